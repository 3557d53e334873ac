"""The check of functions finds the large ones, and is not misled by what looks like one."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEVEN = "int a, int b, int c, int d, int e, int f, int g"
SIX = "int a, int b, int c, int d, int e, int f"


def body_of(lines):
    """A function of so many lines."""
    return "void much() {\n" + "  step();\n" * (lines - 2) + "}\n"


class LargeFunctions(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        (self.root / "base").mkdir()

    def tearDown(self):
        self.folder.cleanup()

    def found(self, **texts):
        """What is found in files of these names, as "file:line: function"."""
        for name, text in texts.items():
            (self.root / "base" / name.replace("_", ".")).write_text(text, encoding="utf-8")
        run = subprocess.run([sys.executable, ROOT / "tools/check_functions.py", self.root], text=True,
                             capture_output=True, check=False)
        lines = run.stdout.splitlines()
        self.assertEqual(run.returncode, 1 if len(lines) > 1 else 0, run.stdout + run.stderr)
        return [" ".join(line.split()[:2]) for line in lines[:-1]]

    def test_six_parameters_are_not_too_many(self):
        self.assertEqual(self.found(a_h=f"void six({SIX});\n"), [])

    def test_seven_parameters_are_too_many_wherever_they_are_declared(self):
        text = (f"void free({SEVEN});\n"
                "namespace one::two {\n"
                f"class Thing : public Base<int> {{\n public:\n  explicit Thing({SEVEN}) : a_(a), b_{{b}} {{}}\n"
                f"  virtual int method({SEVEN}) const = 0;\n  struct Inner {{ void inner({SEVEN}); }};\n"
                f"  bool operator()({SEVEN}) const;\n}};\n"
                f"template <class T>\nclass Held {{\n  template <int N> void held({SEVEN});\n}};\n"
                f"template <class T, class U = int>\nstd::map<T, U> made({SEVEN}) {{ return {{}}; }}\n"
                f"auto trailing({SEVEN}) -> std::pair<int, int>;\n"
                "}\n")
        self.assertEqual(self.found(a_h=text),
                         ["base/a.h:1: free", "base/a.h:5: Thing", "base/a.h:6: method", "base/a.h:7: inner",
                          "base/a.h:8: operator", "base/a.h:12: held", "base/a.h:14: made", "base/a.h:16: trailing"])

    def test_a_lambda_has_parameters_too(self):
        text = f"int f() {{\n  const auto add = [&]({SEVEN}) {{ return a; }};\n  return table[1](1);\n}}\n"
        self.assertEqual(self.found(a_cpp=text), ["base/a.cpp:2: a"])

    def test_commas_inside_of_a_parameter_are_none_between_two(self):
        text = ("void six(std::map<int, std::pair<int, int>> a, std::function<void(int, int, int)> b,\n"
                "         std::array<int, 3> c = {1, 2, 3}, int d = least(1, 2), int (*e)(int, int) = nullptr, int f = 0);\n")
        self.assertEqual(self.found(a_h=text), [])

    def test_what_is_no_declaration_has_no_parameters(self):
        text = ('#define MANY(a, b, c, d, e, f, g) \\\n  nothing(a, b, c, d, e, f, g)\n'
                f'// void comment({SEVEN});\n/* void other({SEVEN}); */\n'
                f'const char* text = "void quoted({SEVEN});";\n'
                f'const char* raw = R"(void raw({SEVEN}) {{)";\n'
                "constexpr std::array<int, 7> numbers = {1, 2, 3, 4, 5, 6, 7};\n"
                "enum class Kind { a, b, c, d, e, f, g, h };\n"
                "const int big = 1'000'000 + least(1, 2, 3, 4, 5, 6, 7);\n"
                "void call() { six(1, 2, 3, 4, 5, 6, 7); }\n"
                f"void last({SEVEN});\n")
        self.assertEqual(self.found(a_cpp=text), ["base/a.cpp:11: last"])

    def test_a_reason_beside_the_function_will_do(self):
        self.assertEqual(self.found(a_h=f"/// Adds up.\n/// Many parameters: a library calls it.\nvoid f({SEVEN});\n"), [])
        self.assertEqual(self.found(a_h=f"void f({SEVEN});  // many parameters: a library calls it\n"), [])

    def test_a_comment_that_says_no_reason_will_not_do(self):
        self.assertEqual(self.found(a_h=f"/// Adds up many parameters.\nvoid f({SEVEN});\n"), ["base/a.h:2: f"])
        self.assertEqual(self.found(a_h=f"/// Many parameters:\nvoid f({SEVEN});\n"), ["base/a.h:2: f"])

    def test_a_reason_beside_the_declaration_will_do_for_the_definition(self):
        declared = f"/// Many parameters: a library calls it.\nvoid f({SEVEN});\n"
        self.assertEqual(self.found(a_h=declared, a_cpp=f"void f({SEVEN}) {{}}\n"), [])

    def test_sixty_lines_are_not_too_many_and_more_are(self):
        self.assertEqual(self.found(a_cpp=body_of(60)), [])
        self.assertEqual(self.found(a_cpp="\n" + body_of(61)), ["base/a.cpp:2: much"])

    def test_a_table_may_be_long(self):
        self.assertEqual(self.found(a_cpp="/// Long: a table of words.\n" + body_of(61)), [])

    def test_lines_are_those_of_one_function(self):
        text = body_of(40) + "namespace {\n" + body_of(40) + "}\nclass Thing {\n" + body_of(50) + "};\n"
        self.assertEqual(self.found(a_cpp=text), [])


if __name__ == "__main__":
    unittest.main()
