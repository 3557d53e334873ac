// From two files of somebody's to an atlas's folder: asked for, read, understood, written. The command line and the
// window's panel share it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "atlas/import/atlas_toml.h"
#include "atlas/import/place_of_source.h"
#include "atlas/import/understanding.h"
#include "atlas/published/published_table.h"
#include "elections/party.h"
#include "geo/layer.h"

namespace hustings {

/// The files, and all that a person said of them.
struct ImportRequest {
  std::string boundaries, boundaries_layer;
  std::string crs, target_crs;  ///< of boundaries that name none; of the map; may be empty
  bool latitude_first = false;
  std::string results, results_layer;  ///< results empty: they are in the boundaries
  std::string title, name;             ///< of the election; empty: from the name of the results
  std::string parties;                 ///< a table of somebody's own; may be empty
  std::optional<char> decimal;         ///< what parts decimals; none: found out
  Decisions decisions;

  const std::string& results_source() const { return results.empty() ? boundaries : results; }
};

/// The files as they were read. What is decided of columns, elections and areas does not change them.
struct ImportSources {
  Table boundaries;  ///< attributes of the areas
  PublishedTable results;
  std::optional<Parties> parties;
};

/// Where the areas lie and their shapes, kept while what they follow from stays the same.
class ImportPlace {
 public:
  /// Errors: as `place_of`, and as reading the layer has them; remedies name options of the command line.
  Findings find(const ImportRequest& request, const AreaReading& areas);
  Findings read_shapes(const ImportRequest& request, const AreaReading& areas);

  const SourcePlace& place() const { return place_; }
  std::shared_ptr<const Layer> layer() const { return layer_; }

 private:
  std::string place_of_;  ///< what the place was found for
  std::string shapes_of_;
  SourcePlace place_;
  std::shared_ptr<const Layer> layer_;  ///< none: not read
};

/// What an atlas would be, before anything is written.
struct AtlasPlan {
  NewAtlas atlas;
  Understanding understanding;  ///< where it has questions nothing can be written
};

enum class ImportStage { boundaries, results, understanding, shapes };
const char* name_of(ImportStage stage);  ///< "Reading the boundaries"
/// Told before each stage; may throw to end the work.
using ImportProgress = std::function<void(ImportStage)>;

/// Errors: a file cannot be read, or holds no table.
Outcome<ImportSources> read_sources(const ImportRequest& request, const ImportProgress& progress = {});

/// Errors: those of `understand`, and of where the areas lie. Findings of shapes stand with it once nothing is asked.
Outcome<AtlasPlan> plan_atlas(ImportSources sources, const ImportRequest& request, ImportPlace& place,
                              const ImportProgress& progress = {});

/// Id and title of the election, as they follow from what was said and the name of the file.
struct ElectionName {
  std::string id, title;
};
ElectionName name_of_election(const ImportRequest& request);

/// The tables that an atlas's folder gets, by their names from there.
struct PlannedTable {
  std::string name;
  const Table* table;  ///< of the plan
};
std::vector<PlannedTable> tables_of(const AtlasPlan& plan);

/// Says in the atlas what it is made from, as its folder sees it.
void name_sources(const std::filesystem::path& folder, const ImportRequest& request, AtlasPlan& plan);

/// The files that an atlas's folder gets, atlas.toml last, from the folder.
std::vector<std::string> files_of(const AtlasPlan& plan);

/// Writes them, and takes the folders that it made away again where it fails. `before_kept` may throw. Throws
/// MachineError. No file is looked at before it is written.
void write_atlas(const std::filesystem::path& folder, const ImportRequest& request, AtlasPlan& plan,
                 const std::function<void()>& before_kept = {});

/// A folder that is not there yet, "council-2018", "council-2018-2" and so on.
std::filesystem::path free_folder(const std::filesystem::path& wanted);

}  // namespace hustings
