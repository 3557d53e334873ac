// The swingometer's figures on the sample atlas: the real swing, what the pair has, and where each seat turns.
#include "atlas/figures/swingometer.h"

#include <cmath>
#include <doctest/doctest.h>

#include "atlas/view/what_if.h"
#include "tests/atlas/sample_views.h"

using namespace hustings;

namespace {

std::optional<PartyIndex> winner_in(const View& view, AreaIndex area) {
  const Atlas& atlas = carried_atlas();
  const ContestIndex contest = *atlas.find_contest(view.contest);
  const ShownContest shown{contest, seats_layer_of(atlas, contest), view.basis, what_if_of(atlas, view, contest)};
  const auto lead = winner(*count_of(atlas, shown).find(area));
  return lead ? std::optional(lead->party) : std::nullopt;
}

}  // namespace

TEST_CASE("London swung by 6.3 points from Con to Lab between 2015 and 2017, whatever is dialled") {
  View view = view_of("general-2017");
  // Shares published by the House of Commons Library (CBP-7979): Con 34.9 and 33.1 %, Lab 43.7 and 54.5%.
  CHECK(contest_swing(carried_atlas(), view)->percent ==
        doctest::Approx((34.9 - 33.1 + 54.5 - 43.7) / 2).epsilon(0.01));
  const double real = contest_swing(carried_atlas(), view)->percent;
  view.what_if = {.on = true, .model = SwingModel::uniform, .swing = -7, .third_party = {}, .third_change = 0};
  CHECK(contest_swing(carried_atlas(), view)->percent == real);
  name_pair(carried_atlas(), view, {*carried_parties().find("lab"), *carried_parties().find("con")});
  CHECK(contest_swing(carried_atlas(), view)->percent == doctest::Approx(-real));
}

TEST_CASE("no swing is known without an earlier election, a pair that stood, or more than one area") {
  CHECK_FALSE(contest_swing(carried_atlas(), view_of("by-tooting-2016")));
  View view = view_of("general-2017");
  view.swing_to = "ind";
  CHECK_FALSE(contest_swing(carried_atlas(), view));
  view.swing_to = "remain";
  if (carried_parties().find("remain")) CHECK_FALSE(contest_swing(carried_atlas(), view));
}

TEST_CASE("the pair's seats follow the dial") {
  View view = view_of("general-2017");
  PairSeats seats = pair_seats(carried_atlas(), view);
  CHECK(seats.unit == "seats");
  CHECK(seats.from == 21);
  CHECK(seats.to == 49);
  turn_dial(carried_atlas(), view, 2);
  seats = pair_seats(carried_atlas(), view);
  CHECK(seats.from == 15);
  CHECK(seats.to == 54);
}

TEST_CASE("a seat turns where its mark stands on the dial: not before, and no later") {
  for (const SwingModel model : {SwingModel::uniform, SwingModel::proportional})
    for (const double third : {0.0, 4.0}) {
      View view = view_of("general-2017");
      view.what_if.model = model;
      view.what_if.third_party = "ld";
      view.what_if.third_change = third;
      const std::vector<TippingPoint> turns = tipping_points_of(carried_atlas(), view);
      REQUIRE(turns.size() > 60);
      view.what_if.on = true;
      std::size_t checked = 0;
      for (std::size_t i = 0; i < turns.size(); ++i) {
        if (i > 0) CHECK(turns[i - 1].swing <= turns[i].swing);
        if (std::abs(turns[i].swing) > 12) continue;
        INFO((carried_atlas()
                  .layers[seats_layer_of(carried_atlas(), *carried_atlas().find_contest(view.contest))]
                  .layer.areas[turns[i].area]
                  .name));
        ++checked;
        const double outwards = turns[i].swing < 0 ? -0.02 : 0.02;  // votes are whole
        view.what_if.swing = turns[i].swing + outwards;
        CHECK(winner_in(view, turns[i].area) == turns[i].to);
        view.what_if.swing = turns[i].swing - outwards;
        CHECK(winner_in(view, turns[i].area) == turns[i].from);
      }
      CHECK(checked > 20);
    }
}

TEST_CASE("the dial turns in tenths, from nothing where it was off, and never beyond a hundred points") {
  View view;
  view.what_if.swing = 7;  // left from before
  turn_dial(carried_atlas(), view, 0.1);
  CHECK(view.what_if.on);
  CHECK(view.what_if.swing == doctest::Approx(0.1));
  for (int i = 0; i < 9; ++i) turn_dial(carried_atlas(), view, 0.1);
  CHECK(view.what_if.swing == 1.0);
  for (int i = 0; i < 10; ++i) turn_dial(carried_atlas(), view, -0.1);
  CHECK(view.what_if.swing == 0.0);
  CHECK_FALSE(std::signbit(view.what_if.swing));
  turn_dial(carried_atlas(), view, 1000);
  CHECK(view.what_if.swing == 100);
}
