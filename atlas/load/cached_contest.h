// A contest read, checked and laid on its layer, from the cache where that was done before.
#pragma once

#include <optional>

#include "atlas/atlas.h"
#include "atlas/load/atlas_file.h"
#include "base/digest.h"

namespace hustings {

/// Of all that `load_contest` may look at beside the contest itself: layers and parties. None where a layer has no
/// digest of its own, or nothing is kept at all.
std::optional<Digest> surroundings_digest(const Atlas& atlas);

/// Of every byte that a contest's tables have, of what the atlas says of it, of what surrounds it, and of the code.
/// None where the tables cannot be told beforehand (databases, folders), or are so small that they are read as quickly.
std::optional<Digest> maybe_contest_digest(const ContestEntry& entry, const Digest& surroundings);

/// What `load_contest` gave for that key, findings included.
std::optional<Outcome<AtlasContest>> maybe_kept_contest(const Digest& key, const ContestEntry& entry,
                                                        const Atlas& atlas);
void keep_contest(const Digest& key, const Outcome<AtlasContest>& loaded);

}  // namespace hustings
