// An atlas with some of its tables read again: its layers, meshes and other contests stay as they are.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "atlas/atlas.h"
#include "atlas/load/atlas_file.h"
#include "atlas/load/load_atlas.h"
#include "atlas/load/load_contest.h"

namespace hustings {

/// What is read again.
struct RenewedTables {
  std::set<std::string> contests;  ///< ids
  std::set<std::string> empty;     ///< ids of those whose table has no rows yet: no area has a result
  bool numbers = false;            ///< all tables of numbers
};

struct RenewedAtlas {
  Atlas atlas;
  std::map<std::string, Findings> failed;  ///< by the id of a contest, or of an entry of numbers: it stays as it was
};

/// Reads those tables again by `read`; `file` is what `before` was loaded from. No file of a layer is opened: shapes
/// are copied, and levels of detail are those of `before`, which the new atlas keeps alive for it. A contest that
/// `before` lacks is read too, and where it cannot be, no area has a result in it.
RenewedAtlas renew_atlas(const AtlasFile& file, const std::shared_ptr<const Atlas>& before, const RenewedTables& again,
                         const TableReader& read);

/// Loads an atlas that is watched: a contest whose own tables cannot be read yet (not there, empty, a header alone) has
/// no result anywhere, and is read when they can be.
Outcome<Atlas> load_watched(const AtlasFile& file, Geometry geometry, Progress* progress = nullptr);

/// The file without the contests of those ids, and without what names them.
AtlasFile without_contests(AtlasFile file, const std::set<std::string>& ids);

}  // namespace hustings
