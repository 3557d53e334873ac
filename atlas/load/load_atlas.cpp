#include "atlas/load/load_atlas.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <functional>
#include <memory>
#include <set>

#include "atlas/atlas_texts.h"
#include "atlas/count.h"
#include "atlas/figures/figures.h"
#include "atlas/load/cached_contest.h"
#include "atlas/load/join_insets.h"
#include "atlas/load/load_contest.h"
#include "atlas/load/read_numbers.h"
#include "atlas/load/read_weights.h"
#include "atlas/paint/track_range.h"
#include "atlas/usual_parties.h"
#include "base/on_all_cores.h"
#include "base/paths.h"
#include "geo/mesh/cached_layer.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/locate.h"
#include "geo/read/read_table.h"
#include "geo/tiles/cartogram.h"

namespace hustings {

namespace {

constexpr std::size_t most_areas = 1'000'000;  // half of the texels that any graphics card of today has for colours

constexpr float part_of_layers = 0.6f;  // of the time that loading takes; contests have the rest

/// Runs independent pieces of work on all cores and counts them.
void run_all(const std::vector<std::function<void()>>& work, Progress* progress) {
  std::atomic<std::size_t> done = 0;
  on_all_cores(work.size(), [&](std::size_t i) {
    work[i]();
    if (progress != nullptr) *progress = part_of_layers * static_cast<float>(++done) / static_cast<float>(work.size());
  });
}

using LoadedLayer = Outcome<CachedLayer>;

void move_to(Findings& all, Findings& some) {
  all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  some.clear();
}

class Loader {
 public:
  Loader(const AtlasFile& file, Geometry geometry)
      : file_(file),
        geometry_(geometry),
        layers_(file.layers.size()),
        ground_(file.ground.size()),
        numbers_(file.numbers.size()),
        weights_(file.weights.size()),
        parties_(std::max<std::size_t>(file.parties.size(), 1)) {}

  Outcome<Atlas> load(Progress* progress) {
    read_everything(progress);
    atlas_.memo = make_memo();
    atlas_.figure_memo = make_figure_memo();
    atlas_.range_memo = make_range_memo();
    atlas_.title = file_.title;
    atlas_.file = file_.file;
    atlas_.attribution = file_.attribution;
    for (const auto& [id, title] : file_.tracks) atlas_.tracks.push_back({id, title});
    join_layers();
    if (!has_errors(findings_)) check_parents();
    if (!has_errors(findings_)) join_insets(file_.insets, atlas_, findings_);
    join_ground();
    add_parties();
    if (!has_errors(findings_)) add_contests(progress);
    for (AtlasContest& contest : atlas_.contests)
      if (!contest.contest.compare.empty()) contest.compare = atlas_.find_contest(contest.contest.compare);
    if (!has_errors(findings_))
      for (std::size_t i = 0; i < numbers_.size(); ++i) join_numbers(file_.numbers[i], numbers_[i], atlas_, findings_);
    if (!has_errors(findings_))
      for (std::size_t i = 0; i < weights_.size(); ++i) read_weights(file_.weights[i], weights_[i], atlas_, findings_);
    add_unnamed_tracks();
    atlas_.default_contest = default_contest(file_, atlas_.contests);
    choose_usual_parties(atlas_);
    if (!has_errors(findings_))
      if (auto undrawn = maybe_missing_glyphs(atlas_)) findings_.push_back(std::move(*undrawn));
    if (has_errors(findings_)) tell_all_unread();
    Outcome<Atlas> outcome;
    outcome.findings = findings_;
    if (!has_errors(findings_)) {
      atlas_.findings = std::move(findings_);
      outcome.value = std::move(atlas_);
    }
    if (progress != nullptr) *progress = 1;
    return outcome;
  }

 private:
  void read_everything(Progress* progress) {
    std::vector<std::function<void()>> work;
    for (std::size_t i = 0; i < file_.layers.size(); ++i)
      work.emplace_back([this, i] { layers_[i] = read_cached_layer(file_.layers[i].source); });
    if (geometry_ == Geometry::meshes)
      for (std::size_t i = 0; i < file_.ground.size(); ++i)
        work.emplace_back([this, i] { ground_[i] = read_cached_layer(file_.ground[i].source); });
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      work.emplace_back(
          [this, i] { numbers_[i] = read_table(file_.numbers[i].source, file_.numbers[i].source_layer); });
    for (std::size_t i = 0; i < weights_.size(); ++i)
      work.emplace_back(
          [this, i] { weights_[i] = read_table(file_.weights[i].source, file_.weights[i].source_layer); });
    for (std::size_t i = 0; i < parties_.size(); ++i)
      work.emplace_back([this, i] {
        parties_[i] = read_table(file_.parties.empty() ? (assets_folder() / "parties.csv").string() : file_.parties[i]);
      });
    run_all(work, progress);
  }

