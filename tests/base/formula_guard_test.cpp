#include "base/formula_guard.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/text/text.h"

using namespace hustings;

TEST_CASE("text that a spreadsheet would work out is guarded") {
  for (const char* cell : {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1", "-", "=",
                           "\uFF1D1+1", "-0.4x", "+", "--4", "-1,234"})
    CHECK(guarded_cell(cell) == "'" + std::string(cell));
}

TEST_CASE("numbers and other text are not guarded") {
  for (const char* cell : {"", "0", "-0.4", "-12", "+3", "+3.5", "1e5", "-1e5", "Alder", "a=b", "'s-Hertogenbosch",
                           "'Twas", "\u22120.4", "A-1", "''"})
    CHECK(guarded_cell(cell) == cell);
}

TEST_CASE("an apostrophe that is somebody's own stays") {
  for (const char* cell : {"'s-Hertogenbosch", "'", "''", "'-0.4", "it's"}) CHECK(unguarded_cell(cell) == cell);
}

TEST_CASE("every cell comes back as it was, however many apostrophes it begins with") {
  std::mt19937 random(24);
  const std::string letters = "'=+-@ \t\r19.,aZ";
  for (int i = 0; i < 200'000; ++i) {
    std::string cell(random() % 7, ' ');
    for (char& c : cell) c = letters[random() % letters.size()];
    const std::string guarded = guarded_cell(cell);
    REQUIRE(unguarded_cell(guarded) == cell);
    const std::string_view text = trimmed(guarded);
    const bool formula = !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
    const std::string_view number = text.starts_with('+') ? text.substr(1) : text;
    REQUIRE((!formula || maybe_number(number)));
  }
}
