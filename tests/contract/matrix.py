"""Every endpoint with every caller, foreign ids and broken requests, walked from openapi.json."""
import urllib.parse

from tests.contract.broken import BIG, HOSTILE_PARAMETERS, broken_bodies

METHODS = ("get", "post", "patch", "delete")
QUICK_S = 0.2


def operations(house):
    document = house.callers["anonymous"].send("GET", "/openapi.json").json
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield document, path, method.upper(), item[method]


def with_id(path: str, rows: dict) -> str:
    """The path with the id of a row of that kind."""
    base = path.split("/{id}")[0]
    return path.replace("{id}", rows[base]["id"]) if "{id}" in path else path


def must_be_problem(answer, what, statuses=range(400, 500)):
    assert answer.status in statuses, (what, answer.status, answer.body[:300])
    assert answer.headers["Content-Type"].startswith("application/problem+json"), (what, answer.headers["Content-Type"])
    problem = answer.json
    for name in ("type", "title", "status", "detail", "code", "request_id"):
        assert name in problem, (what, problem)
    assert problem["status"] == answer.status and "{" not in problem["detail"], (what, problem)
    return problem


def every_caller_gets_what_his_role_allows(house):
    checked = 0
    for _, path, method, operation in operations(house):
        permission = operation["x-permission"]
        for name, caller in house.callers.items():
            if method == "DELETE" and path == "/session":
                continue
            # A body that no operation accepts: whoever may ask hears 400, whoever may not never gets that far.
            answer = caller.api(method, with_id(path, house.own) + ("?zzz=1" if method == "GET" else ""), b'{"zzz": 1}', If_Match="1")
            may = permission == "anyone" or (name != "anonymous" and permission in house.rights(name))
            expected = 400 if may else 401 if name == "anonymous" else 403
            assert answer.status == expected, (name, method, path, permission, answer.status, answer.body[:200])
            must_be_problem(answer, (name, path))
            checked += 1
    return f"{checked} pairs"


def foreign_ids_are_not_found(house):
    before = house.digest()
    checked = 0
    bodies = {"/orders/{id}/payments": {"account_id": house.own["/accounts"]["id"]},
              "/orders/{id}/costs": {"kind": "other", "amount": "1.00"},
              "/warehouses/{id}/places": {"name": "чуже"},
              "/price-lists/{id}/rules": {"product_id": house.own["/products"]["id"], "price": "1"}}
    for _, path, method, _ in operations(house):
        if "{id}" not in path:
            continue
        for rows in (house.foreign, {base: {"id": "987654321"} for base in house.foreign}):
            answer = house.callers["owner"].api(method, with_id(path, rows), bodies.get(path, {}) if method != "GET" else None, If_Match="1")
            if path in ("/orders/{id}/events", "/price-lists/{id}/rules") and answer.status == 200:
                assert answer.json["items"] == [], (path, answer.body[:300])
            else:
                assert answer.status == 404, (method, path, answer.status, answer.body[:300])
            checked += 1
        for text in ("0", "-1", "abc", "1%20OR%201=1", "99999999999999999999", "%00", "%zz"):
            must_be_problem(house.callers["owner"].api(method, path.replace("{id}", text), {}, If_Match="1"), (path, text))
    assert house.digest() == before
    return f"{checked} requests"


def foreign_references_are_refused(house):
    """Ids inside bodies: of another workspace, and of nothing."""
    before = house.digest()
    owner, own, checked = house.callers["owner"], house.own, 0
    for rows in (house.foreign, {base: {"id": "987654321"} for base in house.foreign}):
        ids = {base: row["id"] for base, row in rows.items()}
        line = {"product_id": own["/products"]["id"], "quantity": "1"}
        bodies = [("POST", "/orders", {"client_id": ids["/clients"]}), ("POST", "/orders", {"legal_entity_id": ids["/legal-entities"]}),
                  ("POST", "/orders", {"price_list_id": ids["/price-lists"]}), ("POST", "/orders", {"warehouse_id": ids["/warehouses"]}),
                  ("POST", "/orders", {"responsible_id": ids["/users"]}), ("POST", "/orders", {"lines": [line | {"product_id": ids["/products"]}]}),
                  ("POST", "/orders", {"lines": [line | {"warehouse_id": ids["/warehouses"]}]}),
                  ("POST", f"/orders/{own['/orders']['id']}/payments", {"account_id": ids["/accounts"]}),
                  ("POST", f"/orders/{own['/orders']['id']}/costs", {"kind": "other", "amount": "1.00", "account_id": ids["/accounts"]}),
                  ("POST", f"/orders/{own['/orders']['id']}/costs", {"kind": "other", "amount": "1.00", "supplier_id": ids["/suppliers"]}),
                  ("POST", "/accounts", {"legal_entity_id": ids["/legal-entities"], "kind": "bank", "name": "x"}),
                  ("POST", "/clients", {"name": "x", "price_list_id": ids["/price-lists"]}), ("POST", "/clients", {"name": "x", "manager_id": ids["/users"]}),
                  ("POST", "/products", {"kind": "good", "name": "x", "unit": "шт", "tax": "none", "category_id": ids["/categories"]}),
                  ("POST", "/products", {"kind": "good", "name": "x", "unit": "шт", "tax": "none", "parent_id": ids["/products"]}),
                  ("POST", "/receipts", {"kind": "opening", "warehouse_id": ids["/warehouses"], "lines": [{"product_id": own["/products"]["id"], "quantity": "1", "unit_cost": "1"}]}),
                  ("POST", "/receipts", {"kind": "opening", "lines": [{"product_id": ids["/products"], "quantity": "1", "unit_cost": "1"}]}),
                  ("POST", f"/price-lists/{own['/price-lists']['id']}/rules", {"product_id": ids["/products"], "price": "1"})]
        for method, path, body in bodies:
            must_be_problem(owner.api(method, path, body), (path, body))
            checked += 1
    assert house.digest() == before
    return f"{checked} requests"


