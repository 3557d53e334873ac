// Workbooks and other zip archives, looked through before anything in them is believed.
#pragma once

#include <optional>
#include <string>

namespace hustings {

/// Is the file a zip archive by its name (.xlsx, .zip, ...) or by its first bytes?
bool is_archive(const std::string& file);

/// What is wrong with a zip archive as a whole, "the checksum of xl/workbook.xml does not match", or none: every entry
/// is unpacked to its end and its checksum compared, the list of entries is held to what stands before each, and no
/// entry may be there twice, be encrypted, or unpack to more than is sensible. Where nothing is found, each byte that a
/// reader could use is as it was written.
std::optional<std::string> maybe_archive_damage(const std::string& file);

}  // namespace hustings
