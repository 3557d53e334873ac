#include "atlas/load_atlas.h"

#include <algorithm>
#include <exception>
#include <fmt/format.h>
#include <functional>
#include <mutex>
#include <thread>

#include "atlas/join.h"
#include "base/paths.h"
#include "elections/aggregate.h"
#include "elections/read_results.h"
#include "geo/interior_point.h"
#include "geo/read_layer.h"
#include "geo/read_table.h"

namespace hustings {

namespace {

constexpr std::size_t most_areas = 65'000;  // the renderer's area ids have 16 bits

/// Runs independent pieces of work on all cores and counts them.
void run_all(const std::vector<std::function<void()>>& work, Progress* progress) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
  std::mutex mutex;
  std::exception_ptr failure;  // the first; thrown on the caller's thread
  const auto worker = [&] {
    for (std::size_t i = next++; i < work.size(); i = next++) {
      try {
        work[i]();
      } catch (...) {
        const std::scoped_lock lock(mutex);
        if (!failure) failure = std::current_exception();
      }
      if (progress != nullptr) *progress = static_cast<float>(++done) / static_cast<float>(work.size() + 1);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i) threads.emplace_back(worker);
  worker();
  threads.clear();  // joins
  if (failure) std::rethrow_exception(failure);
}

std::vector<Shape> shapes_of(const Layer& layer) {
  std::vector<Shape> shapes;
  for (const Area& area : layer.areas) shapes.push_back(area.shape);
  return shapes;
}

LayerMesh mesh_of(const Layer& layer, Findings& findings) {
  return make_mesh(layer, build_topology(shapes_of(layer)), findings);
}

struct LoadedLayer {
  Outcome<Layer> layer;
  LayerMesh mesh;
  std::vector<Point> label_points;
};

void load_layer(const LayerSource& source, Geometry geometry, bool labels, LoadedLayer& out) {
  out.layer = read_layer(source);
  if (!out.layer || geometry == Geometry::none) return;
  out.mesh = mesh_of(*out.layer.value, out.layer.findings);
  if (labels)
    for (const Area& area : out.layer.value->areas) out.label_points.push_back(interior_point(area.shape));
}

struct LoadedTables {
  Outcome<Table> votes;
  std::optional<Outcome<Table>> areas;
};

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
        tables_(file.contests.size()) {}

  Outcome<Atlas> load(Progress* progress) {
    read_everything(progress);
    atlas_.title = file_.title;
    atlas_.file = file_.file;
    atlas_.attribution = file_.attribution;
    for (const auto& [id, title] : file_.tracks) atlas_.tracks.push_back({id, title});
    join_layers();
    if (!has_errors(findings_)) check_parents();
    join_ground();
    add_parties();
    if (!has_errors(findings_))
      for (std::size_t i = 0; i < file_.contests.size(); ++i) add_contest(file_.contests[i], tables_[i]);
    for (AtlasContest& contest : atlas_.contests)
      if (!contest.contest.compare.empty()) contest.compare = atlas_.find_contest(contest.contest.compare);
    choose_default_contest();
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
      work.emplace_back([this, i] { load_layer(file_.layers[i].source, geometry_, true, layers_[i]); });
    if (geometry_ == Geometry::meshes)
      for (std::size_t i = 0; i < file_.ground.size(); ++i)
        work.emplace_back([this, i] { load_layer(file_.ground[i].source, geometry_, false, ground_[i]); });
    for (std::size_t i = 0; i < file_.contests.size(); ++i)
      work.emplace_back([this, i] {
        tables_[i].votes = read_table(file_.contests[i].results);
        if (!file_.contests[i].areas.empty()) tables_[i].areas = read_table(file_.contests[i].areas);
      });
    work.emplace_back([this] {
      parties_ = read_table(file_.parties.empty() ? (assets_folder() / "parties.csv").string() : file_.parties);
    });
    run_all(work, progress);
  }

