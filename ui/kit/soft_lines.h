// Text in lines that are as wide as its field, and as it is kept: what ImGui's own fields do not do.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace hustings::ui {

/// Text, and the byte that the cursor stands before.
struct EditedText {
  std::string text;
  std::size_t cursor = 0;
  bool operator==(const EditedText&) const = default;
};

/// Breaks lines after a space where the next word would not fit: a soft break is a line feed after a space. A word that
/// is wider than the field stays whole. `fits`: does this line?
EditedText with_soft_breaks(const EditedText& typed, const std::function<bool(std::string_view)>& fits);

/// Takes the soft breaks out again.
EditedText without_soft_breaks(const EditedText& typed);

/// The edit that a person intended who changed `before` (with its soft breaks) into `now`; without soft breaks.
/// Deleting a soft break deletes the character next to it, and Enter after a space is a line feed in its place.
EditedText intended_edit(const EditedText& before, const EditedText& now);

/// A field of several lines that is as high as its text, at least so many lines; as wide as there is room.
bool wrapped_field(const char* id, std::string& text, int least_lines);

}  // namespace hustings::ui
