#include "atlas/new_atlas.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "atlas/atlas_toml.h"
#include "atlas/column_values.h"
#include "atlas/name_join.h"
#include "atlas/name_spelling.h"
#include "atlas/new_key.h"
#include "base/text.h"
#include "elections/wide_table.h"

namespace hustings {

namespace {

class Surmiser {
 public:
  Surmiser(const Table& boundaries, Table results, const Parties& carried)
      : boundaries_(boundaries), results_(std::move(results)), carried_(carried) {}

  Outcome<Surmise> look() && {
    if (find_key()) {
      leave_out_the_rest();
      find_votes();
      if (votes_ && party_ && !has_party_columns()) take_long();
      else take_wide();
    }
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    if (out_.method == Method::first_past_the_post)
      assume("each area has one seat, which goes to the first (first-past-the-post)");
    return {std::move(out_), std::move(findings_)};
  }

 private:
  template <class... Words>
  void assume(fmt::format_string<Words...> text, Words&&... words) {
    out_.assumed.push_back(fmt::format(text, std::forward<Words>(words)...));
  }

  void fault(const Table& table, std::string what, std::string remedy) {
    findings_.push_back({.severity = Severity::error,
                         .place = {.file = table.file, .layer = {}, .row = {}, .column = {}},
                         .what = fmt::format("{} (its columns are {})", what, fmt::join(table.columns, ", ")),
                         .remedy = std::move(remedy)});
  }

  /// Which columns say what area a row is of (atlas/new_key).
  bool find_key() {
    std::set<std::size_t> of_parties;
    for (std::size_t r = 0; r < results_.columns.size(); ++r)
      if (parties_in(r) > 0.5) of_parties.insert(r);
    Outcome<AreaKey> key = key_between(boundaries_, results_, std::move(of_parties));
    findings_.insert(findings_.end(), key.findings.begin(), key.findings.end());
    if (!key) return false;
    out_.code = key.value->code;
    out_.name = key.value->name;
    out_.assumed = std::move(key.value->assumed);
    result_code_ = key.value->result_code;
    result_name_ = key.value->result_name;
    is_cut_ = key.value->rewritten;
    for (const std::string& code : key.value->codes) area_codes_.insert(area_code_of(code));
    if (key.value->name_column) area_names_ = loose_names_in(boundaries_, *key.value->name_column);
    else
      for (const std::string& code : key.value->codes) area_names_.insert(loosest_spelling(code));
    return true;
  }

  bool is_of_an_area(std::size_t row) const {
    const std::string& key = key_cell(row);
    return key.empty() ||
           (result_code_ ? area_codes_.contains(area_code_of(key)) : area_names_.contains(loosest_spelling(key)));
  }

  /// Results of a larger region are cut to the areas that there are.
  void leave_out_the_rest() {
    Table rest{.file = results_.file, .columns = results_.columns, .rows = {}, .lines = {}};
    for (std::size_t row = 0; row < results_.rows.size(); ++row) {
      if (!is_of_an_area(row)) continue;
      rest.rows.push_back(results_.rows[row]);
      rest.lines.push_back(results_.lines[row]);
    }
    if (2 * rest.rows.size() >= results_.rows.size()) return;  // a few that do not match are a fault to be seen
    assume("the results cover more than the boundaries: {} of {} rows are left out",
           results_.rows.size() - rest.rows.size(), results_.rows.size());
    results_ = std::move(rest);
    is_cut_ = true;
  }

  bool is_key(std::size_t column) const { return column == result_code_ || column == result_name_; }

  /// How many of the cells name a party, 0 to 1.
  double parties_in(std::size_t column) {
    return part_of(names_in(results_, column), [&](const std::string& name) { return party_of(name).has_value(); });
  }

  std::optional<PartyIndex> party_of(const std::string& written) {
    const auto [known, is_new] = parties_known_.try_emplace(written);
    if (is_new) known->second = party_named(written, carried_);
    return known->second;
  }

  /// Two columns of counts that are named after parties are no accident.
  bool has_party_columns() const {
    int found = 0;
    for (std::size_t r = 0; r < results_.columns.size(); ++r)
      if (!is_key(r) && counts_in(results_, r) == 1 && party_named(results_.columns[r], carried_)) ++found;
    return found > 1;
  }

