#!/usr/bin/env python3
"""The tests of pages: run.py HUSTINGS SOURCE. Exit code 77 where node is not installed, and nothing could be tested.

The parts of the script are tested by node alone; with Chromium pages are opened, and with axe-core (`npm ci` in this
folder) looked at for what readers with a disability miss. What is not there is skipped with a line that says so, and is
a failure where CI is true.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

here = Path(__file__).resolve().parent


def main():
    program, source = sys.argv[1:3]
    strict = os.environ.get("CI") == "true"
    node = shutil.which("node")
    if node is None:
        print("node is not installed: pages are not tested")
        return 1 if strict else 77
    if strict and not (here / "node_modules" / "axe-core").is_dir():
        print(f"axe-core is not installed: npm ci --prefix {here}")
        return 1
    environment = dict(os.environ, HUSTINGS_PROGRAM=program, HUSTINGS_SOURCE=source)
    tests = sorted(str(file) for file in here.glob("*.test.mjs"))
    return subprocess.run([node, "--test", *tests], env=environment, check=False).returncode


sys.exit(main())
