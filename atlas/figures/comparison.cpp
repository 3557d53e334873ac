#include "atlas/figures/comparison.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace {

/// Is it a by-election between two contests of a track, on that layer?
bool is_between(const Atlas& atlas, ContestIndex candidate, ContestIndex earlier, ContestIndex later,
                LayerIndex layer) {
  const Contest& contest = atlas.contest(candidate);
  return contest.by_election && contest.track == atlas.contest(later).track &&
         atlas.contests[candidate].own.layer == layer && contest.date > atlas.contest(earlier).date &&
         contest.date < atlas.contest(later).date;
}

/// The last by-election in the area between two contests of a track.
std::optional<ContestIndex> by_election_between(const Atlas& atlas, ContestIndex earlier, ContestIndex later,
                                                LayerIndex layer, AreaIndex area) {
  std::optional<ContestIndex> last;
  std::optional<Date> last_day;
  for (ContestIndex i = 0; i < atlas.contests.size(); ++i) {
    if (!is_between(atlas, i, earlier, later, layer)) continue;
    const Result* result = atlas.contests[i].own.find(area);
    if (result == nullptr) continue;
    const Date day = atlas.contest(i).day_of(*result);
    if (!last_day || day > *last_day) last = i, last_day = day;
  }
  return last;
}

class Comparer {
 public:
  Comparer(const Atlas& atlas, const Question& question, const ShownContest& shown, AreaIndex area)
      : atlas_(atlas), question_(question), shown_(shown), area_(area), layer_(atlas.layers[shown.layer]) {}

  Comparison compare() {
    comparison_.contest = shown_.contest;
    comparison_.now = result_of(atlas_, shown_, area_);
    comparison_.against = shown_.what_if ? shown_.contest : earlier_contest(atlas_, question_, shown_.contest);
    if (comparison_.now == nullptr) {
      comparison_.reason = why_missing(atlas_, shown_, layer_.layer.areas[area_].code);
      return comparison_;
    }
    if (!comparison_.against) {
      comparison_.reason =
          fmt::format("{} has no earlier election to compare with", atlas_.contest(shown_.contest).title);
      return comparison_;
    }
    if (shown_.what_if) {
      comparison_.then = result_of(atlas_, shown_.as_published(), area_);
      return comparison_;
    }
    if (question_.at_dissolution)
      if (const auto last = by_election_between(atlas_, *comparison_.against, shown_.contest, shown_.layer, area_)) {
        comparison_.against = last;
        comparison_.then = atlas_.contests[*last].own.find(area_);
        return comparison_;
      }
    find_then();
    return comparison_;
  }

 private:
  const Contest& earlier() const { return atlas_.contest(*comparison_.against); }
  LayerIndex earlier_layer() const { return atlas_.contests[*comparison_.against].own.layer; }

  void find_then() {
    if (allocation_of(atlas_, *comparison_.against, shown_.layer) != Allocation::none) {
      const Count& count = count_of(atlas_, shown_.same_areas_of(*comparison_.against, shown_.layer));
      comparison_.then = count.find(area_);
      if (comparison_.then != nullptr) return;
      const std::string& code = layer_.layer.areas[area_].code;
      const auto missing = count.missing.find(code);
      const auto absent = earlier().absent.find(code);
      if (missing != count.missing.end()) comparison_.reason = fmt::format("{}: {}", earlier().title, missing->second);
      else if (absent != earlier().absent.end())
        comparison_.reason = fmt::format("{}: {}", earlier().title, absent->second);
      else comparison_.reason = fmt::format("no result for this area in {}", earlier().title);
      return;
    }
    // A layer that one of the two nests in is never compared by code: the City is an area of its own both as a ward,
    // without its postal votes, and as a borough, with them.
    if (nests_in(atlas_, shown_.layer, earlier_layer())) {
      comparison_.reason = fmt::format("{} is known by {} only; compare by {}", earlier().title,
                                       lower_title(earlier_layer()), lower_title(earlier_layer()));
      return;
    }
    if (find_by_code()) return;
    if (question_.across == Across::overlap && find_by_overlap()) return;
    if (question_.across == Across::parent && find_by_parent()) return;
    comparison_.reason = "its boundaries changed between the two elections";
  }

  std::string lower_title(LayerIndex layer) const { return with_small_letter(atlas_.layers[layer].title); }

  bool find_by_code() {
    const auto there = atlas_.layers[earlier_layer()].find(layer_.layer.areas[area_].code);
    if (!there) return false;
    comparison_.then = result_of(atlas_, {*comparison_.against, earlier_layer(), shown_.basis}, *there);
    return comparison_.then != nullptr;
  }

