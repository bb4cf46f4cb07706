"""Keys, versions, sessions, the page's origin, languages: what the API promises besides its data."""
import concurrent.futures
import json
import time
import uuid

from tests.contract.house import PASSWORD, Caller
from tests.contract.matrix import must_be_problem


def order_body(house, **more):
    return {"client_id": house.own["/clients"]["id"], "confirm": True,
            "lines": [{"product_id": house.own["/products"]["id"], "quantity": "1", "price": "10.00"}]} | more


def a_repeat_gets_the_first_answer(house):
    """C-08 b: the first reply was lost, the client asks again with the same key."""
    owner = house.callers["owner"]
    for path, body in (("/orders", order_body(house)), ("/clients", {"name": "Повторна"}), ("/categories", {"name": "Повторна"})):
        key = str(uuid.uuid4())
        first = owner.api("POST", path, body, Idempotency_Key=key)
        assert first.status == 201, (path, first.status, first.body)
        again = owner.api("POST", path, json.dumps(body, indent=2).encode(), Idempotency_Key=key)
        assert (again.status, again.body) == (first.status, first.body), (path, again.body)
        assert again.headers["Idempotent-Replayed"] == "true" and first.headers["Idempotent-Replayed"] is None
        assert again.headers["ETag"] == first.headers["ETag"] and again.headers["Location"] == first.headers["Location"]
        before = house.digest()
        other = owner.api("POST", path, body | {"note": "інше"} if path != "/categories" else {"name": "Інша"}, Idempotency_Key=key)
        assert must_be_problem(other, path, [422])["code"] == "idempotency_key_reused"
        assert house.digest() == before
        assert house.callers["administrator"].api("POST", "/categories", {"name": "Адмінська " + key}, Idempotency_Key=key).status == 201


def twenty_identical_requests_make_one_order(house):
    """C-08 a."""
    body, key = order_body(house), str(uuid.uuid4())
    count = "select count(*), coalesce(sum(reserved), 0) from order_line join sales_order o on o.id = order_line.order_id and o.state <> 'draft'"
    orders_before, reserved_before = map(int, house.sql(count).split("|"))

    def ask(_):
        caller = Caller(house.port, session=house.callers["owner"].session)
        while True:
            answer = caller.api("POST", "/orders", body, Idempotency_Key=key)
            if answer.status not in (409, 503):
                return answer
            time.sleep(0.05)

    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(ask, range(20)))
    assert {(a.status, a.body) for a in answers} == {(201, answers[0].body)}, [a.status for a in answers]
    orders, reserved = map(int, house.sql(count).split("|"))
    assert (orders - orders_before, reserved - reserved_before) == (1, 1000), (orders - orders_before, reserved - reserved_before)


def refusals_of_the_business_are_kept(house):
    owner, key = house.callers["owner"], str(uuid.uuid4())
    body = order_body(house, on_shortage="refuse")
    body["lines"][0]["quantity"] = "1000000"
    first = owner.api("POST", "/orders", body, Idempotency_Key=key)
    assert must_be_problem(first, "shortage", [409])["code"] == "stock_short"
    again = owner.api("POST", "/orders", body, Idempotency_Key=key)
    assert again.body == first.body and again.headers["Idempotent-Replayed"] == "true"
    key = str(uuid.uuid4())
    assert owner.api("POST", "/clients", {"name": ""}, Idempotency_Key=key).status == 400
    assert owner.api("POST", "/clients", {"name": "Виправлена"}, Idempotency_Key=key).status == 201


def stale_versions_are_told_the_newer_state(house):
    owner = house.callers["owner"]
    made = owner.make("/categories", {"name": "Версія"})
    client = owner.make("/clients", {"name": "Версія"})
    got = owner.api("GET", f"/clients/{client['id']}")
    assert got.headers["ETag"] == '"1"'
    changed = owner.api("PATCH", f"/clients/{client['id']}", {"name": "Друга"}, If_Match=got.headers["ETag"])
    assert changed.status == 200 and changed.json["version"] == 2 and changed.headers["ETag"] == '"2"'
    stale = owner.api("PATCH", f"/clients/{client['id']}", {"name": "Третя"}, If_Match='"1"')
    assert must_be_problem(stale, "stale", [409])["current"]["name"] == "Друга"
    assert stale.json["code"] == "version_stale" and stale.headers["ETag"] == '"2"'
    assert owner.api("PATCH", f"/categories/{made['id']}", {"name": "x"}, If_Match="7").status == 409