  void join_layers() {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      move_to(findings_, layers_[i].findings);
      AtlasLayer& layer = atlas_.layers.emplace_back();
      layer.title = file_.layers[i].title;
      layer.in_force_from = file_.layers[i].in_force_from;
      layer.in_force_to = file_.layers[i].in_force_to;
      layer.layer.id = file_.layers[i].source.id;
      if (!layers_[i]) continue;
      layer.layer = std::move(layers_[i].value->layer);
      layer.content = layers_[i].value->content;
      for (const Area& area : layer.layer.areas) layer.area_bounds.push_back(bounds_of(area.shape));
      if (layer.layer.areas.size() > most_areas)
        findings_.push_back(
            {.severity = Severity::error,
             .place = {.file = layer.layer.file, .layer = layer.layer.id, .row = {}, .column = {}},
             .what = fmt::format("has {} areas; a map can tell {} apart", layer.layer.areas.size(), most_areas),
             .remedy = "Split the layer, or merge its areas"});
      for (std::size_t area = 0; area < layer.layer.areas.size(); ++area)
        layer.index.emplace(layer.layer.areas[area].code, static_cast<AreaIndex>(area));
    }
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      AtlasLayer& layer = atlas_.layers[i];
      if (geometry_ == Geometry::meshes) {
        layer.locator = std::make_unique<Locator>(layer.layer.areas);
        layer.levels = std::make_unique<DetailLevels>(layer.layer, layer.content);
        if (layer.content) layer.label_points = LabelPoints(layer.layer, *layer.content);
      }
      if (layers_[i] && geometry_ == Geometry::meshes) take_hexagons(file_.layers[i].hexagons, layer);
      if (!file_.layers[i].parent_layer.empty()) layer.parent_layer = atlas_.find_layer(file_.layers[i].parent_layer);
      else if (!file_.layers[i].source.parent.empty()) layer.parent_layer = find_parent_layer(layer);
    }
  }

  /// A layout made by hand takes the place of the one that the program would work out.
  void take_hexagons(const std::string& source, AtlasLayer& layer) {
    if (source.empty()) return;
    Outcome<Table> table = read_table(source);
    move_to(findings_, table.findings);
    if (!table) return;
    Outcome<Cartogram> made = hexagons_from(layer.layer, layer.label_points, *table.value);
    move_to(findings_, made.findings);
    if (made) layer.hexagons = std::make_unique<Cartogram>(std::move(*made.value));
  }

  /// An atlas may leave out which layer the parents are in: it is the one that has their codes.
  std::optional<LayerIndex> find_parent_layer(const AtlasLayer& layer) const {
    for (std::size_t i = 0; i < atlas_.layers.size(); ++i)
      if (std::all_of(layer.layer.areas.begin(), layer.layer.areas.end(),
                      [&](const Area& area) { return atlas_.layers[i].find(area.parent).has_value(); }))
        return i;
    return std::nullopt;
  }

  /// Sums by parent would leave out, in silence, what has none.
  void check_parents() {
    for (std::size_t i = 0; i < atlas_.layers.size(); ++i) {
      const LayerSource& source = file_.layers[i].source;
      const auto parents = atlas_.layers[i].parent_layer;
      if (source.parent.empty()) continue;
      std::vector<std::string> orphans;
      for (const Area& area : atlas_.layers[i].layer.areas)
        if (!parents || !atlas_.layers[*parents].find(area.parent)) orphans.push_back(area.code);
      if (orphans.empty()) continue;
      findings_.push_back({.severity = Severity::warning,
                           .place = {.file = source.source, .layer = source.id, .row = {}, .column = source.parent},
                           .what = fmt::format("{} of {} areas have a parent that is in no layer, {} first",
                                               orphans.size(), atlas_.layers[i].layer.areas.size(), orphans.front()),
                           .remedy = "Correct the codes, or name the layer that has them as parent_layer"});
    }
  }

  void join_ground() {
    atlas_.ground.reserve(ground_.size());  // levels keep a reference to their layer
    for (std::size_t i = 0; i < ground_.size(); ++i) {
      move_to(findings_, ground_[i].findings);
      if (!ground_[i]) continue;
      Ground& ground = atlas_.ground.emplace_back();
      ground.kind = file_.ground[i].water ? GroundKind::water : GroundKind::land;
      ground.layer = std::move(ground_[i].value->layer);
      ground.levels = std::make_unique<DetailLevels>(ground.layer, ground_[i].value->content);
    }
  }

  /// A later table's party takes the place of an earlier one's with the same id.
  void add_parties() {
    std::vector<Party> all;
    for (Outcome<Table>& table : parties_) {
      move_to(findings_, table.findings);
      if (!table) continue;
      Outcome<Parties> parties = read_parties(*table.value);
      move_to(findings_, parties.findings);
      if (!parties) continue;
      for (const Party& party : *parties.value) {
        const auto same = std::find_if(all.begin(), all.end(), [&](const Party& p) { return p.id == party.id; });
        if (same != all.end()) *same = party;
        else all.push_back(party);
      }
    }
    for (Party& party : all) atlas_.parties.add(std::move(party));
  }

