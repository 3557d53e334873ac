#include "atlas/load/load_contest.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

#include "atlas/join.h"
#include "atlas/load/name_join.h"
#include "atlas/load/result_tables.h"
#include "elections/read/contradictions.h"
#include "elections/read/read_published.h"
#include "elections/read/read_results.h"
#include "elections/read/result_faults.h"
#include "elections/slate.h"

namespace hustings {

namespace {

class ContestLoader {
 public:
  ContestLoader(const ContestEntry& entry, const ContestTables& tables, const Atlas& atlas, Parties& parties)
      : entry_(entry),
        tables_(tables),
        atlas_(atlas),
        parties_(parties),
        layer_index_(*atlas.find_layer(entry.contest.layer)),
        layer_(atlas.layers[layer_index_]) {}

  Outcome<AtlasContest> load() {
    Outcome<AtlasContest> outcome;
    add(tables_.votes.findings);
    if (tables_.areas) add(tables_.areas->findings);
    if (tables_.votes && (!tables_.areas || *tables_.areas)) {
      ResultTables tidied(tables_, layer_, atlas_, parties_);
      const bool is_tidy = tidied.tidy();
      add(tidied.findings());
      if (is_tidy) outcome.value = contest(tidied);
    }
    outcome.findings = std::move(findings_);
    return outcome;
  }

 private:
  void add(const Findings& some) { findings_.insert(findings_.end(), some.begin(), some.end()); }

  std::optional<AtlasContest> contest(const ResultTables& tables) {
    Outcome<std::vector<Result>> results = read_results(tables.votes(), parties_);
    add(results.findings);
    if (!results) return std::nullopt;
    for (Result& result : *results.value) result.several_votes = entry_.contest.method == Method::multi_member;
    if (tables.areas() != nullptr) {
      add(add_area_figures(*tables.areas(), *results.value));
      add(add_published(*tables.areas(), entry_.contest, *results.value, parties_));
    }
    doubt(tables, *results.value);
    AtlasContest contest;
    contest.contest = entry_.contest;
    contest.contest.results = std::move(*results.value);
    flag_results(contest);
    warn_of_elected(contest.contest);
    const AtlasLayer* parents = layer_.parent_layer ? &atlas_.layers[*layer_.parent_layer] : nullptr;
    contest.off_map = take_off_map(contest.contest.results, layer_, parents);
    contest.own = join_to_layer(counted_results(contest.contest), layer_, layer_index_);
    contest.stood = totals(contest.contest).parties;
    add(findings_of(join_report(contest, layer_), contest.contest, entry_.results));
    add_second_preferences(contest, tables.second_preferences());
    add_final_round(contest);
    return contest;
  }

  /// What the table says of itself, and what its figures look like.
  void doubt(const ResultTables& tables, std::vector<Result>& results) {
    if (entry_.zero == ZeroMeans::did_not_stand) leave_out_zeros(results);
    add(doubtful_counts(results, parties_, entry_.results, entry_.zero));
    add(contradictions(tables.published(), results, parties_, entry_.contest.method));
    if (!entry_.not_counted.empty())
      warn(entry_.file,
           fmt::format("contest \"{}\": no party is called {}, and the numbers there are not counted",
                       entry_.contest.id, fmt::join(entry_.not_counted, ", ")),
           "If one is a party, add its votes to the results; then take it out of not_counted");
  }

  /// What is true of all results of a contest.
  static void flag_results(AtlasContest& contest) {
    std::vector<Result>& results = contest.contest.results;
    const SeatRule rule = seat_rule(contest.contest, contest.contest.layer);
    for (Result& result : results)
      result.one_seat =
          result.level == Level::area &&
          (rule == SeatRule::one_each ? result.seats.value_or(1) == 1 : rule == SeatRule::elected && result.seats == 1);
    contest.has_postal = !results.empty() && results.back().level == Level::postal;  // sorted: postal rows come last
    for (Result& result : results) {
      if (contest.contest.notional) result.flags |= Flag::notional;
      if (contest.contest.estimate) result.flags |= Flag::estimate;
      if (contest.has_postal && result.level == Level::area) result.flags |= Flag::in_person;
    }
  }

