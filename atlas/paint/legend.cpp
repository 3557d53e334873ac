#include "atlas/paint/legend.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "atlas/figures/comparison.h"
#include "atlas/figures/lit_areas.h"
#include "atlas/figures/provenance.h"
#include "atlas/numbers.h"
#include "atlas/paint/awaited.h"
#include "atlas/paint/track_range.h"
#include "base/text/text.h"

namespace hustings {

namespace {

struct Occurrences {
  std::map<PartyIndex, int> leads;
  std::set<std::pair<PartyIndex, Status>> statuses;
  std::set<Pattern> patterns;
  std::set<std::string> undefined;  ///< the reasons
};

using Values = std::vector<std::vector<AreaValue>>;  ///< of each part of a scene

Values values_of(const Atlas& atlas, const View& view, const Scene& scene) {
  Values values;
  for (const ScenePart& part : scene.parts) values.push_back(area_values(atlas, view, part));
  return values;
}

/// Of the areas that are lit: a legend does not explain what is dimmed.
void add_occurrences(std::span<const std::vector<AreaValue>> values, const std::vector<std::vector<bool>>& lit,
                     Occurrences& found) {
  for (std::size_t part = 0; part < values.size(); ++part)
    for (std::size_t area = 0; area < values[part].size(); ++area) {
      const AreaValue& value = values[part][area];
      if (!lit[part].empty() && !lit[part][area]) continue;
      const Pattern pattern = pattern_of(value);
      found.patterns.insert(pattern);
      if (pattern == Pattern::undefined) found.undefined.insert(value.reason);
      if (!value.party || value.gap == Gap::not_declared) continue;
      ++found.leads[*value.party];
      found.statuses.emplace(*value.party, value.status);
    }
}

Occurrences occurrences(const Atlas& atlas, const View& view, const Scene& scene,
                        std::span<const std::vector<AreaValue>> values) {
  Occurrences found;
  std::vector<std::vector<bool>> lit(values.size());
  for (std::size_t part = 0; part < values.size() && view.filter.active(); ++part)
    lit[part] = lit_areas(atlas, view, scene.parts[part]);
  add_occurrences(values, lit, found);
  if (const auto second = crossing(view)) {
    View other = view;
    other.colour = *second;
    add_occurrences(values_of(atlas, other, scene), lit, found);
  }
  return found;
}

std::vector<PartyIndex> by_number(const std::map<PartyIndex, int>& leads) {
  std::vector<PartyIndex> parties;
  for (const auto& [party, count] : leads) parties.push_back(party);
  std::stable_sort(parties.begin(), parties.end(),
                   [&](PartyIndex a, PartyIndex b) { return leads.at(a) > leads.at(b); });
  return parties;
}

std::string against_title(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  const auto against = contest ? compared_with(atlas, view, *contest) : std::nullopt;
  if (against && *against == *contest) return "against the actual result";  // a what-if
  const bool by_elections = view.at_dissolution && against && has_by_elections(atlas, view, *contest);
  return against
             ? fmt::format("since {}{}", year_of(atlas.contest(*against).date), by_elections ? " or by-election" : "")
             : "";
}

/// One reason is told; for several there is the card.
std::string undefined_label(const std::set<std::string>& reasons) {
  constexpr std::size_t longest = 60;
  if (reasons.size() == 1 && reasons.begin()->size() <= longest) return "Undefined: " + *reasons.begin();
  return reasons.size() == 1 ? "Undefined" : "No figure (various reasons)";
}

/// `of_parties`: the colours are those of parties.
void add_patterns(Legend& legend, const Occurrences& found, Look look, bool of_parties) {
  const Tints& tints = tints_of(look);
  const std::set<Pattern>& patterns = found.patterns;
  const auto add = [&](Pattern pattern, const std::string& label, Rgb colour, Rgb second = 0) {
    if (patterns.contains(pattern)) legend.entries.push_back({label, {colour, pattern, second}, std::nullopt});
  };
  add(Pattern::not_published, "Not published", tints.no_value);
  add(Pattern::undefined, undefined_label(found.undefined), tints.no_value);
  add(Pattern::tie, "Exact tie", tints.no_value);
  add(Pattern::notional, "Notional: an estimate", 0x8A8F98);
  add(Pattern::estimate, "Estimate", 0x8A8F98);
  add(Pattern::of_parent, "Boundaries changed: borough figure shown", 0x8A8F98);
  add(Pattern::incomplete, "Incomplete: votes are missing", 0x8A8F98);
  add(Pattern::split, "Seats split between parties", 0x8A8F98, 0x5B616B);
  add(Pattern::not_covered, "No election here", tints.not_covered);
  add(Pattern::not_declared, of_parties ? "Not yet declared: a trace of who won before" : "Not yet declared",
      awaited_colour(look));
}

/// Where no seat is won, nothing is gained or held but a lead.
bool wins_seats_in(const Atlas& atlas, const ScenePart& part) {
  return atlas.contest(part.from.contest).wins_seats_on(atlas.layers[part.layer].layer.id);
}

std::string number_title(const Atlas& atlas, const View& view, LayerIndex layer) {
  const NumberColumn* column = chosen_number(atlas, view);
  if (column == nullptr) return "Numbers";
  const std::string& title = title_on(*column, layer);
  return column->unit.empty() ? title : fmt::format("{}, {}", title, column->unit);
}

/// The name of a figure, with what it is compared with.
std::string figure_title(const Atlas& atlas, const View& view, const Scene& scene, ColourMode mode, Base base) {
  const ScenePart& part = main_part(scene);
  const auto party = [&] { return name_in_shares(atlas.parties[chosen_party(atlas, view, part.from.contest)]); };
  const auto since_then = [&] {
    const std::string against = base == Base::in_legend ? against_title(atlas, view) : "";
    return against.empty() ? "" : " " + against;
  };
  return filled(measure_of(mode).legend, [&](std::string_view word) -> std::string {
    if (word == "party") return party();
    if (word == "Party") return with_capital(party());
    if (word == "formula") return view.formula == SwingFormula::butler ? "Butler" : "Steed";
    if (word == "since") return since_then();
    if (word == "electors") return electors_of(atlas, part.from);
    if (word == "gains") return wins_seats_in(atlas, part) ? "Gains and holds" : "Leads, new and kept";
    return number_title(atlas, view, part.layer);
  });
}

void add_swatch(Legend& legend, std::string label, Rgb colour) {
  legend.entries.push_back({std::move(label), {colour, Pattern::none, 0}, std::nullopt});
}

void add_bar(Legend& legend, std::string label, const Scale& scale) {
  legend.ticks = scale.ticks;
  legend.entries.push_back({std::move(label), {}, scale});
}

/// Numbers of any spread: the breaks stand as far from each other, as their colours do.
void add_numbers(Legend& legend, const Atlas& atlas, const View& view) {
  const Scale scale = number_scale(atlas, view);
  legend.ticks = scale.ticks;
  legend.even_ticks = true;
  for (const double tick : scale.ticks) legend.tick_labels.push_back(number_tick(tick));
  legend.entries.push_back({"", {}, scale});
}

std::array<std::string, 2> labels_of(ColourMode mode, const std::array<double, 2>& breaks) {
  if (mode != ColourMode::number) return {};
  return {number_tick(breaks[0]), number_tick(breaks[1])};
}

void add_statuses(Legend& legend, const Atlas& atlas, const View& view, const Scene& scene, const Occurrences& found) {
  const bool seats = wins_seats_in(atlas, main_part(scene));
  for (const PartyIndex party : by_number(found.leads)) {
    const Rgb colour = atlas.parties[party].colour;
    const std::string& name = atlas.parties[party].short_name;
    if (found.statuses.contains({party, Status::gain}))
      add_swatch(legend, name + (seats ? " gain" : ", new lead"), colour);
    if (found.statuses.contains({party, Status::hold}))
      add_swatch(legend, name + (seats ? " hold" : ", lead kept"), kept_colour(view.look, colour));
  }
}

/// Of a bar about a middle: in which direction it goes.
void name_ends(Legend& legend, const Atlas& atlas, const Measure& measure, const std::optional<SwingPair>& pair) {
  const auto word = [&](std::string_view end) -> std::string {
    const bool from = end == "from";
    if (!pair) return from ? "the second" : "the winner";
    return atlas.parties[from ? pair->from : pair->to].short_name;
  };
  legend.low_label = filled(measure.low, word);
  legend.high_label = filled(measure.high, word);
}

/// Do areas lie beyond the ends of the bars, in any contest of the track or on the map itself?
void add_what_is_beyond(Legend& legend, const Atlas& atlas, const View& view,
                        std::span<const std::vector<AreaValue>> values) {
  if (legend.ticks.empty()) return;
  FigureRange extent = track_range(atlas, view);
  for (const std::vector<AreaValue>& part : values) extent.add(part);
  constexpr double rounding = 1e-9;
  legend.more_below = extent.low < legend.ticks.front() - rounding;
  legend.more_above = extent.high > legend.ticks.back() + rounding;
}

void add_scale(Legend& legend, const Atlas& atlas, const View& view, const Scene& scene, const Occurrences& found) {
  const Measure& measure = measure_of(view.colour);
  const ContestIndex contest = main_part(scene).from.contest;
  const auto of_party = [&](const Ramp& ramp) { return scale_of(ramp, view.colour, view.scale); };
  switch (measure.colouring) {
    case Colouring::leader:
      for (const PartyIndex party : by_number(found.leads))
        add_swatch(legend, atlas.parties[party].name, atlas.parties[party].colour);
      break;
    case Colouring::margin:
      for (const PartyIndex party : by_number(found.leads))
        add_bar(legend, atlas.parties[party].short_name, of_party(majority_ramp(atlas.parties[party].colour)));
      break;
    case Colouring::party: {
      const Party& party = atlas.parties[chosen_party(atlas, view, contest)];
      legend.party = party.short_name;
      add_bar(legend, "", of_party(share_ramp(party.colour)));
      break;
    }
    case Colouring::diverging:
      add_bar(legend, "", common_scale(atlas, view, contest));
      legend.signed_ticks = true;
      name_ends(legend, atlas, measure, swing_pair(atlas, view, contest));
      break;
    case Colouring::plain: add_bar(legend, "", common_scale(atlas, view, contest)); break;
    case Colouring::status: add_statuses(legend, atlas, view, scene, found); break;
    case Colouring::number: add_numbers(legend, atlas, view); break;
  }
}

/// Arrows have the colour of the party that gains.
void add_arrows(Legend& legend, const Atlas& atlas, const View& view, const Scene& scene, Base base) {
  legend.title = figure_title(atlas, view, scene, ColourMode::swing, base);
  const SwingColours colours(atlas, view, main_part(scene).from.contest);
  std::map<PartyIndex, int> gainers;
  for (const auto& swing : swings_of(atlas, view, main_part(scene)))
    if (swing) ++gainers[swing->percent >= 0 ? swing->pair.to : swing->pair.from];
  for (const PartyIndex party : by_number(gainers))
    add_swatch(legend, "to " + atlas.parties[party].name, colours.to(party));
}

const char* size_name(CircleSize size) { return size == CircleSize::electorate ? "electors" : "valid votes"; }

bool shows_arrows(const View& view) { return view.symbols == Symbols::arrows && is_quiet(view); }

/// Are the figures on the map, as it is painted, changes?
bool compares(const View& view) {
  const auto change = [](std::optional<ColourMode> mode) { return mode && measure_of(*mode).compares; };
  return change(view.colour) || change(crossing(view)) || shows_arrows(view);
}

void add_notes(Legend& legend, const Atlas& atlas, const View& view, const Scene& scene) {
  if (view.colour == ColourMode::number || crossing(view) == ColourMode::number)
    if (const NumberColumn* column = chosen_number(atlas, view))
      if (const std::string& source = source_on(*column, main_part(scene).layer); !source.empty())
        legend.notes.push_back("Source: " + source);
  if (view.layout == Layout::hexagons && view.morph > 0) legend.notes.emplace_back("Each hexagon is one area");
  if (view.layout == Layout::circles && view.morph > 0)
    legend.notes.push_back(fmt::format("Circle size: {}", size_name(view.circle_size)));
  if (view.symbols == Symbols::circles)
    legend.notes.push_back(fmt::format("Symbols as large as their {}", size_name(view.circle_size)));
  if (view.symbols == Symbols::arrows) legend.notes.emplace_back("An arrow is as long as the swing is large");
  if (view.fade_small) legend.notes.emplace_back("Faint: few electors");
  const bool spotlight = view.spotlight && !selected_areas(atlas.layers[main_part(scene).layer], view).empty();
  if (spotlight && view.filter.active()) legend.notes.emplace_back("Dimmed: not selected, or outside the filter");
  else if (spotlight) legend.notes.emplace_back("Dimmed: not selected");
  else if (view.filter.active()) legend.notes.emplace_back("Dimmed: filtered out");
}

}  // namespace

Legend legend_of(const Atlas& atlas, const View& view, const Scene& scene, Base base) {
  return legend_of(atlas, view, scene, values_of(atlas, as_painted(view), scene), base);
}

std::string comparison_words(const Atlas& atlas, const View& view) {
  return compares(as_painted(view)) ? against_title(atlas, view) : "";
}

Legend legend_of(const Atlas& atlas, const View& asked, const Scene& scene,
                 std::span<const std::vector<AreaValue>> values, Base base) {
  const View view = as_painted(asked);
  const Occurrences found = occurrences(atlas, view, scene, values);
  Legend legend;
  legend.title = figure_title(atlas, view, scene, view.colour, base);
  if (const auto second = crossing(view)) {
    legend.title = "Two figures";
    legend.crossing = LegendCrossing{.first = figure_title(atlas, view, scene, view.colour, base),
                                     .second = figure_title(atlas, view, scene, *second, base),
                                     .first_breaks = class_breaks(atlas, view, view.colour),
                                     .second_breaks = class_breaks(atlas, view, *second),
                                     .first_labels = {},
                                     .second_labels = {}};
    legend.crossing->first_labels = labels_of(view.colour, legend.crossing->first_breaks);
    legend.crossing->second_labels = labels_of(*second, legend.crossing->second_breaks);
  } else if (shows_arrows(view)) {
    add_arrows(legend, atlas, view, scene, base);
  } else {
    add_scale(legend, atlas, view, scene, found);
    add_what_is_beyond(legend, atlas, view, values);
  }
  add_patterns(legend, found, view.look, !crossing(view) && shows_parties(measure_of(view.colour)));
  if (base == Base::on_maps && compares(view)) legend.notes.emplace_back("Since the year that each map names");
  add_notes(legend, atlas, view, scene);
  return legend;
}

}  // namespace hustings
