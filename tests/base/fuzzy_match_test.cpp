#include "base/fuzzy_match.h"

#include <doctest/doctest.h>

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

TEST_CASE("slips: left out, put in, changed, swapped") {
  CHECK(slips_between("kensington", "kensington", 2).whole == 0);
  CHECK(slips_between("kensigton", "kensington", 2).whole == 1);
  CHECK(slips_between("kennsington", "kensington", 2).whole == 1);
  CHECK(slips_between("kensimgton", "kensington", 2).whole == 1);
  CHECK(slips_between("kesnington", "kensington", 2).whole == 1);
  CHECK(slips_between("kesnigton", "kensington", 2).whole == 2);
  CHECK(slips_between("ca", "abc", 3).whole == 3);  // no letter of a swapped pair is changed again
  CHECK(slips_between("barnet", "bexley", 2).whole == 3);
}

TEST_CASE("slips to the beginning of a word that is still being typed") {
  CHECK(slips_between("kens", "kensington", 1).beginning == 0);
  CHECK(slips_between("kesn", "kensington", 1).beginning == 1);
  CHECK(slips_between("kensigt", "kensington", 1).beginning == 1);
  CHECK(slips_between("park", "paris", 1).beginning == 2);  // a letter beyond the beginning is no slip of it
  CHECK(slips_between("park", "barking", 1).beginning == 1);
}

TEST_CASE("short words must be right, long ones may have two slips") {
  CHECK(slips_allowed(3) == 0);
  CHECK(slips_allowed(4) == 1);
  CHECK(slips_allowed(7) == 1);
  CHECK(slips_allowed(8) == 2);
}

TEST_CASE("titles answer to their letters in order, and to the beginnings of words best") {
  CHECK_FALSE(match_score("cxm", "Colour by majority").has_value());
  CHECK_FALSE(match_score("majorityy", "Colour by majority").has_value());
  CHECK(match_score("", "Anything").has_value());
  CHECK(*match_score("cbm", "Colour by majority") > *match_score("cbm", "Cob mill"));
  CHECK(*match_score("zoom", "Zoom in") > *match_score("zoom", "Zero lots of them"));
  CHECK(*match_score("swing", "Colour by swing") > *match_score("swing", "Show wings"));
  CHECK(*match_score("undo", "Undo") > *match_score("undo", "Undo everything at once"));
}
