#include "atlas/legend.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "atlas/provenance.h"

namespace hustings {

namespace {

struct Occurrences {
  std::map<PartyIndex, int> leads;
  std::set<std::pair<PartyIndex, Status>> statuses;
  std::set<Pattern> patterns;
  std::set<std::string> undefined;  ///< the reasons
};

Occurrences occurrences(const Atlas& atlas, const View& view, const Scene& scene) {
  Occurrences found;
  for (const ScenePart& part : scene.parts)
    for (AreaIndex area = 0; area < atlas.layers[part.layer].layer.areas.size(); ++area) {
      const AreaValue value = area_value(atlas, view, part, area);
      found.patterns.insert(pattern_of(value));
      if (pattern_of(value) == Pattern::undefined) found.undefined.insert(value.reason);
      if (value.gap != Gap::none || !value.party) continue;
      ++found.leads[*value.party];
      found.statuses.emplace(*value.party, value.status);
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
  return against ? fmt::format(" since {}", year_of(atlas.contest(*against).date)) : "";
}

std::string short_name(const Atlas& atlas, const std::string& id) {
  const auto party = atlas.parties.find(id);
  return party ? atlas.parties[*party].short_name : id;
}

/// One reason is told; for several there is the card.
std::string undefined_label(const std::set<std::string>& reasons) {
  constexpr std::size_t longest = 60;
  if (reasons.size() == 1 && reasons.begin()->size() <= longest) return "Undefined: " + *reasons.begin();
  return reasons.size() == 1 ? "Undefined" : "Undefined, for several reasons";
}

void add_patterns(Legend& legend, const Occurrences& found) {
  const std::set<Pattern>& patterns = found.patterns;
  const auto add = [&](Pattern pattern, const std::string& label, Rgb colour, Rgb second = 0) {
    if (patterns.contains(pattern)) legend.entries.push_back({label, {colour, pattern, second}, std::nullopt});
  };
  add(Pattern::not_published, "Not published", no_value_colour);
  add(Pattern::undefined, undefined_label(found.undefined), no_value_colour);
  add(Pattern::tie, "Exact tie", no_value_colour);
  add(Pattern::notional, "Notional: an estimate", 0x8A8F98);
  add(Pattern::estimate, "Estimate", 0x8A8F98);
  add(Pattern::of_parent, "Redrawn since: figure of the whole borough", 0x8A8F98);
  add(Pattern::incomplete, "Incomplete: votes are missing", 0x8A8F98);
  add(Pattern::split, "Seats split between parties", 0x8A8F98, 0x5B616B);
  add(Pattern::not_covered, "No election here", not_covered_colour);
}

}  // namespace

Legend legend_of(const Atlas& atlas, const View& view, const Scene& scene) {
  const Occurrences found = occurrences(atlas, view, scene);
  Legend legend;
  const auto ticks = [&](std::span<const double> at) { legend.ticks.assign(at.begin(), at.end()); };
  const auto bar = [&](std::string label, const Ramp& ramp) { legend.entries.push_back({std::move(label), {}, ramp}); };
  switch (view.colour) {
    case ColourMode::winner:
      legend.title = "Winner";
      for (const PartyIndex party : by_number(found.leads))
        legend.entries.push_back(
            {atlas.parties[party].name, {atlas.parties[party].colour, Pattern::none, 0}, std::nullopt});
      break;
    case ColourMode::majority:
      legend.title = "Majority, percentage points";
      for (const PartyIndex party : by_number(found.leads))
        bar(atlas.parties[party].short_name, majority_ramp(atlas.parties[party].colour));
      ticks(majority_ticks());
      break;
    case ColourMode::swing:
      legend.title = fmt::format("{} swing{}, points", view.formula == SwingFormula::butler ? "Butler" : "Steed",
                                 against_title(atlas, view));
      bar("", diverging_ramp());
      ticks(diverging_ticks());
      legend.signed_ticks = true;
      legend.low_label = view.top_two ? "to the second" : fmt::format("to {}", short_name(atlas, view.swing_from));
      legend.high_label = view.top_two ? "to the winner" : fmt::format("to {}", short_name(atlas, view.swing_to));
      break;
    case ColourMode::share:
      legend.title = fmt::format("{} share, %", atlas.parties[chosen_party(atlas, view)].short_name);
      bar("", share_ramp(atlas.parties[chosen_party(atlas, view)].colour));
      ticks(share_ticks());
      break;
    case ColourMode::change:
      legend.title = fmt::format("Change of {} share{}, points", atlas.parties[chosen_party(atlas, view)].short_name,
                                 against_title(atlas, view));
      bar("", diverging_ramp());
      ticks(diverging_ticks());
      legend.signed_ticks = true;
      legend.low_label = "fell";
      legend.high_label = "rose";
      break;
    case ColourMode::turnout:
      legend.title = fmt::format("Turnout, % of {}", electors_of(atlas, main_part(scene).from));
      bar("", turnout_ramp());
      ticks(turnout_ticks());
      break;
    case ColourMode::status: {
      // Where no seat is won, nothing is gained or held but a lead.
      const ScenePart& part = main_part(scene);
      const bool seats = atlas.contest(part.from.contest).wins_seats_on(atlas.layers[part.layer].layer.id);
      legend.title = fmt::format("{}{}", seats ? "Gains and holds" : "Leads, new and kept", against_title(atlas, view));
      for (const PartyIndex party : by_number(found.leads)) {
        const Rgb colour = atlas.parties[party].colour;
        if (found.statuses.contains({party, Status::gain}))
          legend.entries.push_back({atlas.parties[party].short_name + (seats ? " gain" : ", new lead"),
                                    {colour, Pattern::none, 0},
                                    std::nullopt});
        if (found.statuses.contains({party, Status::hold}))
          legend.entries.push_back({atlas.parties[party].short_name + (seats ? " hold" : ", lead kept"),
                                    {mixed(colour, 0x262C36, 0.72), Pattern::none, 0},
                                    std::nullopt});
      }
      break;
    }
  }
  add_patterns(legend, found);
  return legend;
}

}  // namespace hustings
