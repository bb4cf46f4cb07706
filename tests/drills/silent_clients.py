"""Connections that say nothing, or next to nothing (C-36b, c): they are shut in time, others are served as fast as before,
and nothing unasked is ever read as the answer to a later request."""
import pathlib
import resource
import secrets
import socket
import time

from tests.drills.stack import Caller, Stack, furnish
from tests.house.whole_stack import processes_of

SILENT = 2000
DRIPPING = 200
KEPT_ALIVE_S = 66  # beyond a minute's stale 408, and beyond nginx's own patience


def descriptors(stack) -> int:
    return sum(len(list(pathlib.Path(f"/proc/{pid}/fd").iterdir()))
               for service in ("serve", "nginx") for pid in processes_of(stack.pid(service)))


def slowest_but_one_percent(stack, requests=400) -> float:
    caller, seconds = Caller(stack, stack.secret), []
    for _ in range(requests):
        started = time.monotonic()
        assert caller.api("GET", "/orders")[0] == 200
        seconds.append(time.monotonic() - started)
    return sorted(seconds)[int(requests * 0.99)]


def connect(stack) -> socket.socket:
    return socket.create_connection(("localhost", stack.port), timeout=5)


def shut(s: socket.socket) -> bool:
    """nginx either shuts the connection or says 408 first."""
    try:
        s.setblocking(False)
        while True:
            if not s.recv(4096):
                return True
    except BlockingIOError:
        return False
    except OSError:
        return True


def check_silence(stack, check):
    usual, before = slowest_but_one_percent(stack), descriptors(stack)
    silent = [connect(stack) for _ in range(SILENT)]
    dripping = [connect(stack) for _ in range(DRIPPING)]
    opened = time.monotonic()
    for s in dripping:
        s.sendall(b"G")
    meanwhile = slowest_but_one_percent(stack)
    # A few milliseconds of the machine's own are no one's delay.
    check(f"{SILENT + DRIPPING} silent sockets: others are served as before", meanwhile < max(2 * usual, 0.02), (usual, meanwhile))
    time.sleep(max(0, 10 - (time.monotonic() - opened)))
    for s in dripping:
        try:
            s.sendall(b"E")
        except OSError:
            pass
    time.sleep(max(0, 15.5 - (time.monotonic() - opened)))
    check("silent sockets are shut within 15 s", all(map(shut, silent + dripping)))
    for s in silent + dripping:
        s.close()
    time.sleep(1)
    check("their descriptors are given back", descriptors(stack) <= before + 8, (before, descriptors(stack)))


class KeptAlive:
    """A connection that asks once, says nothing for more than a minute, then posts."""

    def __init__(self, stack):
        self.stack, self.socket, self.since = stack, connect(stack), time.monotonic()
        self.socket.sendall(f"GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {stack.secret}\r\n\r\n".encode())
        answer = self.socket.recv(65536)
        assert answer.startswith(b"HTTP/1.1 200"), answer[:200]

    def check(self, check):
        time.sleep(max(0, KEPT_ALIVE_S - (time.monotonic() - self.since)))
        body = '{"name":"Після мовчання"}'.encode()
        head = (f"POST /api/v1/clients HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.stack.secret}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nIdempotency-Key: ")
        key = secrets.token_hex(16)
        message = head.encode() + key.encode() + b"\r\n\r\n" + body
        try:
            self.socket.sendall(message)
            answer = self.socket.recv(65536)
        except OSError:
            answer = b""
        check("after a minute's silence: no unasked answer", answer == b"" or answer.startswith(b"HTTP/1.1 201"), answer[:200])
        if not answer:
            with connect(self.stack) as again:
                again.sendall(message)
                answer = again.recv(65536)
        check("after a minute's silence: the request is done", answer.startswith(b"HTTP/1.1 201"), answer[:200])
        found = self.stack.sql("select count(*) from party where name = 'Після мовчання'")
        check("after a minute's silence: once", found == [["1"]], found)


def drill(check):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16384), hard))
    try:
        with Stack() as stack:
            furnish(stack)
            before = stack.pid("serve")
            kept_alive = KeptAlive(stack)
            check_silence(stack, check)
            kept_alive.check(check)
            check("the server never died", stack.pid("serve") == before)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
