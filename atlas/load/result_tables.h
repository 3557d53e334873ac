// A contest's tables as they were read, brought to the form that results are read from.
#pragma once

#include <deque>

#include "atlas/load/load_contest.h"
#include "elections/read/contradictions.h"

namespace hustings {

/// Names become codes, wide tables long ones, rows and columns of whole areas tables of areas; every fault of the
/// tables as a whole is a finding. The tables given must outlive it.
class ResultTables {
 public:
  ResultTables(const ContestTables& tables, const AtlasLayer& layer, const Atlas& atlas, const Parties& parties);
  ResultTables(const ResultTables&) = delete;
  ResultTables& operator=(const ResultTables&) = delete;

  /// False where the tables cannot be read; `findings` says why. To be called once, before the others.
  bool tidy();

  const Table& votes() const { return *votes_; }
  const Table* areas() const { return areas_; }                            ///< null where there is none
  const Table* second_preferences() const { return second_preferences_; }  ///< null where there is none
  const PublishedTables& published() const { return published_; }
  const Findings& findings() const { return findings_; }

 private:
  void add(const Findings& some) { findings_.insert(findings_.end(), some.begin(), some.end()); }
  const Table& keep(Table table) { return made_.emplace_back(std::move(table)); }
  const Table* with_area_codes(const Table& table);
  bool look_for_faults(const Table& table);
  const Table& without_sums(const Table& table);
  bool take_areas();
  bool is_one_contest();
  bool tidy_wide();
  void tidy_long();
  void use_areas(Table areas);

  const ContestTables& tables_;
  const AtlasLayer& layer_;
  const Atlas& atlas_;
  const Parties& parties_;
  const Table* votes_ = nullptr;
  const Table* areas_ = nullptr;
  const Table* second_preferences_ = nullptr;
  PublishedTables published_;
  std::deque<Table> made_;  ///< from those that were read; a table never moves here
  Findings findings_;
};

}  // namespace hustings
