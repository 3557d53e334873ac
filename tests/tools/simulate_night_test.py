"""Tests of tools/simulate_night: python3 tests/tools/simulate_night_test.py"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "simulate_night"
RESULTS = """area_code,party,candidate,votes
X1,con,A,10
X1,lab,"B, Bob",20
X2,con,C,30
X3,lab,D,5
"""
TIMES = """area_code,declared
X2,2017-06-08T23:01:00+01:00
X1,2017-06-08T23:30:00+01:00
X3,
"""


class SimulateNight(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("results.csv", RESULTS)
        self.write("times.csv", TIMES)
        self.out = self.folder / "out.csv"

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def run_tool(self, *more, results="results.csv"):
        command = [sys.executable, TOOL, self.folder / results, self.out, "--speed", "0", *more]
        return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)

    def times(self):
        return ["--times", str(self.folder / "times.csv")]

    def test_areas_come_in_the_order_of_their_times(self):
        for how in ("append", "replace", "rewrite"):
            with self.subTest(how):
                ran = self.run_tool(*self.times(), "--how", how)
                self.assertEqual(ran.returncode, 0, ran.stderr)
                self.assertEqual(self.out.read_text(), """area_code,party,candidate,votes
X2,con,C,30
X1,con,A,10
X1,lab,"B, Bob",20
""")
                self.assertIn("23:30 2 declared", ran.stdout)

    def test_the_night_can_end_early_and_begin_late(self):
        self.run_tool(*self.times(), "--to", "2017-06-08T22:10:00+00:00")
        self.assertNotIn("X1", self.out.read_text())
        ran = self.run_tool(*self.times(), "--from", "2017-06-08T23:10:00+01:00")
        self.assertIn("X1", self.out.read_text())
        self.assertNotIn("23:01", ran.stdout)

    def test_times_may_stand_in_the_results(self):
        self.write("night.csv", "area_code,party,votes,declared\nX1,con,1,2017-06-08T23:01:00Z\nX2,con,2,\n")
        self.assertEqual(self.run_tool(results="night.csv").returncode, 0)
        self.assertEqual(self.out.read_text(), "area_code,party,votes\nX1,con,1\n")

    def test_what_is_wrong_is_said_in_one_line(self):
        for name, text in (("no offset", "area_code,declared\nX1,2017-06-08T23:01:00\n"),
                           ("no time", "area_code,declared\nX1,half past\n"), ("none", "area_code,declared\nX1,\n"),
                           ("no column", "area_code\nX1\n")):
            with self.subTest(name):
                self.write("times.csv", text)
                ran = self.run_tool(*self.times())
                self.assertEqual(ran.returncode, 1)
                self.assertEqual(ran.stderr.count("\n"), 1)
                self.assertTrue(ran.stderr.startswith("error: "))

    def test_an_input_is_never_replaced(self):
        self.out = self.folder / "results.csv"
        self.assertEqual(self.run_tool(*self.times()).returncode, 2)
        self.assertEqual((self.folder / "results.csv").read_text(), RESULTS)


if __name__ == "__main__":
    unittest.main()
