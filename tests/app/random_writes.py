"""Writes a table a thousand times, in every way in which tables are written: random_writes.py FILE SEED COUNT

Every line ends with how many rows the table has as soon as it is whole, so that a reader can tell a whole one from half
of one. The last table is whole, and has COUNT in its rows.
"""

import fcntl
import os
import random
import sys

HEAD = "area_code,party,votes,rows\n"


def rows(first, last, version, total):
    return "".join(f"A{row:05d},lab,{version:06d},{total:05d}\n" for row in range(first, last))


def put(path, text, flags, parts, rng):
    """In so many writes, the file open all the while."""
    cuts = sorted(rng.randrange(len(text) + 1) for _ in range(parts - 1))
    file = os.open(path, os.O_WRONLY | os.O_CREAT | flags, 0o644)
    for start, end in zip([0] + cuts, cuts + [len(text)]):
        os.write(file, text[start:end].encode())
    os.close(file)


def replace(path, text, flags, parts, rng):
    put(path + ".new", text, os.O_TRUNC, parts, rng)
    os.rename(path + ".new", path)


def main():
    path, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    total = 0
    whole = ""
    for version in range(1, count + 1):
        last = version == count
        ways = ["replace", "rewrite", "append", "half", "empty", "gone", "locked", "long"]
        way = "replace" if last or total == 0 else rng.choice(ways)
        if way in ("replace", "rewrite"):
            total = rng.randrange(200, 220)
            whole = HEAD + rows(0, total, version, total)
            (replace if way == "replace" else put)(path, whole, os.O_TRUNC, rng.randrange(1, 8), rng)
        elif way == "append":
            if not os.path.exists(path) or open(path).read() != whole:
                put(path, whole, os.O_TRUNC, 1, rng)
            more = rng.randrange(1, 6)
            added = rows(total, total + more, version, total + more)
            total += more
            whole += added
            put(path, added, os.O_APPEND, rng.randrange(1, 4), rng)
        elif way == "half":  # whoever wrote it died
            put(path, whole[:rng.randrange(1, len(whole) // 2)], os.O_TRUNC, rng.randrange(1, 4), rng)
        elif way == "empty":
            put(path, "", os.O_TRUNC, 1, rng)
        elif way == "gone" and os.path.exists(path):
            os.remove(path)
        elif way == "locked":
            put(path, whole, os.O_TRUNC, 1, rng)
            with open(path, "r+") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                file.write(whole[:rng.randrange(len(whole))])
                file.flush()
        elif way == "long":
            put(path, whole + "A99999,lab", os.O_TRUNC, 2, rng)


main()
