// What a cell of a column of those elected says.
#pragma once

#include <optional>
#include <string_view>

namespace hustings {

/// "yes", "elected", "e", "*", "1", "true" and the like, or the contrary ("not elected", "n", "0"), in any case. None
/// where the cell says neither; a blank one says nothing either.
std::optional<bool> maybe_elected(std::string_view cell);

}  // namespace hustings
