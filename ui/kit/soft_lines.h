// Text in lines that are as wide as its field, and as it is kept: what ImGui's own fields do not do.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace hustings::ui {

/// Text, and the byte that the cursor stands before.
struct Typed {
  std::string text;
  std::size_t cursor = 0;
  bool operator==(const Typed&) const = default;
};

/// Breaks lines after a space where the next word would not fit: a soft break is a line feed after a space. A word that
/// is wider than the field stays whole. `fits`: does this line?
Typed with_soft_breaks(const Typed& typed, const std::function<bool(std::string_view)>& fits);

/// Takes the soft breaks out again.
Typed without_soft_breaks(const Typed& typed);

/// What a person meant who changed `before` (with its soft breaks) into `now`; without soft breaks. Deleting a soft
/// break deletes the character next to it, and Enter after a space is a line feed in its place.
Typed meant_by(const Typed& before, const Typed& now);

/// A field of several lines that is as high as its text, at least so many lines; as wide as there is room.
bool wrapped_field(const char* id, std::string& text, int least_lines);

}  // namespace hustings::ui
