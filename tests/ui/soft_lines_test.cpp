#include "ui/kit/soft_lines.h"

#include <doctest/doctest.h>

using namespace hustings::ui;

namespace {

/// A field so many bytes wide.
std::function<bool(std::string_view)> wide(std::size_t most) {
  return [most](std::string_view line) { return line.size() <= most; };
}

const std::string caption =
    "Kensington: 20 votes. The Conservatives held it since 1974, and lost it in June.\nA second line, of its own.";

}  // namespace

TEST_CASE("soft breaks keep the text, the cursor's place in it, and the width of the field") {
  for (const std::size_t most : {8U, 13U, 20U, 40U, 200U})
    for (std::size_t cursor = 0; cursor <= caption.size(); ++cursor) {
      const EditedText shown = with_soft_breaks({caption, cursor}, wide(most));
      CHECK(without_soft_breaks(shown) == EditedText{caption, cursor});
      CHECK(shown.text.substr(shown.cursor) == with_soft_breaks({caption, 0}, wide(most)).text.substr(shown.cursor));
      std::size_t from = 0;
      while (from < shown.text.size()) {
        const std::size_t end = std::min(shown.text.find('\n', from), shown.text.size());
        const std::string line = shown.text.substr(from, end - from);
        const std::string words = line.substr(0, line.find_last_not_of(' ') + 1);
        CHECK((words.size() <= most || words.find(' ') == std::string::npos));
        from = end + 1;
      }
    }
}

TEST_CASE("what a person does at a soft break is done to the words beside it") {
  const auto fits = wide(6);
  const EditedText before = with_soft_breaks({"one two three", 4}, fits);
  REQUIRE(before.text == "one \ntwo \nthree");
  REQUIRE(before.cursor == 5);
  CHECK(intended_edit(before, {"one two \nthree", 4}) == EditedText{"onetwo three", 3});                  // Backspace
  CHECK(intended_edit({before.text, 4}, {"one two \nthree", 4}) == EditedText{"one wo three", 4});        // Delete
  CHECK(intended_edit({before.text, 4}, {"one \n\ntwo \nthree", 5}) == EditedText{"one\ntwo three", 4});  // Enter
  CHECK(intended_edit(before, {"one \nXtwo \nthree", 6}) == EditedText{"one Xtwo three", 5});
}
