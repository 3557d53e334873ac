#include "atlas/count.h"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>
#include <tuple>
#include <utility>

#include "atlas/join.h"
#include "atlas/memo.h"
#include "atlas/moment.h"
#include "atlas/renewed_memo.h"
#include "elections/aggregate.h"
#include "elections/not_declared.h"
#include "elections/reallocate.h"
#include "geo/mesh/overlap.h"

namespace hustings {

std::shared_ptr<Memo> make_memo() { return std::make_shared<Memo>(); }

std::shared_ptr<Memo> renewed_memo(const Atlas& before, const std::vector<bool>& same) {
  std::shared_ptr<Memo> memo = make_memo();
  const std::scoped_lock lock(before.memo->mutex);
  memo->parts = before.memo->parts;
  for (const auto& [key, count] : before.memo->counts)
    if (same[std::get<0>(key)]) memo->counts.emplace(key, std::make_unique<Count>(*count));
  return memo;
}

namespace {

/// A layer is coarser than a contest's own if it has this many times fewer areas.
constexpr std::size_t times_coarser = 4;

std::vector<std::vector<Overlap>> overlaps_between(const AtlasLayer& from, const AtlasLayer& to) {
  if (!from.content || !to.content) return overlaps(from.layer, to.layer);
  return cached_overlaps({from.layer, *from.content}, {to.layer, *to.content});
}

/// Weights go before ground: for an area that the atlas has none of, ground is all that is known.
LayerParts parts_between(const Atlas& atlas, LayerIndex from, LayerIndex to) {
  LayerParts parts;
  for (const std::vector<Overlap>& overlaps_of_area : overlaps_between(atlas.layers[from], atlas.layers[to])) {
    std::vector<AreaPart>& of_area = parts.emplace_back();
    for (const Overlap& overlap : overlaps_of_area) of_area.push_back({.to = overlap.to, .part = overlap.part});
  }
  if (const Weights* weights = atlas.find_weights(from, to))
    for (const auto& [area, of_area] : weights->of) {
      parts[area] = of_area;
      std::erase_if(parts[area], [](const AreaPart& part) { return part.part <= 0; });
    }
  return parts;
}

const LayerParts& kept_parts(const Atlas& atlas, LayerIndex from, LayerIndex to) {
  const auto known = atlas.memo->parts.find({from, to});
  if (known != atlas.memo->parts.end()) return known->second;
  return atlas.memo->parts.emplace(std::pair(from, to), parts_between(atlas, from, to)).first->second;
}

/// The parts of each area of a contest's layer that lie in areas of another.
std::vector<Portion> portions_of(const Atlas& atlas, Allocation allocation, LayerIndex from, AreaIndex area,
                                 LayerIndex to) {
  std::vector<Portion> portions;
  const auto& areas = atlas.layers[to].layer.areas;
  if (allocation == Allocation::sum) {
    if (const auto ancestor = ancestor_of(atlas, from, area, to)) portions.push_back({areas[*ancestor].code});
  } else {
    for (const AreaPart& part : kept_parts(atlas, from, to)[area])
      portions.push_back({areas[part.to].code, part.part, part.by_population ? Flag::by_population : Flag::by_area});
  }
  return portions;
}

/// The code of the area that a ward, or a borough's postal votes, is summed to.
std::optional<std::string> sum_code(const Atlas& atlas, LayerIndex from, LayerIndex to, const std::string& code) {
  for (LayerIndex layer = from;; layer = *atlas.layers[layer].parent_layer) {
    if (const auto area = atlas.layers[layer].find(code)) {
      if (const auto ancestor = ancestor_of(atlas, layer, *area, to))
        return atlas.layers[to].layer.areas[*ancestor].code;
      return std::nullopt;
    }
    if (layer == to || !atlas.layers[layer].parent_layer) return std::nullopt;
  }
}

/// Works out one count.
class Counter {
 public:
  Counter(const Atlas& atlas, const ShownContest& shown)
      : atlas_(atlas),
        shown_(shown),
        contest_(atlas.contests[shown.contest]),
        own_layer_(contest_.own.layer),
        allocation_(allocation_of(atlas, shown.contest, shown.layer)),
        moment_(shown.so_far.get()) {}

