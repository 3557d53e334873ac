// The view that the options of the command line ask for.
#include <fmt/format.h>

#include "app/command_line/options.h"
#include "atlas/figures/comparison.h"
#include "atlas/figures/valid_view.h"
#include "atlas/moment.h"
#include "atlas/paint/scales.h"
#include "atlas/view/scene.h"
#include "atlas/view/what_if.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// A figure with its sign, as people write it.
std::optional<double> signed_number(std::string_view text) {
  return maybe_number(text.starts_with('+') ? text.substr(1) : text);
}

/// `--what-if con,lab,2.0` names the pair too.
void choose_what_if(const ViewOptions& options, View& view) {
  if (!options.what_if.empty()) {
    const auto parts = split(lower_case(options.what_if), ',');
    const auto swing = parts.size() == 3 ? signed_number(parts[2]) : std::nullopt;
    if (!swing)
      throw CommandError(
          fmt::format("--what-if takes two parties and the points of swing from the first to the second, as in "
                      "con,lab,2.0; got \"{}\"",
                      options.what_if));
    if (!options.pair.empty() && (view.top_two || view.swing_from != parts[0] || view.swing_to != parts[1]))
      throw CommandError(fmt::format("--what-if names the pair itself; leave --pair {} out", options.pair));
    view.swing_from = parts[0];
    view.swing_to = parts[1];
    view.what_if.swing = *swing;
  }
  if (!options.what_if_third.empty()) {
    const auto parts = split(lower_case(options.what_if_third), ',');
    const auto change = parts.size() == 2 ? signed_number(parts[1]) : std::nullopt;
    if (!change)
      throw CommandError(
          fmt::format("--what-if-third takes a party and points, as in ld,+3; got \"{}\"", options.what_if_third));
    view.what_if.third_party = parts[0];
    view.what_if.third_change = *change;
  }
  view.what_if.on = !options.what_if.empty() || !options.what_if_third.empty();
  view.what_if.model = options.what_if_model;
  if (!view.what_if.on && options.what_if_model != SwingModel::uniform)
    throw CommandError("--what-if-model needs --what-if");
}

void cross_with(View& view, const std::string& text) {
  const auto parts = split(text, ':');
  const auto mode = maybe_colour_mode(lower_case(parts[0]));
  if (!mode || !is_figure(*mode) || parts.size() != (mode == ColourMode::number ? 2U : 1U))
    throw CommandError(fmt::format("--cross-with takes {}; got \"{}\"", figures_to_name(), text));
  view.crossed_with = mode;
  if (parts.size() == 2) view.number = lower_case(parts[1]);
}

void take_colour(View& view, const std::string& text) {
  const auto parts = split(text, ':');
  const auto mode = maybe_colour_mode(lower_case(parts[0]));
  const Asks asks = mode ? measure_of(*mode).asks : Asks::nothing;
  if (!mode || parts.size() > 2 || (parts.size() == 2) != (asks != Asks::nothing))
    throw CommandError(fmt::format("--colour takes {}; got \"{}\"", measures_to_name(), text));
  view.colour = *mode;
  if (asks == Asks::party) view.party = lower_case(parts[1]);
  if (asks == Asks::number) view.number = lower_case(parts[1]);
}

/// "general-2015" with the measure of the view, or "general-2015:share:lab".
Beside beside_of(const View& view, const std::string& text) {
  const std::size_t colon = text.find(':');
  View other = view;
  if (colon != std::string::npos) take_colour(other, text.substr(colon + 1));
  return {.contest = text.substr(0, colon), .colour = other.colour, .party = other.party, .number = other.number};
}

/// The instant by the clock of the contest that is on the map.
void choose_instant(const Atlas& atlas, const ViewOptions& options, View& view) {
  const auto contest = options.at.empty() ? std::nullopt : atlas.find_contest(view.contest);
  if (contest) view.at = asked_instant(atlas, *contest, options.at);
}

