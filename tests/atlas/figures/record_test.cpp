// The record: every contest on every layer that it can be shown on. Nothing lost, nothing made, everything marked.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "atlas/figures/comparison.h"
#include "elections/result_measures.h"
#include "tests/atlas/record.h"

using namespace hustings;

namespace {

using Votes = std::map<PartyIndex, std::int64_t>;

Votes votes_of(const std::vector<Result>& results, bool postal) {
  Votes votes;
  for (const Result& result : results)
    if (postal || result.level == Level::area)
      for (const Candidacy& candidacy : result.candidacies)
        if (candidacy.votes > 0) votes[candidacy.party] += candidacy.votes;
  return votes;
}

}  // namespace

TEST_CASE("everywhere shares sum to 100 and the majority is the difference of the first two") {
  for (const ShownContest& shown : everything())
    for (const Result& result : count_of(carried_atlas(), shown).results) {
      if (result.votes_valid() == 0) continue;
      double sum = 0;
      for (const Candidacy& candidacy : result.candidacies)
        sum += 100.0 * static_cast<double>(candidacy.votes) / static_cast<double>(result.votes_valid());
      CHECK(sum == doctest::Approx(100));
      if (const auto lead = majority(result)) CHECK((lead->percent >= 0 && lead->percent <= 100));
    }
}

TEST_CASE("wards and postal votes make boroughs, boroughs Assembly seats, and those London: to the vote") {
  int with_postal = 0;
  for (const ShownContest& shown : everything()) {
    if (allocation_of(carried_atlas(), shown.contest, shown.layer) != Allocation::sum) continue;
    const AtlasContest& counted = carried_atlas().contests[shown.contest];
    const Count& count = count_of(carried_atlas(), shown);
    CAPTURE(counted.contest.id);
    CAPTURE(carried_atlas().layers[shown.layer].layer.id);
    // Nothing is left out but areas whose sum is known to lack a part.
    if (count.missing.empty() || counted.contest.method == Method::multi_member)
      CHECK(votes_of(count.results, true) == votes_of(counted.own.results, true));
    for (const Result& result : count.results) {
      CHECK(result.level == Level::area);
      CHECK_FALSE(result.flags.has(Flag::estimate));
      CHECK_FALSE(result.flags.has(Flag::in_person));
    }
    if (counted.has_postal) ++with_postal;
  }
  CHECK(with_postal == 12);  // Mayor, Assembly and list of 2012 and 2016, by borough and by Assembly seat
}

TEST_CASE("by overlap no vote is lost: without postal votes all in person, with them spread all there are") {
  int laid = 0;
  for (const ShownContest& shown : everything()) {
    if (allocation_of(carried_atlas(), shown.contest, shown.layer) != Allocation::overlap) continue;
    const AtlasContest& counted = carried_atlas().contests[shown.contest];
    CAPTURE(counted.contest.id);
    const Count& in_person = count_of(carried_atlas(), shown);
    if (in_person.missing.empty()) CHECK(votes_of(in_person.results, true) == votes_of(counted.own.results, false));
    if (counted.has_postal) {
      const Count& spread = count_of(carried_atlas(), {shown.contest, shown.layer, {SlateVote::top, true}});
      CHECK(votes_of(spread.results, true) == votes_of(counted.own.results, true));
      for (const Result& result : spread.results) CHECK(result.flags.has(Flag::estimate));
    }
    ++laid;
  }
  CHECK(laid >= 8);
}

TEST_CASE("seven wards of 2014 straddle two constituencies, as the ONS has it, and make six seats an estimate") {
  const Count& seats = count_of(carried_atlas(), {contest("mayor-2016"), layer("constituencies-2010"), {}});
  std::set<std::string> estimates;
  for (const Result& result : seats.results)
    if (result.flags.has(Flag::estimate)) estimates.insert(result.area_code);
  CHECK(estimates == std::set<std::string>{"E14000555", "E14000882",    // Bethnal Green and Bow, Poplar and Limehouse
                                           "E14000720", "E14000721",    // both of Hackney
                                           "E14000629", "E14000768"});  // Chelsea and Fulham, Kensington
  // The wards of 2002 are what constituencies were made of: exact.
  for (const Result& result :
       count_of(carried_atlas(), {contest("mayor-2012"), layer("constituencies-2010"), {}}).results) {
    CHECK_FALSE(result.flags.has(Flag::estimate));
    CHECK(result.flags.has(Flag::in_person));
  }
}

