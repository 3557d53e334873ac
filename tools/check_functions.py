#!/usr/bin/env python3
"""Check that functions stay small: python3 tools/check_functions.py [ROOT]

No function takes more than six parameters, and none has more than sixty lines, without a reason beside it: a comment
right above it, or in its head, that says "Many parameters: WHY" or "Long: WHY". A reason beside the declaration does
for the definition, and the other way round; a lambda's parameters count as well, and its lines are its function's.
Every fault is one line, "file:line: what". Exit codes: 0 fine, 1 a function is too large, 2 the command is wrong.
"""

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

MOST_PARAMETERS = 6
MOST_LINES = 60
REASON = {"parameters": re.compile(r"\bmany parameters: *\S", re.IGNORECASE),
          "lines": re.compile(r"\blong: *\S", re.IGNORECASE)}
FOLDERS = ["base", "geo", "elections", "atlas", "renderer", "ui", "picture", "export", "app", "tools", "benchmarks"]
SOURCE_NAMES = {".h", ".hpp", ".inl", ".cpp", ".cc"}

# Raw strings first: they may hold whatever looks like the others.
BLANK = re.compile(
    r'R"([^()\s\\]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/|'
    r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", re.DOTALL | re.MULTILINE)
TOKEN = re.compile(r"[A-Za-z_]\w*|[0-9][\w.']*|::|->|[^\s\w]")
PAIRS = {"(": ")", "[": "]", "{": "}"}
NO_NAMES = {"alignas", "decltype", "explicit", "noexcept", "requires", "static_assert", "throw", "__attribute__"}


@dataclass
class Function:
    file: Path
    name: str
    line: int        # of its head
    parameters: int
    lines: int       # of head and body; 0 of a declaration or lambda
    comment: str     # above it and in its head


class Source:
    """The functions of one file: a walk through namespaces and classes, over bodies and initial values."""

    def __init__(self, file, text):
        self.file = file
        self.text = text.splitlines()
        code = BLANK.sub(lambda found: '""' + "\n" * found.group().count("\n") if found.group()[0] in "R\"'"
                         else "\n" * found.group().count("\n"), text)
        self.tokens, self.lines = [], []
        for line, words in enumerate(code.split("\n")):
            for word in TOKEN.findall(words):
                self.tokens.append(word)
                self.lines.append(line)
        self.functions = []
        self.walk(0)

    def token(self, at):
        return self.tokens[at] if at < len(self.tokens) else ""

    def after(self, at):
        """Past the bracket that closes the one here."""
        closing = PAIRS[self.tokens[at]]
        at += 1
        while at < len(self.tokens) and self.tokens[at] != closing:
            at = self.after(at) if self.tokens[at] in PAIRS else at + 1
        return at + 1

    def after_angles(self, at):
        """Past the ">" that closes the "<" here."""
        at += 1
        while at < len(self.tokens) and self.tokens[at] not in (">", ";"):
            if self.tokens[at] == "<":
                at = self.after_angles(at)
            else:
                at = self.after(at) if self.tokens[at] in PAIRS else at + 1
        return at + 1

    def after_statement(self, at):
        while at < len(self.tokens) and self.tokens[at] not in (";", "}"):
            at = self.after(at) if self.tokens[at] in PAIRS else at + 1
        return at + 1 if self.token(at) == ";" else at

    def walk(self, at):
        """Declarations one after the other, up to the end or the "}" of what is about them; returns the place of it."""
        while at < len(self.tokens) and self.tokens[at] != "}":
            at = self.declaration(at)
        return at

    def declaration(self, start):
        at = start
        while at < len(self.tokens):
            token = self.tokens[at]
            if token == ";":
                return at + 1
            if token == "}":
                return at
            if token == ":" and at == start + 1:  # public:
                return at + 1
            if token == "=":
                self.lambdas(at, end := self.after_statement(at))
                return end
            if token == "operator":
                return self.function(start, self.after_operator(at), "operator")
            if token == "<":
                at = self.after_angles(at)
            elif token == "(" and re.fullmatch(r"\w+", self.token(at - 1)) and self.token(at - 1) not in NO_NAMES:
                return self.function(start, at, self.tokens[at - 1])
            elif token == "{":
                return self.block(start, at)
            else:
                at = self.after(at) if token in PAIRS else at + 1
        return at

    def after_operator(self, at):
        """The "(" of the parameters of operator<, operator(), operator bool."""
        at += 1
        if self.tokens[at:at + 2] == ["(", ")"]:
            return at + 2
        while self.token(at) not in ("(", ""):
            at += 1
        return at

    def block(self, start, at):
        """What has no parameters: a scope whose declarations are looked at, or an initial value."""
        while self.token(start) == "template" and self.token(start + 1) == "<":
            start = self.after_angles(start + 1)
        head = self.tokens[start:at]
        if {"namespace", "extern"} & set(head[:2]):
            return self.walk(at + 1) + 1
        if {"class", "struct", "union"} & set(head[:2]) and "enum" not in head:
            return self.after_statement(self.walk(at + 1) + 1)  # a variable may follow
        self.lambdas(at, end := self.after(at))
        return end

    def function(self, start, opening, name):
        at = self.after(opening)
        head_end = at
        while at < len(self.tokens) and self.tokens[at] not in (";", "{", "=", ":", "}"):
            if self.tokens[at] == "<":
                at = self.after_angles(at)
            else:
                at = self.after(at) if self.tokens[at] in PAIRS else at + 1
        if self.token(at) == ":":
            at = self.after_initial_values(at + 1)
        if self.token(at) == "{":
            end = self.after(at)
            self.lambdas(at, end)
            self.add(name, start, opening, at, self.lines[end - 1] - self.lines[start] + 1)
            return end
        self.add(name, start, opening, head_end, 0)
        return self.after_statement(at)

    def after_initial_values(self, at):
        """The "{" of a constructor's body."""
        while at < len(self.tokens):
            while self.token(at) not in ("(", "{", ""):
                at = self.after_angles(at) if self.tokens[at] == "<" else at + 1
            at = self.after(at)
            if self.token(at) == ".":  # a pack
                at += 3
            if self.token(at) != ",":
                return at
            at += 1
        return at

    def lambdas(self, at, end):
        for place in range(at, min(end, len(self.tokens)) - 1):
            if self.tokens[place] != "[" or re.fullmatch(r"\w+|\]|\)", self.tokens[place - 1]) \
                    and self.tokens[place - 1] != "return":
                continue
            opening = self.after(place)
            if self.token(opening) == "(":
                self.add("a lambda", place, opening, self.after(opening), 0)

    def parameters(self, opening):
        end = self.after(opening) - 1
        if self.tokens[opening + 1:end] in ([], ["void"]):
            return 0
        count, at = 1, opening + 1
        while at < end:
            if self.tokens[at] == ",":
                count += 1
            if self.tokens[at] == "<" and re.fullmatch(r"\w+", self.tokens[at - 1]):
                at = self.after_angles(at)
            else:
                at = self.after(at) if self.tokens[at] in PAIRS else at + 1
        return count

    def add(self, name, start, opening, head_end, lines):
        first, last = self.lines[start], self.lines[min(head_end, len(self.lines)) - 1]
        above = first
        while above > 0 and re.match(r"[ \t]*//", self.text[above - 1]):
            above -= 1
        comment = " ".join(re.sub(r".*?//[/<]*", "", line) for line in self.text[above:last + 1] if "//" in line)
        self.functions.append(Function(self.file, name, first + 1, self.parameters(opening), lines, comment))


def functions_in(root):
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in SOURCE_NAMES:
                yield from Source(file.relative_to(root), file.read_text(encoding="utf-8", errors="replace")).functions


def faults(functions):
    """Every function with too many parameters or lines of which nobody says why, as (function, what)."""
    excused = {(what, function.name, function.parameters) for function in functions
               for what, reason in REASON.items() if reason.search(function.comment)}
    for function in functions:
        if function.parameters > MOST_PARAMETERS \
                and ("parameters", function.name, function.parameters) not in excused:
            yield function, f"{function.name} takes {function.parameters} parameters; {MOST_PARAMETERS} at most"
        if function.lines > MOST_LINES and ("lines", function.name, function.parameters) not in excused:
            yield function, f"{function.name} has {function.lines} lines; {MOST_LINES} at most"


def main():
    parser = argparse.ArgumentParser(description="Check that functions stay small.")
    parser.add_argument("root", type=Path, nargs="?", default=Path(__file__).resolve().parent.parent, metavar="ROOT",
                        help="the repository; this one by default")
    root = parser.parse_args().root
    if not (root / "base").is_dir():
        parser.error(f"{root} is not the repository")
    functions = list(functions_in(root))
    found = list(faults(functions))
    for function, fault in found:
        print(f"{function.file}:{function.line}: {fault}")
    print(f"check_functions: {len(functions)} functions, {len(found)} fault(s)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
