#include "atlas/import/new_atlas.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "atlas/figures/table_choice.h"
#include "atlas/import/remembered.h"
#include "atlas/import/understand.h"
#include "atlas/published/read_published.h"
#include "base/text/identifier.h"
#include "base/whole_file.h"
#include "geo/mesh/cached_layer.h"
#include "geo/read/read_table.h"
#include "geo/read/source_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

void tell(const ImportProgress& progress, ImportStage stage) {
  if (progress) progress(stage);
}

constexpr const char* parties_file = "parties.csv";

/// A source as the atlas names it: relative where it lies in the atlas's folder.
std::string named_from(const fs::path& folder, const std::string& source) {
  if (is_database(source)) return source;
  std::error_code failed;
  const fs::path whole = fs::weakly_canonical(source, failed);
  const fs::path relative = whole.lexically_relative(fs::weakly_canonical(folder, failed));
  return relative.empty() || *relative.begin() == ".." ? whole.string() : relative.string();
}

/// "council-2018" of "/somewhere/council-2018.csv"; the name of the sheet where one is named.
std::string stem_of(const ImportRequest& request) {
  const std::string& source = request.results_source();
  if (!request.results_layer.empty()) return request.results_layer;
  return is_database(source) ? "" : fs::path(source).stem().string();
}

LayerSource layer_source(const ImportRequest& request, const AreaReading& areas) {
  return {.id = "areas",
          .source = request.boundaries,
          .source_layer = request.boundaries_layer,
          .code = areas.code,
          .name = areas.name,
          .parent = {},
          .crs = request.crs,
          .latitude_first = request.latitude_first};
}

/// What a place follows from, as one text.
std::string origin_of(const ImportRequest& request, const AreaReading& areas) {
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", request.boundaries, request.boundaries_layer, areas.code, areas.name,
                     request.crs, request.target_crs, request.latitude_first);
}

template <class T>
bool took(Outcome<T> outcome, T& value, Findings& findings) {
  findings.insert(findings.end(), outcome.findings.begin(), outcome.findings.end());
  if (outcome) value = std::move(*outcome.value);
  return outcome.value.has_value();
}

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
    add_folder(file.parent_path());
    write_whole(file, text);
    made_.push_back(file);
  }
  void keep() { made_.clear(); }

 private:
  std::vector<fs::path> made_;
};

}  // namespace

const char* name_of(ImportStage stage) {
  switch (stage) {
    case ImportStage::boundaries: return "Reading the boundaries";
    case ImportStage::results: return "Reading the results";
    case ImportStage::understanding: return "Finding out what is in them";
    case ImportStage::shapes: return "Reading the shapes of the areas";
  }
  return "";
}

Findings ImportPlace::find(const ImportRequest& request, const AreaReading& areas) {
  const std::string origin = origin_of(request, areas);
  if (place_of_ == origin) return {};
  Findings findings;
  place_of_.clear();
  if (took(place_of(layer_source(request, areas), request.target_crs), place_, findings)) place_of_ = origin;
  return findings;
}

Findings ImportPlace::read_shapes(const ImportRequest& request, const AreaReading& areas) {
  const std::string origin = origin_of(request, areas);
  if (shapes_of_ == origin) return {};
  LayerSource source = layer_source(request, areas);
  source.target_crs = place_.choice.crs;
  for (const ProposedInset& inset : place_.choice.insets)
    source.elsewhere.push_back({.crs = inset.crs, .codes = inset.areas});
  Outcome<CachedLayer> read = read_cached_layer(source);
  for (Finding& finding : read.findings) finding.remedy = with_options(std::move(finding.remedy));
  shapes_of_.clear();
  layer_.reset();
  if (!read) return std::move(read.findings);
  shapes_of_ = origin;
  layer_ = std::make_shared<const Layer>(std::move(read.value->layer));
  return {};
}

ElectionName name_of_election(const ImportRequest& request) {
  // The year of boundaries is that of their edition, and says nothing of an election.
  if (request.results.empty() && request.title.empty() && request.name.empty()) return {"election", "election"};
  const std::string stem = stem_of(request);
  ElectionName name{id_of(request.name.empty() ? stem : request.name), request.title};
  if (name.id.empty()) name.id = "election";
  if (name.title.empty()) {
    name.title = request.results.empty() || stem.empty() ? name.id : stem;
    std::replace(name.title.begin(), name.title.end(), '_', ' ');
  }
  return name;
}

