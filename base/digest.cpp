#include "base/digest.h"

#include <fmt/format.h>
#include <new>
#include <xxhash.h>

namespace hustings {

namespace {

Digest from(XXH128_hash_t hash) { return {.high = hash.high64, .low = hash.low64}; }

}  // namespace

/// The library's own state; a type of ours keeps its header out of this one's users.
struct Hasher::State {
  XXH3_state_t* state = XXH3_createState();
};

void Hasher::Destroyer::operator()(State* state) const {
  XXH3_freeState(state->state);
  delete state;
}

Hasher::Hasher() : state_(new State) {
  if (state_->state == nullptr || XXH3_128bits_reset(state_->state) != XXH_OK) throw std::bad_alloc();
}

void Hasher::add_bytes(std::span<const std::byte> bytes) {
  XXH3_128bits_update(state_->state, bytes.data(), bytes.size());
}

void Hasher::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  add_bytes(std::as_bytes(std::span(text)));
}

void Hasher::add(const Digest& digest) {
  add(digest.high);
  add(digest.low);
}

Digest Hasher::digest() const { return from(XXH3_128bits_digest(state_->state)); }

Digest digest_of(std::span<const std::byte> bytes) { return from(XXH3_128bits(bytes.data(), bytes.size())); }

std::string to_text(const Digest& digest) { return fmt::format("{:016x}{:016x}", digest.high, digest.low); }

}  // namespace hustings
