#include "atlas/import/tidy_votes.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "atlas/import/new_parties.h"
#include "atlas/load/parts_of_total.h"
#include "base/text/text.h"
#include "elections/read/published_areas.h"
#include "elections/read/published_shares.h"
#include "elections/read/read_results.h"
#include "elections/read/table_faults.h"
#include "elections/read/wide_table.h"

namespace hustings {

namespace {

/// Names that are known by their own are not listed: "Labour Party" is Labour.
std::vector<std::string> other_names(const NewParties& parties) {
  std::vector<std::string> names;
  for (const auto& [written, name] : parties.renamed())
    if (folded(written).find(folded(name)) == std::string::npos)
      names.push_back(fmt::format("{} is {}", written, name));
  return names;
}

class VotesTaker {
 public:
  VotesTaker(const Table& results, const VoteColumns& columns, const Parties& carried, bool is_cut, AtlasGuess& guess)
      : results_(results), columns_(columns), carried_(carried), is_cut_(is_cut), out_(guess), parties_(carried) {
    key_name_ = columns.key_is_code ? "area_code" : "area_name";
  }

  Findings take(bool is_long) && {
    add(cells_over_lines(results_));
    add(doubled_columns(results_, carried_));
    if (has_errors(findings_)) return std::move(findings_);
    if (is_long) take_long();
    else take_wide();
    if (!has_errors(findings_)) refuse_what_cannot_be_read();
    return std::move(findings_);
  }

 private:
  /// Errors are told of the file that is there, before anything is written.
  void refuse_what_cannot_be_read() {
    if (!tidy_) return;
    Table votes = *tidy_;
    votes.columns.front() = "area_code";
    std::vector<char> is_foreign(votes.rows.size(), 0);  // names of no area are left out, with a warning each
    for (std::size_t row = 0; row < votes.rows.size(); ++row)
      is_foreign[row] = !columns_.key_is_code && !columns_.areas.contains(folded(votes.rows[row].front())) ? 1 : 0;
    votes = without_rows(votes, is_foreign);
    Parties parties = carried_;
    for (const Finding& finding : read_results(votes, parties).findings)
      if (finding.severity == Severity::error) findings_.push_back(finding);
  }

  template <class... Words>
  void assume(fmt::format_string<Words...> text, Words&&... words) {
    out_.assumed.push_back(fmt::format(text, std::forward<Words>(words)...));
  }

  void add(const Findings& some) { findings_.insert(findings_.end(), some.begin(), some.end()); }

