// What `hustings FILE` opens: an atlas, a story or a session, and the atlas that is shown then.
#pragma once

#include <filesystem>
#include <optional>

#include "atlas/load/named_files.h"

namespace hustings {

struct OpenedFile {
  FileKind kind = FileKind::atlas;
  std::filesystem::path atlas;  ///< of a story or session: the one that it names
};

/// By what is written in the file; where that cannot be read as TOML, by its name. None where there is no such file.
/// Throws InputError where a story names an atlas that is not there.
std::optional<OpenedFile> opened_file(const std::filesystem::path& file);

}  // namespace hustings
