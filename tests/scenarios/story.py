"""The words of a story. A line is: word, subject, values, name=value…, and at last what should come of it.

  clock    2026-06-30T20:30:00Z                             what time it is from here on
  company  [pays_vat=yes] [on_shortage=refuse]
  tax      vat22 22                                         a rate is data: the law's next one is a row
  warehouse NAME                                            the first stands already: main
  account  NAME [kind=cash]                                 the first stands already: bank
  product  NAME price=2.50 [stock=10] [cost=1.00] [kind=service] [tax=vat20] [unit=шт] [units=дюжина:12] [warehouse=w]
  price    PRODUCT 130.00 [from=10]
  receive  PRODUCT 10 [cost=1.00] [warehouse=w]
  supplier NAME
  client   NAME [phone=…]                                   a name in quotes may hold anything
  order    ORDER [name=value…]                              fields of the request; client= and warehouse= by name;
                                                            discount=10.00 or discount=10% may repeat
  line     ORDER PRODUCT [quantity=10] [price=…] [tax=…] [unit=…] [warehouse=w] [discount=…]
  place    ORDER OUTCOME         creates and confirms        enter ORDER OUTCOME   creates a draft
  edit     ORDER name=value… OUTCOME; line.PRODUCT=6 sets a quantity, line.PRODUCT=none drops it, line.+PRODUCT=1 adds one
  confirm reserve ship perform pay complete cancel ORDER …  OUTCOME
  cost     ORDER kind=delivery amount=380.00 [account=…|supplier=NAME] [on=…] OUTCOME
  uncost   ORDER 2 OUTCOME       takes the second cost of the order back
             ship and perform: PRODUCT=3 or PRODUCT@warehouse=3; pay: 25.00 account=bank [on=2026-11-01]
  expect   order O1 total=25.00 lines.0.vat=… | stock PRODUCT on_hand=8 reserved=2 | client balance=… | account bank 25.00
           | ledger 702=-25.00 641=… | obligations O1 us/good/due=3 client/money/due=25.00 us/money/due=none
           | list O1 ordered_on=… | csv O1 has "текст"
  twins    20 ORDER              posts the same request so many times at once, under one key: one answer for all
  repeat   ORDER                 sends the last request of the order again under its key: the same answer, byte for byte
  race     200 PRODUCT 4 3       orders for so many pieces at once, so many times: one wins each time, then is cancelled
OUTCOME is ok, or the code of a refusal, or code{name=value}. as=orders before it asks as a program that may only sell.
"""
import json
import shlex
import threading
from decimal import Decimal

from tests.scenarios.house import Caller

FIRST_CLIENT = "Олена Коваль"


class StoryFailed(Exception):
    pass


