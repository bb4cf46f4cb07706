"""Runs every check; ends with one line: N passed, N failed."""
import sys
import traceback

from tests.contract import cases, document, matrix, promises, records, statements
from tests.contract.house import House, furnish


def the_books_agree(house):
    """After all that was asked, refused and forgotten."""
    assert not house.audit(), house.audit()


def main() -> int:
    passed = failed = 0
    with House() as house:
        house.own = furnish(house.callers["owner"])
        house.foreign = furnish(house.stranger)
        for check in document.CHECKS + matrix.CHECKS + promises.CHECKS + records.CHECKS + cases.CHECKS + statements.CHECKS + [the_books_agree]:
            try:
                told = check(house)
                passed += 1
                print(f"  ok {check.__name__}: {told or ''}", flush=True)
            except Exception:  # noqa: BLE001 - a failed check must not hide the others
                failed += 1
                print(f"  FAILED {check.__name__}\n{traceback.format_exc()[-2500:]}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