TEST_CASE("a sum to which some areas published nothing is no sum") {
  const Atlas& atlas = carried_atlas();
  const ShownContest boroughs{contest("referendum-wards-2016"), layer("boroughs"), {}};
  const Count& count = count_of(atlas, boroughs);
  CHECK(count.find(area("boroughs", "E09000006")) != nullptr);  // Bromley published all its wards
  CHECK(count.find(area("boroughs", "E09000012")) == nullptr);  // Hackney none
  CHECK_FALSE(why_missing(atlas, boroughs, "E09000012").empty());
  // Barnet and Camden: only Camden's wards are known.
  const ShownContest seats{contest("referendum-wards-2016"), layer("assembly"), {}};
  CHECK(count_of(atlas, seats).find(area("assembly", "E32000001")) == nullptr);
  CHECK(why_missing(atlas, seats, "E32000001").find("of its") != std::string::npos);
  // The City holds no such council election: the Assembly seat stands without it, and says so.
  const Result* city_and_east =
      result_of(atlas, {contest("council-2014"), layer("assembly"), {}}, area("assembly", "E32000004"));
  REQUIRE(city_and_east != nullptr);
  CHECK(city_and_east->note.find("without City of London") != std::string::npos);
}

TEST_CASE("aggregating then swinging is swinging the aggregate") {
  // Mayor 2016 against 2012 by borough, from the wards and postal rows themselves.
  const Atlas& atlas = carried_atlas();
  View view = view_of("mayor-2016", ColourMode::swing);
  view.by = "boroughs";
  const ShownContest shown = shown_contest(atlas, view, contest("mayor-2016"));
  REQUIRE(shown.layer == layer("boroughs"));
  const PartyIndex con = party("con");
  const PartyIndex lab = party("lab");
  for (AreaIndex borough = 0; borough < 33; ++borough) {
    const std::string& code = atlas.layers[shown.layer].layer.areas[borough].code;
    const auto shares = [&](const char* id) {
      const AtlasContest& counted = atlas.contests[contest(id)];
      const AtlasLayer& wards = atlas.layers[counted.own.layer];
      std::int64_t of_con = 0;
      std::int64_t of_lab = 0;
      std::int64_t all = 0;
      for (const Result& result : counted.own.results) {
        const bool here = result.level == Level::postal
                              ? result.area_code == code
                              : wards.layer.areas[*wards.find(result.area_code)].parent == code;
        if (!here) continue;
        of_con += result.votes_of(con).value_or(0);
        of_lab += result.votes_of(lab).value_or(0);
        all += result.votes_valid();
      }
      return std::pair(100.0 * static_cast<double>(of_con) / static_cast<double>(all),
                       100.0 * static_cast<double>(of_lab) / static_cast<double>(all));
    };
    const auto [con_then, lab_then] = shares("mayor-2012");
    const auto [con_now, lab_now] = shares("mayor-2016");
    const auto moved = swing_of(atlas, view, compared_result(atlas, view, shown, borough), SwingFormula::butler);
    REQUIRE(moved);
    CHECK(moved->percent == doctest::Approx(((con_then - con_now) + (lab_now - lab_then)) / 2));
  }
}

TEST_CASE("everywhere the swing from A to B is minus that from B to A, in both definitions") {
  const Atlas& atlas = carried_atlas();
  for (const ShownContest& shown : everything()) {
    View there = view_of(atlas.contest(shown.contest).id, ColourMode::swing);
    View back = there;
    const SwingPair pair = named_pair(atlas, there).value();
    name_pair(atlas, back, {pair.to, pair.from});
    for (AreaIndex i = 0; i < atlas.layers[shown.layer].layer.areas.size(); ++i) {
      const Comparison comparison = compared_result(atlas, there, shown, i);
      for (const SwingFormula formula : {SwingFormula::butler, SwingFormula::steed}) {
        const auto forth = swing_of(atlas, there, comparison, formula);
        const auto reverse = swing_of(atlas, back, comparison, formula);
        CHECK(forth.known() == reverse.known());
        if (forth) CHECK(forth->percent == doctest::Approx(-reverse->percent));
        else CHECK_FALSE(forth.reason().empty());
      }
    }
  }
}

