"""The files under judgement, and C++ seen without its comments and strings."""
import functools
import re
import subprocess
from pathlib import Path

CODE = (".cpp", ".hpp")
LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)
DIGIT_QUOTE = re.compile(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")


def read_tree(root: Path) -> dict[str, str]:
    """Every text file that git knows or would take, by its path from the root."""
    listed = subprocess.check_output(["git", "-c", f"safe.directory={root}", "ls-files", "-co", "--exclude-standard", "-z"],
                                     cwd=root, text=True)
    tree = {}
    for path in filter(None, listed.split("\0")):
        try:
            tree[path] = (root / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return tree


@functools.lru_cache(maxsize=None)
def without_literals(text: str) -> str:
    """Comments and the insides of strings blanked; lines stay where they are."""
    def blank(match: re.Match) -> str:
        lines = "\n" * match[0].count("\n")
        return lines if match[0].startswith(("//", "/*")) else '""' + lines
    return LITERAL.sub(blank, DIGIT_QUOTE.sub("", text))


@functools.lru_cache(maxsize=None)
def strings_of(text: str) -> list[tuple[int, str]]:
    """(line, content) of every string literal."""
    found = []
    for match in LITERAL.finditer(DIGIT_QUOTE.sub("", text)):
        if match[0].startswith(('"', 'R"')):
            found.append((text.count("\n", 0, match.start()) + 1, match[0]))
    return found


def code_files(tree: dict[str, str], *folders: str) -> list[tuple[str, str]]:
    return [(path, text) for path, text in tree.items() if path.endswith(CODE) and path.startswith(folders)]


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
