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
#include "atlas/parts_of_total.h"
#include "atlas/seatless_areas.h"
#include "base/text.h"
#include "elections/wide_table.h"

namespace hustings {

namespace {

class Surmiser {
 public:
  Surmiser(const Table& boundaries, Table results, const Parties& carried)
      : boundaries_(boundaries), results_(std::move(results)), carried_(carried) {}

  Outcome<Surmise> look() && {
    if (find_code()) {
      find_name();
      assume("the code of an area is in {} of the boundaries{}", out_.code,
             out_.name.empty() ? "; they have no names" : fmt::format(", its name in {}", out_.name));
      if (!result_code_) find_result_name();
      if (has_key()) {
        leave_out_the_rest();
        look_for_seats();
        find_votes();
        if (votes_ && party_ && !has_party_columns()) take_long();
        else take_wide();
      }
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

  /// The pair of columns that share most, one of each file, GSS codes before others. Values with digits alone may be
  /// any running number, and so must cover the areas too.
  bool find_code() {
    double best = 0;
    bool by_text = false;               // do only names match?
    std::optional<std::size_t> likely;  // where the results have no codes
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const Values codes = codes_in(boundaries_, b);
      if (codes.empty() || codes.size() != boundaries_.rows.size()) continue;
      const double gss = part_of(codes, is_gss);
      if (gss == 1 && !likely) likely = b;
      for (std::size_t r = 0; r < results_.columns.size(); ++r) {
        const Values used = codes_in(results_, r);
        const double known = shared(used, codes);
        const double covered = shared(codes, used);
        const bool is_number = part_of(codes, is_count) == 1;
        const bool is_text = part_of(codes, [](const std::string& code) {
                               return std::any_of(code.begin(), code.end(), is_digit);
                             }) < 0.5;
        // Results of a whole country may lie on the boundaries of one city, but then they fill them.
        if (known < 0.5 && (covered < 0.5 || is_number)) continue;
        if (is_number && covered < 0.5) continue;
        const double score = known + covered + 2 * gss - (is_number ? 1 : 0) - (is_text ? 1 : 0);
        if (score <= best) continue;
        best = score;
        by_text = is_text;
        code_ = b;
        result_code_ = r;
      }
    }
    // Names are no codes where there are true ones.
    if (code_ && likely && by_text) {
      code_ = likely;
      result_code_.reset();
    }
    if (!code_) code_ = likely;
    if (!code_) code_ = unique_column_with_code_in_its_name();
    if (!code_) {
      fault(boundaries_, "no column of the boundaries is a code: filled and different in every area",
            "Add a column with a code for each area");
      return false;
    }
    out_.code = boundaries_.columns[*code_];
    return true;
  }

  Column unique_column_with_code_in_its_name() const {
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      const std::string header = lower_case(boundaries_.columns[b]);
      const bool named = header.find("code") != std::string::npos || header.ends_with("cd") || header == "id";
      if (named && codes_in(boundaries_, b).size() == boundaries_.rows.size()) return b;
    }
    return std::nullopt;
  }

  void find_name() {
    std::string twin = lower_case(out_.code);  // the ONS names its columns WD18CD and WD18NM
    if (const auto at = twin.rfind("cd"); at != std::string::npos) twin.replace(at, 2, "nm");
    double best = 0.5;
    for (std::size_t b = 0; b < boundaries_.columns.size(); ++b) {
      if (b == code_) continue;
      const Values names = names_in(boundaries_, b);
      if (part_of(names, has_letter) < 0.5 || part_of(codes_in(boundaries_, b), is_gss) > 0) continue;
      const std::string header = lower_case(boundaries_.columns[b]);
      double score = static_cast<double>(names.size()) / static_cast<double>(boundaries_.rows.size());
      if (header == twin) score += 4;
      if (header.find("name") != std::string::npos || header.ends_with("nm")) score += 1;
      for (std::size_t r = 0; r < results_.columns.size(); ++r) score += shared(names, names_in(results_, r));
      if (score <= best) continue;
      best = score;
      name_ = b;
    }
    if (name_) out_.name = boundaries_.columns[*name_];
  }

  void find_result_name() {
    double best = 0.5;
    const Values names = names_in(boundaries_, name_.value_or(*code_));
    for (std::size_t r = 0; r < results_.columns.size(); ++r) {
      const Values used = names_in(results_, r);
      const double known = std::max(shared(used, names), shared(names, used));
      if (known <= best) continue;
      best = known;
      result_name_ = r;
    }
  }

  bool is_of_an_area(std::size_t row) const {
    const std::string& key = key_cell(row);
    return key.empty() || (result_code_ ? area_codes_.contains(area_code_of(key)) : area_names_.contains(folded(key)));
  }

  /// Results of a larger region are cut to the areas that there are.
  void leave_out_the_rest() {
    area_codes_ = codes_in(boundaries_, *code_);
    area_names_ = names_in(boundaries_, name_.value_or(*code_));
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

  bool has_key() {
    if (!result_code_ && !result_name_) {
      fault(results_, "no column of the results has the codes or names of the areas",
            fmt::format("Add a column area_code with the codes that are in {} of the boundaries", out_.code));
      return false;
    }
    if (result_code_) assume("the results name areas by code, in {}", results_.columns[*result_code_]);
    else assume("the results name areas by name, in {}", results_.columns[*result_name_]);
    return true;
  }

  void look_for_seats() {
    const std::string words =
        seatless_words(boundaries_, code_, name_, results_, result_code_ ? result_code_ : result_name_);
    if (words.empty()) return;
    out_.method = Method::popular_vote;
    assume(
        "nobody wins a seat in one area, after {}: votes are counted over all of them (popular-vote); where each has "
        "a seat write method = \"first-past-the-post\"",
        words);
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
    if (out_.method == Method::first_past_the_post &&
        std::any_of(slates.begin(), slates.end(), [](const auto& slate) { return slate.second > 1; })) {
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
    const Parties parties = is_wide(renamed, carried_) ? carried_ : with_parts_of_total(renamed);
    if (!is_wide(renamed, parties))
      return fault(results_, "neither a column of parties and one of votes, nor one column a party, is to be found",
                   "Name them party and votes, or name columns after parties");
    Outcome<LongTables> tall = long_from_wide(renamed, parties);
    findings_.insert(findings_.end(), tall.findings.begin(), tall.findings.end());
    if (!tall) return;
    std::vector<std::string> columns = tall.value->votes.votes_columns;
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    assume("one row is one area, with votes in {}", fmt::join(columns, ", "));
    list_new_parties();
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

  /// Where no column is a known party's, those that add up to the total are new ones.
  Parties with_parts_of_total(const Table& renamed) {
    Parties parties = carried_;
    std::vector<std::size_t> except;
    for (std::size_t r = 0; r < renamed.columns.size(); ++r)
      if (is_key(r)) except.push_back(r);
    for (const std::size_t part : parts_of_total(renamed, except)) {
      std::string id = id_of(renamed.columns[part]);
      while (id.empty() || parties.find(id)) id += id.empty() ? "party" : "-too";
      std::string name = renamed.columns[part];  // columns are read in small letters
      if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
      parties.add({.id = id, .name = name, .short_name = short_name(name)});
      stands(id, name);
    }
    return parties;
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
  bool is_cut_ = false;  ///< were rows of `results_` left out?
  Values area_codes_, area_names_;
  Surmise out_;
  Findings findings_;
  Column code_, name_;                                                                           // of the boundaries
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
