// What a layer's source consists of, as a digest: the key under which what was read from it is kept.
#pragma once

#include <optional>
#include <string>

#include "base/digest.h"
#include "geo/read/read_layer.h"

namespace hustings {

/// Of the program's own code that reads and draws layers, and of the libraries that it reads them with. What other code
/// made is never used.
Digest code_digest();

/// Of every byte that `read_layer` may read for that source, of the columns that it takes, and of the code. None where
/// the files cannot be told beforehand: a database, a folder, a format of which any file may name others.
std::optional<Digest> maybe_source_digest(const LayerSource& source);

/// Of every byte that `read_table` may read for that source, of the sheet that it takes, and of the code. None where
/// the files cannot be told beforehand, as above.
std::optional<Digest> maybe_table_digest(const std::string& source, const std::string& layer);

/// Of what decides how coordinates are brought from one CRS to another: PROJ's grids may be installed at any time.
Digest projection_digest();

}  // namespace hustings
