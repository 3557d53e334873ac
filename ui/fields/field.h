// The field over the map that something is typed into: what it asks for, and what it answers from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "atlas/figures/search.h"
#include "ui/fields/folder_list.h"
#include "ui/kit/picker.h"

namespace hustings::ui {

/// What was searched for, to search again only where it changed.
struct Searched {
  std::string words;
  LayerIndex layer = 0;
  ContestIndex contest = 0;
  bool operator==(const Searched&) const = default;
};

/// A file that the program knows and can open.
struct KnownFile {
  std::filesystem::path path;
  std::string title;
  std::string detail;    ///< when it was saved
  bool is_there = true;  ///< else it is listed, and cannot be taken
};

struct Field {
  Picker picker;
  std::vector<KnownFile> files;  ///< of the kind that is asked for
  FolderList folder;             ///< that a file is looked for in
  std::string save_fault;        ///< why what was named could not be written
  Searched searched;
  SearchResult found;
};

}  // namespace hustings::ui
