// The view's what-if on the sample atlas: what follows from it, what does not, and what it may not touch.
#include "atlas/view/what_if.h"
#include "atlas/figures/valid_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <thread>

#include "atlas/figures/area_table.h"
#include "atlas/figures/changes.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

View dialled(double swing, const std::string& contest = "general-2017") {
  View view;
  view.contest = contest;
  view.what_if.on = true;
  view.what_if.swing = swing;
  return view;
}

const std::string& name_of_flip(const Flip& flip) {
  return carried_atlas().layers[flip.layer].layer.areas[flip.area].name;
}

std::set<std::string> flipped(const View& view, const char* from, const char* to) {
  const Atlas& atlas = carried_atlas();
  std::set<std::string> names;
  for (const Flip& flip : flips(atlas, view))
    if (flip.from == *atlas.parties.find(from) && flip.to == *atlas.parties.find(to)) names.insert(name_of_flip(flip));
  return names;
}

int seats(const View& view, const char* short_name) {
  for (const TallyItem& item : headline_of(carried_atlas(), view).tally)
    if (item.name == short_name) return std::stoi(item.figure);
  return 0;
}

std::size_t row_of(const Table& table, const std::string& name) {
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (table.rows[row][*table.find_column("area_name")] == name) return row;
  FAIL("no such row: ", name);
  return 0;
}

}  // namespace

TEST_CASE("two points from Con to Lab turn five Conservative seats of 2017 to Labour") {
  const View view = dialled(2.0);
  CHECK(flipped(view, "con", "lab") ==
        std::set<std::string>{"Chipping Barnet", "Hendon", "Finchley and Golders Green", "Putney", "Harrow East"});
  // And one to a party that no vote moved to: its 45 votes go with the Conservatives' loss.
  CHECK(flipped(view, "con", "ld") == std::set<std::string>{"Richmond Park"});
  CHECK(flips(carried_atlas(), view).size() == 6);
  CHECK(seats(view, "Con") == 15);
  CHECK(seats(view, "Lab") == 54);
  CHECK(seats(view, "LD") == 4);
}

TEST_CASE("seats flip in the order of their swing needed") {
  const Atlas& atlas = carried_atlas();
  const ContestIndex contest = *atlas.find_contest("general-2017");
  for (const auto& [from, to, direction] : {std::tuple("con", "lab", 1), std::tuple("lab", "con", -1)}) {
    std::map<std::string, double> needed;  // of seats that `from` holds with `to` second
    for (const Result& result : atlas.contest(contest).results)
      if (winner(result)->party == *atlas.parties.find(from) && runner_up(result)->party == *atlas.parties.find(to))
        needed[result.area_code] = *swing_needed(result);
    REQUIRE(needed.size() > 10);
    std::set<std::string> turned;
    for (int step = 0; step <= 4'000; ++step) {
      const double dial = step / 100.0;
      for (const Flip& flip : flips(atlas, dialled(direction * dial))) {
        const std::string& code = atlas.layers[flip.layer].layer.areas[flip.area].code;
        if (!needed.contains(code) || !turned.insert(code).second) continue;
        // With the dial beyond what it needed and, a hundredth earlier, not yet: a vote either way is rounding.
        const double vote = 100.0 / static_cast<double>(atlas.contest(contest).find(code)->votes_valid());
        CHECK(needed[code] <= dial + vote);
        CHECK(needed[code] >= dial - 0.01 - vote);
        CHECK(flip.swing_needed == needed[code]);
      }
    }
    CHECK(turned.size() == needed.size());
  }
}

