"""The house that benches measure: toolchains/run on a data folder that is kept, with its workspaces loaded once by SQL."""
import http.client
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.house import ROOT  # noqa: E402
from tests.house.whole_stack import WholeStack, program  # noqa: E402


def options():
    """--data DIR [--json] [--seconds N], as toolchains/bench passes them on."""
    words, told = sys.argv[1:], {"data": str(ROOT / ".bench"), "json": False, "seconds": "10"}
    while words:
        word = words.pop(0)
        if word == "--json":
            told["json"] = True
        elif word in ("--data", "--seconds") and words:
            told[word[2:]] = words.pop(0)
        else:
            sys.exit(f"unknown option {word}")
    return told


def tell(told, **figure):
    """One figure: a JSON object, or a line for people."""
    figure = {name: value for name, value in figure.items() if value is not None}
    if told["json"]:
        print(json.dumps(figure, ensure_ascii=False), flush=True)
    else:
        rest = "  ".join(f"{name} {value}" for name, value in figure.items() if name != "name")
        print(f"{figure['name']:<44} {rest}", flush=True)


class House(WholeStack):
    def __init__(self, told):
        data = pathlib.Path(told["data"]) / "house"
        data.parent.mkdir(parents=True, exist_ok=True)
        super().__init__("--serve-option=--no-log", data=data, errors=sys.stderr)

    def start(self):
        super().start()
        self.database = self.database_url()

    def one(self, text):
        """The one value that the statement finds, or nothing."""
        rows = self.sql(text)
        return rows[0][0] if rows else ""

    def workspace(self, name, script, **variables):
        """The workspace of that name, loaded by the script when it is not there yet."""
        found = self.one(f"select id from workspace where name = '{name}'")
        if found:
            return found
        making = name + " (loading)"
        workspace = self.one(f"select id from workspace where name = '{making}'")
        if not workspace:
            login = "bench-" + "".join(c for c in name if c.isalnum() and c.isascii())
            workspace = self.new_company(making, login)
        settings = [f"-v{key}={value}" for key, value in dict(variables, workspace=workspace).items()]
        print(f"loading {name}, once", file=sys.stderr)
        subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", self.database, *settings, "-f", HERE / script],
                       check=True)
        self.sql("select setval('sales_order_id_seq', greatest((select max(id) from sales_order), 1))")
        self.sql("vacuum analyze sales_order")
        self.sql(f"update workspace set name = '{name}' where id = {workspace}")
        return workspace

    def orders(self):
        """Workspaces of 10,000 and 1,000,000 orders, and another whose clients have names of their own."""
        small = self.workspace("Bench 10000 orders", "orders_load.sql", orders=10_000, clients=1_000, surname_prefix="")
        other = self.workspace("Bench other", "orders_load.sql", orders=1_000, clients=500, surname_prefix="східно")
        large = self.workspace("Bench 1000000 orders", "orders_load.sql", orders=1_000_000, clients=20_000,
                               surname_prefix="")
        return small, large, other

    def get(self, token, path):
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        connection.request("GET", "/api/v1" + path, headers={"Authorization": "Bearer " + token})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            sys.exit(f"GET {path}: {answer.status} {text[:300]}")
        return json.loads(text)

    def load(self, *words, token, clients, seconds=1):
        done = subprocess.run(
            [program("tests/bench/kram_bench_load"), *words, "--url", self.url, "--token", token,
             "--clients", str(clients), "--seconds", str(seconds)], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"kram_bench_load: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def measure(self, paths, token, passes=5):
        """p50 and p99 of asking each path in turn, several times over, by one client."""
        file = self.data.parent / f"paths-{os.getpid()}.txt"
        file.write_text("\n".join(list(paths) * passes) + "\n")
        try:
            self.load("get", str(file), token=token, clients=1)  # once to warm up
            return self.load("get", str(file), token=token, clients=1)
        finally:
            file.unlink()

    # What the processes of this house have used, in microseconds of CPU, by the program's name.
    def cpu_micros(self):
        ticks = os.sysconf("SC_CLK_TCK")
        parents, names, used = {}, {}, {}
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            name = stat[stat.index("(") + 1:stat.rindex(")")]
            fields = stat[stat.rindex(")") + 2:].split()
            pid = int(entry.name)
            parents[pid], names[pid] = int(fields[1]), name
            # With those of the children that have ended: sessions come and go under the postmaster.
            used[pid] = int(sum(int(field) for field in fields[11:15]) * 1_000_000 / ticks)
        postmaster = int((self.data / "postgres" / "postmaster.pid").read_text().splitlines()[0])
        mine = {self.process.pid, postmaster}
        for _ in range(8):
            mine |= {pid for pid, parent in parents.items() if parent in mine}
        sums = {}
        for pid in mine:
            if names.get(pid) in ("kram", "nginx", "postgres"):
                sums[names[pid]] = sums.get(names[pid], 0) + used[pid]
        return sums

    def metric(self, name, endpoint):
        """A counter of the server behind nginx, by its endpoint."""
        for entry in pathlib.Path("/proc").iterdir():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"serve" in words and b"--port" in words and self._is_ours(entry.name):
                port = int(words[words.index(b"--port") + 1])
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                connection.request("GET", "/metrics")
                lines = connection.getresponse().read().decode().splitlines()
                return sum(float(line.split()[-1]) for line in lines
                           if line.startswith(name) and f'"{endpoint}"' in line)
        return 0

    def _is_ours(self, pid):
        while pid not in ("0", "1"):
            if int(pid) == self.process.pid:
                return True
            stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
            pid = stat[stat.rindex(")") + 2:].split()[1]
        return False
