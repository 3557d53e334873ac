// The palette: what is typed finds what it says.
#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <string>

#include "ui/kit/command_row.h"

using namespace hustings;

namespace {

constexpr std::array<std::pair<const char*, const char*>, 12> commands = {
    {{"Dark, light or high contrast in turn", "T"},
     {"Light look", ""},
     {"Chart: three parties in a triangle", ""},
     {"The divider to the right", "Shift+Right"},
     {"Hide or show the panels", "H"},
     {"Keyboard shortcuts", "?, F1"},
     {"Colour by swing", "3"},
     {"Panel: Swingometer", "F7"},
     {"Swing of Butler", ""},
     {"Only what hangs by a thread, or all", ""},
     {"Undo", "Ctrl+Z"},
     {"Redo", "Ctrl+Y"}}};

std::string first_for(const std::string& typed) {
  std::string first;
  int best = 0;
  for (const auto& [title, keys] : commands) {
    const auto score = ui::command_score({.id = title, .title = title, .keys = keys, .enabled = true}, typed);
    if (score && (first.empty() || *score > best)) first = title, best = *score;
  }
  return first;
}

}  // namespace

TEST_CASE("a title that says the very words comes before one that has a key") {
  CHECK(first_for("three") == "Chart: three parties in a triangle");
  CHECK(first_for("light") == "Light look");
  CHECK(first_for("a thread") == "Only what hangs by a thread, or all");
  CHECK(first_for("hide") == "Hide or show the panels");
}

TEST_CASE(
    "of titles that say the same, the one that has a key comes first; beginnings of words come after whole ones") {
  CHECK(first_for("swing") == "Colour by swing");
  CHECK(first_for("swingo") == "Panel: Swingometer");
  CHECK(first_for("cbs") == "Colour by swing");
  CHECK(first_for("undo") == "Undo");
  CHECK(first_for("xyz").empty());
}
