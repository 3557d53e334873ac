// Names of files for things that have a name of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hustings {

/// The name as every file system takes it: what is no letter or digit of ASCII, '.', '_' or '-' is a '-', it does not
/// begin with a dot and is no device of Windows. "area" where nothing is left.
std::string safe_file_stem(std::string_view name);

/// Each stem with the ending, cut where it is too long; of two that differ in capitals at most, the later has "-2"
/// behind it.
std::vector<std::string> distinct_file_names(const std::vector<std::string>& stems, std::string_view ending);

}  // namespace hustings