  /// Where seats are won on another layer, the sums there are compared in `check`.
  void warn_of_elected(const Contest& contest) {
    std::vector<std::string> codes;
    for (const Result& result : contest.results)
      if (elected_fault(result, seats_to_fill(contest, result), parties_)) codes.push_back(result.area_code);
    if (codes.empty()) return;
    constexpr std::size_t few = 5;
    const std::size_t named = std::min(few, codes.size());
    warn(entry_.results,
         fmt::format("{}: who is named elected contradicts the votes in {} area{}: {}{}", contest.id, codes.size(),
                     codes.size() == 1 ? "" : "s",
                     fmt::join(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(named), ", "),
                     codes.size() > few ? fmt::format(" and {} more", codes.size() - few) : ""),
         "The votes count there; `hustings check` tells each");
  }

  /// By party where wards elect several members, by candidate elsewhere.
  std::vector<Result> counted_results(const Contest& contest) const {
    if (contest.method != Method::multi_member) return contest.results;
    std::vector<Result> results;
    for (const Result& result : contest.results) results.push_back(merge_slates(result, SlateVote::top, parties_));
    return results;
  }

  void add_second_preferences(AtlasContest& contest, const Table* table) {
    if (!tables_.second_preferences) return;
    add(tables_.second_preferences->findings);
    if (table == nullptr) return;
    Outcome<std::vector<Result>> second = read_results(*table, parties_);
    add(second.findings);
    if (!second) return;
    contest.second_preferences = std::move(*second.value);
    for (const Result& result : contest.second_preferences)
      if (contest.contest.find(result.area_code, result.level) == nullptr)
        warn(entry_.second_preferences,
             fmt::format("second preferences of {}, which has no first ones", result.area_code), "Check the code");
  }

  /// Calls with each party and its figure; a party that is not in the table of parties is a warning.
  void for_parties(const std::vector<std::pair<std::string, std::int64_t>>& figures, const char* key,
                   const std::function<void(PartyIndex, std::int64_t)>& add) {
    for (const auto& [party, figure] : figures) {
      if (const auto known = parties_.find(party)) add(*known, figure);
      else
        warn(entry_.file,
             fmt::format("contest \"{}\": {} names the party \"{}\", which is not in the table of parties",
                         entry_.contest.id, key, party),
             "Check the id; its figure is not shown");
    }
  }

  void add_final_round(AtlasContest& contest) {
    for_parties(entry_.final_round, "the final round", [&](PartyIndex party, std::int64_t votes) {
      contest.final_round.push_back({party, votes});
    });
    std::sort(contest.final_round.begin(), contest.final_round.end(),
              [](const FinalRound& a, const FinalRound& b) { return a.votes > b.votes; });
    for_parties(entry_.list_seats, "list_seats", [&](PartyIndex party, std::int64_t seats) {
      contest.list_seats.push_back({party, static_cast<int>(seats)});
    });
    std::sort(contest.list_seats.begin(), contest.list_seats.end(),
              [](const SeatsWon& a, const SeatsWon& b) { return a.seats > b.seats; });
  }

  void warn(const std::string& file, std::string what, std::string remedy) {
    findings_.push_back({.severity = Severity::warning,
                         .place = {.file = file, .layer = {}, .row = {}, .column = {}},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  const ContestEntry& entry_;
  const ContestTables& tables_;
  const Atlas& atlas_;
  Parties& parties_;
  LayerIndex layer_index_;
  const AtlasLayer& layer_;
  Findings findings_;
};

}  // namespace

ContestTables tables_of(const ContestEntry& entry, const TableReader& read) {
  ContestTables tables;
  tables.votes = read(entry.results, entry.results_layer);
  if (!entry.areas.empty()) tables.areas = read(entry.areas, entry.areas_layer);
  if (!entry.second_preferences.empty())
    tables.second_preferences = read(entry.second_preferences, entry.second_preferences_layer);
  return tables;
}

Outcome<AtlasContest> load_contest(const ContestEntry& entry, const ContestTables& tables, const Atlas& atlas,
                                   Parties& parties) {
  return ContestLoader(entry, tables, atlas, parties).load();
}

std::string default_contest(const AtlasFile& file, const std::vector<AtlasContest>& contests) {
  if (!file.default_contest.empty() || contests.empty()) return file.default_contest;
  return std::max_element(contests.begin(), contests.end(),
                          [](const AtlasContest& a, const AtlasContest& b) { return a.contest.date < b.contest.date; })
      ->contest.id;
}

}  // namespace hustings
