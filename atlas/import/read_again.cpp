#include "atlas/import/read_again.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "atlas/figures/table_choice.h"
#include "atlas/import/atlas_toml.h"
#include "atlas/import/remembered.h"
#include "atlas/import/table_changes.h"
#include "atlas/toml_text.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "geo/read/read_table.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_lines = 12;  // of changes of one table

fs::path atlas_file(const fs::path& given) {
  std::error_code failed;
  return fs::is_directory(given, failed) ? given / "atlas.toml" : given;
}

const std::string& changed(const std::string& now, const std::string& remembered) {
  return now.empty() ? remembered : now;
}

/// As the files were read then, but for what is said otherwise now.
ImportRequest request_of(const RememberedImport& then, const ImportRequest& now) {
  ImportRequest request = now;
  request.boundaries = changed(now.boundaries, then.boundaries);
  request.boundaries_layer = changed(now.boundaries_layer, then.boundaries_layer);
  request.crs = changed(now.crs, then.crs);
  request.target_crs = changed(now.target_crs, then.target_crs);
  request.latitude_first = now.latitude_first || then.latitude_first;
  request.results = changed(now.results, then.results);
  request.results_layer = changed(now.results_layer, then.results_layer);
  request.title = changed(now.title, then.title);
  request.name = changed(now.name, then.name);
  request.parties = changed(now.parties, then.parties);
  if (!now.decimal && !then.decimal.empty()) request.decimal = then.decimal.front();
  if (request.results == request.boundaries) request.results.clear();
  Decisions& decisions = request.decisions;
  decisions.roles.insert(then.decided.begin(), then.decided.end());
  decisions.pairs.insert(then.pairs.begin(), then.pairs.end());
  if (decisions.elections.empty()) decisions.elections = then.elections;
  if (!decisions.date && then.date) decisions.date = GuessedDate{*then.date, true, true};
  return request;
}

class Again {
 public:
  Again(const AgainRequest& asked, const ImportProgress& progress)
      : asked_(asked), progress_(progress), file_(atlas_file(asked.atlas)), folder_(file_.parent_path()) {}

  Outcome<ReadAgain> read() {
    if (!took(remembered_import(file_), then_)) return failed();
    request_ = request_of(then_, asked_.changes);
    out_.atlas = file_;
    if (!plan()) return failed();
    out_.questions = plan_.understanding.questions;
    if (out_.questions.empty()) {
      for (const AreaRow& area : plan_.understanding.areas.rows) names_[area.code] = area.name;
      for (const PlannedTable& table : tables_of(plan_)) compare(table);
      say_gone();
      if (!edited_.empty() && !asked_.drop_edits) return refuse();
      if (asked_.write && !out_.changes.empty()) write();
    }
    return {std::move(out_), std::move(findings_)};
  }

 private:
  template <class T>
  bool took(Outcome<T> outcome, T& value) {
    findings_.insert(findings_.end(), outcome.findings.begin(), outcome.findings.end());
    if (outcome) value = std::move(*outcome.value);
    return outcome.value.has_value();
  }
  Outcome<ReadAgain> failed() { return {std::nullopt, std::move(findings_)}; }

  void change(std::string sentence) { out_.changes.push_back(std::move(sentence)); }

  /// Parties that the atlas has keep the names and colours that they have there.
  void take_parties_of_atlas() {
    std::error_code none;
    const fs::path own = folder_ / "parties.csv";
    kept_parties_ = request_.parties;
    if (fs::exists(own, none) && asked_.changes.parties.empty()) request_.parties = own.string();
  }

  bool plan() {
    take_parties_of_atlas();
    ImportSources sources;
    ImportPlace place;
    if (!took(read_sources(request_, progress_), sources)) return false;
    ImportSources again = sources;
    Outcome<AtlasPlan> first = plan_atlas(std::move(sources), request_, place, progress_);
    // What a column was taken for it is taken for again, though its cells may look otherwise now.
    if (first && take_roles_of_then(first.value->understanding))
      first = plan_atlas(std::move(again), request_, place, progress_);
    request_.parties = kept_parties_;
    if (!took(std::move(first), plan_)) return false;
    name_sources(folder_, request_, plan_);
    return true;
  }

  bool take_roles_of_then(const Understanding& now) {
    bool any = false;
    for (const ColumnReading& column : now.columns) {
      const auto then = std::find_if(then_.columns.begin(), then_.columns.end(),
                                     [&](const auto& role) { return folded(role.first) == folded(column.header); });
      if (then == then_.columns.end() || then->second == column.role) continue;
      any = request_.decisions.roles.emplace(column.header, then->second).second || any;
    }
    return any;
  }

