// Shortened names: the same rule for all, and no two codes alike.
#include "ui/labels/short_names.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

#include "atlas/atlas.h"
#include "tests/carried.h"

using namespace hustings;

TEST_CASE("a name is shortened by its small word and its points of the compass, but not by where it begins") {
  CHECK(ui::abbreviated("Hackney North and Stoke Newington") == "Hackney N & Stoke Newington");
  CHECK(ui::abbreviated("Brent Central") == "Brent C");
  CHECK(ui::abbreviated("West Ham") == "West Ham");
  CHECK(ui::abbreviated("North East Fife") == "North E Fife");
  CHECK(ui::abbreviated("Tooting") == "Tooting");
  CHECK(ui::abbreviated("").empty());
}

TEST_CASE("codes are of the names' initials or beginnings, in capitals without accents") {
  const std::vector<std::string> names{"Hackney North and Stoke Newington", "Battersea", "West Ham", "Ynys Môn",
                                       "北京"};
  const std::vector<std::string> codes = ui::short_codes(names);
  CHECK(codes == std::vector<std::string>{"HNS", "BAT", "WEH", "YNM", "BEI"});
}

TEST_CASE("in every carried layer each area has a code of its own, of three letters but for a few") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    std::vector<std::string> names;
    for (const Area& area : layer.layer.areas) names.push_back(area.name);
    const std::vector<std::string> codes = ui::short_codes(names);
    CAPTURE(layer.layer.id);
    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == names.size());
    CHECK(std::none_of(codes.begin(), codes.end(), [](const std::string& code) { return code.empty(); }));
    const auto longer =
        std::count_if(codes.begin(), codes.end(), [](const std::string& code) { return code.size() > 3; });
    CHECK(static_cast<double>(longer) <= 0.1 * static_cast<double>(codes.size()));
  }
}
