// A field over the map with a list under it: search, commands, sessions. One thing is asked for at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "ui/panels.h"

namespace hustings::ui {

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

/// Asks for the path of a file to write; the note says what Enter does, or what went wrong. Returns the path that Enter
/// took.
std::optional<std::filesystem::path> draw_path_field(const Canvas& canvas, const char* hint, const std::string& writes,
                                                     PanelState& state);

}  // namespace hustings::ui
