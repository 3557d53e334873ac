#!/usr/bin/env python3
"""Installs the build into a folder of its own, moves that, and looks at everything that is there.

    python3 tests/installed.py BUILD_DIR SOURCE_DIR [PREFIX]

With PREFIX it looks at what is installed there already (tools/make_package asks so of a package). Programs that only tests need
(man, appstreamcli, desktop-file-validate, update-mime-database, gio) are passed over where they are missing, but not
where the environment has CI=true.
"""

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

faults = []
passed_over = []


def check(holds, what):
    if not holds:
        faults.append(what)
        print(f"FAULT: {what}")


def have(program):
    if shutil.which(program):
        return True
    if os.environ.get("CI") == "true":
        check(False, f"{program} is missing")
    passed_over.append(program)
    return False


def ran(words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=120, **more)


def own_environment(home):
    """As for a new user: nothing of this one's folders, and no hint where the program's files are."""
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("HUSTINGS_", "XDG_"))}
    return environment | {"HOME": str(home), "LC_ALL": "C.UTF-8"}


def look_at_program(prefix, work, environment):
    program = prefix / "bin/hustings"
    told = ran([program, "--version", "--verbose"], env=environment, cwd=work)
    check(told.returncode == 0, f"--version --verbose: {told.stderr}")
    assets = re.search(r"^\s*assets\s+(.*)$", told.stdout, re.MULTILINE)
    check(assets and Path(assets[1]) == prefix / "share/hustings/assets", f"the assets are not its own: {told.stdout}")
    for words in (["render", "--size", "320x200", "--out", "map.svg"], ["render", "--size", "320x200", "--out", "map.pdf"],
                  ["thumbnail", "london.toml", "--out", "map.png"], ["check"], ["contests", "uk.toml"]):
        done = ran([program, *words], env=environment, cwd=work)
        check(done.returncode == 0, f"hustings {' '.join(words)}: {done.stderr}")
    check(b"<svg" in (work / "map.svg").read_bytes()[:400], "map.svg is no SVG")
    missing = ran([program, "check"], env=environment | {"HUSTINGS_ASSETS": "/nonexistent"}, cwd=work)
    check(missing.returncode != 0, "HUSTINGS_ASSETS is not looked at")


def look_at_manual(prefix, environment):
    pages = {page.name.removesuffix(".gz") for page in (prefix / "share/man/man1").iterdir()}
    told = ran([prefix / "bin/hustings", "--help"], env=environment).stdout
    commands = re.findall(r"^  ([a-z]+(?:-[a-z]+)*)(?=\s)", told.split("Commands that draw:")[1].split("Examples:")[0],
                          re.MULTILINE)
    check(len(commands) > 10, f"commands in the help: {commands}")
    check(pages == {"hustings.1"} | {f"hustings-{command}.1" for command in commands}, f"manual pages: {sorted(pages)}")
    if not have("man"):
        return
    for page in sorted((prefix / "share/man/man1").iterdir()):
        done = ran(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page],
                   env=environment | {"MANROFFSEQ": "", "MANWIDTH": "80"})
        check(done.returncode == 0 and not done.stderr, f"{page.name}: {done.stderr}")


def png_size(file):
    return struct.unpack(">II", file.read_bytes()[16:24])


def look_at_desktop(prefix, work, environment):
    share = prefix / "share"
    icons = share / "icons/hicolor"
    for size in (16, 22, 24, 32, 48, 64, 128, 256):
        icon = icons / f"{size}x{size}/apps/hustings.png"
        check(icon.is_file() and png_size(icon) == (size, size), f"{icon} is not {size} pixels wide")
    check(b"<svg" in (icons / "scalable/apps/hustings.svg").read_bytes(), "the icon is no SVG")
    if have("desktop-file-validate"):
        done = ran(["desktop-file-validate", share / "applications/hustings.desktop"])
        check(done.returncode == 0 and not done.stdout, f"hustings.desktop: {done.stdout}")
    if have("appstreamcli"):
        done = ran(["appstreamcli", "validate", "--no-net", share / "metainfo/org.hustings.Hustings.metainfo.xml"])
        check(done.returncode == 0, f"metainfo: {done.stdout}")
    look_at_commands(prefix, work, environment)
    look_at_mime(share, work, environment)


