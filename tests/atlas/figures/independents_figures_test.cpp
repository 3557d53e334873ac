// Independents are one person each in every figure: columns, colours, changes, tallies, and on larger areas.
#include <doctest/doctest.h>

#include "atlas/figures/area_table.h"
#include "atlas/figures/area_values.h"
#include "atlas/figures/figures.h"
#include "atlas/paint/headline.h"
#include "tests/atlas/record.h"
#include "tests/atlas/sample_views.h"
#include "tests/atlas/small_atlas.h"

using namespace hustings;

namespace {

constexpr const char* loxford = "E05000507";

/// The best independent of an area by the table itself.
std::optional<std::int64_t> best_of(const Result& result, PartyIndex party) {
  std::optional<std::int64_t> best;
  for (const Candidacy& candidacy : result.candidacies)
    if (candidacy.party == party) best = std::max(best.value_or(0), candidacy.votes);
  return best;
}

}  // namespace

TEST_CASE("Loxford 2014: Labour won, and no independent has more than it") {
  const View view = view_of("council-2014");
  const auto figures = figures_of(carried_atlas(), view);
  const AreaIndex ward = area("wards-2014", loxford);
  REQUIRE((*figures->names->names)[ward] == "Loxford");
  CHECK(figures->column("winner").parties[ward] == party("lab"));
  CHECK(figures->column("share_ind").numbers[ward] < figures->column("share_lab").numbers[ward]);
  View share = view;
  share.colour = ColourMode::share;
  share.party = "ind";
  CHECK(area_value(carried_atlas(), share, part_of(share), ward).figure == figures->column("share_ind").numbers[ward]);
}

TEST_CASE("everywhere votes of independents are those of one of them, and no more than the winner's") {
  const Atlas& atlas = carried_atlas();
  for (const ShownContest& shown : everything()) {
    const auto figures = figures_of(atlas, view_of(atlas.contest(shown.contest).id), shown);
    for (const char* id : {"ind", "minor"}) {
      const Column* votes = figures->find(std::string("votes_") + id);
      if (votes == nullptr) continue;
      for (AreaIndex area = 0; area < figures->size(); ++area) {
        const Result* result = result_of(atlas, shown, area);
        if (result == nullptr || result->shares_only) continue;
        const auto best = best_of(*result, party(id));
        REQUIRE(votes->known(area) == best.has_value());
        if (best) CHECK(votes->numbers[area] == static_cast<double>(*best));
        if (const auto lead = winner(*result); lead && best) CHECK(*best <= lead->votes);
      }
    }
  }
}

TEST_CASE("a change of independents is of one person, and so is a transition") {
  const Atlas atlas = small_atlas(
      2, {{"before", "",
           "area_code,party,candidate,votes\nX00000001,ind,Ann,60\nX00000001,con,A,40\nX00000002,ind,Bob,60\n"
           "X00000002,con,B,40\n",
           ""},
          {"now", "compare = \"before\"\n",
           "area_code,party,candidate,votes\nX00000001,ind,Ann,80\nX00000001,con,A,20\nX00000002,ind,Cay,80\n"
           "X00000002,con,B,20\n",
           ""}});
  const View view = view_of("now");
  const auto figures = figures_of(atlas, view);
  CHECK(figures->column("change_ind").numbers[0] == doctest::Approx(20));
  CHECK_FALSE(figures->column("change_ind").known(1));
  const std::string why = why_undefined(atlas, view, *figures, "change_ind", 1);
  CHECK(why.find("Cay") != std::string::npos);
  CHECK(why.find("Bob") != std::string::npos);
  View moving = view_of("before", ColourMode::share);
  moving.party = "ind";
  moving.next_contest = "now";
  moving.fraction = 0.25;
  const ScenePart part = main_part(scene_of(atlas, moving));
  CHECK(area_value(atlas, moving, part, 0).figure == doctest::Approx(65));
  CHECK(area_value(atlas, moving, part, 1).figure == doctest::Approx(60));
}

TEST_CASE("councillors of one name in two wards are two people in their borough; a candidate for Mayor is one") {
  const char* rows =
      "area_code,party,candidate,votes\nX00000001,ind,Ann,60\nX00000001,con,A,40\nX00000002,ind,Ann,50\nX00000002,con,"
      "B,"
      "50\n";
  const Atlas atlas =
      small_atlas(2, {{"council", "", rows, ""}, {"mayor", "method = \"supplementary-vote\"\n", rows, ""}});
  const auto votes = [&](const char* contest) {
    View view = view_of(contest);
    view.by = "boroughs";
    return figures_of(atlas, view)->column("votes_ind").numbers[0];
  };
  CHECK(votes("council") == 60);
  CHECK(votes("mayor") == 110);
}

TEST_CASE("a tally of votes names independents one by one") {
  const Headline headline = headline_of(carried_atlas(), view_of("by-richmond-park-2016"));
  REQUIRE(headline.tally.size() >= 2);
  const Result& result = carried_contest("by-richmond-park-2016").results.front();
  for (const TallyItem& item : headline.tally) {
    const auto found =
        std::find_if(result.candidacies.begin(), result.candidacies.end(),
                     [&](const Candidacy& candidacy) { return candidacy.candidate.ends_with(item.name); });
    REQUIRE_MESSAGE(found != result.candidacies.end(), item.name);
    CHECK(item.part == doctest::Approx(static_cast<double>(found->votes) / static_cast<double>(result.votes_valid())));
  }
}
