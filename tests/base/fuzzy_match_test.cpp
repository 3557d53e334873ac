#include "base/text/fuzzy_match.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace hustings;

TEST_CASE("accents go, and letters of other scripts stay") {
  CHECK(unaccented("Zo\u00eb \u0141uczak") == "Zoe Luczak");
  CHECK(unaccented("Stra\u00dfe, \u00c6gir, \u0153uvre") == "Strasse, AEgir, oeuvre");
  CHECK(unaccented("e\u0301te\u0301") == "ete");  // accents by themselves
  CHECK(unaccented("\u0416\u20ac 3 \u00d7 4") == "\u0416\u20ac 3 \u00d7 4");
  CHECK(unaccented("cut\xC3") == "cut\xC3");
  CHECK(unaccented("Ynys M\u00f4n") == "Ynys Mon");
  CHECK(unaccented("\u00c9\u00c0\u00df \u0152uvre \u0141\u00f3d\u017a \u017e") == "EAss OEuvre Lodz z");
  CHECK(unaccented("5 \u00d7 4, \u65e5\u672c, \u00e9\xC3") == "5 \u00d7 4, \u65e5\u672c, e\xC3");
  CHECK(search_key("St. Zo\u00eb's") == search_key("saint ZOE'S"));
  CHECK(search_key("St. Mary\u2019s & Saint Jos\u00e9") == "st marys and st jose");
}

TEST_CASE("typing errors: left out, put in, changed, swapped") {
  CHECK(edit_distance("kensington", "kensington", 2).whole == 0);
  CHECK(edit_distance("kensigton", "kensington", 2).whole == 1);
  CHECK(edit_distance("kennsington", "kensington", 2).whole == 1);
  CHECK(edit_distance("kensimgton", "kensington", 2).whole == 1);
  CHECK(edit_distance("kesnington", "kensington", 2).whole == 1);
  CHECK(edit_distance("kesnigton", "kensington", 2).whole == 2);
  CHECK(edit_distance("ca", "abc", 3).whole == 3);  // no letter of a swapped pair is changed again
  CHECK(edit_distance("barnet", "bexley", 2).whole == 3);
}

TEST_CASE("the distance of two texts is the fewest changes between them, and is counted no further than asked") {
  CHECK(edit_distance("abbey", "abey", 9).whole == 1);
  CHECK(edit_distance("kitten", "sitting", 9).whole == 3);
  CHECK(edit_distance("sitting", "kitten", 9).whole == 3);
  CHECK(edit_distance("sitting", "kitten", 2).whole == 3);
  CHECK(edit_distance("abc", "", 9).whole == 3);
  CHECK(edit_distance("", "abc", 9).whole == 10);  // nothing was typed
}

TEST_CASE("texts of up to 255 bytes are compared") {
  const std::string long_name(254, 'a');
  CHECK(edit_distance(long_name, long_name, 3).whole == 0);
  CHECK(edit_distance(long_name, "b" + long_name, 3).whole == 1);
  CHECK(edit_distance(std::string(255, 'a'), std::string(255, 'b'), 255).whole == 255);
  CHECK(edit_distance(std::string(256, 'a'), std::string(256, 'a'), 3).whole == 4);
}

TEST_CASE("typing errors to the beginning of a word that is still being typed") {
  CHECK(edit_distance("kens", "kensington", 1).beginning == 0);
  CHECK(edit_distance("kesn", "kensington", 1).beginning == 1);
  CHECK(edit_distance("kensigt", "kensington", 1).beginning == 1);
  CHECK(edit_distance("park", "paris", 1).beginning == 2);  // a letter beyond the beginning is no error in it
  CHECK(edit_distance("park", "barking", 1).beginning == 1);
}

TEST_CASE("short words must be right, long ones may have two errors") {
  CHECK(typing_errors_allowed(3) == 0);
  CHECK(typing_errors_allowed(4) == 1);
  CHECK(typing_errors_allowed(7) == 1);
  CHECK(typing_errors_allowed(8) == 2);
}

TEST_CASE("titles match their letters in order, and to the beginnings of words best") {
  CHECK_FALSE(match_score("cxm", "Colour by majority").has_value());
  CHECK_FALSE(match_score("majorityy", "Colour by majority").has_value());
  CHECK(match_score("", "Anything").has_value());
  CHECK(match_score("cbm", "Colour by majority").has_value());
  CHECK(match_score("col maj", "Colour by majority").has_value());
  CHECK_FALSE(match_score("cbm", "Cob mill").has_value());
  CHECK_FALSE(match_score("zoom", "Zero lots of them").has_value());
  CHECK_FALSE(match_score("about", "Share of Socialist Labour Party").has_value());
  CHECK(*match_score("maj", "Colour by majority") > *match_score("jority", "Colour by majority"));
  CHECK_FALSE(match_score("ty", "Colour by majority").has_value());
  CHECK(*match_score("swing", "Colour by swing") > *match_score("swing", "Show wings"));
  CHECK(*match_score("undo", "Undo") > *match_score("undo", "Undo everything at once"));
}

TEST_CASE("what is nearly right is answered with the nearest, and nothing else is") {
  const std::vector<std::string> words{"general-2010", "general-2015", "general-2017", "mayor-2016", "dark", "light"};
  CHECK(did_you_mean("general-2071", words) == "; did you mean general-2017?");
  CHECK(did_you_mean("drak", words) == "; did you mean dark?");
  CHECK(did_you_mean("Mayor2016", words) == "; did you mean mayor-2016?");
  CHECK(did_you_mean("general-2011", words).empty());  // 2010, 2015 and 2017 are as near
  CHECK(did_you_mean("x", words).empty());
  CHECK(did_you_mean("", words).empty());
  CHECK(did_you_mean("referendum", words).empty());
}
