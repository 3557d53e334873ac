#include "elections/read/read_published.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>
#include <vector>

#include "base/text/text.h"
#include "elections/read/party_names.h"
#include "elections/read/result_words.h"
#include "elections/result_measures.h"

namespace hustings {

namespace {

/// A poll that is held so much later is another election, or a slip.
constexpr std::chrono::days longest_delay{366};

/// Votes are counted in the night after the poll and on the next day; a recount may take longer, a slip of the year
/// looks like more.
constexpr std::chrono::days usual_count{1};
constexpr std::chrono::days longest_count{31};

/// The party of that name, or of the candidate of that name.
std::optional<PartyIndex> party_called(std::string_view name, const Result& result, const Parties& parties) {
  if (const auto known = party_named(name, parties)) return known;
  const std::string wanted = folded(name);
  for (const Candidacy& candidacy : result.candidacies)
    if (!candidacy.candidate.empty() && folded(candidacy.candidate) == wanted) return candidacy.party;
  return std::nullopt;
}

class PublishedReader {
 public:
  PublishedReader(const Table& table, const Contest& contest, std::vector<Result>& results, const Parties& parties)
      : table_(table),
        contest_(contest),
        parties_(parties),
        area_code_(table.find_column("area_code")),
        level_(table.find_column("level")),
        date_(table.find_column("date")),
        declared_(table.find_column("declared")),
        winner_(table.find_column("winner")),
        majority_(table.find_column("majority")) {
    if (contest.method == Method::multi_member && (winner_ || majority_)) {
      warning({}, winner_ ? "winner" : "majority",
              fmt::format("{}: a published winner or majority is not read where several seats are filled", contest.id),
              "Mark the candidates as elected instead");
      winner_.reset();
      majority_.reset();
    }
    for (Result& result : results) results_[{result.level, result.area_code}] = &result;
  }

  Findings read() && {
    if (area_code_ && (date_ || declared_ || winner_ || majority_))
      for (std::size_t row = 0; row < table_.rows.size(); ++row) read_row(row);
    say_unread("date", "no days", "Write them as in 2010-05-25");
    say_unread("declared", "no times", "Write them as in 2017-06-08T23:01+01:00");
    say_unread("winner", "no party and no candidate here", "Write the party's id; the votes alone say who won");
    say_unread("majority", "no whole numbers of votes", "Write whole numbers, such as 1234");
    return std::move(findings_);
  }

 private:
  void read_row(std::size_t row) {
    const Level level = lower_case(trimmed(table_.cell(row, level_))) == "postal" ? Level::postal : Level::area;
    // Each area once: the first row counts.
    const auto found = results_.extract({level, area_code_of(trimmed(table_.cell(row, area_code_)))});
    if (found.empty()) return;
    Result& result = *found.mapped();
    read_date(row, result);
    read_declared(row, result);
    Published published;
    published.winner = winner_in(row, result);
    published.majority = majority_in(row, result);
    if (published == Published{}) return;
    const std::string fault = published_fault(result, published, parties_);
    if (fault.empty()) result.published = published;
    else
      warning(row, winner_ ? "winner" : "majority", fmt::format("{} {}: {}", contest_.id, result.area_code, fault),
              "Check the votes and what is published; the votes are shown");
  }

  void read_date(std::size_t row, Result& result) {
    const std::string_view written = trimmed(table_.cell(row, date_));
    if (written.empty()) return;
    const auto day = maybe_date(written);
    if (!day) return unread_["date"].push_back(row);
    if (*day == contest_.date) return;
    if (*day < contest_.date || *day - contest_.date > longest_delay)
      warning(row, "date",
              fmt::format("{} has its poll on {}, and {} is of {}", result.area_code, long_date(*day), contest_.id,
                          long_date(contest_.date)),
              "Check the day; a poll that was postponed is held within a year");
    result.date = day;
  }

  /// Held to the day of the area's poll: later than in its night and on the next day is odd, before it cannot be.
  void read_declared(std::size_t row, Result& result) {
    const std::string_view written = trimmed(table_.cell(row, declared_));
    if (written.empty()) return;
    const auto instant = maybe_instant(written, contest_.time_zone);
    if (!instant) return unread_["declared"].push_back(row);
    const Date poll = contest_.day_of(result);
    const auto later = local_time(*instant, contest_.time_zone).day - poll;
    const bool is_possible = later >= std::chrono::days(0) && later <= longest_count;
    if (is_possible) result.declared = instant;
    if (is_possible && later <= usual_count) return;
    warning(row, "declared",
            fmt::format("{} is said to be declared at {}, and its poll was on {}", result.area_code,
                        long_instant(*instant, contest_.time_zone), long_date(poll)),
            is_possible ? "Check the time; it counts as it stands" : "Check the time; it is left out");
  }

