#include "base/text/text.h"

#include <doctest/doctest.h>

using namespace hustings;

TEST_CASE("text is trimmed of blanks at both ends") {
  CHECK(trimmed("  a b\t\r\n") == "a b");
  CHECK(trimmed("") == "");
  CHECK(trimmed(" \t ") == "");
}

TEST_CASE("case changes, and codes keep their digits") {
  CHECK(lower_case("Con É") == "con é");
  CHECK(upper_case("e05a") == "E05A");
}

TEST_CASE("text is split into trimmed parts") {
  CHECK(split("a, b ,,c", ',') == std::vector<std::string>{"a", "b", "", "c"});
  CHECK(split("", ',') == std::vector<std::string>{""});
  CHECK(split("a,", ',') == std::vector<std::string>{"a", ""});
}

TEST_CASE("a whole text is a number or it is not") {
  CHECK(maybe_integer("0") == 0);
  CHECK(maybe_integer("-12") == -12);
  CHECK(maybe_integer("9223372036854775807") == INT64_MAX);
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1,234", "1.0", "9223372036854775808", "x", "0x1"})
    CHECK_MESSAGE(!maybe_integer(text), text);

  CHECK(*maybe_number("-1.5") == -1.5);
  CHECK(*maybe_number("1e3") == 1000);
  for (const char* text : {"", "1,5", "nan", "inf", "1.5%", "1e999", " 1"}) CHECK_MESSAGE(!maybe_number(text), text);
}

TEST_CASE("thousands are separated") {
  CHECK(with_thousands(0) == "0");
  CHECK(with_thousands(999) == "999");
  CHECK(with_thousands(1000) == "1,000");
  CHECK(with_thousands(1234567) == "1,234,567");
  CHECK(with_thousands(-12345) == "\u221212,345");
}

TEST_CASE("signed figures have a typographic sign, and none at zero") {
  CHECK(signed_decimal(3.14, 1) == "+3.1");
  CHECK(signed_decimal(-0.44, 1) == "\u22120.4");
  CHECK(signed_decimal(0, 1) == "0.0");
  CHECK(signed_decimal(-0.04, 1) == "0.0");
  CHECK(signed_decimal(0.04, 1) == "0.0");
  CHECK(signed_decimal(-7.5, 0) == "\u22128");
}

TEST_CASE("UTF-8 is told from latin-1 and from broken text") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("plain"));
  CHECK(is_utf8("Siân Berry, 10 €, 🗳"));
  CHECK_FALSE(is_utf8("Si\xE2n"));
  CHECK_FALSE(is_utf8("\x80"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));
  CHECK_FALSE(is_utf8("end \xE2\x82"));
  CHECK_FALSE(is_utf8("\xFF"));
}

TEST_CASE("Windows-1252 becomes UTF-8, byte for letter") {
  CHECK(from_windows_1252("plain") == "plain");
  CHECK(from_windows_1252("Caf\xE9 \xA3\x35 \x80 \x93q\x94 \x9F") == "Café £5 € “q” Ÿ");
  for (int byte = 0; byte < 256; ++byte) CHECK(is_utf8(from_windows_1252(std::string(1, static_cast<char>(byte)))));
}

TEST_CASE("a byte that is no UTF-8 is found wherever it stands") {
  for (std::size_t length = 1; length < 40; ++length)
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'a');
      CHECK(is_utf8(text));
      text[at] = '\xFF';
      CHECK_FALSE(is_utf8(text));
    }
}

TEST_CASE("the least number keeps its digits") {
  CHECK(with_thousands(INT64_MIN) == "\u22129,223,372,036,854,775,808");
}

TEST_CASE("overlong forms, surrogates and what lies beyond Unicode are no UTF-8") {
  CHECK(is_utf8("\xE0\xA0\x80"));
  CHECK(is_utf8("\xED\x9F\xBF"));
  CHECK(is_utf8("\xF0\x90\x80\x80"));
  CHECK(is_utf8("\xF4\x8F\xBF\xBF"));
  for (const char* text : {"\xE0\x80\xAF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\xAF",
                           "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"})
    CHECK_FALSE(is_utf8(text));
}

TEST_CASE("a text of several lines becomes one") {
  CHECK(one_line("a\r\n\tb\nc\n") == "a b c");
  CHECK(one_line("  plain ") == "plain");
  CHECK(one_line("") == "");
}

TEST_CASE("names fold to what people type") {
  CHECK(folded("St. Mary's") == folded("Saint Marys"));
  CHECK(folded("Brompton & Hans Town") == folded("brompton and hans town"));
  CHECK(folded("Lewisham, Deptford") == "lewisham deptford");
  CHECK(folded("King\u2019s Cross") == folded("Kings Cross"));
  CHECK(folded("Hayes\u2013Harlington") == folded("Hayes-Harlington"));
  CHECK(folded("St\u00A0Pancras") == folded("st pancras"));
  CHECK(folded("Staines") == "staines");
  CHECK(folded(" & ") == "and");
  CHECK(folded(".'").empty());
}

TEST_CASE("a code is the same however it is written") {
  CHECK(area_code_of("E05000026") == "E05000026");
  CHECK(area_code_of(" e05 000026\t") == "E05000026");
  CHECK(area_code_of("E05\u00A0000\u2009026") == "E05000026");
  CHECK(area_code_of("00AB-1") == "00AB-1");
  CHECK(area_code_of("\u00A0 ").empty());
}

TEST_CASE("passwords are not shown, however the connection is written") {
  CHECK(without_passwords("PG:host=a password=secret dbname=b") == "PG:host=a password=*** dbname=b");
  CHECK(without_passwords("PG:PASSWORD = secret") == "PG:PASSWORD = ***");
  CHECK(without_passwords(R"(PG:password='my \'own secret' user=x)") == "PG:password=*** user=x");
  CHECK(without_passwords("PG:password='never closed") == "PG:password=***");
  CHECK(without_passwords("PG:password=my own user=x") == "PG:password=*** user=x");  // it lacks its quotation marks
  CHECK(without_passwords("PG:password=my own") == "PG:password=***");
  CHECK(without_passwords("PG:password=a password=b") == "PG:password=*** password=***");
  CHECK(without_passwords("PG:password=") == "PG:password=***");
  CHECK(without_passwords("postgresql://me:se@cret@host/db") == "postgresql://me:***@host/db");
  CHECK(without_passwords("postgresql://me@host:5432/db") == "postgresql://me@host:5432/db");
  for (const char* text : {"", "wards.shp", "the password is wrong", "https://a.example/b", "password"})
    CHECK(without_passwords(text) == text);
}

TEST_CASE("a number that rounds to nothing has no sign") {
  for (const double nothing : {0.0, -0.0, -1e-9, -0.0049}) {
    CHECK(decimal(nothing, 2) == "0.00");
    CHECK(signed_decimal(nothing, 2) == "0.00");
  }
  CHECK(decimal(-0.4, 0) == "0");
  CHECK(decimal(-0.005001, 2) == "-0.01");
  CHECK(decimal(-12.345, 1) == "-12.3");
  CHECK(decimal(7, 4) == "7.0000");
}
