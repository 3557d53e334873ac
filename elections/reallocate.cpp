#include "elections/reallocate.h"

#include <algorithm>
#include <map>
#include <utility>

#include "elections/aggregate.h"
#include "elections/apportion.h"

namespace hustings {

namespace {

/// Parts smaller than this are rounding of coordinates, and the area is whole.
constexpr double nearly_whole = 1 - 1e-9;

std::optional<std::int64_t> portion_of(const std::optional<std::int64_t>& figure, std::span<const double> parts,
                                       std::size_t which) {
  if (!figure) return std::nullopt;
  return apportioned(*figure, parts)[which];
}

/// The result of one area, divided among those that it lies in.
std::vector<Result> divided(const Result& result, const std::vector<Portion>& portions) {
  std::vector<double> parts;
  for (const Portion& portion : portions) parts.push_back(portion.part);
  std::vector<Result> pieces;
  for (std::size_t i = 0; i < portions.size(); ++i) {
    Result piece = result;
    piece.area_code = portions[i].area_code;
    for (Candidacy& candidacy : piece.candidacies) candidacy.votes = apportioned(candidacy.votes, parts)[i];
    piece.electorate = portion_of(result.electorate, parts, i);
    piece.ballots = portion_of(result.ballots, parts, i);
    if (portions[i].part < nearly_whole) {
      piece.seats.reset();
      piece.flags |= Flag::estimate;
      piece.flags |= portions[i].by;
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

Candidacy* find_same(Result& result, const Candidacy& wanted) {
  const auto found =
      std::find_if(result.candidacies.begin(), result.candidacies.end(), [&](const Candidacy& candidacy) {
        return candidacy.party == wanted.party && candidacy.candidate == wanted.candidate;
      });
  return found == result.candidacies.end() ? nullptr : &*found;
}

/// `valid`: all votes in person of each area, at least 1.
void spread(const Candidacy& postal, const std::vector<Result*>& areas, const std::vector<double>& valid) {
  std::vector<double> in_person;
  for (Result* area : areas) {
    const Candidacy* same = find_same(*area, postal);
    in_person.push_back(same != nullptr ? static_cast<double>(same->votes) : 0);
  }
  const bool had_any = std::any_of(in_person.begin(), in_person.end(), [](double votes) { return votes > 0; });
  const std::vector<std::int64_t> votes = apportioned(postal.votes, had_any ? in_person : valid);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (Candidacy* same = find_same(*areas[i], postal)) {
      same->votes += votes[i];
    } else if (votes[i] > 0) {
      Candidacy& added = areas[i]->candidacies.emplace_back(postal);
      added.votes = votes[i];
    }
  }
}

}  // namespace

std::vector<Result> reallocate(const std::vector<Result>& results,
                               const std::function<std::vector<Portion>(const std::string&)>& portions_of,
                               Candidates candidates) {
  std::vector<Result> pieces;
  for (const Result& result : results) {
    if (result.level == Level::postal || result.shares_only) continue;
    for (Result& piece : divided(result, portions_of(result.area_code))) pieces.push_back(std::move(piece));
  }
  return aggregate(
      pieces, [](const std::string& code) { return std::optional(code); }, candidates);
}

std::vector<Result> spread_postal(const std::vector<Result>& results,
                                  const std::function<std::optional<std::string>(const std::string&)>& parent_of) {
  std::vector<Result> spread_results;
  std::map<std::string, std::vector<Result*>> areas_of;
  for (const Result& result : results)
    if (result.level == Level::area) spread_results.push_back(result);
  for (Result& result : spread_results)
    if (const auto parent = parent_of(result.area_code)) areas_of[*parent].push_back(&result);

  std::vector<Result> kept;
  for (const Result& postal : results) {
    if (postal.level != Level::postal) continue;
    const auto areas = areas_of.find(postal.area_code);
    if (areas == areas_of.end()) {
      kept.push_back(postal);
      continue;
    }
    std::vector<double> valid;
    for (const Result* area : areas->second)
      valid.push_back(std::max<double>(1, static_cast<double>(area->votes_valid())));
    for (const Candidacy& candidacy : postal.candidacies) spread(candidacy, areas->second, valid);
    for (Result* area : areas->second) {
      area->flags = area->flags.without(Flag::in_person);
      area->flags |= Flag::estimate;
      area->electorate.reset();
      area->ballots.reset();
      area->published = {};
      area->note = "postal votes spread by votes in person";
    }
  }
  for (Result& result : spread_results) sort_candidacies(result.candidacies);
  spread_results.insert(spread_results.end(), std::make_move_iterator(kept.begin()),
                        std::make_move_iterator(kept.end()));
  return spread_results;
}

}  // namespace hustings
