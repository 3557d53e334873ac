#!/usr/bin/env python3
"""Tests of tools/check_changelog.py."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from check_changelog import faults_of  # noqa: E402

READY = """# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-30

### Added

- A thing.

## [1.1.9] - 2026-11-01

### Fixed

- Another.
"""


class Changelog(unittest.TestCase):
    def test_ready(self):
        self.assertEqual(faults_of(READY, "1.2.0"), [])

    def expect(self, text, version, words):
        faults = faults_of(text, version)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(words, faults[0])

    def test_entries_left(self):
        self.expect(READY.replace("## [Unreleased]\n", "## [Unreleased]\n\n### Added\n\n- More.\n"), "1.2.0",
                    "left under [Unreleased]")

    def test_other_version(self):
        self.expect(READY, "1.3.0", "not 1.3.0")

    def test_no_day(self):
        self.expect(READY.replace("1.1.9] - 2026-11-01", "1.1.9]"), "1.2.0", "1.1.9")
        self.expect(READY.replace("2026-11-30", "2026-11-31"), "1.2.0", "no such day")

    def test_section(self):
        self.expect(READY.replace("### Fixed", "### Mended"), "1.2.0", "Mended")
        self.expect(READY.replace("- Another.\n", ""), "1.2.0", "empty")

    def test_order(self):
        self.expect(READY.replace("[1.1.9]", "[1.2.1]"), "1.2.0", "do not fall")

    def test_no_unreleased(self):
        self.expect(READY.replace("## [Unreleased]\n\n", "## Notes\n\n"), "1.2.0", "not [Unreleased]")


if __name__ == "__main__":
    unittest.main()
