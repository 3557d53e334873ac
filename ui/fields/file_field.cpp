#include "ui/fields/file_field.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "base/paths.h"
#include "base/text/fuzzy_match.h"
#include "ui/kit/picker.h"

namespace hustings::ui {

namespace fs = std::filesystem;

namespace {

const std::array<FileQuestion, 7>& questions() {
  using enum Asking;
  static const std::array<FileQuestion, 7> rows{{
      {file_to_open,
       false,
       "Open an atlas, a story or a session",
       "Name or path of an atlas, a story or a session",
       "",
       "open",
       "Atlases, stories and sessions",
       {".toml"}},
      {session_to_open,
       false,
       "Open a session",
       "Name or path of a session",
       "No session is saved yet; a path opens one from elsewhere",
       "session",
       "Sessions",
       {".toml"}},
      {session_to_save,
       true,
       "Save the session",
       "Path of a file to save to",
       "Press Enter to save here",
       "session",
       "Sessions",
       {".toml"}},
      {story_to_open, false, "Open a story", "Name or path of a story", "", "story", "Stories", {".toml"}},
      {story_to_save,
       true,
       "Save the story",
       "Path of a file to save to",
       "Press Enter to save here",
       "story",
       "Stories",
       {".toml"}},
      {table_to_write,
       true,
       "Save the table",
       "Path of a file to save to",
       "Press Enter to save the table here",
       "table",
       "Tables",
       {".csv"}},
      {table_to_join,
       false,
       "Join a table of numbers",
       "Path of a table of numbers",
       "Enter joins it by code: a CSV, FILE:SHEET, or any table read",
       "join",
       "Tables",
       {}},
  }};
  return rows;
}

/// Files for a new atlas.
const std::array<FileQuestion, 3>& import_questions() {
  using enum Asking;
  static const std::array<FileQuestion, 3> rows{{
      {boundaries_to_read,
       false,
       "Choose the file with the areas",
       "Path of the boundaries",
       "A shapefile, GeoPackage, GeoJSON, TopoJSON, ... with the areas",
       "import",
       "Boundaries",
       {}},
      {results_to_read,
       false,
       "Choose the table with the votes",
       "Path of the results",
       "A CSV, XLSX, ODS, ... with the votes",
       "import",
       "Tables",
       {}},
      {parties_to_read,
       false,
       "Choose a table of parties",
       "Path of a table of parties",
       "A CSV with id, name, short, colour, kind: goes before the parties that are known",
       "import",
       "Tables",
       {}},
  }};
  return rows;
}

/// Is a file asked for that is not listed by its name?
bool is_of_any_name(Asking what) {
  return what == Asking::table_to_join || what == Asking::boundaries_to_read || what == Asking::results_to_read ||
         what == Asking::parties_to_read;
}

/// Is it a path, and no name that is looked for?
bool is_path(const FileQuestion& asked, const std::string& text) {
  return asked.writes || is_of_any_name(asked.what) || text.find('/') != std::string::npos || text.ends_with(".toml");
}

/// Those of the known files that have the name.
std::vector<const KnownFile*> named(const std::vector<KnownFile>& files, const std::string& text) {
  std::vector<const KnownFile*> found;
  for (const KnownFile& file : files)
    if (match_score(text, file.title)) found.push_back(&file);
  return found;
}

std::string note_under(const FileQuestion& asked, const Field& field, bool no_rows) {
  const std::string& text = field.picker.text;
  std::error_code failed;
  if (!field.save_fault.empty()) return field.save_fault;
  if (field.folder.is_open()) return told_path(field.folder.folder());
  if (asked.writes && fs::is_regular_file(expanded_path(text), failed)) return "Enter replaces the file of that name";
  if (asked.writes || is_of_any_name(asked.what)) return asked.note;
  if (is_path(asked, text)) return "Enter opens that file";
  if (field.files.empty()) return asked.note;
  return no_rows ? "No file has that name" : "";
}

}  // namespace

const FileQuestion* file_question(Asking what) {
  for (const FileQuestion& question : questions())
    if (question.what == what) return &question;
  for (const FileQuestion& question : import_questions())
    if (question.what == what) return &question;
  return nullptr;
}

Request file_request(Asking what, const fs::path& file) {
  switch (what) {
    case Asking::session_to_open: return OpenSession{file};
    case Asking::session_to_save: return SaveSession{file};
    case Asking::story_to_open: return OpenStory{file};
    case Asking::story_to_save: return SaveStory{file};
    case Asking::table_to_write: return WriteTable{file};
    case Asking::table_to_join: return JoinTable{file.string()};
    case Asking::boundaries_to_read: return ReadForAtlas{{file.string()}, ImportedFile::boundaries};
    case Asking::results_to_read: return ReadForAtlas{{file.string()}, ImportedFile::results};
    case Asking::parties_to_read: return ReadForAtlas{{file.string()}, ImportedFile::parties};
    default: return OpenFile{file};
  }
}

void draw_file_field(const Canvas& canvas, Field& field, Requests& requests) {
  const FileQuestion* asked = file_question(field.picker.what);
  if (asked == nullptr) return;
  Picker& picker = field.picker;
  const bool typed_path = is_path(*asked, picker.text);
  std::vector<const KnownFile*> known;
  std::vector<PickerRow> rows;
  if (field.folder.is_open()) {
    rows = field.folder.rows(picker.text);
  } else if (!typed_path) {
    known = named(field.files, picker.text);
    for (const KnownFile* file : known) rows.push_back({file->title, file->detail, file->is_there});
  }
  const PickerField look{.hint = asked->hint, .is_path = true, .button = browse_label};
  const PickerAnswer answer = draw_picker(canvas, look, rows, note_under(*asked, field, rows.empty()), picker);
  if (answer.button) requests.ask(BrowseFiles{});
  std::optional<fs::path> file;
  if (answer.row && field.folder.is_open()) {
    std::string typed = picker.text;
    file = field.folder.take(*answer.row, typed);
    picker.put = std::move(typed);
    picker.focus = true;
    picker.choice = 0;
  } else if (answer.row) {
    file = known[*answer.row]->path;
  } else if (std::exchange(picker.accept, false) && typed_path && !picker.text.empty()) {
    file = picker.text;
  }
  if (!file) return;
  requests.ask(file_request(asked->what, *file));
  if (!asked->writes) picker = {};
}

}  // namespace hustings::ui
