#!/usr/bin/env python3
"""Is CHANGELOG.md ready for a release?  python3 tools/check_changelog.py FILE VERSION

It is where nothing is left under [Unreleased], the first version below is VERSION with its day, each section is one of
Keep a Changelog's and has entries, and versions fall from top to bottom. Every fault is one line. Exit codes: 0 ready,
1 not, 2 the command is wrong.
"""

import datetime
import re
import sys

SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def faults_of(text, version):
    faults = []
    blocks = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    heads = [block.split("\n", 1)[0].strip() for block in blocks]
    if not heads or heads[0] != "[Unreleased]":
        faults.append("the first heading is not [Unreleased]")
    elif re.search(r"^- ", blocks[0], re.MULTILINE):
        faults.append(f"entries are left under [Unreleased]: put them under ## [{version}] - YYYY-MM-DD")
    known = []
    for head, block in zip(heads[1:], blocks[1:]):
        found = re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)", head)
        if not found:
            faults.append(f"\"## {head}\" is no [X.Y.Z] - YYYY-MM-DD")
            continue
        try:
            datetime.date.fromisoformat(found[4])
        except ValueError:
            faults.append(f"\"## {head}\" has no such day")
        known.append(tuple(int(part) for part in found.groups()[:3]))
        for section in re.split(r"^### ", block, flags=re.MULTILINE)[1:]:
            title = section.split("\n", 1)[0].strip()
            if title not in SECTIONS:
                faults.append(f"\"### {title}\" of {head} is none of {', '.join(sorted(SECTIONS))}")
            elif not re.search(r"^- ", section, re.MULTILINE):
                faults.append(f"\"### {title}\" of {head} is empty")
    if known != sorted(known, reverse=True) or len(set(known)) != len(known):
        faults.append("versions do not fall from top to bottom")
    if not known or ".".join(map(str, known[0])) != version:
        faults.append(f"the first version is not {version}, that of CMakeLists.txt")
    return faults


def main():
    if len(sys.argv) != 3:
        print(__doc__.split("\n\n")[0], file=sys.stderr)
        return 2
    with open(sys.argv[1], encoding="utf-8") as file:
        faults = faults_of(file.read(), sys.argv[2])
    for fault in faults:
        print(f"{sys.argv[1]}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
