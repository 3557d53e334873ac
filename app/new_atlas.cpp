#include "app/new_atlas.h"

#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "atlas/atlas_toml.h"
#include "atlas/join.h"
#include "atlas/load_atlas.h"
#include "atlas/new_atlas.h"
#include "atlas/table_choice.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/whole_file.h"
#include "geo/read_layer.h"
#include "geo/read_table.h"
#include "geo/source_file.h"

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

class Maker {
 public:
  explicit Maker(const NewOptions& options) : options_(options), folder_(options.folder) {}

  int make() {
    refuse_to_overwrite("atlas.toml");
    name_it();
    const bool usable = look() && can_read_boundaries();
    if (!usable) {
      say("Nothing was written.");
      return 1;
    }
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
    for (const std::string& name : {stem, options_.name, options_.title, stem_of(options_.boundaries)}) {
      const SurmisedDate found = date_in(name);
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
    return took(surmise(boundaries, results, carried), surmise_);
  }

  bool can_read_boundaries() const {
    Outcome<Layer> layer = read_layer({.id = "areas",
                                       .source = options_.boundaries,
                                       .source_layer = options_.boundaries_layer,
                                       .code = surmise_.code,
                                       .name = surmise_.name,
                                       .parent = {},
                                       .crs = options_.crs});
    if (layer) return true;
    for (Finding& finding : layer.findings) finding.remedy = for_the_command(finding.remedy);
    report(layer.findings);
    return false;
  }

  /// There is no atlas yet that a CRS could be named in: `crs = "EPSG:27700"` is --crs EPSG:27700.
  static std::string for_the_command(std::string remedy) {
    constexpr std::string_view key = "crs = \"";
    const std::size_t begin = remedy.find(key);
    if (begin == std::string::npos) return remedy;
    const std::size_t end = remedy.find('"', begin + key.size());
    if (end != std::string::npos) remedy.erase(end, 1);
    return remedy.replace(begin, key.size(), "--crs ");
  }

  void write() {
    const std::string results = "results/" + atlas_.id + ".csv";
    const std::string areas = "areas/" + atlas_.id + ".csv";
    for (const auto& [table, name] : {std::pair(&surmise_.votes, results), std::pair(&surmise_.areas, areas),
                                      std::pair(&surmise_.parties, std::string("parties.csv"))})
      if (*table) refuse_to_overwrite(name);
    make_folder(folder_);
    atlas_.boundaries = named_from(folder_, options_.boundaries);
    atlas_.boundaries_layer = options_.boundaries_layer;
    atlas_.crs = options_.crs;
    atlas_.results = surmise_.votes ? results : named_from(folder_, options_.results);
    if (!surmise_.votes) atlas_.results_layer = options_.results_layer;
    if (surmise_.votes) write_table(results, *surmise_.votes);
    if (surmise_.areas) write_table(atlas_.areas = areas, *surmise_.areas);
    if (surmise_.parties) write_table(atlas_.parties = "parties.csv", *surmise_.parties);
    write_whole(folder_ / "atlas.toml", toml_of(atlas_, surmise_));
  }

  static void make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) throw MachineError(fmt::format("{}: the folder cannot be made: {}", folder.string(), failed.message()));
  }

  void write_table(const std::string& name, const Table& table) const {
    make_folder((folder_ / name).parent_path());
    write_whole(folder_ / name, to_csv(table));
  }

  /// What was assumed, and whether it holds together.
  int tell() const {
    for (const std::string& line : surmise_.assumed) fmt::print("Assumed: {}.\n", line);
    if (!atlas_.date.is_whole)
      fmt::print("Assumed: the election was on {}{}; mend the date in the atlas, or give --date.\n",
                 iso_date(atlas_.date.date), atlas_.date.has_year ? ", from the year alone" : ", for want of any year");
    for (const auto& [table, name] : {std::pair(surmise_.votes.has_value(), "results/" + atlas_.id + ".csv"),
                                      std::pair(surmise_.areas.has_value(), "areas/" + atlas_.id + ".csv"),
                                      std::pair(surmise_.parties.has_value(), std::string("parties.csv"))})
      if (table) fmt::print("Wrote {}.\n", (folder_ / name).string());
    const std::string path = (folder_ / "atlas.toml").string();
    fmt::print("Wrote {}.\n", path);
    const Outcome<Atlas> loaded = load_atlas(path, Geometry::none);
    report(loaded.findings);
    if (!loaded) {
      fmt::print("It cannot be opened yet: mend what is named above, then run hustings check {}\n", path);
      return 1;
    }
    const AtlasContest& contest = loaded.value->contests.front();
    const AtlasLayer& layer = loaded.value->layers[contest.own.layer];
    const std::size_t matched = join_report(contest.contest, contest.own, layer, nullptr).matched;
    fmt::print("{} of {} areas have a result. Open it with: hustings {}\n", matched, layer.layer.areas.size(), path);
    return 0;
  }

  const NewOptions& options_;
  fs::path folder_;
  NewAtlas atlas_;
  Surmise surmise_;
};

}  // namespace

int make_atlas(const NewOptions& options) { return Maker(options).make(); }

}  // namespace hustings
