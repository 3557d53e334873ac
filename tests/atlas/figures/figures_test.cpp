// The columns of figures: the same as each measure by itself, on every contest and layer; in order, as a table.
#include "atlas/figures/figures.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>

#include "atlas/figures/area_order.h"
#include "atlas/figures/area_table.h"
#include "atlas/figures/area_values.h"
#include "atlas/figures/comparison.h"
#include "atlas/figures/moves.h"
#include "atlas/figures/table_choice.h"
#include "atlas/paint/area_colours.h"
#include "base/text/text.h"
#include "tests/atlas/sample_views.h"

using namespace hustings;

namespace {

std::shared_ptr<const AreaFigures> figures(const std::string& contest) {
  return figures_of(carried_atlas(), view_of(contest));
}

/// Every contest on every layer that it can be shown on.
template <class Check>
void everywhere(Check check) {
  const Atlas& atlas = carried_atlas();
  for (ContestIndex contest = 0; contest < atlas.contests.size(); ++contest)
    for (const LayerIndex layer : layers_of(atlas, contest)) {
      View view = view_of(atlas.contest(contest).id);
      view.by = atlas.layers[layer].layer.id;
      if (contest % 2 == 1) view.formula = SwingFormula::steed;
      if (contest % 3 == 2) view.top_two = true;
      CAPTURE(view.contest);
      CAPTURE(view.by);
      check(view, *figures_of(atlas, view));
    }
}

template <class T>
void check_same(const Column& column, AreaIndex area, const Measured<T>& measure) {
  CHECK_MESSAGE(column.known(area) == measure.known(), column.id);
  if (measure.known() && column.known(area))
    CHECK_MESSAGE(column.numbers[area] == doctest::Approx(static_cast<double>(*measure)).epsilon(1e-12), column.id);
}

AreaIndex area_named(const AreaFigures& figures, const std::string& name) {
  const auto& names = *figures.names->names;
  return static_cast<AreaIndex>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::vector<std::string> names_of(const AreaFigures& figures, const std::vector<AreaIndex>& areas) {
  std::vector<std::string> names;
  for (const AreaIndex area : areas) names.push_back((*figures.names->names)[area]);
  return names;
}

}  // namespace

TEST_CASE("every figure is what its measure says, and undefined where that is") {
  const Atlas& atlas = carried_atlas();
  everywhere([&](const View& view, const AreaFigures& figures) {
    const auto of = [&](const std::string& id) -> const Column& { return figures.column(id); };
    const PartyIndex con = *atlas.parties.find("con");
    for (AreaIndex area = 0; area < figures.size(); ++area) {
      const Result* now = result_of(atlas, figures.shown, area);
      REQUIRE(figures.has_result[area] == (now != nullptr));
      if (now == nullptr) continue;
      const auto lead = winner(*now);
      CHECK(of("winner").parties[area] == (lead ? std::optional(lead->party) : std::nullopt));
      const auto margin = majority(*now);
      check_same(of("majority_pct"), area, margin ? Measured<double>(margin->percent) : margin.undefined());
      check_same(of("swing_needed_pct"), area, swing_needed(*now));
      check_same(of("direct_switchers"), area, direct_switchers(*now));
      check_same(of("turnout_pct"), area, turnout(*now));
      const Comparison compared = compared_result(atlas, view, figures.shown, area);
      const auto moved = swing_of(atlas, view, compared, view.formula);
      check_same(of("swing_pct"), area, moved ? Measured<double>(moved->percent) : moved.undefined());
      const auto known = status_of(atlas, compared, *now);
      CHECK(of("status").statuses[area] == (known ? std::optional(*known) : std::nullopt));
      if (figures.find("share_con") == nullptr) continue;
      check_same(of("share_con"), area, share(*now, con, atlas.parties));
      check_same(of("change_con"), area, change_of(atlas, compared, con));
    }
  });
}

TEST_CASE("an empty cell has a reason, and a full one has none") {
  const Atlas& atlas = carried_atlas();
  everywhere([&](const View& view, const AreaFigures& figures) {
    for (const Column& column : figures.columns)
      for (AreaIndex area = 0; area < figures.size(); area += 7) {
        if (column.id == "flags") continue;  // no flag is no gap
        CHECK_MESSAGE(column.known(area) == why_undefined(atlas, view, figures, column.id, area).empty(),
                      column.id << " of " << (*figures.names->names)[area]);
        CHECK(column.known(area) != cell_text(atlas, figures, column, area).empty());
      }
  });
}

TEST_CASE("no impossible number: percentages lie between 0 and 100, shares sum to it, ids are unique") {
  everywhere([&](const View&, const AreaFigures& figures) {
    std::set<std::string> ids;
    for (const Column& column : figures.columns) {
      CHECK(ids.insert(column.id).second);
      for (const double number : column.numbers) {
        if (std::isnan(number)) continue;
        CHECK(std::isfinite(number));
        if (!column.has_sign) CHECK(number >= 0);
        if (column.unit == "%" || column.unit == "pp") CHECK(std::abs(number) <= 100);
      }
    }
    for (AreaIndex area = 0; area < figures.size(); ++area) {
      const Result* result = result_of(carried_atlas(), figures.shown, area);
      if (result == nullptr) continue;
      double sum = 0;
      for (const Column& column : figures.columns)
        if (column.id.starts_with("share_") && column.known(area)) sum += column.numbers[area];
      // Of several independents only the best has a share.
      std::map<PartyIndex, int> alone;
      for (const Candidacy& candidacy : result->candidacies) alone[candidacy.party] += candidacy.independent ? 1 : 0;
      const bool one_each = std::all_of(alone.begin(), alone.end(), [](const auto& party) { return party.second < 2; });
      if (sum != 0 && one_each) CHECK(sum == doctest::Approx(100));
      else CHECK(sum <= 100 + 1e-9);
    }
  });
}

TEST_CASE("Kensington 2017: by 20 votes, which 11 direct switchers would have turned") {
  const auto seats = figures("general-2017");
  const AreaIndex area = area_named(*seats, "Kensington");
  CHECK(seats->column("majority_votes").numbers[area] == 20);
  CHECK(seats->column("direct_switchers").numbers[area] == 11);
  CHECK(seats->column("status").statuses[area] == Status::gain);
  CHECK(cell_text(carried_atlas(), *seats, seats->column("winner"), area) == "lab");
  CHECK(cell_for_reader(carried_atlas(), *seats, seats->column("majority_votes"), area) == "20");
}

TEST_CASE("Remain on the layer that is shown: estimates by constituency, as counted by borough and ward") {
  const Atlas& atlas = carried_atlas();
  const auto id_on = [&](const char* layer) {
    const auto contest = referendum_on(atlas, *atlas.find_layer(layer));
    return contest ? atlas.contest(*contest).id : "";
  };
  CHECK(id_on("constituencies-2010") == "referendum-estimate-2016");
  CHECK(id_on("boroughs") == "referendum-2016");
  CHECK(id_on("wards-2014") == "referendum-wards-2016");
  CHECK(id_on("wards-2002").empty());
  CHECK(figures("mayor-2012")->find("remain_pct") == nullptr);

  View view = view_of("mayor-2016");
  view.by = "boroughs";
  const auto boroughs = figures_of(atlas, view);
  int ahead = 0;
  for (const double remain : boroughs->column("remain_pct").numbers) ahead += remain > 50 ? 1 : 0;
  CHECK(ahead == 28);  // of 33: Electoral Commission
}

TEST_CASE("figures are worked out once, whatever the view looks like, and anew where they differ") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017");
  const auto first = figures_of(atlas, view);
  view.look = Look::light;
  view.filter.parties = {"con"};
  view.selected = {"E14000768"};
  view.colour = ColourMode::turnout;
  view.marks = {{.tool = MarkTool::pen, .points = {{530000, 180000}}, .text = {}}};
  view.spotlight = true;
  view.camera = Camera{};
  view.beside = {{"general-2015", ColourMode::majority, "", ""}};
  view.swipe = 0.5;
  CHECK(figures_of(atlas, view) == first);
  view.swing_to = "ld";
  CHECK(figures_of(atlas, view) != first);
  CHECK(figures_of(atlas, view)->column("swing_pct").numbers != first->column("swing_pct").numbers);
}

