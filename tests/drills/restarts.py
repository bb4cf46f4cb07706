"""PostgreSQL's sessions and PostgreSQL itself die under the server; the stack is stopped and started again."""
import http.client
import os
import signal
import subprocess
import time

from tests.drills.stack import Caller, Stack, furnish
from tests.house.whole_stack import program


def heals(stack, within_s: float) -> bool:
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        try:
            if Caller(stack, stack.secret, timeout=3).api("GET", "/orders")[0] == 200:
                return True
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.1)
    return False


def statuses(stack, count: int) -> set:
    seen = set()
    for _ in range(count):
        try:
            seen.add(Caller(stack, stack.secret, timeout=5).api("GET", "/orders")[0])
        except (OSError, http.client.HTTPException):
            seen.add(0)
    return seen


def check_interrupted_demo(stack, check):
    """The first start may be cut off anywhere: what isn't whole is not there, and the next start makes it."""
    stack.sql("create database half_made template template0")
    url = stack.database_url().replace("/kram?", "/half_made?")
    kram = [program("server/kram"), "--database-url", url]
    subprocess.run([kram[0], "migrate", *kram[1:]], check=True, capture_output=True)
    for after_s in (0.1, 0.3, 0.5):
        making = subprocess.Popen([kram[0], "demo", *kram[1:]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(after_s)
        making.kill()
        if b"administrator" in making.communicate()[0]:
            return  # a fast machine: it was done before
        check(f"demo cut off after {after_s} s: nothing is half there", stack.sql("select count(*) from workspace", url) == [["0"]])
    made = subprocess.run([kram[0], "demo", *kram[1:]], capture_output=True, text=True)
    check("demo after cut-off ones", made.returncode == 0 and "administrator" in made.stdout, made.stderr)


def drill(check):
    with Stack() as stack:
        check_interrupted_demo(stack, check)
        goods = furnish(stack)
        caller = Caller(stack, stack.secret)
        order = caller.make("/orders", {"client_id": goods["client"], "confirm": True,
                                        "lines": [{"product_id": goods["product"], "quantity": "2"}]})
        for _ in range(5):
            stack.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'kram%'")
            check("sessions killed: success or 503", statuses(stack, 8) <= {200, 503})
        check("sessions killed: healed within 10 s", heals(stack, 10))
        os.kill(stack.pid("postgres"), signal.SIGKILL)
        check("PostgreSQL killed: no other answer than 503", statuses(stack, 5) <= {200, 503})
        check("PostgreSQL killed: healed within 20 s", heals(stack, 20))
        took = stack.stop()
        check("SIGTERM ends all within 15 s", took < 15, took)
        check("nothing answers any more", not stack.healthy())
        took = stack.start()
        check("a second start is fast", took < 10, took)
        status, kept = Caller(stack, stack.secret).api("GET", f"/orders/{order['id']}")
        check("the data is kept", status == 200 and kept["number"] == order["number"])
        check("audit finds nothing", "0 differences" in stack.kram("audit"))
