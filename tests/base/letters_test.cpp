#include "base/text/letters.h"

#include <doctest/doctest.h>

#include "base/text/text.h"
#include "base/text/unicode.h"

using namespace hustings;

namespace {

constexpr const char* jerusalem = "\u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd";

std::string reversed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    out += last_letter(text);
    text.remove_suffix(last_letter(text).size());
  }
  return out;
}

}  // namespace

TEST_CASE("the typefaces have Latin, Greek, Cyrillic, Vietnamese, Hebrew, Arabic, Armenian and Georgian letters") {
  for (const char* text : {"\u0110\u1eb7ng", "\u0391\u03b8\u03ae\u03bd\u03b1", "\u041c\u043e\u0441\u043a\u0432\u0430",
                           jerusalem, "\u0645\u0643\u0629", "\u0535\u0580\u0587\u0561\u0576",
                           "\u10d7\u10d1\u10d8\u10da\u10d8\u10e1\u10d8", "Ynys M\u00f4n", "\u20ac5 \u2212 3 \u2026"}) {
    CHECK_MESSAGE(letters_without_glyph(text).empty(), text);
    CHECK_MESSAGE(drawable(text) == text, text);
  }
  for (const bool semi_bold : {false, true}) {
    CHECK(typeface_with('A', semi_bold) == 0U);
    const auto hebrew = typeface_with(U'\u05d0', semi_bold);
    REQUIRE(hebrew);
    CHECK(*hebrew > 0);
  }
}

TEST_CASE("what no typeface has is drawn in Latin letters, or as a dot, and the rest stays") {
  const std::string beijing = "Peking \u5317\u4eac, \u041c\u0430\u0440\u0441";
  CHECK(letters_without_glyph(beijing) == std::set<char32_t>{U'\u5317', U'\u4eac'});
  const std::string drawn = drawable(beijing);
  CHECK(drawn.starts_with("Peking b"));
  CHECK(drawn.ends_with(", \u041c\u0430\u0440\u0441"));
  CHECK(drawable("\U0001F5F3 vote") == "\u00b7 vote");
}

TEST_CASE("whatever is drawn can be drawn, and is UTF-8 without control characters") {
  for (char32_t letter = 1; letter < 0x11000; letter += letter < 0x300 ? 1 : 7) {
    if (letter >= 0xD800 && letter < 0xE000) continue;
    std::string text = "a";
    append_letter(text, letter);
    const std::string drawn = drawable(text);
    CHECK_MESSAGE(is_utf8(drawn), static_cast<unsigned>(letter));
    CHECK_MESSAGE(letters_without_glyph(drawn).empty(), static_cast<unsigned>(letter));
    CHECK_MESSAGE(drawn.find('?') == (letter == '?' ? 1 : std::string::npos), static_cast<unsigned>(letter));
    CHECK_MESSAGE(drawable(drawn) == drawn, static_cast<unsigned>(letter));
  }
  CHECK(drawable("a\x01"
                 "b\x1b[31m\nc") == "ab[31m\nc");
  CHECK(drawable("Caf\xE9") == "Caf\u00e9");
}

TEST_CASE("text from the right is put in the order in which it is seen, line by line") {
  CHECK_FALSE(has_right_to_left("Ynys M\u00f4n \u041c\u0430\u0440\u0441 \u5317"));
  CHECK(visual_order("Abbey \u2026") == "Abbey \u2026");
  REQUIRE(has_right_to_left(jerusalem));
  CHECK(visual_order(jerusalem) == reversed(jerusalem));
  CHECK(visual_order(std::string("Ward 10: ") + jerusalem) == "Ward 10: " + reversed(jerusalem));
  CHECK(visual_order(std::string("a\n") + jerusalem) == "a\n" + reversed(jerusalem));
  // Digits keep their order, brackets are mirrored.
  CHECK(visual_order("\u05d0 (12)") == "(12) \u05d0");
}

TEST_CASE("Arabic letters are joined to their neighbours, in forms that the typeface has") {
  const std::string joined = visual_order("\u0645\u0643\u0629");
  for (std::size_t at = 0; at < joined.size();) {
    const char32_t letter = next_letter(joined, at);
    CHECK(letter >= 0xFE70);
    CHECK(has_glyph(letter));
  }
}