def broken_bodies_change_nothing(house):
    before = house.digest()
    owner, checked = house.callers["owner"], 0
    for document, path, method, operation in operations(house):
        if "requestBody" not in operation:
            continue
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        for what, body in broken_bodies(document, schema):
            must_be_problem(owner.api(method, with_id(path, house.own), body, If_Match="999"), (method, path, what))
            checked += 1
    assert house.digest() == before
    return f"{checked} bodies"


def headers_are_asked_for(house):
    before = house.digest()
    owner = house.callers["owner"]
    for document, path, method, operation in operations(house):
        if method == "GET" or path == "/session":
            continue
        here = with_id(path, house.own)
        for key in (None, "short", "x" * 65, "ключ-ключ-ключ-ключ".encode().decode("latin-1"), "a b c d e f g h i j"):
            must_be_problem(owner.api(method, here, {}, If_Match="1", Idempotency_Key=key), (path, key), [400])
        if method == "PATCH":
            assert must_be_problem(owner.api(method, here, {}), path)["code"] == "version_missing"
            for version in ("abc", "-1", "1.5", "99999999999999"):
                must_be_problem(owner.api(method, here, {}, If_Match=version), (path, version), [400])
    assert house.digest() == before


def hostile_parameters_are_harmless(house):
    before = house.digest()
    owner, checked, slowest = house.callers["owner"], 0, 0.0
    for _, path, method, operation in operations(house):
        if method != "GET":
            continue
        here = with_id(path, house.own)
        for parameter in [p["name"] for p in operation.get("parameters", []) if p["in"] == "query"] + ["zzz_unknown"]:
            for value in HOSTILE_PARAMETERS:
                answer = owner.api("GET", f"{here}?{parameter}={urllib.parse.quote(value)}")
                assert answer.status in (200, 400), (path, parameter, value, answer.status, answer.body[:200])
                assert parameter != "zzz_unknown" or answer.status == 400, (path, parameter)
                slowest = max(slowest, answer.seconds)
                checked += 1
            for raw in ("%zz", "%00", "%ff", "%"):
                must_be_problem(owner.api("GET", f"{here}?{parameter}={raw}"), (path, parameter, raw), [400])
    assert slowest < 1, slowest
    assert house.digest() == before
    return f"{checked} requests, slowest {slowest * 1000:.0f} ms"


def big_bodies_are_refused_at_once(house):
    owner = house.callers["owner"]
    answer = owner.api("POST", "/clients", b'{"name": "' + b"x" * BIG + b'"}')
    assert must_be_problem(answer, "10 MB", [413])["code"] == "body_too_large"
    assert answer.seconds < 2, answer.seconds
    assert owner.api("GET", "/me").status == 200


def unknown_addresses_and_methods(house):
    owner = house.callers["owner"]
    for path in ("/", "/api", "/api/v1", "/api/v1/nothing", "/api/v1/orders/", "/api/v1//orders", "/api/v1/orders/1/2/3", "/" + "a/" * 2000):
        must_be_problem(owner.send("GET", path), path, [404])
    answer = owner.api("DELETE", "/orders")
    assert must_be_problem(answer, "DELETE /orders", [405])["code"] == "method_not_allowed" and "GET" in answer.headers["Allow"]
    assert owner.api("OPTIONS", "/orders").status == 204
    for method in ("PUT", "TRACE", "PROPFIND"):
        assert owner.api(method, "/orders").status in range(400, 500)


CHECKS = [every_caller_gets_what_his_role_allows, foreign_ids_are_not_found, foreign_references_are_refused, broken_bodies_change_nothing,
          headers_are_asked_for, hostile_parameters_are_harmless, big_bodies_are_refused_at_once, unknown_addresses_and_methods]
