// A folder's list, where the desktop has no file dialog of its own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/folder_entries.h"
#include "ui/kit/picker.h"

namespace hustings::ui {

class FolderList {
 public:
  /// Lists the folder of the path that is typed so far. `writes`: a file to be written is named, else one that is
  /// there.
  void open(const std::string& typed, bool writes, std::vector<std::string> endings);
  void close() { open_ = false; }
  bool is_open() const { return open_; }
  const std::filesystem::path& folder() const { return folder_; }

  /// The rows for what is typed by now: another folder, or the beginning of a name.
  const std::vector<PickerRow>& rows(const std::string& typed);
  /// A row was taken: what is typed becomes the path of it. Returns the file, where one was to be found; the list
  /// closes where nothing more is to be chosen.
  std::optional<std::filesystem::path> take(std::size_t row, std::string& typed);

 private:
  /// What taking a row leads to.
  struct Target {
    enum class Kind { here, folder, file } kind;
    std::filesystem::path path;
  };
  void list(const std::string& typed);

  bool open_ = false;
  bool writes_ = false;
  std::vector<std::string> endings_;
  std::filesystem::path folder_;
  std::vector<FolderEntry> entries_;
  std::string listed_for_;  ///< what was typed
  std::vector<PickerRow> rows_;
  std::vector<Target> targets_;  ///< one a row
};

}  // namespace hustings::ui