  Count count() {
    std::vector<Result> results = basis_results();
    if (moment_ != nullptr) std::erase_if(results, [&](const Result& result) { return !counts(result); });
    if (allocation_ == Allocation::own)
      return join_to_layer(std::move(results), atlas_.layers[shown_.layer], shown_.layer);
    results = elsewhere(results);
    find_missing();
    std::erase_if(results, [&](const Result& result) { return missing_.contains(result.area_code); });
    for (Result& result : results)
      if (const auto without = without_.find(result.area_code); without != without_.end())
        add_note(result, fmt::format("without {}", fmt::join(without->second, ", ")));
    for (Result& result : results) {
      if (const auto part = so_far_.find(result.area_code); part != so_far_.end()) add_note(result, part->second);
      if (result.flags.has(Flag::corrected)) add_note(result, "figures or codes of some of its areas are corrected");
      if (const auto day = postponed_.find(result.area_code); day != postponed_.end()) add_note(result, day->second);
    }
    Count count = join_to_layer(std::move(results), atlas_.layers[shown_.layer], shown_.layer);
    count.missing = std::move(missing_);
    return count;
  }

 private:
  static void add_note(Result& result, const std::string& note) {
    result.note += (result.note.empty() ? "" : "; ") + note;
  }

  /// At a moment of a night. Of an election on other areas it is not known which are the same.
  bool counts(const Result& result) const {
    return own_layer_ == atlas_.contests[moment_->night()].own.layer && moment_->has(result.area_code);
  }

  /// Summed or divided to the areas of the layer shown, by party. Where seats are won there, the sum says who won.
  std::vector<Result> elsewhere(const std::vector<Result>& counted) const {
    const Contest& contest = contest_.contest;
    const auto candidates = contest.wins_seats_on(contest.layer) ? Candidates::of_one_area : Candidates::everywhere;
    std::vector<Result> results =
        allocation_ == Allocation::sum
            ? aggregate(
                  counted, [&](const std::string& code) { return sum_code(atlas_, own_layer_, shown_.layer, code); },
                  candidates)
            : reallocate(
                  counted,
                  [&](const std::string& code) {
                    const auto area = atlas_.layers[own_layer_].find(code);
                    return area ? portions_of(atlas_, Allocation::overlap, own_layer_, *area, shown_.layer)
                                : std::vector<Portion>();
                  },
                  candidates);
    const bool one_seat = seat_rule(contest, atlas_.layers[shown_.layer].layer.id) == SeatRule::one_each;
    for (Result& result : results) {
      result = merged_by_party(result);
      result.one_seat = one_seat && allocation_ == Allocation::sum;
    }
    return results;
  }

  std::vector<Result> basis_results() const {
    std::vector<Result> results = contest_.own.results;
    if (contest_.contest.method == Method::multi_member && shown_.basis.slate == SlateVote::average) {
      results.clear();
      for (const Result& result : contest_.contest.results)
        results.push_back(merge_slates(result, SlateVote::average, atlas_.parties));
    }
    const AtlasLayer& own = atlas_.layers[own_layer_];
    if (shown_.basis.spread_postal && allocation_ != Allocation::sum)
      results = spread_postal(results, [&](const std::string& code) -> std::optional<std::string> {
        const auto area = own.find(code);
        return area ? std::optional(own.layer.areas[*area].parent) : std::nullopt;
      });
    return results;
  }

