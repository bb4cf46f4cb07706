"""Runs PostgreSQL, the server and nginx of one data folder: starts them in order, restarts what dies, stops all.

Called by toolchains/run once everything is built. Nothing here knows the business.
"""
import argparse
import fcntl
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = Path(os.environ.get("KRAM_BUILD_ROOT", ROOT / "build"))
SOURCE = ROOT / "toolchains" / "nginx"
SWAGGER = ROOT / "toolchains" / "npm" / "node_modules" / "swagger-ui-dist"
POSTGRES = str(ROOT / "toolchains" / "postgres")
PG_BIN = Path("/usr/lib/postgresql/15/bin")
SERVICE_USER = "kram"
BACK_OFF_FIRST_S, BACK_OFF_MAX_S, STEADY_AFTER_S = 0.1, 10.0, 30.0
READY_WITHIN_S = 60.0


class Failure(Exception):
    """Something that the person who started us must hear in one line."""


class Stopped(Exception):
    """SIGTERM or SIGINT came."""


def as_service(argv: list[str]) -> list[str]:
    """The same command as the unprivileged user; it gets SIGTERM when we are gone, however we went."""
    prefix = ["setpriv", "--pdeathsig", "TERM"]
    if os.geteuid() == 0:
        prefix = ["setpriv", f"--reuid={SERVICE_USER}", f"--regid={SERVICE_USER}", "--clear-groups", "--pdeathsig", "TERM"]
    return prefix + argv


class Service:
    """One child process that must always run."""

    def __init__(self, name: str, argv: list[str], log: Path, stop_signal: int, environment: dict[str, str]):
        self.name, self.argv, self.log, self.stop_signal = name, argv, log, stop_signal
        self.environment = environment
        self.process: subprocess.Popen | None = None
        self.started_at = 0.0
        self.delay_s = BACK_OFF_FIRST_S
        self.start_at: float | None = None
        self.deaths = 0

    def start(self) -> None:
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(as_service(self.argv), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            start_new_session=True, env=self.environment, cwd=self.log.parent)
        self.log.with_suffix(".pid").write_text(str(self.process.pid))
        self.started_at = time.monotonic()
        self.start_at = None

    def watch(self) -> None:
        """Starts the process again some time after its death; the wait doubles while it keeps dying."""
        now = time.monotonic()
        if self.start_at is not None:
            if now >= self.start_at:
                self.start()
            return
        if self.process is None or self.process.poll() is None:
            if now - self.started_at > STEADY_AFTER_S:
                self.delay_s, self.deaths = BACK_OFF_FIRST_S, 0
            return
        self.deaths += 1
        self.end_orphans()
        say(f"{self.name} ended with {self.process.returncode}; starting it again in {self.delay_s:g} s (log: {self.log})")
        self.start_at = now + self.delay_s
        self.delay_s = min(self.delay_s * 2, BACK_OFF_MAX_S)

    def end_orphans(self) -> None:
        """nginx's workers outlive a master that was killed, and keep its port."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def send(self, number: int) -> None:
        if self.running():
            self.process.send_signal(number)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def wait_for(services: list[Service], within_s: float) -> None:
    end = time.monotonic() + within_s
    while time.monotonic() < end and any(service.running() for service in services):
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listen_addresses(port: int) -> list[str]:
    """Both loopbacks where the machine has both: browsers may try either for localhost."""
    found = []
    for family, address, written in ((socket.AF_INET, "127.0.0.1", "127.0.0.1"), (socket.AF_INET6, "::1", "[::1]")):
        try:
            with socket.socket(family) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((address, port))
            found.append(f"{written}:{port}")
        except OSError as error:
            if error.errno == 98:
                raise Failure(f"port {port} is taken by another program; choose another with --port") from error
            if error.errno == 13:
                raise Failure(f"port {port} is not allowed for us; choose one above 1023 with --port") from error
    if not found:
        raise Failure("this machine has no loopback address")
    return found


def lock_data_folder(data: Path):
    """Held for as long as we live; says who holds it otherwise."""
    lock = open(data / "run.lock", "a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        raise Failure(f"the data folder {data} is in use by process {lock.read().strip() or '(unknown)'}") from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def end_leftovers(data: Path) -> None:
    """Ends what an earlier run, killed without mercy, may have left behind in this data folder."""
    subprocess.run([POSTGRES, "stop", "--data", str(data)], check=False)
    for path in (data / "nginx.pid", data / "serve.pid"):
        written = path.read_text() if path.exists() else ""
        if written.isdigit():
            for pid in session_members(int(written), data):
                os.kill(pid, signal.SIGKILL)


def session_members(leader: int, folder: Path) -> list[int]:
    """The processes of a session that work in that folder: a number used again by strangers is not taken for ours."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.getsid(int(entry.name)) == leader and entry.joinpath("cwd").readlink() == folder:
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def write_nginx(data: Path, port: int, serve_port: int, web: Path) -> Path:
    state = data / "nginx"
    subprocess.run(as_service(["mkdir", "-p", str(state)]), check=True)
    words = {
        "STATE": state, "SOURCE": SOURCE, "SWAGGER": SWAGGER, "WEB": web, "SERVE_PORT": serve_port,
        "LISTEN": "\n".join(f"    listen {address};" for address in listen_addresses(port)),
    }
    text = (SOURCE / "nginx.conf.in").read_text()
    for word, value in words.items():
        text = text.replace(f"@{word}@", str(value))
    configuration = state / "nginx.conf"
    configuration.write_text(text)
    write_problems(state)
    return configuration