TEST_CASE("across 2014: the same code directly, redrawn wards by their borough, by overlap, or not at all") {
  const Atlas& atlas = carried_atlas();
  const ContestIndex now = contest("mayor-2016");
  const ShownContest wards{now, layer("wards-2014"), {}};
  View view = view_of("mayor-2016", ColourMode::swing);
  const AreaIndex kept = area("wards-2014", "E05000026");     // Abbey, Barking
  const AreaIndex redrawn = area("wards-2014", "E05009381");  // London Fields, Hackney
  const Comparison same = compared_result(atlas, view, wards, kept);
  CHECK(same.by == ComparedBy::same);
  CHECK(same.then == atlas.contests[contest("mayor-2012")].own.find(area("wards-2002", "E05000026")));

  const Comparison borough = compared_result(atlas, view, wards, redrawn);
  CHECK(borough.by == ComparedBy::parent);
  CHECK(borough.of == "Hackney");
  CHECK(borough.now == result_of(atlas, {now, layer("boroughs"), {}}, area("boroughs", "E09000012")));
  CHECK(borough.then ==
        result_of(atlas, {contest("mayor-2012"), layer("boroughs"), {}}, area("boroughs", "E09000012")));
  CHECK_FALSE(status_of(atlas, borough, *result_of(atlas, wards, redrawn)));

  view.across = Across::overlap;
  const Comparison estimate = compared_result(atlas, view, wards, redrawn);
  CHECK(estimate.by == ComparedBy::overlap);
  CHECK(estimate.now == result_of(atlas, wards, redrawn));
  CHECK(estimate.then->flags.has(Flag::estimate));
  CHECK(compared_result(atlas, view, wards, kept).by == ComparedBy::same);
  // The votes of 2012 laid on the wards of 2014 are those of 2012.
  CHECK(votes_of(count_of(atlas, {contest("mayor-2012"), layer("wards-2014"), {}}).results, true) ==
        votes_of(atlas.contests[contest("mayor-2012")].own.results, false));

  view.across = Across::none;
  CHECK_FALSE(compared_result(atlas, view, wards, redrawn).known());
}

TEST_CASE("Richmond Park 2017 is a hold against 2015 and a gain at dissolution") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017", ColourMode::status);
  const ShownContest seats{contest("general-2017"), layer("constituencies-2010"), {}};
  const AreaIndex richmond = area("constituencies-2010", "E14000896");
  const Result& now = *result_of(atlas, seats, richmond);
  CHECK(*status_of(atlas, compared_result(atlas, view, seats, richmond), now) == Status::hold);
  view.at_dissolution = true;
  const Comparison since = compared_result(atlas, view, seats, richmond);
  CHECK(atlas.contest(*since.against).id == "by-richmond-park-2016");
  CHECK(*status_of(atlas, since, now) == Status::gain);
  // Nobody stood for the Conservatives then: no swing, and the reason.
  CHECK(swing_of(atlas, view, since, SwingFormula::butler).reason().find("Con did not stand") != std::string::npos);
  // The other seats are compared with the general election, but Tooting.
  for (AreaIndex i = 0; i < 73; ++i) {
    const std::string& code = atlas.layers[seats.layer].layer.areas[i].code;
    const std::string& against = atlas.contest(*compared_result(atlas, view, seats, i).against).id;
    CHECK(against == (code == "E14000896"   ? "by-richmond-park-2016"
                      : code == "E14000998" ? "by-tooting-2016"
                                            : "general-2015"));
  }
}

TEST_CASE("the list of disagreements has every area where Butler and Steed differ in sign, and no other") {
  const Atlas& atlas = carried_atlas();
  std::size_t found = 0;
  for (const char* id : {"general-2010", "general-2015", "general-2017", "mayor-2016"}) {
    const View view = view_of(id, ColourMode::swing);
    const ShownContest shown{contest(id), atlas.contests[contest(id)].own.layer, {}};
    std::set<AreaIndex> listed;
    for (const SignDisagreement& item : sign_disagreements(atlas, view, shown)) {
      listed.insert(item.area);
      CHECK(item.butler.percent * item.steed.percent < 0);
    }
    for (AreaIndex i = 0; i < atlas.layers[shown.layer].layer.areas.size(); ++i) {
      const Comparison comparison = compared_result(atlas, view, shown, i);
      const auto butler = swing_of(atlas, view, comparison, SwingFormula::butler);
      const auto steed = swing_of(atlas, view, comparison, SwingFormula::steed);
      CHECK(listed.contains(i) == (butler && steed && butler->percent * steed->percent < 0));
    }
    found += listed.size();
  }
  CHECK(found > 0);
}
