// Files looked for by a dialog of the desktop or in a folder's list, and files that are opened again.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/desktop/file_dialog.h"
#include "app/stage/window_part.h"
#include "ui/kit/picker.h"

namespace hustings {

struct Desk;
class SessionKeeper;
class StoryDesk;

class FileDesk : public WindowPart {
 public:
  FileDesk(Desk& desk, SessionKeeper& sessions, StoryDesk& story) : desk_(desk), sessions_(sessions), story_(story) {}

  void add_commands(CommandTable& table) override;

  /// Looks for the file that a field asks for: in the desktop's dialog, or where there is none in a list.
  void browse();
  /// An atlas, a story or a session, by what is in it.
  void open(const std::filesystem::path& file);

  /// Takes what the dialog answered; whether there is something new to show.
  bool advance();
  std::optional<double> due_in() const;  ///< seconds until the dialog is looked at again
  void wait_for_dialog() const {
    if (dialog_) dialog_->wait();
  }

 private:
  /// What a file is asked for: by a field, or for an export.
  struct Asked {
    ui::Asking what = ui::Asking::nothing;
    bool exports = false;
    bool operator==(const Asked&) const = default;
  };
  std::optional<Asked> asked() const;
  FileDialogChoice choice_of(const Asked& asked) const;
  void take(const Asked& asked, const std::filesystem::path& file);
  void show_list(const FileDialogChoice& choice);
  void list();

  Desk& desk_;
  SessionKeeper& sessions_;
  StoryDesk& story_;
  std::optional<FileDialog> dialog_;
  Asked dialog_for_;
};

}  // namespace hustings