  void join_layers() {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      move_to(findings_, layers_[i].layer.findings);
      AtlasLayer& layer = atlas_.layers.emplace_back();
      layer.title = file_.layers[i].title;
      layer.in_force_from = file_.layers[i].in_force_from;
      layer.in_force_to = file_.layers[i].in_force_to;
      layer.layer.id = file_.layers[i].source.id;
      if (!layers_[i].layer) continue;
      layer.layer = std::move(*layers_[i].layer.value);
      layer.mesh = std::move(layers_[i].mesh);
      layer.label_points = std::move(layers_[i].label_points);
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
      if (geometry_ == Geometry::meshes) layer.locator = std::make_unique<Locator>(layer.layer.areas);
      if (!file_.layers[i].parent_layer.empty()) layer.parent_layer = atlas_.find_layer(file_.layers[i].parent_layer);
      else if (!file_.layers[i].source.parent.empty()) layer.parent_layer = find_parent_layer(layer);
    }
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
                           .remedy = "Mend the codes, or name the layer that has them as parent_layer"});
    }
  }

  void join_ground() {
    for (std::size_t i = 0; i < ground_.size(); ++i) {
      move_to(findings_, ground_[i].layer.findings);
      if (!ground_[i].layer) continue;
      atlas_.ground.push_back({.kind = file_.ground[i].water ? GroundKind::water : GroundKind::land,
                               .layer = std::move(*ground_[i].layer.value),
                               .mesh = std::move(ground_[i].mesh)});
    }
  }

  void add_parties() {
    move_to(findings_, parties_.findings);
    if (!parties_) return;
    Outcome<Parties> parties = read_parties(*parties_.value);
    move_to(findings_, parties.findings);
    if (parties) atlas_.parties = std::move(*parties.value);
  }

  void add_contest(const ContestEntry& entry, LoadedTables& tables) {
    move_to(findings_, tables.votes.findings);
    if (tables.areas) move_to(findings_, tables.areas->findings);
    if (!tables.votes || (tables.areas && !*tables.areas)) return;
    Outcome<std::vector<Result>> results = read_results(*tables.votes.value, atlas_.parties);
    move_to(findings_, results.findings);
    if (!results) return;
    if (tables.areas) {
      Findings found = add_area_figures(*tables.areas->value, *results.value);
      move_to(findings_, found);
    }
    AtlasContest contest;
    contest.contest = entry.contest;
    contest.contest.results = std::move(*results.value);
    const LayerIndex index = *atlas_.find_layer(entry.contest.layer);
    const AtlasLayer& layer = atlas_.layers[index];
    contest.own = lay_on(contest.contest.results, layer, index);
    const AtlasLayer* parents = layer.parent_layer ? &atlas_.layers[*layer.parent_layer] : nullptr;
    Findings found =
        findings_of(join_report(contest.contest, contest.own, layer, parents), contest.contest, entry.results);
    move_to(findings_, found);
    if (parents != nullptr) {
      contest.by_parent =
          lay_on(aggregate(contest.contest.results,
                           [&](const std::string& code) -> std::optional<std::string> {
                             const auto area = layer.find(code);
                             return area ? std::optional(layer.layer.areas[*area].parent) : std::nullopt;
                           }),
                 *parents, *layer.parent_layer);
      contest.by_parent->summed = true;
    }
    add_final_round(entry, contest);
    std::sort(contest.final_round.begin(), contest.final_round.end(),
              [](const FinalRound& a, const FinalRound& b) { return a.votes > b.votes; });
    atlas_.contests.push_back(std::move(contest));
  }

  void add_final_round(const ContestEntry& entry, AtlasContest& contest) {
    for (const auto& [party, votes] : entry.final_round) {
      if (const auto known = atlas_.parties.find(party)) contest.final_round.push_back({*known, votes});
      else
        warn(file_.file,
             fmt::format("contest \"{}\": the final round names the party \"{}\", which is not in the table of parties",
                         entry.contest.id, party),
             "Check the id; its votes are not shown");
    }
  }

  void warn(const std::string& file, std::string what, std::string remedy) {
    findings_.push_back({.severity = Severity::warning,
                         .place = {.file = file, .layer = {}, .row = {}, .column = {}},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  /// The one that the atlas names, or its latest.
  void choose_default_contest() {
    atlas_.default_contest = file_.default_contest;
    if (!atlas_.default_contest.empty() || atlas_.contests.empty()) return;
    atlas_.default_contest =
        std::max_element(atlas_.contests.begin(), atlas_.contests.end(),
                         [](const AtlasContest& a, const AtlasContest& b) { return a.contest.date < b.contest.date; })
            ->contest.id;
  }

  const AtlasFile& file_;
  Geometry geometry_;
  std::vector<LoadedLayer> layers_;
  std::vector<LoadedLayer> ground_;
  std::vector<LoadedTables> tables_;
  Outcome<Table> parties_;
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
