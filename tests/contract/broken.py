"""Requests that can't be right, made from the API's own description."""
import json

BIG = 10 * 1024 * 1024
HOSTILE_PARAMETERS = ["1 OR pg_sleep(5)", "'), name; drop table sales_order", "(select 1)", "name desc, pg_sleep(5)", "-1", "1e9",
                      "\x00", "я" * 5000, "NaN", "99999999999999999999", "%", "null", "true", "[]", "..", "🤦🏽‍♂️"]


def resolve(document: dict, schema: dict) -> dict:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def kinds(document: dict, schema: dict) -> tuple[set, dict]:
    """The JSON types a schema allows, and the schema to read the rest of its rules from."""
    schema = resolve(document, schema)
    if "anyOf" in schema:
        inner = [kinds(document, option) for option in schema["anyOf"]]
        return set().union(*(k for k, _ in inner)), inner[0][1]
    given = schema.get("type", [])
    return set([given] if isinstance(given, str) else given), schema


def wrong_values(document: dict, schema: dict):
    """Values that this field must refuse."""
    allowed, rules = kinds(document, schema)
    if not allowed:
        return
    samples = {"string": "абвг", "integer": 7, "boolean": True, "object": {"zzz_unknown": 1}, "array": [1]}
    for kind, value in samples.items():
        if kind not in allowed:
            yield value
    yield 1.5
    if "null" not in allowed:
        yield None
    if "string" in allowed:
        yield "a\x00b"
        if "enum" in rules or "pattern" in rules or rules.get("format"):
            yield from ("NaN", "Infinity", "1e5", "0x10", " 1", "１２", "99999999999999999999999", "-", "2026-02-30", "")
        if "maxLength" in rules:
            yield "я" * (rules["maxLength"] + 1)
        if rules.get("pattern", "").startswith("^(0"):
            yield "-1"
    if "integer" in allowed:
        yield from (2**31, 2**63, 2**64, -2**63 - 1)
    if "array" in allowed and "maxItems" in rules:
        yield [None] * (rules["maxItems"] + 1)


def broken_bodies(document: dict, schema: dict):
    """(what, bytes) of bodies that no row may come from."""
    deep = b"[" * 200 + b"]" * 200
    yield from (("cut", b'{"name": "'), ("no JSON", b"name=1"), ("a list", b"[1, 2]"), ("a number", b"12"), ("null", b"null"),
                ("unknown field", b'{"zzz_unknown": 1}'), ("id given", b'{"id": "1"}'), ("version given", b'{"version": 7}'),
                ("deep", b'{"name": ' + deep + b"}"), ("very deep", b"[" * 100000), ("twice", b'{"note": "a", "note": "b"}'),
                ("bad UTF-8", b'{"name": "\xff\xfe"}'), ("half a pair", b'{"name": "\\ud800"}'), ("NaN", b'{"name": NaN}'),
                ("huge number", b'{"name": 1e999}'), ("two documents", b"{}{}"), ("BOM twice", b"\xef\xbb\xbf\xef\xbb\xbf{}"))
    for name, field in resolve(document, schema).get("properties", {}).items():
        for value in wrong_values(document, field):
            yield f"{name}={value!r}"[:60], json.dumps({name: value}, ensure_ascii=False).encode()
