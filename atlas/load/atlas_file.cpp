#include "atlas/load/atlas_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <toml++/toml.h>

#include "atlas/load/atlas_names.h"
#include "atlas/load/entry_reader.h"
#include "atlas/parse_toml.h"
#include "base/paths.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "geo/read/source_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = 16U << 20U;  // of one atlas; London's has a hundredth of it
constexpr std::size_t most_includes = 32;          // in each other

/// The files on the way from the first atlas to the one being read, and all that were read: each is taken once.
struct Way {
  std::vector<fs::path> open;
  std::set<fs::path> seen;
};

class Reader : private EntryReader {
 public:
  Reader(const fs::path& path, Way& way) : EntryReader(path), way_(way), is_included_(!way.open.empty()) {}

  Outcome<AtlasFile> read() {
    Outcome<AtlasFile> outcome;
    way_.open.push_back(true_path(path_));
    way_.seen.insert(way_.open.back());
    try {
      const toml::table root = parse_toml(read_whole(path_, most_bytes), path_.string());
      AtlasFile file = read_root(root);
      outcome.value = std::move(file);
    } catch (const toml::parse_error& error) {
      fault(error.source(), std::string(error.description()), "Correct the TOML there");
    } catch (const InputError& error) {
      findings_.push_back(error.finding());
    }
    way_.open.pop_back();
    if (has_errors(findings_)) outcome.value.reset();
    outcome.findings = std::move(findings_);
    return outcome;
  }

 private:
  static fs::path true_path(const fs::path& path) {
    std::error_code failed;
    const fs::path known = fs::weakly_canonical(path, failed);
    return failed ? path.lexically_normal() : known;
  }

  AtlasFile read_root(const toml::table& root) {
    only(root, {"title", "include", "attribution", "default_contest", "parties", "declared_totals", "crs", "layer",
                "ground", "track", "contest", "tally", "numbers", "weights", "inset", "import", "time_zone"});
    AtlasFile file;
    include_all(root, file);
    own_from_ = {file.layers.size(), file.contests.size(), file.numbers.size(), file.weights.size()};
    file.file = path_.string();
    file.title = needed(root, "title");
    const auto override_with = [](std::string& value, std::string own) {
      if (!own.empty()) value = std::move(own);
    };
    add_attribution(file, text(root, "attribution"));
    override_with(file.default_contest, text(root, "default_contest"));
    override_with(file.crs, text(root, "crs"));
    take_time_zone(root);
    if (std::string own = path_of(text(root, "parties")); !own.empty()) file.parties.push_back(std::move(own));
    if (std::string own = path_of(text(root, "declared_totals")); !own.empty())
      file.declared_totals.push_back(std::move(own));
    each(root, "layer", [&](const toml::table& table) { file.layers.push_back(layer(table)); });
    each(root, "ground", [&](const toml::table& table) { file.ground.push_back(ground(table)); });
    each(root, "track", [&](const toml::table& table) {
      only(table, {"id", "title"});
      set_track(file, needed(table, "id"), needed(table, "title"));
    });
    each(root, "contest", [&](const toml::table& table) { file.contests.push_back(contest(table)); });
    each(root, "numbers", [&](const toml::table& table) { file.numbers.push_back(numbers(table)); });
    each(root, "weights", [&](const toml::table& table) { file.weights.push_back(weights(table)); });
    each(root, "inset", [&](const toml::table& table) { file.insets.push_back(inset(table)); });
    each(root, "tally", [&](const toml::table& table) {
      only(table, {"id", "results"});
      file.tallies.push_back({needed(table, "id"), path_of(needed(table, "results"))});
    });
    if (!is_included_ && !missed_an_include_) {
      if (file.layers.empty()) fault(root.source(), "the atlas has no layer", "Add a [[layer]]");
      if (file.contests.empty()) fault(root.source(), "the atlas has no contest", "Add a [[contest]]");
    }
    if (file.crs.empty() && !is_included_) file.crs = default_crs;
    std::vector<Elsewhere> elsewhere;
    for (const InsetEntry& inset : file.insets)
      if (!inset.crs.empty()) elsewhere.push_back({.crs = inset.crs, .codes = inset.areas});
    for (LayerEntry& entry : file.layers) {
      entry.source.target_crs = file.crs;
      entry.source.elsewhere = elsewhere;
    }
    for (GroundEntry& entry : file.ground) entry.source.target_crs = file.crs;
    // Without what an unreadable file would have brought, names would be missed that are there.
    if (!missed_an_include_) check_names(root, file);
    return file;
  }

  static void set_track(AtlasFile& file, std::string id, std::string title) {
    const auto known =
        std::find_if(file.tracks.begin(), file.tracks.end(), [&](const auto& t) { return t.first == id; });
    if (known != file.tracks.end()) known->second = std::move(title);
    else file.tracks.emplace_back(std::move(id), std::move(title));
  }

