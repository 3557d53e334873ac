"""The stamp on what the cache keeps follows the code of geo into its rooms, with the list of files that the build has.

code_stamp_test.py FILES: their names, with ; between them.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = [Path(name) for name in sys.argv.pop().split(";")]


def stamp(files, folder):
    out = folder / "code_stamp.cpp"
    subprocess.run(["cmake", f"-DOUT={out}", f"-DFILES={';'.join(map(str, files))}", "-P",
                    ROOT / "cmake/SourceStamp.cmake"], check=True)
    return re.search(r"0x([0-9a-f]{16})", out.read_text(encoding="utf-8")).group(1)


class CodeStamp(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        shutil.copytree(ROOT / "geo", self.folder / "geo")
        self.files = [self.folder / file.relative_to(ROOT) for file in FILES]

    def tearDown(self):
        self.temporary.cleanup()

    def test_all_code_of_geo_counts(self):
        code = {file for file in (self.folder / "geo").rglob("*") if file.suffix in (".h", ".cpp")}
        self.assertEqual(code, set(self.files))

    def test_the_same_code_has_the_same_stamp(self):
        self.assertEqual(stamp(self.files, self.folder), stamp(FILES, self.folder))

    def test_a_change_in_any_room_changes_it(self):
        stamps = {stamp(self.files, self.folder)}
        rooms = [self.folder / "geo"] + [room for room in (self.folder / "geo").iterdir() if room.is_dir()]
        files = [sorted(room.glob(kind))[0] for room in rooms for kind in ("*.h", "*.cpp") if any(room.glob(kind))]
        self.assertGreater(len(files), len(rooms))
        for changed in files:
            before = changed.read_bytes()
            changed.write_bytes(before + b"// another rule\n")
            stamps.add(stamp(self.files, self.folder))
            changed.write_bytes(before)
        self.assertEqual(len(stamps), 1 + len(files))


if __name__ == "__main__":
    unittest.main()