  bool find_by_overlap() {
    // Only between editions of about the same areas: a ward is no part of a constituency's vote.
    const std::size_t now = layer_.layer.areas.size();
    const std::size_t then = atlas_.layers[earlier_layer()].layer.areas.size();
    if (now > 2 * then || then > 2 * now) return false;
    comparison_.then = result_of(atlas_, {*comparison_.against, shown_.layer, shown_.basis}, area_);
    if (comparison_.then != nullptr) comparison_.by = ComparedBy::overlap;
    return comparison_.then != nullptr;
  }

  bool find_by_parent() {
    if (!layer_.parent_layer) return false;
    const LayerIndex parent_layer = *layer_.parent_layer;
    const auto parent = ancestor_of(atlas_, shown_.layer, area_, parent_layer);
    const auto sums = [&](ContestIndex contest) {
      const Allocation allocation = allocation_of(atlas_, contest, parent_layer);
      return allocation == Allocation::sum || allocation == Allocation::own;
    };
    if (!parent || !sums(shown_.contest) || !sums(*comparison_.against)) return false;
    const Result* now =
        result_of(atlas_, {shown_.contest, parent_layer, shown_.basis, nullptr, shown_.so_far}, *parent);
    const Result* then = result_of(atlas_, shown_.same_areas_of(*comparison_.against, parent_layer), *parent);
    if (now == nullptr || then == nullptr) return false;
    comparison_.now = now;
    comparison_.then = then;
    comparison_.by = ComparedBy::parent;
    comparison_.of = atlas_.layers[parent_layer].layer.areas[*parent].name;
    return true;
  }

  const Atlas& atlas_;
  const Question& question_;
  ShownContest shown_;
  AreaIndex area_;
  const AtlasLayer& layer_;
  Comparison comparison_;
};

int sign_of(double number) { return number > 0 ? 1 : number < 0 ? -1 : 0; }

}  // namespace

const char* name_of(ComparedBy by) {
  switch (by) {
    case ComparedBy::same: return "same";
    case ComparedBy::parent: return "parent";
    case ComparedBy::overlap: return "overlap";
  }
  return "";
}

bool has_by_elections(const Atlas& atlas, const View& view, ContestIndex contest) {
  View plain = view;
  plain.what_if.on = false;  // which is compared with the result itself
  const auto against = compared_with(atlas, plain, contest);
  const LayerIndex layer = shown_contest(atlas, plain, contest).layer;
  if (!against) return false;
  for (ContestIndex other = 0; other < atlas.contests.size(); ++other)
    if (is_between(atlas, other, *against, contest, layer)) return true;
  return false;
}

bool has_by_elections(const Atlas& atlas) {
  return std::any_of(atlas.contests.begin(), atlas.contests.end(),
                     [](const AtlasContest& contest) { return contest.contest.by_election; });
}

Comparison compared_result(const Atlas& atlas, const Question& question, const ShownContest& shown, AreaIndex area) {
  return Comparer(atlas, question, shown, area).compare();
}

Measured<Swing> swing_of(const Atlas& atlas, const Question& question, const Comparison& comparison,
                         SwingFormula formula) {
  if (!comparison.known()) return Undefined{comparison.reason};
  return swing(*comparison.now, comparison.then, swing_pair(atlas, question, comparison.contest), formula,
               atlas.parties);
}

Measured<double> change_of(const Atlas& atlas, const Comparison& comparison, PartyIndex party) {
  if (!comparison.known()) return Undefined{comparison.reason};
  return change_of_share(*comparison.now, comparison.then, party, atlas.parties);
}

Measured<Status> status_of(const Atlas& atlas, const Comparison& comparison, const Result& now) {
  const bool comparable = comparison.known() && comparison.by != ComparedBy::parent;
  auto known = status(now, comparable ? comparison.then : nullptr, atlas.parties);
  if (known || comparable) return known;
  return Undefined{comparison.by == ComparedBy::parent ? "its boundaries changed between the two elections"
                                                       : comparison.reason};
}

std::vector<SignDisagreement> sign_disagreements(const Atlas& atlas, const Question& question,
                                                 const ShownContest& shown) {
  std::vector<SignDisagreement> found;
  for (AreaIndex area = 0; area < atlas.layers[shown.layer].layer.areas.size(); ++area) {
    const Comparison comparison = compared_result(atlas, question, shown, area);
    const auto butler = swing_of(atlas, question, comparison, SwingFormula::butler);
    const auto steed = swing_of(atlas, question, comparison, SwingFormula::steed);
    if (butler && steed && sign_of(butler->percent) * sign_of(steed->percent) < 0)
      found.push_back({area, *butler, *steed});
  }
  return found;
}

}  // namespace hustings
