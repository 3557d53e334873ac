#include "elections/read/contradictions.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/text/text.h"
#include "elections/read/party_names.h"
#include "elections/read/published_shares.h"
#include "elections/read/result_words.h"
#include "elections/result_measures.h"

namespace hustings {

namespace {

constexpr std::size_t most_areas_named = 50;

/// The published figures of one area.
struct PublishedFigures {
  std::optional<std::int64_t> valid, total, cast, rejected, ballots;
  std::string majority, majority_share, turnout, winner, runner_up;  ///< as written
};

std::optional<std::int64_t> maybe_largest(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  return a && b ? std::max(a, b) : a ? a : b;
}

/// "Lab hold", "LD gain from Con": the party alone.
std::string without_outcome(const std::string& cell) {
  const std::string lower = lower_case(cell);
  for (const std::string_view word : {" hold", " gain", " win", " no change"})
    if (const auto at = lower.find(word); at != std::string::npos) return cell.substr(0, at);
  return cell;
}

class Comparison {
 public:
  Comparison(const std::vector<Result>& results, const Parties& parties, Method method)
      : parties_(parties), method_(method) {
    for (const Result& result : results) results_.emplace(std::pair(result.level, result.area_code), &result);
  }

  void compare_areas(const Table& table) {
    if (table.find_column("area_code") == std::nullopt) return;
    winners_ = {};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const Result* result = result_of(table, row);
      if (result == nullptr || result->candidacies.empty()) continue;
      compare_area(table, row, *result);
    }
    tell_winners(table);
  }

  void compare_shares(const Table& table) {
    const auto rows = shares_in(table);
    std::vector<RowWithShare> known;
    for (const ShareRow& share : rows) {
      const Result* result = result_of(table, share.row);
      if (result == nullptr || result->shares_only) continue;
      const auto votes = votes_in(*result, table, share.row);
      if (votes) known.push_back({share, result, *votes});
    }
    for (const RowWithShare& row : contradicting_shares(known, method_)) {
      const double read = row.result->votes_valid() == 0
                              ? 0
                              : 100.0 * static_cast<double>(row.votes) / static_cast<double>(row.result->votes_valid());
      note(table, row.share.row, *row.result,
           fmt::format("the share of {} is {}, and its {} of {} votes are {:.2f}%",
                       table.cell(row.share.row, table.find_column("party")), row.share.written,
                       with_thousands(row.votes), with_thousands(row.result->votes_valid()), read));
    }
  }

  Findings take() && {
    Findings findings = std::move(findings_);
    std::size_t named = 0;
    for (const auto& [area, found] : contradictions_) {
      if (++named > most_areas_named) continue;
      findings.push_back({.severity = Severity::warning,
                          .place = found.place,
                          .what = fmt::format("{}: {}", std::get<1>(area), fmt::join(found.what, "; ")),
                          .remedy = "Is a column, a row or a party missing, or a figure mistyped?"});
    }
    if (named > most_areas_named) {
      Place place = contradictions_.begin()->second.place;
      place.row.reset();
      findings.push_back(
          {.severity = Severity::warning,
           .place = std::move(place),
           .what = fmt::format("{} more areas contradict their own published figures", named - most_areas_named),
           .remedy = "Mend those that are named first"});
    }
    return findings;
  }

 private:
  struct Contradiction {
    Place place;
    std::vector<std::string> what;
  };
  struct Winners {
    std::size_t known = 0;
    std::size_t unknown = 0;
    std::size_t first_unknown = 0;  ///< row
  };

  const Result* result_of(const Table& table, std::size_t row) const {
    const std::string level = lower_case(trimmed(table.cell(row, table.find_column("level"))));
    const auto found = results_.find({level == "postal" ? Level::postal : Level::area,
                                      area_code_of(table.cell(row, table.find_column("area_code")))});
    return found == results_.end() ? nullptr : found->second;
  }

  /// The votes that were read from the row.
  std::optional<std::int64_t> votes_in(const Result& result, const Table& table, std::size_t row) const {
    const auto party = parties_.find(trimmed(table.cell(row, table.find_column("party"))));
    if (!party) return std::nullopt;
    const std::string_view candidate = trimmed(table.cell(row, table.find_column("candidate")));
    std::optional<std::int64_t> votes;
    for (const Candidacy& candidacy : result.candidacies)
      if (candidacy.party == *party && (candidate.empty() || candidacy.candidate == candidate)) votes = candidacy.votes;
    return votes;
  }

  PublishedFigures published_in(const Table& table, std::size_t row) const {
    const auto cell = [&](AreaFigure figure) { return table.cell(row, table.find_column(column_of(figure))); };
    using enum AreaFigure;
    return {.valid = maybe_count(cell(valid)),
            .total = maybe_count(cell(total)),
            .cast = maybe_count(cell(cast)),
            .rejected = maybe_count(cell(rejected)),
            .ballots = maybe_count(cell(ballots)),
            .majority = cell(majority),
            .majority_share = cell(majority_share),
            .turnout = cell(turnout),
            .winner = cell(winner),
            .runner_up = cell(runner_up)};
  }

