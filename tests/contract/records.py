"""Promises of single records: what a request's text may hold, what may be renamed, archived, ended and deleted."""
import re
import uuid

from tests.contract.house import PASSWORD, Caller
from tests.contract.matrix import must_be_problem


def broken_utf8_is_told_from_broken_json(house):
    owner = house.callers["owner"]
    for bad in (b"\xd0", b"\x80", b"\xff", b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"):
        for body in (b'{"name": "' + bad + b'"}', b'{"' + bad + b'": 1}', b'{"name": "' + bad):
            assert must_be_problem(owner.api("POST", "/categories", body), repr(body), [400])["code"] == "invalid_utf8", body
    for body in (b'{"name": "', b'{"name": "\\ud800"}', b"name=1"):
        assert must_be_problem(owner.api("POST", "/categories", body), repr(body), [400])["code"] == "malformed_json", body


def forgotten_people_leave_no_answers(house):
    """C-25: the answers kept for repeats forget a person too, and a late repeat still does nothing twice."""
    owner, key, order_key = house.callers["owner"], str(uuid.uuid4()), str(uuid.uuid4())
    card = {"name": "Зоряна Незабутько", "phones": ["0671239876"], "emails": ["zoriana@example.com"]}
    client = owner.api("POST", "/clients", card, Idempotency_Key=key).json
    assert owner.api("POST", "/clients", card).code() == "phone_taken"
    order = {"client_id": client["id"], "confirm": True, "lines": [{"product_id": house.own["/products"]["id"], "quantity": "1", "price": "1"}]}
    made = owner.api("POST", "/orders", order, Idempotency_Key=order_key)
    assert made.status == 201 and made.json["client_name"] == card["name"]
    assert owner.api("POST", f"/orders/{made.json['id']}/cancel", {"reason": "Незабутько"}).status == 200
    edited = owner.api("PATCH", f"/clients/{client['id']}", {"note": "дзвонити зранку", "archived": True}, If_Match=str(client["version"]))
    assert edited.status == 200 and "Незабутько" in edited.body.decode()
    refused = owner.api("POST", "/orders", order)
    assert refused.code() == "reference_archived" and "Незабутько" in refused.body.decode(), refused.body
    assert owner.api("POST", f"/clients/{client['id']}/anonymise").status == 200
    for table in ("party", "client_phone", "sales_order", "order_event", "idempotency"):
        traces = house.sql(f"select count(*) from {table} t where t::text like any (array['%Незабутько%', '%671239876%', '%zoriana%'])")
        assert int(traces) == 0, (table, traces)
    for path, body, used in (("/clients", card, key), ("/orders", order, order_key)):
        assert must_be_problem(owner.api("POST", path, body, Idempotency_Key=used), path, [422])["code"] == "idempotency_key_reused"


def one_sees_and_ends_only_ones_own_sessions(house):
    """Device, times and a number that opens nothing; another person's session is not there to be ended."""
    house.callers["owner"].make("/users", {"login": "traveller", "name": "Мандрівниця", "role": "seller", "password": PASSWORD})
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    signed = Caller(house.port).api("POST", "/session", {"login": "traveller", "password": PASSWORD}, User_Agent=firefox)
    here = Caller(house.port, session=re.match(r"__Host-sid=([\w-]+)", signed.headers["Set-Cookie"])[1])
    there, elsewhere = house.sign_in("traveller"), house.sign_in("traveller")
    answer = here.api("GET", "/sessions")
    rows = answer.json["items"]
    assert [row["current"] for row in rows] == [True, False, False] and rows[0]["device"] == "Firefox, Linux", rows
    assert set(rows[0]) == {"id", "device", "created_at", "last_seen_at", "current"}
    hashes = house.sql("select token_hash from session").split()
    assert not any(secret in answer.body.decode() for secret in [*hashes, here.session, there.session])
    of_there = next(row for row in there.api("GET", "/sessions").json["items"] if row["current"])
    for other in ("owner", "administrator", "token import"):
        assert house.callers[other].api("DELETE", f"/sessions/{of_there['id']}").status == 404, other
    assert house.callers["token import"].api("GET", "/sessions").json["items"] == []
    assert here.api("DELETE", f"/sessions/{of_there['id']}").status == 204
    assert there.api("GET", "/me").status == 401 and elsewhere.api("GET", "/me").status == 200
    assert must_be_problem(here.api("DELETE", f"/sessions/{of_there['id']}"), "twice", [404])
    assert here.api("DELETE", "/sessions").status == 204
    assert elsewhere.api("GET", "/me").status == 401 and len(here.api("GET", "/sessions").json["items"]) == 1
    own = here.api("DELETE", f"/sessions/{rows[0]['id']}")
    assert own.status == 204 and "Max-Age=0" in own.headers["Set-Cookie"] and here.api("GET", "/me").status == 401


CHECKS = [broken_utf8_is_told_from_broken_json, forgotten_people_leave_no_answers, one_sees_and_ends_only_ones_own_sessions]
