// Numbers joined to areas: the carried ones, round breaks, and how figures are read and told.
#include <cmath>
#include <doctest/doctest.h>

#include "atlas/figures/provenance.h"
#include "atlas/figures/valid_view.h"
#include "atlas/load/read_numbers.h"
#include "atlas/numbers.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/scales.h"
#include "tests/atlas/sample_views.h"

using namespace hustings;

namespace {

double figure(const std::string& column, const std::string& layer, const std::string& code) {
  const Atlas& atlas = carried_atlas();
  const LayerIndex index = atlas.find_layer(layer).value();
  return numbers_on(atlas, atlas.find_number(column).value(), index)[atlas.layers[index].find(code).value()];
}

View view_of(const std::string& contest, const std::string& column) {
  View view = ::view_of(contest, ColourMode::number);
  view.number = column;
  return view;
}

}  // namespace

TEST_CASE("carried shares lie between 0 and 100, and the tenures of an area are no more than its homes") {
  const Atlas& atlas = carried_atlas();
  REQUIRE_FALSE(atlas.numbers.empty());
  std::map<std::string, std::size_t> seen;  // areas that have a column's figure
  for (LayerIndex layer = 0; layer < atlas.layers.size(); ++layer)
    for (AreaIndex area = 0; area < atlas.layers[layer].layer.areas.size(); ++area) {
      double tenures = 0;
      for (std::size_t column = 0; column < atlas.numbers.size(); ++column) {
        const auto values = numbers_on(atlas, column, layer);
        if (values.empty() || std::isnan(values[area])) continue;
        const std::string& id = atlas.numbers[column].id;
        ++seen[id];
        CAPTURE(id);
        CAPTURE(atlas.layers[layer].layer.areas[area].name);
        CHECK(values[area] > 0);
        if (atlas.numbers[column].unit == "%") CHECK(values[area] <= 100);
        if (id == "owner-occupied" || id.ends_with("-rented")) tenures += values[area];
      }
      CHECK(tenures <= 100.15);  // three figures rounded to a decimal
    }
  for (const NumberColumn& column : atlas.numbers) CHECK(seen[column.id] >= 625 + 571 + 33);  // wards and boroughs
}

TEST_CASE("the carried figures are those that were published") {
  // Office for National Statistics, census 2011; Land Registry through the GLA, 2014.
  CHECK(figure("born-outside-uk", "boroughs", "E09000005") == doctest::Approx(55.1));        // Brent
  CHECK(figure("social-rented", "boroughs", "E09000012") == doctest::Approx(43.7));          // Hackney
  CHECK(figure("private-rented", "boroughs", "E09000033") == doctest::Approx(39.7));         // Westminster
  CHECK(figure("degree", "boroughs", "E09000032") == doctest::Approx(53.6));                 // Wandsworth
  CHECK(figure("degree", "wards-2014", "E09000001") == doctest::Approx(68.4));               // City of London
  CHECK(figure("median-house-price", "boroughs", "E09000020") == doctest::Approx(1195000));  // Kensington and Chelsea
  CHECK(figure("median-house-price", "boroughs", "E09000020") >
        5 * figure("median-house-price", "boroughs", "E09000002"));
}

TEST_CASE("wards of 2014 have the figures of unchanged ones, and the redrawn have none and say why") {
  const Atlas& atlas = carried_atlas();
  const LayerIndex before = atlas.find_layer("wards-2002").value();
  const LayerIndex after = atlas.find_layer("wards-2014").value();
  const std::size_t column = atlas.find_number("degree").value();
  const auto old_values = numbers_on(atlas, column, before);
  const auto values = numbers_on(atlas, column, after);
  std::size_t without = 0;
  for (AreaIndex area = 0; area < values.size(); ++area) {
    const auto same = atlas.layers[before].find(atlas.layers[after].layer.areas[area].code);
    CHECK(std::isnan(values[area]) == !same.has_value());
    if (same) CHECK(values[area] == old_values[*same]);
    else ++without;
  }
  CHECK(without == 59);
  const AreaIndex redrawn = atlas.layers[after].find("E05009317").value();
  const View view = view_of("mayor-2016", "degree");
  const AreaValue value = area_value(atlas, view, part_of(view), redrawn);
  CHECK(value.gap == Gap::not_published);
  CHECK(value.reason == "the wards drawn anew in 2014 were not published");
  CHECK(pattern_of(value) == Pattern::not_published);
}

