// The nights of 2010, 2015 and 2017 in the atlas of the United Kingdom: facts that everybody can look up, and what must
// hold at any time of a night.
#include "atlas/view/night_view.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <numeric>

#include "atlas/figures/area_table.h"
#include "atlas/figures/area_values.h"
#include "atlas/figures/figures.h"
#include "atlas/figures/swingometer.h"
#include "atlas/load/load_atlas.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/what_if.h"
#include "places.h"

using namespace hustings;

namespace {

const Atlas& uk() {
  static const Atlas atlas = std::move(*load_atlas(HUSTINGS_TEST_ASSETS "/uk.toml", Geometry::none).value);
  return atlas;
}

ContestIndex index_of(const std::string& contest) { return *uk().find_contest(contest); }

View at(const std::string& contest, const std::string& time, ColourMode colour = ColourMode::majority) {
  View view;
  view.contest = contest;
  view.colour = colour;
  view.at = asked_instant(uk(), index_of(contest), time);
  return view;
}

/// Seats by party's short name, as the tally is made.
std::map<std::string, int> seats_at(const View& view) {
  std::map<std::string, int> seats;
  const ContestIndex contest = index_of(view.contest);
  for (const PartyTotal& total :
       totals_where_seats_are_won(uk(), contest, nullptr, shown_moment(uk(), view, contest)).parties)
    if (total.seats > 0) seats[uk().parties[total.party].short_name] = total.seats;
  return seats;
}

int sum_of(const std::map<std::string, int>& seats) {
  return std::accumulate(seats.begin(), seats.end(), 0, [](int sum, const auto& party) { return sum + party.second; });
}

std::size_t declared_at_time(const std::string& contest, const std::string& time) {
  const View view = at(contest, time);
  const auto moment = shown_moment(uk(), view, index_of(contest));
  return moment ? moment->declared() : uk().contest(index_of(contest)).results.size();
}

const Area& area_of(const std::string& contest, const Declaration& declaration) {
  const AtlasContest& counted = uk().contests[index_of(contest)];
  const AtlasLayer& layer = uk().layers[counted.own.layer];
  return layer.layer.areas[*layer.find(counted.contest.results[declaration.result].area_code)];
}

}  // namespace

TEST_CASE("the night of 2017 went as it is told") {
  using Seats = std::map<std::string, int>;
  CHECK(seats_at(at("general-2017", "2017-06-09T00:00")) == Seats{{"Con", 1}, {"Lab", 4}});
  Seats two = seats_at(at("general-2017", "2017-06-09T02:00"));
  CHECK(sum_of(two) == 74);
  CHECK(two["Lab"] == 40);
  CHECK(two["Con"] == 25);
  CHECK(two["SNP"] == 4);
  CHECK(two["DUP"] == 2);
  CHECK(two["PC"] == 2);
  CHECK(two.size() == 6);  // and one independent
  CHECK(declared_at_time("general-2017", "2017-06-09T03:00") == 267);
  Seats four = seats_at(at("general-2017", "2017-06-09T04:00"));
  CHECK(sum_of(four) == 478);
  CHECK(four["Lab"] == 211);
  CHECK(four["Con"] == 210);
  CHECK(declared_at_time("general-2017", "2017-06-09T06:00") == 633);
}

TEST_CASE("London had declared 49 seats by four in 2017") {
  const View view = at("general-2017", "04:00");
  const auto figures = figures_of(uk(), view);
  std::map<std::string, int> seats;
  for (AreaIndex area = 0; area < figures->size(); ++area)
    if ((*figures->names->parents)[area] == "London" && figures->has_result[area])
      ++seats[uk().parties[*figures->column("winner").parties[area]].short_name];
  CHECK(seats == std::map<std::string, int>{{"Con", 13}, {"LD", 3}, {"Lab", 33}});
}

TEST_CASE("Newcastle Central was first in 2017, and Kensington last, at three past nine in the evening") {
  const Night& night = night_of(uk(), index_of("general-2017"));
  CHECK(area_of("general-2017", night.declarations().front()).name == "Newcastle upon Tyne Central");
  CHECK(iso_instant(night.first(), "Europe/London") == "2017-06-08T23:01+01:00");
  CHECK(area_of("general-2017", night.declarations().back()).name == "Kensington");
  CHECK(iso_instant(night.last(), "Europe/London") == "2017-06-09T21:03+01:00");
}

TEST_CASE("so many seats were declared by the hour in 2015 and in 2010") {
  CHECK(declared_at_time("general-2015", "01:00") == 5);
  CHECK(declared_at_time("general-2015", "03:00") == 70);
  CHECK(declared_at_time("general-2015", "06:00") == 439);
  CHECK(declared_at_time("general-2010", "02:00") == 62);
  CHECK(declared_at_time("general-2010", "06:00") == 537);
}

