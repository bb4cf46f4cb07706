"""Kram started for a test: the server alone on a database of its own, or the whole stack on a data folder of its own."""
import pathlib
import socket

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "kvitka-na-pidvikonni-7"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
