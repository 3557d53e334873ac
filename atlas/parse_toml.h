// The one place where TOML is read: atlases, sessions and stories alike.
#pragma once

#include <string_view>
#include <toml++/toml.h>

namespace hustings {

/// As toml::parse, which it calls; but keys, tables and lists may lie in each other 64 deep at most: beyond some
/// thousands the parser itself has no room left. Throws toml::parse_error.
toml::table parse_toml(std::string_view text, std::string_view file = {});

}  // namespace hustings
