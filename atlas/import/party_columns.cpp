#include "atlas/import/party_columns.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <set>

#include "atlas/import/party_shares.h"
#include "atlas/import/vote_total.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/gap_columns.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

class Finder {
 public:
  Finder(const Table& table, const RolesOfColumns& roles, const std::vector<std::size_t>& keys, const KnowsParty& knows)
      : table_(table), roles_(roles), keys_(keys), knows_(knows) {}

  PartyColumns find() && {
    gather();
    drop_whole_percents();
    find_totals();
    if (candidates_.empty()) take_shares_alone();
    else if (total_) take_by_total();
    else take_without_total();
    if (!out_.shares_alone) find_shares_beside(table_, roles_, keys_, out_.parties);
    return std::move(out_);
  }

 private:
  struct Candidate {
    std::size_t column = 0;
    std::string label;
    bool known = false;
    bool decided = false;
    Counts counts;
  };

  bool is_key(std::size_t column) const { return std::find(keys_.begin(), keys_.end(), column) != keys_.end(); }

  /// Columns of counts that nothing else is known of.
  void gather() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const ColumnReading& column = roles_.columns[i];
      const ColumnFacts& facts = roles_.facts[i];
      const bool decided = column.is_decided && column.role == Role::votes;
      if (is_key(i) || (column.role != Role::ignore && !decided) || (column.is_decided && !decided)) continue;
      const bool counts =
          facts.counts > 0.3 && facts.counts >= 0.95 * facts.numbers && facts.percents == 0 && facts.least >= 0;
      if (!counts || (facts.years > nearly_all && facts.is_constant())) continue;
      Candidate candidate{
          .column = i, .label = label_of_party_column(table_.columns[i]), .decided = decided, .counts = {}};
      const bool has_share = share_of(table_.columns[i]).has_value();
      candidate.known = knows_(table_.columns[i]) || knows_(candidate.label);
      if (!candidate.known && !decided && is_said_otherwise(table_.columns[i])) {
        candidate.counts = counts_of(table_, i);
        spare_.push_back(std::move(candidate));
        continue;
      }
      if (has_share) continue;
      if (knows_(table_.columns[i])) candidate.label = table_.columns[i];
      if (candidate.label.empty()) continue;
      candidate.counts = counts_of(table_, i);
      candidates_.push_back(std::move(candidate));
    }
  }

  std::string plain_label(std::size_t column) const { return folded(label_of_party_column(table_.columns[column])); }

  /// "Con" in whole percent beside "Con Vote" is no second party.
  void drop_whole_percents() {
    constexpr double whole = 100.5;
    std::vector<Candidate> kept;
    for (const Candidate& one : candidates_) {
      const bool is_share =
          !one.decided && roles_.facts[one.column].most <= whole &&
          std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
            return plain_label(other.column) == plain_label(one.column) && roles_.facts[other.column].most > whole;
          });
      if (!is_share) kept.push_back(one);
    }
    candidates_ = std::move(kept);
  }

  /// Has the header a word of something else?
  static bool is_said_otherwise(const std::string& header) {
    for (const HeaderWord& word : carried_words().roles_of(header)) {
      const bool is_votes = word.role == Role::votes || word.role == Role::share || word.role == Role::party;
      if (!is_votes && word.weight >= 0.45) return true;
    }
    return is_descriptive_header(header);
  }

  ColumnIndex figure(Role role) const {
    const auto found = roles_.figures.find(role);
    return found == roles_.figures.end() ? ColumnIndex() : ColumnIndex(found->second);
  }

  void find_totals() {
    const auto valid = figure(Role::valid);
    const auto total = figure(Role::total);
    const auto ballots = figure(Role::ballots);
    const auto rejected = figure(Role::rejected);
    const ColumnIndex column = valid ? valid : total ? total : ballots;
    if (!column) return;
    // A total of all papers has the rejected ones too.
    total_.emplace(table_, *column, valid ? ColumnIndex() : rejected);
    if (valid && rejected && !ballots) find_ballots(*valid, *rejected);
  }

  /// Valid and rejected papers together are all papers, whatever the column is called.
  void find_ballots(std::size_t valid, std::size_t rejected) {
    const Counts of_valid = counts_of(table_, valid);
    const Counts of_rejected = counts_of(table_, rejected);
    const auto adds_up = [&](const Candidate& candidate) {
      const Counts& counts = candidate.counts;
      return part_of_rows([&](std::size_t row) { return counts[row] == of_valid[row] + of_rejected[row]; }) >=
             nearly_all;
    };
    for (const Candidate& candidate : spare_)
      if (adds_up(candidate)) {
        out_.figures.emplace_back(Role::ballots, candidate.column);
        out_.statements.push_back(
            {fmt::format("{} are the ballot papers", table_.columns[candidate.column]),
             fmt::format("{} and {} add up to it", table_.columns[valid], table_.columns[rejected])});
        return;
      }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (!adds_up(candidates_[i])) continue;
      out_.figures.emplace_back(Role::ballots, candidates_[i].column);
      out_.statements.push_back(
          {fmt::format("{} are the ballot papers", table_.columns[candidates_[i].column]),
           fmt::format("{} and {} add up to it", table_.columns[valid], table_.columns[rejected])});
      candidates_.erase(candidates_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  template <class Test>
  double part_of_rows(Test test) const {
    std::size_t held = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) held += test(row) ? 1U : 0U;
    return table_.rows.empty() ? 0 : static_cast<double>(held) / static_cast<double>(table_.rows.size());
  }

  std::int64_t sum_at(std::size_t row, const std::vector<std::size_t>& chosen) const {
    std::int64_t sum = 0;
    for (const std::size_t i : chosen) sum += candidates_[i].counts[row];
    return sum;
  }

  VoteTotal::SumAt sum_of(const std::vector<std::size_t>& chosen) const {
    return [this, &chosen](std::size_t row) { return sum_at(row, chosen); };
  }

  bool adds_up(const std::vector<std::size_t>& chosen) {
    proof_ = total_->part_that_adds_up(sum_of(chosen));
    return !chosen.empty() && proof_ >= nearly_all;
  }

  std::vector<std::size_t> all_candidates() const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < candidates_.size(); ++i) all.push_back(i);
    return all;
  }
  std::vector<std::size_t> known_candidates() const {
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].known || candidates_[i].decided) known.push_back(i);
    return known;
  }

  void take_by_total() {
    drop_majority();
    const std::string total = table_.columns[total_->column()];
    const std::vector<std::size_t> known = known_candidates();
    for (std::vector<std::size_t> chosen : {all_candidates(), known, with_gap_closed(known), longest_run()}) {
      // One column that is the total proves nothing, unless a party is called so.
      if ((chosen.size() < 2 && chosen != known) || !adds_up(chosen)) continue;
      take(chosen, fmt::format("they add up to {} in {:.0f}% of the rows", total, 100 * proof_));
      say_what_is_not_read();
      return;
    }
    if (known.empty()) return ask();
    take_less_than_total(known, total);
  }

  /// "diff" may be the first less the second.
  void drop_majority() {
    const std::vector<std::size_t> known = known_candidates();
    if (known.size() < 2) return;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].known || candidates_[i].decided) continue;
      const double held = part_of_rows([&](std::size_t row) {
        std::int64_t first = 0;
        std::int64_t second = 0;
        for (const std::size_t k : known) {
          const std::int64_t votes = candidates_[k].counts[row];
          if (votes > first) second = std::exchange(first, votes);
          else second = std::max(second, votes);
        }
        return candidates_[i].counts[row] == first - second;
      });
      if (held < nearly_all) continue;
      if (!figure(Role::majority)) out_.figures.emplace_back(Role::majority, candidates_[i].column);
      out_.statements.push_back({fmt::format("{} is the majority", table_.columns[candidates_[i].column]),
                                 "it is the first party less the second"});
      candidates_.erase(candidates_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  std::vector<std::size_t> with_gap_closed(const std::vector<std::size_t>& known) const {
    constexpr std::size_t most = 40;
    std::vector<std::size_t> parties;
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const bool is_known = std::find(known.begin(), known.end(), i) != known.end();
      (is_known ? parties : unknown).push_back(candidates_[i].column);
    }
    if (known.empty() || unknown.empty() || unknown.size() > most) return {};
    Table named = table_;
    named.columns[total_->column()] = "valid votes";
    const std::vector<std::size_t> closing = columns_that_close_the_gap(named, parties, unknown);
    if (closing.empty()) return {};
    std::vector<std::size_t> chosen = known;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (std::find(closing.begin(), closing.end(), candidates_[i].column) != closing.end()) chosen.push_back(i);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }

  /// The longest run of columns beside each other that adds up.
  std::vector<std::size_t> longest_run() {
    constexpr std::size_t most = 80;
    const std::size_t count = std::min(candidates_.size(), most);
    for (std::size_t length = count; length > 1; --length)
      for (std::size_t begin = 0; begin + length <= count; ++begin) {
        std::vector<std::size_t> run;
        for (std::size_t i = begin; i < begin + length; ++i) run.push_back(i);
        if (total_->may_add_up(sum_of(run)) && adds_up(run)) return run;
      }
    return {};
  }

  /// Known parties that never have more than the total: what is left is others.
  void take_less_than_total(const std::vector<std::size_t>& known, const std::string& total) {
    const double within = total_->part_within(sum_of(known));
    const bool has_others = std::any_of(known.begin(), known.end(), [&](std::size_t i) {
      return carried_words().is(Label::others, candidates_[i].label);
    });
    take(known, "they are called after parties");
    if (within < nearly_all || has_others) {
      out_.statements.push_back({fmt::format("the parties do not add up to {}", total), first_that_fails(known)});
      leave_uncounted();
      return;
    }
    take_rest_as_others(known, total,
                        fmt::format("the parties have no more than it in {:.0f}% of the rows", 100 * within));
  }

  void take_rest_as_others(const std::vector<std::size_t>& known, const std::string& total, std::string because) {
    const bool is_of_papers = total_->column() == figure(Role::ballots);
    if (is_of_papers && !total_->has_rejected()) {
      out_.statements.push_back({fmt::format("the parties do not add up to {}", total), first_that_fails(known)});
      leave_uncounted();
      return;
    }
    find_shares_beside(table_, roles_, keys_, out_.parties);
    const RejectedPapers rejected =
        is_of_papers ? RejectedPapers::within : total_->where_rejected(out_.parties, sum_of(known));
    if (rejected == RejectedPapers::unknown) return ask_what_total_is(total);
    out_.others_of = total_->column();
    if (rejected == RejectedPapers::within) out_.others_less = total_->rejected_column();
    const std::string of = rejected == RejectedPapers::within
                               ? fmt::format("{} without {}", total, table_.columns[*total_->rejected_column()])
                               : total;
    out_.statements.push_back({fmt::format("what {} has more is of other parties", of), std::move(because)});
    say_what_is_not_read();
  }

  void ask_what_total_is(const std::string& total) {
    const std::string rejected = table_.columns[*total_->rejected_column()];
    out_.questions.push_back(
        {.id = "total:" + total,
         .text = fmt::format("Does {} count the papers in {} too? What it has more than the parties is of others",
                             total, rejected),
         .options = {{total + "=valid", "no, valid votes alone", {}},
                     {total + "=ballots", "yes, all ballot papers", {}}},
         .option_that_answers = fmt::format("--set \"{}=valid\" or --set \"{}=ballots\"", total, total)});
  }

  std::string first_that_fails(const std::vector<std::size_t>& chosen) const {
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (total_->at(row) != 0 && sum_at(row, chosen) != total_->at(row))
        return fmt::format("row {}: {} and {}", table_.lines[row], sum_at(row, chosen), total_->at(row));
    return {};
  }

  void take_without_total() {
    std::vector<std::size_t> chosen = known_candidates();
    if (chosen.empty()) return ask();
    // What stands among or beside them is a party too.
    const std::size_t first = candidates_[chosen.front()].column;
    const std::size_t last = candidates_[chosen.back()].column;
    std::vector<std::string> beside;
    std::set<std::size_t> taken(chosen.begin(), chosen.end());
    std::size_t end = last;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const std::size_t column = candidates_[i].column;
      if (taken.contains(i) || column < first || column > end + 1 || !is_alike(i, chosen)) continue;
      end = std::max(end, column);
      taken.insert(i);
      beside.push_back(table_.columns[column]);
    }
    if (!beside.empty()) return ask_about(beside);
    take(chosen, "they are called after parties");
    leave_uncounted();
  }

  void ask_about(const std::vector<std::string>& beside) {
    OpenQuestion question{
        .id = "beside",
        .text =
            fmt::format("{} {} beside the votes of known parties, and no total tells: is that votes of parties too?",
                        fmt::join(beside, ", "), beside.size() == 1 ? "stands" : "stand"),
        .options = {},
        .option_that_answers = fmt::format("--set \"{}=votes\" or --set \"{}=ignore\"{}", beside.front(),
                                           beside.front(), beside.size() > 1 ? ", once for each" : "")};
    constexpr std::size_t most = 12;
    for (std::size_t i = 0; i < std::min(beside.size(), most); ++i) {
      question.options.push_back({beside[i] + "=votes", "votes of " + beside[i], {}});
      question.options.push_back({beside[i] + "=ignore", beside[i] + " is something else", {}});
    }
    out_.questions.push_back(std::move(question));
  }

  /// Are its figures of the size of votes: no more than ten times those of the largest party?
  bool is_alike(std::size_t candidate, const std::vector<std::size_t>& chosen) const {
    double largest = 0;
    for (const std::size_t i : chosen) largest = std::max(largest, roles_.facts[candidates_[i].column].sum);
    return roles_.facts[candidates_[candidate].column].sum <= 10 * largest;
  }

  void take(const std::vector<std::size_t>& chosen, std::string because) {
    std::vector<std::string> names;
    for (const std::size_t i : chosen) {
      out_.parties.push_back({.column = candidates_[i].column, .label = candidates_[i].label, .share = {}});
      names.push_back(table_.columns[candidates_[i].column]);
    }
    out_.statements.push_back(
        {fmt::format("one row is one area, with votes in {}", fmt::join(names, ", ")), std::move(because)});
  }

  bool is_taken(std::size_t column) const {
    return std::any_of(out_.parties.begin(), out_.parties.end(),
                       [&](const PartyColumn& p) { return p.column == column; });
  }

  void say_what_is_not_read() {
    std::vector<std::string> names;
    for (const Candidate& candidate : candidates_)
      if (!is_taken(candidate.column)) names.push_back(table_.columns[candidate.column]);
    if (names.empty()) return;
    const std::size_t count = names.size();
    constexpr std::size_t most = 6;
    if (names.size() > most) names.resize(most);
    out_.statements.push_back({fmt::format("no party's votes are in {}{}", fmt::join(names, ", "),
                                           count > most ? fmt::format(" and {} more", count - most) : ""),
                               "those that are read make up the total"});
  }

  void leave_uncounted() {
    for (const Candidate& candidate : candidates_)
      if (!is_taken(candidate.column)) out_.not_counted.push_back(table_.columns[candidate.column]);
  }

  void ask() {
    if (candidates_.size() < 2) return;
    OpenQuestion question{
        .id = "parties",
        .text = "Which columns are votes of parties? No header is a known party's, and no total tells",
        .options = {},
        .option_that_answers = "--set COLUMN=votes (once for each)"};
    constexpr std::size_t most = 12;
    for (const Candidate& candidate : candidates_)
      if (question.options.size() < most)
        question.options.push_back({table_.columns[candidate.column] + "=votes", candidate.label,
                                    fmt::format("{:.0f} in all", roles_.facts[candidate.column].sum)});
    out_.questions.push_back(std::move(question));
  }

  void take_shares_alone() {
    out_.parties = parties_with_shares_alone(table_, roles_, keys_, knows_);
    if (out_.parties.empty()) return;
    out_.shares_alone = true;
    std::vector<std::string> names;
    for (const PartyColumn& party : out_.parties) names.push_back(table_.columns[party.column]);
    out_.statements.push_back({fmt::format("one row is one area, with shares in {}", fmt::join(names, ", ")),
                               "there are no votes, and the headers or cells are in percent"});
  }

  const Table& table_;
  const RolesOfColumns& roles_;
  const std::vector<std::size_t>& keys_;
  const KnowsParty& knows_;
  std::vector<Candidate> candidates_;
  std::vector<Candidate> spare_;  ///< whose headers say that they are no party's
  std::optional<VoteTotal> total_;
  double proof_ = 0;
  PartyColumns out_;
};

}  // namespace

PartyColumns party_columns_of(const Table& table, const RolesOfColumns& roles, const std::vector<std::size_t>& keys,
                              const KnowsParty& knows) {
  return Finder(table, roles, keys, knows).find();
}

}  // namespace hustings