TEST_CASE("everything shown follows from the what-if") {
  const Atlas& atlas = carried_atlas();
  View view = dialled(2.0);
  const ContestIndex contest = *atlas.find_contest(view.contest);
  const Scene scene = scene_of(atlas, view);
  const ScenePart& part = main_part(scene);
  const AreaIndex putney = *atlas.layers[part.layer].find("E14000887");
  const PartyIndex lab = *atlas.parties.find("lab");

  CHECK(area_value(atlas, view, part, putney).party == lab);
  CHECK(area_value(atlas, view, part, putney).flags.has(Flag::hypothetical));
  const AreaCard card = card_of(atlas, view, part, putney);
  CHECK(card.headline == "Labour gain from Conservative");
  CHECK(card.contest == "General election 2017, hypothetical");
  CHECK(headline_of(atlas, view).subtitle.starts_with("Hypothetical: uniform swing of 2.0 points from Con to Lab"));

  const Table table = area_table(atlas, view, contest);
  const auto cell = [&](const std::string& name, const char* column) {
    return table.rows[row_of(table, name)][*table.find_column(column)];
  };
  CHECK(cell("Putney", "winner") == "lab");
  CHECK(cell("Putney", "flags") == "hypothetical");
  CHECK(cell("Putney", "status") == "gain");
  CHECK(cell("Putney", "previous_winner") == "con");
  CHECK(cell("Putney", "against") == "general-2017");
  CHECK(std::stod(cell("Putney", "swing_pct")) == doctest::Approx(2).epsilon(0.001));
  CHECK(cell("Kensington", "status") == "hold");

  const auto changes = changes_of(atlas, view);
  REQUIRE(changes);
  CHECK(changes->list.size() == flips(atlas, view).size());
  view.colour = ColourMode::status;
  CHECK(legend_of(atlas, view, scene).title == "Gains and holds against the actual result");
}

TEST_CASE("turned off it changes nothing, and on it changes only the contest on the map") {
  const Atlas& atlas = carried_atlas();
  View off = dialled(5);
  off.what_if.on = false;
  View plain;
  plain.contest = off.contest;
  CHECK(scene_of(atlas, off) == scene_of(atlas, plain));
  CHECK(hypothesis_title(atlas, off).empty());
  CHECK(flips(atlas, off).empty());
  const ContestIndex now = *atlas.find_contest("general-2017");
  const ContestIndex other = *atlas.find_contest("general-2015");
  CHECK(compared_with(atlas, off, now) == other);
  CHECK(compared_with(atlas, dialled(5), now) == now);
  CHECK(shown_contest(atlas, dialled(5), now).what_if != nullptr);
  CHECK(shown_contest(atlas, dialled(5), other).what_if == nullptr);
  CHECK(area_table(atlas, dialled(5), other).rows == area_table(atlas, plain, other).rows);
}

TEST_CASE("between two elections the what-if pauses") {
  const Atlas& atlas = carried_atlas();
  View view = dialled(5, "general-2015");
  view.next_contest = "general-2017";
  view.fraction = 0.5;
  View plain = view;
  plain.what_if = {};
  CHECK(scene_of(atlas, view) == scene_of(atlas, plain));
  CHECK(hypothesis_title(atlas, view).empty());
  CHECK(headline_of(atlas, view).subtitle.starts_with("what-if paused"));
  CHECK(headline_of(atlas, view).tally.front().figure == headline_of(atlas, plain).tally.front().figure);
}

TEST_CASE("seats and votes sum to the same totals wherever the dial stands") {
  const Atlas& atlas = carried_atlas();
  for (const char* id : {"general-2017", "general-2010", "assembly-2016", "mayor-2016", "council-2014"}) {
    const ContestIndex contest = *atlas.find_contest(id);
    const Totals real = totals_where_seats_are_won(atlas, contest);
    for (const double swing : {-100.0, -20.0, -1.0, 0.0, 1.0, 20.0, 100.0}) {
      const auto what_if = what_if_of(atlas, dialled(swing, id), contest);
      REQUIRE(what_if != nullptr);
      const Totals totals = totals_where_seats_are_won(atlas, contest, what_if);
      CHECK(totals.areas == real.areas);
      int won = totals.undecided;
      std::int64_t votes = 0;
      for (const PartyTotal& party : totals.parties) won += party.seats + party.led, votes += party.votes;
      CHECK(won == totals.areas);
      CHECK(votes == totals.votes_valid);
      if (atlas.contest(contest).method != Method::multi_member) CHECK(totals.votes_valid == real.votes_valid);
    }
  }
}