  /// A sum to which an area is wanting would be too small, and look like one that is not.
  void find_missing() {
    struct Parts {
      int all = 0;
      int known = 0;
      int to_come = 0;  ///< not yet declared
      std::vector<std::string> absent;
      std::string reason;
    };
    std::map<std::string, Parts> parts;
    const auto& areas = atlas_.layers[own_layer_].layer.areas;
    for (AreaIndex area = 0; area < areas.size(); ++area)
      for (const Portion& portion : portions_of(atlas_, allocation_, own_layer_, area, shown_.layer)) {
        Parts& sum = parts[portion.area_code];
        ++sum.all;
        const auto absent = contest_.contest.absent.find(areas[area].code);
        const Result* own = contest_.own.find(area);
        if (own != nullptr && own->date && (moment_ == nullptr || counts(*own)))
          postponed_[portion.area_code] +=
              fmt::format("{}{} voted on {}", postponed_[portion.area_code].empty() ? "" : ", ", areas[area].name,
                          long_date(*own->date));
        if (own != nullptr && moment_ != nullptr && !counts(*own)) ++sum.to_come;
        else if (own != nullptr) ++sum.known;
        else if (absent != contest_.contest.absent.end())
          sum.absent.push_back(areas[area].name), sum.reason = absent->second;
      }
    for (auto& [code, sum] : parts) {
      const int wanting = sum.all - sum.known - sum.to_come - static_cast<int>(sum.absent.size());
      if (sum.known > 0 && wanting == 0) {
        if (!sum.absent.empty()) without_[code] = std::move(sum.absent);
        if (sum.to_come > 0) so_far_[code] = fmt::format("so far {} of {} areas", sum.known, sum.known + sum.to_come);
      } else if (sum.known == 0 && sum.to_come > 0) {
        missing_[code] = not_yet_declared;
      } else if (sum.known > 0) {
        missing_[code] =
            fmt::format("{} of its {} {} published no figures", wanting, sum.all, atlas_.layers[own_layer_].title);
      } else {
        missing_[code] = sum.reason.empty() ? "no result published for this area" : sum.reason;
      }
    }
  }

