#include "atlas/view/night_view.h"

#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace {

/// The contest whose night is asked for, where it has one.
std::optional<ContestIndex> night_on_map(const Atlas& atlas, const Question& question) {
  const auto contest = question.at ? atlas.find_contest(question.contest) : std::nullopt;
  return contest && has_night(atlas, *contest) ? contest : std::nullopt;
}

}  // namespace

std::shared_ptr<const NightMoment> shown_moment(const Atlas& atlas, const Question& question, ContestIndex contest) {
  if (!question.at || atlas.contest(contest).id != question.contest) return nullptr;
  return moment_of(atlas, contest, question.at);
}

bool shows_night(const Atlas& atlas, const Question& question) { return night_on_map(atlas, question).has_value(); }

std::string night_title(const Atlas& atlas, const Question& question) {
  const auto contest = night_on_map(atlas, question);
  if (!contest) return {};
  const std::string when = long_instant(*question.at, atlas.contest(*contest).time_zone);
  if (const auto moment = moment_of(atlas, *contest, question.at))
    return fmt::format("So far: {} of {} declared by {}", with_thousands(moment->declared()),
                       with_thousands(moment->of()), when);
  return fmt::format("All {} declared by {}", with_thousands(atlas.contest(*contest).results.size()), when);
}

const char* so_far(const Atlas& atlas, const Question& question) {
  const auto contest = night_on_map(atlas, question);
  return contest && moment_of(atlas, *contest, question.at) ? " so far" : "";
}

void require_valid_night(const Atlas& atlas, const Question& question) {
  const auto contest = question.at ? atlas.find_contest(question.contest) : std::nullopt;
  if (contest) require_night(atlas, *contest);
}

std::string written_instant(const Atlas& atlas, const Question& question) {
  const auto contest = night_on_map(atlas, question);
  return contest ? iso_instant(*question.at, atlas.contest(*contest).time_zone) : std::string();
}

}  // namespace hustings
