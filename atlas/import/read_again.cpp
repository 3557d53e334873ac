#include "atlas/import/read_again.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
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
  // One file that holds both, unless its results are a layer of their own.
  if (request.results == request.boundaries && request.results_layer.empty()) request.results.clear();
  Decisions& decisions = request.decisions;
  decisions.roles.insert(then.decided.begin(), then.decided.end());
  decisions.pairs.insert(then.pairs.begin(), then.pairs.end());
  decisions.layout = changed(now.decisions.layout, then.layout);
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
    if (!out_.questions.empty()) return {std::move(out_), std::move(findings_)};
    for (const AreaRow& area : plan_.understanding.areas.rows) names_[area.code] = area.name;
    for (const PlannedTable& table : tables_of(plan_)) compare(table);
    say_read_as_it_is();
    say_gone();
    if (!edited_.empty() && !asked_.drop_edits) return refuse();
    // Where writing ended half way the time before, the tables are right and what is remembered of them is not.
    if (!out_.changes.empty() || remembers_other_tables()) add_atlas();
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

  Outcome<AtlasPlan> planned(ImportPlace& place) {
    ImportSources sources;
    if (!took(read_sources(request_, progress_), sources)) return {};
    return plan_atlas(std::move(sources), request_, place, progress_);
  }

  bool plan() {
    ImportPlace place;
    Outcome<AtlasPlan> read = planned(place);
    // What a column was taken for it is taken for again, though its cells may look otherwise now.
    if (read && take_roles_of_then(read.value->understanding)) read = planned(place);
    if (!took(std::move(read), plan_)) return false;
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

  /// A table as it is to be; what it is now is known to be ours, or not.
  void add_file(const std::string& name, std::string text, const std::optional<std::string>& before) {
    plan_.atlas.written[name] = digest_text(text);
    if (before == text) return;
    const auto then = then_.written.find(name);
    if (before && name != parties_file && (then == then_.written.end() || then->second != digest_text(*before)))
      edited_.push_back(name);
    out_.files.push_back({name, std::move(text)});
  }

  void compare(const PlannedTable& table) {
    const fs::path path = folder_ / table.name;
    std::error_code none;
    if (!fs::exists(path, none)) {
      change(fmt::format("{} is new", table.name));
      return add_file(table.name, to_csv(*table.table), std::nullopt);
    }
    const std::string before = read_whole(path);
    Outcome<Table> old = read_table(path.string());
    if (!old) {
      change(fmt::format("{} takes the place of one that cannot be read", table.name));
      return add_file(table.name, to_csv(*table.table), before);
    }
    if (table.name == parties_file) return add_parties(std::move(*old.value), *table.table, before);
    std::vector<std::string> lines = sentences_of(changes_between(*old.value, *table.table, names_), most_lines);
    for (std::string& line : lines) change(fmt::format("{}: {}", table.name, std::move(line)));
    add_file(table.name, lines.empty() ? before : to_csv(*table.table), before);
  }

  /// Elections that are no longer in the files need theirs still, and a name or colour may be somebody's own.
  void add_parties(Table parties, const Table& now, const std::string& before) {
    std::map<std::string, std::string> known;  // name by id
    for (std::size_t row = 0; row < parties.rows.size(); ++row)
      known[parties.cell(row, parties.find_column("id"))] = parties.cell(row, parties.find_column("name"));
    Table fresh{.file = {}, .columns = now.columns, .rows = {}, .lines = {}};
    for (std::size_t row = 0; row < now.rows.size(); ++row) {
      const std::string& id = now.cell(row, now.find_column("id"));
      const std::string& name = now.cell(row, now.find_column("name"));
      const auto [there, is_new] = known.try_emplace(id, name);
      if (!is_new) {
        if (there->second != name) warn_of_name(id, there->second, name);
        continue;
      }
      change(fmt::format("the party {} is new", name));
      fresh.rows.push_back(now.rows[row]);
      fresh.lines.push_back(0);
    }
    if (fresh.rows.empty()) return add_file(parties_file, before, before);
    parties.append(fresh);
    add_file(parties_file, to_csv(parties), before);
  }

  void warn_of_name(const std::string& id, const std::string& here, const std::string& in_files) {
    findings_.push_back({.severity = Severity::warning,
                         .place = {.file = (folder_ / parties_file).string(), .layer = {}, .row = {}, .column = {}},
                         .what = fmt::format("{} is called {}, and {} in the files", id, here, in_files),
                         .remedy = "Nothing need be done where both are one party"});
  }

  bool is_known(const ElectionReading& election) const {
    return then_.written.contains(results_file(election)) ||
           std::find(then_.contests.begin(), then_.contests.end(), election.id) != then_.contests.end();
  }

  /// There is no table of before to compare with, and whoever shows the atlas must read it anew.
  void say_read_as_it_is() {
    const auto& elections = plan_.understanding.elections;
    if (std::any_of(elections.begin(), elections.end(), [](const ElectionReading& one) { return !one.votes; }))
      change(fmt::format("{} is read as it is, so the atlas has what it holds now",
                         fs::path(request_.results_source()).filename().string()));
  }

  /// What the files no longer have, the atlas keeps.
  void say_gone() {
    const std::vector<PlannedTable> tables = tables_of(plan_);
    for (const auto& written : then_.written) {
      const std::string& name = written.first;
      if (name != parties_file &&
          std::none_of(tables.begin(), tables.end(), [&](const PlannedTable& table) { return table.name == name; }))
        findings_.push_back(
            {.severity = Severity::warning,
             .place = {.file = request_.results_source(), .layer = request_.results_layer, .row = {}, .column = {}},
             .what = fmt::format("has no longer what {} was made from", name),
             .remedy = "The atlas keeps it; take its contest out where it should go"});
    }
  }

  Outcome<ReadAgain> refuse() {
    findings_.push_back(
        {.severity = Severity::error,
         .place = {.file = (folder_ / edited_.front()).string(), .layer = {}, .row = {}, .column = {}},
         .what = fmt::format("is not as `hustings new` left it{}, and reading the files again would replace it",
                             edited_.size() > 1 ? fmt::format(", nor are {} more", edited_.size() - 1) : ""),
         .remedy = "Make the change in the file itself, or give --drop-edits"});
    return failed();
  }

  bool remembers_other_tables() const {
    return std::any_of(plan_.atlas.written.begin(), plan_.atlas.written.end(), [&](const auto& table) {
      const auto then = then_.written.find(table.first);
      return then == then_.written.end() || then->second != table.second;
    });
  }

  void add_atlas() {
    plan_.atlas.written.insert(then_.written.begin(), then_.written.end());  // those that are no longer in the files
    out_.files.push_back({file_.filename().string(), atlas_text()});
  }

  std::string atlas_text() const {
    std::string contests;
    for (const ElectionReading& election : plan_.understanding.elections)
      if (!is_known(election)) contests += contest_toml(plan_.atlas, election, plan_.understanding.source);
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
  std::vector<std::string> edited_;
  ReadAgain out_;
  Findings findings_;
};

}  // namespace

Outcome<ReadAgain> read_again(const AgainRequest& request, const ImportProgress& progress) {
  return Again(request, progress).read();
}

void write_again(const ReadAgain& again) {
  for (const ReadAgain::File& file : again.files) {
    const fs::path path = again.atlas.parent_path() / file.name;
    std::error_code failed;
    fs::create_directories(path.parent_path(), failed);  // where that failed, writing says so
    write_whole(path, file.text);
  }
}

}  // namespace hustings
