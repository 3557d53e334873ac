// Marginals and targets, against figures that were published.
#include "atlas/figures/targets.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "tests/carried.h"

using namespace hustings;

namespace {

std::shared_ptr<const AreaFigures> figures(const std::string& contest, const std::string& by = {}) {
  View view;
  view.contest = contest;
  view.by = by;
  return figures_of(carried_atlas(), view);
}

PartyIndex party(const std::string& id) { return carried_parties().find(id).value(); }

using Names = std::vector<std::string>;

template <class Item>
Names names_below(const AreaFigures& figures, const std::vector<Item>& items, double swing) {
  Names names;
  for (const Item& item : items)
    if (item.swing_needed < swing) names.push_back((*figures.names->names)[item.area]);
  return names;
}

}  // namespace

TEST_CASE("the marginals of London in 2017: three under one point, Kensington by 11 switchers") {
  const auto seats = figures("general-2017");
  const auto list = marginals(*seats);
  CHECK(list.size() == 73);
  CHECK(names_below(*seats, list, 0.5) == Names{"Kensington", "Richmond Park", "Chipping Barnet"});
  CHECK(list[0].holder == party("lab"));
  CHECK(list[0].attacker == party("con"));
  CHECK(list[0].majority_votes == 20);
  CHECK(list[0].direct_switchers == 11);
  CHECK(list[1].holder == party("con"));
  CHECK(list[1].attacker == party("ld"));
  for (std::size_t i = 1; i < list.size(); ++i) CHECK(list[i - 1].swing_needed <= list[i].swing_needed);
}

TEST_CASE("seats that fall to Labour on a further swing of two points from 2017") {
  const auto seats = figures("general-2017");
  const Targets targets = targets_of(carried_atlas(), *seats, party("lab"));
  CHECK(names_below(*seats, targets.list, 2) ==
        Names{"Chipping Barnet", "Hendon", "Finchley and Golders Green", "Putney", "Harrow East"});
  CHECK(targets.held == 49);
  CHECK(targets.areas == 73);
  CHECK(targets.majority == 37);
  CHECK(targets.needed == 0);  // it has them already
}

TEST_CASE("a party's majority lies as many targets on as it lacks seats") {
  const auto seats = figures("general-2017");
  const Targets con = targets_of(carried_atlas(), *seats, party("con"));
  CHECK(con.held == 21);
  CHECK(con.needed == 37 - 21);
  REQUIRE(con.list.size() >= 16);
  CHECK((*seats->names->names)[con.list.front().area] == "Kensington");  // 20 of 38,677 votes
  CHECK(con.list.front().swing_needed == doctest::Approx(0.026).epsilon(0.02));
  for (const TargetArea& target : con.list) {
    CHECK(target.holder != party("con"));
    CHECK(target.swing_needed > 0);
    CHECK(target.place >= 2);
  }
  // Of a second the swing is that which the area needs.
  const Column& needed = seats->column("swing_needed_pct");
  for (const TargetArea& target : con.list)
    if (target.place == 2) CHECK(target.swing_needed == doctest::Approx(needed.numbers[target.area]));
    else CHECK(target.swing_needed >= needed.numbers[target.area]);
}

TEST_CASE("held, targets and the absent are all the seats; who did not stand has no target there") {
  for (const char* contest : {"general-2010", "general-2015", "general-2017", "council-2014", "mayor-2016"}) {
    const auto areas = figures(contest);
    for (const char* id : {"con", "lab", "ld", "ukip", "green"}) {
      const Targets targets = targets_of(carried_atlas(), *areas, party(id));
      CHECK(static_cast<std::size_t>(targets.held) + targets.list.size() + targets.absent.size() ==
            static_cast<std::size_t>(targets.areas));
      for (const NotATarget& absent : targets.absent) {
        CHECK_FALSE(absent.reason.empty());
        if (areas->column("winner").known(absent.area))
          CHECK_FALSE(areas->column(std::string("share_") + id).known(absent.area));
      }
    }
  }
  const Targets ukip = targets_of(carried_atlas(), *figures("general-2017"), party("ukip"));
  CHECK_FALSE(ukip.absent.empty());
  CHECK(ukip.absent.front().reason == "UKIP did not stand");
}

TEST_CASE("there is a majority of seats only where each area elects one member") {
  CHECK_FALSE(targets_of(carried_atlas(), *figures("mayor-2016"), party("lab")).majority);
  CHECK_FALSE(targets_of(carried_atlas(), *figures("council-2014"), party("lab")).majority);
  CHECK_FALSE(targets_of(carried_atlas(), *figures("by-tooting-2016"), party("con")).majority);
  CHECK_FALSE(targets_of(carried_atlas(), *figures("mayor-2016", "constituencies-2010"), party("lab")).majority);
  CHECK(targets_of(carried_atlas(), *figures("general-2010"), party("lab")).majority == 37);
}

TEST_CASE("nothing is the target of independents, who are not one party") {
  const Targets targets = targets_of(carried_atlas(), *figures("general-2017"), party("ind"));
  CHECK(targets.list.empty());
  CHECK_FALSE(targets.absent.empty());
}

TEST_CASE("three-way: the third within ten points of the first, or as many as are asked for") {
  const auto seats = figures("general-2010");
  const Column& shares = seats->column("third_behind_pct");
  std::size_t three = 0;
  for (const Marginal& item : marginals(*seats)) {
    CHECK(item.three_way == (shares.numbers[item.area] <= 10));
    three += item.three_way ? 1 : 0;
  }
  CHECK(three > 0);  // Hampstead and Kilburn 2010: 32.8, 32.7 and 31.2%
  const auto& names = *seats->names->names;
  const auto list = marginals(*seats, 2);
  for (const Marginal& item : list) CHECK(item.three_way == (names[item.area] == "Hampstead and Kilburn"));
}
