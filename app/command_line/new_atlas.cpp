#include "app/command_line/new_atlas.h"

#include <fmt/format.h>
#include <system_error>
#include <utility>
#include <vector>

#include "app/command_line/interrupt.h"
#include "atlas/import/new_atlas.h"
#include "atlas/join.h"
#include "atlas/load/load_atlas.h"
#include "base/log.h"
#include "base/terminal.h"
#include "base/text/identifier.h"

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

Decisions decisions_of(const NewOptions& options) {
  Decisions decisions;
  if (!options.date.empty()) {
    const auto day = maybe_date(options.date);
    if (!day) throw CommandError(fmt::format("--date takes a day as in 2018-05-03; got \"{}\"", options.date));
    decisions.date = {.date = *day, .is_whole = true, .has_year = true};
  }
  decisions.elections = options.elections;
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
    if (!look()) {
      say("Nothing was written.");
      return 1;
    }
    if (options_.dry_run || !plan_.understanding.questions.empty()) return show();
    for (const std::string& file : files_of(plan_)) refuse_to_overwrite(file);
    write_atlas(folder_, request_, plan_, throw_if_interrupted);
    return tell();
  }

 private:
  void refuse_to_overwrite(const fs::path& name) const {
    std::error_code failed;
    if (fs::exists(folder_ / name, failed))
      throw CommandError(
          fmt::format("{} is there already, and is not overwritten. Name another folder, or another --name",
                      (folder_ / name).string()));
  }

  template <class T>
  static bool took(Outcome<T> outcome, T& value) {
    report(outcome.findings);
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
    if (options_.dry_run) print(options_.json ? json_of(understanding) : for_terminal(text_of(understanding)));
    else print(for_terminal(text_of(understanding.questions)));
    if (understanding.questions.empty()) return 0;
    if (!options_.json) say("Nothing was written.");
    return 1;
  }

  static Outcome<Atlas> reload(const std::string& path) {
    const EndAtInterrupt while_loading;
    return load_atlas(path, Geometry::none);
  }

  /// What was assumed, and whether it holds together.
  int tell() const {
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
    const std::string path = (folder_ / "atlas.toml").string();
    const Outcome<Atlas> loaded = reload(path);
    report(loaded.findings);
    if (!loaded) {
      tell_line("It cannot be opened yet: mend what is named above, then run hustings check {}", path);
      return 1;
    }
    for (const AtlasContest& contest : loaded.value->contests) {
      const AtlasLayer& layer = loaded.value->layers[contest.own.layer];
      const std::string election = loaded.value->contests.size() > 1 ? contest.contest.title + ": " : std::string();
      tell_line("{}{} of {} areas have a result.{}", election, join_report(contest, layer).matched,
                layer.layer.areas.size(), loaded.value->contests.size() > 1 ? "" : " Open it with: hustings " + path);
    }
    if (loaded.value->contests.size() > 1) tell_line("Open it with: hustings {}", path);
    return 0;
  }

  const NewOptions& options_;
  fs::path folder_;
  ImportRequest request_;
  AtlasPlan plan_;
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

int make_atlas(const NewOptions& options) { return Maker(options).make(); }

}  // namespace hustings
