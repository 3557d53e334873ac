#include "app/command_line/new_atlas.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>
#include <utility>
#include <vector>

#include "app/command_line/interrupt.h"
#include "atlas/figures/table_choice.h"
#include "atlas/import/atlas_toml.h"
#include "atlas/import/layouts.h"
#include "atlas/import/place_of_source.h"
#include "atlas/import/understand.h"
#include "atlas/join.h"
#include "atlas/load/load_atlas.h"
#include "atlas/published/read_published.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/terminal.h"
#include "base/text/identifier.h"
#include "base/whole_file.h"
#include "geo/read/read_layer.h"
#include "geo/read/read_table.h"
#include "geo/read/source_file.h"

namespace hustings {

namespace {

namespace fs = std::filesystem;

/// A source as the atlas names it: relative where it lies in the atlas's folder.
std::string named_from(const fs::path& folder, const std::string& source) {
  if (is_database(source)) return source;
  std::error_code failed;
  const fs::path whole = fs::weakly_canonical(source, failed);
  const fs::path relative = whole.lexically_relative(fs::weakly_canonical(folder, failed));
  return relative.empty() || *relative.begin() == ".." ? whole.string() : relative.string();
}

/// "council-2018" of "/somewhere/council-2018.csv".
std::string stem_of(const std::string& source) { return is_database(source) ? "" : fs::path(source).stem().string(); }

/// Files and folders that were not there before. Unless they are kept, they go again.
class MadeFiles {
 public:
  MadeFiles() = default;
  MadeFiles(const MadeFiles&) = delete;
  MadeFiles& operator=(const MadeFiles&) = delete;
  ~MadeFiles() {
    std::error_code ignored;
    std::for_each(made_.rbegin(), made_.rend(), [&](const fs::path& path) { fs::remove(path, ignored); });
  }

  void add_folder(const fs::path& folder) {
    std::error_code failed;
    if (folder.empty() || fs::is_directory(folder, failed)) return;
    add_folder(folder.parent_path());
    if (fs::create_directory(folder, failed)) made_.push_back(folder);
    if (failed) throw MachineError(fmt::format("{}: the folder cannot be made: {}", folder.string(), failed.message()));
  }
  void add(const fs::path& file, const std::string& text) {
    write_whole(file, text);
    made_.push_back(file);
  }
  void add_table(const fs::path& file, const Table& table) {
    add_folder(file.parent_path());
    add(file, to_csv(table));
  }
  void keep() { made_.clear(); }

 private:
  std::vector<fs::path> made_;
};

/// To the terminal; names in it are strangers'.
template <class... Parts>
void tell_line(fmt::format_string<Parts...> text, Parts&&... parts) {
  print(line_for_terminal(fmt::format(text, std::forward<Parts>(parts)...)) + "\n");
}

class Maker {
 public:
  explicit Maker(const NewOptions& options) : options_(options), folder_(options.folder) {}

