#include "app/command_line/new_atlas.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>
#include <utility>
#include <vector>

#include "app/command_line/interrupt.h"
#include "atlas/figures/table_choice.h"
#include "atlas/import/atlas_toml.h"
#include "atlas/import/guess_atlas.h"
#include "atlas/import/place_of_source.h"
#include "atlas/join.h"
#include "atlas/load/load_atlas.h"
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
    refuse_to_overwrite("atlas.toml");
    name_it();
    catch_interrupts();
    if (!is_usable()) {
      say("Nothing was written.");
      return 1;
    }
    write();
    return tell();
  }

 private:
  bool is_usable() {
    const EndAtInterrupt while_reading;
    return look() && can_read_boundaries();
  }

  void refuse_to_overwrite(const fs::path& name) const {
    std::error_code failed;
    if (fs::exists(folder_ / name, failed))
      throw CommandError(
          fmt::format("{} is there already, and is not overwritten. Name another folder, or another --name",
                      (folder_ / name).string()));
  }

  void name_it() {
    const std::string stem = options_.results_layer.empty() ? stem_of(options_.results) : options_.results_layer;
    atlas_.id = id_of(options_.name.empty() ? stem : options_.name);
    if (atlas_.id.empty() && !options_.name.empty())
      throw CommandError(fmt::format("--name takes letters and digits; got \"{}\"", options_.name));
    if (atlas_.id.empty()) atlas_.id = "election";
    atlas_.title = !options_.title.empty() ? options_.title : stem.empty() ? atlas_.id : stem;
    if (!options_.date.empty()) {
      const auto day = maybe_date(options_.date);
      if (!day) throw CommandError(fmt::format("--date takes a day as in 2018-05-03; got \"{}\"", options_.date));
      atlas_.date = {.date = *day, .is_whole = true, .has_year = true};
      return;
    }
    // The year of boundaries is that of their edition, and says nothing of an election.
    for (const std::string& name : {stem, options_.name, options_.title}) {
      const GuessedDate found = date_in(name);
      const bool better = (found.is_whole && !atlas_.date.is_whole) || (found.has_year && !atlas_.date.has_year);
      if (better || atlas_.date.date == Date{}) atlas_.date = found;
    }
  }

  template <class T>
  static bool took(Outcome<T> outcome, T& value) {
    report(outcome.findings);
    if (outcome) value = std::move(*outcome.value);
    return outcome.value.has_value();
  }

  /// False where the files cannot be understood; why has been said.
  bool look() {
    Table boundaries;
    Table results;
    Table party_table;
    Parties carried;
    if (!took(read_table(options_.boundaries, options_.boundaries_layer), boundaries)) return false;
    if (!took(read_table(options_.results, options_.results_layer), results)) return false;
    if (!took(read_table((assets_folder() / "parties.csv").string()), party_table)) return false;
    if (!took(read_parties(party_table), carried)) return false;
    return took(guess_atlas(boundaries, results, carried), guess_);
  }

  bool can_read_boundaries() {
    LayerSource source{.id = "areas",
                       .source = options_.boundaries,
                       .source_layer = options_.boundaries_layer,
                       .code = guess_.code,
                       .name = guess_.name,
                       .parent = {},
                       .crs = options_.crs,
                       .latitude_first = options_.latitude_first};
    SourcePlace place;
    if (!took(place_of(source, options_.target_crs), place)) return false;
    atlas_.map_crs = crs_toml(place.choice);
    atlas_.insets = insets_toml(place.choice);
    guess_.assumed.insert(guess_.assumed.end(), place.said.begin(), place.said.end());
    source.target_crs = place.choice.crs;
    for (const ProposedInset& inset : place.choice.insets)
      source.elsewhere.push_back({.crs = inset.crs, .codes = inset.areas});
    Outcome<Layer> layer = read_layer(source);
    if (layer) return true;
    for (Finding& finding : layer.findings) finding.remedy = with_options(std::move(finding.remedy));
    report(layer.findings);
    return false;
  }

  void write() {
    const std::string results = "results/" + atlas_.id + ".csv";
    const std::string areas = "areas/" + atlas_.id + ".csv";
    for (const auto& [table, name] : {std::pair(&guess_.votes, results), std::pair(&guess_.areas, areas),
                                      std::pair(&guess_.parties, std::string("parties.csv"))})
      if (*table) refuse_to_overwrite(name);
    MadeFiles made;
    made.add_folder(folder_);
    atlas_.boundaries = named_from(folder_, options_.boundaries);
    atlas_.boundaries_layer = options_.boundaries_layer;
    atlas_.crs = options_.crs;
    atlas_.latitude_first = options_.latitude_first;
    atlas_.results = guess_.votes ? results : named_from(folder_, options_.results);
    if (!guess_.votes) atlas_.results_layer = options_.results_layer;
    // A database is named by its table: how it is reached is nobody's business.
    atlas_.source =
        is_database(options_.results) ? options_.results_layer : fs::path(options_.results).filename().string();
    if (guess_.votes) made.add_table(folder_ / results, *guess_.votes);
    if (guess_.areas) made.add_table(folder_ / (atlas_.areas = areas), *guess_.areas);
    if (guess_.parties) made.add_table(folder_ / (atlas_.parties = "parties.csv"), *guess_.parties);
    made.add(folder_ / "atlas.toml", toml_of(atlas_, guess_));
    throw_if_interrupted();
    made.keep();
  }

  static Outcome<Atlas> reload(const std::string& path) {
    const EndAtInterrupt while_loading;
    return load_atlas(path, Geometry::none);
  }

  /// What was assumed, and whether it holds together.
  int tell() const {
    for (const std::string& line : guess_.assumed) tell_line("Assumed: {}.", line);
    if (!atlas_.date.is_whole)
      tell_line("Assumed: the election was on {}{}; mend the date in the atlas, or give --date.",
                iso_date(atlas_.date.date), atlas_.date.has_year ? ", from the year alone" : ", for want of any year");
    for (const auto& [table, name] : {std::pair(guess_.votes.has_value(), "results/" + atlas_.id + ".csv"),
                                      std::pair(guess_.areas.has_value(), "areas/" + atlas_.id + ".csv"),
                                      std::pair(guess_.parties.has_value(), std::string("parties.csv"))})
      if (table) tell_line("Wrote {}.", (folder_ / name).string());
    const std::string path = (folder_ / "atlas.toml").string();
    tell_line("Wrote {}.", path);
    const Outcome<Atlas> loaded = reload(path);
    report(loaded.findings);
    if (!loaded) {
      tell_line("It cannot be opened yet: mend what is named above, then run hustings check {}", path);
      return 1;
    }
    const AtlasContest& contest = loaded.value->contests.front();
    const AtlasLayer& layer = loaded.value->layers[contest.own.layer];
    const std::size_t matched = join_report(contest, layer).matched;
    tell_line("{} of {} areas have a result. Open it with: hustings {}", matched, layer.layer.areas.size(), path);
    return 0;
  }

  const NewOptions& options_;
  fs::path folder_;
  NewAtlas atlas_;
  AtlasGuess guess_;
};

}  // namespace

int make_atlas(const NewOptions& options) { return Maker(options).make(); }

}  // namespace hustings
