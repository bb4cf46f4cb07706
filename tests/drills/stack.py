"""The stack that drills hurt: toolchains/run on a data folder that is thrown away, with a company, and who speaks to it."""
import http.client
import json
import secrets

from tests.house.whole_stack import WholeStack


class Stack(WholeStack):
    def __enter__(self):
        super().__enter__()
        self.secret = self.token(self.new_company("Вправи", "owner"), "import")
        return self


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
    caller = Caller(stack, stack.secret)
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
