#!/usr/bin/env python3
"""Check that every header compiles alone: python3 tools/check_headers.py BUILD_DIR...

BUILD_DIR is a configured and built preset: its compile_commands.json gives the flags, and headers made at build time
lie in it. build/dev knows the benchmarks too where it was configured with -DHUSTINGS_BENCHMARKS=ON. Exit codes: 0 fine,
1 a header does not compile, 2 the command is wrong.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ["base", "geo", "elections", "atlas", "renderer", "ui", "picture", "export", "app", "tests", "benchmarks", "tools"]
COMPILER_LAUNCHERS = {"ccache", "sccache"}


def flags_by_folder(builds):
    """The compiler and its flags, without input and output, for each folder of sources; the first build counts."""
    flags = {}
    entries = [entry for build in builds
               for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))]
    for entry in entries:
        source = (Path(entry["directory"]) / entry["file"]).resolve()
        if not source.is_relative_to(ROOT) or source.parent in flags:
            continue
        words = entry["arguments"] if "arguments" in entry else shlex.split(entry["command"])
        launchers = [i for i, word in enumerate(words[:8]) if Path(word).name in COMPILER_LAUNCHERS]
        words = words[launchers[-1] + 1:] if launchers else words
        kept, skip = [], False
        for word in words:
            if skip:
                skip = False
            elif word in ("-o", "-c", "-MF", "-MT", "-include"):  # -include: a precompiled head
                skip = True
            elif word not in ("-MD", "-Winvalid-pch"):
                kept.append(word)
        flags[source.parent] = (kept, entry["directory"])
    return flags


def flags_for(header, flags):
    """Those of a source beside the header, or else of the nearest folder above or below."""
    folder = header.parent
    while folder != ROOT.parent:
        if folder in flags:
            return flags[folder]
        below = sorted(other for other in flags if other.is_relative_to(folder))
        if below and folder != ROOT:
            return flags[below[0]]
        folder = folder.parent
    return None


def compile_alone(header, flags):
    """The compiler's complaint, or an empty text."""
    found = flags_for(header, flags)
    if found is None:
        return "no source file beside it is compiled in this build, so there are no flags; name another BUILD_DIR too"
    command, directory = found
    run = subprocess.run([*command, "-fsyntax-only", "-x", "c++", "-"], cwd=directory, text=True,
                         input=f'#include "{header}"\n', stderr=subprocess.PIPE, check=False)
    return run.stderr.strip() or "the compiler failed" if run.returncode else ""


def main():
    parser = argparse.ArgumentParser(description="Check that every header compiles alone.")
    parser.add_argument("build_dirs", type=Path, nargs="+", metavar="BUILD_DIR", help="a built preset: build/dev")
    builds = [build.resolve() for build in parser.parse_args().build_dirs]
    for build in builds:
        if not (build / "compile_commands.json").is_file():
            parser.error(f"{build} has no compile_commands.json; configure it first, for example: cmake --preset dev")

    flags = flags_by_folder(builds)
    headers = sorted(header for folder in FOLDERS for header in (ROOT / folder).rglob("*.h"))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        complaints = pool.map(lambda header: compile_alone(header, flags), headers)
        faulty = [(header, complaint) for header, complaint in zip(headers, complaints) if complaint]
    for header, complaint in faulty:
        print(f"{header.relative_to(ROOT)} does not compile alone:\n{complaint}\n")
    print(f"check_headers: {len(headers)} headers, {len(faulty)} fault(s)")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