TEST_CASE("Thirsk and Malton, which voted three weeks later, is apart from the night of 2010") {
  const Night& night = night_of(uk(), index_of("general-2010"));
  CHECK(night.size() == 649);
  REQUIRE(night.declarations().size() == 650);
  CHECK(night.declarations().back().apart);
  CHECK(area_of("general-2010", night.declarations().back()).name == "Thirsk and Malton");
  CHECK(declared_at_time("general-2010", "2010-05-20T12:00") == 649);
  CHECK(declared_at_time("general-2010", "2010-05-29T12:00") == 650);
}

TEST_CASE("before the first declaration nothing is declared, and every figure says so") {
  const View view = at("general-2017", "22:00");
  CHECK(seats_at(view).empty());
  const auto figures = figures_of(uk(), view);
  CHECK(std::none_of(figures->has_result.begin(), figures->has_result.end(), [](bool known) { return known; }));
  CHECK(area_table(uk(), view, index_of("general-2017")).rows.empty());
  CHECK_FALSE(contest_swing(uk(), view));
  const Headline headline = headline_of(uk(), view);
  CHECK(headline.tally.empty());
  CHECK(headline.unit == "seats so far, 0 of 650 declared");
  CHECK(headline.subtitle.starts_with("So far: 0 of 650 declared by 22:00 on 8 June 2017"));
}

TEST_CASE("the state at the end is the contest itself") {
  for (const char* contest : {"general-2010", "general-2015", "general-2017"}) {
    View whole;
    whole.contest = contest;
    View end = whole;
    end.at = night_of(uk(), index_of(contest)).end();
    const ShownContest shown = shown_contest(uk(), end, index_of(contest));
    CHECK(shown == shown_contest(uk(), whole, index_of(contest)));
    CHECK(&count_of(uk(), shown) == &uk().contests[index_of(contest)].own);
    CHECK(seats_at(end) == seats_at(whole));
    CHECK(contest_swing(uk(), end)->percent == contest_swing(uk(), whole)->percent);
    CHECK(headline_of(uk(), end).unit == headline_of(uk(), whole).unit);
  }
}

TEST_CASE("at any time tally, figures and map speak of the same areas") {
  const ContestIndex contest = index_of("general-2017");
  const Night& night = night_of(uk(), contest);
  for (const char* time : {"23:01", "00:00", "01:17", "03:00", "05:42", "12:00"}) {
    const View view = at("general-2017", time, ColourMode::winner);
    const std::size_t declared = night.declared_by(*view.at);
    CHECK(static_cast<std::size_t>(sum_of(seats_at(view))) == declared);
    const auto figures = figures_of(uk(), view);
    CHECK(std::count(figures->has_result.begin(), figures->has_result.end(), true) ==
          static_cast<std::ptrdiff_t>(declared));
    CHECK(area_table(uk(), view, contest).rows.size() == declared);
    const ScenePart part = main_part(scene_of(uk(), view));
    const std::vector<AreaValue> values = area_values(uk(), view, part);
    for (AreaIndex area = 0; area < values.size(); ++area) {
      CHECK((values[area].gap == Gap::not_declared) == !figures->has_result[area]);
      CHECK(is_to_come(uk(), part.from, area) == !figures->has_result[area]);
    }
  }
}

TEST_CASE("swing so far is between the declared areas and the same areas before") {
  const View view = at("general-2017", "02:00");
  const ContestIndex now = index_of("general-2017");
  const ContestIndex then = index_of("general-2015");
  const auto [from, to] = *named_pair(uk(), view);
  const Night& night = night_of(uk(), now);
  double votes[2][3] = {};  // of the pair, and of all, in both elections
  for (const Result& result : uk().contest(now).results) {
    if (!night.has(result, *view.at)) continue;
    const Result* before = uk().contest(then).find(result.area_code);
    REQUIRE(before != nullptr);
    for (const auto& [row, of] : {std::pair(0, &result), std::pair(1, before)}) {
      votes[row][0] += static_cast<double>(of->votes_of(from).value_or(0));
      votes[row][1] += static_cast<double>(of->votes_of(to).value_or(0));
      votes[row][2] += static_cast<double>(of->votes_valid());
    }
  }
  const auto share = [&](int row, int party) { return 100 * votes[row][party] / votes[row][2]; };
  const double by_hand = ((share(1, 0) - share(0, 0)) + (share(0, 1) - share(1, 1))) / 2;
  CHECK(contest_swing(uk(), view)->percent == doctest::Approx(by_hand));
  View whole = view;
  whole.at.reset();
  CHECK(std::abs(by_hand - contest_swing(uk(), whole)->percent) > 0.05);  // and not against the whole
}

