// The table of measures: every row is whole, its names are its own, and the manual has them all.
#include "atlas/view/measure_table.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <set>

#include "base/whole_file.h"
#include "places.h"

using namespace hustings;

namespace {

/// The line of the manual that begins like this.
std::string manual_line(const std::string& start) {
  constexpr std::size_t most_bytes = 1U << 20U;
  const std::string text =
      read_whole(std::filesystem::path(HUSTINGS_TEST_ASSETS) / ".." / "docs" / "using.md", most_bytes);
  const std::size_t begin = text.find("\n" + start);
  return begin == std::string::npos ? "" : text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1);
}

/// Is it there as a word of its own?
bool names(const std::string& line, const std::string& id) {
  return line.find("`" + id + "`") != std::string::npos || line.find("`" + id + ":") != std::string::npos;
}

}  // namespace

TEST_CASE("every measure is found by its id, and no two share an id, a label, a key or a column") {
  std::set<std::string> ids, labels, columns;
  std::set<char> keys;
  for (const ColourMode mode : offered_measures()) {
    const Measure& measure = measure_of(mode);
    CAPTURE(measure.id);
    CHECK(maybe_colour_mode(measure.id) == mode);
    CHECK(ids.insert(measure.id).second);
    CHECK(labels.insert(measure.label).second);
    CHECK(columns.insert(measure.column).second);
    if (measure.key != 0) CHECK(keys.insert(measure.key).second);
    for (const char* words : {measure.label, measure.spoken, measure.title, measure.legend})
      CHECK(std::string(words) != "");
  }
  CHECK(ids.size() == measures().size());
  CHECK_FALSE(maybe_colour_mode("hologram"));
}

TEST_CASE(
    "a scale of fixed breaks ascends, its classes lie within, and a plain measure has tints and a column to fill") {
  for (const Measure& measure : measures()) {
    CAPTURE(measure.id);
    const bool fixed = measure.is_figure && measure.colouring != Colouring::number;
    CHECK((measure.breaks.size() >= 2) == fixed);
    CHECK(std::is_sorted(measure.breaks.begin(), measure.breaks.end(), std::less_equal<>()));
    if (fixed) {
      CHECK(measure.breaks.front() < measure.thirds[0]);
      CHECK(measure.thirds[0] < measure.thirds[1]);
      CHECK(measure.thirds[1] < measure.breaks.back());
    }
    const bool plain = measure.colouring == Colouring::plain;
    CHECK((measure.tints.size() >= 2) == plain);
    CHECK((measure.value != nullptr) == plain);
    if (plain) CHECK(plain_measure(measure.column) == &measure);
  }
  CHECK(plain_measure("majority_pct") == nullptr);
}

TEST_CASE("what options take names every measure, and every figure that can be crossed") {
  CHECK(measures_to_name().starts_with("winner, majority, swing, share:PARTY, change:PARTY, turnout, status"));
  CHECK(figure_names().starts_with("majority, swing, share, change, turnout"));
  CHECK(figures_to_name().find("number:ID") != std::string::npos);
  CHECK(figures_to_name().find("winner") == std::string::npos);
}

TEST_CASE("the manual names every measure") {
  for (const Measure& measure : measures()) {
    CAPTURE(measure.id);
    CHECK(names(manual_line("| `--colour MODE`"), measure.id));
    CHECK(manual_line("| " + std::string(measure.label) + " | ") != "");
  }
}

TEST_CASE("words are filled in, and text without any stays as it is") {
  const auto word = [](std::string_view name) { return "<" + std::string(name) + ">"; };
  CHECK(filled("", word) == "");
  CHECK(filled("Turnout", word) == "Turnout");
  CHECK(filled("{a}{b} of {c}", word) == "<a><b> of <c>");
}