TEST_CASE("between two elections the figures are those of the nearer one, on the layer that is seen") {
  View view = view_of("general-2015");
  view.next_contest = "general-2017";
  const Atlas& atlas = carried_atlas();
  for (const double fraction : {0.0, 0.3, 0.7, 1.0}) {
    view.fraction = fraction;
    CHECK(atlas.contest(figures_of(atlas, view)->shown.contest).id ==
          (fraction < 0.5 ? "general-2015" : "general-2017"));
  }
  // Wards of 2002 dissolve into those of 2014: one figure an area of whichever map is seen.
  view = view_of("mayor-2012");
  view.next_contest = "mayor-2016";
  for (const double fraction : {0.2, 0.45, 0.55, 0.9}) {
    view.fraction = fraction;
    view.filter.parties = {"con"};
    for (const ScenePart& part : scene_of(atlas, view).parts) {
      CHECK(nearer_end(part).layer == part.layer);
      CHECK(area_colours(atlas, view, part).size() == atlas.layers[part.layer].layer.areas.size());
    }
  }
}

TEST_CASE("areas in order of a column: undefined last either way, equals by name") {
  const Atlas& atlas = carried_atlas();
  const auto seats = figures("general-2017");
  const auto smallest = names_of(*seats, order_by(atlas, *seats, "majority_pct", false));
  CHECK(std::vector(smallest.begin(), smallest.begin() + 3) ==
        std::vector<std::string>{"Kensington", "Richmond Park", "Chipping Barnet"});
  everywhere([&](const View&, const AreaFigures& some) {
    for (const char* id : {"majority_pct", "winner", "status", "area_name", "parent_name", "swing_pct", "flags"})
      for (const bool descending : {false, true}) {
        const Column& column = some.column(id);
        const auto order = order_by(atlas, some, id, descending);
        CHECK(std::set(order.begin(), order.end()).size() == some.size());
        for (std::size_t i = 1; i < order.size(); ++i) {
          const AreaIndex a = order[i - 1];
          const AreaIndex b = order[i];
          CHECK(column.known(a) >= column.known(b));
          if (column.kind == ColumnKind::number && column.known(b))
            CHECK((descending ? column.numbers[a] >= column.numbers[b] : column.numbers[a] <= column.numbers[b]));
          if (cell_text(atlas, some, column, a) == cell_text(atlas, some, column, b) && std::string(id) != "area_name")
            CHECK((column.kind == ColumnKind::number || some.names->rank[a] < some.names->rank[b]));
        }
      }
  });
  CHECK_THROWS_AS(order_by(atlas, *seats, "nothing", false), CommandError);
}

