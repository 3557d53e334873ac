#!/usr/bin/env python3
"""Run the recipes of docs/scripting.md: python3 tests/recipes.py HUSTINGS PAGE [CACHE]

Each block of sh, python or r runs in one folder, with `hustings` on the PATH; the block of text behind it is what it must print.
A recipe whose language is not installed is passed over, and said; where CI is true that is a fault. Exit codes: 0 all run and print
what they should, 1 one does not, 2 the command is wrong, 77 nothing could run.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LANGUAGES = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"], "r": ["Rscript", "-e"]}


def recipes(page):
    """(title, language, code, expected or None) of each block."""
    for part in re.split(r"(?m)^### ", page)[1:]:
        title = part.partition("\n")[0]
        blocks = re.findall(r"```(\w+)\n(.*?)```", part, re.DOTALL)
        for i, (language, code) in enumerate(blocks):
            if language in LANGUAGES:
                follows = i + 1 < len(blocks) and blocks[i + 1][0] == "text"
                yield title, language, code, blocks[i + 1][1] if follows else None


def run(language, code, folder, environment):
    return subprocess.run([*LANGUAGES[language], code], cwd=folder, env=environment, capture_output=True, text=True, check=False,
                          timeout=200)


def lines(text):
    return [line.rstrip() for line in text.strip().splitlines()]


def main():
    if len(sys.argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    program, page = (Path(argument).resolve() for argument in sys.argv[1:3])
    environment = dict(os.environ, HUSTINGS_STATE="off", LC_ALL="C.UTF-8")
    if len(sys.argv) == 4:
        environment["HUSTINGS_CACHE"] = sys.argv[3]
    faults = done = missing = 0
    with tempfile.TemporaryDirectory() as folder:
        environment["PATH"] = f"{program.parent}{os.pathsep}{environment['PATH']}"
        for title, language, code, expected in recipes(page.read_text(encoding="utf-8")):
            tools = [LANGUAGES[language][0]] + [tool for tool in ("ogr2ogr",) if tool in code]
            absent = [tool for tool in tools if shutil.which(tool) is None]
            if absent:
                print(f"{title}: passed over, there is no {absent[0]}")
                missing += 1
                continue
            ran = run(language, code, folder, environment)
            done += 1
            if ran.returncode != 0:
                faults += 1
                print(f"{title}: ends with {ran.returncode}\n{ran.stdout}{ran.stderr}", file=sys.stderr)
            elif expected is not None and lines(ran.stdout) != lines(expected):
                faults += 1
                print(f"{title}: prints\n{ran.stdout}\nand should print\n{expected}", file=sys.stderr)
    print(f"{done} recipes run, {missing} passed over, {faults} with faults")
    if missing and os.environ.get("CI") == "true":
        return 1
    return 1 if faults else 0 if done else 77


if __name__ == "__main__":
    sys.exit(main())