  /// Where one file stops the atlas, the others that cannot be read are named too: all can be mended together.
  void tell_all_unread() {
    std::set<std::string> told;
    for (const Finding& finding : findings_) told.insert(describe(finding));
    const auto tell = [&](const Outcome<Table>& table) {
      for (const Finding& finding : table.findings)
        if (finding.severity == Severity::error && told.insert(describe(finding)).second) findings_.push_back(finding);
    };
    for (const ContestEntry& entry : file_.contests) {
      const ContestTables tables = tables_of(entry, read_table);
      tell(tables.votes);
      if (tables.areas) tell(*tables.areas);
      if (tables.second_preferences) tell(*tables.second_preferences);
    }
    for (const Outcome<Table>& table : numbers_) tell(table);
    for (const Outcome<Table>& table : weights_) tell(table);
  }

  /// From the cache where nothing has changed; else read, and kept unless it brings parties that no table has: what
  /// follows it would have others.
  Outcome<AtlasContest> loaded_contest(const ContestEntry& entry, const std::optional<Digest>& surroundings,
                                       Parties& parties) const {
    const auto digest_now = [&] {
      return surroundings ? maybe_contest_digest(entry, *surroundings) : std::optional<Digest>();
    };
    const auto key = digest_now();
    if (key)
      if (auto kept = maybe_kept_contest(*key, entry, atlas_)) return std::move(*kept);
    const std::size_t known = parties.size();
    Outcome<AtlasContest> loaded = load_contest(entry, tables_of(entry, read_table), atlas_, parties);
    // A file that changed while it was read must not be kept under what it was before.
    if (key && parties.size() == known && digest_now() == key) keep_contest(*key, loaded);
    return loaded;
  }

  /// Contests do not depend on one another, unless one brings parties that no table of parties has: those that follow
  /// it must know them.
  void add_contests(Progress* progress) {
    const std::size_t known = atlas_.parties.size();
    const std::optional<Digest> surroundings = surroundings_digest(atlas_);
    std::vector<Outcome<AtlasContest>> loaded(file_.contests.size());
    std::vector<char> brings_parties(file_.contests.size(), 0);  // not bool: several threads write
    std::atomic<std::size_t> done = 0;
    on_all_cores(loaded.size(), [&](std::size_t i) {
      Parties parties = atlas_.parties;
      loaded[i] = loaded_contest(file_.contests[i], surroundings, parties);
      brings_parties[i] = parties.size() > known ? 1 : 0;
      if (progress != nullptr)
        *progress =
            part_of_layers + (1 - part_of_layers) * static_cast<float>(++done) / static_cast<float>(loaded.size() + 1);
    });
    for (std::size_t i = 0; i < loaded.size(); ++i) {
      if (brings_parties[i] != 0 || atlas_.parties.size() > known)
        loaded[i] = load_contest(file_.contests[i], tables_of(file_.contests[i], read_table), atlas_, atlas_.parties);
      move_to(findings_, loaded[i].findings);
      if (loaded[i]) atlas_.contests.push_back(std::move(*loaded[i].value));
    }
  }

  /// A track is one because contests name it; what the atlas says of it is its title.
  void add_unnamed_tracks() {
    for (const AtlasContest& contest : atlas_.contests) {
      const std::string& id = contest.contest.track;
      if (std::none_of(atlas_.tracks.begin(), atlas_.tracks.end(), [&](const Track& track) { return track.id == id; }))
        atlas_.tracks.push_back({id, id});
    }
  }

  const AtlasFile& file_;
  Geometry geometry_;
  std::vector<LoadedLayer> layers_;
  std::vector<LoadedLayer> ground_;
  std::vector<Outcome<Table>> numbers_;
  std::vector<Outcome<Table>> weights_;
  std::vector<Outcome<Table>> parties_;
  Atlas atlas_;
  Findings findings_;
};

}  // namespace

Outcome<Atlas> load_atlas(const AtlasFile& file, Geometry geometry, Progress* progress) {
  return Loader(file, geometry).load(progress);
}

Outcome<Atlas> load_atlas(const std::filesystem::path& path, Geometry geometry, Progress* progress) {
  Outcome<AtlasFile> file = read_atlas_file(path);
  if (!file) return {.value = std::nullopt, .findings = std::move(file.findings)};
  Outcome<Atlas> atlas = load_atlas(*file.value, geometry, progress);
  atlas.findings.insert(atlas.findings.begin(), file.findings.begin(), file.findings.end());
  return atlas;
}

}  // namespace hustings
