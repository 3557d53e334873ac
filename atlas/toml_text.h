// Texts as TOML writes them.
#pragma once

#include <string>
#include <string_view>

namespace hustings {

/// The text as a TOML basic string, quotation marks and all.
std::string toml_text(std::string_view text);

}  // namespace hustings