  void find_votes() {
    votes_ = column_called(results_, {"votes", "vote", "votes cast", "valid votes", "number of votes", "vote count",
                                      "votes received", "total votes", "candidate votes"});
    if (votes_ && counts_in(results_, *votes_) < 0.5) votes_.reset();
    double best = 0.3;
    for (std::size_t r = 0; r < results_.columns.size(); ++r) {
      if (is_key(r) || counts_in(results_, r) > 0) continue;
      double score = parties_in(r);
      if (folded(results_.columns[r]) == "party") score += 2;
      else if (folded(results_.columns[r]).find("party") != std::string::npos) score += 1;
      if (score <= best) continue;
      best = score;
      party_ = r;
    }
    candidate_ = column_called(results_, {"candidate", "candidate name", "name of candidate", "candidates", "full name",
                                          "candidate surname", "surname", "last name", "lastname", "name"});
    first_name_ = column_called(results_, {"forename", "forenames", "candidate first name", "candidate forename",
                                           "first name", "firstname", "given name"});
    if (candidate_ && (is_key(*candidate_) || candidate_ == party_)) candidate_.reset();
    if (!candidate_) first_name_.reset();
    level_ = column_called(results_, {"level"});
    elected_ = column_called(results_, {"elected"});
  }

  std::string key_name() const { return result_code_ ? "area_code" : "area_name"; }
  const std::string& key_cell(std::size_t row) const {
    return results_.cell(row, result_code_ ? result_code_ : result_name_);
  }

  /// Would the program find the areas in the table as it is?
  bool key_is_understood() const {
    if (result_code_) return results_.columns[*result_code_] == "area_code";
    return !results_.find_column("area_code") && name_columns_of(results_).name == result_name_;
  }

  std::string candidate_of(std::size_t row) const {
    const std::string& last = results_.cell(row, candidate_);
    const std::string& first = results_.cell(row, first_name_);
    return first.empty() || last.empty() ? first + last : first + " " + last;
  }

  /// The party's id; one that is made of its words where it is new.
  std::string party_cell(std::size_t row) {
    const std::string& written = results_.cell(row, party_);
    const auto known = party_of(written);
    const std::string id = known ? carried_[*known].id : id_of(written);
    return id.empty() ? written : id;
  }

  void take_long() {
    assume("one row is one candidate: party in {}, votes in {}{}", results_.columns[*party_], results_.columns[*votes_],
           candidate_ ? fmt::format(", candidate in {}{}", first_name_ ? results_.columns[*first_name_] + " and " : "",
                                    results_.columns[*candidate_])
                      : "");
    Table tidy{.file = results_.file, .columns = {key_name(), "party"}, .rows = {}, .lines = results_.lines};
    if (candidate_) tidy.columns.emplace_back("candidate");
    tidy.columns.emplace_back("votes");
    for (const Column& also : {level_, elected_})
      if (also) tidy.columns.push_back(folded(results_.columns[*also]));
    bool is_tidy = !is_cut_ && key_is_understood() && results_.columns[*party_] == "party" &&
                   results_.columns[*votes_] == "votes" && !first_name_ &&
                   (!candidate_ || results_.columns[*candidate_] == "candidate");
    std::map<std::pair<std::string, std::string>, int> slates;
    for (std::size_t row = 0; row < results_.rows.size(); ++row) {
      const std::string party = party_cell(row);
      const std::string votes = plain_count(results_.cell(row, votes_));
      is_tidy = is_tidy && votes == results_.cell(row, votes_) && lower_case(results_.cell(row, party_)) == party;
      std::vector<std::string> cells{key_cell(row), party};
      if (candidate_) cells.push_back(candidate_of(row));
      cells.push_back(votes);
      for (const Column& also : {level_, elected_})
        if (also) cells.push_back(results_.cell(row, also));
      tidy.rows.push_back(std::move(cells));
      const auto known = party_of(party);
      if (!known || carried_[*known].kind == PartyKind::party)
        ++slates[{area_code_of(key_cell(row)), lower_case(party)}];
      stands(party, results_.cell(row, party_));
    }
    if (!is_tidy) out_.votes = std::move(tidy);
    if (std::any_of(slates.begin(), slates.end(), [](const auto& slate) { return slate.second > 1; })) {
      out_.method = Method::multi_member;
      assume("parties have several candidates in one area, so several seats are filled there (multi-member)");
    }
    list_new_parties();
  }