  void find_fault(Severity severity, std::string column, std::string what, std::string remedy) {
    findings_.push_back({.severity = severity,
                         .place = {.file = results_.file, .layer = {}, .row = {}, .column = std::move(column)},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  bool has_several_contests(const Table& table, const std::string& key) {
    RowColumns columns{.area = {}, .party = table.find_column("party"), .candidate = table.find_column("candidate")};
    if (const auto column = table.find_column(key)) columns.area.push_back(*column);
    const auto several = maybe_several_contests(table, columns);
    if (several) findings_.push_back(*several);
    return several.has_value();
  }

  /// The table under the names of columns that results are read by; what else is called so gets another name.
  Table with_own_names() const {
    std::map<std::size_t, std::string> own = {{columns_.key, key_name_}};
    const std::pair<ColumnIndex, const char*> roles[] = {{columns_.party, "party"},         {columns_.votes, "votes"},
                                                         {columns_.candidate, "candidate"}, {columns_.level, "level"},
                                                         {columns_.elected, "elected"},     {columns_.round, "round"}};
    std::set<std::string> taken = {key_name_};
    for (const auto& [column, name] : roles) {
      taken.insert(name);
      if (column) own.emplace(*column, name);
    }
    Table named = results_;
    for (std::size_t i = 0; i < named.columns.size(); ++i) {
      if (const auto role = own.find(i); role != own.end()) named.columns[i] = role->second;
      else if (taken.contains(named.columns[i])) named.columns[i] = "other " + named.columns[i];
    }
    if (columns_.first_name && columns_.candidate)
      for (std::size_t row = 0; row < named.rows.size(); ++row)
        named.rows[row][*columns_.candidate] = candidate_of(row);
    return named;
  }

  std::string candidate_of(std::size_t row) const {
    const std::string& last = results_.cell(row, columns_.candidate);
    const std::string& first = results_.cell(row, columns_.first_name);
    return first.empty() || last.empty() ? first + last : first + " " + last;
  }

  void take_long() {
    Table named = with_own_names();
    for (auto& row : named.rows) row.resize(named.columns.size());
    if (has_several_contests(named, key_name_)) return;
    SplitTables apart = split_area_figures(named, key_name_, carried_);
    add(apart.findings);
    const bool has_labels = apart.votes.has_value();
    if (has_labels) named = std::move(*apart.votes);
    if (columns_.share) named.columns[*columns_.share] = "share";
    name_shares(named, key_name_);
    say_what_is_long(apart);
    if (!is_by_candidate(named)) return;
    const bool is_as_it_is = make_tidy(named) && !has_labels;
    choose_method(apart.areas, named);
    list_parties();
    tidy_ = out_.votes;
    if (is_as_it_is) {
      out_.votes.reset();
      findings_.clear();  // opening it says the same again
      return;
    }
    out_.areas = std::move(apart.areas);
    list_what_is_left_out(named);
  }

  void say_what_is_long(const SplitTables& apart) {
    const std::string figures = columns_.votes ? fmt::format("votes in {}", results_.columns[*columns_.votes])
                                               : fmt::format("shares in {}", results_.columns[*columns_.share]);
    assume("one row is one candidate: party in {}, {}{}", results_.columns[*columns_.party], figures,
           columns_.candidate ? fmt::format(", candidate in {}{}",
                                            columns_.first_name ? results_.columns[*columns_.first_name] + " and " : "",
                                            results_.columns[*columns_.candidate])
                              : "");
    if (!apart.labels.empty())
      assume("these rows are of whole areas, and nobody's votes: {}", fmt::join(apart.labels, ", "));
    if (!apart.areas) return;
    std::vector<std::string> figures_taken;
    for (const std::string& column : apart.areas->columns)
      if (maybe_area_figure(column)) figures_taken.push_back(column);
    assume("of whole areas are known: {}", fmt::join(figures_taken, ", "));
  }

  /// One row an area is no table of candidates: the first of each area alone would have all its votes.
  bool is_by_candidate(const Table& named) {
    std::set<std::string> areas;
    const auto key = named.find_column(key_name_);
    for (std::size_t row = 0; row < named.rows.size(); ++row) areas.insert(area_code_of(named.cell(row, key)));
    if (areas.size() < 2 || areas.size() != named.rows.size()) return true;
    const bool is_total = columns_.votes && maybe_area_figure(results_.columns[*columns_.votes]);
    find_fault(is_total ? Severity::error : Severity::warning,
               results_.columns[columns_.votes ? *columns_.votes : *columns_.share],
               is_total ? "there is one row an area, and these are all votes of it"
                        : "there is one row an area, so its party has all votes of it",
               "Give one row for each candidate, or one column for each party, called as the table of parties does");
    return !is_total;
  }

  /// Fills the tidy copy; was the table tidy already?
  bool make_tidy(const Table& named) {
    std::vector<std::size_t> kept;
    for (const std::string& name :
         {key_name_, std::string("party"), std::string("candidate"), std::string("votes"), std::string("share_pct"),
          std::string("share"), std::string("level"), std::string("elected"), std::string("round")})
      if (const auto column = named.find_column(name)) kept.push_back(*column);
    Table tidy{.file = results_.file, .columns = {}, .rows = {}, .lines = named.lines};
    for (const std::size_t column : kept) tidy.columns.push_back(named.columns[column]);
    const auto party = named.find_column("party");
    const auto votes = named.find_column("votes");
    bool is_tidy = !is_cut_ && columns_.is_understood && !columns_.first_name;
    for (const std::size_t column : kept) is_tidy = is_tidy && is_called(named.columns[column]);
    for (std::size_t row = 0; row < named.rows.size(); ++row) {
      std::vector<std::string> cells;
      for (const std::size_t column : kept) {
        const std::string& written = named.cell(row, column);
        std::string cell = column == party ? id_in(written) : column == votes ? plain_count(written) : written;
        is_tidy = is_tidy && (column == party ? lower_case(written) == cell : written == cell);
        cells.push_back(std::move(cell));
      }
      tidy.rows.push_back(std::move(cells));
    }
    out_.votes = std::move(tidy);
    return is_tidy;
  }

  /// Is the column called so in the source, or would it be found all the same?
  bool is_called(const std::string& name) const {
    return name == key_name_ || name == "share" || name == "share_pct" || results_.find_column(name);
  }

  std::string id_in(const std::string& written) {
    const std::string id = parties_.id_of_party(written);
    return id.empty() ? written : id;
  }

  /// Seats, where they are published; else the elected; else most areas must have several candidates of a party.
  void choose_method(const std::optional<Table>& areas, const Table& named) {
    std::map<std::pair<std::string, std::string>, int> slates;
    std::map<std::string, int> elected;
    std::set<std::string> all;
    const auto key = named.find_column(key_name_);
    for (std::size_t row = 0; row < named.rows.size(); ++row) {
      const std::string area = area_code_of(named.cell(row, key));
      const std::string& party = named.cell(row, named.find_column("party"));
      const std::string round = named.cell(row, named.find_column("round"));
      all.insert(area);
      if (round.empty() || round == "1")
        if (parties_.is_party(party)) ++slates[{area, parties_.id_of_party(party)}];
      const std::string is_elected = lower_case(named.cell(row, named.find_column("elected")));
      if (is_elected == "1" || is_elected == "yes" || is_elected == "true") ++elected[area];
    }
    std::set<std::string> with_slates;
    std::string first;
    for (const auto& [slate, candidates] : slates)
      if (candidates > 1) {
        if (with_slates.empty()) first = fmt::format("{} in {}", slate.second, slate.first);
        with_slates.insert(slate.first);
      }
    if (with_slates.empty() || out_.method == Method::popular_vote) return;
    const auto said = several_seats(areas, elected);
    if (said.value_or(2 * with_slates.size() >= all.size())) {
      out_.method = Method::multi_member;
      assume("parties have several candidates in one area, so several seats are filled there (multi-member)");
    } else {
      assume(
          "one seat is filled in each area, though some parties have several candidates in {} of {} areas ({} first); "
          "if more seats are filled, write method = \"multi-member\"",
          with_slates.size(), all.size(), first);
    }
  }

  static std::optional<bool> several_seats(const std::optional<Table>& areas,
                                           const std::map<std::string, int>& elected) {
    bool known = false;
    if (areas)
      for (std::size_t row = 0; row < areas->rows.size(); ++row)
        if (const auto seats = maybe_integer(areas->cell(row, areas->find_column("seats")))) {
          if (*seats > 1) return true;
          known = true;
        }
    if (known) return false;
    if (elected.empty()) return std::nullopt;
    return std::any_of(elected.begin(), elected.end(), [](const auto& area) { return area.second > 1; });
  }

  void list_parties() {
    const std::vector<std::string> names = other_names(parties_);
    if (!names.empty()) assume("these are parties that are known: {}", fmt::join(names, ", "));
    out_.parties = parties_.table();
    if (!parties_.unknown().empty())
      assume("these parties are new, and their colours are to be chosen: {}", fmt::join(parties_.unknown(), ", "));
  }

  /// Columns of numbers that the tidy copy does not have.
  void list_what_is_left_out(const Table& named) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < named.columns.size(); ++i) {
      const std::string& header = named.columns[i];
      const bool is_taken = out_.votes->find_column(header) || i == columns_.first_name || maybe_area_figure(header) ||
                            is_kind_of_rejected(header) || is_descriptive_header(header);
      if (is_taken) continue;
      for (std::size_t row = 0; row < named.rows.size(); ++row)
        if (maybe_decimal(named.cell(row, i))) {
          names.push_back(results_.columns[i]);
          break;
        }
    }
    if (names.empty()) return;
    assume("no votes are in {}", fmt::join(names, ", "));
    out_.left_out.push_back(
        fmt::format("{} {}", names.size() == 1 ? "the column" : "the columns", fmt::join(names, ", ")));
  }

  void take_wide() {
    Table renamed = results_;
    const bool has_code = columns_.key_is_code && results_.columns[columns_.key] == "area_code";
    for (std::size_t i = 0; i < renamed.columns.size(); ++i) {
      std::string& header = renamed.columns[i];
      if (i == columns_.key) header = "area_code";  // names too, for the time being
      else if (header == "area_code") header = "other area_code";
      else if (header == "votes") header = "total votes";
      else if (header == "party") header = "winner";
    }
    const bool has_own_names =
        !results_.find_column("votes") && !results_.find_column("party") && (has_code || !columns_.key_is_code);
    const Parties parties = is_wide(renamed, carried_) ? carried_ : with_parts_of_total(renamed);
    if (!is_wide(renamed, parties))
      return find_fault(
          Severity::error, {},
          fmt::format(
              "neither a column of parties and one of votes, nor one column a party, is to be found (its columns "
              "are {})",
              fmt::join(results_.columns, ", ")),
          "Name them party and votes, or name columns after parties");
    if (has_several_contests(renamed, "area_code")) return;
    Outcome<LongTables> tall = long_from_wide(renamed, parties);
    add(tall.findings);
    if (tall) take_tall(std::move(*tall.value), has_own_names);
  }

  /// Where no column is a known party's, those that add up to the total are new ones.
  Parties with_parts_of_total(const Table& renamed) const {
    Parties parties = carried_;
    for (const std::size_t part : parts_of_total(renamed, {columns_.key})) {
      const std::string name = with_capital(renamed.columns[part]);  // columns are read in small letters
      parties.add({.id = name, .name = name, .short_name = name});
    }
    return parties;
  }

  void take_tall(LongTables tall, bool has_own_names) {
    std::set<std::string> columns(tall.votes.votes_columns.begin(), tall.votes.votes_columns.end());
    const auto votes = tall.votes.find_column("votes");
    assume("one row is one area, with {} in {}", votes ? "votes" : "shares", fmt::join(columns, ", "));
    const auto party = tall.votes.find_column("party");
    bool separated = false;
    for (auto& row : tall.votes.rows) {
      // Columns are read in small letters: a name that is new begins with a capital.
      row[*party] = id_in(carried_.find(row[*party]) ? row[*party] : with_capital(row[*party]));
      if (!votes) continue;
      separated = separated || plain_count(row[*votes]) != row[*votes];
      row[*votes] = plain_count(row[*votes]);
    }
    list_parties();
    tidy_ = tall.votes;
    if (columns_.is_understood && has_own_names && !separated && !is_cut_ && !out_.parties) {
      findings_.clear();  // opening it says the same again
      return;
    }
    out_.not_counted = tall.not_counted;
    out_.votes = std::move(tall.votes);
    out_.areas = std::move(tall.areas);
    out_.votes->columns.front() = key_name_;
    if (out_.areas) out_.areas->columns.front() = key_name_;
  }

  const Table& results_;
  const VoteColumns& columns_;
  const Parties& carried_;
  bool is_cut_;
  std::string key_name_;
  AtlasGuess& out_;
  std::optional<Table> tidy_;  ///< as results are read from it, whether it is written or not
  NewParties parties_;
  Findings findings_;
};

}  // namespace

Findings take_votes(const Table& results, const VoteColumns& columns, const Parties& carried, bool is_cut,
                    AtlasGuess& guess) {
  const bool is_long = columns.party && (columns.votes || columns.share);
  return VotesTaker(results, columns, carried, is_cut, guess).take(is_long);
}

}  // namespace hustings
