// A layer read, checked and repaired, from the cache where it was read before.
#pragma once

#include "base/digest.h"
#include "geo/read/read_layer.h"

namespace hustings {

struct CachedLayer {
  Layer layer;
  Digest content;  ///< of codes, names, parents and points: the key of all that is made from them
};

/// What `read_layer` gives, findings included, from the cache where it holds the same files (base/cache).
Outcome<CachedLayer> read_cached_layer(const LayerSource& source);

}  // namespace hustings
