"""kill -9 of the server under load: every acknowledged operation is there once, nothing is there twice, the books agree."""
import http.client
import os
import random
import secrets
import signal
import threading
import time

from tests.drills.stack import Caller, Stack, furnish

KILLS = 20
CLIENTS = 6


class Worker(threading.Thread):
    """Places orders and pays for them; repeats under the same key until the server acknowledges."""

    def __init__(self, stack, goods, stopping):
        super().__init__()
        self.caller = Caller(stack, stack.secret, timeout=10)
        self.goods, self.stopping = goods, stopping
        self.orders, self.payments, self.repeats, self.wrong = [], 0, 0, []

    def acknowledged(self, path, body):
        key = secrets.token_hex(16)
        while True:
            try:
                status, reply = self.caller.api("POST", path, body, key=key)
                if status in (200, 201):
                    return reply
                if status not in (409, 502, 503, 504) or (status == 409 and reply["code"] != "request_in_progress"):
                    self.wrong.append((path, status, reply))
                    return None
            except (OSError, http.client.HTTPException):
                pass
            self.repeats += 1
            time.sleep(0.05)

    def run(self):
        while not self.stopping.is_set():
            name = "drill:" + secrets.token_hex(8)
            order = self.acknowledged("/orders", {
                "client_id": self.goods["client"], "external_id": name, "confirm": True,
                "lines": [{"product_id": self.goods["product"], "quantity": "3"}]})
            if not order:
                return
            self.orders.append(name)
            if self.acknowledged(f"/orders/{order['id']}/payments", {"account_id": self.goods["account"], "amount": "1.00"}):
                self.payments += 1


def drill(check):
    seed = int(os.environ.get("KRAM_TEST_SEED", "20261125"))
    chance = random.Random(seed)
    with Stack() as stack:
        goods = furnish(stack)
        stopping = threading.Event()
        workers = [Worker(stack, goods, stopping) for _ in range(CLIENTS)]
        for worker in workers:
            worker.start()
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.2, 0.9))
            os.kill(stack.pid("serve"), signal.SIGKILL)
            while not stack.healthy():
                time.sleep(0.05)
        time.sleep(0.5)
        stopping.set()
        for worker in workers:
            worker.join(60)
        told = [name for worker in workers for name in worker.orders]
        kept = dict(stack.sql("select external_id, count(*) from sales_order where external_id like 'drill:%' group by 1"))
        payments = int(stack.sql("select count(*) from payment")[0][0])
        reserved = int(stack.sql("select sum(reserved) from stock_balance")[0][0])
        repeats = sum(worker.repeats for worker in workers)
        print(f"  seed {seed}: {KILLS} kills, {len(told)} orders, {payments} payments acknowledged, {repeats} repeats")
        check("requests were cut and repeated", repeats > 0)
        check("nothing but success, cuts and 503", all(not worker.wrong for worker in workers),
              [worker.wrong for worker in workers if worker.wrong][:2])
        check("every acknowledged order is there once", set(told) == set(kept) and all(n == "1" for n in kept.values()))
        check("every acknowledged payment is there once", payments == sum(worker.payments for worker in workers))
        check("each order reserved its three pieces", reserved == 3000 * len(told), reserved)
        check("audit finds nothing", "0 differences" in stack.kram("audit"))
