"""Runs every rule on its planted faults and on the tree; a rule and each of its trials count as one test each."""
import shutil
import subprocess
import sys
from pathlib import Path

from planted import PLANTED
from tree import CODE, read_tree

ROOT = Path(__file__).resolve().parent.parent.parent


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def add(self, name: str, findings: list[str]) -> None:
        if not findings:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {name}")
        for finding in findings[:40]:
            print(f"  {finding}")
        if len(findings) > 40:
            print(f"  and {len(findings) - 40} more")


def try_planted(tally: Tally) -> None:
    for rule, (faulty, innocent) in PLANTED.items():
        for number, tree in enumerate(faulty, 1):
            tally.add(f"{rule.__name__}: planted fault {number}", [] if list(rule(tree)) else ["was not seen"])
        for number, tree in enumerate(innocent, 1):
            tally.add(f"{rule.__name__}: innocent {number}", list(rule(tree)))


def clang_format_findings(paths: list[str], root: Path) -> list[str]:
    program = shutil.which("clang-format")
    if program is None:
        return ["clang-format is not installed"]
    done = subprocess.run([program, "--dry-run", "-Werror", *paths], cwd=root, capture_output=True, text=True, check=False)
    errors = [line for line in done.stderr.splitlines() if "error:" in line]
    places: dict[str, int] = {}
    for line in errors:
        place = line.split(":")[0]
        places[place] = places.get(place, 0) + 1
    found = [f"{place}: {count} places are not as clang-format wants them" for place, count in places.items()]
    return found or ([done.stderr.strip()[:500]] if done.returncode else [])


def try_format(tally: Tally) -> None:
    """The check itself must see a badly laid line."""
    crooked = subprocess.run(["clang-format", "--dry-run", "-Werror", "--assume-filename=a.cpp"], cwd=ROOT, text=True,
                             input="int   a ;\n", capture_output=True, check=False)
    tally.add("clang_format: planted fault 1", [] if crooked.returncode else ["was not seen"])


def main() -> int:
    tally = Tally()
    try_planted(tally)
    try_format(tally)
    tree = read_tree(ROOT)
    for rule in PLANTED:
        tally.add(rule.__name__, list(rule(tree)))
    tally.add("clang_format", clang_format_findings([path for path in tree if path.endswith(CODE)], ROOT))
    print(f"{len(tree)} files looked at")
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