  void note(const Table& table, std::size_t row, const Result& result, std::string what) {
    auto& found = contradictions_[{result.level, result.area_code}];
    if (found.what.empty()) found.place = table.place(row);
    found.what.push_back(std::move(what));
  }

  void compare_area(const Table& table, std::size_t row, const Result& result) {
    const PublishedFigures figures = published_in(table, row);
    if (!result.shares_only) {
      compare_totals(table, row, result, figures);
      compare_turnout(table, row, result, figures);
    }
    if (method_ == Method::multi_member || method_ == Method::supplementary_vote) return;
    compare_majority(table, row, result, figures);
    compare_place(table, row, result, figures.winner, "winner", 0);
    compare_place(table, row, result, figures.runner_up, "runner-up", 1);
  }

  void compare_totals(const Table& table, std::size_t row, const Result& result, const PublishedFigures& figures) {
    const std::int64_t read = result.votes_valid();
    const bool several = method_ == Method::multi_member;
    const auto contradicts = [&](std::int64_t figure, const char* name) {
      note(table, row, result,
           fmt::format("{} {} are published, and the votes that were read sum to {}", with_thousands(figure), name,
                       with_thousands(read)));
    };
    // Where voters have several votes, a total may be of voters.
    const auto can_be = [&](std::int64_t figure) {
      if (figure == read) return true;
      return several && figure < read && figure >= result.candidacies.front().votes;
    };
    if (figures.valid && !can_be(*figures.valid)) return contradicts(*figures.valid, "valid votes");
    if (figures.valid) return;
    if (figures.total && !can_be(*figures.total)) {
      const auto papers = maybe_largest(result.ballots, figures.ballots);
      const bool with_rejected = figures.rejected && can_be(*figures.total - *figures.rejected);
      if (!with_rejected && figures.total != papers) return contradicts(*figures.total, "votes in all");
    }
    if (!figures.cast || can_be(*figures.cast)) return;
    // Papers in the box, some of them spoilt: a few in a hundred at most, where their number is not published.
    const bool explained = figures.rejected ? can_be(*figures.cast - *figures.rejected)
                                            : several || (*figures.cast > read && 20 * read >= 19 * *figures.cast);
    if (!explained && figures.cast != figures.total) contradicts(*figures.cast, "votes cast");
  }

  void compare_turnout(const Table& table, std::size_t row, const Result& result, const PublishedFigures& figures) {
    const auto turnout = maybe_decimal(figures.turnout);
    if (!turnout || !result.electorate || *result.electorate == 0) return;
    const std::int64_t read = result.votes_valid();
    const bool several = method_ == Method::multi_member;
    std::vector<std::int64_t> voters;
    for (const auto& count : {result.ballots, figures.ballots, figures.cast, figures.total, figures.valid})
      if (count) voters.push_back(*count);
    if (several && voters.empty()) return;
    voters.push_back(read);
    if (figures.rejected) voters.push_back(read + *figures.rejected);
    const bool is_count = turnout->value > 100 && turnout->decimals == 0;
    const auto is_turnout = [&](std::int64_t count) {
      return is_count ? static_cast<double>(count) == turnout->value
                      : is_percentage(*turnout, count, *result.electorate);
    };
    if (std::any_of(voters.begin(), voters.end(), is_turnout)) return;
    // Of ballot papers whose number is not published: a little above that of valid votes.
    const double of_valid = 100.0 * static_cast<double>(read) / static_cast<double>(*result.electorate);
    const double said =
        is_count ? 100 * turnout->value / static_cast<double>(*result.electorate) : percent_in(*turnout, of_valid);
    if (!result.ballots && said >= of_valid && said <= of_valid * 1.05) return;
    if (several) return;
    note(table, row, result,
         fmt::format("a turnout of {} is published, and {} votes of {} electors are {:.2f}%", figures.turnout,
                     with_thousands(read), with_thousands(*result.electorate), of_valid));
  }

  void compare_majority(const Table& table, std::size_t row, const Result& result, const PublishedFigures& figures) {
    const Measured<Majority> read = majority(result);
    if (!read.known()) return;
    const auto contradicts = [&](const std::string& written, const std::string& own) {
      note(table, row, result, fmt::format("a majority of {} is published, and {} is read", written, own));
    };
    const auto is_share = [&](const Decimal& share) {
      if (is_about(share, read->percent)) return true;
      if (result.shares_only) return false;
      const auto of = [&](const std::optional<std::int64_t>& whole) {
        return whole && *whole > 0 && is_percentage(share, read->votes, *whole);
      };
      return of(figures.valid) || of(figures.total) || of(figures.cast) || of(result.ballots) || of(result.electorate);
    };
    if (const auto share = maybe_decimal(figures.majority_share); share && !is_share(*share))
      contradicts(fmt::format("{}%", figures.majority_share), fmt::format("{:.2f}%", read->percent));
    if (const auto count = maybe_count(figures.majority)) {
      if (!result.shares_only && *count != read->votes)
        contradicts(with_thousands(*count), with_thousands(read->votes));
    } else if (const auto share = maybe_decimal(figures.majority); share && !is_share(*share)) {
      contradicts(figures.majority, fmt::format("{:.2f}%", read->percent));
    }
  }

