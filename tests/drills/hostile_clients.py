"""What is known to crash or stall Pistache, tried against the running stack: it stays up and serves others."""
import pathlib
import socket
import time

from tests.drills.stack import Caller, Stack, furnish
from tests.house.whole_stack import processes_of


def raw(stack, data: bytes, wait_s: float = 3, read: int = 65536) -> bytes:
    with socket.create_connection(("localhost", stack.port), timeout=wait_s) as s:
        try:
            s.sendall(data)
            return s.recv(read)
        except OSError:
            return b""


def request(path: str, *headers: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", *headers, "", ""]).encode()


def attacks(stack, token):
    bearer = f"Authorization: Bearer {token}"
    yield "long address", lambda: raw(stack, request("/" * 30000))
    yield "long address to the API", lambda: raw(stack, request("/api/v1/" + "/" * 7000))
    yield "endless header", lambda: raw(stack, request("/api/v1/me", "X-Long: " + "a" * 60000))
    yield "header without a colon", lambda: raw(stack, request("/api/v1/me", "Nonsense"))
    yield "empty Accept", lambda: raw(stack, request("/api/v1/me", bearer, "Accept:"))
    yield "odd Accept", lambda: raw(stack, request("/api/v1/me", bearer, "Accept: *; q=.2"))
    yield "cookie without a value", lambda: raw(stack, request("/api/v1/me", "Cookie: nonsense"))
    yield "bad Date", lambda: raw(stack, request("/api/v1/me", bearer, "Date: yesterday"))
    yield "odd Host", lambda: raw(stack, b"GET /api/v1/me HTTP/1.1\r\nHost: [::1\r\n\r\n")
    yield "unknown Cache-Control", lambda: raw(stack, request("/api/v1/me", bearer, "Cache-Control: strange=1"))
    yield "Content-Length of letters", lambda: raw(stack, request("/api/v1/orders", "Content-Length: abc", method="POST"))
    yield "negative Content-Length", lambda: raw(stack, request("/api/v1/orders", "Content-Length: -5", method="POST"))
    yield "20 GB promised", lambda: raw(stack, request("/api/v1/orders", bearer, "Content-Length: 20000000000", method="POST"))
    yield "huge chunk", lambda: raw(stack, request("/api/v1/orders", bearer, "Transfer-Encoding: chunked", method="POST") + b"ffffffffff\r\n")
    yield "chunk in pieces", lambda: in_pieces(stack, request("/api/v1/clients", bearer, "Transfer-Encoding: chunked",
                                                              "Idempotency-Key: 0123456789abcdef", method="POST") + b"2\r\n{}\r\n0\r\n\r\n")
    yield "two requests at once", lambda: raw(stack, request("/api/v1/me", bearer) * 2)
    yield "unknown method", lambda: raw(stack, request("/api/v1/me", method="BREW"))
    yield "broken percent", lambda: raw(stack, request("/api/v1/clients?search=%zz%00", bearer))
    yield "export cut off", lambda: cut_off(stack, request("/api/v1/orders.csv", bearer))
    yield "slow reader", lambda: slow_reader(stack, request("/openapi.json"))


def in_pieces(stack, data: bytes) -> bytes:
    with socket.create_connection(("localhost", stack.port), timeout=5) as s:
        for byte in data:
            s.sendall(bytes([byte]))
        return s.recv(65536)


def check_big_body(stack, check):
    """C-36d: refused before it is read, and not kept in memory."""
    memory = memory_mb(stack)
    started = time.monotonic()
    with socket.create_connection(("localhost", stack.port), timeout=5) as s:
        s.sendall(request("/api/v1/orders", f"Authorization: Bearer {stack.secret}", f"Content-Length: {100 << 20}",
                          "Idempotency-Key: 0123456789abcdef", method="POST"))
        try:
            for _ in range(100):
                s.sendall(b"a" * (1 << 20))
        except OSError:
            pass
        try:
            answer = s.recv(65536)
        except OSError:
            answer = b""
    check("100 MB body: refused within a second", time.monotonic() - started < 1, time.monotonic() - started)
    check("100 MB body: 413, or the door shut", answer.startswith(b"HTTP/1.1 413") or not answer, answer[:100])
    check("100 MB body: memory grows by less than 5 MB", memory_mb(stack) - memory < 5, (memory, memory_mb(stack)))
    with socket.create_connection(("localhost", stack.port), timeout=5) as s:
        s.sendall(request("/api/v1/orders", f"Authorization: Bearer {stack.secret}", f"Content-Length: {100 << 20}",
                          method="POST"))
        answer = s.recv(65536)
    check("100 MB promised: 413 with a problem", answer.startswith(b"HTTP/1.1 413") and b"problem+json" in answer, answer[:300])


def memory_mb(stack) -> float:
    """What the server and nginx hold in memory."""
    total = 0
    for service in ("serve", "nginx"):
        for pid in processes_of(stack.pid(service)):
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
            total += int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])
    return total / 1024


def cut_off(stack, data: bytes) -> bytes:
    for _ in range(20):
        s = socket.create_connection(("localhost", stack.port), timeout=5)
        s.sendall(data)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        s.close()
    return b""


def slow_reader(stack, data: bytes) -> bytes:
    readers = [socket.create_connection(("localhost", stack.port), timeout=5) for _ in range(20)]
    for reader in readers:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        reader.sendall(data)
    time.sleep(0.5)
    for reader in readers:
        reader.close()
    return b""


def served(stack, seconds: float = 2) -> bool:
    caller = Caller(stack, stack.secret, timeout=seconds)
    return caller.api("GET", "/me")[0] == 200


def drill(check):
    with Stack() as stack:
        furnish(stack)
        before = stack.pid("serve")
        check_big_body(stack, check)
        for name, attack in attacks(stack, stack.secret):
            answer = attack()
            check(f"{name}: no 5xx", not answer.startswith((b"HTTP/1.1 500", b"HTTP/1.1 502")), answer[:200])
            check(f"{name}: others are served", served(stack))
        check("the server never died", stack.pid("serve") == before)

