"""The test server (a request may set its clock) on a fresh database of the cluster that KRAM_TEST_DATABASE_URL names."""
import os
import pathlib
import re
import secrets
import subprocess
import tempfile
import time

from tests.house import Installation, answers, free_port, psql


class ServerAlone(Installation):
    def __init__(self, name: str, *options: str):
        self.build = pathlib.Path(os.environ["KRAM_BUILD"]) / "server"
        self.cluster = os.environ["KRAM_TEST_DATABASE_URL"]
        self.database = f"{name}_{secrets.token_hex(4)}"
        self.url = re.sub(r"^(\w+://[^/]*/)[^?]*", rf"\g<1>{self.database}", self.cluster)
        self.options = ["--no-limits", "--no-log", "--test-clock", *options]
        self.port = free_port()
        self.log = pathlib.Path(tempfile.gettempdir()) / f"{self.database}.log"
        self.process = None

    def __enter__(self):
        psql(self.cluster, f"create database {self.database} template template0 encoding 'UTF8' locale 'C.UTF-8'")
        self.kram("migrate")
        self.serve()
        return self

    def __exit__(self, *_):
        self.stop()
        psql(self.cluster, f"drop database if exists {self.database} with (force)")
        self.log.unlink(missing_ok=True)

    def serve(self) -> None:
        self.process = self.launch(self.port, *self.options)

    def launch(self, port: int, *options: str) -> subprocess.Popen:
        """One more server on the same database, once it answers."""
        with open(self.log, "a", encoding="utf-8") as log:
            process = subprocess.Popen([self.build / "kram_test_server", "serve", "--port", str(port), *options,
                                        "--database-url", self.url], stdout=log, stderr=log)
        for _ in range(400):
            if process.poll() is None and answers(port):
                return process
            time.sleep(0.05)
        raise AssertionError("the server does not start: " + self.log_text())

    def log_text(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def stop(self) -> float:
        """Ends the server by SIGTERM; the seconds that took."""
        started = time.monotonic()
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return time.monotonic() - started

    def program_call(self):
        return [self.build / "kram"], ["--database-url", self.url]

    def audit(self) -> str:
        """What kram audit finds wrong, or nothing."""
        done = subprocess.run([self.build / "kram", "audit", "--database-url", self.url], capture_output=True, text=True)
        return "" if done.returncode == 0 else (done.stdout + done.stderr)[-3000:]

    def sql(self, text: str) -> str:
        return psql(self.url, text)
