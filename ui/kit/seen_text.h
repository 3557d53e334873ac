// Text as ImGui can draw it.
#pragma once

#include <string>
#include <string_view>

namespace hustings::ui {

/// In letters that a typeface has (base/text/letters), from the left in the order in which they are seen. What is drawn
/// so may be passed again and stays as it is.
std::string as_seen(std::string_view text);

}  // namespace hustings::ui
