#!/usr/bin/env python3
"""Check that an atlas gives the same pictures and tables from PostGIS as from files: python3 tests/postgis.py HUSTINGS ASSETS

Starts a PostgreSQL of its own in a temporary folder, reachable through a socket there and by no network, loads carried
layers and tables into it, and compares. Exit codes: 0 the same, 1 not the same, 77 PostgreSQL, PostGIS or ogr2ogr is not
installed (1 where HUSTINGS_REQUIRE_POSTGIS is set).
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
LAYERS = ["wards-2014", "constituencies-2010", "boroughs", "assembly"]
CONTESTS = ["mayor-2016", "general-2017"]
PASSWORD = "not to be shown"

ATLAS = """title = "London, two contests"

[[layer]]
id = "wards-2014"
title = "Wards 2014"
{wards-2014}
code = "GSS_CODE"
name = "NAME"
parent = "PARENT"
parent_layer = "boroughs"

[[layer]]
id = "constituencies-2010"
title = "Constituencies 2010"
{constituencies-2010}
code = "GSS_CODE"
name = "NAME"

[[layer]]
id = "boroughs"
title = "Boroughs"
{boroughs}
code = "GSS_CODE"
name = "NAME"
parent = "PARENT"
parent_layer = "assembly"

[[layer]]
id = "assembly"
title = "Assembly"
{assembly}
code = "GSS_CODE"
name = "NAME"

[[contest]]
id = "mayor-2016"
track = "mayor"
title = "Mayor 2016"
date = 2016-05-05
layer = "wards-2014"
method = "supplementary-vote"
{mayor-2016}

[[contest]]
id = "general-2017"
track = "westminster"
title = "General election 2017"
date = 2017-06-08
layer = "constituencies-2010"
{general-2017}
"""


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(1 if os.environ.get("HUSTINGS_REQUIRE_POSTGIS") else SKIPPED)


def find_server():
    """The folder with initdb and pg_ctl of the newest PostgreSQL that has PostGIS."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    for folder in folders:
        extension = Path("/usr/share/postgresql") / folder.parent.name / "extension/postgis.control"
        if (folder / "initdb").exists() and extension.exists():
            return folder
    return skip("there is no PostgreSQL with PostGIS")


class Server:
    """PostgreSQL in a folder, reached through a socket in it; it refuses to run as root, and so runs as postgres then."""

    def __init__(self, binaries, folder):
        self.binaries = binaries
        self.data = folder / "data"
        self.socket = folder / "socket"
        self.log = folder / "log"
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.socket.mkdir()
        if os.geteuid() == 0:
            folder.chmod(0o755)
            owner = pwd.getpwnam("postgres")
            os.chown(self.socket, owner.pw_uid, owner.pw_gid)
            os.mkdir(self.data)
            os.chown(self.data, owner.pw_uid, owner.pw_gid)
            self.log.touch()
            os.chown(self.log, owner.pw_uid, owner.pw_gid)

    def call(self, program, *arguments):
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_user, str(self.binaries / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def __enter__(self):
        self.call("initdb", "--pgdata", self.data, "--auth", "trust", "--encoding", "UTF8", "--no-sync",
                  "--username", self.user)
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket}' -c fsync=off -c autovacuum=off"
        self.call("pg_ctl", "start", "--pgdata", self.data, "--wait", "--log", self.log, "--options", options)
        return self

    def __exit__(self, *_):
        self.call("pg_ctl", "stop", "--pgdata", self.data, "--mode", "immediate")

    def sql(self, text, database="hustings"):
        self.call("psql", "--host", self.socket, "--username", self.user, "--dbname", database, "--quiet",
                  "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--command", text)

    def connection(self, more=""):
        return f"PG:host={self.socket} dbname=hustings user={self.user}{more}"


def fill(server, assets):
    server.sql("CREATE DATABASE hustings", "postgres")
    server.sql("CREATE EXTENSION postgis")
    server.sql("CREATE SCHEMA results")
    for layer in LAYERS:
        subprocess.run(["ogr2ogr", "-f", "PostgreSQL", server.connection(), assets / f"boundaries/{layer}.shp", "-nln",
                        layer, "-nlt", "PROMOTE_TO_MULTI", "-a_srs", "EPSG:27700", "-lco", "GEOMETRY_NAME=shape",
                        "-lco", "LAUNDER=NO"], check=True)
    for contest in CONTESTS:
        for kind in ("results", "areas"):
            # Votes are whole numbers there and codes text, as in any database.
            subprocess.run(["ogr2ogr", "-f", "PostgreSQL", server.connection(), assets / f"{kind}/{contest}.csv", "-nln",
                            f"results.{contest}-{kind}", "-oo", "AUTODETECT_TYPE=YES", "-oo", "EMPTY_STRING_AS_NULL=YES",
                            "-lco", "LAUNDER=NO"], check=True)


