// The desktop's own dialog for choosing a file: zenity or kdialog, a program beside this one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace hustings {

struct FileDialogChoice {
  std::string title;
  std::filesystem::path start;       ///< whole path: the file that is proposed, or a folder, with a slash at its end
  bool saves = false;                ///< a file to be written
  std::string kind;                  ///< of the files: "Pictures"
  std::vector<std::string> endings;  ///< ".png"; none: any
};

/// The program that this desktop has for it, "zenity" or "kdialog"; empty: none.
std::string file_dialog_program();
/// What that program is called with, itself first.
std::vector<std::string> file_dialog_words(const std::string& program, const FileDialogChoice& choice);

/// A dialog that is open. The window continues meanwhile.
class FileDialog {
 public:
  /// Throws MachineError where the program is missing or cannot be started.
  explicit FileDialog(const FileDialogChoice& choice);
  FileDialog(const FileDialog&) = delete;
  FileDialog& operator=(const FileDialog&) = delete;
  ~FileDialog();  ///< one that is still open is closed

  enum class State { open, chosen, cancelled, failed };
  /// Reads what the program has said so far; never waits.
  State state();
  /// Once it is chosen.
  const std::filesystem::path& file() const { return file_; }
  void wait() const;  ///< until the program has ended

 private:
  void read();

  pid_t child_ = -1;
  int pipe_ = -1;
  std::string said_;
  std::filesystem::path file_;
  State state_ = State::open;
};

}  // namespace hustings
