#!/usr/bin/env python3
"""Check that includes point the right way: python3 tools/check_layering.py [ROOT]

The rules are the diagram in docs/architecture.md: which folder may include which, and within a folder which room. Every
fault is one line, "file:line: what". Exit codes: 0 fine, 1 an include or call is where it must not be, 2 the command is
wrong.
"""

import argparse
import re
import sys
from pathlib import Path

# What each folder may include, itself aside. `shaders` and `page` hold headers made at build time.
MAY_INCLUDE = {
    "base": set(),
    "geo": {"base"},
    "elections": {"base"},
    "atlas": {"geo", "elections", "base"},
    "renderer": {"geo", "base", "shaders"},
    "ui": {"atlas", "geo", "elections", "base"},
    "picture": {"ui", "renderer", "atlas", "geo", "elections", "base"},
    "export": {"picture", "ui", "renderer", "atlas", "geo", "elections", "base", "page"},
    "app": {"export", "picture", "ui", "renderer", "atlas", "geo", "elections", "base"},
}
FREE = {"tests", "benchmarks", "tools"}  # may include everything, and nobody may include them
GENERATED = {"shaders", "page"}
FOLDERS = set(MAY_INCLUDE) | FREE | GENERATED

# The rooms of a folder, from the top to the bottom: each may include those behind it, never one before it, and not one
# beside it (rooms of one line). "" is the folder itself. A folder that is not here has no rooms.
ROOMS = {
    "app": [[""], ["window"], ["stage"], ["desktop"], ["input"], ["command_line"], ["watch"]],
    "export": [["deck", "page", "tables"], [""], ["package"]],
    "ui": [["panels", "menus"], ["charts"], ["fields"], ["zones"], ["map"], ["labels"], ["kit"]],
    "base": [[""], ["text"]],
    "atlas": [["import"], ["published"], ["load", "saved"], ["paint"], ["figures"], ["view"], [""]],
    "elections": [["read"], [""]],
    "geo": [["tiles"], ["mesh"], ["write"], ["read"], [""]],
}

# Headers of libraries that only some folders may know.
LIBRARIES = {
    "OpenGL": re.compile(r"^(epoxy|GL|GLES\d*|EGL|KHR)/|imgui_impl_opengl"),
    "Dear ImGui": re.compile(r"^imgui(?!_impl)"),
    "SDL": re.compile(r"^(SDL2/)?SDL|imgui_impl_sdl"),
    "GDAL": re.compile(r"^(gdal/)?(gdal|ogr|cpl_|vrt)"),
}
MAY_KNOW = {
    "base": set(),
    "geo": {"GDAL"},
    "elections": set(),
    "atlas": set(),
    "renderer": {"OpenGL"},
    "ui": {"Dear ImGui", "SDL"},
    "picture": {"OpenGL", "Dear ImGui", "SDL"},
    "export": {"OpenGL", "Dear ImGui", "SDL"},
    "app": set(LIBRARIES),
}
MAY_CALL_OPENGL = {"renderer", "picture", "export", "app"}

SOURCE_NAMES = {".h", ".hpp", ".inl", ".cpp", ".cc"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
OPENGL_CALL = re.compile(r"(?<![\w.>])gl[A-Z]\w*\s*\(")
COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def without(text, comments_only):
    """The text with comments (and string literals) blanked, every line where it was."""
    def blank(match):
        found = match.group()
        if comments_only and found.startswith('"'):
            return found
        return "".join("\n" if character == "\n" else " " for character in found)
    return COMMENT_OR_TEXT.sub(blank, text)


def room_of(path):
    """The folder and the room of a path from the root: ("atlas", "load"), ("atlas", "")."""
    parts = path.split("/")
    return parts[0], "/".join(parts[1:-1])


def floor_of(folder, room):
    """How far from the top the room lies, or None where the folder has no such room."""
    for floor, rooms in enumerate(ROOMS.get(folder, [[""]])):
        if room in rooms:
            return floor
    return None


def fault_between_rooms(folder, room, name):
    """What is wrong with an include from one room of a folder to another, or None."""
    other = room_of(name)[1]
    if room == other or floor_of(folder, room) is None or floor_of(folder, other) is None:
        return None  # a room that is not known is told once, of the file itself
    if floor_of(folder, other) > floor_of(folder, room):
        return None
    order = " > ".join(", ".join(f"{folder}/{room}".rstrip("/") for room in rooms) for rooms in ROOMS[folder])
    return f"{folder}/{room} must not include {name} (the order is {order})".replace("/ ", " ")


def fault_of_include(path, name, quoted, root):
    """What is wrong with one include, or None."""
    folder, room = room_of(path)
    first = name.split("/")[0]
    if quoted and (first not in FOLDERS or "/../" in name or "/" not in name):
        if not any(pattern.search(name) for pattern in LIBRARIES.values()):
            return f'"{name}" is not written from the root of the repository ("folder/file.h")'
    elif first in FOLDERS and "/" in name:
        if first != folder and first not in MAY_INCLUDE[folder]:
            allowed = ", ".join(sorted(MAY_INCLUDE[folder] - GENERATED)) or "nothing"
            return f"{folder} must not include {name} (it may include: {allowed})"
        if first not in GENERATED and not (root / name).is_file():
            return f"{name} is not there"
        return fault_between_rooms(folder, room, name) if first == folder else None
    for library, pattern in LIBRARIES.items():
        if pattern.search(name) and library not in MAY_KNOW[folder]:
            return f"{folder} must not know {library} ({name})"
    return None


def faults_of_file(file, root):
    path = file.relative_to(root).as_posix()
    folder, room = room_of(path)
    if floor_of(folder, room) is None:
        yield 1, f"{folder} has no room \"{room}\"; give it a place in ROOMS, which {Path(__file__).name} has"
    text = file.read_text(encoding="utf-8", errors="replace")
    code = without(text, comments_only=True)
    for match in INCLUDE.finditer(code):
        fault = fault_of_include(path, match.group(1) or match.group(2), match.group(1) is not None, root)
        if fault:
            yield code.count("\n", 0, match.start(1 if match.group(1) else 2)) + 1, fault
    if folder not in MAY_CALL_OPENGL:
        bare = without(text, comments_only=False)
        for match in OPENGL_CALL.finditer(bare):
            call = match.group().rstrip("( \t\n")
            yield bare.count("\n", 0, match.start()) + 1, f"{folder} must not call OpenGL ({call})"


def main():
    parser = argparse.ArgumentParser(description="Check that includes point the right way.")
    parser.add_argument("root", type=Path, nargs="?", default=Path(__file__).resolve().parent.parent, metavar="ROOT",
                        help="the repository; this one by default")
    root = parser.parse_args().root
    if not (root / "base").is_dir():
        parser.error(f"{root} is not the repository")

    faults, files = 0, 0
    for folder in MAY_INCLUDE:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in SOURCE_NAMES:
                continue
            files += 1
            for line, fault in faults_of_file(file, root):
                print(f"{file.relative_to(root)}:{line}: {fault}")
                faults += 1
    print(f"check_layering: {files} files, {faults} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