TEST_CASE("what nobody projects is not shown of a hypothesis") {
  const Atlas& atlas = carried_atlas();
  CHECK(headline_of(atlas, dialled(2, "mayor-2016")).remark.empty());  // the final round
  const View view = dialled(2, "council-2014");
  CHECK(headline_of(atlas, view).unit == "areas led");  // who would be elected in a ward of three
  const Scene scene = scene_of(atlas, view);
  for (AreaIndex area = 0; area < 50; ++area) {
    CHECK(elected_in(atlas, main_part(scene).from, area).empty());
    CHECK_FALSE(area_value(atlas, view, main_part(scene), area).also);
  }
}

TEST_CASE("a what-if about those who did not stand touches nothing and says why") {
  const Atlas& atlas = carried_atlas();
  View view = dialled(2, "referendum-2016");
  CHECK(hypothesis_title(atlas, view) == "Hypothetical: uniform swing of 2.0 points from Remain to Leave");
  view.swing_from = "con";
  view.swing_to = "lab";
  CHECK_FALSE(projection_of(atlas, view, *atlas.find_contest(view.contest)));
  CHECK(hypothesis_title(atlas, view).empty());
  CHECK(why_not_hypothetical(atlas, view) == "no what-if: Con and Lab did not both stand");
}

TEST_CASE("the title says which way, how much, and of whom") {
  const Atlas& atlas = carried_atlas();
  View view = dialled(-3.25);
  view.what_if.model = SwingModel::proportional;
  view.what_if.third_party = "ld";
  view.what_if.third_change = 3;
  CHECK(hypothesis_title(atlas, view) ==
        "Hypothetical: proportional swing of 3.25 points from Lab to Con, LD +3.0 points");
}

TEST_CASE("a what-if that cannot be is refused") {
  const Atlas& atlas = carried_atlas();
  const auto refused = [&](auto change) {
    View view = dialled(2);
    change(view);
    CHECK_THROWS_AS(require_valid(atlas, view), CommandError);
  };
  CHECK_NOTHROW(require_valid(atlas, dialled(100)));
  refused([](View& view) { view.what_if.swing = 100.5; });
  refused([](View& view) { view.what_if.swing = std::nan(""); });
  refused([](View& view) { view.what_if.third_change = -101; });
  refused([](View& view) { view.what_if.third_party = "nobody"; });
  refused([](View& view) { view.what_if.third_party = "lab"; });
  refused([](View& view) { view.what_if.third_party = "ind"; });
  refused([](View& view) { view.swing_from = "ind"; });
}

TEST_CASE("counts of a hypothesis live as long as it is held, and a moving dial keeps no more than two") {
  const Atlas& atlas = carried_atlas();
  const ContestIndex contest = *atlas.find_contest("general-2017");
  const ShownContest held = shown_contest(atlas, dialled(2), contest);
  const Count& count = count_of(atlas, held);
  const std::int64_t votes = count.results[5].candidacies[0].votes;
  std::weak_ptr<Hypothesis> dropped;
  for (int step = 0; step < 500; ++step) {
    const ShownContest shown = shown_contest(atlas, dialled(step / 50.0 + 3), contest);
    count_of(atlas, shown);
    if (step == 0) dropped = shown.what_if;
  }
  CHECK(dropped.expired());
  CHECK(&count_of(atlas, held) == &count);
  CHECK(count.results[5].candidacies[0].votes == votes);
  CHECK(shown_contest(atlas, dialled(2), contest) == held);  // equal, though worked out anew
}

TEST_CASE("hypotheses may be asked for from several threads") {
  const Atlas& atlas = carried_atlas();
  const ContestIndex contest = *atlas.find_contest("general-2017");
  std::vector<std::thread> threads;
  std::array<int, 4> wrong{};
  for (std::size_t thread = 0; thread < wrong.size(); ++thread)
    threads.emplace_back([&, thread] {
      for (int step = 1; step <= 60; ++step) {
        const double dial = step + 0.1 * static_cast<double>(thread);
        const ShownContest shown = shown_contest(atlas, dialled(dial / 10), contest);
        const Result* now = result_of(atlas, shown, 0);
        const Result* then = result_of(atlas, shown.as_published(), 0);
        if (now == nullptr || now->votes_valid() != then->votes_valid() || !now->flags.has(Flag::hypothetical))
          ++wrong[thread];
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(std::all_of(wrong.begin(), wrong.end(), [](int count) { return count == 0; }));
}
