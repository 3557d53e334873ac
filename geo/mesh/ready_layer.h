// A layer as it is read, checked, repaired and labelled, worked out once for each content of its files.
#pragma once

#include "base/digest.h"
#include "geo/read/read_layer.h"

namespace hustings {

struct ReadyLayer {
  Layer layer;
  Digest content;  ///< of codes, names, parents and points: the key of all that is made from them
};

/// What `read_layer` gives, findings included, from the cache where it holds the same files (base/cache).
Outcome<ReadyLayer> read_ready_layer(const LayerSource& source);

}  // namespace hustings
