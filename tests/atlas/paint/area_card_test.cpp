#include "atlas/paint/area_card.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "tests/carried.h"

using namespace hustings;

namespace {

AreaCard card(const std::string& contest, const std::string& code, View view = {}) {
  view.contest = contest;
  const ScenePart part = scene_of(carried_atlas(), view).parts[0];
  return card_of(carried_atlas(), view, part, *carried_atlas().layers[part.layer].find(code));
}

const CardLine& line(const AreaCard& card, const std::string& label) {
  return *std::find_if(card.lines.begin(), card.lines.end(), [&](const CardLine& item) { return item.label == label; });
}

}  // namespace

TEST_CASE("Kensington 2017: lost by 20, and the card says how many switchers would have kept it") {
  const AreaCard kensington = card("general-2017", "E14000768");
  CHECK(kensington.name == "Kensington");
  CHECK(kensington.headline == "Labour gain from Conservative");
  CHECK(line(kensington, "Majority").value.starts_with("20 "));
  CHECK(line(kensington, "Swing needed").remark == "half the majority; 11 direct switchers");
  CHECK(kensington.provenance.back() == "Source: House of Commons Library, general election results");
}

TEST_CASE("Richmond Park 2017 is a hold against the last general election") {
  CHECK(card("general-2017", "E14000896").headline == "Conservative hold");
}

TEST_CASE("a swing is said the way round that it went") {
  // The two forms of one pair describe the same movement.
  View view;
  view.swing_from = "lab";
  view.swing_to = "con";
  CHECK(line(card("general-2017", "E14000768"), "Butler swing").value ==
        line(card("general-2017", "E14000768", view), "Butler swing").value);
}

TEST_CASE("a ward card says that postal votes are not in it, and of whom the turnout is") {
  const AreaCard ward = card("mayor-2016", "E05000026");
  CHECK(ward.provenance.front().find("postal") != std::string::npos);
  CHECK(line(ward, "Turnout").remark.find("polling-station electors") != std::string::npos);
  CHECK(ward.within == "Barking and Dagenham");
  CHECK(ward.headline == "Sadiq Khan ahead");  // nobody wins a seat there
}

TEST_CASE("an undefined swing gives its reason") {
  View view;
  view.across = Across::none;
  const AreaCard ward = card("mayor-2016", "E05009317", view);
  CHECK(line(ward, "Butler swing").value == "\u2013");
  CHECK(line(ward, "Butler swing").remark == "its boundaries changed between the two elections");
}

TEST_CASE("shares on a card never pass 100 and fall from bar to bar") {
  const Atlas& atlas = carried_atlas();
  for (const AtlasContest& contest : atlas.contests) {
    View view;
    view.contest = contest.contest.id;
    const ScenePart part = scene_of(atlas, view).parts[0];
    for (AreaIndex area = 0; area < atlas.layers[part.layer].layer.areas.size(); ++area) {
      double sum = 0;
      double before = 100;
      for (const CardBar& bar : card_of(atlas, view, part, area, 99).bars) {
        CHECK(bar.share <= before);
        before = bar.share;
        sum += bar.share;
      }
      if (count_of(atlas, part.from).find(area) != nullptr) CHECK(sum == doctest::Approx(100));
      else CHECK(sum == 0);
    }
  }
}
