// Small parties, results and tables that the tests of elections share.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/table.h"
#include "base/text/text.h"
#include "elections/contest.h"
#include "elections/party.h"

namespace hustings::examples {

// Indices into some_parties().
inline constexpr PartyIndex con = 0, lab = 1, ld = 2, ukip = 3, ind = 4, other = 5;

inline Parties some_parties() {
  Parties parties;
  parties.add({"con", "Conservative", "Con", 0x0087DC, PartyKind::party});
  parties.add({"lab", "Labour", "Lab", 0xDC241F, PartyKind::party});
  parties.add({"ld", "Liberal Democrat", "LD", 0xFDBB30, PartyKind::party});
  parties.add({"ukip", "UK Independence Party", "UKIP", 0x70147A, PartyKind::party});
  parties.add({"ind", "Independent", "Ind", 0x8A8F98, PartyKind::independent});
  parties.add({"other", "Other parties", "Other", 0x8A8F98, PartyKind::aggregate});
  return parties;
}

struct Votes {
  PartyIndex party = 0;
  std::int64_t votes = 0;
  std::string candidate = {};
};

inline Result result_of(std::initializer_list<Votes> votes, std::string code = "E1", Level level = Level::area) {
  Result result;
  result.area_code = std::move(code);
  result.level = level;
  for (const Votes& row : votes) {
    Candidacy candidacy;
    candidacy.party = row.party;
    candidacy.candidate = row.candidate;
    candidacy.votes = row.votes;
    candidacy.independent = row.party == ind;
    result.candidacies.push_back(std::move(candidacy));
  }
  sort_candidacies(result.candidacies);
  return result;
}

/// A table from lines of comma-separated text without quotes; a semicolon in a cell becomes a comma.
inline Table table_of(std::string_view text) {
  Table table;
  table.file = "votes.csv";
  std::int64_t line = 0;
  for (const std::string& row : split(trimmed(text), '\n')) {
    std::vector<std::string> cells = split(row, ',');
    for (std::string& cell : cells)
      for (char& letter : cell)
        if (letter == ';') letter = ',';
    if (++line == 1) {
      table.columns = std::move(cells);
    } else {
      table.rows.push_back(std::move(cells));
      table.lines.push_back(line);
    }
  }
  return table;
}

/// `count` areas of ten boroughs, and a postal row for each borough, with random votes: the same for the same seed.
/// Parties stand or not at random; every area has at least one vote.
inline std::vector<Result> random_results(unsigned seed, int count) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned limit) { return static_cast<std::int64_t>(random() % limit); };
  const auto fill = [&](Result& result) {
    result.candidacies.clear();
    for (const PartyIndex party : {con, lab, ld, ukip, other})
      if (party < ld || below(4) > 0) {
        Candidacy candidacy;
        candidacy.party = party;
        candidacy.votes = below(3) == 0 ? below(4) + 1 : below(20'000) + 1;
        result.candidacies.push_back(candidacy);
      }
    sort_candidacies(result.candidacies);
    result.electorate = result.votes_valid() + below(5'000);
  };
  std::vector<Result> results;
  for (int i = 0; i < count; ++i) {
    Result result;
    result.area_code = "W" + std::to_string(1000 + i);
    fill(result);
    results.push_back(result);
  }
  for (int i = 0; i < 10; ++i) {
    Result result;
    result.area_code = "B" + std::to_string(i);
    result.level = Level::postal;
    fill(result);
    results.push_back(result);
  }
  return results;
}

/// The borough of an area of random_results.
inline std::string borough_of(const std::string& area_code) { return std::string("B") + area_code.back(); }

}  // namespace hustings::examples
