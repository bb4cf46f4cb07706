"""A fresh database and a test server on it, for as long as the stories run; a workspace for each of them."""
import http.client
import json
import os
import pathlib
import secrets
import signal
import socket
import subprocess
import time
import urllib.parse


class House:
    def __enter__(self):
        self.build = pathlib.Path(os.environ["KRAM_BUILD"]) / "server"
        self.cluster = os.environ["KRAM_TEST_DATABASE_URL"]
        self.database = "scenarios_" + secrets.token_hex(4)
        self._sql(f'create database {self.database} template template0 encoding utf8')
        self.url = self._url_of(self.database)
        self.workspaces = 0
        self._kram("migrate")
        self.port = self._free_port()
        self.server = subprocess.Popen(
            [self.build / "kram_test_server", "serve", "--port", str(self.port), "--no-limits", "--no-log",
             "--test-clock", "--threads", "4", "--database-url", self.url])
        self._wait()
        return self

    def __exit__(self, *_):
        self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(15)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        self._sql(f"drop database if exists {self.database} with (force)")

    def new_workspace(self):
        """A workspace of its own; the secrets of a token that may do all but manage people, and of one that only sells."""
        self.workspaces += 1
        name = f"story{self.workspaces}"
        made = self._kram("user", "add", name, "Власник", "owner", "--company", name, input="kvitka-na-pidvikonni-7\n")
        workspace = made.split()[-1]
        tokens = {scope: self._kram("token", "add", scope, scope, "--workspace", workspace).strip()
                  for scope in ("import", "orders")}
        return workspace, tokens

    def audit(self):
        """What kram audit finds wrong, or nothing."""
        done = subprocess.run([self.build / "kram", "audit", "--database-url", self.url], capture_output=True, text=True)
        return "" if done.returncode == 0 else (done.stdout + done.stderr)[-3000:]

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def _kram(self, *words, input=None):
        done = subprocess.run([self.build / "kram", *words, "--database-url", self.url], input=input,
                              capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise SystemExit(f"kram {' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout

    def _url_of(self, database):
        parts = urllib.parse.urlsplit(self.cluster)
        return urllib.parse.urlunsplit(parts._replace(path="/" + database))

    def sql(self, text):
        self._sql(text, self.url)

    def _sql(self, text, database=None):
        subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database or self.cluster, "-c", text],
                       check=True, timeout=60)

    @staticmethod
    def _free_port():
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def _wait(self):
        for _ in range(200):
            if self.server.poll() is not None:
                raise SystemExit("the server ended at once")
            try:
                connection = self.connect()
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise SystemExit("the server did not start")


class Caller:
    """Speaks to the API as one token does; tells status and decoded body."""

    def __init__(self, house, token):
        self.house, self.token = house, token
        self.connection = house.connect()

    def ask(self, method, path, body=None, now=None, version=None, key=None):
        headers = {"Authorization": "Bearer " + self.token, "Connection": "keep-alive", "Accept-Language": "uk"}
        if now:
            headers["X-Test-Now"] = now
        if method != "GET":
            headers["Idempotency-Key"] = key or secrets.token_hex(16)
            headers["Content-Type"] = "application/json"
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        text = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        if method != "GET" and text is None:
            text = b"{}"
        try:
            self.connection.request(method, "/api/v1" + path, text, headers)
            reply = self.connection.getresponse()
        except (http.client.HTTPException, OSError):
            self.connection.close()
            self.connection.request(method, "/api/v1" + path, text, headers)
            reply = self.connection.getresponse()
        raw = reply.read()
        kind = reply.getheader("Content-Type") or ""
        return reply.status, json.loads(raw) if "json" in kind and raw else raw.decode(), raw
