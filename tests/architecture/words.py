"""What may not be said, and what must be said in both languages."""
import re

from tree import code_files, line_of, strings_of, without_literals

# Written in halves, so that this file obeys itself.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.\-/}])/(?:home|ro" r"ot|wo" r"rk|Users|mnt)/[\w.\-]+")
REGISTRY = re.compile("|".join(re.escape(head + tail) for head, tail in (
    ("registry.np", "mjs.org"), ("deb.debi", "an.org"), ("security.debi", "an.org"), ("py", "pi.org"),
    ("pythonho", "sted.org"), ("crat", "es.io"), ("proxy.gol", "ang.org"), ("repo.mav", "en.apache.org"),
    ("registry.yar", "npkg.com"))), re.IGNORECASE)
BINARY_FLOAT = re.compile(r"\b(?:float|double|strtod|strtof|stod|stof|atof)\b")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
STRING = r'((?:"(?:\\.|[^"\\])*"\s*)+)'
TEXT_ROW = re.compile(r"\bX\(\s*(\w+)\s*,\s*(?:\d+\s*,\s*)?" + STRING + r",\s*" + STRING + r"\)", re.DOTALL)
PAIR = re.compile(r"\btr\(\s*" + STRING + r",\s*" + STRING + r"\)", re.DOTALL)
JUNK = re.compile(r"(?:^|/)(?:utils?|common|helpers?|misc)(?:\.\w+)?(?:/|$)")
# Invented people and goods, shown to whoever designs.
SAMPLES = "client-wasm/screens/gallery.cpp"


def nothing_unfinished(tree):
    for path, text in tree.items():
        if not path.startswith(("tests/data/", "tests/vectors/")) and not path.endswith("package-lock.json"):
            for match in UNFINISHED.finditer(text):
                yield f"{path}:{line_of(text, match.start())}: '{match[0]}' is a promise, not work"


def no_machine_paths(tree):
    for path, text in tree.items():
        if not path.startswith("tests/data/"):
            for match in MACHINE_PATH.finditer(text):
                yield f"{path}:{line_of(text, match.start())}: a path of somebody's machine, {match[0]}"


def no_registry_hosts(tree):
    for path, text in tree.items():
        for match in REGISTRY.finditer(text):
            yield f"{path}:{line_of(text, match.start())}: names a registry's host, {match[0]}"
        if path.endswith("package-lock.json") and '"resolved"' in text:
            yield f"{path}: holds addresses of a registry (resolved)"


def no_binary_floats_in_shared(tree):
    for path, text in code_files(tree, "shared/"):
        code = without_literals(text)
        for match in BINARY_FLOAT.finditer(code):
            yield f"{path}:{line_of(code, match.start())}: '{match[0]}' has no place in shared"


def no_junk_drawers(tree):
    for path in tree:
        if JUNK.search(path):
            yield f"{path}: a name that says nothing"


def _joined(literals: str) -> str:
    return "".join(re.findall(r'"((?:\\.|[^"\\])*)"', literals))


def texts_in_both_languages(tree):
    for path, text in code_files(tree, "shared/", "client-wasm/", "server/"):
        for match in TEXT_ROW.finditer(text.replace("\\\n", "\n")):
            uk, en = _joined(match[2]), _joined(match[3])
            if not uk.strip() or not en.strip():
                yield f"{path}: {match[1]} lacks a translation"
            elif CYRILLIC.search(en) or (re.search("[A-Za-z]", en) and not CYRILLIC.search(uk) and uk != en):
                yield f"{path}: {match[1]} has its languages mixed up"
            elif set(PLACEHOLDER.findall(uk)) != set(PLACEHOLDER.findall(en)):
                yield f"{path}: {match[1]} has other placeholders in the two languages"
        for match in PAIR.finditer(text):
            if CYRILLIC.search(_joined(match[2])) or not _joined(match[1]) + _joined(match[2]):
                yield f"{path}:{line_of(text, match.start())}: tr({match[1].strip()}, ...) lacks its English"


def screens_speak_both(tree):
    """A Ukrainian text in the client stands where its English stands too: in tr(...), Word or forms, in braces or brackets."""
    for path, text in code_files(tree, "client-wasm/screens/", "client-wasm/widgets/"):
        if path == SAMPLES:
            continue
        lines = text.split("\n")
        for line, content in strings_of(text):
            around = "\n".join(lines[max(0, line - 4):line + 3])
            if CYRILLIC.search(content) and not re.search(r'"[^"\u0400-\u04ff]*[A-Za-z][^"\u0400-\u04ff]*"', around):
                yield f"{path}:{line}: {content[:40]} has no English beside it"


def migrations_are_numbered(tree):
    numbers = sorted(int(match[1]) for path in tree if (match := re.match(r"server/storage/migrations/(\d{4})_\w+\.sql$", path)))
    odd = [path for path in tree if path.startswith("server/storage/migrations/") and not re.search(r"/\d{4}_\w+\.sql$", path)]
    yield from (f"{path}: a migration is named 0001_what_it_does.sql" for path in odd)
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"server/storage/migrations: numbers {numbers} have gaps or doubles"
