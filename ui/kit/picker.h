// A field over the map with a list under it: search, commands, sessions. One thing is asked for at a time.
#pragma once

#include <cstddef>
#include <filesystem>
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
  session_to_open,
  session_to_save,
  table_to_write,
  table_to_join,
  story_to_open,
  story_to_save
};

/// That field, and the list under it.
struct Picker {
  Asking what = Asking::nothing;
  bool focus = false;  ///< the field wants the keyboard
  std::string text;
  std::size_t choice = 0;  ///< the row that Enter takes
  int step = 0;            ///< rows down that a key asked for; the panel spends it
  bool accept = false;     ///< a key asked for the row; the panel spends it
};

struct SessionFile {
  std::filesystem::path path;
  std::string title;
  std::string detail;  ///< when it was saved
};

struct PickerRow {
  std::string title;
  std::string detail;  ///< beside it, at the right
  bool enabled = true;
};

/// Draws the field and the rows; the note stands under them. Returns the row that Enter or a click took. Enter is spent
/// where there are rows; without any, `picker.accept` stays for the caller.
std::optional<std::size_t> draw_picker(const Canvas& canvas, const char* hint, std::span<const PickerRow> rows,
                                       const std::string& note, Picker& picker);

/// Asks for one of the files that the program knows, by name, or for any other by its path. Returns the one that was
/// taken. `what`: "session"; `note`: where none is known.
std::optional<std::filesystem::path> draw_file_list(const Canvas& canvas, const std::string& what,
                                                    const std::vector<SessionFile>& files, const std::string& note,
                                                    Picker& picker);

/// Asks for the path of a file to write; the note says what Enter does, or `fault`, what went wrong. Returns the path
/// that Enter took.
std::optional<std::filesystem::path> draw_path_field(const Canvas& canvas, const char* hint, const std::string& writes,
                                                     const std::string& fault, Picker& picker);

}  // namespace hustings::ui