  void take_wide() {
    Table renamed = results_;
    const std::size_t key = result_code_ ? *result_code_ : *result_name_;
    renamed.columns[key] = "area_code";  // names too, for the time being
    if (votes_) renamed.columns[*votes_] = "total";
    if (party_) renamed.columns[*party_] = "first party";
    if (!is_wide(renamed, carried_))
      return fault(results_, "neither a column of parties and one of votes, nor one column a party, is to be found",
                   "Name them party and votes, or name columns after parties");
    Outcome<LongTables> tall = long_from_wide(renamed, carried_);
    findings_.insert(findings_.end(), tall.findings.begin(), tall.findings.end());
    if (!tall) return;
    std::vector<std::string> columns = tall.value->votes.votes_columns;
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    assume("one row is one area, with votes in {}", fmt::join(columns, ", "));
    const bool separated = std::any_of(tall.value->votes.rows.begin(), tall.value->votes.rows.end(),
                                       [](const auto& row) { return plain_count(row.back()) != row.back(); });
    if (key_is_understood() && !votes_ && !party_ && !separated && !is_cut_) return;
    out_.votes = std::move(tall.value->votes);
    out_.areas = std::move(tall.value->areas);
    out_.votes->columns.front() = key_name();
    for (auto& row : out_.votes->rows) row.back() = plain_count(row.back());
    if (!out_.areas) return;
    out_.areas->columns.front() = key_name();
    for (auto& row : out_.areas->rows)
      for (std::size_t i = 1; i < row.size(); ++i) row[i] = plain_count(row[i]);
  }

  void stands(const std::string& id, const std::string& written) {
    if (!id.empty() && stood_.insert(id).second) standing_.emplace_back(id, written);
  }

  void list_new_parties() {
    Table table{.file = {}, .columns = {"id", "name", "short", "colour", "kind"}, .rows = {}, .lines = {}};
    std::vector<std::string> unknown;
    for (const auto& [id, written] : standing_) {
      if (const auto known = party_of(written)) {
        const Party& party = carried_[*known];
        table.rows.push_back(
            {party.id, party.name, party.short_name, fmt::format("#{:06X}", party.colour), kind_name(party.kind)});
        continue;
      }
      // Muted, and unlike each other and the large parties.
      static constexpr std::array<const char*, 8> colours = {"#8C7F6A", "#6F8F8A", "#93789A", "#A08868",
                                                             "#6E84A3", "#9A7272", "#7C9470", "#8A8F98"};
      table.rows.push_back({id, written, short_name(written), colours[unknown.size() % colours.size()], "party"});
      unknown.push_back(written);
    }
    if (unknown.empty()) return;
    for (std::size_t i = 0; i < table.rows.size(); ++i) table.lines.push_back(static_cast<std::int64_t>(i) + 2);
    out_.parties = std::move(table);
    assume("these parties are new, and their colours are to be chosen: {}", fmt::join(unknown, ", "));
  }

  /// The initials of several words, for tallies.
  static std::string short_name(const std::string& name) {
    std::string initials;
    for (const std::string& word : split(name, ' '))
      if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') initials += word[0];
    return initials.size() > 1 && name.size() > 10 ? initials : name;
  }

  static std::string kind_name(PartyKind kind) {
    switch (kind) {
      case PartyKind::party: break;
      case PartyKind::independent: return "independent";
      case PartyKind::aggregate: return "aggregate";
      case PartyKind::answer: return "answer";
    }
    return "party";
  }

  const Table& boundaries_;
  Table results_;
  const Parties& carried_;
  bool is_cut_ = false;  ///< were rows of `results_` left out, or their keys written anew?
  Values area_codes_, area_names_;
  Surmise out_;
  Findings findings_;
  Column result_code_, result_name_, party_, votes_, candidate_, first_name_, level_, elected_;  // of the results
  std::map<std::string, std::optional<PartyIndex>> parties_known_;
  std::set<std::string> stood_;
  std::vector<std::pair<std::string, std::string>> standing_;  // id, as first written
};

}  // namespace

Outcome<Surmise> surmise(const Table& boundaries, const Table& results, const Parties& carried) {
  return Surmiser(boundaries, results, carried).look();
}

}  // namespace hustings