def look_at_commands(prefix, work, environment):
    """What the desktop starts is what the program takes."""
    path = environment | {"PATH": f"{prefix / 'bin'}:{environment['PATH']}"}
    thumbnailer = (prefix / "share/thumbnailers/hustings.thumbnailer").read_text()
    line = re.search(r"^Exec=(.*)$", thumbnailer, re.MULTILINE)[1]
    line = line.replace("%s", "128").replace("%i", "uk.toml").replace("%o", str(work / "thumb.png"))
    done = ran(line.split(), env=path, cwd=work)
    check(done.returncode == 0, f"{line}: {done.stderr}")
    if done.returncode == 0:
        check(max(png_size(work / "thumb.png")) == 128, "the thumbnail is not 128 pixels large")
    # Without a display every command of the window ends with the same words, if it is one.
    display = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "SDL_VIDEODRIVER": "x11"}
    for line in re.findall(r"^Exec=(.*)$", (prefix / "share/applications/hustings.desktop").read_text(), re.MULTILINE):
        done = ran(line.replace(" %f", "").split(), env=path | display, cwd=work)
        check(done.returncode == 3 and "no display" in done.stderr, f"{line}: {done.returncode} {done.stderr}")


def look_at_mime(share, work, environment):
    """Types by name and by what is written in a file, in a database made of ours and the system's."""
    database = work / "data/mime"
    (database / "packages").mkdir(parents=True)
    shutil.copy(share / "mime/packages/hustings.xml", database / "packages")
    if not (have("update-mime-database") and have("gio")):
        return
    done = ran(["update-mime-database", database])
    check(done.returncode == 0, f"mime: {done.stderr}")
    files = {"a.atlas.toml": ("# x\n", "atlas"), "b.story.toml": ("# x\n", "story"), "c.session.toml": ("# x\n", "session"),
             "atlas.toml": ("title = 'x'\n", "atlas"),
             "d": ("title = 'x'\n\n[[layer]]\nid = 'a'\n", "atlas"), "e": ("title = 'x'\n[[cue]]\n", "story"),
             "f": ("version = 1\n[view]\n", "session"), "g.toml": ("[package]\n", None)}
    for name, (text, kind) in files.items():
        (work / name).write_text(text)
        told = ran(["gio", "info", "-a", "standard::content-type", work / name],
                   env=environment | {"XDG_DATA_HOME": str(work / "data"), "XDG_DATA_DIRS": "/usr/share"}).stdout
        found = re.search(r"standard::content-type: (.*)", told)
        found = found[1] if found else told
        check(("hustings" in found) == bool(kind) and (not kind or found.endswith(kind)), f"{name} is {found}")


def look_at_links(prefix):
    """Links between the pages of the documentation hold where they are installed."""
    docs = prefix / "share/doc/hustings"
    for page in docs.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text()):
            beside = (page.parent / target).resolve()
            sources = target.startswith(("../assets", "assets", "../tools", "tools", "../tests", "LICENSE", "CHANGELOG"))
            check(beside.exists() or sources, f"{page.relative_to(docs)} names {target}, which is not there")


def main():
    build, source = (Path(path).resolve() for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="hustings-installed-") as folder:
        place = Path(folder).resolve()
        (place / "home").mkdir()
        (place / "work").mkdir()
        environment = own_environment(place / "home")
        if len(sys.argv) > 3:
            prefix = Path(sys.argv[3]).resolve()
        else:
            done = ran(["cmake", "--install", build, "--prefix", place / "first"])
            if done.returncode != 0:
                sys.exit(f"cmake --install: {done.stderr}")
            prefix = place / "moved to another/place"
            prefix.parent.mkdir()
            (place / "first").rename(prefix)
        look_at_program(prefix, place / "work", environment)
        look_at_manual(prefix, environment)
        look_at_desktop(prefix, place / "work", environment)
        look_at_links(prefix)
        kept = {str(path.relative_to(place / "home")) for path in (place / "home").rglob("*") if path.is_file()}
        check(all(name.startswith(".cache/") for name in kept), f"commands leave more than a cache at home: {kept}")
    if passed_over:
        print(f"passed over, as these are missing: {', '.join(passed_over)}")
    print(f"installed: {len(faults)} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
