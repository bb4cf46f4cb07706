"""What toolchains/run starts: PostgreSQL, the server and nginx, on a data folder that is thrown away or kept."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from tests.house import ROOT, Installation, answers, free_port, psql

START_S = 120


class WholeStack(Installation):
    def __init__(self, *options, data=None, demo=False, limits=False, errors=subprocess.DEVNULL):
        self.kept = data is not None
        self.data = pathlib.Path(data or tempfile.mkdtemp(prefix="kram-test."))
        self.options = [*options, *([] if demo else ["--no-demo"]), *([] if limits else ["--serve-option=--no-limits"])]
        self.errors = errors
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        if not self.kept:
            shutil.rmtree(self.data, ignore_errors=True)

    def start(self) -> float:
        """Starts all and waits until it answers; the seconds that took."""
        started = time.monotonic()
        self.process = subprocess.Popen(
            [ROOT / "toolchains" / "run", "--no-build", "--data", self.data, "--port", str(self.port), *self.options],
            stdout=subprocess.DEVNULL, stderr=self.errors, start_new_session=True)
        while time.monotonic() - started < START_S and self.process.poll() is None:
            if self.healthy():
                return time.monotonic() - started
            time.sleep(0.05)
        self.stop()
        raise SystemExit(f"the stack does not start: see {self.data}")

    def stop(self) -> float:
        """Ends all by one SIGTERM; the seconds that took."""
        started = time.monotonic()
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
        return time.monotonic() - started

    def healthy(self) -> bool:
        return answers(self.port)

    def pid(self, service: str) -> int:
        """The process id that the watcher noted for serve, nginx or postgres."""
        found = list(self.data.rglob(f"{service}*.pid"))
        assert found, f"no pid of {service} under {self.data}"
        return int(found[0].read_text().split()[0])

    def program_call(self):
        return [ROOT / "toolchains" / "kram"], ["--data", self.data]

    def database_url(self) -> str:
        return subprocess.run([ROOT / "toolchains" / "postgres", "url", "--data", self.data], capture_output=True,
                              text=True, check=True).stdout.strip()

    def sql(self, text: str, url: str = "") -> list:
        return [line.split("|") for line in psql(url or self.database_url(), text).splitlines()]


def processes_of(pid: int) -> list:
    """The process and its children."""
    return [pid, *map(int, pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def program(name: str) -> pathlib.Path:
    """A program of the native build."""
    return pathlib.Path(os.environ.get("KRAM_BUILD", ROOT / "build" / "native")) / name
