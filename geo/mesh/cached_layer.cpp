#include "geo/mesh/cached_layer.h"

#include "base/cache.h"
#include "geo/mesh/layer_bytes.h"
#include "geo/read/source_digest.h"

namespace hustings {

namespace {

constexpr std::string_view layer_kind = "layer";

/// `out` has the areas already.
void keep(const Digest& key, const Outcome<CachedLayer>& read, ByteWriter out, bool transformed) {
  out.put(read.value->content);
  // Only where coordinates were transformed does it matter what PROJ has.
  out.put(transformed ? projection_digest() : Digest{});
  put_findings(out, read.findings);
  keep_in_cache(layer_kind, key, out.bytes());
}

std::optional<Outcome<CachedLayer>> maybe_kept(const Digest& key, const LayerSource& source) {
  const auto kept = maybe_cached(layer_kind, key);
  if (!kept) return std::nullopt;
  ByteReader in(kept->bytes);
  Outcome<CachedLayer> out;
  CachedLayer& ready = out.value.emplace();
  ready.layer.id = source.id;
  ready.layer.file = source.source;
  if (!take_areas(in, ready.layer)) return std::nullopt;
  ready.content = in.take<Digest>();
  if (const auto projection = in.take<Digest>(); projection != Digest{} && projection != projection_digest())
    return std::nullopt;
  out.findings = take_findings(in, source.source, source.id);
  if (!in.good()) return std::nullopt;
  return out;
}

}  // namespace

Outcome<CachedLayer> read_cached_layer(const LayerSource& source) {
  const auto key = maybe_source_digest(source);
  if (key)
    if (auto kept = maybe_kept(*key, source)) return std::move(*kept);
  bool transformed = false;
  Outcome<Layer> read = read_layer(source, &transformed);
  Outcome<CachedLayer> out;
  out.findings = std::move(read.findings);
  if (!read) return out;
  out.value = CachedLayer{.layer = std::move(*read.value), .content = {}};
  ByteWriter areas;
  put_areas(areas, out.value->layer);
  out.value->content = digest_of(areas.bytes());
  // A file that changed while it was read must not be kept under what it was before.
  if (key && maybe_source_digest(source) == key) keep(*key, out, std::move(areas), transformed);
  return out;
}

}  // namespace hustings
