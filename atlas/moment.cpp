#include "atlas/moment.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "atlas/memo.h"

namespace hustings {

namespace {

/// How close to the contest's own day a time without a day is: from its noon.
constexpr std::chrono::hours noon{12};

}  // namespace

const Night& night_of(const Atlas& atlas, ContestIndex contest) {
  const std::scoped_lock lock(atlas.memo->mutex);
  std::unique_ptr<Night>& known = atlas.memo->nights[contest];
  if (!known) known = std::make_unique<Night>(atlas.contest(contest));
  return *known;
}

bool has_night(const Atlas& atlas, ContestIndex contest) { return !night_of(atlas, contest).empty(); }

NightMoment::NightMoment(const Atlas& atlas, ContestIndex night, Instant from)
    : night_(night), from_(from), kept_(std::make_unique<Kept>()) {
  const Night& order = night_of(atlas, night);
  for (const Result& result : atlas.contest(night).results) {
    ++of_;
    if (!order.has(result, from)) continue;
    ++declared_;
    codes_.insert(result.area_code);
  }
}

NightMoment::~NightMoment() = default;

bool NightMoment::operator==(const NightMoment& other) const {
  return night_ == other.night_ && declared_ == other.declared_ && codes_ == other.codes_;
}

std::shared_ptr<const NightMoment> moment_of(const Atlas& atlas, ContestIndex contest, std::optional<Instant> at) {
  if (!at || !has_night(atlas, contest)) return nullptr;
  const Night& night = night_of(atlas, contest);
  if (*at >= night.end()) return nullptr;
  // Between two declarations nothing changes, and what was worked out is found again.
  const Instant from = night.last_by(*at).value_or(Instant::min());
  const std::scoped_lock lock(atlas.memo->mutex);
  auto& kept = atlas.memo->moments;
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const std::shared_ptr<const NightMoment>& known) {
    return known->night() == contest && known->from() == from;
  });
  if (found != kept.end()) {
    kept.splice(kept.begin(), kept, found);
    return kept.front();
  }
  kept.push_front(std::make_shared<const NightMoment>(atlas, contest, from));
  if (kept.size() > Memo::most_moments) kept.pop_back();
  return kept.front();
}

bool is_to_come(const Atlas& atlas, const ShownContest& shown, AreaIndex area) {
  if (!shown.so_far || result_of(atlas, shown, area) != nullptr) return false;
  ShownContest whole = shown.as_published();
  whole.so_far = nullptr;
  return result_of(atlas, whole, area) != nullptr;
}

std::optional<Instant> declared_at(const Atlas& atlas, const ShownContest& shown, AreaIndex area) {
  const AtlasContest& contest = atlas.contests[shown.contest];
  const Result* result = result_of(atlas, shown, area);
  if (result == nullptr) return std::nullopt;
  if (shown.layer == contest.own.layer) return result->declared;
  const AtlasLayer& own = atlas.layers[contest.own.layer];
  std::optional<Instant> last;
  for (const Result& part : contest.contest.results) {
    if (!part.declared || (shown.so_far && !shown.so_far->has(part.area_code))) continue;
    const auto index = own.find(part.area_code);
    if (!index || ancestor_of(atlas, contest.own.layer, *index, shown.layer) != area) continue;
    last = std::max(last.value_or(*part.declared), *part.declared);
  }
  return last;
}

void require_night(const Atlas& atlas, ContestIndex contest) {
  if (has_night(atlas, contest)) return;
  std::vector<std::string> others;
  for (ContestIndex other = 0; other < atlas.contests.size(); ++other)
    if (has_night(atlas, other)) others.push_back(atlas.contest(other).id);
  const std::string with =
      others.empty() ? "no election of this atlas has any" : fmt::format("these have: {}", fmt::join(others, ", "));
  throw CommandError(fmt::format("{} has no times of declarations, so its night cannot be shown; {}",
                                 atlas.contest(contest).id, with));
}

Instant asked_instant(const Atlas& atlas, ContestIndex contest, const std::string& text) {
  require_night(atlas, contest);
  const Contest& asked = atlas.contest(contest);
  const Instant from_noon = instant_of(asked.date, noon, asked.time_zone);
  if (const auto at = maybe_instant(text, asked.time_zone, from_noon)) return *at;
  const Instant first = night_of(atlas, contest).first();
  constexpr std::size_t without_offset = 16;
  throw CommandError(fmt::format("\"{}\" is no time of {}; write it as in {}, or {} of that night", text, asked.id,
                                 iso_instant(first, asked.time_zone).substr(0, without_offset),
                                 clock_of(first, asked.time_zone)));
}

}  // namespace hustings