/// By-elections are counted, or the option is refused: never ignored.
void require_by_elections(const Atlas& atlas, const View& view) {
  if (!view.at_dissolution) return;
  if (view.what_if.on)
    throw CommandError("a what-if is compared with the actual result; leave --against dissolution out");
  const auto contest = atlas.find_contest(view.contest);
  if (contest && has_by_elections(atlas, view, *contest)) return;
  if (!has_by_elections(atlas))
    throw CommandError(
        fmt::format("--against dissolution counts by-elections, and {} has none; leave it out, or name "
                    "the contest to compare with",
                    atlas.title));
  const auto against = compared_with(atlas, view, *contest);
  throw CommandError(
      fmt::format("--against dissolution counts by-elections, and {} has none {}; leave it out, or name the contest to "
                  "compare with",
                  atlas.title,
                  against ? fmt::format("between {} and {} on these areas", atlas.contest(*against).title,
                                        atlas.contest(*contest).title)
                          : fmt::format("before {}", atlas.contest(*contest).title)));
}

/// Who joins a table wants to see it: its first column that the contest's areas have.
void show_joined(const Atlas& atlas, View& view) {
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return;
  const LayerIndex layer = shown_contest(atlas, view, *contest).layer;
  for (const NumberColumn& column : atlas.numbers)
    if (column.joined && !column.on[layer].values.empty()) {
      view.colour = ColourMode::number;
      view.number = column.id;
      return;
    }
}

}  // namespace

View view_from(const Atlas& atlas, const ViewOptions& options) {
  View view;
  view.contest = options.contest.empty() ? atlas.default_contest : options.contest;
  view.at_dissolution = lower_case(options.against) == "dissolution";
  if (!view.at_dissolution) view.against = options.against;
  view.by = options.by;
  view.across = options.across == "overlap" ? Across::overlap
                : options.across == "none"  ? Across::none
                                            : Across::parent;
  view.basis.slate = options.slate == "average" ? SlateVote::average : SlateVote::top;
  view.basis.spread_postal = options.spread_postal;
  view.vision = maybe_vision(options.vision).value_or(Vision::normal);
  view.look = options.look.value_or(Look::dark);
  view.layout = options.layout;
  view.morph = options.morph;
  view.circle_size = options.circle_size;
  view.symbols = options.symbols;
  view.scale = options.scale;
  view.fade_small = options.fade_small;
  view.insets = !options.no_insets;
  if (!options.crossed_with.empty()) cross_with(view, options.crossed_with);
  view.selected = options.selected;
  for (std::string& code : view.selected) code = area_code_of(code);
  if (!options.colour.empty()) take_colour(view, options.colour);
  else show_joined(atlas, view);
  require_fitting_midpoint(atlas, view);
  if (lower_case(options.pair) == "top-two") {
    view.top_two = true;
  } else if (!options.pair.empty()) {
    const auto parts = split(lower_case(options.pair), ',');
    if (parts.size() != 2)
      throw CommandError(fmt::format("--pair takes two parties, as in con,lab, or top-two; got \"{}\"", options.pair));
    view.swing_from = parts[0];
    view.swing_to = parts[1];
  }
  if (!options.formula.empty()) {
    const std::string formula = lower_case(options.formula);
    if (formula != "butler" && formula != "steed")
      throw CommandError(fmt::format("--swing takes butler or steed; got \"{}\"", options.formula));
    view.formula = formula == "steed" ? SwingFormula::steed : SwingFormula::butler;
  }
  view.spotlight = options.spotlight;
  for (const std::string& beside : options.beside) view.beside.push_back(beside_of(view, beside));
  view.swipe = options.swipe;
  view.filter = filter_from(atlas, options.filter);
  choose_what_if(options, view);
  choose_instant(atlas, options, view);
  require_valid(atlas, view);
  require_by_elections(atlas, view);
  if (const std::string reason = why_not_hypothetical(atlas, view); !reason.empty())
    throw CommandError(fmt::format("{} in {}", reason, view.contest));
  return view;
}

}  // namespace hustings
