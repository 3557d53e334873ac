#include "atlas/new_atlas.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "atlas/column_values.h"
#include "atlas/name_join.h"
#include "atlas/new_votes.h"
#include "atlas/pair_key.h"
#include "atlas/seatless_areas.h"
#include "atlas/sum_rows.h"
#include "base/identifier.h"
#include "base/text.h"
#include "elections/party_names.h"
#include "elections/result_words.h"

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
        tell_pairs_apart();
        name_sums();
        leave_out_the_rest();
        look_for_seats();
        find_votes();
        take();
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

  /// Two wards of one name are told apart by the larger area that they lie in.
  void tell_pairs_apart() {
    if (result_code_ || !name_) return;
    const auto pair = maybe_pair_key(boundaries_, *name_, results_, *result_name_);
    if (!pair) return;
    assume("areas of one name are told apart by {} of the results, which is {} of the boundaries",
           results_.columns[pair->results], boundaries_.columns[pair->boundaries]);
    results_ = with_pair_codes(boundaries_, *code_, *name_, results_, *result_name_, *pair);
    result_code_ = 0;
    result_name_.reset();
    is_cut_ = true;  // the codes stand in no file yet
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
    out_.left_out.push_back(fmt::format("{} of {} rows of {}, which are of no area on the map",
                                        results_.rows.size() - rest.rows.size(), results_.rows.size(), results_.file));
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
                              .party = is_long ? party_ : Column(),
                              .votes = is_long ? votes_ : Column(),
                              .share = is_long && !votes_ ? share_ : Column(),
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
  bool is_cut_ = false;  ///< were rows of `results_` left out?
  Values area_codes_, area_names_;
  Surmise out_;
  Findings findings_;
  Column code_, name_;  // of the boundaries
  // Of the results.
  Column result_code_, result_name_, party_, votes_, share_, candidate_, first_name_, level_, elected_, round_;
  std::map<std::string, std::optional<PartyIndex>> parties_known_;
};

}  // namespace

Outcome<Surmise> surmise(const Table& boundaries, const Table& results, const Parties& carried) {
  return Surmiser(boundaries, results, carried).look();
}

}  // namespace hustings
