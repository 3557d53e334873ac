#include "atlas/figures/provenance.h"

#include <fmt/format.h>

#include "atlas/join.h"
#include "atlas/numbers.h"
#include "atlas/view/scene.h"

namespace hustings {

namespace {

std::string edition_of(const AtlasLayer& layer) {
  if (layer.in_force_from && layer.in_force_to)
    return fmt::format("{}, in force from {} to {}", layer.title, long_date(*layer.in_force_from),
                       long_date(*layer.in_force_to));
  if (layer.in_force_from) return fmt::format("{}, in force from {}", layer.title, long_date(*layer.in_force_from));
  return layer.title;
}

/// What areas in two were divided by; empty where each was whole.
std::string divided_words(const Atlas& atlas, const ShownContest& shown) {
  const std::string by = division_words(divided_by(count_of(atlas, shown)));
  return by.empty() ? "" : ", areas in two divided " + by;
}

std::string allocation_words(const Atlas& atlas, const ShownContest& shown) {
  const AtlasContest& contest = atlas.contests[shown.contest];
  const std::string& own = atlas.layers[contest.own.layer].title;
  const std::string& here = atlas.layers[shown.layer].title;
  const bool spread = shown.basis.spread_postal && contest.has_postal;
  switch (allocation_of(atlas, shown.contest, shown.layer)) {
    case Allocation::sum:
      return fmt::format("Summed from {} to {}{}", own, here, contest.has_postal ? ", postal votes included" : "");
    case Allocation::overlap:
      return fmt::format("Laid from {} on {}{}{}", own, here, divided_words(atlas, shown),
                         !contest.has_postal ? ""
                         : spread            ? "; postal votes spread by votes in person, an estimate"
                                             : "; votes at polling stations only");
    case Allocation::own: return spread ? "Postal votes spread by votes in person, an estimate" : "";
    case Allocation::none: return "";
  }
  return "";
}

/// How areas that were redrawn in between are compared, where the colours compare and some were.
std::string across_words(const Atlas& atlas, const View& view, const ShownContest& shown) {
  const bool compares = measure_of(view.colour).compares && is_figure(view.colour);
  const auto against = compared_with(atlas, view, shown.contest);
  if (!compares || !against || allocation_of(atlas, *against, shown.layer) != Allocation::none ||
      nests_in(atlas, shown.layer, atlas.contests[*against].own.layer))
    return {};
  switch (view.across) {
    case Across::parent: return "Redrawn areas: the figure of the area they lie in, postal votes included";
    case Across::overlap: {
      const std::string by = division_words(divided_by(count_of(atlas, {*against, shown.layer, shown.basis})));
      return by.empty() ? "" : fmt::format("Redrawn areas: earlier votes divided {}, an estimate", by);
    }
    case Across::none: return "Redrawn areas: not compared";
  }
  return {};
}

const char* words_for(Flag flag) {
  switch (flag) {
    case Flag::notional: return "notional: estimated on boundaries that were not in force";
    case Flag::estimate: return "an estimate";
    case Flag::in_person: return "votes at polling stations only; postal votes are counted by borough";
    case Flag::corrected: return "corrected: the published figure or code is wrong";
    case Flag::incomplete: return "incomplete: some votes are known to be missing";
    case Flag::hypothetical: return "hypothetical, not a result";
    case Flag::by_population: return "by population";
    case Flag::by_area: return "by area";
  }
  return "";
}

}  // namespace

std::vector<std::string> words_for(Flags flags) {
  std::vector<std::string> words;
  for (const Flag flag :
       {Flag::notional, Flag::estimate, Flag::in_person, Flag::corrected, Flag::incomplete, Flag::hypothetical}) {
    if (!flags.has(flag)) continue;
    words.emplace_back(words_for(flag));
    if (const std::string by = division_words(flags); flag == Flag::estimate && !by.empty()) words.back() += ", " + by;
  }
  return words;
}

std::string division_words(Flags by) {
  std::vector<std::string> words;
  for (const Flag flag : {Flag::by_population, Flag::by_area})
    if (by.has(flag)) words.emplace_back(words_for(flag));
  return fmt::format("{}", fmt::join(words, " and "));
}

Provenance provenance_of(const Atlas& atlas, const ShownContest& shown, const Result* result) {
  const AtlasContest& contest = atlas.contests[shown.contest];
  Provenance provenance;
  provenance.source = contest.contest.source;
  provenance.edition_title = atlas.layers[contest.own.layer].title;
  provenance.edition = edition_of(atlas.layers[contest.own.layer]);
  provenance.method = words_for(contest.contest.method);
  if (contest.contest.method == Method::multi_member)
    provenance.method += shown.basis.slate == SlateVote::top ? ", a party's vote is its best candidate's"
                                                             : ", a party's vote is its slate's average";
  if (result != nullptr) provenance.flags = words_of(result->flags);
  provenance.off_map = off_map_words(contest);
  provenance.allocation = allocation_words(atlas, shown);
  if (const Weights* weights = atlas.find_weights(contest.own.layer, shown.layer))
    if (result != nullptr && result->flags.has(Flag::by_population)) provenance.people = weights->source_title;
  return provenance;
}

std::string electors_of(const Atlas& atlas, const ShownContest& shown) {
  const AtlasContest& contest = atlas.contests[shown.contest];
  const bool with_postal = allocation_of(atlas, shown.contest, shown.layer) == Allocation::sum && contest.has_postal;
  return with_postal || contest.contest.turnout_of.empty() ? "electors" : contest.contest.turnout_of;
}

std::string poll_day_note(const Contest& contest, const Result& result) {
  if (!result.date || result.note.find(long_date(*result.date)) != std::string::npos) return {};
  return fmt::format("the poll was held on {}, not on {}", long_date(*result.date), long_date(contest.date));
}

std::string source_line_of(const Atlas& atlas, const View& view) {
  const auto index = atlas.find_contest(view.contest);
  if (!index) return {};
  const ShownContest shown = shown_contest(atlas, view, *index);
  const AtlasContest& contest = atlas.contests[*index];
  const Provenance provenance = provenance_of(atlas, shown);
  std::vector<std::string> parts;
  if (!provenance.source.empty()) parts.push_back("Source: " + provenance.source);
  if (!provenance.allocation.empty()) parts.push_back(provenance.allocation);
  else if (contest.has_postal) parts.emplace_back("Areas: votes at polling stations only");
  if (contest.contest.method == Method::multi_member)
    parts.emplace_back(shown.basis.slate == SlateVote::top ? "A party's vote is its best candidate's"
                                                           : "A party's vote is its slate's average");
  if (!provenance.off_map.empty()) parts.push_back(provenance.off_map);
  if (const auto across = across_words(atlas, view, shown); !across.empty()) parts.push_back(across);
  if (view.colour == ColourMode::number || crossing(view) == ColourMode::number)
    if (const NumberColumn* column = chosen_number(atlas, view))
      if (const std::string& source = source_on(*column, shown.layer); !source.empty())
        parts.insert(parts.begin(), fmt::format("{}: {}", title_on(*column, shown.layer), source));
  return fmt::format("{}", fmt::join(parts, ". "));
}

}  // namespace hustings
