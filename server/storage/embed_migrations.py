"""Writes migrations/*.sql into one C++ file: embed_migrations.py OUTPUT FILE..."""
import pathlib
import sys

PIECE = 8000  # compilers limit the length of one literal


def literal(text: str) -> str:
    pieces = [text[i : i + PIECE] for i in range(0, len(text), PIECE)] or [""]
    return "\n".join(f'R"kram_sql({piece})kram_sql"' for piece in pieces)


def main() -> None:
    output, *names = sys.argv[1:]
    rows = []
    for path in sorted(map(pathlib.Path, names)):
        rows.append(f'      {{"{path.stem}",\n{literal(path.read_text(encoding="utf-8"))}}}')
    pathlib.Path(output).write_text(
        '#include "server/storage/migrate.hpp"\n\nnamespace kram::storage {\n\n'
        "const std::vector<Migration>& migrations() {\n  static const std::vector<Migration> all{\n"
        + ",\n".join(rows)
        + "};\n  return all;\n}\n\n}  // namespace kram::storage\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