def only_our_own_page_may_use_the_cookie(house):
    owner = house.callers["owner"]
    host = f"127.0.0.1:{house.port}"
    for given, expected in ({"X_Kram": None}, 403), ({"Origin": "https://evil.example"}, 403), ({"Origin": "null"}, 403), \
            ({"Origin": f"http://{host}"}, 201), ({"Origin": "https://kram.example", "X_Forwarded_Host": "kram.example", "X_Forwarded_Proto": "https"}, 201), \
            ({"Origin": "http://kram.example", "X_Forwarded_Host": "kram.example", "X_Forwarded_Proto": "https"}, 403):
        answer = owner.api("POST", "/categories", {"name": uuid.uuid4().hex}, **given)
        assert answer.status == expected, (given, answer.status, answer.body)
        assert expected == 201 or answer.code() == "origin_refused"
    stranger = Caller(house.port)
    by_cookie = stranger.api("GET", "/me", Cookie=f"theme=dark; __Host-sid={owner.session}")
    assert by_cookie.status == 200 and by_cookie.headers["Cache-Control"] == "no-store"
    assert stranger.api("POST", "/session", {"login": "owner", "password": PASSWORD}, Origin="https://evil.example").status == 403


def sessions_begin_and_end(house):
    wrong = Caller(house.port).api("POST", "/session", {"login": "owner", "password": "не той пароль!"})
    unknown = Caller(house.port).api("POST", "/session", {"login": "nobody", "password": "не той пароль!"})
    assert wrong.status == unknown.status == 401 and wrong.json["detail"] == unknown.json["detail"]
    caller = house.sign_in("seller")
    assert caller.api("GET", "/me").json["login"] == "seller"
    ended = caller.api("DELETE", "/session")
    assert ended.status == 204 and "Max-Age=0" in ended.headers["Set-Cookie"]
    assert must_be_problem(caller.api("GET", "/me"), "ended", [401])["code"] == "session_required"
    assert must_be_problem(Caller(house.port, token="kram_" + "x" * 43).api("GET", "/me"), "no token", [401])
    cookie = Caller(house.port).api("POST", "/session", {"login": "owner", "password": PASSWORD}).headers["Set-Cookie"]
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie, cookie
    later = house.sign_in("seller")
    assert later.api("GET", "/me", X_Test_Now="2099-01-01T00:00:00Z").status == 401, "sessions end by themselves"


def passwords_change(house):
    owner = house.callers["owner"]
    owner.make("/users", {"login": "changer", "name": "Змінна", "role": "seller", "password": PASSWORD})
    one, two = house.sign_in("changer"), house.sign_in("changer")
    for current, new, path in (("не той пароль!", "добрий новий пароль", "/current_password"), (PASSWORD, "короткий", "/new_password"),
                               (PASSWORD, "aaaaaaaaaaaa", "/new_password"), (PASSWORD, "password1234", "/new_password")):
        answer = one.api("POST", "/me/password", {"current_password": current, "new_password": new})
        assert must_be_problem(answer, path, [400])["path"] == path, answer.body
    assert one.api("POST", "/me/password", {"current_password": PASSWORD, "new_password": "добрий новий пароль"}).status == 204
    assert one.api("GET", "/me").status == 200 and two.api("GET", "/me").status == 401


def the_company_keeps_an_owner(house):
    owner, admin = house.callers["owner"], house.callers["administrator"]
    me = owner.api("GET", f"/users/{owner.api('GET', '/me').json['id']}").json
    assert owner.api("PATCH", f"/users/{me['id']}", {"role": "seller"}, If_Match=str(me["version"])).code() == "last_owner"
    assert owner.api("PATCH", f"/users/{me['id']}", {"active": False}, If_Match=str(me["version"])).code() == "last_owner"
    assert admin.api("PATCH", f"/users/{me['id']}", {"password": "захоплений пароль"}, If_Match=str(me["version"])).status == 403
    assert admin.api("POST", "/users", {"login": "usurper", "name": "x", "role": "owner", "password": PASSWORD}).status == 403
    assert owner.api("POST", "/users", {"login": "SELLER", "name": "x", "role": "seller", "password": PASSWORD}).code() == "login_taken"
    listed = owner.api("GET", "/users").body.decode()
    assert "argon2" not in listed and "password" not in listed


def a_warehouse_with_goods_stays(house):
    owner, path = house.callers["owner"], f"/warehouses/{house.own['/warehouses']['id']}"
    refused = owner.api("PATCH", path, {"archived": True}, If_Match=str(owner.api("GET", path).json["version"]))
    assert must_be_problem(refused, path, [409])["code"] == "in_use", refused.body
    empty = owner.make("/warehouses", {"name": "Порожній"})
    assert len(empty["places"]) == 1
    assert owner.make(f"/warehouses/{empty['id']}/places", {"name": "А-1"})["name"] == "А-1"
    assert owner.api("POST", f"/warehouses/{empty['id']}/places", {"name": "А-1"}).code() == "already_exists"
    archived = owner.api("PATCH", f"/warehouses/{empty['id']}", {"archived": True}, If_Match="1").json
    assert archived["archived"] and len(archived["places"]) == 2, archived