TEST_CASE("a region is summed of its declared areas, and compared with the same areas") {
  View view = at("general-2017", "02:00", ColourMode::swing);
  view.by = "uk-regions";
  const ContestIndex contest = index_of("general-2017");
  const ShownContest shown = shown_contest(uk(), view, contest);
  const Night& night = night_of(uk(), contest);
  const AtlasLayer& regions = uk().layers[shown.layer];
  const AtlasLayer& seats = uk().layers[uk().contests[contest].own.layer];
  std::size_t undeclared = 0;
  for (AreaIndex region = 0; region < regions.layer.areas.size(); ++region) {
    std::int64_t now = 0;
    std::int64_t then = 0;
    for (const Result& result : uk().contest(contest).results)
      if (night.has(result, *view.at) &&
          seats.layer.areas[*seats.find(result.area_code)].parent == regions.layer.areas[region].code) {
        now += result.votes_valid();
        then += uk().contest(index_of("general-2015")).find(result.area_code)->votes_valid();
      }
    const Comparison compared = compared_result(uk(), view, shown, region);
    if (now == 0) {
      ++undeclared;
      CHECK(compared.now == nullptr);
      CHECK(is_to_come(uk(), shown, region));
      CHECK(compared.reason == "not yet declared");
      continue;
    }
    REQUIRE(compared.known());
    CHECK(compared.now->votes_valid() == now);
    CHECK(compared.then->votes_valid() == then);
  }
  CHECK(undeclared < regions.layer.areas.size());
}

TEST_CASE("another election is whole, whatever the hour, and a map beside has no hour of another night") {
  View view = at("general-2017", "02:00");
  CHECK(shown_contest(uk(), view, index_of("general-2015")).so_far == nullptr);
  view.beside.push_back({.contest = "general-2015", .colour = ColourMode::majority, .party = {}, .number = {}});
  CHECK_FALSE(view_beside(view, 1).at);
  view.beside[0].contest = "general-2017";
  CHECK(view_beside(view, 1).at == view.at);
}

TEST_CASE("a what-if at a moment moves the declared areas alone") {
  View view = at("general-2017", "02:00", ColourMode::winner);
  view.what_if = {.on = true, .model = SwingModel::uniform, .swing = 3, .third_party = {}, .third_change = 0};
  const auto figures = figures_of(uk(), view);
  CHECK(std::count(figures->has_result.begin(), figures->has_result.end(), true) == 74);
  const PairSeats moved = pair_seats(uk(), view);
  view.what_if.on = false;
  const PairSeats real = pair_seats(uk(), view);
  CHECK(moved.to >= real.to);
  CHECK(moved.from + moved.to <= 74);
  CHECK(real.to == 40);
}

TEST_CASE("every figure of the map can be shown at two in the morning, and legend and headline say how far it was") {
  for (const ColourMode mode : offered_measures()) {
    if (mode == ColourMode::number) continue;
    const View view = at("general-2017", "02:00", mode);
    const Scene scene = scene_of(uk(), view);
    const std::vector<AreaValue> values = area_values(uk(), view, main_part(scene));
    CHECK(std::count_if(values.begin(), values.end(),
                        [](const AreaValue& value) { return value.gap == Gap::not_declared; }) == 650 - 74);
    const Legend legend = legend_of(uk(), view, scene);
    CHECK(std::any_of(legend.entries.begin(), legend.entries.end(),
                      [](const LegendEntry& entry) { return entry.label.starts_with("Not yet declared"); }));
    CHECK(headline_of(uk(), view).subtitle.starts_with("So far: 74 of 650 declared by 02:00 on 9 June 2017"));
  }
}

TEST_CASE("what is not yet declared looks unlike what is not published") {
  AreaValue to_come;
  to_come.gap = Gap::not_declared;
  AreaValue unknown;
  unknown.gap = Gap::not_published;
  for (const Look look : {Look::dark, Look::light, Look::contrast}) {
    View view = at("general-2017", "02:00", ColourMode::swing);
    view.look = look;
    CHECK(paint_of(uk(), view, to_come) != paint_of(uk(), view, unknown));
    CHECK(pattern_of(to_come) != pattern_of(unknown));
  }
}

TEST_CASE("an election without declarations has no night, and the message says which have") {
  CHECK_FALSE(has_night(uk(), index_of("general-2005n")));
  CHECK_THROWS_AS(asked_instant(uk(), index_of("general-2005n"), "02:00"), CommandError);
  CHECK_THROWS_WITH_AS(
      asked_instant(uk(), index_of("general-2005n"), "02:00"),
      "general-2005n has no times of declarations, so its night cannot be shown; these have: general-2010, "
      "general-2015, general-2017",
      CommandError);
  CHECK_THROWS_AS(asked_instant(uk(), index_of("general-2017"), "half past two"), CommandError);
}

TEST_CASE("the table of a moment has the declared rows alone, with their times") {
  const View view = at("general-2017", "2017-06-09T02:00");
  const Table table = area_table(uk(), view, index_of("general-2017"));
  CHECK(table.rows.size() == 74);
  const auto declared = table.find_column("declared");
  REQUIRE(declared);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto time = maybe_instant(table.cell(row, declared), "UTC");
    REQUIRE(time);
    CHECK(*time <= *view.at);
    CHECK(table.cell(row, declared).ends_with("+01:00"));
  }
}