def write_problems(state: Path) -> None:
    for line in (SOURCE / "problems.tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        status, code, *details = line.split("\t")
        for language, detail in zip(("uk", "en"), details, strict=True):
            folder = state / "problems" / language
            folder.mkdir(parents=True, exist_ok=True)
            body = {"type": "about:blank", "title": HTTPStatus(int(status)).phrase, "status": int(status),
                    "detail": detail, "code": code}
            (folder / f"{status}.json").write_text(json.dumps(body, ensure_ascii=False) + "\n")


class Stack:
    """The three services of one data folder, and the steps that lead to a served page."""

    def __init__(self, arguments: argparse.Namespace):
        self.arguments = arguments
        self.data = Path(arguments.data).resolve()
        self.binary = Path(os.environ.get("KRAM_SERVER_BINARY", BUILD / "native" / "server" / "kram"))
        self.web = Path(os.environ.get("KRAM_WEB", BUILD / "wasm" / "web"))
        self.url = arguments.database_url or ""
        self.services: list[Service] = []
        self.environment = dict(os.environ)

    def add(self, name: str, argv: list[str], log: Path, stop_signal: int) -> Service:
        service = Service(name, argv, log, stop_signal, self.environment)
        self.services.append(service)
        service.start()
        return service

    def check_readable(self) -> None:
        """The service user must reach what it runs and serves."""
        for path, what in ((self.binary, "the server"), (self.web / "index.html", "the page"), (SOURCE / "nginx.conf.in", "the project")):
            if not path.exists():
                raise Failure(f"{path} is missing: the build did not make it")
            if subprocess.run(as_service(["test", "-r", str(path)]), check=False).returncode != 0:
                raise Failure(f"{what} at {path} can't be read by the user '{SERVICE_USER}': a folder above it is closed. "
                              "Clone the project somewhere open, such as /opt/kram")

    def start_postgres(self) -> None:
        if self.url:
            return
        subprocess.run([POSTGRES, "init", "--data", str(self.data)], check=True)
        service = self.add("PostgreSQL", [str(PG_BIN / "postgres"), "-D", str(self.data / "postgres")],
                           self.data / "postgres.log", signal.SIGINT)
        self.url = subprocess.check_output([POSTGRES, "url", "--data", str(self.data)], text=True).strip()
        deadline = time.monotonic() + READY_WITHIN_S
        maintenance = self.url.replace("//kram@/kram?", "//postgres@/postgres?")
        while subprocess.run([str(PG_BIN / "pg_isready"), "-q", "-d", maintenance], check=False).returncode != 0:
            if not service.running() or time.monotonic() > deadline:
                raise Failure(f"PostgreSQL did not start; see {service.log}\n{tail(service.log)}")
            time.sleep(0.05)
        subprocess.run([POSTGRES, "database", "--data", str(self.data)], check=True)

    def kram(self, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run(as_service([str(self.binary), *words, "--database-url", self.url]), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False, cwd="/",
                              env=self.environment, start_new_session=True)

    def migrate(self) -> None:
        done = self.kram("migrate")
        if done.returncode != 0:
            raise Failure(f"the database could not be brought up to date:\n{done.stdout}{done.stderr}")

    def database_is_empty(self) -> bool:
        query = "select count(*) from workspace"
        done = subprocess.run(["psql", "-X", "-At", "-d", self.url, "-c", query], capture_output=True, text=True, check=False)
        return done.returncode == 0 and done.stdout.strip() == "0"

    def demo(self) -> str:
        """The logins of the demo company, made when the database is empty and kept for the next start."""
        logins = self.data / "demo-logins.txt"
        if self.arguments.no_demo:
            return ""
        if self.database_is_empty():
            done = self.kram("demo")
            if done.returncode != 0:
                raise Failure(f"the demo company could not be made:\n{done.stdout}{done.stderr}")
            logins.write_text(done.stdout)
            logins.chmod(0o600)
        return logins.read_text() if logins.exists() else ""

    def start(self) -> None:
        self.check_readable()
        self.environment["TZ"] = "UTC"
        addresses_free = listen_addresses(self.arguments.port)
        assert addresses_free
        self.start_postgres()
        self.environment["KRAM_DATABASE_URL"] = self.url
        self.migrate()
        logins = self.demo()
        serve_port = free_port()
        configuration = write_nginx(self.data, self.arguments.port, serve_port, self.web)
        serve = self.add("the server", [str(self.binary), "serve", "--port", str(serve_port), *self.arguments.serve_option],
                         self.data / "serve.log", signal.SIGTERM)
        nginx = self.add("nginx", ["/usr/sbin/nginx", "-p", str(self.data / "nginx"), "-c", str(configuration)],
                         self.data / "nginx.log", signal.SIGQUIT)
        self.wait_until_ready(serve, nginx)
        address = f"http://localhost:{self.arguments.port}"
        (self.data / "address.txt").write_text(address + "\n")
        print(f"\n{logins.rstrip()}\n\nKram is at {address}   (Ctrl-C stops it)" if logins else f"Kram is at {address}", flush=True)

    def wait_until_ready(self, serve: Service, nginx: Service) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.arguments.port}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (OSError, urllib.error.URLError):
                pass
            for service in (serve, nginx):
                service.watch()
                if service.deaths >= 3 or time.monotonic() > deadline:
                    raise Failure(f"{service.name} does not come up; the end of {service.log}:\n{tail(service.log)}")
            time.sleep(0.05)

    def watch(self) -> None:
        while True:
            for service in self.services:
                service.watch()
            time.sleep(0.1)

    def stop(self) -> None:
        """In at most 15 s: first those who ask the database, then the database."""
        front = [service for service in self.services if service.name != "PostgreSQL"]
        for service in front:
            service.send(service.stop_signal)
        wait_for([service for service in front if service.name == "nginx"], 2)
        for service in front:
            if service.name == "nginx":
                service.send(signal.SIGTERM)
        wait_for(front, 4)
        for service in front:
            service.send(signal.SIGKILL)
        back = [service for service in self.services if service not in front]
        for number, within_s in ((signal.SIGINT, 5), (signal.SIGQUIT, 2), (signal.SIGKILL, 1)):
            for service in back:
                service.send(number)
            wait_for(back, within_s)
        wait_for(front, 1)


def tail(path: Path) -> str:
    try:
        return "\n".join(path.read_text(errors="replace").splitlines()[-15:])
    except OSError:
        return ""


def stop_on_signal(number, frame):
    # The second one must not interrupt the stopping.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise Stopped


def main() -> int:
    parser = argparse.ArgumentParser(prog="toolchains/run", description="Builds Kram and runs it on this machine.")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--data", required=True)
    parser.add_argument("--database-url")
    parser.add_argument("--no-demo", action="store_true")
    parser.add_argument("--serve-option", action="append", default=[], help="passed on to kram serve")
    arguments = parser.parse_args()
    # Started in the background a shell leaves SIGINT ignored: take both signals back.
    signal.signal(signal.SIGTERM, stop_on_signal)
    signal.signal(signal.SIGINT, stop_on_signal)
    signal.signal(signal.SIGHUP, stop_on_signal)
    # Connections are files: take as many as the machine lets us.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY else 65536, hard))
    stack = Stack(arguments)
    try:
        lock = lock_data_folder(stack.data)
        end_leftovers(stack.data)
        stack.start()
        stack.watch()
    except Failure as failure:
        say(f"run: {failure}")
        return 1
    except subprocess.CalledProcessError as error:
        say(f"run: {' '.join(map(str, error.cmd[:2]))} failed")
        return 1
    except Stopped:
        return 0
    finally:
        stack.stop()
    del lock
    return 0


if __name__ == "__main__":
    sys.exit(main())
