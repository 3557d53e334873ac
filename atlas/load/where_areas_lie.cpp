#include "atlas/load/where_areas_lie.h"

#include "base/bytes.h"
#include "base/cache.h"
#include "geo/read/read_places.h"
#include "geo/read/source_digest.h"

namespace hustings {

namespace {

constexpr std::string_view kind = "place";

std::string found(const AtlasLayer& layer, const std::string& crs) {
  const std::vector<Point> labels(layer.label_points.begin(), layer.label_points.end());
  const auto box = box_about_most(in_degrees(labels, crs));
  return box ? place_text(*box) : std::string();
}

}  // namespace

std::string where_areas_lie(const AtlasLayer& layer, const std::string& crs) {
  if (crs.empty() || layer.layer.areas.empty() || layer.label_points.empty()) return {};
  if (!layer.content) return found(layer, crs);
  Hasher hasher;
  hasher.add(code_digest());
  hasher.add(*layer.content);
  hasher.add(crs);
  const Digest key = hasher.digest();
  if (const auto kept = maybe_cached(kind, key)) {
    ByteReader in(kept->bytes);
    std::string text(in.take_text());
    if (in.good()) return text;
  }
  std::string text = found(layer, crs);
  ByteWriter out;
  out.put(std::string_view(text));
  keep_in_cache(kind, key, out.bytes());
  return text;
}

}  // namespace hustings