  void compare(const PlannedTable& table) {
    const fs::path path = folder_ / table.name;
    std::error_code none;
    if (!fs::exists(path, none)) return change(fmt::format("{} is new", table.name));
    const auto then = then_.written.find(table.name);
    const std::string text = to_csv(*table.table);
    const std::string before = read_whole(path);
    if (before == text) return;
    if (then != then_.written.end() && then->second != digest_text(before)) edited_.push_back(table.name);
    Outcome<Table> old = read_table(path.string());
    if (!old) return change(fmt::format("{} takes the place of one that cannot be read", table.name));
    if (table.table == (plan_.understanding.parties ? &*plan_.understanding.parties : nullptr))
      return compare_parties(*old.value, *table.table);
    const TableChanges changes = changes_between(*old.value, *table.table, names_);
    for (std::string& line : sentences_of(changes, most_lines))
      change(fmt::format("{}: {}", table.name, std::move(line)));
  }

  void compare_parties(const Table& before, const Table& now) {
    for (std::size_t row = 0; row < now.rows.size(); ++row) {
      const std::string& id = now.cell(row, now.find_column("id"));
      const bool known = std::any_of(before.rows.begin(), before.rows.end(), [&](const auto& old) {
        const auto column = before.find_column("id");
        return column && *column < old.size() && old[*column] == id;
      });
      if (!known) change(fmt::format("the party {} is new", now.cell(row, now.find_column("name"))));
    }
  }

  bool is_known(const ElectionReading& election) const {
    return then_.written.contains(results_file(election)) || !election.votes;
  }

  /// What the files no longer have, the atlas keeps.
  void say_gone() {
    const std::vector<PlannedTable> tables = tables_of(plan_);
    for (const auto& [name, digest] : then_.written)
      if (name != "parties.csv" &&
          std::none_of(tables.begin(), tables.end(), [&](const PlannedTable& table) { return table.name == name; }))
        findings_.push_back(
            {.severity = Severity::warning,
             .place = {.file = request_.results_source(), .layer = request_.results_layer, .row = {}, .column = {}},
             .what = fmt::format("has no longer what {} was made from", name),
             .remedy = "The atlas keeps it; take its contest out where it should go"});
  }

  Outcome<ReadAgain> refuse() {
    findings_.push_back(
        {.severity = Severity::error,
         .place = {.file = (folder_ / edited_.front()).string(), .layer = {}, .row = {}, .column = {}},
         .what = fmt::format("was changed since it was made{}, and reading the files again would undo that",
                             edited_.size() > 1 ? fmt::format(", as {} more", edited_.size() - 1) : ""),
         .remedy = "Make the change in the file itself, or give --drop-edits"});
    return failed();
  }

  void write() {
    for (const PlannedTable& table : tables_of(plan_)) {
      const std::string text = to_csv(*table.table);
      plan_.atlas.written[table.name] = digest_text(text);
      const fs::path path = folder_ / table.name;
      std::error_code failed;
      if (fs::exists(path, failed) && read_whole(path) == text) continue;
      fs::create_directories(path.parent_path(), failed);
      write_whole(path, text);
      out_.written.push_back(table.name);
    }
    for (const auto& [name, digest] : then_.written) plan_.atlas.written.emplace(name, digest);
    write_whole(file_, atlas_text());
    out_.written.emplace_back(file_.filename().string());
  }

  std::string atlas_text() const {
    std::string contests;
    for (const ElectionReading& election : plan_.understanding.elections)
      if (!is_known(election)) contests += contest_toml(plan_.atlas, election);
    std::string text = with_import(read_whole(file_), contests, import_toml(plan_.atlas, plan_.understanding));
    if (plan_.understanding.parties && !then_.names_parties) text = with_parties(std::move(text));
    return text;
  }

  /// Keys of the atlas itself stand before its first table.
  std::string with_parties(std::string text) const {
    const std::size_t table = text.starts_with("[") ? 0 : text.find("\n[");
    const std::string line = fmt::format("parties = {}\n", toml_text(plan_.atlas.parties));
    if (table == std::string::npos) return text + line;
    return text.insert(table == 0 ? 0 : table + 1, line);
  }

  const AgainRequest& asked_;
  const ImportProgress& progress_;
  fs::path file_, folder_;
  RememberedImport then_;
  ImportRequest request_;
  AtlasPlan plan_;
  std::map<std::string, std::string> names_;
  std::string kept_parties_;  ///< as somebody gave them
  std::vector<std::string> edited_;
  ReadAgain out_;
  Findings findings_;
};

}  // namespace

Outcome<ReadAgain> read_again(const AgainRequest& request, const ImportProgress& progress) {
  return Again(request, progress).read();
}

}  // namespace hustings