def requisites_are_checked(house):
    owner = house.callers["owner"]
    for field, wrong, code in (("edrpou", "12345679", "invalid_edrpou"), ("edrpou", "1234567890", "invalid_rnokpp"), ("vat_number", "123", "invalid_vat_number"),
                               ("phone", "12", "invalid_phone"), ("email", "не пошта", "invalid_email")):
        problem = must_be_problem(owner.api("POST", "/legal-entities", {"name": "x", field: wrong}), field, [400])
        assert (problem["code"], problem["path"]) == (code, f"/{field}"), problem
    entity = house.own["/legal-entities"]["id"]
    account = {"legal_entity_id": entity, "kind": "bank", "name": "x"}
    assert owner.api("POST", "/accounts", account | {"iban": "UA123"}).code() == "invalid_iban"
    assert owner.api("POST", "/accounts", account | {"currency": "грн"}).code() == "unknown_value"
    kept = owner.make("/accounts", account | {"iban": "ua21 3223 1300 0002 6007 2335 6600 1"})
    assert kept["iban"] == "UA213223130000026007233566001" and kept["balance"] == "0.00", kept
    workspace = owner.api("GET", "/workspace").json
    for field, wrong in (("zone", "Mars/Olympus"), ("default_warehouse_id", house.foreign["/warehouses"]["id"]), ("default_price_list_id", "987654321")):
        assert must_be_problem(owner.api("PATCH", "/workspace", {field: wrong}, If_Match=str(workspace["version"])), field, [400])["path"] == f"/{field}"


def secrets_are_shown_once(house):
    owner, key = house.callers["owner"], str(uuid.uuid4())
    body = {"name": "раз", "scopes": ["orders"]}
    made = owner.api("POST", "/tokens", body, Idempotency_Key=key).json
    again = owner.api("POST", "/tokens", body, Idempotency_Key=key).json
    assert made["secret"].startswith("kram_") and again["secret"] is None and again["id"] == made["id"]
    assert made["secret"] not in owner.api("GET", "/tokens").body.decode()
    dump = house.sql("select coalesce(string_agg(t::text, ''), '') from api_token t") + house.sql(
        "select coalesce(string_agg(i::text, ''), '') from idempotency i")
    assert made["secret"] not in dump and PASSWORD not in dump
    program = Caller(house.port, token=made["secret"])
    assert program.api("GET", "/orders").status == 200
    assert program.api("POST", "/users", {}).code() == "scope_missing"
    assert owner.api("DELETE", f"/tokens/{made['id']}").status == 204
    assert program.api("GET", "/orders").status == 401
    assert program.api("GET", f"/orders?token={made['secret']}").status == 401


def problems_speak_both_languages(house):
    owner = house.callers["owner"]
    for language, word in (("uk", "не знайдено"), ("en", "not found"), ("de, en;q=0.5", "not found"), ("uk-UA,uk;q=0.9,en;q=0.8", "не знайдено")):
        answer = owner.api("GET", "/orders/987654321", Accept_Language=language)
        assert word in answer.json["detail"] and answer.headers["Content-Language"] in ("uk", "en"), answer.body
    field = owner.api("POST", "/orders", {"lines": [{"product_id": house.own["/products"]["id"], "quantity": "-1"}]}, Accept_Language="uk").json
    assert field["path"] == "/lines/0/quantity" and field["code"] == "negative", field


def cost_is_for_those_who_may_see_it(house):
    for name, caller in house.callers.items():
        if name == "anonymous" or "see_orders" not in house.rights(name):
            continue
        order = caller.api("GET", f"/orders/{house.own['/orders']['id']}").json
        assert ("cost" in order) == ("see_cost" in house.rights(name)), name


def the_server_tells_how_it_is(house):
    anonymous = house.callers["anonymous"]
    assert anonymous.send("GET", "/healthz").json == {"status": "ok"}
    metrics = anonymous.send("GET", "/metrics").body.decode()
    for line in ('kram_requests_total{endpoint="create_order",status="201"}', "kram_request_seconds_bucket", "kram_database_round_trips_total", "kram_requests_in_flight 1"):
        assert line in metrics, line
    given = anonymous.send("GET", "/healthz", X_Request_Id="abcdef0123456789")
    assert given.headers["X-Request-Id"] == "abcdef0123456789"
    assert len(anonymous.send("GET", "/healthz", X_Request_Id='bad"id').headers["X-Request-Id"]) == 32


CHECKS = [a_repeat_gets_the_first_answer, twenty_identical_requests_make_one_order, refusals_of_the_business_are_kept,
          stale_versions_are_told_the_newer_state, only_our_own_page_may_use_the_cookie, sessions_begin_and_end, passwords_change,
          the_company_keeps_an_owner, a_warehouse_with_goods_stays, requisites_are_checked, secrets_are_shown_once, problems_speak_both_languages, cost_is_for_those_who_may_see_it,
          the_server_tells_how_it_is]
