#include "app/command_line/view_options.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace hustings {

namespace {

// The groups of the help, in its order.
constexpr const char* election_group = "Election and comparison";
constexpr const char* colour_group = "Colours and figures";
constexpr const char* map_group = "Map";
constexpr const char* area_group = "Areas";
constexpr const char* what_if_group = "What if";
constexpr std::array<const char*, 5> view_groups = {election_group, colour_group, map_group, area_group, what_if_group};

void add_election_options(CLI::App& app, Command& command, Contests contests) {
  ViewOptions& view = command.view;
  const auto add = [&](const char* name, auto& value, const std::string& text) {
    return app.add_option(name, value, text)->group(election_group);
  };
  if (contests == Contests::one) add("--contest", view.contest, "Election to show, by id: general-2017");
  else
    one_word_a_time(add("--contest", command.table_contests,
                        "Election to show, by id: general-2017; may be given again, for one table of all"));
  add("--at", view.at,
      "The election as it stood then, by what was declared: 2017-06-09T02:00, by the clock of its place or with an "
      "offset; or 02:00 of its night");
  add("--against", view.against,
      "Election to compare with, or dissolution (by-elections counted, where the atlas has some); default: what the "
      "atlas names");
  add("--by", view.by, "Layer to show it on: boroughs, assembly, constituencies-2010; default: as counted");
  one_of(add("--across", view.across,
             "How areas redrawn in between are compared: parent (their borough), overlap (an estimate) or none"),
         {"parent", "overlap", "none"});
  add("--pair", view.pair,
      "Swing from A to B, as in con,lab; or top-two; default: con,lab where both stood, else the two largest parties");
  one_of(add("--swing", view.formula, "How swing is calculated: butler or steed"), {"butler", "steed"});
  one_of(add("--slate", view.slate, "A party's vote in a ward of several members: top or average"), {"top", "average"});
  app.add_flag("--spread-postal", view.spread_postal, "Spread postal votes by votes in person: an estimate")
      ->group(election_group);
  one_word_a_time(
      add("--join", command.joined, "Table of numbers to join by code: FILE or FILE:SHEET; may be given again"));
}

void add_colour_options(CLI::App& app, ViewOptions& view) {
  const auto add = [&](const char* name, auto& value, const std::string& text) {
    return app.add_option(name, value, text)->group(colour_group);
  };
  const auto flag = [&](const char* name, bool& value, const char* text) {
    app.add_flag(name, value, text)->group(colour_group);
  };
  add("--colour,--color", view.colour, measures_to_name());
  add("--cross-with", view.crossed_with, "A second figure, in classes of three by three: " + figures_to_name());
  flag("--stepped", view.scale.stepped, "One colour from break to break");
  one_word_a_time(add("--breaks", view.scale.breaks, "Breaks of the colour scale, as in 0,5,10,20,40"))->delimiter(',');
  add("--midpoint", view.scale.midpoint, "Figure that the middle of the scale stands for");
  flag("--fade-small", view.fade_small, "The fewer electors an area has, the fainter it is");
  one_of_values(add("--symbols", view.symbols, "Over a quiet map: circles, or arrows of the swing"),
                {Symbols::none, Symbols::circles, Symbols::arrows});
  one_of_values(add("--circles-by", view.circle_size, "What circles are as large as: electorate or votes"),
                {CircleSize::electorate, CircleSize::votes});
}

void add_map_options(CLI::App& app, ViewOptions& view, RawOptions& raw) {
  const auto add = [&](const char* name, auto& value, const char* text) {
    return app.add_option(name, value, text)->group(map_group);
  };
  add_look_option(app, view, map_group);
  one_of(add("--vision", view.vision, "Preview of a colour-vision deficiency: protanopia, deuteranopia or tritanopia"),
         {"normal", "protanopia", "deuteranopia", "tritanopia"});
  one_of_values(add("--layout", view.layout, "geography, hexagons (one an area) or circles"),
                {Layout::geography, Layout::hexagons, Layout::circles});
  add("--morph", view.morph, "How far from geography to the layout, 0 to 1")
      ->check(CLI::Range(0.0, 1.0).description(""));
  app.add_flag("--no-insets", view.no_insets, "Every area at its own place, and none enlarged")->group(map_group);
  add("--centre,--center", raw.centre,
      "Centre of the map: E,N in metres of the atlas's CRS (EPSG:27700 unless it names one)");
  add("--metres-per-pixel", raw.metres_per_pixel, "Scale of the map");
  one_word_a_time(add("--beside", view.beside,
                      "Another map beside the first: CONTEST or CONTEST:COLOUR, as in general-2015:share:lab; may be "
                      "given again, three times at most"));
  add("--swipe", view.swipe, "With one --beside: it lies over the first map, right of this part of the width, 0 to 1");
}

void add_area_options(CLI::App& app, ViewOptions& view) {
  one_word_a_time(app.add_option("--select", view.selected, "Area to outline, by code; may be given again"))
      ->group(area_group);
  app.add_flag("--spotlight", view.spotlight, "Dim what is not selected")->group(area_group);
  app.add_option("--filter", view.filter,
                 "Areas to keep lit: \"party=con,lab; status=gain; majority_pct<5; parent=Camden; text=park\"")
      ->group(area_group);
}

void add_what_if_options(CLI::App& app, ViewOptions& view) {
  app.add_option("--what-if", view.what_if,
                 "A hypothetical result: points of swing from A to B, as in con,lab,2.0; the picture says so")
      ->group(what_if_group);
  one_of_values(
      app.add_option("--what-if-model", view.what_if_model, "uniform (the same points everywhere) or proportional"),
      {SwingModel::uniform, SwingModel::proportional})
      ->group(what_if_group);
  app.add_option("--what-if-third", view.what_if_third,
                 "Points that a third party's share changes by, at the cost of all others: ld,+3")
      ->group(what_if_group);
}

bool is_of_view(const CLI::Option& option) {
  return std::find(view_groups.begin(), view_groups.end(), option.get_group()) != view_groups.end();
}

}  // namespace

void add_look_option(CLI::App& app, ViewOptions& view, const std::string& group) {
  one_of_values(app.add_option("--look", view.look, "dark, light (for print) or contrast"),
                {Look::dark, Look::light, Look::contrast})
      ->group(group);
}

void add_view_options(CLI::App& app, Command& command, RawOptions& raw, Contests contests) {
  add_election_options(app, command, contests);
  add_colour_options(app, command.view);
  add_map_options(app, command.view, raw);
  add_area_options(app, command.view);
  add_what_if_options(app, command.view);
}

void require_no_view(const CLI::App& app, const char* bringer, const std::vector<std::string>& but) {
  for (const CLI::Option* option : app.get_options())
    if (is_of_view(*option) && option->count() > 0 &&
        std::find(but.begin(), but.end(), option->get_name()) == but.end())
      throw CommandError(fmt::format("{} brings a view of its own: leave {} out", bringer, option->get_name()));
}

}  // namespace hustings
