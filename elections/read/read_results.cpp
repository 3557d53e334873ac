#include "elections/read/read_results.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/text/text.h"
#include "elections/read/elected_words.h"
#include "elections/read/party_lines.h"
#include "elections/read/result_faults.h"
#include "elections/read/seen_rows.h"

namespace hustings {

namespace {

/// More faults than this tell the reader nothing new.
constexpr std::size_t most_errors = 20;

/// No count of votes is larger, and sums of such counts stay exact.
constexpr std::int64_t largest_count = 1'000'000'000'000;

/// No count that is published has more rounds.
constexpr std::int64_t most_rounds = 100;

/// Shares are kept as whole numbers like votes, so that everything that is said of votes can be said of them.
constexpr std::int64_t shares_a_percent = 10'000;

/// A count as written in a cell, or what is wrong with it.
struct Count {
  std::optional<std::int64_t> value;
  std::string what;
  std::string remedy;
};

std::string without_separators(std::string_view text) {
  std::string digits;
  // Comma, apostrophe, blank, and the blanks that spreadsheets put there: no-break, thin and narrow no-break.
  static constexpr std::array<std::string_view, 6> separators = {",", "'", " ", "\u00A0", "\u2009", "\u202F"};
  while (!text.empty()) {
    const auto* separator = std::find_if(std::begin(separators), std::end(separators),
                                         [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (separator != std::end(separators)) {
      text.remove_prefix(separator->size());
    } else {
      digits += text.front();
      text.remove_prefix(1);
    }
  }
  return digits;
}

Count count_in(std::string_view text, std::string_view column, std::int64_t largest = largest_count) {
  const auto fault = [&](std::string_view what, std::string remedy) {
    return Count{{}, fmt::format("{} \"{}\" {}", column, text, what), std::move(remedy)};
  };
  const std::string plain = "Write a whole number, such as 1234";
  if (text.empty()) return {{}, fmt::format("{} is empty", column), "Write 0, or leave the row out"};
  if (const auto number = maybe_integer(text)) {
    if (*number < 0) return fault("is negative", plain);
    if (*number > largest) return fault("is too large", plain);
    return {number, {}, {}};
  }
  const std::string digits = without_separators(text);
  if (digits != text && maybe_integer(digits))
    return fault("has a thousands separator", fmt::format("Write {}", digits));
  if (text.find_first_not_of("0123456789") == std::string_view::npos) return fault("is too large", plain);
  if (maybe_number(text)) return fault("is not a whole number", plain);
  return fault("is not a number", plain);
}

std::optional<Level> maybe_level(std::string_view text) {
  const std::string level = lower_case(text);
  if (level.empty() || level == "area") return Level::area;
  if (level == "postal") return Level::postal;
  return std::nullopt;
}

/// A word in the place of votes.
bool says_unopposed(std::string_view text) {
  const std::string word = lower_case(text);
  return word == "unopposed" || word == "uncontested";
}

/// Reading cells of a table, and keeping what was found wrong in them.
class Reader {
 public:
  explicit Reader(const Table& table) : table_(table) {}

  std::optional<std::size_t> column(std::string_view name) const { return table_.find_column(name); }

  std::optional<std::size_t> needed_column(std::string_view name) {
    const auto found = table_.find_column(name);
    if (!found)
      add({Severity::error,
           {table_.file, {}, {}, std::string(name)},
           "there is no such column",
           "Add it, or give your column this name"});
    return found;
  }

  std::string_view text(std::size_t row, std::optional<std::size_t> column) const {
    return trimmed(table_.cell(row, column));
  }

  void error(std::size_t row, std::string_view column, std::string what, std::string remedy) {
    add({Severity::error, table_.place(row, column), std::move(what), std::move(remedy)});
  }

  void warning(std::size_t row, std::string_view column, std::string what, std::string remedy) {
    add({Severity::warning, table_.place(row, column), std::move(what), std::move(remedy)});
  }

  void error(std::string what, std::string remedy) {
    add({Severity::error, {table_.file, {}, {}, {}}, std::move(what), std::move(remedy)});
  }

  std::optional<Level> level(std::size_t row, std::optional<std::size_t> column) {
    const std::string_view written = text(row, column);
    const auto found = maybe_level(written);
    if (!found)
      error(row, "level", fmt::format("level \"{}\" is unknown", written), "Write area or postal, or leave it empty");
    return found;
  }

  std::optional<std::string> area_code(std::size_t row, std::optional<std::size_t> column) {
    std::string code = area_code_of(text(row, column));
    if (!code.empty()) return code;
    error(row, "area_code", "area_code is empty", "Name the area, or remove the row");
    return std::nullopt;
  }

  void add(const Findings& some) {
    for (const Finding& finding : some) add(finding);
  }

  const Table& table() const { return table_; }
  std::size_t errors() const { return errors_; }
  Findings take_findings() { return std::move(findings_); }

 private:
  void add(Finding finding) {
    if (finding.severity == Severity::error) ++errors_;
    findings_.push_back(std::move(finding));
  }

  const Table& table_;
  Findings findings_;
  std::size_t errors_ = 0;
};

/// Rows of votes into results, row by row.
class VotesReader {
 public:
  VotesReader(const Table& table, Parties& parties)
      : reader_(table),
        parties_(parties),
        area_code_(reader_.needed_column("area_code")),
        party_(reader_.needed_column("party")),
        share_(reader_.column("votes") ? std::nullopt : reader_.column("share_pct")),
        votes_(share_ ? std::nullopt : reader_.needed_column("votes")),
        candidate_(reader_.column("candidate")),
        level_(reader_.column("level")),
        round_(reader_.column("round")),
        elected_(reader_.column("elected")),
        note_(reader_.column("note")),
        rows_(table.rows.size()) {}

  Outcome<std::vector<Result>> read() && {
    if (reader_.errors() == 0) read_rows();
    const auto has_none = [](const Result& result) { return result.candidacies.empty(); };
    if (reader_.errors() == 0 && std::all_of(results_.begin(), results_.end(), has_none))
      reader_.error("there are no votes in it", "Give one row for each candidate in each area");
    std::vector<Result> results = sorted_results();
    if (reader_.errors() > 0) return {std::nullopt, reader_.take_findings()};
    return {std::move(results), reader_.take_findings()};
  }

 private:
  void read_rows() {
    const std::size_t rows = reader_.table().rows.size();
    for (std::size_t row = 0; row < rows && reader_.errors() < most_errors; ++row) read_row(row);
    warn_of_elected();
  }

  void read_row(std::size_t row) {
    const auto code = reader_.area_code(row, area_code_);
    const auto level = reader_.level(row, level_);
    const auto party = party_in(row);
    const std::string_view written = reader_.text(row, share_ ? share_ : votes_);
    const bool said = says_unopposed(written);
    const auto elected = said ? std::optional(true) : elected_in(row);
    // Who is returned unopposed has no votes; whether he was, the other rows of the area say.
    const bool without_votes = elected.value_or(false) && (said || written.empty());
    const auto votes = without_votes ? std::optional<std::int64_t>(0) : votes_in(row);
    const auto round = round_in(row);
    if (!code || !level || !party || !votes || !round) return;

    const std::string_view candidate = reader_.text(row, candidate_);
    Candidacy candidacy{*party,
                        std::string(candidate),
                        *votes,
                        elected,
                        std::string(reader_.text(row, note_)),
                        parties_[*party].kind == PartyKind::aggregate,
                        parties_[*party].kind == PartyKind::independent};
    const std::size_t result = result_of(*level, *code);
    if (!note_row(row, {result, *party, *round, candidate})) return;
    if (without_votes) without_votes_.emplace_back(row, result);
    if (*round == 1) results_[result].candidacies.push_back(std::move(candidacy));
  }

  /// The index in results_. Rows of one area mostly follow one another.
  std::size_t result_of(Level level, const std::string& code) {
    if (last_ < results_.size() && results_[last_].level == level && results_[last_].area_code == code) return last_;
    const auto [known, is_new] = indices_[level == Level::area ? 0 : 1].try_emplace(code, results_.size());
    if (is_new) {
      Result& result = results_.emplace_back();
      result.level = level;
      result.area_code = code;
      result.candidacies.reserve(4);
    }
    return last_ = known->second;
  }

  /// Remembers the row; false where it stood before.
  bool note_row(std::size_t row, const SeenRows::Key& key) {
    const auto first = rows_.seen_before(key, row);
    if (!first) return true;
    const std::string_view before = reader_.text(*first, candidate_);
    const std::string spelling = before == key.candidate ? "" : fmt::format(" (as \"{}\")", before);
    reader_.error(row, "party",
                  fmt::format("the same area, party and candidate stand in row {} already{}",
                              reader_.table().lines[*first], spelling),
                  "Remove one, or name the candidates");
    return false;
  }

  /// Votes, or a share in ten-thousandths of a percent.
  std::optional<std::int64_t> votes_in(std::size_t row) {
    if (share_) return share_in(row);
    Count count = count_in(reader_.text(row, votes_), "votes");
    if (!count.value) reader_.error(row, "votes", std::move(count.what), std::move(count.remedy));
    return count.value;
  }

  std::optional<std::int64_t> share_in(std::size_t row) {
    const std::string_view written = reader_.text(row, share_);
    const auto share = maybe_number(written);
    if (share && *share >= 0 && *share <= 100) return std::llround(*share * shares_a_percent);
    reader_.error(row, "share_pct", fmt::format("share_pct \"{}\" is no share", written),
                  "Write a number from 0 to 100, such as 43.5");
    return std::nullopt;
  }

  void check_shares(const Result& result) {
    if (result.votes_valid() <= 100 * shares_a_percent + shares_a_percent / 100) return;
    reader_.error(fmt::format("the shares of {} sum to {:.2f}%", result.area_code,
                              static_cast<double>(result.votes_valid()) / shares_a_percent),
                  "Shares of an area sum to 100 at most");
  }

  /// A round that cannot be told must not be dropped in silence, nor counted as the first.
  std::optional<std::int64_t> round_in(std::size_t row) {
    const std::string_view written = reader_.text(row, round_);
    if (written.empty()) return 1;
    const auto round = maybe_integer(written);
    if (round && *round >= 1 && *round <= most_rounds) return round;
    reader_.error(row, "round", fmt::format("round \"{}\" is not the number of a round", written),
                  "Write 1 for first preferences, 2 for the next round, or leave it empty");
    return std::nullopt;
  }

  std::optional<PartyIndex> party_in(std::size_t row) {
    const std::string_view written = reader_.text(row, party_);
    if (written.empty()) {
      reader_.error(row, "party", "party is empty", "Name the party, or ind for an independent");
      return std::nullopt;
    }
    if (const auto known = parties_.find(written)) return known;
    // A party may be written with other blanks or hyphens further down, or in another contest.
    if (folded_ids_.empty())
      for (const Party& party : parties_) folded_ids_.try_emplace(folded(party.id), *parties_.find(party.id));
    const std::string plain = folded(written);
    const auto [spelling, is_new] = folded_ids_.try_emplace(plain.empty() ? std::string(written) : plain, PartyIndex{});
    if (!is_new) return spelling->second;
    const std::string name(written);
    reader_.warning(row, "party", fmt::format("party \"{}\" is not in the table of parties", name),
                    "It is shown in grey; add it to give it a name and a colour");
    Party party;
    party.id = lower_case(name);
    party.name = name;
    party.short_name = name;
    return spelling->second = parties_.add(std::move(party));
  }

  std::optional<bool> elected_in(std::size_t row) {
    if (!elected_) return std::nullopt;
    const std::string_view written = reader_.text(row, elected_);
    const auto elected = maybe_elected(written);
    if (!elected && !written.empty() && unknown_elected_++ == 0) first_unknown_elected_ = row;
    return elected;
  }

  /// One warning for all of them.
  void warn_of_elected() {
    if (unknown_elected_ == 0) return;
    const std::string more = unknown_elected_ == 1 ? "" : fmt::format(", as {} cells are in all", unknown_elected_);
    reader_.warning(
        first_unknown_elected_, "elected",
        fmt::format("elected \"{}\" is neither yes nor no{}", reader_.text(first_unknown_elected_, elected_), more),
        "Write yes or no, or leave it empty");
  }

  /// Everybody was elected, and nobody voted. Empty votes of anybody else are an error.
  void find_unopposed() {
    for (Result& result : results_)
      result.unopposed = !result.candidacies.empty() && result.votes_valid() == 0 &&
                         std::all_of(result.candidacies.begin(), result.candidacies.end(),
                                     [](const Candidacy& candidacy) { return candidacy.elected.value_or(false); });
    for (const auto& [row, result] : without_votes_)
      if (!results_[result].unopposed && reader_.errors() < most_errors)
        reader_.error(row, "votes", "votes is empty",
                      "Write the votes; they may be left out only where everybody who stood was elected unopposed");
  }

  /// In order of level and code, and without areas that have rows of later rounds alone.
  std::vector<Result> sorted_results() {
    find_unopposed();
    for (Result& result : results_) result.shares_only = share_.has_value();
    reader_.add(join_party_lines(results_, parties_, reader_.table().file));
    std::vector<Result> sorted = std::move(results_);
    std::erase_if(sorted, [](const Result& result) { return result.candidacies.empty(); });
    std::sort(sorted.begin(), sorted.end(), [](const Result& a, const Result& b) {
      return std::tie(a.level, a.area_code) < std::tie(b.level, b.area_code);
    });
    for (Result& result : sorted) {
      sort_candidacies(result.candidacies);
      if (result.shares_only) check_shares(result);
    }
    return sorted;
  }

  Reader reader_;
  Parties& parties_;
  std::optional<std::size_t> area_code_, party_, share_, votes_, candidate_, level_, round_, elected_, note_;
  std::vector<Result> results_;                                          ///< in order of their first rows
  std::size_t last_ = 0;                                                 ///< that the last row belonged to
  std::array<std::unordered_map<std::string, std::size_t>, 2> indices_;  ///< into results_, by level
  std::vector<std::pair<std::size_t, std::size_t>> without_votes_;       ///< row, index into results_
  std::size_t unknown_elected_ = 0, first_unknown_elected_ = 0;          ///< cells that say neither yes nor no; row
  SeenRows rows_;
  std::unordered_map<std::string, PartyIndex> folded_ids_;  ///< filled when a party is not known as it is written
};

/// Rows of electorate, ballots and seats, added to the results that they belong to.
class FiguresReader {
 public:
  FiguresReader(const Table& table, std::vector<Result>& results)
      : reader_(table),
        area_code_(reader_.needed_column("area_code")),
        level_(reader_.column("level")),
        electorate_(reader_.column("electorate")),
        ballots_(reader_.column("ballots")),
        seats_(reader_.column("seats")),
        flags_(reader_.column("flags")),
        note_(reader_.column("note")) {
    for (Result& result : results) results_[{result.level, result.area_code}] = &result;
  }

  Findings read() && {
    if (area_code_)
      for (std::size_t row = 0; row < reader_.table().rows.size(); ++row) read_row(row);
    return reader_.take_findings();
  }

 private:
  using AreaKey = std::pair<Level, std::string>;

  void read_row(std::size_t row) {
    const auto code = reader_.area_code(row, area_code_);
    const auto level = reader_.level(row, level_);
    if (!code || !level) return;
    if (!seen_.insert({*level, *code}).second) {
      reader_.warning(row, "area_code", fmt::format("{} stands here already", *code),
                      "The first row counts; remove the other");
      return;
    }
    const auto found = results_.find({*level, *code});
    if (found == results_.end()) {
      reader_.warning(row, "area_code", fmt::format("{} has no votes", *code),
                      "Is the code right, and is the area in the table of votes?");
      return;
    }
    add_figures(row, *found->second);
  }

  void add_figures(std::size_t row, Result& result) {
    result.electorate = figure_in(row, "electorate", electorate_);
    result.ballots = figure_in(row, "ballots", ballots_);
    if (const auto seats = figure_in(row, "seats", seats_, std::numeric_limits<int>::max()))
      result.seats = static_cast<int>(*seats);
    for (const std::string& word : split(reader_.text(row, flags_), ' ')) {
      if (word.empty()) continue;
      if (const auto flag = maybe_flag(lower_case(word))) result.flags |= *flag;
      else
        reader_.warning(row, "flags", fmt::format("flag \"{}\" is unknown", word),
                        "Write notional, estimate, in-person, corrected or incomplete");
    }
    result.note = reader_.text(row, note_);
    if (result.seats == 1) result.several_votes = false;
    if (auto fault = too_many_votes(result))
      reader_.warning(row, "electorate", std::move(*fault), "Check both figures; turnout is left out there");
  }

  /// The figure, or none where the cell is empty or wrong.
  std::optional<std::int64_t> figure_in(std::size_t row, std::string_view name, std::optional<std::size_t> column,
                                        std::int64_t largest = largest_count) {
    const std::string_view written = reader_.text(row, column);
    if (written.empty()) return std::nullopt;
    Count count = count_in(written, name, largest);
    if (!count.value) reader_.error(row, name, std::move(count.what), std::move(count.remedy));
    return count.value;
  }

  Reader reader_;
  std::optional<std::size_t> area_code_, level_, electorate_, ballots_, seats_, flags_, note_;
  std::map<AreaKey, Result*> results_;
  std::set<AreaKey> seen_;
};

}  // namespace

Outcome<std::vector<Result>> read_results(const Table& votes, Parties& parties) {
  Parties with_new = parties;
  auto outcome = VotesReader(votes, with_new).read();
  if (outcome) parties = std::move(with_new);
  return outcome;
}

Findings add_area_figures(const Table& areas, std::vector<Result>& results) {
  return FiguresReader(areas, results).read();
}

}  // namespace hustings
