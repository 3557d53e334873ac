// Layers and meshes as bytes, for the cache.
#pragma once

#include <memory>
#include <optional>

#include "base/bytes.h"
#include "base/cache.h"
#include "geo/layer.h"
#include "geo/mesh/mesh.h"

namespace hustings {

/// Codes, names, parents and points; neither id nor file, which belong to the atlas that names the layer.
void put_areas(ByteWriter& out, const Layer& layer);
/// False where the bytes are not those of a layer.
bool take_areas(ByteReader& in, Layer& layer);

/// Without file and layer, for the same reason; `take_findings` gets them.
void put_findings(ByteWriter& out, const Findings& findings);
Findings take_findings(ByteReader& in, const std::string& file, const std::string& layer);

void put_mesh(ByteWriter& out, const LayerMesh& mesh);
/// The mesh's arrays lie where the bytes do, and keep the owner.
LayerMesh take_mesh(ByteReader& in, const std::shared_ptr<const void>& owner);

}  // namespace hustings
