// The rest of the night of 2017, as the swing so far had it at each hour.
#include "atlas/figures/rest_of_night.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "atlas/figures/swingometer.h"
#include "atlas/load/load_atlas.h"
#include "atlas/moment.h"
#include "places.h"

using namespace hustings;

namespace {

const Atlas& uk() {
  static const Atlas atlas = std::move(*load_atlas(HUSTINGS_TEST_ASSETS "/uk.toml", Geometry::none).value);
  return atlas;
}

View at(const std::string& contest, const std::string& time) {
  View view;
  view.contest = contest;
  view.at = asked_instant(uk(), *uk().find_contest(contest), time);
  return view;
}

int seats(const RestOfNight& rest, const std::string& party, int PartyAtNight::*figure) {
  const auto found = std::find_if(rest.parties.begin(), rest.parties.end(),
                                  [&](const PartyAtNight& item) { return uk().parties[item.party].id == party; });
  return found == rest.parties.end() ? 0 : (*found).*figure;
}

}  // namespace

TEST_CASE("at any hour the seats declared and those projected are all seats, beside the actual end") {
  const std::vector<RestOfNight> hours = rest_by_hour(uk(), at("general-2017", "02:00"));
  REQUIRE(hours.size() > 6);
  std::size_t before = 0;
  for (const RestOfNight& rest : hours) {
    int all = 0;
    for (const PartyAtNight& party : rest.parties) all += party.in_all();
    CHECK(all == 650);
    CHECK(rest.declared + rest.projected + rest.left_out == 650);
    CHECK(rest.as_it_came <= rest.projected);
    CHECK(rest.declared > before);
    before = rest.declared;
    CHECK(seats(rest, "con", &PartyAtNight::actual) == 317);  // 318 with the Speaker, who stands for himself
    CHECK(seats(rest, "lab", &PartyAtNight::actual) == 262);
  }
  CHECK(hours.back().projected == 0);
  CHECK(hours.back().seats_off() == 0);
}

TEST_CASE("the arithmetic is the earlier result moved by the swing so far, area by area") {
  const View view = at("general-2017", "02:00");
  const auto rest = rest_of_night(uk(), view);
  REQUIRE(rest);
  CHECK(rest->swing == contest_swing(uk(), view)->percent);
  CHECK(rest->declared == 74);
  CHECK(seats(*rest, "lab", &PartyAtNight::declared) == 40);
  Projection projection;
  projection.pair = rest->pair;
  projection.swing = rest->swing;
  const ContestIndex now = *uk().find_contest("general-2017");
  const Night& night = night_of(uk(), now);
  int labour = 0;
  for (const Result& result : uk().contest(now).results) {
    if (night.has(result, *view.at)) continue;
    const Result* before = uk().contest(*uk().find_contest("general-2015")).find(result.area_code);
    REQUIRE(before != nullptr);
    const auto lead = winner(projected(*before, projection, uk().parties));
    labour += lead && uk().parties[lead->party].id == "lab" ? 1 : 0;
  }
  CHECK(seats(*rest, "lab", &PartyAtNight::projected) == labour);
}

TEST_CASE("there is no arithmetic before a swing is known, nor without an earlier election on the same areas") {
  CHECK_FALSE(rest_of_night(uk(), at("general-2017", "22:00")));
  View view = at("general-2017", "02:00");
  view.at.reset();
  CHECK_FALSE(rest_of_night(uk(), view));
}

TEST_CASE("the proportional model has its own arithmetic") {
  View view = at("general-2017", "03:00");
  const auto uniform = rest_of_night(uk(), view);
  view.what_if.model = SwingModel::proportional;
  const auto proportional = rest_of_night(uk(), view);
  REQUIRE(uniform);
  REQUIRE(proportional);
  CHECK(uniform->swing == proportional->swing);
  int all = 0;
  for (const PartyAtNight& party : proportional->parties) all += party.in_all();
  CHECK(all == 650);
}
