// The map and the table tell one story: every measure of every carried election on the map is the cell of the table,
// value for value, and where there is none, for the same reason.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "atlas/figures/area_values.h"
#include "atlas/figures/figures.h"
#include "atlas/load/load_atlas.h"
#include "atlas/paint/headline.h"
#include "places.h"
#include "tests/atlas/small_atlas.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

const Atlas& united_kingdom() {
  static const Atlas atlas = std::move(*load_atlas(HUSTINGS_TEST_ASSETS "/uk.toml", Geometry::none).value);
  return atlas;
}

/// A view on the map, and the table of the same figures.
struct Both {
  const Atlas& atlas;
  View view;
  ScenePart part;
  std::shared_ptr<const AreaFigures> figures;

  Both(const Atlas& of, const View& asked)
      : atlas(of),
        view(asked),
        part(main_part(scene_of(of, asked))),
        figures(figures_of(of, asked, nearer_end(part))) {}

  std::string where(AreaIndex area) const {
    return fmt::format("{} {} {} on {}", view.contest, name_of(view.colour), (*figures->names->names)[area],
                       atlas.layers[part.layer].layer.id);
  }

  /// The first area where the map says something else than the column; empty where there is none.
  template <class Same>
  std::string difference(const char* column, const Same& same) const {
    const std::vector<AreaValue> values = area_values(atlas, view, part);
    const Column& cells = figures->column(column);
    for (AreaIndex area = 0; area < values.size(); ++area) {
      const AreaValue& value = values[area];
      const bool shown = value.gap == Gap::none;
      if (shown != cells.known(area) || (shown && !same(value, cells, area)))
        return fmt::format("{}, column {}: \"{}\" on the map \"{}\"", where(area), column,
                           cell_text(atlas, *figures, cells, area),
                           shown ? std::to_string(value.figure) : value.reason);
      if (!shown && figures->has_result[area] && value.gap != Gap::not_covered &&
          value.reason != why_undefined(atlas, view, *figures, column, area))
        return fmt::format("{}, column {}: {}, and {}", where(area), column, value.reason,
                           why_undefined(atlas, view, *figures, column, area));
    }
    return {};
  }

  std::string difference(const std::string& column) const {
    return difference(column.c_str(), [](const AreaValue& value, const Column& cells, AreaIndex area) {
      if (cells.kind == ColumnKind::party) return value.party == cells.parties[area];
      if (cells.kind == ColumnKind::status) return value.status == cells.statuses[area];
      return value.figure == cells.numbers[area];
    });
  }
};

/// The column that the table of measures names for the measure of the view.
std::string column_of(const View& view) {
  return filled(measure_of(view.colour).column,
                [&](std::string_view word) { return word == "party" ? view.party : view.number; });
}

std::string difference_in(const Atlas& atlas, View view, ColourMode mode) {
  view.colour = mode;
  return Both(atlas, view).difference(column_of(view));
}

/// A winner keeps its party on the map where its majority is not known.
std::string difference_in_leads(const Atlas& atlas, View view) {
  view.colour = ColourMode::majority;
  const Both both(atlas, view);
  const std::vector<AreaValue> values = area_values(atlas, view, both.part);
  for (AreaIndex area = 0; area < values.size(); ++area)
    if (values[area].party != both.figures->column("winner").parties[area]) return both.where(area);
  return {};
}

std::string difference_in_arrows(const Atlas& atlas, View view) {
  view.colour = ColourMode::swing;
  const Both both(atlas, view);
  const auto swings = swings_of(atlas, view, both.part);
  const Column& cells = both.figures->column("swing_pct");
  for (AreaIndex area = 0; area < swings.size(); ++area) {
    if (swings[area].has_value() != cells.known(area)) return both.where(area);
    if (swings[area] && (swings[area]->percent != cells.numbers[area] ||
                         swings[area]->pair.from != both.figures->column("swing_from").parties[area] ||
                         swings[area]->pair.to != both.figures->column("swing_to").parties[area]))
      return both.where(area);
  }
  return {};
}

/// The differences of every row of the table of measures that asks for such a thing.
void check_rows(const Atlas& atlas, const View& view, Asks asks) {
  for (const ColourMode mode : offered_measures())
    if (measure_of(mode).asks == asks) CHECK(difference_in(atlas, view, mode) == "");
}

/// Everything but what is of one party or number.
void check_measures(const Atlas& atlas, const View& view) {
  check_rows(atlas, view, Asks::nothing);
  CHECK(difference_in_leads(atlas, view) == "");
  CHECK(difference_in_arrows(atlas, view) == "");
}