def write_atlases(server, assets, folder):
    """The same atlas from files and from the database."""
    connection = server.connection(f" password='{PASSWORD}'")
    files, tables = {}, {}
    for layer in LAYERS:
        files[layer] = f'source = "{assets}/boundaries/{layer}.shp"'
        tables[layer] = f'source = "{connection}"\nsource_layer = "{layer}"'
    for contest in CONTESTS:
        files[contest] = f'results = "{assets}/results/{contest}.csv"\nareas = "{assets}/areas/{contest}.csv"'
        tables[contest] = (f'results = "{connection}"\nresults_layer = "results.{contest}-results"\n'
                           f'areas = "{connection}"\nareas_layer = "results.{contest}-areas"')
    paths = folder / "files.toml", folder / "database.toml"
    for path, sources in zip(paths, (files, tables)):
        text = ATLAS
        for name, source in sources.items():
            text = text.replace("{" + name + "}", source)
        path.write_text(text, encoding="utf-8")
    return paths


def output_of(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if PASSWORD in done.stdout + done.stderr:
        sys.exit(f"a password is shown: {done.stdout}{done.stderr}")
    return done


def compare(hustings, folder, files, database):
    faults = 0
    for contest in CONTESTS:
        pictures, tables = [], []
        for atlas in (files, database):
            picture = folder / f"{atlas.stem}-{contest}.png"
            drawn = output_of(hustings, "render", "--no-overlays", "--size", "640x480", "--contest", contest, "--out",
                              picture, atlas)
            if drawn.returncode == 3:
                print(f"not drawn here: {drawn.stderr.strip()}")
            elif drawn.returncode:
                sys.exit(drawn.stderr)
            pictures.append(picture.read_bytes() if picture.exists() else None)
            printed = output_of(hustings, "table", "--contest", contest, atlas)
            if printed.returncode:
                sys.exit(printed.stderr)
            tables.append(printed.stdout)
        if pictures[0] is None and os.environ.get("HUSTINGS_REQUIRE_GL"):
            sys.exit("the pictures could not be drawn")
        for what, pair in (("picture", pictures), ("table", tables)):
            same = pair[0] == pair[1]
            faults += not same
            print(f"{contest}: the {what} from the database is {'the same' if same else 'NOT THE SAME'}")
    return faults


def check_messages(hustings, database, folder):
    """What is wrong with a database is told, with what there is, and never with a password."""
    text = database.read_text(encoding="utf-8")
    faults = 0
    for change, parts in (
            (("source_layer = \"boroughs\"", "source_layer = \"burroughs\""), ["has no layer burroughs", "boroughs"]),
            (("source_layer = \"boroughs\"\n", ""), ["has 4 layers, and none is named", "wards-2014"]),
            (("results.mayor-2016-results", "results.mayor"), ["has no layer results.mayor", "results.general-2017-areas"]),
            (("dbname=hustings", "dbname=none"), ["the database cannot be opened", "does not exist"])):
        if change[0] not in text:
            sys.exit(f"the atlas has no {change[0]}")
        broken = folder / "broken.toml"
        broken.write_text(text.replace(*change), encoding="utf-8")
        said = output_of(hustings, "check", broken)
        right = said.returncode == 1 and all(part in said.stderr for part in [*parts, "password=***"])
        faults += not right
        print(f"{parts[0]}: {'said' if right else 'NOT SAID: ' + said.stdout + said.stderr}")
    return faults


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    hustings, assets = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
    if shutil.which("ogr2ogr") is None:
        skip("there is no ogr2ogr")
    binaries = find_server()
    with tempfile.TemporaryDirectory(prefix="hustings-") as name:
        folder = Path(name)
        with Server(binaries, folder) as server:
            fill(server, assets)
            files, database = write_atlases(server, assets, folder)
            faults = compare(hustings, folder, files, database) + check_messages(hustings, database, folder)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
