"""A fresh database, a server on it, two companies and somebody in every role: what the contract tests ask."""
import http.client
import json
import pathlib
import re
import time
import uuid

from tests.house.server_alone import ServerAlone

ROLES = ["owner", "head_of_sales", "seller", "warehouse", "accountant", "administrator"]
PASSWORD = "коректний кінь батарея"
LIMIT_S = 20


class Answer:
    def __init__(self, status, headers, body, seconds):
        self.status, self.headers, self.body, self.seconds = status, headers, body, seconds

    @property
    def json(self):
        return json.loads(self.body)

    def code(self):
        return self.json.get("code") if self.body else None


class Caller:
    """One keep-alive connection with a session, a token, or nothing."""

    def __init__(self, port: int, session: str = "", token: str = "", language: str = "en"):
        self.port, self.session, self.token, self.language = port, session, token, language
        self.connection = None

    def headers(self, given: dict) -> dict:
        headers = {"Connection": "keep-alive", "Accept-Language": self.language}
        if self.session:
            headers |= {"X-Session": self.session, "X-Kram": "1"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return {name: value for name, value in (headers | given).items() if value is not None}

    def send(self, method: str, path: str, body=None, **given) -> Answer:
        given = {name.replace("_", "-"): value for name, value in given.items()}
        if method in ("POST", "PATCH", "DELETE"):
            given = {"Idempotency-Key": str(uuid.uuid4())} | given
        payload = body if isinstance(body, bytes) or body is None else json.dumps(body, ensure_ascii=False).encode()
        started = time.monotonic()
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT_S)
            try:
                self.connection.request(method, path, payload, self.headers(given))
                response = self.connection.getresponse()
                return Answer(response.status, response.headers, response.read(), time.monotonic() - started)
            except (http.client.HTTPException, ConnectionError, BrokenPipeError):
                self.connection.close()
                self.connection = None
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")

    def api(self, method: str, path: str, body=None, **given) -> Answer:
        return self.send(method, "/api/v1" + path, body, **given)

    def make(self, path: str, body: dict) -> dict:
        answer = self.api("POST", path, body)
        assert answer.status in (200, 201), (path, answer.status, answer.body)
        return answer.json


class House(ServerAlone):
    def __init__(self):
        super().__init__("contract")
        self.statements = str(self.log) + ".statements"
        self.options += ["--list-statements", self.statements]
        self.callers = {}
        self.known_rights = {}

    def __exit__(self, *_):
        super().__exit__()
        pathlib.Path(self.statements).unlink(missing_ok=True)

    def serve(self) -> None:
        """The first time with two companies and somebody in every role."""
        super().serve()
        if self.callers:
            return
        self.new_company("Перша", "owner", PASSWORD)
        self.new_company("Друга", "stranger", PASSWORD)
        owner = self.callers["owner"] = self.sign_in("owner")
        for role in ROLES[1:]:
            owner.make("/users", {"login": role, "name": role, "role": role, "password": PASSWORD})
            self.callers[role] = self.sign_in(role)
        self.callers["anonymous"] = Caller(self.port)
        for scope in ("read", "orders", "import"):
            made = owner.make("/tokens", {"name": scope, "scopes": [scope]})
            self.callers[f"token {scope}"] = Caller(self.port, token=made["secret"])
        self.stranger = self.sign_in("stranger")

    def sign_in(self, login: str) -> Caller:
        answer = Caller(self.port).api("POST", "/session", {"login": login, "password": PASSWORD})
        assert answer.status == 200, (login, answer.status, answer.body)
        cookie = re.match(r"__Host-sid=([\w-]+)", answer.headers["Set-Cookie"])
        return Caller(self.port, session=cookie.group(1))

    def rights(self, name: str) -> set:
        """What /me says the caller may do."""
        if name not in self.known_rights:
            self.known_rights[name] = set(self.callers[name].api("GET", "/me").json["permissions"])
        return self.known_rights[name]

    def digest(self) -> str:
        """All that the business knows, without sessions, kept answers and when somebody was last seen."""
        tables = self.sql("select table_name from information_schema.tables where table_schema = 'public'"
                           " and table_name not in ('session', 'idempotency', 'api_token') order by 1").split()
        union = " union all ".join(f"select '{t}', md5(coalesce(string_agg(x::text, '|' order by x::text), '')) from {t} x" for t in tables)
        return self.sql(union)


def furnish(caller: Caller) -> dict:
    """One row of every kind, so that there is something to ask for; ids by the resource's path."""
    ids = {}
    entity = caller.make("/legal-entities", {"name": "ФОП Проба"})
    warehouse = caller.make("/warehouses", {"name": "Склад"})
    prices = caller.make("/price-lists", {"name": "Роздріб"})
    account = caller.make("/accounts", {"legal_entity_id": entity["id"], "kind": "bank", "name": "Банк"})
    workspace = caller.api("GET", "/workspace").json
    changed = caller.api("PATCH", "/workspace", {"default_legal_entity_id": entity["id"], "default_warehouse_id": warehouse["id"],
                                                 "default_price_list_id": prices["id"]}, If_Match=str(workspace["version"]))
    assert changed.status == 200, changed.body
    category = caller.make("/categories", {"name": "Різне"})
    product = caller.make("/products", {"kind": "good", "name": "Болт", "unit": "шт", "tax": "none"})
    rule = caller.make(f"/price-lists/{prices['id']}/rules", {"product_id": product["id"], "price": "10.00"})
    client = caller.make("/clients", {"name": "Іван", "phones": ["+380501112233"]})
    supplier = caller.make("/suppliers", {"name": "Постачальник"})
    receipt = caller.make("/receipts", {"kind": "opening", "warehouse_id": warehouse["id"], "legal_entity_id": entity["id"],
                                        "lines": [{"product_id": product["id"], "quantity": "100", "unit_cost": "5.00"}]})
    order = caller.make("/orders", {"client_id": client["id"], "lines": [{"product_id": product["id"], "quantity": "1", "price": "10.00"}]})
    sold = caller.make("/orders", {"client_id": client["id"], "confirm": True, "lines": [{"product_id": product["id"], "quantity": "1", "price": "10.00"}]})
    cost = caller.make(f"/orders/{sold['id']}/costs", {"kind": "packaging", "amount": "2.00"})["costs"][0]
    users = caller.api("GET", "/users").json["items"]
    tokens = caller.make("/tokens", {"name": "проба", "scopes": ["read"]})
    sessions = caller.api("GET", "/sessions").json["items"]
    ids |= {"/legal-entities": entity, "/warehouses": warehouse, "/places": warehouse["places"][0], "/price-lists": prices, "/accounts": account,
            "/categories": category, "/products": product, "/price-rules": rule, "/clients": client, "/suppliers": supplier,
            "/receipts": receipt, "/orders": order, "/order-costs": cost, "/users": users[0], "/tokens": tokens,
            "/sessions": sessions[0]}
    return ids