TEST_CASE("a number does not move between two elections") {
  View view = view_of("general-2015", "degree");
  const std::vector<Paint> still = area_colours(carried_atlas(), view, part_of(view));
  view.next_contest = "general-2017";
  view.fraction = 0.4;
  const std::vector<Paint> moving = area_colours(carried_atlas(), view, part_of(view));
  REQUIRE(still.size() == moving.size());
  for (std::size_t area = 0; area < still.size(); ++area) CHECK(still[area].colour == moving[area].colour);
}

TEST_CASE("more is lighter on a dark ground and darker on a light one, from break to break") {
  for (const Look look : {Look::dark, Look::light, Look::contrast}) {
    View view = view_of("general-2017", "born-outside-uk");
    view.look = look;
    const Scale scale = number_scale(carried_atlas(), view);
    for (std::size_t i = 1; i < scale.ticks.size(); ++i) {
      const double step = to_oklab(scale.at(scale.ticks[i])).x - to_oklab(scale.at(scale.ticks[i - 1])).x;
      CHECK((look == Look::light ? -step : step) > 0.05);
    }
  }
}

TEST_CASE("breaks are round, ascend, and hold most of the figures between their ends") {
  for (const NumberColumn& column : carried_atlas().numbers) {
    CAPTURE(column.id);
    CHECK(column.breaks.size() == 5);
    CHECK(std::is_sorted(column.breaks.begin(), column.breaks.end(), std::less_equal<>()));
    CHECK(column.thirds[0] < column.thirds[1]);
    std::size_t inside = 0;
    std::size_t all = 0;
    for (const NumbersOnLayer& on : column.on)
      for (const double value : on.values) {
        if (std::isnan(value)) continue;
        ++all;
        inside += value >= column.breaks.front() && value <= column.breaks.back() ? 1 : 0;
      }
    CHECK(inside > all * 9 / 10);
  }
  const double gap = std::nan("");
  CHECK(quantile_breaks({}) == std::vector<double>{0, 1});
  CHECK(quantile_breaks({gap, gap}) == std::vector<double>{0, 1});
  for (const std::vector<double>& odd : std::vector<std::vector<double>>{
           {7}, {0, 0, 0}, {-3, -3}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 9}, {1e-9, 2e-9, 5e-9}, {-1e12, 1e12}, {gap, 4, 5}}) {
    const std::vector<double> breaks = quantile_breaks(odd);
    REQUIRE(breaks.size() >= 2);
    CHECK(std::is_sorted(breaks.begin(), breaks.end(), std::less_equal<>()));
    const auto thirds = round_thirds(odd);
    CHECK(thirds[0] < thirds[1]);
  }
}

TEST_CASE("figures are told with their unit, and legends with as little as is needed") {
  NumberColumn column;
  column.unit = "\u00A3";
  CHECK(number_words(column, 1150000) == "\u00A31,150,000");
  column.unit = "GBP";
  CHECK(number_words(column, 1150000) == "GBP 1,150,000");
  column.unit = "%";
  column.decimals = 1;
  CHECK(number_words(column, 9.96) == "10.0%");
  CHECK(number_words(column, -0.25).starts_with("\u2212"));
  CHECK(number_words(column, std::nan("")) == "\u2013");
  CHECK(number_tick(200000) == "200k");
  CHECK(number_tick(1500000) == "1.5m");
  CHECK(number_tick(45) == "45");
  CHECK(number_tick(-2.5) == "\u22122.5");
  CHECK(number_tick(0.05) == "0.05");
}

