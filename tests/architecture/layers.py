"""Who may include whom (design.md, section 1). A lower number is nearer to the ground."""
import re

from tree import code_files, line_of, strings_of, without_literals

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)

SHARED = {"base": 0, "domain": 1, "api": 2}
# Adapters stand beside each other: none includes another.
SERVER = {"security": 0, "files": 1, "storage": 1, "carriers": 1, "channels": 1, "banks": 1, "documents": 1,
          "operations": 2, "audit": 3, "http": 3, "actions": 3, "automation": 4, "import": 4, "cli": 5, "main": 6}
CLIENT = {"imgui_config": 0, "platform": 0, "texts": 1, "api_client": 2, "key_pages": 3, "widgets": 4, "screens": 5, "main": 6}
PROGRAMS = {"shared": SHARED, "server": SERVER, "client-wasm": CLIENT}
MAY_USE = {"shared": {"shared"}, "server": {"server", "shared"}, "client-wasm": {"client-wasm", "shared"}}


def layer_of(path: str) -> tuple[str, str] | None:
    """(program, layer) of a first-party file: its folder, or its own name when it stands in the program's root."""
    parts = path.split("/")
    if parts[0] not in PROGRAMS or len(parts) < 2:
        return None
    return parts[0], parts[1].split(".")[0]


def includes_of(text: str) -> list[tuple[int, str, str]]:
    return [(line_of(text, match.start()), match[1], match[2]) for match in INCLUDE.finditer(text)]


def include_direction(tree):
    for path, text in code_files(tree, *(f"{program}/" for program in PROGRAMS)):
        program, layer = layer_of(path)
        ranks = PROGRAMS[program]
        if layer not in ranks:
            yield f"{path}: the layer '{layer}' has no place in tests/architecture/layers.py"
            continue
        for line, _, included in includes_of(text):
            target = layer_of(included)
            if target is None:
                continue
            if target[0] not in MAY_USE[program]:
                yield f"{path}:{line}: {program} may not include {included}"
            elif target[0] == program and target[1] != layer and ranks.get(target[1], 99) >= ranks[layer]:
                yield f"{path}:{line}: {layer} may not include {target[1]} ({included})"


def shared_stands_alone(tree):
    for path, text in code_files(tree, "shared/"):
        for line, bracket, included in includes_of(text):
            ours = included.startswith("shared/")
            standard = bracket == "<" and "/" not in included and "." not in included
            if not (ours or standard or included.startswith("nlohmann/")):
                yield f"{path}:{line}: shared knows the standard library and nlohmann/json only, not {included}"


def no_cycles(tree):
    graph = {path: [name for _, _, name in includes_of(text) if name in tree] for path, text in code_files(tree, "")}
    state: dict[str, int] = {}

    def walk(path, trail):
        state[path] = 1
        for target in graph.get(path, ()):
            if state.get(target) == 1:
                yield "cycle: " + " -> ".join([*trail[trail.index(target):], target])
            elif target not in state:
                yield from walk(target, [*trail, target])
        state[path] = 2

    for path in graph:
        if path not in state:
            yield from walk(path, [path])


def _only_under(tree, pattern, home, what, folders):
    for path, text in code_files(tree, *folders):
        if path.startswith(home):
            continue
        code = "\n".join(f"#include <{name}>" if name else line for line, name in _lines(text))
        for match in pattern.finditer(code):
            yield f"{path}:{line_of(code, match.start())}: {what} may stand under {home} only"


def _lines(text):
    """Lines without literals, but with the names of included files."""
    named = {line: name for line, _, name in includes_of(text)}
    for number, line in enumerate(without_literals(text).split("\n"), 1):
        yield line, named.get(number)


PRODUCT = ("shared/", "server/", "client-wasm/")
DATABASE = re.compile(r"#include <(?:soci/|libpq|postgresql/)|\bsoci::|\bPQ(?:exec|connect|prepare)\w*")
PISTACHE = re.compile(r"#include <pistache/|\bPistache::")
EMSCRIPTEN = re.compile(r"#include <emscripten|\bEM_(?:JS|ASM)\b|\bEMSCRIPTEN_KEEPALIVE\b|\bemscripten_\w+\s*\(")
SQL = re.compile(r"\b(?:select\b.+\bfrom\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b)", re.IGNORECASE | re.DOTALL)


def database_in_storage_only(tree):
    yield from _only_under(tree, DATABASE, "server/storage/", "SOCI and libpq", PRODUCT)


def pistache_in_http_only(tree):
    yield from _only_under(tree, PISTACHE, "server/http/", "Pistache", PRODUCT)


def emscripten_in_platform_only(tree):
    yield from _only_under(tree, EMSCRIPTEN, "client-wasm/platform/", "emscripten", PRODUCT)


# The audit's promises are statements: it reads what storage wrote, and writes nothing.
SQL_HOMES = ("server/storage/", "server/audit/")


def sql_in_storage_only(tree):
    for path, text in code_files(tree, *PRODUCT):
        if path.startswith(SQL_HOMES):
            continue
        for line, content in strings_of(text):
            if SQL.search(content.replace("\\n", " ")):
                yield f"{path}:{line}: SQL may stand under server/storage/ (and, to read, server/audit/) only"
