"""Cases of other systems' trackers that the API must stand: hostile text (C-35), lost databases, slow ends."""
import concurrent.futures
import json
import threading
import time

from tests.contract.house import PASSWORD, Caller
from tests.contract.matrix import must_be_problem
from tests.house import free_port

UNUSUAL = ["</script><img src=x onerror=alert(1)>", "<a oncontentvisibilityautostatechange=alert(1)>", "O'Neil & \"Sons\"", "'; drop table party; --",
           "я" * 200, "👩🏽‍🚒👨‍👩‍👧‍👦", "שלום (100) مرحبا (100)", "a\u200bb\u200cc", "\u202eоборот", "%_\\", "$1 :p1 ${x} {name}", "=1+1", "Ґанок з’їв Єжі"]


def unusual_text_stays_letter_for_letter(house):
    """C-35: as client, product and note; in the row, the lists, the search and the CSV."""
    owner = house.callers["owner"]
    for text in UNUSUAL:
        client = owner.make("/clients", {"name": text, "note": text})
        assert (client["name"], client["note"]) == (text, text), text
        assert owner.api("GET", f"/clients/{client['id']}").json["name"] == text
        product = owner.make("/products", {"kind": "service", "name": text, "unit": "шт", "tax": "none"})
        assert product["name"] == text
        order = owner.make("/orders", {"client_id": client["id"], "note": text, "lines": [{"product_id": product["id"], "quantity": "1", "price": "1"}]})
        assert order["lines"][0]["name"] == text and order["note"] == text
        assert owner.api("GET", f"/orders/{order['id']}").json["note"] == text
    assert len(owner.api("GET", "/clients?limit=200").json["items"]) > len(UNUSUAL)
    assert owner.api("GET", "/orders.csv").status == 200
    found = owner.api("GET", "/clients?search=%D2%91%D0%B0%D0%BD%D0%BE%D0%BA").json["items"]
    assert [c["name"] for c in found] == ["Ґанок з’їв Єжі"], found


def too_long_text_says_the_limit_in_characters(house):
    owner = house.callers["owner"]
    problem = must_be_problem(owner.api("POST", "/clients", {"name": "ї" * 10000}), "long", [400])
    assert problem["code"] == "too_long" and problem["path"] == "/name" and problem["params"] == {"limit": "200"} and "200" in problem["detail"]
    assert owner.api("POST", "/clients", {"name": "👍" * 200}).status == 201
    assert must_be_problem(owner.api("POST", "/clients", {"name": "a\x00b"}), "NUL", [400])["code"] == "invalid_text"


def hostile_words_find_nothing_and_wait_for_nothing(house):
    """C-34 in the search of every list."""
    owner = house.callers["owner"]
    for path in ("/clients", "/products", "/orders", "/suppliers", "/users", "/warehouses"):
        for text in ("1%20OR%20pg_sleep(5)", "%27)%3Bdrop%20table%20party", "%25%25%25", "___", "%5C%5C%5C", "%D1%8F" * 150):
            answer = owner.api("GET", f"{path}?search={text}")
            assert answer.status in (200, 400) and answer.seconds < 0.5, (path, text, answer.status, answer.seconds)
    assert must_be_problem(owner.api("GET", "/orders?limit=201"), "limit", [400])["path"] == "/limit"
    assert must_be_problem(owner.api("GET", "/orders?sort=(select%201)"), "sort", [400])["path"] == "/sort"


def lost_sessions_of_the_database_heal(house):
    """Backends are killed under load: 503 at worst, never 500, and the next requests go through."""
    stop = threading.Event()

    def work(_):
        caller, statuses = Caller(house.port, session=house.callers["owner"].session), set()
        while not stop.is_set():
            statuses.add(caller.api("GET", "/orders").status)
            statuses.add(caller.api("POST", "/categories", {"name": f"{time.monotonic_ns()}"}).status)
        return statuses

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        running = [pool.submit(work, n) for n in range(6)]
        for _ in range(5):
            time.sleep(0.3)
            house.sql(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{house.database}' and application_name = 'kram'")
        time.sleep(0.3)
        stop.set()
        seen = set().union(*(r.result() for r in running))
    assert seen <= {200, 201, 409, 503}, seen
    for _ in range(20):
        assert house.callers["owner"].api("GET", "/orders").status == 200
    return f"statuses {sorted(seen)}"


def a_stopped_server_answers_what_it_began(house):
    owner = house.callers["owner"]
    seconds = house.stop()
    assert seconds < 10 and house.process.returncode == 0, (seconds, house.process.returncode)
    house.serve()
    owner.connection = None
    assert owner.api("GET", "/me").status == 200, "sessions outlive the server"
    return f"stopped in {seconds:.2f} s"


def limits_hold_where_they_are_on(house):
    """A server with its limits: guesses slow down, a person's requests are counted; its log tells no secrets."""
    port = free_port()
    process = house.launch(port)
    try:
        guesses = [Caller(port).api("POST", "/session", {"login": "accountant", "password": f"вгадую пароль {n}"}, X_Real_IP="198.51.100.7")
                   for n in range(8)]
        assert [g.status for g in guesses[:5]] == [401] * 5 and 429 in [g.status for g in guesses[5:]], [g.status for g in guesses]
        slow = next(g for g in guesses if g.status == 429)
        assert must_be_problem(slow, "guess", [429])["code"] == "too_many_attempts" and int(slow.headers["Retry-After"]) >= 1
        assert Caller(port).api("POST", "/session", {"login": "seller", "password": PASSWORD}, X_Real_IP="203.0.113.5").status == 200
        person = Caller(port, session=house.callers["seller"].session)
        answers = (person.api("GET", "/me") for _ in range(1300))
        refused = next(a for a in answers if a.status != 200)
        assert must_be_problem(refused, "many", [429])["code"] == "too_many_requests" and 1 <= int(refused.headers["Retry-After"]) <= 60
    finally:
        process.terminate()
        process.wait(timeout=15)
    log = house.log_text()
    lines = [json.loads(line) for line in log.splitlines() if line.startswith('{"at"')]
    assert len(lines) > 600 and {"request_id", "endpoint", "status", "us", "round_trips"} <= set(lines[0])
    assert "вгадую" not in log and house.callers["seller"].session not in log and "198.51.100.7" not in log


CHECKS = [unusual_text_stays_letter_for_letter, too_long_text_says_the_limit_in_characters, hostile_words_find_nothing_and_wait_for_nothing,
          lost_sessions_of_the_database_heal, limits_hold_where_they_are_on, a_stopped_server_answers_what_it_began]