  int make() {
    if (!options_.dry_run) refuse_to_overwrite("atlas.toml");
    name_it();
    decide();
    catch_interrupts();
    if (!look()) {
      say("Nothing was written.");
      return 1;
    }
    if (options_.dry_run || !understanding_.questions.empty()) return show();
    write();
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

  const std::string& results() const { return options_.results.empty() ? options_.boundaries : options_.results; }

  void name_it() {
    const std::string stem = options_.results_layer.empty() ? stem_of(results()) : options_.results_layer;
    files_.id = id_of(options_.name.empty() ? stem : options_.name);
    if (files_.id.empty() && !options_.name.empty())
      throw CommandError(fmt::format("--name takes letters and digits; got \"{}\"", options_.name));
    if (files_.id.empty()) files_.id = "election";
    files_.title = !options_.title.empty() ? options_.title : stem.empty() ? files_.id : stem;
    // The year of boundaries is that of their edition, and says nothing of an election.
    files_.named = options_.results.empty() ? std::string() : stem;
    if (options_.results.empty() && options_.title.empty()) files_.title = files_.id = "election";
  }

  void decide() {
    if (!options_.date.empty()) {
      const auto day = maybe_date(options_.date);
      if (!day) throw CommandError(fmt::format("--date takes a day as in 2018-05-03; got \"{}\"", options_.date));
      decisions_.date = {.date = *day, .is_whole = true, .has_year = true};
    }
    decisions_.elections = options_.elections;
    decide_layout();
    for (const std::string& set : options_.roles) {
      const auto at = set.rfind('=');
      const auto role = at == std::string::npos ? std::nullopt : maybe_role(set.substr(at + 1));
      if (!role || at == 0)
        throw CommandError(
            fmt::format("--set takes COLUMN=ROLE, where a role is one of {}; got \"{}\"", role_names(), set));
      decisions_.roles[set.substr(0, at)] = *role;
    }
  }

  void decide_layout() {
    const std::string& name = options_.layout;
    decisions_.layout = name;
    if (name.empty() || name == "none" || name.ends_with(".toml") || known_layouts().find(name) != nullptr) return;
    std::vector<std::string> names;
    for (const TableLayout& layout : known_layouts().layouts) names.push_back(layout.name);
    throw CommandError(fmt::format("--layout takes none, a file that ends in .toml, or one of {}; got \"{}\"",
                                   fmt::join(names, ", "), name));
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
    if (!took(read_table(options_.boundaries, options_.boundaries_layer), files_.boundaries)) return false;
    if (!read_results() || !read_own_parties()) return false;
    bool lies_somewhere = true;
    files_.where = [&](const AreaReading& areas) {
      lies_somewhere = find_place(areas);
      return place_.choice.where;
    };
    atlas_.title = files_.title;
    if (!took(understand(std::move(files_), decisions_), understanding_)) return false;
    return lies_somewhere && (!understanding_.questions.empty() || can_read_boundaries());
  }

  bool read_results() {
    PublishedSource source{.source = results(), .layer = options_.results_layer, .decimal = {}};
    if (options_.results.empty()) source.layer = options_.boundaries_layer;
    if (!options_.decimal.empty()) source.decimal = options_.decimal.front();
    PublishedTable published;
    report(known_layouts().findings);
    if (!took(read_published(source), published)) return false;
    for (const PublishedSheet& sheet : published.sheets) files_.sheets.push_back(sheet.name);
    const std::string sheet =
        source.layer.empty() ? sheet_of_layout(known_layouts().layouts, files_.sheets, decisions_.layout) : "";
    if (!sheet.empty() && options_.results_layer.empty()) {
      source.layer = sheet;
      if (!took(read_published(source), published)) return false;
      published.statements.push_back(
          {fmt::format("of {} sheets, {} is read", files_.sheets.size(), sheet), "the layout says so"});
    }
    for (const LeftOutLine& line : published.left_out)
      if (line.kind == LineKind::metadata) files_.above.push_back(line.text);
    files_.results = std::move(published.table);
    files_.statements = std::move(published.statements);
    files_.questions = std::move(published.questions);
    return true;
  }

  bool read_own_parties() {
    if (options_.parties.empty()) return true;
    Table table;
    Parties parties;
    if (!took(read_table(options_.parties), table) || !took(read_parties(table), parties)) return false;
    files_.parties = std::move(parties);
    return true;
  }

  LayerSource layer_source(const AreaReading& areas) const {
    return {.id = "areas",
            .source = options_.boundaries,
            .source_layer = options_.boundaries_layer,
            .code = areas.code,
            .name = areas.name,
            .parent = {},
            .crs = options_.crs,
            .latitude_first = options_.latitude_first};
  }

  bool find_place(const AreaReading& areas) { return took(place_of(layer_source(areas), options_.target_crs), place_); }

  bool can_read_boundaries() {
    LayerSource source = layer_source(understanding_.areas);
    atlas_.map_crs = crs_toml(place_.choice);
    atlas_.insets = insets_toml(place_.choice);
    for (const std::string& line : place_.said) understanding_.statements.push_back({line, {}});
    source.target_crs = place_.choice.crs;
    for (const ProposedInset& inset : place_.choice.insets)
      source.elsewhere.push_back({.crs = inset.crs, .codes = inset.areas});
    Outcome<Layer> layer = read_layer(source);
    if (layer) return true;
    for (Finding& finding : layer.findings) finding.remedy = with_options(std::move(finding.remedy));
    report(layer.findings);
    return false;
  }

  /// What was understood; exit code 1 where something is left open.
  int show() const {
    if (options_.dry_run) print(options_.json ? json_of(understanding_) : for_terminal(text_of(understanding_)));
    else print(for_terminal(text_of(understanding_.questions)));
    if (understanding_.questions.empty()) return 0;
    if (!options_.json) say("Nothing was written.");
    return 1;
  }

  void write() {
    for (const ElectionReading& election : understanding_.elections) {
      if (election.votes) refuse_to_overwrite(results_file(election));
      if (election.areas) refuse_to_overwrite(areas_file(election));
    }
    if (understanding_.parties) refuse_to_overwrite("parties.csv");
    MadeFiles made;
    made.add_folder(folder_);
    atlas_.boundaries = named_from(folder_, options_.boundaries);
    atlas_.boundaries_layer = options_.boundaries_layer;
    atlas_.crs = options_.crs;
    atlas_.latitude_first = options_.latitude_first;
    atlas_.results = named_from(folder_, results());
    atlas_.results_layer = options_.results_layer;
    // A database is named by its table: how it is reached is nobody's business.
    atlas_.source = is_database(results()) ? options_.results_layer : fs::path(results()).filename().string();
    for (const ElectionReading& election : understanding_.elections) {
      if (election.votes) write_table(made, results_file(election), *election.votes);
      if (election.areas) write_table(made, areas_file(election), *election.areas);
    }
    if (understanding_.parties) write_table(made, atlas_.parties = "parties.csv", *understanding_.parties);
    made.add(folder_ / "atlas.toml", toml_of(atlas_, understanding_));
    throw_if_interrupted();
    made.keep();
  }

  void write_table(MadeFiles& made, const std::string& name, const Table& table) {
    made.add_table(folder_ / name, table);
    written_.push_back(name);
  }

  static Outcome<Atlas> reload(const std::string& path) {
    const EndAtInterrupt while_loading;
    return load_atlas(path, Geometry::none);
  }

  /// What was assumed, and whether it holds together.
  int tell() const {
    for (const Statement& statement : understanding_.statements)
      tell_line("Assumed: {}{}.", statement.what, statement.because.empty() ? "" : " (" + statement.because + ")");
    for (const ElectionReading& election : understanding_.elections)
      if (!election.date.is_whole)
        tell_line("Assumed: the election{} was on {}{}; mend the date in the atlas, or give --date.",
                  understanding_.elections.size() > 1 ? " " + election.value : "", iso_date(election.date.date),
                  !election.date.has_year         ? ", for want of any year"
                  : election.date_because.empty() ? ", from the year alone"
                                                  : ", from the year alone (" + election.date_because + ")");
    for (const std::string& name : written_) tell_line("Wrote {}.", (folder_ / name).string());
    const std::string path = (folder_ / "atlas.toml").string();
    tell_line("Wrote {}.", path);
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
  ImportFiles files_;
  Decisions decisions_;
  SourcePlace place_;
  NewAtlas atlas_;
  Understanding understanding_;
  std::vector<std::string> written_;
};

}  // namespace

int make_atlas(const NewOptions& options) { return Maker(options).make(); }

}  // namespace hustings
