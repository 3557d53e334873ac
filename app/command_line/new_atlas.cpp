#include "app/command_line/new_atlas.h"

#include <fmt/format.h>
#include <system_error>
#include <utility>
#include <vector>

#include "app/command_line/interrupt.h"
#include "app/command_line/keep_memory.h"
#include "atlas/import/layouts.h"
#include "atlas/import/new_atlas.h"
#include "atlas/join.h"
#include "atlas/load/load_atlas.h"
#include "base/finding_json.h"
#include "base/log.h"
#include "base/terminal.h"
#include "base/text/identifier.h"
#include "base/text/text.h"

namespace hustings {

namespace {

namespace fs = std::filesystem;

/// To the terminal; names in it are strangers'.
template <class... Parts>
void tell_line(fmt::format_string<Parts...> text, Parts&&... parts) {
  print(line_for_terminal(fmt::format(text, std::forward<Parts>(parts)...)) + "\n");
}

/// "a" and "b" of "a=b", parted at its last sign.
std::pair<std::string, std::string> halves_of(const std::string& text) {
  const auto at = text.rfind('=');
  if (at == std::string::npos) return {};
  return {text.substr(0, at), text.substr(at + 1)};
}

const std::string& layout_of(const std::string& name) {
  if (name.empty() || name == "none" || name.ends_with(".toml") || known_layouts().find(name) != nullptr) return name;
  std::vector<std::string> names;
  for (const TableLayout& layout : known_layouts().layouts) names.push_back(layout.name);
  throw CommandError(fmt::format("--layout takes none, a file that ends in .toml, or one of {}; got \"{}\"",
                                 fmt::join(names, ", "), name));
}

Decisions decisions_of(const NewOptions& options) {
  Decisions decisions;
  if (!options.date.empty()) {
    const auto day = maybe_date(options.date);
    if (!day) throw CommandError(fmt::format("--date takes a day as in 2018-05-03; got \"{}\"", options.date));
    decisions.date = {.date = *day, .is_whole = true, .has_year = true};
  }
  decisions.elections = options.elections;
  decisions.layout = layout_of(options.layout);
  for (const std::string& set : options.roles) {
    const auto [column, written] = halves_of(set);
    const auto role = maybe_role(written);
    if (!role || column.empty())
      throw CommandError(
          fmt::format("--set takes COLUMN=ROLE, where a role is one of {}; got \"{}\"", role_names(), set));
    decisions.roles[column] = *role;
  }
  for (const std::string& pair : options.pairs) {
    const auto [written, area] = halves_of(pair);
    if (written.empty() || area.empty())
      throw CommandError(
          fmt::format("--pair takes NAME=CODE, an area as the results write it and the code or name "
                      "that the boundaries have for it; got \"{}\"",
                      pair));
    decisions.pairs[written] = area;
  }
  return decisions;
}

class Maker {
 public:
  explicit Maker(const NewOptions& options) : options_(options), folder_(options.folder) {}

  int make() {
    if (!options_.dry_run) refuse_to_overwrite("atlas.toml");
    request_ = request_of(options_);
    catch_interrupts();
    const int code = work();
    if (options_.json) print(as_json(code == 0));
    return code;
  }

 private:
  /// As it is when the atlas is opened.
  struct JoinedElection {
    std::string id, title, date;
    std::size_t areas = 0, matched = 0;
  };

  int work() {
    is_understood_ = look();
    if (!is_understood_) {
      say("Nothing was written.");
      return 1;
    }
    if (options_.dry_run || !plan_.understanding.questions.empty()) return show();
    for (const std::string& file : files_of(plan_)) refuse_to_overwrite(file);
    write_atlas(folder_, request_, plan_, throw_if_interrupted);
    is_written_ = true;
    return tell();
  }

  void refuse_to_overwrite(const fs::path& name) const {
    std::error_code failed;
    if (fs::exists(folder_ / name, failed))
      throw CommandError(
          fmt::format("{} is there already, and is not overwritten. Name another folder, or another --name",
                      (folder_ / name).string()));
  }

  void hear(const Findings& findings) {
    report(findings);
    findings_.insert(findings_.end(), findings.begin(), findings.end());
  }

  template <class T>
  bool took(Outcome<T> outcome, T& value) {
    hear(outcome.findings);
    if (outcome) value = std::move(*outcome.value);
    return outcome.value.has_value();
  }

  /// False where the files cannot be understood; why has been said.
  bool look() {
    const EndAtInterrupt while_reading;
    ImportSources sources;
    ImportPlace place;
    return took(read_sources(request_), sources) && took(plan_atlas(std::move(sources), request_, place), plan_);
  }

