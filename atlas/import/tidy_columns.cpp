#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "atlas/import/figure_headers.h"
#include "atlas/import/tidy_election.h"
#include "atlas/import/winner_in_column.h"
#include "atlas/published/words.h"
#include "elections/read/published_areas.h"
#include "elections/read/published_shares.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

class ColumnTidier {
 public:
  ColumnTidier(const Table& table, const KeyColumn& key, const RolesOfColumns& roles)
      : table_(table), key_(key), roles_(roles) {}

  Outcome<TidyElection> tidy() && {
    take();
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    return {std::move(out_), std::move(findings_)};
  }

 private:
  void fault(Severity severity, std::string column, std::string what, std::string remedy) {
    findings_.push_back({.severity = severity,
                         .place = {.file = table_.file, .layer = {}, .row = {}, .column = std::move(column)},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }
  void say(std::string what, std::string because = {}) {
    out_.statements.push_back({std::move(what), std::move(because)});
  }
  void add(const Findings& some) { findings_.insert(findings_.end(), some.begin(), some.end()); }

  void take() {
    if (roles_.parties.empty()) return refuse();
    const bool shares_beside = std::any_of(roles_.parties.begin(), roles_.parties.end(),
                                           [](const PartyColumn& party) { return party.share.has_value(); });
    Table& votes = out_.votes;
    votes = Table{.file = table_.file, .columns = {key_.name()}, .rows = {}, .lines = {}};
    if (roles_.level) votes.columns.emplace_back("level");
    votes.columns.emplace_back("party");
    votes.columns.emplace_back(roles_.shares_alone ? "share_pct" : "votes");
    if (shares_beside) votes.columns.emplace_back("share");
    winners_ = winners_in_columns(table_, roles_);
    if (!winners_.empty()) say_winners();
    std::vector<char> empty(table_.rows.size(), 0);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) empty[row] = add_row(row, shares_beside) ? 0 : 1;
    if (roles_.shares_alone) name_shares(votes, key_.name());
    PublishedAreas figures = published_areas(without_rows(figures_of_areas(), empty), key_.name());
    out_.areas = std::move(figures.areas);
    add(figures.findings);
    out_.not_counted = roles_.not_counted;
    warn_of_uncounted();
  }

  void say_winners() {
    const auto& [row, place] = *winners_.begin();
    out_.statements.push_back(
        {fmt::format("in {} {} {} has no column, and has the votes in that of {}", table_.cell(row, key_.column),
                     winners_.size() > 1 ? fmt::format("and {} more areas the winner,", winners_.size() - 1)
                                         : std::string("the winner,"),
                     table_.cell(row, roles_.figures.at(Role::winner)) + ",",
                     table_.columns[roles_.parties[place].column]),
         "the majority is what these have more than the second"});
  }

  void refuse() {
    const bool has_figures = !roles_.figures.empty();
    fault(Severity::error, {},
          fmt::format("{} (its columns are {})",
                      has_figures
                          ? "there are figures of whole areas, but no votes of parties"
                          : "neither a column of parties and one of votes, nor one column a party, is to be found",
                      fmt::join(table_.columns, ", ")),
          has_figures
              ? "Name the parties' columns with --set COLUMN=votes. Numbers alone, such as turnout, are joined to an "
                "atlas with --join"
              : "Name them party and votes, name columns after parties, or say what they are with --set COLUMN=ROLE");
  }

  bool add_row(std::size_t row, bool shares_beside) {
    bool any = false;
    std::int64_t sum = 0;
    const auto winner = winners_.find(row);
    for (std::size_t i = 0; i < roles_.parties.size(); ++i) {
      const PartyColumn& party = roles_.parties[i];
      const std::string& label = winner != winners_.end() && winner->second == i
                                     ? table_.cell(row, roles_.figures.at(Role::winner))
                                     : party.label;
      const std::string& cell = table_.cell(row, party.column);
      if (is_missing_figure(cell) || carried_words().is(Label::did_not_stand, cell)) continue;
      sum += maybe_count(cell).value_or(0);
      add_cell(row, label, cell, shares_beside ? table_.cell(row, party.share) : std::string(), shares_beside);
      out_.votes.votes_columns.push_back(table_.columns[party.column]);
      any = true;
    }
    if (!any || !roles_.others_of) return any;
    const auto total = maybe_count(table_.cell(row, roles_.others_of));
    const std::int64_t rejected = maybe_count(table_.cell(row, roles_.others_less)).value_or(0);
    if (total && *total - rejected > sum) {
      add_cell(row, "Others", std::to_string(*total - rejected - sum), {}, shares_beside);
      out_.votes.votes_columns.push_back(table_.columns[*roles_.others_of]);
    }
    return any;
  }

  void add_cell(std::size_t row, const std::string& party, const std::string& figure, const std::string& share,
                bool shares_beside) {
    std::vector<std::string> cells = {table_.cell(row, key_.column)};
    if (roles_.level) cells.push_back(table_.cell(row, roles_.level));
    cells.push_back(party);
    cells.push_back(figure);
    if (shares_beside) cells.push_back(share);
    out_.votes.rows.push_back(std::move(cells));
    out_.votes.lines.push_back(table_.lines[row]);
  }

  Table figures_of_areas() const {
    Table figures{.file = table_.file, .columns = {key_.name()}, .rows = {}, .lines = table_.lines};
    if (roles_.level) figures.columns.emplace_back("level");
    for (const auto& [role, column] : roles_.figures) figures.columns.push_back(figure_header(roles_, role, column));
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      std::vector<std::string> cells = {table_.cell(row, key_.column)};
      if (roles_.level) cells.push_back(table_.cell(row, roles_.level));
      for (const auto& [role, column] : roles_.figures) cells.push_back(table_.cell(row, column));
      figures.rows.push_back(std::move(cells));
    }
    return figures;
  }

  void warn_of_uncounted() {
    if (roles_.not_counted.empty()) return;
    fault(
        Severity::warning, fmt::format("{}", fmt::join(roles_.not_counted, ", ")),
        fmt::format("no party is called so, and {} not counted", roles_.not_counted.size() == 1 ? "it is" : "they are"),
        "Where it is a party's votes, say so with --set COLUMN=votes");
  }

  const Table& table_;
  const KeyColumn& key_;
  const RolesOfColumns& roles_;
  TidyElection out_;
  Findings findings_;
  std::map<std::size_t, std::size_t> winners_;  ///< who has no column, by row: whose column has the votes
};

}  // namespace

Outcome<TidyElection> tidy_columns(const Table& table, const KeyColumn& key, const RolesOfColumns& roles) {
  return ColumnTidier(table, key, roles).tidy();
}

}  // namespace hustings
