"""The layering check finds what it is for, in a copy of the repository's sources with one fault planted in it."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ["base", "geo", "elections", "atlas", "renderer", "ui", "picture", "export", "app"]


def check(root):
    run = subprocess.run([sys.executable, ROOT / "tools/check_layering.py", root], text=True, capture_output=True,
                         check=False)
    return run.returncode, run.stdout


class PlantedFaults(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        for name in FOLDERS:
            shutil.copytree(ROOT / name, self.root / name)

    def tearDown(self):
        self.folder.cleanup()

    def plant(self, path, line):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(line + "\n" + text, encoding="utf-8")

    def assert_found(self, path, *words):
        code, said = check(self.root)
        self.assertEqual(code, 1, said)
        told = [line for line in said.splitlines() if line.startswith(f"{path}:1: ")]
        self.assertEqual(len(told), 1, said)
        for word in words:
            self.assertIn(word, told[0])
        self.assertIn(" 1 fault(s)", said)

    def test_nothing_is_found_where_nothing_is_wrong(self):
        code, said = check(self.root)
        self.assertEqual(code, 0, said)

    def test_a_lower_folder_includes_an_upper_one(self):
        self.plant("geo/shape.cpp", '#include "atlas/atlas.h"')
        self.assert_found("geo/shape.cpp", "geo must not include atlas/atlas.h")

    def test_a_lower_room_includes_an_upper_one(self):
        self.plant("atlas/view/view.cpp", '#include "atlas/load/load_atlas.h"')
        self.assert_found("atlas/view/view.cpp", "atlas/view must not include atlas/load/load_atlas.h", "atlas/import > ")

    def test_the_folder_itself_is_below_its_rooms(self):
        self.plant("geo/shape.cpp", '#include "geo/mesh/mesh.h"')
        self.assert_found("geo/shape.cpp", "geo must not include geo/mesh/mesh.h")

    def test_rooms_beside_each_other_do_not_know_each_other(self):
        self.plant("atlas/saved/story.cpp", '#include "atlas/load/load_atlas.h"')
        self.assert_found("atlas/saved/story.cpp", "atlas/saved must not include atlas/load/load_atlas.h")

    def test_main_alone_is_above_the_window(self):
        self.plant("app/input/camera.cpp", '#include "app/window/window.h"')
        self.assert_found("app/input/camera.cpp", "app/input must not include app/window/window.h")

    def test_a_room_that_has_no_place_in_the_order(self):
        self.plant("atlas/attic/trunk.h", "#pragma once")
        self.assert_found("atlas/attic/trunk.h", 'atlas has no room "attic"')

    def test_a_library_where_it_must_not_be_known(self):
        self.plant("atlas/atlas.cpp", "#include <imgui.h>")
        self.assert_found("atlas/atlas.cpp", "atlas must not know Dear ImGui")

    def test_a_comment_is_no_include(self):
        self.plant("geo/shape.cpp", '// #include "atlas/atlas.h"')
        code, said = check(self.root)
        self.assertEqual(code, 0, said)


if __name__ == "__main__":
    unittest.main()