void check_parties(const Atlas& atlas, View view) {
  for (const PartyTotal& total : atlas.contests[*atlas.find_contest(view.contest)].stood) {
    view.party = atlas.parties[total.party].id;
    check_rows(atlas, view, Asks::party);
  }
}

void check_numbers(const Atlas& atlas, View view) {
  for (const NumberColumn& column : atlas.numbers) {
    view.number = column.id;
    const LayerIndex layer = *atlas.find_layer(view.by);
    if (!column.on[layer].values.empty()) check_rows(atlas, view, Asks::number);
  }
}

template <class Check>
void everywhere(const Atlas& atlas, const Check& check) {
  for (ContestIndex contest = 0; contest < atlas.contests.size(); ++contest)
    for (const LayerIndex layer : layers_of(atlas, contest)) {
      View view;
      view.contest = atlas.contest(contest).id;
      view.by = atlas.layers[layer].layer.id;
      check(view);
    }
}

/// The choices that figures depend on, each with the others as they are usually.
std::vector<View> choices_of(const View& view, const Contest& contest) {
  std::vector<View> views(8, view);
  views[0].formula = SwingFormula::steed;
  views[1].top_two = true;
  views[2].top_two = true;
  views[2].formula = SwingFormula::steed;
  views[3].swing_from = "ld";
  views[3].swing_to = "ukip";
  views[4].across = Across::overlap;
  views[5].across = Across::none;
  views[6].at_dissolution = true;
  views[7].basis.spread_postal = true;
  if (contest.method == Method::multi_member) views.emplace_back(view).basis.slate = SlateVote::average;
  if (contest.method == Method::referendum) {
    views.emplace_back(view).swing_from = "remain";
    views.back().swing_to = "leave";
  }
  return views;
}

}  // namespace

TEST_CASE("on the map as in the table: London, every election on every layer, every party") {
  everywhere(carried_atlas(), [](const View& view) {
    check_measures(carried_atlas(), view);
    check_parties(carried_atlas(), view);
    check_numbers(carried_atlas(), view);
  });
}

TEST_CASE("on the map as in the table: London, whatever pair, formula and way of counting is asked for") {
  everywhere(carried_atlas(), [](const View& view) {
    const Contest& contest = carried_contest(view.contest);
    for (const View& choice : choices_of(view, contest)) check_measures(carried_atlas(), choice);
  });
}

TEST_CASE("on the map as in the table: the United Kingdom's seats") {
  everywhere(united_kingdom(), [](const View& view) {
    check_measures(united_kingdom(), view);
    check_parties(united_kingdom(), view);
    check_numbers(united_kingdom(), view);
    View top_two = view;
    top_two.top_two = true;
    check_measures(united_kingdom(), top_two);
  });
}

TEST_CASE("on the map as in the table: under a what-if") {
  View view;
  view.contest = "general-2017";
  view.by = "constituencies-2010";
  view.what_if.on = true;
  view.what_if.swing = 3.7;
  check_measures(carried_atlas(), view);
  check_parties(carried_atlas(), view);
}

TEST_CASE("on the map as in the table: seats that no poll decided, several independents, shares alone") {
  const Atlas atlas = small_atlas(
      6,
      {{"first", "",
        "area_code,party,candidate,votes,elected\nX00000001,con,A,5,yes\nX00000002,lab,B,,yes\nX00000003,con,C,7,no\n"
        "X00000003,lab,D,7,yes\nX00000004,ind,E,9,yes\nX00000004,ind,F,8,no\nX00000004,other,,10,no\nX00000005,con,G,3,"
        "\n"
        "X00000005,lab,H,3,\nX00000006,con,I,0,\nX00000006,lab,J,0,\n",
        "area_code,electorate\nX00000001,10\nX00000002,10\nX00000003,20\n"},
       {"second", "compare = \"first\"\n",
        "area_code,party,candidate,votes,elected\nX00000001,con,A,,yes\nX00000002,con,B,4,yes\nX00000002,lab,K,4,no\n"
        "X00000003,con,C,9,\nX00000003,lab,D,1,\nX00000004,ind,F,9,\nX00000004,ind,E,8,\nX00000005,con,G,3,no\n"
        "X00000005,lab,H,3,no\nX00000006,con,I,1,\nX00000006,other,,5,\n",
        ""},
       {"shares", "compare = \"second\"\nestimate = true\n",
        "area_code,party,share_pct\nX00000001,con,60\nX00000001,lab,40\nX00000002,con,50\nX00000002,lab,50\n", ""}});
  everywhere(atlas, [&](const View& view) {
    check_measures(atlas, view);
    check_parties(atlas, view);
    View top_two = view;
    top_two.top_two = true;
    check_measures(atlas, top_two);
  });
}
