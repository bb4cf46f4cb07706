"""Promises of single records: what a request's text may hold, what may be renamed, archived, ended and deleted."""
from tests.contract.matrix import must_be_problem


def broken_utf8_is_told_from_broken_json(house):
    owner = house.callers["owner"]
    for bad in (b"\xd0", b"\x80", b"\xff", b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"):
        for body in (b'{"name": "' + bad + b'"}', b'{"' + bad + b'": 1}', b'{"name": "' + bad):
            assert must_be_problem(owner.api("POST", "/categories", body), repr(body), [400])["code"] == "invalid_utf8", body
    for body in (b'{"name": "', b'{"name": "\\ud800"}', b"name=1"):
        assert must_be_problem(owner.api("POST", "/categories", body), repr(body), [400])["code"] == "malformed_json", body


CHECKS = [broken_utf8_is_told_from_broken_json]
