"""Every statement the server ran while all the other checks walked it filters by workspace; so does every one written."""
import json
import pathlib
import re

# What has no workspace yet, or concerns all of them: by name, each with its reason.
ALLOWED = {
    "ping": "asks nothing",
    "session_find": "finds the workspace by the session's secret",
    "token_find": "finds the workspace by the token's secret",
    "user_find_login": "finds the workspace by the login",
    "idempotency_forget": "the installation's housekeeping",
    "database_fitness": "asks the database itself",
    "migration_has_history": "the database's own history",
    "migration_list": "the database's own history",
    "migration_record": "the database's own history",
    "workspace_any": "whether the installation is empty",
    "import_find_workspace": "finds the workspace by its name, at the command line",
    "import_insert_workspace": "makes the workspace",
    "draw_move_ids": "draws numbers from a sequence",
    "audit_workspaces": "the audit walks all workspaces in turn",
}
FILTER = re.compile(r"workspace_id\s*=\s*(?:cast\()?:p\d+|\b(?:from|join|update) workspace\b.*\bid\s*=\s*(?:cast\()?:p\d+|"
                    r"insert into \w+\s*\([^)]*\bworkspace_id\b", re.I | re.S)
MACRO = re.compile(r"#define (KRAM_\w+)(?:\([^)]*\))?((?:[^\n]*\\\n)*[^\n]*)")
CONSTANT = re.compile(r'\bSql\s+\w+\{\s*"(\w+)",(.*?)\};', re.S)
DYNAMIC: set[str] = set()
LITERAL = re.compile(r'R"(\w*)\((.*?)\)\1"|"((?:[^"\\]|\\.)*)"', re.S)


def is_filtered(text: str) -> bool:
    return bool(FILTER.search(text))


def statements_that_ran_filter_by_workspace(house):
    rows = [json.loads(line) for line in pathlib.Path(house.statements).read_text().splitlines()]
    texts = {row["name"]: row["text"] for row in rows}
    wrong = [name for name, text in texts.items() if name not in ALLOWED and not is_filtered(text)]
    assert len(texts) > 60, len(texts)
    assert not wrong, {name: texts[name][:200] for name in wrong}
    assert DYNAMIC <= set(texts), DYNAMIC - set(texts)
    return f"{len(texts)} statements"


def statements_that_are_written_filter_by_workspace(_):
    """Also those that no check reached: read from the sources."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(pathlib.Path("server").rglob("*.[ch]pp"))}
    macros = {name: body for text in sources.values() for name, body in MACRO.findall(text)}

    def expand(text: str) -> str:
        return re.sub(r"\bKRAM_\w+\b", lambda found: expand(macros.get(found[0], "")), text)

    wrong, count = [], 0
    for path, text in sources.items():
        for name, body in CONSTANT.findall(text):
            sql = "".join(raw or plain for _, raw, plain in LITERAL.findall(expand(body)))
            count += 1
            if not sql:
                DYNAMIC.add(name)  # made of pieces at run time: seen when it runs
            elif name not in ALLOWED and not is_filtered(sql):
                wrong.append((str(path), name, sql[:200]))
    assert count > 60, count
    assert not wrong, wrong
    return f"{count} statements"


CHECKS = [statements_that_are_written_filter_by_workspace, statements_that_ran_filter_by_workspace]