  void include_all(const toml::table& root, AtlasFile& file) {
    const toml::node* node = root.get("include");
    if (node == nullptr) return;
    const toml::array* names = node->as_array();
    missed_an_include_ = names == nullptr || (!names->empty() && !names->is_homogeneous<std::string>());
    if (missed_an_include_)
      return fault(node->source(), "\"include\" must be a list of atlas files",
                   "Write it as in include = [\"london.toml\"]");
    for (const toml::node& name : *names) include(name, file);
  }

  void include(const toml::node& node, AtlasFile& file) {
    const auto name = node.value_or(std::string());
    const std::optional<fs::path> path = included_path(node, name);
    missed_an_include_ = missed_an_include_ || !path;
    if (!path) return;
    const fs::path known = true_path(*path);
    if (std::find(way_.open.begin(), way_.open.end(), known) != way_.open.end()) {
      missed_an_include_ = true;
      return fault(node.source(), fmt::format("\"{}\" is included by itself", name), "Take one of the includes out");
    }
    if (way_.seen.contains(known)) return;
    if (way_.open.size() >= most_includes) {
      missed_an_include_ = true;
      return fault(node.source(),
                   fmt::format("\"{}\" is included too deep: {} atlases lie in each other", name, most_includes),
                   "Name it in the first of them");
    }
    Outcome<AtlasFile> included = Reader(*path, way_).read();
    findings_.insert(findings_.end(), included.findings.begin(), included.findings.end());
    if (included) take(std::move(*included.value), file);
    else missed_an_include_ = true;
  }

  /// Beside the file that includes it, or among the sample atlases.
  std::optional<fs::path> included_path(const toml::node& node, const std::string& name) {
    const fs::path beside = fs::path(name).is_absolute() ? fs::path(name) : (folder_ / name).lexically_normal();
    std::error_code failed;
    if (!name.empty() && fs::is_regular_file(beside, failed)) return beside;
    if (auto carried = maybe_bundled(name)) return carried;
    fault(node.source(), fmt::format("there is no atlas \"{}\" to include", name),
          fmt::format("Looked for {} and among the sample atlases; check the name", beside.string()));
    return std::nullopt;
  }

  /// Licences ask for their words: those of an included atlas stay, whatever the including one adds.
  static void add_attribution(AtlasFile& file, const std::string& words) {
    if (words.empty() || file.attribution.find(words) != std::string::npos) return;
    file.attribution += (file.attribution.empty() ? "" : ". ") + words;
  }

  static void take(AtlasFile included, AtlasFile& file) {
    const auto add = [](auto& all, auto& some) {
      all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    };
    // An atlas without parties uses the carried ones, and so must those that include it.
    if (included.parties.empty()) included.parties.push_back((assets_folder() / "parties.csv").string());
    for (std::string& source : included.parties)
      if (std::find(file.parties.begin(), file.parties.end(), source) == file.parties.end())
        file.parties.push_back(std::move(source));
    add(file.declared_totals, included.declared_totals);
    add(file.layers, included.layers);
    add(file.ground, included.ground);
    add(file.contests, included.contests);
    add(file.tallies, included.tallies);
    add(file.numbers, included.numbers);
    add(file.weights, included.weights);
    add(file.insets, included.insets);
    for (auto& [id, title] : included.tracks) set_track(file, id, title);
    add_attribution(file, included.attribution);
    if (!included.default_contest.empty()) file.default_contest = std::move(included.default_contest);
    if (file.crs.empty()) file.crs = std::move(included.crs);
  }

  /// The place of one of this file's own entries.
  toml::source_region place_of(const toml::table& root, std::string_view kind, std::size_t i) const {
    const toml::node* node = root[kind][i].node();
    return node != nullptr ? node->source() : root.source();
  }

  static toml::source_region include_place(const toml::table& root) {
    const toml::node* node = root.get("include");
    return node != nullptr ? node->source() : root.source();
  }

  void check_names(const toml::table& root, const AtlasFile& file) {
    for (NamingFault& found : naming_faults(file, own_from_)) {
      toml::source_region place = include_place(root);
      if (found.own) place = place_of(root, found.kind, *found.own);
      else if (root.contains(found.kind) && !root.get(found.kind)->is_array()) place = root.get(found.kind)->source();
      fault(place, std::move(found.what), std::move(found.remedy));
    }
  }

  Way& way_;
  bool is_included_;
  bool missed_an_include_ = false;
  OwnEntries own_from_;
};

}  // namespace

Outcome<AtlasFile> read_atlas_file(const fs::path& path) {
  Way way;
  return Reader(path, way).read();
}

}  // namespace hustings
