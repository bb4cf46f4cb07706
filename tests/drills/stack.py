"""The whole stack as toolchains/run starts it (PostgreSQL, server, nginx of a throw-away data folder), and who speaks to it."""
import http.client
import json
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "kvitka-na-pidvikonni-7"


def children_and_self(pid: int) -> list:
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Stack:
    def __init__(self):
        self.data = tempfile.mkdtemp(prefix="kram-drill.")
        self.port = free_port()
        self.process = None

    def __enter__(self):
        self.start()
        made = self.kram("user", "add", "owner", "Власниця", "owner", "--company", "Вправи", input=PASSWORD + "\n")
        self.workspace = made.split()[-1]
        self.token = self.kram("token", "add", "import", "import", "--workspace", self.workspace).split()[-1]
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def start(self) -> float:
        """Starts all and waits until it answers; the seconds that took."""
        started = time.monotonic()
        self.process = subprocess.Popen(
            [ROOT / "toolchains" / "run", "--no-build", "--no-demo", "--data", self.data, "--port", str(self.port),
             "--serve-option=--no-limits"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while time.monotonic() - started < 60:
            if self.healthy():
                return time.monotonic() - started
            time.sleep(0.05)
        raise SystemExit("the stack does not start")

    def stop(self) -> float:
        """Ends all by one SIGTERM; the seconds that took."""
        started = time.monotonic()
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)
        return time.monotonic() - started

    def healthy(self) -> bool:
        try:
            return Caller(self, timeout=2).ask("GET", "/healthz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def kram(self, *words, input=None) -> str:
        done = subprocess.run([ROOT / "toolchains" / "kram", *words, "--data", self.data], input=input,
                              capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f"kram {' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout

    def pid(self, service: str) -> int:
        """The process id that the watcher noted for server, nginx or postgres."""
        found = list(pathlib.Path(self.data).rglob(f"{service}*.pid"))
        assert found, f"no pid of {service} under {self.data}"
        return int(found[0].read_text().split()[0])

    def database_url(self) -> str:
        return subprocess.run([ROOT / "toolchains" / "postgres", "url", "--data", self.data], capture_output=True,
                              text=True, check=True).stdout.strip()

    def sql(self, text: str, url: str = "") -> list:
        done = subprocess.run(["psql", "-X", "-At", "-v", "ON_ERROR_STOP=1", url or self.database_url(), "-c", text],
                              capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return [line.split("|") for line in done.stdout.splitlines()]


class Caller:
    """One keep-alive connection through nginx."""

    def __init__(self, stack: Stack, token: str = "", timeout: float = 20):
        self.stack, self.token, self.timeout = stack, token, timeout
        self.connection = None

    def ask(self, method, path, body=None, key=None, version=None):
        """Status and decoded body; OSError or HTTPException when the connection fails."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("localhost", self.stack.port, timeout=self.timeout)
        headers = {"Accept-Language": "uk"}
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        if method != "GET":
            headers |= {"Idempotency-Key": key or secrets.token_hex(16), "Content-Type": "application/json"}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        try:
            self.connection.request(method, path, None if body is None else json.dumps(body).encode(), headers)
            reply = self.connection.getresponse()
            raw = reply.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        kind = reply.getheader("Content-Type") or ""
        return reply.status, json.loads(raw) if "json" in kind and raw else raw.decode(errors="replace")

    def api(self, method, path, body=None, **more):
        return self.ask(method, "/api/v1" + path, body, **more)

    def make(self, path, body):
        status, reply = self.api("POST", path, body)
        assert status in (200, 201), (path, status, reply)
        return reply


def furnish(stack: Stack) -> dict:
    """A firm with a warehouse, an account, a client and one product of which there is plenty."""
    caller = Caller(stack, stack.token)
    firm = caller.make("/legal-entities", {"name": "ТОВ Вправа"})["id"]
    warehouse = caller.make("/warehouses", {"name": "Склад"})["id"]
    prices = caller.make("/price-lists", {"name": "Роздріб"})["id"]
    account = caller.make("/accounts", {"legal_entity_id": firm, "kind": "bank", "name": "Банк"})["id"]
    settings = {"default_legal_entity_id": firm, "default_warehouse_id": warehouse, "default_price_list_id": prices}
    _, now = caller.api("GET", "/workspace")
    status, reply = caller.api("PATCH", "/workspace", settings, version=now["version"])
    assert status == 200, reply
    product = caller.make("/products", {"kind": "good", "name": "Болт", "tax": "none", "price": "2.50"})["id"]
    client = caller.make("/clients", {"name": "Олена Коваль"})["id"]
    caller.make("/receipts", {"kind": "opening", "lines": [{"product_id": product, "quantity": "1000000", "unit_cost": "1.00"}]})
    return {"account": account, "product": product, "client": client}
