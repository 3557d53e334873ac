#!/usr/bin/env python3
"""Completion in bash, zsh and fish, each asked as it asks itself:  python3 tests/shells.py HUSTINGS SOURCE_DIR

A shell that is missing is passed over, but not where the environment has CI=true. Exit code 77: none is there.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# What is typed, and what may come: the words that a shell would put in the place of the last one.
CASES = [
    ("hustings rend", {"render"}),
    ("hustings render --lay", {"--layout"}),
    ("hustings render --look l", {"light"}),
    ("hustings table --contest general-201", {"general-2010", "general-2015", "general-2017"}),
    ("hustings table uk.toml --contest general-2005", {"general-2005n"}),
    ("hustings --by bor", {"boroughs"}),
    ("hustings render --pair con,uki", {"con,ukip"}),
    ("hustings render --colour share:uki", {"share:ukip"}),
    ("hustings render --colour=share:uki", {"--colour=share:ukip"}),
    ("hustings check one", {"one.toml"}),
]

BASH = r"""
compopt() { :; }
source "$SCRIPT"
COMP_LINE=$TYPED COMP_POINT=${#TYPED}
# As bash parts them: at blanks, and before and after = and :.
spaced=${TYPED//=/ = }; spaced=${spaced//:/ : }
read -ra COMP_WORDS <<<"$spaced"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMP_WORDS[0]=$PROGRAM; COMP_LINE=${COMP_LINE/hustings/$PROGRAM}; COMP_POINT=${#COMP_LINE}
before=; case $TYPED in *[=:]*) before=${TYPED##* }; before=${before%"${COMP_WORDS[COMP_CWORD]}"} ;; esac
_hustings
printf -- "$before%s\n" "${COMPREPLY[@]}"
"""

ZSH = r"""
compdef() { :; }
_describe() { local -a given; given=("${(@P)2}"); local one; for one in $given; do
  one=${one//\\:/$'\1'}; one=${one%%:*}; one=${one//$'\1'/:}; [[ $one == $PREFIX* ]] && print -r -- $one; done }
_files() { [[ $1 == -/ ]] || print -rl -- ${PREFIX}*.toml(N) }
words=(${(z)TYPED}); words[1]=$PROGRAM; CURRENT=$#words; PREFIX=$words[-1]
source "$SCRIPT"
"""

FISH = r"""
function hustings; end
source $SCRIPT
complete -C (string replace -r '^hustings' $PROGRAM $TYPED)
"""


def asked(shell, words, script, program, typed, folder):
    environment = dict(os.environ, SCRIPT=str(script), PROGRAM=program, TYPED=typed, HOME=str(folder), HUSTINGS_STATE="off",
                       LC_ALL="C.UTF-8")
    done = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=folder, timeout=60,
                          stdin=subprocess.DEVNULL)
    if done.stderr.strip():
        print(f"{shell}: {typed}: {done.stderr}")
    return {line.split("\t")[0] for line in done.stdout.splitlines() if line}


def main():
    program, source = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve() / "packaging/completion"
    shells = {"bash": (["bash", "-c", BASH], source / "hustings.bash"), "zsh": (["zsh", "-f", "-c", ZSH], source / "_hustings"),
              "fish": (["fish", "--no-config", "-c", FISH], source / "hustings.fish")}
    faults = 0
    tried = 0
    for shell, (words, script) in shells.items():
        if not shutil.which(shell):
            print(f"{shell} is missing: passed over")
            faults += os.environ.get("CI") == "true"
            continue
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "one.toml").write_text("")
            Path(folder, "one.csv").write_text("")
            # The name that is completed must be the program's own.
            Path(folder, "hustings").symlink_to(program)
            for typed, expected in CASES:
                tried += 1
                found = asked(shell, words, script, str(Path(folder, "hustings")), typed, folder)
                # fish puts files of that ending first, and offers the others too.
                if found != expected and not (shell == "fish" and expected == {"one.toml"} and expected < found):
                    faults += 1
                    print(f"FAULT: {shell}: {typed!r} gives {sorted(found)}, not {sorted(expected)}")
    if not tried:
        return 77
    print(f"shells: {tried} cases, {faults} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