class Story:
    def __init__(self, house, file):
        self.house, self.file, self.number = house, file, 0
        self.workspace, self.tokens = house.new_workspace()
        self.callers = {scope: Caller(house, token) for scope, token in self.tokens.items()}
        self.now = "2026-11-25T10:00:00Z"
        self.ids, self.orders, self.drafts, self.sent = {}, {}, {}, {}
        self.furnish()

    def fail(self, why):
        raise StoryFailed(f"{self.number}: {why}")

    def ask(self, method, path, body=None, scope="import", **more):
        return self.callers[scope].ask(method, path, body, now=self.now, **more)

    def make(self, path, body):
        status, reply, _ = self.ask("POST", path, body)
        if status not in (200, 201):
            self.fail(f"POST {path}: {status} {reply}")
        return reply

    def patch(self, path, body):
        _, row, _ = self.ask("GET", path)
        status, reply, _ = self.ask("PATCH", path, body, version=row["version"])
        if status != 200:
            self.fail(f"PATCH {path}: {status} {reply}")

    def furnish(self):
        self.firm = self.make("/legal-entities", {"name": "ТОВ Казка"})["id"]
        self.ids["warehouse main"] = self.make("/warehouses", {"name": "main"})["id"]
        self.prices = self.make("/price-lists", {"name": "Роздріб"})["id"]
        self.patch("/workspace", {"default_legal_entity_id": self.firm, "default_price_list_id": self.prices,
                                  "default_warehouse_id": self.ids["warehouse main"]})
        self.do_account(["bank"], {"kind": "bank"})
        self.do_client([FIRST_CLIENT], {})

    def tell(self):
        for self.number, text in enumerate(self.file.read_text(encoding="utf-8").splitlines(), 1):
            if not text.strip() or text.lstrip().startswith("#"):
                continue
            word, *rest = shlex.split(text)
            action = getattr(self, "do_" + word, None)
            if not action:
                self.fail(f"no such word: {word}")
            named = [part for part in rest if "=" in part and "{" not in part]
            plain = [part for part in rest if part not in named]
            values = {}
            for part in named:
                name, value = part.split("=", 1)
                values.setdefault(name, []).append(value) if name == "discount" else values.__setitem__(name, value)
            action(plain, values)

    # The company and its goods ----------------------------------------------------------------------------------------

    def do_clock(self, plain, _):
        self.now = plain[0]

    def do_company(self, _, values):
        if "pays_vat" in values:
            self.patch(f"/legal-entities/{self.firm}", {"pays_vat": values["pays_vat"] == "yes"})
        if "on_shortage" in values:
            self.patch("/workspace", {"on_shortage": values["on_shortage"]})

    def do_tax(self, plain, _):
        self.house.sql("insert into tax_rate (workspace_id, code, kind, percent)"
                       f" values ({int(self.workspace)}, '{plain[0]}', 'percent', {int(plain[1]) * 10000})")

    def do_warehouse(self, plain, _):
        self.ids["warehouse " + plain[0]] = self.make("/warehouses", {"name": plain[0]})["id"]

    def do_account(self, plain, values):
        self.ids["account " + plain[0]] = self.make(
            "/accounts", {"legal_entity_id": self.firm, "name": plain[0], "kind": values.get("kind", "bank")})["id"]

    def do_client(self, plain, values):
        body = {"name": plain[0], "kind": "person"}
        if "phone" in values:
            body["phones"] = [values["phone"]]
        self.ids["client " + plain[0]] = self.make("/clients", body)["id"]

    def do_supplier(self, plain, _):
        self.ids["supplier " + plain[0]] = self.make("/suppliers", {"name": plain[0], "kind": "organisation"})["id"]

    def do_product(self, plain, values):
        body = {"name": plain[0], "kind": values.get("kind", "good"), "tax": values.get("tax", "vat20"),
                "unit": values.get("unit", "шт"), "price": values["price"]}
        if "units" in values:
            body["units"] = [dict(zip(("unit", "factor"), unit.split(":"))) for unit in values["units"].split(",")]
        product = self.make("/products", body)
        self.ids["product " + plain[0]] = product["id"]
        if values.get("stock", "0") != "0":
            self.do_receive([plain[0], values["stock"]], values)

    def do_price(self, plain, values):
        self.make(f"/price-lists/{self.prices}/rules",
                  {"product_id": self.ids["product " + plain[0]], "price": plain[1],
                   "from_quantity": values.get("from", "0")})

    def do_receive(self, plain, values):
        self.make("/receipts", {"kind": "opening", "legal_entity_id": self.firm,
                                "warehouse_id": self.ids["warehouse " + values.get("warehouse", "main")],
                                "lines": [{"product_id": self.ids["product " + plain[0]], "quantity": plain[1],
                                           "unit_cost": values.get("cost", "1.00")}]})

    # Orders -------------------------------------------------------------------------------------------------------------

    @staticmethod
    def discounts(values):
        return [{"kind": "percent", "percent": d[:-1]} if d.endswith("%") else {"kind": "amount", "amount": d}
                for d in values.get("discount", [])]

    def do_order(self, plain, values):
        body = {"client_id": self.ids["client " + values.pop("client", FIRST_CLIENT)], "lines": [],
                "discounts": self.discounts(values)}
        values.pop("discount", None)
        if body["client_id"] == "none":
            del body["client_id"]
        if "warehouse" in values:
            body["warehouse_id"] = self.ids["warehouse " + values.pop("warehouse")]
        self.drafts[plain[0]] = {**body, **values}

    def line_of(self, product, values):
        line = {"product_id": self.ids["product " + product], "quantity": values.get("quantity", "1"),
                "discounts": self.discounts(values)}
        if "warehouse" in values:
            line["warehouse_id"] = self.ids["warehouse " + values["warehouse"]]
        return {**line, **{name: values[name] for name in ("price", "tax", "unit", "note") if name in values}}

    def do_line(self, plain, values):
        self.drafts[plain[0]]["lines"].append(self.line_of(plain[1], values))

    def do_place(self, plain, values):
        self.send(plain, "POST", "/orders", {**self.drafts[plain[0]], "confirm": True, **self.scopeless(values)}, values)

    def do_enter(self, plain, values):
        self.send(plain, "POST", "/orders", self.drafts[plain[0]], values)

    @staticmethod
    def scopeless(values):
        return {name: value for name, value in values.items() if name != "as"}

    def send(self, plain, method, path, body, values, version=None):
        """Asks, keeps the order, and holds the outcome, the last word, against the answer."""
        name, outcome = plain[0], plain[-1] if len(plain) > 1 else "ok"
        scope = values.get("as", "import")
        key = f"{self.number:04d}{self.file.stem:_<20}"[:40].replace("_", "-")
        status, reply, raw = self.ask(method, path, body, scope=scope, version=version, key=key)
        self.sent[name] = (method, path, body, scope, version, key, status, raw)
        told = "ok" if status < 300 else reply.get("code", f"status {status}")
        wanted, _, params = outcome.rstrip("}").partition("{")
        if told != wanted:
            self.fail(f"{told} instead of {wanted}: {reply}")
        for pair in filter(None, params.split(",")):
            field, value = pair.split("=")
            given = reply.get("params", reply).get(field)
            if str(given) != value:
                self.fail(f"{field} is {given} instead of {value}: {reply}")
        if status < 300:
            self.orders[name] = reply

    def of(self, plain, action):
        return f"/orders/{self.orders[plain[0]]['id']}/{action}"

    def do_confirm(self, plain, values):
        self.send(plain, "POST", self.of(plain, "confirm"), self.scopeless(values), values)

    def do_reserve(self, plain, values):
        self.send(plain, "POST", self.of(plain, "reserve"), {}, values)

    def do_complete(self, plain, values):
        self.send(plain, "POST", self.of(plain, "complete"), self.scopeless(values), values)

    def do_cancel(self, plain, values):
        self.send(plain, "POST", self.of(plain, "cancel"), self.scopeless(values), values)

    def line_id(self, order, product):
        for line in self.orders[order]["lines"]:
            if line["product_id"] == self.ids["product " + product]:
                return line["id"]
        return self.fail(f"no line of {product}")

    def leave(self, plain, values, action):
        body, lines = {}, []
        for name, value in self.scopeless(values).items():
            if name == "on":
                body["shipped_on"] = value
                continue
            product, _, warehouse = name.partition("@")
            line = {"line_id": self.line_id(plain[0], product), "quantity": value}
            if warehouse:
                line["warehouse_id"] = self.ids["warehouse " + warehouse]
            lines.append(line)
        if lines:
            body["lines"] = lines
        self.send(plain, "POST", self.of(plain, action), body, values)

    def do_ship(self, plain, values):
        self.leave(plain, values, "ship")

    def do_perform(self, plain, values):
        self.leave(plain, values, "perform")

    def do_pay(self, plain, values):
        body = {"account_id": self.ids["account " + values.get("account", "bank")]}
        if len(plain) > 1 and plain[1][0].isdigit():
            body["amount"] = plain.pop(1)
        if "on" in values:
            body["paid_on"] = values["on"]
        self.send(plain, "POST", self.of(plain, "payments"), body, values)

    def do_cost(self, plain, values):
        body = {"kind": values["kind"], "amount": values["amount"]}
        for field in ("account", "supplier"):
            if field in values:
                body[field + "_id"] = self.ids[f"{field} {values[field]}"]
        if "on" in values:
            body["spent_on"] = values["on"]
        self.send(plain, "POST", self.of(plain, "costs"), body, values)

    def do_uncost(self, plain, values):
        cost = self.orders[plain[0]]["costs"][int(plain.pop(1)) - 1]
        self.send(plain, "POST", f"/order-costs/{cost['id']}/reverse", {}, values)

    def do_edit(self, plain, values):
        order = self.orders[plain[0]]
        body, touched, lines = {}, False, []
        for line in order["lines"]:
            lines.append({"id": line["id"], "product_id": line["product_id"], "quantity": line["quantity"],
                          "unit": line["unit"], "discounts": line["discounts"]})
        version = order["version"]
        for name, value in self.scopeless(values).items():
            if name == "version":
                version = int(value)
            elif not name.startswith("line."):
                body[name] = value
            elif name.startswith("line.+"):
                touched = True
                lines.append({"product_id": self.ids["product " + name[6:]], "quantity": value})
            else:
                touched = True
                product = self.ids["product " + name[5:]]
                lines = [line for line in lines if value != "none" or line["product_id"] != product]
                for line in lines:
                    if line["product_id"] == product:
                        line["quantity"] = value
        if touched:
            body["lines"] = lines
        self.send(plain, "PATCH", f"/orders/{order['id']}", body, values, version=version)

    # Many at once -------------------------------------------------------------------------------------------------------

    def do_repeat(self, plain, _):
        method, path, body, scope, version, key, status, raw = self.sent[plain[0]]
        again, _, raw_again = self.ask(method, path, body, scope=scope, version=version, key=key)
        if again != status or raw_again != raw:
            self.fail(f"another answer to the same request: {again} {raw_again[:300]}")

    def at_once(self, bodies, keys):
        replies = [None] * len(bodies)

        def one(i):
            replies[i] = Caller(self.house, self.tokens["import"]).ask("POST", "/orders", bodies[i], now=self.now, key=keys[i])
        threads = [threading.Thread(target=one, args=(i,)) for i in range(len(bodies))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return replies

    def do_twins(self, plain, _):
        count, name = int(plain[0]), plain[1]
        body = {**self.drafts[name], "confirm": True}
        replies = self.at_once([body] * count, ["twins-of-one-key-" + name] * count)
        answers = {raw for status, _, raw in replies if status < 300}
        others = {status for status, _, _ in replies if status >= 300 and status != 409}
        if len(answers) != 1 or others:
            self.fail(f"{len(answers)} different answers, refusals {others}")
        self.orders[name] = json.loads(answers.pop())

    def do_race(self, plain, _):
        rounds, product, *pieces = plain
        for number in range(int(rounds)):
            bodies = [{"client_id": self.ids["client " + FIRST_CLIENT], "confirm": True, "on_shortage": "refuse",
                       "lines": [self.line_of(product, {"quantity": count})]} for count in pieces]
            replies = self.at_once(bodies, [f"race-of-the-last-piece-{number}-{i}" for i in range(len(pieces))])
            won = [reply for status, reply, _ in replies if status == 201]
            short = [reply for status, reply, _ in replies if status == 409 and reply["code"] == "stock_short"]
            if len(won) != 1 or len(short) != len(pieces) - 1:
                self.fail(f"round {number}: {[(status, reply.get('code')) for status, reply, _ in replies]}")
            self.make(f"/orders/{won[0]['id']}/cancel", {})

    # What should be -----------------------------------------------------------------------------------------------------

    def hold(self, what, given, wanted):
        given = "none" if given is None else given
        if str(given).lower() != wanted.lower():
            self.fail(f"{what} is {given} instead of {wanted}")

    def do_expect(self, plain, values):
        single = {name: value[-1] if isinstance(value, list) else value for name, value in values.items()}
        getattr(self, "expect_" + plain[0])(plain[1:], single)

    def read(self, path):
        status, reply, _ = self.ask("GET", path)
        if status != 200:
            self.fail(f"GET {path}: {status} {reply}")
        return reply

    def expect_order(self, plain, values):
        order = self.read(f"/orders/{self.orders[plain[0]]['id']}")
        for name, wanted in values.items():
            given = order
            for step in name.split("."):
                if step == "count":
                    given = len(given)
                else:
                    given = given[int(step)] if step.lstrip("-").isdigit() else given.get(step)
            self.hold(name, given, wanted)

    def expect_stock(self, plain, values):
        product = self.read("/products/" + self.ids["product " + plain[0]])
        place = values.pop("warehouse", None)
        rows = [row for row in product["stock"]
                if not place or row["warehouse_id"] == self.ids["warehouse " + place]]
        for name, wanted in values.items():
            total = sum((Decimal(row[name]) for row in rows), Decimal())
            self.hold(f"{name} of {plain[0]}", f"{total.normalize():f}", wanted)

    def expect_client(self, plain, values):
        client = self.read("/clients/" + self.ids["client " + (plain[0] if plain else FIRST_CLIENT)])
        figures = [row for row in client["figures"] if row["legal_entity_id"] == self.firm]
        for name, wanted in values.items():
            self.hold(name, figures[0][name] if figures else "0.00", wanted)

    def expect_account(self, plain, _):
        account = self.read("/accounts/" + self.ids["account " + plain[0]])
        self.hold("balance of " + plain[0], account["balance"], plain[1])

    def expect_ledger(self, _, values):
        rows = self.read(f"/ledger/trial-balance?legal_entity_id={self.firm}")["items"]
        balances = {row["code"]: row["balance"] for row in rows}
        for code, wanted in values.items():
            self.hold("account " + code, balances.get(code, "0.00"), wanted)

    def expect_obligations(self, plain, values):
        rows = self.read(f"/obligations?order_id={self.orders[plain[0]]['id']}")["items"]
        for name, wanted in values.items():
            found = [row["amount"] if row["subject"] == "money" else row["quantity"] for row in rows
                     if "/".join((row["debtor"], row["subject"], row["state"])) == name]
            self.hold(name, found[0] if found else None, wanted)

    def expect_list(self, plain, values):
        rows = self.read(f"/orders?search={self.orders[plain[0]]['number']}")["items"]
        rows = [row for row in rows if row["id"] == self.orders[plain[0]]["id"]]
        for name, wanted in values.items():
            self.hold(name, rows[0][name] if rows else None, wanted)

    def expect_csv(self, plain, _):
        lines = [line for line in self.read("/orders.csv").splitlines()
                 if self.orders[plain[0]]["number"] in line.replace('"', "").split(",")[0].split(";")[0]]
        if not any(plain[2] in line for line in lines):
            self.fail(f"{plain[2]} isn't in {lines}")
