#include "app/window/file_desk.h"

#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "app/desktop/known_files.h"
#include "app/stage/desk.h"
#include "app/window/session_keeper.h"
#include "app/window/story_desk.h"
#include "atlas/load/named_files.h"
#include "base/finding.h"
#include "base/folder_entries.h"
#include "base/paths.h"
#include "base/picture_format.h"
#include "ui/fields/file_field.h"
#include "ui/kit/font_letters.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr double look_again = 0.05;  // seconds

/// What an export may be written as.
void name_export(ui::ExportKind kind, FileDialogChoice& choice) {
  switch (kind) {
    case ui::ExportKind::picture:
      choice.title = "Export a picture";
      choice.kind = "Pictures";
      choice.endings = endings_of(PictureKind::still);
      return;
    case ui::ExportKind::film:
      choice.title = "Export a film";
      choice.kind = "Films";
      choice.endings = endings_of(PictureKind::film);
      return;
    case ui::ExportKind::page:
      choice.title = "Export a page";
      choice.kind = "Pages";
      choice.endings = {".html"};
      return;
    case ui::ExportKind::table: break;
  }
  choice.title = "Export the table";
  choice.kind = "Tables";
  choice.endings = {".csv"};
}

}  // namespace

void FileDesk::add_commands(CommandTable& table) {
  table.push_back({.id = "open-file",
                   .title = "Open an atlas, a story or a session",
                   .keys = {with_control(SDLK_o, true)},
                   .run =
                       [this] {
                         list();
                         desk_.ask(ui::Asking::file_to_open);
                       },
                   .modes = {KeyMode::map, KeyMode::list, KeyMode::field}});
  table.push_back({.id = "browse",
                   .title = "Look for the file in the folders",
                   .keys = {with_control(SDLK_b)},
                   .run = [this] { browse(); },
                   .modes = {KeyMode::list, KeyMode::field},
                   .enabled = [this] { return asked().has_value(); },
                   .listed = false});
  for (const fs::path& file : sample_atlases())
    if (const auto head = head_of_file(file))
      table.push_back({.id = "open-atlas-" + file.stem().string(),
                       .title = "Open the sample atlas " + head->title,
                       .keys = {},
                       .run = [this, file] { open(file); }});
}

std::optional<FileDesk::Asked> FileDesk::asked() const {
  if (desk_.exporting.open) return Asked{ui::Asking::nothing, true};
  const ui::Asking what = desk_.field.picker.what;
  return ui::file_question(what) != nullptr ? std::optional(Asked{what, false}) : std::nullopt;
}

FileDialogChoice FileDesk::choice_of(const Asked& asked) const {
  FileDialogChoice choice;
  std::string purpose = "export";
  std::string typed = desk_.exporting.file;
  if (asked.exports) {
    choice.saves = true;
    name_export(desk_.exporting.kind, choice);
  } else {
    const ui::FileQuestion& question = *ui::file_question(asked.what);
    choice.title = question.title;
    choice.saves = question.writes;
    choice.kind = question.kind;
    choice.endings = question.endings;
    purpose = question.purpose;
    typed = desk_.field.picker.text;
  }
  std::error_code failed;
  const bool is_path = choice.saves ? !typed.empty() : typed.find('/') != std::string::npos;
  if (is_path) choice.start = folder_of(typed) / expanded_path(typed).filename();
  else choice.start = desk_.files.folder(purpose).value_or(fs::current_path(failed)) / "";
  return choice;
}

void FileDesk::browse() {
  const auto now = asked();
  if (!now || dialog_) return;
  if (desk_.field.folder.is_open()) return desk_.field.folder.close();
  const FileDialogChoice choice = choice_of(*now);
  if (file_dialog_program().empty()) return show_list(choice);
  try {
    dialog_.emplace(choice);
    dialog_for_ = *now;
  } catch (const MachineError&) {
    show_list(choice);
  }
}

void FileDesk::show_list(const FileDialogChoice& choice) {
  std::string typed = choice.start.string();
  desk_.field.folder.open(typed, choice.saves, choice.endings);
  desk_.field.picker.choice = 0;
  if (desk_.exporting.open) {
    desk_.exporting.put = std::move(typed);
    desk_.exporting.focus = true;
  } else {
    desk_.field.picker.put = std::move(typed);
    desk_.field.picker.focus = true;
  }
}

bool FileDesk::advance() {
  const auto now = asked();
  if (!now) desk_.field.folder.close();
  if (!dialog_) return false;
  if (now != dialog_for_) {  // nobody waits for its answer
    dialog_.reset();
    return true;
  }
  const FileDialog::State state = dialog_->state();
  if (state == FileDialog::State::open) return false;
  const fs::path file = dialog_->file();
  dialog_.reset();
  if (state == FileDialog::State::chosen) take(dialog_for_, file);
  else if (state == FileDialog::State::failed) show_list(choice_of(dialog_for_));
  desk_.settle();
  return true;
}

std::optional<double> FileDesk::due_in() const { return dialog_ ? std::optional(look_again) : std::nullopt; }

void FileDesk::take(const Asked& asked, const fs::path& file) {
  if (asked.exports) {
    desk_.exporting.put = file.string();
    desk_.exporting.focus = true;
    desk_.exporting.fault.clear();
    desk_.files.use_folder_of("export", file);
    return;
  }
  const ui::FileQuestion& question = *ui::file_question(asked.what);
  desk_.files.use_folder_of(question.purpose, file);
  desk_.panels.shared.requests.ask(ui::file_request(asked.what, file));
  if (question.writes) desk_.field.picker.put = file.string();
  else desk_.close_field();
}

/// What comes with the program, then what was used last.
void FileDesk::list() {
  std::vector<ui::KnownFile>& files = desk_.field.files;
  files.clear();
  const auto add_sample = [&](const fs::path& file) {
    if (const auto head = head_of_file(file))
      files.push_back({file, head->title, fmt::format("sample {}", name_of(head->kind))});
  };
  for (const fs::path& file : sample_atlases()) add_sample(file);
  add_sample(sample_story());
  ui::FontLetters letters;
  for (const RecentFile& used : desk_.files.recent()) {
    std::error_code failed;
    const bool is_there = fs::is_regular_file(used.file, failed);
    std::string title = used.title.empty() ? used.file.filename().string() : used.title;
    letters.add(title);
    files.push_back({used.file, std::move(title),
                     is_there ? fmt::format("{}, {}", name_of(used.kind), local_time_of(used.file))
                              : fmt::format("{}, no longer there", name_of(used.kind)),
                     is_there});
  }
  desk_.add_letters(letters);
}

void FileDesk::open(const fs::path& file) {
  const fs::path path = expanded_path(file.string());
  const auto head = head_of_file(path);
  // What cannot be read at all is told as of a session.
  switch (head ? head->kind : FileKind::session) {
    case FileKind::atlas: return sessions_.open_atlas(path);
    case FileKind::story: return story_.open(path);
    case FileKind::session: return sessions_.open(path);
  }
}

}  // namespace hustings
