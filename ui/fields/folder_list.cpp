#include "ui/fields/folder_list.h"

#include <utility>

#include "base/paths.h"
#include "base/text/fuzzy_match.h"

namespace hustings::ui {

namespace fs = std::filesystem;

void FolderList::open(const std::string& typed, bool writes, std::vector<std::string> endings) {
  open_ = true;
  writes_ = writes;
  endings_ = std::move(endings);
  folder_.clear();
  list(typed);
}

const std::vector<PickerRow>& FolderList::rows(const std::string& typed) {
  if (typed != listed_for_) list(typed);
  return rows_;
}

void FolderList::list(const std::string& typed) {
  listed_for_ = typed;
  if (fs::path folder = folder_of(typed); folder != folder_) {
    folder_ = std::move(folder);
    entries_ = folder_entries(folder_, endings_);
  }
  rows_.clear();
  targets_.clear();
  const auto add = [&](std::string title, std::string detail, Target target) {
    rows_.push_back({std::move(title), std::move(detail)});
    targets_.push_back(std::move(target));
  };
  // A name to be written says nothing of the files that are there.
  const std::string begun = writes_ || typed.ends_with('/') ? "" : expanded_path(typed).filename().string();
  if (writes_) add("Use this folder", told_path(folder_), {Target::Kind::here, {}});
  if (begun.empty() && folder_.has_relative_path())
    add("Folder above", told_path(folder_.parent_path()), {Target::Kind::folder, folder_.parent_path()});
  for (const FolderEntry& entry : entries_) {
    if (!begun.empty() && !match_score(begun, entry.name)) continue;
    add(entry.is_folder ? entry.name + "/" : entry.name, entry.is_folder ? "folder" : "",
        {entry.is_folder ? Target::Kind::folder : Target::Kind::file, folder_ / entry.name});
  }
}

std::optional<fs::path> FolderList::take(std::size_t row, std::string& typed) {
  const Target target = targets_.at(row);
  if (target.kind == Target::Kind::folder) {
    const std::string name = writes_ ? expanded_path(typed).filename().string() : "";
    typed = (target.path / name).string();
    return std::nullopt;
  }
  close();
  if (target.kind == Target::Kind::here) return std::nullopt;
  typed = target.path.string();
  return writes_ ? std::nullopt : std::optional(target.path);
}

}  // namespace hustings::ui
