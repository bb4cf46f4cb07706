"""The API's description is what Redocly accepts, and names every address that the server knows."""
import os
import pathlib
import re
import subprocess
import tempfile


def redocly_finds_no_errors(house):
    folder = pathlib.Path(os.environ.get("KRAM_NPM", "toolchains/npm"))
    lint = folder / "node_modules" / ".bin" / "redocly"
    assert lint.exists(), f"{lint} is missing: toolchains/deps installs it"
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(house.callers["anonymous"].send("GET", "/openapi.json").body)
        file.flush()
        done = subprocess.run(["node", str(lint.resolve()), "lint", file.name], cwd=folder, capture_output=True, text=True,
                              timeout=120, env=os.environ | {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"})
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def the_document_is_the_table(house):
    table = pathlib.Path("shared/api/endpoints.hpp").read_text(encoding="utf-8")
    rows = set(re.findall(r'X\((\w+), (get|post|patch|del), "([^"]+)"', table))
    document = house.callers["anonymous"].send("GET", "/openapi.json").json
    told = {(op["operationId"], "del" if method == "delete" else method, path)
            for path, item in document["paths"].items() for method, op in item.items()}
    assert told == rows, told ^ rows
    return f"{len(rows)} endpoints"


CHECKS = [redocly_finds_no_errors, the_document_is_the_table]
