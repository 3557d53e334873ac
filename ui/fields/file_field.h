// The field that asks for the path of a file: by name among those that are known, by path, or by browsing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ui/fields/field.h"
#include "ui/kit/canvas.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

/// What is to be said of a file that is asked for. One row for each; `file_question` finds it.
struct FileQuestion {
  Asking what;
  bool writes;                       ///< a file to be written
  const char* title;                 ///< "Open a session"
  const char* hint;                  ///< in the empty field
  const char* note;                  ///< under it: what Enter does, or that nothing is known
  const char* purpose;               ///< whose last folder is remembered
  const char* kind;                  ///< of the files: "Sessions"
  std::vector<std::string> endings;  ///< ".toml"; none: any
};

/// Null: that is no file.
const FileQuestion* file_question(Asking what);
/// What is done with the file.
Request file_request(Asking what, const std::filesystem::path& file);

constexpr const char* browse_label = "Browse \u2026";

/// The field for the file that is asked for.
void draw_file_field(const Canvas& canvas, Field& field, Requests& requests);

}  // namespace hustings::ui