  /// What was understood; exit code 1 where something is left open.
  int show() const {
    const Understanding& understanding = plan_.understanding;
    if (!options_.json)
      print(for_terminal(options_.dry_run ? text_of(understanding) : text_of(understanding.questions)));
    if (understanding.questions.empty()) return 0;
    say("Nothing was written.");
    return 1;
  }

  static Outcome<Atlas> reload(const std::string& path) {
    const EndAtInterrupt while_loading;
    return load_atlas(path, Geometry::none);
  }

  /// What was done, and whether it holds together.
  int tell() {
    if (!options_.json) tell_what_was_done();
    const std::string path = (folder_ / "atlas.toml").string();
    const Outcome<Atlas> loaded = reload(path);
    hear(loaded.findings);
    if (!loaded) {
      if (!options_.json)
        tell_line("It cannot be opened yet: mend what is named above, then run hustings check {}", path);
      return 1;
    }
    for (const AtlasContest& contest : loaded.value->contests) {
      const AtlasLayer& layer = loaded.value->layers[contest.own.layer];
      joined_.push_back({contest.contest.id, contest.contest.title, iso_date(contest.contest.date),
                         layer.layer.areas.size(), join_report(contest, layer).matched});
    }
    if (!options_.json) tell_what_is_joined(path);
    return 0;
  }

  void tell_what_was_done() const {
    const Understanding& understanding = plan_.understanding;
    for (const Statement& statement : understanding.statements)
      tell_line("Assumed: {}{}.", statement.what, statement.because.empty() ? "" : " (" + statement.because + ")");
    for (const ElectionReading& election : understanding.elections)
      if (!election.date.is_whole)
        tell_line("Assumed: the election{} was on {}{}; mend the date in the atlas, or give --date.",
                  understanding.elections.size() > 1 ? " " + election.value : "", iso_date(election.date.date),
                  !election.date.has_year         ? ", for want of any year"
                  : election.date_because.empty() ? ", from the year alone"
                                                  : ", from the year alone (" + election.date_because + ")");
    for (const std::string& name : files_of(plan_)) tell_line("Wrote {}.", (folder_ / name).string());
  }

  void tell_what_is_joined(const std::string& path) const {
    const bool several = joined_.size() > 1;
    for (const JoinedElection& election : joined_)
      tell_line("{}{} of {} areas have a result.{}", several ? election.title + ": " : std::string(), election.matched,
                election.areas, several ? "" : " Open it with: hustings " + path);
    if (several) tell_line("Open it with: hustings {}", path);
  }

  void write_joined(JsonWriter& json) const {
    json.key("elections");
    json.begin_array();
    for (const JoinedElection& election : joined_) {
      json.begin_object(JsonWriter::Form::one_line);
      json.member("id", election.id);
      json.member("title", election.title);
      json.member("date", election.date);
      json.member("areas", election.areas);
      json.member("matched", election.matched);
      json.end();
    }
    json.end();
  }

  /// One object: what was written, what was found wrong, and what was understood.
  std::string as_json(bool complete) const {
    JsonWriter json;
    json.begin_object();
    json.member("complete", complete);
    json.member("dry_run", options_.dry_run);
    json.key("atlas"), json.text_or_null(is_written_ ? (folder_ / "atlas.toml").string() : "");
    std::vector<std::string> written;
    if (is_written_)
      for (const std::string& name : files_of(plan_)) written.push_back((folder_ / name).string());
    json.member("written", written);
    write_joined(json);
    json.key("findings");
    write_json(json, findings_);
    json.key("understood");
    if (is_understood_) json.json(trimmed(json_of(plan_.understanding)));
    else json.null();
    json.end();
    return json.take();
  }

  const NewOptions& options_;
  fs::path folder_;
  ImportRequest request_;
  AtlasPlan plan_;
  bool is_understood_ = false;
  bool is_written_ = false;
  Findings findings_;
  std::vector<JoinedElection> joined_;
};

}  // namespace

ImportRequest request_of(const NewOptions& options) {
  if (!options.name.empty() && id_of(options.name).empty())
    throw CommandError(fmt::format("--name takes letters and digits; got \"{}\"", options.name));
  return {.boundaries = options.boundaries,
          .boundaries_layer = options.boundaries_layer,
          .crs = options.crs,
          .target_crs = options.target_crs,
          .latitude_first = options.latitude_first,
          .results = options.results,
          .results_layer = options.results_layer,
          .title = options.title,
          .name = options.name,
          .parties = options.parties,
          .decimal = options.decimal.empty() ? std::nullopt : std::optional(options.decimal.front()),
          .decisions = decisions_of(options)};
}

int make_atlas(const NewOptions& options) {
  keep_memory();
  return Maker(options).make();
}

}  // namespace hustings
