// What the program has worked out once, kept on disk between runs. Everything in it can be made again.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "base/digest.h"

namespace hustings {

/// $XDG_CACHE_HOME/hustings or ~/.cache/hustings. The environment variable HUSTINGS_CACHE names another folder, and
/// turns the cache off where it is "off".
std::optional<std::filesystem::path> cache_folder();

/// Bytes of the cache, mapped into memory for as long as somebody holds the owner.
struct CachedBytes {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> owner;
};

/// What was kept under that key, or none: also where the file was cut short, changed in any bit, made by a program with
/// another form of these files, or is another key's. `kind` is a word for people who look into the folder.
std::optional<CachedBytes> maybe_cached(std::string_view kind, const Digest& key);

/// Keeps the bytes, whole or not at all; several programs may at once. Where that cannot be done, nothing happens: they
/// are worked out again next time. Files that were not used for 90 days go, and the oldest beyond a GiB.
void keep_in_cache(std::string_view kind, const Digest& key, std::span<const std::byte> bytes);

}  // namespace hustings
