#include "base/text/unicode.h"

#include <doctest/doctest.h>

#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

using namespace hustings;

TEST_CASE("letters and their accents become one letter, where there is one") {
  CHECK(composed("Ynys Mo\u0302n") == "Ynys M\u00f4n");
  CHECK(composed("D\u0323a\u0306\u0323") == "\u1e0c\u1eb7");
  CHECK(composed("plain") == "plain");
  CHECK(composed("x\u0304") == "x\u0304");                    // there is no such letter
  CHECK(composed("cut o\u0302 \xC3") == "cut o\u0302 \xC3");  // no UTF-8
}

TEST_CASE("composing what is composed changes nothing") {
  for (const char* text : {"", "Zo\u00eb", "\u0391\u03b8\u03ae\u03bd\u03b1", "\u1100\u1161\u11a8", "\u05d9\u05e8"})
    CHECK(composed(composed(text)) == composed(text));
}

TEST_CASE("letters are gone through one by one, and bytes that are none are told") {
  const std::string text = "a\u00e9\u20ac\U0001F5F3\xFFz";
  std::vector<char32_t> letters;
  std::string again;
  for (std::size_t at = 0; at < text.size();) {
    letters.push_back(next_letter(text, at));
    if (letters.back() != invalid_letter) append_letter(again, letters.back());
  }
  CHECK(letters == std::vector<char32_t>{'a', 0xE9, 0x20AC, 0x1F5F3, invalid_letter, 'z'});
  CHECK(again == "a\u00e9\u20ac\U0001F5F3z");
}

TEST_CASE("case is folded in every script") {
  CHECK(lower_case("YNYS M\u00d4N") == "ynys m\u00f4n");
  CHECK(upper_case("e05\u00df") == "E05SS");
  CHECK(lower_case("\u041c\u041e\u0421\u041a\u0412\u0410") == "\u043c\u043e\u0441\u043a\u0432\u0430");
  CHECK(case_folded("STRASSE") == case_folded("Stra\u00dfe"));
  CHECK(case_folded("\u03a3") == case_folded("\u03c2"));  // sigma at the end of a word
  CHECK(lower_case("CAF\xC9") == "CAF\xC9");              // no UTF-8
  CHECK(with_capital("\u00e9lu") == "\u00c9lu");
  CHECK(with_capital("").empty());
  CHECK(with_small_letter("\u00c9lu Local") == "\u00e9lu Local");
  CHECK(with_small_letter("").empty());
}

TEST_CASE("letters, blanks and invisible signs are told apart in every script") {
  for (const char32_t letter : {U'a', U'Z', U'\u00e9', U'\u0416', U'\u5317'}) CHECK(is_letter(letter));
  for (const char32_t other : {U'1', U'-', U' ', U'\u0301', U'\u00a3', invalid_letter}) CHECK_FALSE(is_letter(other));
  for (const char32_t blank : {U' ', U'\t', U'\n', U'\u00a0', U'\u1680', U'\u2003', U'\u202f', U'\u205f', U'\u3000'})
    CHECK(is_blank(blank));
  for (const char32_t other : {U'a', U'\u00ad', U'\u200b', U'\u2060', U'\ufeff', invalid_letter})
    CHECK_FALSE(is_blank(other));
}

TEST_CASE("the start of a letter is found from any of its bytes") {
  const std::string text = "a\u20acb";  // one, three and one bytes
  for (std::size_t at = 1; at < 4; ++at) CHECK(letter_start(text, at) == 1);
  CHECK(letter_start(text, 0) == 0);
  CHECK(letter_start(text, 4) == 4);
  CHECK(letter_start("\x80\x80", 1) == 1);  // belongs to no letter
}

TEST_CASE("names of one place fold to one text, however they are typed") {
  const std::string anglesey = folded("Ynys M\u00f4n");
  for (const char* name : {"YNYS M\u00d4N", "Ynys Mo\u0302n", "ynys\u00a0m\u00f4n", "\u00a0Ynys\u2009 M\u00f4n\u200b",
                           "Ynys\u3000M\u00f4n", "\ufeffYnys M\u00f4n"})
    CHECK_MESSAGE(folded(name) == anglesey, name);
  CHECK(search_key("Ynys Mon") == search_key("YNYS M\u00d4N"));
  CHECK(folded("Ynys Mon") != anglesey);
  CHECK(folded("O\u02bcNeill") == folded("O'Neill"));
  CHECK(folded("soft\u00adhyphen") == "softhyphen");
  CHECK(folded("caf\u00e9 & bar") == "caf\u00e9 and bar");
  CHECK(folded("Saint \u00c9tienne") == "st \u00e9tienne");
  CHECK(folded("\u0623\u064e\u0628") == "\u0623\u064e\u0628");  // vowel marks belong to the word
}

TEST_CASE("blanks of every kind are trimmed, and are in no code") {
  CHECK(trimmed("\u00a0 \u2009a b\u202f\u00a0") == "a b");
  CHECK(trimmed("\ufeff").empty());
  CHECK(trimmed(" \u00e9 ") == "\u00e9");
  CHECK(area_code_of("\u00a0e05\u2007000\u200b026\u3000") == "E05000026");
  CHECK(area_code_of("mo\u0302n") == area_code_of("M\u00d4N"));
}

TEST_CASE("whatever bytes come, text that goes out is UTF-8") {
  CHECK(as_utf8("Caf\xE9 \u20ac") == "Caf\u00e9 \u20ac");  // what is UTF-8 already stays
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b)
      CHECK_UNARY(is_utf8(as_utf8(std::string{static_cast<char>(a), static_cast<char>(b)})));
}

TEST_CASE("controls of Latin-1 are the letters that Windows-1252 has there") {
  CHECK(has_latin_1_controls("King\u0092s"));
  CHECK_FALSE(has_latin_1_controls("King\u00b4s \u2019 \u00c2"));
  CHECK(without_latin_1_controls("King\u0092s \u0080\u00e9") == "King\u2019s \u20ac\u00e9");
}

TEST_CASE("other scripts are told in Latin letters") {
  CHECK(in_latin_letters("\u041c\u043e\u0441\u043a\u0432\u0430") == "Moskva");
  CHECK(in_latin_letters("\u5317\u4eac").starts_with("b"));
  CHECK(plain_letter(U'\u0439') == "\u0438");
  CHECK(plain_letter(U'\u0142') == "l");
  CHECK(plain_letter(U'\u0302').empty());
}
