"""The server that the stories run on, a workspace for each of them, and who speaks to it."""
import http.client
import json
import secrets

from tests.house.server_alone import ServerAlone


class House(ServerAlone):
    def __init__(self):
        super().__init__("scenarios", "--threads", "4")
        self.workspaces = 0

    def new_workspace(self):
        """A workspace of its own; the secrets of a token that may do all but manage people, and of one that only sells."""
        self.workspaces += 1
        name = f"story{self.workspaces}"
        workspace = self.new_company(name, name)
        return workspace, {scope: self.token(workspace, scope) for scope in ("import", "orders")}

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)


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
