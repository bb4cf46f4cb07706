"""Kram started for a test: the server alone on a database of its own, or the whole stack on a data folder of its own."""
import http.client
import pathlib
import socket
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "kvitka-na-pidvikonni-7"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Whether Kram is well at that port of this machine."""
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def psql(url: str, text: str) -> str:
    done = subprocess.run(["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", text], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Installation:
    """What the command-line program makes; whoever starts Kram says how that program is called."""

    def program_call(self) -> tuple[list, list]:
        """The words before and after the program's own."""
        raise NotImplementedError

    def kram(self, *words: str, said: str = "") -> str:
        before, after = self.program_call()
        done = subprocess.run([*before, *words, *after], input=said, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f"kram {' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout

    def new_company(self, name: str, login: str, password: str = PASSWORD) -> str:
        """A workspace with that owner; its id."""
        return self.kram("user", "add", login, "Власниця", "owner", "--company", name, said=password + "\n").split()[-1]

    def token(self, workspace: str, scope: str) -> str:
        return self.kram("token", "add", scope, scope, "--workspace", workspace).split()[-1]