  std::optional<PartyIndex> winner_in(std::size_t row, const Result& result) {
    const std::string_view written = trimmed(table_.cell(row, winner_));
    if (written.empty()) return std::nullopt;
    const auto party = party_called(written, result, parties_);
    if (!party) unread_["winner"].push_back(row);
    return party;
  }

  std::optional<std::int64_t> majority_in(std::size_t row, const Result& result) {
    const std::string_view written = trimmed(table_.cell(row, majority_));
    if (written.empty() || result.shares_only) return std::nullopt;
    const auto votes = maybe_count(written);
    if (!votes) unread_["majority"].push_back(row);
    return votes;
  }

  /// Cells of one column that say nothing: the first of them, and how many.
  void say_unread(const char* column, const char* what, const char* remedy) {
    const std::vector<std::size_t>& rows = unread_[column];
    if (rows.empty()) return;
    const std::string& first = table_.cell(rows.front(), table_.find_column(column));
    warning(rows.front(), column,
            fmt::format("{} {} of column {} {} {}, \"{}\" first", rows.size(), rows.size() == 1 ? "cell" : "cells",
                        column, rows.size() == 1 ? "is" : "are", what, one_line(first)),
            fmt::format("{}, or leave the cells empty", remedy));
  }

  void warning(std::optional<std::size_t> row, std::string_view column, std::string what, std::string remedy) {
    Place place{.file = table_.file, .layer = {}, .row = {}, .column = std::string(column)};
    if (row) place = table_.place(*row, column);
    findings_.push_back({Severity::warning, std::move(place), std::move(what), std::move(remedy)});
  }

  const Table& table_;
  const Contest& contest_;
  const Parties& parties_;
  std::optional<std::size_t> area_code_, level_, date_, declared_, winner_, majority_;
  std::map<std::pair<Level, std::string>, Result*> results_;
  std::map<std::string, std::vector<std::size_t>> unread_;  ///< rows, by column
  Findings findings_;
};

std::string winner_fault(const Result& votes, PartyIndex published, const Parties& parties) {
  const std::string& name = parties[published].name;
  const auto own = votes.votes_of(published);
  if (!own) return fmt::format("{} is published as the winner, and has no votes of its own here", name);
  if (const auto first = winner(votes); first && first->party != published)
    return fmt::format("{} is published as the winner, and {} has {} votes to its {}", name, parties[first->party].name,
                       with_thousands(first->votes), with_thousands(*own));
  const bool beaten = std::any_of(votes.candidacies.begin(), votes.candidacies.end(), [&](const Candidacy& other) {
    return !other.aggregate && other.party != published && other.votes > *own;
  });
  return beaten ? fmt::format("{} is published as the winner, and another party has more votes", name) : std::string();
}

}  // namespace

std::string published_fault(const Result& result, const Published& published, const Parties& parties) {
  Result votes = result;
  votes.published = {};
  std::vector<std::string> faults;
  if (published.winner)
    if (std::string fault = winner_fault(votes, *published.winner, parties); !fault.empty()) faults.push_back(fault);
  if (!published.majority) return fmt::format("{}", fmt::join(faults, "; "));
  if (const auto counted = majority(votes)) {
    if (counted->votes != *published.majority)
      faults.push_back(fmt::format("a majority of {} is published, and the votes give {}",
                                   with_thousands(*published.majority), with_thousands(counted->votes)));
  } else if (faults.empty() && votes.candidacies.size() > 1) {
    votes.published = published;
    if (winner(votes) && !majority(votes))
      faults.push_back(fmt::format("a majority of {} is published, which no second can have left here",
                                   with_thousands(*published.majority)));
  }
  return fmt::format("{}", fmt::join(faults, "; "));
}

Findings add_published(const Table& areas, const Contest& contest, std::vector<Result>& results,
                       const Parties& parties) {
  return PublishedReader(areas, contest, results, parties).read();
}

}  // namespace hustings
