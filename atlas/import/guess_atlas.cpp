#include "atlas/import/guess_atlas.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "atlas/import/area_key.h"
#include "atlas/import/tidy_votes.h"
#include "atlas/load/column_values.h"
#include "atlas/load/name_join.h"
#include "atlas/load/seatless_areas.h"
#include "atlas/load/sum_rows.h"
#include "atlas/name_spelling.h"
#include "base/text/identifier.h"
#include "base/text/text.h"
#include "elections/read/party_names.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

class Surmiser {
 public:
  Surmiser(const Table& boundaries, Table results, const Parties& carried)
      : boundaries_(boundaries), results_(std::move(results)), carried_(carried) {}

  Outcome<AtlasGuess> look() && {
    if (find_key()) {
      name_sums();
      leave_out_the_rest();
      look_for_seats();
      find_votes();
      take();
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

  /// Which columns say what area a row is of (atlas/import/area_key).
  bool find_key() {
    std::set<std::size_t> of_parties;
    for (std::size_t r = 0; r < results_.columns.size(); ++r)
      if (parties_in(r) > 0.5) of_parties.insert(r);
    Outcome<AreaKey> key = find_area_key(boundaries_, results_, std::move(of_parties));
    findings_.insert(findings_.end(), key.findings.begin(), key.findings.end());
    if (!key) return false;
    out_.code = key.value->code;
    out_.name = key.value->name;
    out_.assumed = std::move(key.value->assumed);
    result_code_ = key.value->result_code;
    result_name_ = key.value->result_name;
    is_cut_ = key.value->rewritten;
    name_ = key.value->name_column;
    for (const std::string& code : key.value->codes) area_codes_.insert(area_code_of(code));
    if (key.value->name_column) area_names_ = loose_names_in(boundaries_, *key.value->name_column);
    else
      for (const std::string& code : key.value->codes) area_names_.insert(loosest_spelling(code));
    return true;
  }

  /// Rows of all areas together are no area's. They keep a name that is known, and are compared when the atlas opens.
  void name_sums() {
    const std::size_t key = result_code_ ? *result_code_ : *result_name_;
    bool any = false;
    for (std::size_t row = 0; row < results_.rows.size(); ++row) {
      if (!is_sum_row(results_, row, {key})) continue;
      any = true;
      if (results_.rows[row][key].empty()) is_cut_ = true;  // the name is no longer as it is written
      results_.rows[row][key] = "Total";
    }
    if (any) assume("rows called Total are sums of all areas");
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
    out_.left_out.push_back(fmt::format("{} of {} rows of {}, which are of no area on the map",
                                        results_.rows.size() - rest.rows.size(), results_.rows.size(), results_.file));
    results_ = std::move(rest);
    is_cut_ = true;
  }

  void look_for_seats() {
    const std::string words = seatless_words(boundaries_, boundaries_.find_column(lower_case(out_.code)), name_,
                                             results_, result_code_ ? result_code_ : result_name_);
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
      if (!is_key(r) && counts_in(results_, r) >= 0.5 && party_named(results_.columns[r], carried_)) ++found;
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
    round_ = column_called(results_, {"round"});
    find_shares();
  }

  /// Where there are no votes: a column of shares, or one of votes that has percent signs in its cells.
  void find_shares() {
    for (std::size_t r = 0; r < results_.columns.size() && !votes_ && !share_; ++r) {
      const std::string& header = results_.columns[r];
      const bool is_called_so = is_vote_share(header) || header == "share_pct" || folded(header) == "votes";
      if (is_called_so && !is_key(r)) share_ = r;
    }
  }

  const std::string& key_cell(std::size_t row) const {
    return results_.cell(row, result_code_ ? result_code_ : result_name_);
  }

  /// Would the program find the areas in the table as it is?
  bool key_is_understood() const {
    if (result_code_) return results_.columns[*result_code_] == "area_code";
    return !results_.find_column("area_code") && name_columns_of(results_).name == result_name_;
  }

  void take() {
    const std::size_t key = result_code_ ? *result_code_ : *result_name_;
    const bool is_long = (votes_ || share_) && party_ && !has_party_columns();
    const VoteColumns columns{.key = key,
                              .key_is_code = result_code_.has_value(),
                              .is_understood = key_is_understood(),
                              .areas = result_code_ ? area_codes_ : area_names_,
                              .party = is_long ? party_ : ColumnIndex(),
                              .votes = is_long ? votes_ : ColumnIndex(),
                              .share = is_long && !votes_ ? share_ : ColumnIndex(),
                              .candidate = candidate_,
                              .first_name = first_name_,
                              .level = level_,
                              .elected = elected_,
                              .round = round_};
    const Findings found = take_votes(results_, columns, carried_, is_cut_, out_);
    findings_.insert(findings_.end(), found.begin(), found.end());
  }

  const Table& boundaries_;
  Table results_;
  const Parties& carried_;
  bool is_cut_ = false;  ///< were rows of `results_` left out, or their keys written anew?
  CellValues area_codes_, area_names_;
  AtlasGuess out_;
  Findings findings_;
  ColumnIndex name_;  // of the boundaries
  // Of the results.
  ColumnIndex result_code_, result_name_, party_, votes_, share_, candidate_, first_name_, level_, elected_, round_;
  std::map<std::string, std::optional<PartyIndex>> parties_known_;
};

}  // namespace

Outcome<AtlasGuess> guess_atlas(const Table& boundaries, const Table& results, const Parties& carried) {
  return Surmiser(boundaries, results, carried).look();
}

}  // namespace hustings