  const Atlas& atlas_;
  ShownContest shown_;
  const AtlasContest& contest_;
  LayerIndex own_layer_;
  Allocation allocation_;
  std::map<std::string, std::string> missing_;
  std::map<std::string, std::vector<std::string>> without_;
  std::map<std::string, std::string> postponed_;  ///< by code: which of its areas voted on another day
  std::map<std::string, std::string> so_far_;     ///< by code: how many of its areas were declared
  const NightMoment* moment_;                     ///< of a night; else null
};

CountKey key_of(const ShownContest& shown) {
  return {shown.contest, shown.layer, shown.basis.slate, shown.basis.spread_postal};
}

const Count& hypothetical_count(const Atlas& atlas, const ShownContest& shown) {
  const std::scoped_lock lock(atlas.memo->mutex);
  std::unique_ptr<Count>& known = shown.what_if->counts[key_of(shown)];
  if (known) return *known;
  ShownContest published = shown.as_published();
  published.so_far = shown.what_if->so_far;
  const Count& real = count_of(atlas, published);
  std::unique_ptr<Count> count = std::move(shown.what_if->recycled[key_of(shown)]);
  if (count) *count = real;
  else count = std::make_unique<Count>(real);
  const Projection projection = calibrated(shown.what_if->projection, count->results, atlas.parties);
  for (Result& result : count->results) project(result, projection, atlas.parties);
  known = std::move(count);
  return *known;
}

const Count& count_so_far(const Atlas& atlas, const ShownContest& shown) {
  const std::scoped_lock lock(atlas.memo->mutex);
  std::unique_ptr<Count>& known = shown.so_far->kept().counts[key_of(shown)];
  if (!known) known = std::make_unique<Count>(Counter(atlas, shown).count());
  return *known;
}

}  // namespace

bool ShownContest::operator==(const ShownContest& other) const {
  const bool same_hypothesis =
      what_if == other.what_if || (what_if && other.what_if && what_if->projection == other.what_if->projection);
  const bool same_areas = so_far == other.so_far || (so_far && other.so_far && *so_far == *other.so_far);
  return same_hypothesis && same_areas &&
         std::tie(contest, layer, basis) == std::tie(other.contest, other.layer, other.basis);
}

std::shared_ptr<Hypothesis> hypothesis_of(const Atlas& atlas, const Projection& projection,
                                          std::shared_ptr<const NightMoment> so_far) {
  const std::scoped_lock lock(atlas.memo->mutex);
  auto& kept = atlas.memo->hypotheses;
  auto* const found = std::find_if(kept.begin(), kept.end(), [&](const std::shared_ptr<Hypothesis>& known) {
    return known && known->projection == projection && known->so_far == so_far;
  });
  auto* const place = found == kept.end() ? kept.end() - 1 : found;
  if (found == kept.end()) {
    auto made = std::make_shared<Hypothesis>(projection, std::move(so_far));
    if (*place && place->use_count() == 1) made->recycled = std::move((*place)->counts);
    *place = std::move(made);
  }
  std::rotate(kept.begin(), place, place + 1);
  return kept.front();
}

std::optional<AreaIndex> ancestor_of(const Atlas& atlas, LayerIndex layer, AreaIndex area, LayerIndex ancestor_layer) {
  for (std::size_t steps = 0; layer != ancestor_layer; ++steps) {
    const AtlasLayer& here = atlas.layers[layer];
    if (!here.parent_layer || steps > atlas.layers.size()) return std::nullopt;
    const auto parent = atlas.layers[*here.parent_layer].find(here.layer.areas[area].parent);
    if (!parent) return std::nullopt;
    layer = *here.parent_layer;
    area = *parent;
  }
  return area;
}

std::vector<AreaPart> parts_in(const Atlas& atlas, LayerIndex layer, AreaIndex area, LayerIndex other) {
  if (nests_in(atlas, layer, other)) {
    const auto ancestor = ancestor_of(atlas, layer, area, other);
    return ancestor ? std::vector<AreaPart>{{.to = *ancestor}} : std::vector<AreaPart>{};
  }
  const std::scoped_lock lock(atlas.memo->mutex);
  return kept_parts(atlas, layer, other)[area];
}

Flags divided_by(const Count& count) {
  Flags found;
  for (const Result& result : count.results)
    for (const Flag by : {Flag::by_population, Flag::by_area})
      if (result.flags.has(by)) found |= by;
  return found;
}

std::vector<std::pair<std::string, std::string>> larger_areas(const Atlas& atlas, LayerIndex layer, AreaIndex area) {
  const AtlasLayer& own = atlas.layers[layer];
  std::vector<std::pair<std::string, std::string>> larger;
  if (own.parent_layer) {
    const std::string& code = own.layer.areas[area].parent;
    if (const auto parent = atlas.layers[*own.parent_layer].find(code))
      larger.emplace_back(code, atlas.layers[*own.parent_layer].layer.areas[*parent].name);
    return larger;
  }
  std::optional<LayerIndex> chosen;
  for (const AtlasLayer& other : atlas.layers) {
    if (!other.parent_layer) continue;
    const std::size_t number = atlas.layers[*other.parent_layer].layer.areas.size();
    if (number < own.layer.areas.size() && (!chosen || number > atlas.layers[*chosen].layer.areas.size()))
      chosen = other.parent_layer;
  }
  if (!chosen || *chosen == layer) return larger;
  for (const AreaPart& part : parts_in(atlas, layer, area, *chosen)) {
    const Area& there = atlas.layers[*chosen].layer.areas[part.to];
    larger.emplace_back(there.code, there.name);
  }
  return larger;
}

bool nests_in(const Atlas& atlas, LayerIndex layer, LayerIndex ancestor_layer) {
  std::size_t steps = 0;
  for (std::optional<LayerIndex> at = atlas.layers[layer].parent_layer; at && steps < atlas.layers.size();
       at = atlas.layers[*at].parent_layer, ++steps)
    if (*at == ancestor_layer) return true;
  return false;
}

Allocation allocation_of(const Atlas& atlas, ContestIndex contest, LayerIndex layer) {
  const AtlasContest& counted = atlas.contests[contest];
  if (layer == counted.own.layer) return Allocation::own;
  if (!counted.own.results.empty() && counted.own.results.front().shares_only) return Allocation::none;
  if (counted.contest.by_election) return Allocation::none;
  if (nests_in(atlas, counted.own.layer, layer)) return Allocation::sum;
  if (nests_in(atlas, layer, counted.own.layer)) return Allocation::none;
  const std::size_t own = atlas.layers[counted.own.layer].layer.areas.size();
  return own >= times_coarser * atlas.layers[layer].layer.areas.size() ? Allocation::overlap : Allocation::none;
}

std::vector<LayerIndex> layers_of(const Atlas& atlas, ContestIndex contest) {
  std::vector<LayerIndex> layers{atlas.contests[contest].own.layer};
  for (LayerIndex layer = 0; layer < atlas.layers.size(); ++layer)
    if (layer != layers.front() && allocation_of(atlas, contest, layer) != Allocation::none) layers.push_back(layer);
  return layers;
}

const Count& count_of(const Atlas& atlas, const ShownContest& shown) {
  const AtlasContest& contest = atlas.contests[shown.contest];
  ShownContest asked = shown;  // without the choices that this contest does not have
  if (contest.contest.method != Method::multi_member) asked.basis.slate = SlateVote::top;
  if (!contest.has_postal) asked.basis.spread_postal = false;
  if (asked.what_if) return hypothetical_count(atlas, asked);
  if (asked.so_far) return count_so_far(atlas, asked);
  if (asked.layer == contest.own.layer && asked.basis == Basis{}) return contest.own;
  const std::scoped_lock lock(atlas.memo->mutex);
  std::unique_ptr<Count>& known = atlas.memo->counts[key_of(asked)];
  if (!known) known = std::make_unique<Count>(Counter(atlas, asked).count());
  return *known;
}

const Result* result_of(const Atlas& atlas, const ShownContest& shown, AreaIndex area) {
  return count_of(atlas, shown).find(area);
}

const Result* result_of(const Atlas& atlas, const ShownContest& shown, LayerIndex layer, AreaIndex area) {
  if (shown.layer == layer) return result_of(atlas, shown, area);
  const auto there = atlas.layers[shown.layer].find(atlas.layers[layer].layer.areas[area].code);
  return there ? result_of(atlas, shown, *there) : nullptr;
}

LayerIndex seats_layer_of(const Atlas& atlas, ContestIndex contest) {
  return atlas.find_layer(atlas.contest(contest).seats_layer).value_or(atlas.contests[contest].own.layer);
}

Totals totals_where_seats_are_won(const Atlas& atlas, ContestIndex contest, const std::shared_ptr<Hypothesis>& what_if,
                                  const std::shared_ptr<const NightMoment>& so_far) {
  const Contest& counted = atlas.contest(contest);
  const LayerIndex layer = seats_layer_of(atlas, contest);
  const SeatRule rule = seat_rule(counted, atlas.layers[layer].layer.id);
  if (layer == atlas.contests[contest].own.layer && !what_if) {
    if (!so_far) return totals(counted);
    std::vector<Result> declared;
    for (const Result& result : counted.results)
      if (so_far->has(result.area_code)) declared.push_back(result);
    return totals(declared, rule);
  }
  return totals(count_of(atlas, {contest, layer, {}, what_if, so_far}).results,
                what_if && rule == SeatRule::elected ? SeatRule::none : rule);
}

std::vector<SeatsWon> elected_in(const Atlas& atlas, const ShownContest& shown, AreaIndex area) {
  const AtlasContest& counted = atlas.contests[shown.contest];
  const Allocation allocation = allocation_of(atlas, shown.contest, shown.layer);
  std::vector<SeatsWon> won;
  if (shown.what_if) return won;
  if (counted.contest.method != Method::multi_member ||
      (allocation != Allocation::own && allocation != Allocation::sum))
    return won;
  const AtlasLayer& own = atlas.layers[counted.own.layer];
  for (const Result& ward : counted.contest.results) {
    if (shown.so_far && !shown.so_far->has(ward.area_code)) continue;
    const auto index = own.find(ward.area_code);
    if (!index || ancestor_of(atlas, counted.own.layer, *index, shown.layer) != area) continue;
    for (const SeatsWon& seats : seats_won(ward)) {
      const auto known =
          std::find_if(won.begin(), won.end(), [&](const SeatsWon& item) { return item.party == seats.party; });
      if (known != won.end()) known->seats += seats.seats;
      else won.push_back(seats);
    }
  }
  std::stable_sort(won.begin(), won.end(), [](const SeatsWon& a, const SeatsWon& b) { return a.seats > b.seats; });
  return won;
}

std::string why_missing(const Atlas& atlas, const ShownContest& shown, const std::string& code) {
  const Contest& contest = atlas.contest(shown.contest);
  const Count& count = count_of(atlas, shown);
  if (const auto area = shown.so_far ? atlas.layers[shown.layer].find(code) : std::nullopt)
    if (is_to_come(atlas, shown, *area)) return not_yet_declared;
  if (const auto known = count.missing.find(code); known != count.missing.end()) return known->second;
  if (const auto known = contest.absent.find(code); known != contest.absent.end()) return known->second;
  if (!contest.covers(code)) return contest.by_election ? "nobody voted here in this by-election" : "not published";
  return "no result published for this area";
}

void warm_up(const Atlas& atlas) {
  for (ContestIndex contest = 0; contest < atlas.contests.size(); ++contest)
    for (const LayerIndex layer : layers_of(atlas, contest)) count_of(atlas, {contest, layer, {}});
}

}  // namespace hustings
