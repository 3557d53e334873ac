#include "base/terminal.h"

#include <doctest/doctest.h>

#include <string>

#include "base/finding.h"
#include "base/text/text.h"

using namespace hustings;

namespace {

std::string utf8(unsigned letter) {
  const auto last = [](unsigned bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
  if (letter < 0x80) return {static_cast<char>(letter)};
  if (letter < 0x800) return {static_cast<char>(0xC0U | letter >> 6U), last(letter)};
  if (letter < 0x10000) return {static_cast<char>(0xE0U | letter >> 12U), last(letter >> 6U), last(letter)};
  return {static_cast<char>(0xF0U | letter >> 18U), last(letter >> 12U), last(letter >> 6U), last(letter)};
}

bool is_surrogate(unsigned letter) { return letter >= 0xD800 && letter <= 0xDFFF; }

}  // namespace

TEST_CASE("what steers a terminal is written out") {
  CHECK(for_terminal("\x1b[31mred\x07") == "\\x1b[31mred\\x07");
  CHECK(for_terminal("a\x7F") == "a\\x7f");
  CHECK(for_terminal("\u009B31m") == "\\u009b31m");
  CHECK(for_terminal("gnp.\u202Eexe\u2066x\u2069") == "gnp.\\u202eexe\\u2066x\\u2069");
  CHECK(for_terminal("one\u2028two") == "one\\u2028two");
  CHECK(for_terminal(std::string_view("a\0b", 3)) == "a\\x00b");
}

TEST_CASE("letters, blanks, tabs and line feeds stay") {
  const std::string text = "Ynys M\u00F4n, \u0141\u00F3d\u017A, \u4E2D\u6587 \U0001F5F3\n\ttwo lines \\x1b";
  CHECK(for_terminal(text) == text);
}

TEST_CASE("bytes that are no UTF-8 are written out one by one, and what follows them stays") {
  CHECK(for_terminal("\xFF\xC3(\xE2\x82") == "\\xff\\xc3(\\xe2\\x82");
  CHECK(for_terminal("\xC2") == "\\xc2");
  CHECK(for_terminal("\x9B[0m") == "\\x9b[0m");
}

TEST_CASE("of every letter there is no control left, and nothing is written out twice") {
  for (unsigned letter = 0; letter <= 0x10FFFF; ++letter) {
    if (is_surrogate(letter)) continue;
    const std::string shown = for_terminal(utf8(letter));
    const bool kept = shown == utf8(letter);
    const bool printable = shown.find_first_of("\x1b\r\b\a\f\v") == std::string::npos && is_utf8(shown);
    if (!printable || (!kept && shown.front() != '\\') || for_terminal(shown) != shown) FAIL(letter);
  }
}

TEST_CASE("a finding cannot forge a second line, nor steer the terminal") {
  const Finding finding{.severity = Severity::warning,
                        .place = {.file = "a\x1b[2J.csv", .layer = "l\n", .row = 2, .column = "c\r"},
                        .what = "\"\u202Ex\" is wrong\nerror: forged",
                        .remedy = "Mend \u009B it"};
  const std::string line = describe(finding);
  CHECK(line.find_first_of("\n\r\x1b") == std::string::npos);
  CHECK(line.find("a\\x1b[2J.csv") != std::string::npos);
  CHECK(line.find("\\u202ex") != std::string::npos);
  CHECK(line.find("\\u009b") != std::string::npos);
}
