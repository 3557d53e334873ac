// A cache of its own for one test.
#pragma once

#include <filesystem>
#include <vector>

#include "tests/folder.h"
#include "tests/setting.h"

/// While it is there the program's cache is this empty folder, removed after it; with `off`, there is none.
class CacheFolder {
 public:
  explicit CacheFolder(bool off = false) : setting_("HUSTINGS_CACHE", off ? "off" : folder_.path().string()) {}

  const std::filesystem::path& path() const { return folder_.path(); }
  std::vector<std::filesystem::path> files() const {  ///< sorted; hidden ones too
    std::vector<std::filesystem::path> files;
    for (const std::string& name : folder_.files()) files.push_back(folder_ / name);
    return files;
  }

 private:
  Folder folder_;
  Setting setting_;
};