  /// First or second in the poll, by party or by name.
  void compare_place(const Table& table, std::size_t row, const Result& result, const std::string& written,
                     const char* what, std::size_t place) {
    if (is_missing_figure(written) || maybe_decimal(written)) return;
    std::vector<const Candidacy*> stood;
    for (const Candidacy& candidacy : result.candidacies)
      if (!candidacy.aggregate) stood.push_back(&candidacy);
    if (stood.size() <= place) return;
    const std::int64_t votes = stood[place]->votes;
    const auto is_named = [&](const Candidacy& candidacy) {
      return !candidacy.candidate.empty() && folded(candidacy.candidate) == folded(written);
    };
    const auto party = party_named(without_outcome(written), parties_);
    const bool is_person = std::any_of(result.candidacies.begin(), result.candidacies.end(), is_named);
    if (place == 0) {
      if (party || is_person) ++winners_.known;
      else if (winners_.unknown++ == 0) winners_.first_unknown = row;
    }
    if (!party && !is_person) {
      if (place == 0 && !hides_in_a_sum(result, party, votes)) unknown_winners_.push_back({row, &result});
      return;
    }
    // Any of those with as many votes: which of them it was, votes do not say.
    const bool agrees = std::any_of(stood.begin(), stood.end(), [&](const Candidacy* candidacy) {
      return candidacy->votes == votes && (is_person ? is_named(*candidacy) : candidacy->party == *party);
    });
    if (agrees || hides_in_a_sum(result, party, votes)) return;
    note(table, row, result,
         fmt::format("the published {} is {}, and {} is read", what, written, parties_[stood[place]->party].name));
  }

  /// Parties that are published as one may be behind a winner who is not named apart.
  static bool hides_in_a_sum(const Result& result, std::optional<PartyIndex> party, std::int64_t votes) {
    return std::any_of(result.candidacies.begin(), result.candidacies.end(), [&](const Candidacy& candidacy) {
      const bool may_be = !party || candidacy.party == *party || !result.votes_of(*party);
      return candidacy.aggregate && candidacy.votes > votes && may_be;
    });
  }

  /// Winners that are no party and nobody who stood: each is a fault where others are known, and else the column is of
  /// something else, which is said once.
  void tell_winners(const Table& table) {
    const auto column = table.find_column(column_of(AreaFigure::winner));
    if (winners_.unknown > 0 && winners_.known == 0) {
      findings_.push_back({.severity = Severity::warning,
                           .place = table.place(winners_.first_unknown, table.columns[*column]),
                           .what = fmt::format("\"{}\" is no party that is known and nobody who stood; the winners are "
                                               "not compared",
                                               table.cell(winners_.first_unknown, column)),
                           .remedy = "Is a party missing from the table of parties?"});
    } else {
      for (const auto& [row, result] : unknown_winners_)
        note(table, row, *result,
             fmt::format("the published winner is {}, which is no party that is known, and {} is read",
                         table.cell(row, column), parties_[result->candidacies.front().party].name));
    }
    unknown_winners_.clear();
  }

  const Parties& parties_;
  Method method_;
  std::map<std::pair<Level, std::string>, const Result*> results_;
  std::map<std::tuple<Level, std::string>, Contradiction> contradictions_;
  Winners winners_;
  std::vector<std::pair<std::size_t, const Result*>> unknown_winners_;
  Findings findings_;
};

/// Is there anything to compare? Most tables have votes alone.
bool has_figures(const Table& table) {
  using enum AreaFigure;
  return std::any_of(all_area_figures.begin(), all_area_figures.end(), [&](AreaFigure figure) {
    return figure != electorate && figure != ballots && figure != seats && table.find_column(column_of(figure));
  });
}

}  // namespace

Findings contradictions(const PublishedTables& tables, const std::vector<Result>& results, const Parties& parties,
                        Method method) {
  const bool shares = tables.votes != nullptr && tables.votes->find_column("share");
  if (!shares && std::none_of(tables.areas.begin(), tables.areas.end(), [](const Table* t) { return has_figures(*t); }))
    return {};
  Comparison comparison(results, parties, method);
  for (const Table* table : tables.areas)
    if (has_figures(*table)) comparison.compare_areas(*table);
  if (shares) comparison.compare_shares(*tables.votes);
  return std::move(comparison).take();
}

}  // namespace hustings
