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

TEST_CASE("names of Western Europe are Windows-1252, however few they are") {
  for (const std::string text : {"Saint-\xC9tienne,Besan\xE7on,N\xEEmes,Compi\xE8gne", "M\xE1laga \xBFQu\xE9? 1\xBA",
                                 "\xA3"
                                 "100 V-Partei\xB3",
                                 "S\xE3o Paulo,\xC9vora", "\xC5m\xE5l,\xD6rebro", "King\x92s Lynn \x96 Alder"}) {
    CAPTURE(text);
    CHECK(decoded_text(text).encoding == "Windows-1252");
  }
}

TEST_CASE("Polish and Russian are told from them") {
  CHECK(decoded_text("\xA3\xF3"
                     "d\x9F,Wroc\xB3"
                     "aw,Bia\xB3"
                     "ystok")
            .text == "\u0141\u00F3d\u017A,Wroc\u0142aw,Bia\u0142ystok");
  CHECK(decoded_text("\xA3\xF3"
                     "d\xBC,Wroc\xB3"
                     "aw,\xA6"
                     "widnica,Cz\xEA"
                     "stochowa,\xB1"
                     "b")
            .encoding == "ISO-8859-2");
  const std::string russian =
      "\xCC\xEE\xF1\xEA\xE2\xE0,\xC2\xFB\xE1\xEE\xF0\xFB,\xCF\xE0\xF0\xF2\xE8\xFF,\xC3\xEE\xEB\xEE\xF1\xE0\n";
  CHECK(decoded_text(russian + russian + russian).text.starts_with("\u041C\u043E\u0441\u043A\u0432\u0430,"));
}
