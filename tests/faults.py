#!/usr/bin/env python3
"""Faults on purpose: disks that are full, folders that are read-only or vanish, an ffmpeg that is killed, no home, another
locale, signals, and the end of the process at any moment.   python3 tests/faults.py HUSTINGS SOURCE_DIR

The program must end by itself with one line and exit code 3, or with the signal that it was sent; what was there before stays
as it was, and nothing else is left. What needs OpenGL, ffmpeg or a locale is passed over where that is missing, but not
where the environment has CI=true.
"""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = str(Path(sys.argv[1]).resolve())
OLD = b"what was there before\n"
faults = []
passed_over = []


def check(holds, what):
    if not holds:
        faults.append(what)
        print(f"FAULT: {what}")


def pass_over(what):
    passed_over.append(what)
    if os.environ.get("CI") == "true":
        check(False, f"{what} is missing")


def small_atlas(folder):
    """Four squares, two elections."""
    squares = [{"type": "Feature", "properties": {"CODE": f"A{i}", "NAME": f"Square A{i}"},
                "geometry": {"type": "Polygon", "coordinates": [[[x, 180000], [x + 1000, 180000], [x + 1000, 181000],
                                                                 [x, 181000], [x, 180000]]]}}
               for i in range(1, 5) for x in [530000 + 1000 * i]]
    (folder / "squares.geojson").write_text(json.dumps(
        {"type": "FeatureCollection", "features": squares,
         "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}}))
    text = "title = \"Four squares\"\n[[layer]]\nid = \"squares\"\nsource = \"squares.geojson\"\ncode = \"CODE\"\nname = \"NAME\"\n"
    for name, day in (("old", "2010-05-06"), ("new", "2014-05-22")):
        text += (f"[[contest]]\nid = \"{name}\"\ntrack = \"council\"\ntitle = \"The {name} one\"\ndate = {day}\n"
                 f"layer = \"squares\"\nresults = \"{name}.csv\"\n")
        rows = [f"A{i},{party},{party.title()} of A{i},{votes}" for i in range(1, 5)
                for party, votes in (("con", 400 + 37 * i), ("lab", 500), ("ld", 91 * i))]
        (folder / f"{name}.csv").write_text("area_code,party,candidate,votes\n" + "\n".join(rows) + "\n")
    (folder / "small.atlas.toml").write_text(text)
    (folder / "talk.story.toml").write_text(
        "version = 1\ntitle = \"Talk\"\natlas = \"small.atlas.toml\"\n"
        "[[cue]]\ntitle = \"One\"\ncaption = \"First\"\n[cue.view]\ncontest = \"old\"\n"
        "[[cue]]\ntitle = \"Two\"\ncaption = \"Second\"\n[cue.view]\ncontest = \"new\"\n")
    return folder / "small.atlas.toml"


class Place:
    """A folder for one case, with a cache that all cases share."""

    def __init__(self, atlas, cache):
        self.atlas, self.cache = atlas, cache
        self.folder = Path(tempfile.mkdtemp(prefix="hustings-faults-"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, **more):
        # The driver's own cache has words of its own for a home that is not there.
        return dict(os.environ, HUSTINGS_CACHE=str(self.cache), HUSTINGS_STATE="off", LC_ALL="C.UTF-8",
                    MESA_SHADER_CACHE_DISABLE="true") | more

    def start(self, words, environment=None, **more):
        return subprocess.Popen([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                stdin=subprocess.DEVNULL, env=environment or self.environment(), **more)

    def run(self, words, environment=None, **more):
        process = self.start(words, environment, **more)
        out, err = process.communicate(timeout=240)
        return process.returncode, out, err.decode(errors="replace")

    def files(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))


def exports(atlas):
    """Every command that writes, with the name of what it writes, whether that is a folder, and whether OpenGL draws it."""
    story = atlas.parent / "talk.story.toml"
    size = ["--size", "320x200"]
    yield ["render", *size, atlas, "--out"], "map.svg", False, False
    yield ["render", *size, atlas, "--out"], "map.pdf", False, False
    yield ["render", *size, atlas, "--out"], "map.pptx", False, False
    yield ["render", *size, atlas, "--out"], "map.png", False, True
    for ending in ("csv", "tsv", "json", "xlsx", "ods", "gpkg", "geojson", "fgb"):
        yield ["table", "--contest", "new", atlas, "--out"], f"table.{ending}", False, False
    yield ["atlas-book", "--contest", "new", atlas, "--out"], "book.pdf", False, False
    yield ["page", "--contest", "new", atlas, "--out"], "page.html", False, False
    yield ["thumbnail", atlas, "--out"], "thumb.png", False, False
    yield ["story", story, "--out"], "deck.pptx", False, False
    yield ["story", story, *size, "--out"], "pictures", True, True
    yield ["render", "--each", "contests", *size, atlas, "--out"], "each", True, True
    yield ["film", *size, "--from", "old", "--to", "new", "--seconds", "0.2", atlas, "--out"], "frames", True, True


def limit_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


def check_refused(place, words, done, left):
    code, _, err = done
    name = " ".join(map(str, words))
    check(code == 3, f"{name}: exit code {code}, {err}")
    check(err.count("\n") == 1 and err.strip(), f"{name}: said {err!r}")
    check(place.files() == left, f"{name}: left {place.files()}")


def full_disk(make_place, draws):
    """No file may grow beyond 64 bytes: it is as if the disk were full from there on."""
    for words, name, is_folder, needs_gl in exports(make_place().atlas):
        if needs_gl and not draws:
            continue
        with make_place() as place:
            out = place.folder / name
            left = []
            if not is_folder:
                out.write_bytes(OLD)
                left = [name]
            done = place.run([*words, out], preexec_fn=limit_files)
            check_refused(place, [*words[:1], name], done, left)
            check(is_folder or out.read_bytes() == OLD, f"{name}: the old file is another now")


def read_only(make_place, draws):
    """For root every folder can be written to: then the program runs as somebody who may not."""
    with make_place() as place:
        place.folder.chmod(0o555)
        as_nobody = (lambda: os.setuid(65534)) if os.geteuid() == 0 else None
        for words, name, _, needs_gl in exports(place.atlas):
            if name not in ("map.svg", "table.csv", "table.gpkg", "deck.pptx", "frames") or (needs_gl and not draws):
                continue
            try:
                done = place.run([*words, place.folder / name], preexec_fn=as_nobody)
            except (OSError, subprocess.SubprocessError):
                return pass_over("another user who can start the program")
            if done[0] == 1 or done[0] == 127:
                return pass_over("another user who can read the build")
            check_refused(place, [*words[:1], name], done, [])
        place.folder.chmod(0o755)


def vanishing(make_place, draws):
    """Folders that are gone when the program comes to write, and one that goes while it writes."""
    with make_place() as place:
        gone = place.folder / "gone"
        gone.mkdir()
        # The working folder: names are from nowhere then.
        code, _, err = place.run(["table", "--contest", "new", place.atlas, "--out", "table.csv"],
                                 preexec_fn=lambda: (os.chdir(gone), os.rmdir(gone)))
        check(code == 3 and place.files() == [], f"a working folder that is gone: {code}, {err}")
        code, out, err = place.run(["table", "--contest", "new", place.atlas],
                                   preexec_fn=lambda: (os.mkdir(gone), os.chdir(gone), os.rmdir(gone)))
        check(code == 0 and b"A1" in out, f"a table from a working folder that is gone: {code}, {err}")
    for cache in ("/proc/no-cache", "/dev/null/cache", str(make_place().atlas)):
        with make_place() as place:
            code, _, err = place.run(["check", place.atlas], place.environment(HUSTINGS_CACHE=cache))
            check(code == 0, f"a cache that cannot be: {code}, {err}")
    if not draws:
        return
    with make_place() as place:
        out = place.folder / "deep"
        out.mkdir()
        process = place.start(["film", "--size", "640x360", "--from", "old", "--to", "new", "--seconds", "600", place.atlas,
                               "--out", out / "frames"])
        while process.poll() is None and not any(out.rglob("*.png")):
            time.sleep(0.01)
        while out.exists() and process.poll() is None:
            shutil.rmtree(out, ignore_errors=True)
        try:
            _, err = process.communicate(timeout=60)
            check(process.returncode == 3, f"a folder that vanishes: {process.returncode}, {err.decode()}")
        except subprocess.TimeoutExpired:
            process.kill()
            check(False, "a folder that vanishes: the film goes on")


def ffmpeg_ends(make_place, draws):
    if not draws:
        return
    for what, script in (("is killed", "head -c 100000 >/dev/null; kill -9 $$"), ("crashes", "cat >/dev/null; kill -SEGV $$"),
                         ("closes its ears", "exec <&-; exit 0")):
        with make_place() as place:
            programs = place.folder / "programs"
            programs.mkdir()
            (programs / "ffmpeg").write_text(f"#!/bin/sh\n{script}\n")
            (programs / "ffmpeg").chmod(0o755)
            out = place.folder / "out"
            out.mkdir()
            code, _, err = place.run(["film", "--size", "320x200", "--from", "old", "--to", "new", "--seconds", "2",
                                      place.atlas, "--out", out / "film.mp4"],
                                     place.environment(PATH=f"{programs}:/usr/bin:/bin"))
            check(code == 3 and "ffmpeg" in err, f"an ffmpeg that {what}: {code}, {err}")
            check(not any(out.iterdir()), f"an ffmpeg that {what} leaves {list(out.iterdir())}")


def no_home(make_place):
    for what, changes in (("none", {}), ("one that is not there", {"HOME": "/nonexistent/home"}),
                          ("a relative one", {"HOME": "home"}), ("a file", {"HOME": "/dev/null"})):
        with make_place() as place:
            environment = {name: value for name, value in place.environment().items()
                           if name != "HOME" and not name.startswith(("HUSTINGS_", "XDG_"))} | changes
            for words in (["check", place.atlas], ["--version", "--verbose"],
                          ["render", "--size", "160x100", place.atlas, "--out", place.folder / "map.svg"]):
                code, _, err = place.run(words, environment, cwd=place.folder)
                check(code == 0, f"home: {what}: {words[0]}: {code}, {err}")
            check(place.files() == ["map.svg"], f"home: {what}: left {place.files()}")


def decimal_comma(make_place):
    with make_place() as place:
        locales = place.folder / "locales"
        locales.mkdir()
        made = shutil.which("localedef") and subprocess.run(
            ["localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8", locales / "de_DE.UTF-8"],
            capture_output=True).returncode in (0, 1)
        if not made or not (locales / "de_DE.UTF-8").is_dir():
            return pass_over("a locale with a decimal comma")
        german = place.environment(LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8", LOCPATH=str(locales))
        said = subprocess.run(["printf", "%.1f", "1,5"], env=german, capture_output=True, text=True).stdout
        if said != "1,5":
            return pass_over("a locale with a decimal comma")
        for words, name in ((["table", "--contest", "new"], "table.csv"), (["table", "--contest", "new"], "table.xlsx"),
                            (["render", "--size", "320x200", "--centre", "532000,180500", "--metres-per-pixel", "12.5"], "map.svg"),
                            (["render", "--size", "320x200"], "map.pdf"), (["page", "--contest", "new"], "page.html")):
            files = []
            for kind, environment in (("c", place.environment()), ("de", german)):
                file = place.folder / f"{kind}-{name}"
                code, _, err = place.run([*words, place.atlas, "--out", file], environment)
                check(code == 0, f"{kind}: {name}: {err}")
                files.append(file.read_bytes() if file.exists() else kind.encode())
            check(files[0] == files[1], f"{name} is another file where decimals have a comma")


def signals(make_place, draws):
    with make_place() as place:
        # Who stops reading ends who writes, without a word and without a trace.
        process = place.start(["table", "--contest", "general-2017"])
        process.stdout.close()
        err = process.stderr.read().decode()
        code = process.wait(timeout=120)
        check(code in (-signal.SIGPIPE, 3) and err.count("\n") <= 1, f"a pipe that is closed: {code}, {err}")
    if not draws:
        return
    for sent, expected in ((signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        with make_place() as place:
            process = place.start(["film", "--size", "320x200", "--from", "old", "--to", "new", "--seconds", "600", place.atlas,
                                   "--out", place.folder / "frames"])
            while process.poll() is None and not any(place.folder.rglob("*.png")):
                time.sleep(0.01)
            process.send_signal(sent)
            _, err = process.communicate(timeout=60)
            check(process.returncode == expected, f"{sent.name}: {process.returncode}, {err.decode()}")
            check(place.files() == [], f"{sent.name}: left {place.files()}")


def killed_at_any_moment(make_place):
    """What is replaced is the old file or the new one, whole, whenever the process ends."""
    chance = random.Random(7)
    with make_place() as place:
        out = place.folder / "table.csv"
        words = ["table", "--contest", "new", place.atlas, "--out", out]
        started = time.monotonic()
        check(place.run(words)[0] == 0, "a table")
        usual = time.monotonic() - started
        new = out.read_bytes()
        ends = set()
        for _ in range(15):
            out.write_bytes(OLD)
            process = place.start(words)
            time.sleep(chance.uniform(0.3, 1.1) * usual)
            process.kill()
            process.communicate()
            ends.add(out.read_bytes() == new)
            check(out.read_bytes() in (OLD, new), "a table that is neither the old nor the new one")
        code, _, err = place.run(words)
        check(code == 0 and out.read_bytes() == new, f"after that: {code}, {err}")


def one_empty_cache(make_place):
    with make_place() as place:
        environment = place.environment(HUSTINGS_CACHE=str(place.folder / "cache"))
        running = [place.start(["table", "--contest", "new", place.atlas], environment) for _ in range(20)]
        ended = [(process.communicate(timeout=240), process.returncode) for process in running]
        check(all(code == 0 for _, code in ended), f"twenty on one cache: {[said[1] for said, code in ended if code]}")
        check(len({said[0] for said, _ in ended}) == 1, "twenty on one cache do not agree")


def main():
    with tempfile.TemporaryDirectory(prefix="hustings-faults-") as folder:
        os.chmod(folder, 0o755)
        atlas = small_atlas(Path(folder))
        cache = Path(folder, "cache")

        def make_place():
            return Place(atlas, cache)

        with make_place() as place:
            code, _, err = place.run(["render", "--size", "32x32", "--no-overlays", place.atlas, "--out", place.folder / "map.png"])
            draws = code == 0
            if not draws:
                print(err)
                if os.environ.get("HUSTINGS_REQUIRE_GL"):
                    check(False, "OpenGL is missing")
        for case in (full_disk, read_only, vanishing, ffmpeg_ends, signals):
            case(make_place, draws)
        for case in (no_home, decimal_comma, killed_at_any_moment, one_empty_cache):
            case(make_place)
    if passed_over:
        print(f"passed over, as these are missing: {', '.join(passed_over)}")
    print(f"faults: {len(faults)} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