TEST_CASE("cells are read as people write them, and never as something else") {
  CHECK(number_in("1,234.5") == 1234.5);
  CHECK(number_in("\u00A3 250,000") == 250000);
  CHECK(number_in("45.2 %") == 45.2);
  CHECK(number_in("-3") == -3);
  for (const char* text : {"", "48,1", "1,23,456", ",5", "12,34", "abc", "inf", "nan", "1e400", "1e300", "5 6", "--3"})
    CHECK_MESSAGE(!number_in(text), text);
  CHECK(is_missing_number("n/a"));
  CHECK(is_missing_number(" .. "));
  CHECK(!is_missing_number("0"));
}

TEST_CASE("what --join takes may name a sheet behind a colon") {
  CHECK(joined_entry("prices.csv").source == "prices.csv");
  CHECK(joined_entry("prices.csv").source_layer.empty());
  CHECK(joined_entry("book.xlsx:Sheet 1").source == "book.xlsx");
  CHECK(joined_entry("book.xlsx:Sheet 1").source_layer == "Sheet 1");
  CHECK(joined_entry("PG:host=a dbname=b:figures.air").source == "PG:host=a dbname=b");
  CHECK(joined_entry("PG:host=a dbname=b:figures.air").source_layer == "figures.air");
  CHECK(joined_entry("PG:host=a dbname=b").source_layer.empty());
}

TEST_CASE("card, legend and source line tell the number, its unit and its source") {
  const View view = view_of("mayor-2012", "median-house-price");
  const ScenePart part = part_of(view);
  const AreaIndex area = carried_atlas().layers[part.layer].find("E05000026").value();  // Abbey, Barking
  const AreaCard card = card_of(carried_atlas(), view, part, area);
  REQUIRE(!card.lines.empty());
  CHECK(card.lines.front().label == "Median house price, 2014");
  CHECK(card.lines.front().value == "\u00A3173,000");
  const Legend legend = legend_of(carried_atlas(), view, scene_of(carried_atlas(), view));
  CHECK(legend.title == "Median house price, 2014, \u00A3");
  CHECK(legend.tick_labels.size() == legend.ticks.size());
  CHECK(legend.notes.front() == "Source: GLA, London ward profiles 2015");
  CHECK(source_line_of(carried_atlas(), view).find("Median house price, 2014: GLA") == 0);
}

TEST_CASE("a midpoint and breaks are of one figure and go with it") {
  View view = view_of("general-2017", "degree");
  view.scale = {.stepped = true, .midpoint = 40, .breaks = {10, 40, 60}};
  colour_by_number(view, "degree");
  CHECK(view.scale.midpoint == 40);
  colour_by(view, ColourMode::majority);
  CHECK(view.scale.stepped);
  CHECK(!view.scale.midpoint);
  CHECK(view.scale.breaks.empty());
}

TEST_CASE("crossed with another figure there are three classes of numbers, and no class where there is no number") {
  View view = view_of("mayor-2016", "degree");
  view.colour = ColourMode::majority;
  view.crossed_with = ColourMode::number;
  require_valid(carried_atlas(), view);
  const ScenePart part = part_of(view);
  const std::vector<Paint> paints = area_colours(carried_atlas(), view, part);
  const AtlasLayer& layer = carried_atlas().layers[part.layer];
  for (AreaIndex area = 0; area < paints.size(); ++area) {
    const bool known = std::isfinite(figure("degree", "wards-2014", layer.layer.areas[area].code));
    if (!known) CHECK(paints[area].pattern == Pattern::not_published);
  }
  view.number = "nothing";
  CHECK_THROWS_AS(require_valid(carried_atlas(), view), CommandError);
}

TEST_CASE("over numbers the title is theirs, and no seats of an election are told") {
  const Atlas& atlas = carried_atlas();
  for (const NumberColumn& column : atlas.numbers) {
    const Headline headline = headline_of(atlas, view_of("general-2017", column.id));
    CHECK_FALSE(headline.title.empty());
    CHECK(headline.title.find("election") == std::string::npos);
    CHECK(headline.tally.empty());
  }
}
