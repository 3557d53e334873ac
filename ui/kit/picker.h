// A field over the map with a list under it: search, commands, sessions. One thing is asked for at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/kit/canvas.h"

namespace hustings::ui {

/// What a field over the map asks for.
enum class Asking {
  nothing,
  place,
  command,
  file_to_open,
  session_to_open,
  session_to_save,
  table_to_write,
  table_to_join,
  story_to_open,
  story_to_save,
  boundaries_to_read,
  results_to_read,
  parties_to_read
};

/// That field, and the list under it.
struct Picker {
  Asking what = Asking::nothing;
  bool focus = false;  ///< the field wants the keyboard
  std::string text;
  std::optional<std::string> put = {};  ///< to be typed in the place of it, though the field has the keyboard
  std::size_t choice = 0;               ///< the row that Enter takes
  int step = 0;                         ///< rows down that a key asked for; the panel spends it
  bool accept = false;                  ///< a key asked for the row; the panel spends it
};

struct PickerRow {
  std::string title;
  std::string detail = {};  ///< beside it, at the right
  bool enabled = true;
};

/// What the field of a picker is drawn with.
struct PickerField {
  const char* hint;
  bool is_path = false;                 ///< in the smaller letters: a path is long
  const char* button = nullptr;         ///< beside it
  std::optional<Rectangle> place = {};  ///< of the field that it takes the place of; none: at the right edge
};

struct PickerAnswer {
  std::optional<std::size_t> row;  ///< that Enter or a click took
  bool button = false;
};

/// Draws the field and the rows; the note stands under them. Enter is spent where there are rows; without any,
/// `picker.accept` stays for the caller.
PickerAnswer draw_picker(const Canvas& canvas, const PickerField& field, std::span<const PickerRow> rows,
                         const std::string& note, Picker& picker);

/// A line that is typed into, as wide as the next item; `put` takes the place of what is typed, and is spent once the
/// line has the keyboard. Returns whether it was edited.
bool text_line(const char* id, const char* hint, std::string& text, std::optional<std::string>& put);

/// The rows alone, so wide, in the present window. Returns the one that Enter or a click took.
std::optional<std::size_t> draw_picker_rows(const Canvas& canvas, std::span<const PickerRow> rows, float width,
                                            Picker& picker);

}  // namespace hustings::ui
