#!/usr/bin/env python3
"""Lays out the folder that the web server gives out: hashed names, pages that name them, .gz and .br beside each file."""
import argparse
import gzip
import hashlib
import pathlib
import shutil
import subprocess

COMPRESSED = {".js", ".wasm", ".otf", ".ttf", ".css", ".html", ".svg", ".webmanifest"}


def hashed_name(path):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return f"{path.stem}.{digest}{path.suffix}"


def compress(path):
    data = path.read_bytes()
    pathlib.Path(f"{path}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    subprocess.run(["brotli", "-f", "-q", "11", "-o", f"{path}.br", str(path)], check=True)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--web", required=True)
    args.add_argument("--out", required=True)
    args.add_argument("--files", nargs="+", required=True)
    a = args.parse_args()
    web, out = pathlib.Path(a.web), pathlib.Path(a.out)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    names = {}
    for file in map(pathlib.Path, a.files):
        names[file.name] = hashed_name(file)
        shutil.copyfile(file, out / names[file.name])
    pages = []
    for file in sorted(web.rglob("*")):
        if file.is_dir():
            continue
        target = out / file.relative_to(web)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix in (".css", ".js"):
            names[str(file.relative_to(web))] = str(target.with_name(hashed_name(file)).relative_to(out))
            target = out / names[str(file.relative_to(web))]
        if file.suffix == ".html":
            pages.append((file, target))
        else:
            shutil.copyfile(file, target)
    for source, target in pages:
        text = source.read_text()
        for name, hashed in names.items():
            text = text.replace(f'href="{name}"', f'href="{hashed}"').replace(f'src="{name}"', f'src="{hashed}"')
        target.write_text(text)
    total = 0
    for file in sorted(out.rglob("*")):
        if file.is_file() and file.suffix in COMPRESSED:
            compress(file)
            total += pathlib.Path(f"{file}.br").stat().st_size
    print(f"web folder: {total // 1024} KB compressed")


if __name__ == "__main__":
    main()
