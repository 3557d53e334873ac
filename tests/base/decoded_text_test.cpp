#include "base/decoded_text.h"

#include <doctest/doctest.h>

#include <string>

#include "base/text/text.h"

using namespace hustings;

TEST_CASE("text is decoded by its mark, its zeros or its letters") {
  CHECK(decoded_text("plain").text == "plain");
  CHECK(decoded_text("plain").encoding == "UTF-8");
  CHECK(decoded_text("\xEF\xBB\xBFplain").text == "plain");
  CHECK(decoded_text(std::string("\xFF\xFE"
                                 "a\0\xE9\0",
                                 6))
            .text == "a\u00E9");
  CHECK(decoded_text(std::string("\xFE\xFF\0a\0\xE9", 6)).text == "a\u00E9");
  CHECK(decoded_text(std::string("a\0b\0c\0\xE9\0", 8)).text == "abc\u00E9");
  CHECK(decoded_text("caf\xE9, th\xE9").text == "caf\u00E9, th\u00E9");
  CHECK(decoded_text("caf\xE9, th\xE9").encoding == "Windows-1252");
}

TEST_CASE("letters and accents that are written apart are one") {
  CHECK(decoded_text("Ynys Mo\u0302n").text == "Ynys M\u00F4n");
}

TEST_CASE("a single wrong byte among much UTF-8 does not change the rest") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "M\u00FCnchen und K\u00F6ln\n";
  CHECK(decoded_text(text + "caf\xE9\n").text == text + "caf\u00E9\n");
  CHECK(decoded_text("\xEF\xBB\xBFM\u00FCnchen\ncaf\xE9\n").text == "M\u00FCnchen\ncaf\u00E9\n");
}

TEST_CASE("whatever the bytes, the text is UTF-8") {
  for (unsigned seed = 1; seed < 300; ++seed) {
    std::string bytes;
    unsigned state = seed;
    for (unsigned i = 0; i < 100 + seed; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24U);
    }
    CAPTURE(seed);
    CHECK(is_utf8(decoded_text(bytes).text));
  }
}