TEST_CASE("chosen columns and rows have the cells of hustings table, and paste as tabs") {
  const Atlas& atlas = carried_atlas();
  for (const char* contest : {"general-2017", "mayor-2016", "council-2014", "general-2005n", "referendum-wards-2016"}) {
    View view = view_of(contest);
    view.colour = ColourMode::majority;
    const Table all = area_table(atlas, view, *atlas.find_contest(contest));
    const auto some = figures_of(atlas, view);
    std::vector<std::string> columns;
    for (const Column& column : some->columns) columns.push_back(column.id);
    for (std::size_t row = 0; row < all.rows.size(); ++row) {
      const auto area = atlas.layers[some->shown.layer].find(all.cell(row, all.find_column("area_code")));
      if (!area || !some->has_result[*area] || all.cell(row, all.find_column("status")) == "postal") continue;
      const Table one = table_of(atlas, *some, columns, std::vector{*area});
      for (std::size_t i = 0; i < columns.size(); ++i)
        CHECK(one.rows[0][i] == all.cell(row, all.find_column(columns[i])));
    }
  }
  const auto seats = figures("general-2017");
  const Table copied = table_of(atlas, *seats, std::vector<std::string>{"area_name", "majority_votes", "winner"},
                                std::vector{area_named(*seats, "Kensington")});
  CHECK(to_tab_separated(copied) == "area_name\tmajority_votes\twinner\nKensington\t20\tlab\n");
  CHECK(to_tab_separated({"", {"a"}, {{"one\ttwo\nthree"}}, {2}}) == "a\none two three\n");
}

TEST_CASE("the largest moves: none larger is left out, and none is the figure of a whole borough") {
  const Atlas& atlas = carried_atlas();
  const auto seats = figures("general-2017");
  const Moves moves = largest_moves(*seats, "change_con");
  REQUIRE(moves.list.size() == 10);
  for (std::size_t i = 1; i < moves.list.size(); ++i)
    CHECK(std::abs(moves.list[i - 1].points) >= std::abs(moves.list[i].points));
  int larger = 0;
  for (const double change : seats->column("change_con").numbers)
    larger += std::abs(change) > std::abs(moves.list.back().points) ? 1 : 0;
  CHECK(larger == 9);
  CHECK_THROWS_AS(largest_moves(*seats, "majority_pct"), CommandError);

  View view = view_of("mayor-2016");
  const auto wards = figures_of(atlas, view);
  const Moves swings = largest_moves(*wards, "swing_pct", 1000);
  // Hackney, Kensington and Chelsea and Tower Hamlets: 59 wards, drawn anew in 2014.
  CHECK(swings.of_parent == 59);
  CHECK(swings.list.size() + 59 + static_cast<std::size_t>(swings.unknown) ==
        static_cast<std::size_t>(std::count(wards->has_result.begin(), wards->has_result.end(), true)));
}

TEST_CASE("seats that changed hands in London in 2017, from whom to whom") {
  const Atlas& atlas = carried_atlas();
  std::map<std::pair<std::string, std::string>, int> found;
  const auto changes = changes_of(atlas, view_of("general-2017"));
  REQUIRE(changes);
  for (const PartyChange& passage : party_changes(*changes))
    found[{atlas.parties[passage.from].id, atlas.parties[passage.to].id}] = passage.areas;
  // House of Commons Library: Labour won Battersea, Croydon Central, Enfield Southgate and Kensington, the Liberal
  // Democrats Kingston and Surbiton and Twickenham.
  CHECK(found == std::map<std::pair<std::string, std::string>, int>{{{"con", "lab"}, 4}, {{"con", "ld"}, 2}});
}