Outcome<ImportSources> read_sources(const ImportRequest& request, const ImportProgress& progress) {
  Outcome<ImportSources> out;
  ImportSources sources;
  tell(progress, ImportStage::boundaries);
  if (!took(read_table(request.boundaries, request.boundaries_layer), sources.boundaries, out.findings)) return out;
  tell(progress, ImportStage::results);
  const bool has_both = request.results.empty();
  const PublishedSource source{.source = request.results_source(),
                               .layer = has_both ? request.boundaries_layer : request.results_layer,
                               .decimal = request.decimal};
  if (!took(read_published(source), sources.results, out.findings)) return out;
  if (!request.parties.empty()) {
    Table table;
    Parties parties;
    if (!took(read_table(request.parties), table, out.findings) || !took(read_parties(table), parties, out.findings))
      return out;
    sources.parties = std::move(parties);
  }
  out.value = std::move(sources);
  return out;
}

Outcome<AtlasPlan> plan_atlas(ImportSources sources, const ImportRequest& request, ImportPlace& place,
                              const ImportProgress& progress) {
  tell(progress, ImportStage::understanding);
  const ElectionName name = name_of_election(request);
  Outcome<AtlasPlan> out;
  AtlasPlan plan;
  bool lies_somewhere = true;
  ImportFiles files{.boundaries = std::move(sources.boundaries),
                    .results = std::move(sources.results.table),
                    .where =
                        [&](const AreaReading& areas) {
                          const Findings faults = place.find(request, areas);
                          lies_somewhere = !has_errors(faults);
                          out.findings.insert(out.findings.end(), faults.begin(), faults.end());
                          return lies_somewhere ? place.place().choice.where : std::string();
                        },
                    .id = name.id,
                    .title = name.title,
                    .named = request.results.empty() ? std::string() : stem_of(request),
                    .parties = std::move(sources.parties),
                    .statements = std::move(sources.results.statements),
                    .questions = std::move(sources.results.questions)};
  plan.atlas.title = name.title;
  const bool understood = took(understand(std::move(files), request.decisions), plan.understanding, out.findings);
  if (!understood || !lies_somewhere) return out;
  if (plan.understanding.questions.empty()) {
    tell(progress, ImportStage::shapes);
    plan.atlas.map_crs = crs_toml(place.place().choice);
    plan.atlas.insets = insets_toml(place.place().choice);
    for (const std::string& line : place.place().said) plan.understanding.statements.push_back({line, {}});
    const Findings faults = place.read_shapes(request, plan.understanding.areas);
    out.findings.insert(out.findings.end(), faults.begin(), faults.end());
    if (has_errors(faults)) return out;
  }
  out.value = std::move(plan);
  return out;
}

std::vector<PlannedTable> tables_of(const AtlasPlan& plan) {
  std::vector<PlannedTable> tables;
  for (const ElectionReading& election : plan.understanding.elections) {
    if (election.votes) tables.push_back({results_file(election), &*election.votes});
    if (election.areas) tables.push_back({areas_file(election), &*election.areas});
  }
  if (plan.understanding.parties) tables.push_back({parties_file, &*plan.understanding.parties});
  return tables;
}

std::vector<std::string> files_of(const AtlasPlan& plan) {
  std::vector<std::string> files;
  for (const PlannedTable& table : tables_of(plan)) files.push_back(table.name);
  files.emplace_back("atlas.toml");
  return files;
}

void name_sources(const fs::path& folder, const ImportRequest& request, AtlasPlan& plan) {
  NewAtlas& atlas = plan.atlas;
  const std::string& results = request.results_source();
  atlas.boundaries = named_from(folder, request.boundaries);
  atlas.boundaries_layer = request.boundaries_layer;
  atlas.crs = request.crs;
  atlas.target_crs = request.target_crs;
  atlas.latitude_first = request.latitude_first;
  atlas.results = named_from(folder, results);
  atlas.results_layer = request.results_layer;
  atlas.name = request.name.empty() ? name_of_election(request).id : request.name;
  atlas.decimal = request.decimal ? std::string(1, *request.decimal) : std::string();
  atlas.own_parties = request.parties.empty() ? std::string() : named_from(folder, request.parties);
  if (plan.understanding.parties) atlas.parties = parties_file;
  // A database is named by its table: how it is reached is nobody's business.
  atlas.source = is_database(results) ? request.results_layer : fs::path(results).filename().string();
}

void write_atlas(const fs::path& folder, const ImportRequest& request, AtlasPlan& plan,
                 const std::function<void()>& before_kept) {
  MadeFiles made;
  made.add_folder(folder);
  name_sources(folder, request, plan);
  for (const PlannedTable& table : tables_of(plan)) {
    const std::string text = to_csv(*table.table);
    made.add(folder / table.name, text);
    plan.atlas.written[table.name] = digest_text(text);
  }
  made.add(folder / "atlas.toml", toml_of(plan.atlas, plan.understanding));
  if (before_kept) before_kept();
  made.keep();
}

fs::path free_folder(const fs::path& wanted) {
  fs::path folder = wanted;
  if (!folder.has_filename()) folder = folder.parent_path();
  return free_file(folder.parent_path(), folder.filename().string(), "");
}

}  // namespace hustings
