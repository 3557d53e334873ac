// A cache of its own for one test.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// While it is there the program's cache is this empty folder, removed after it; with `off`, there is none.
class CacheFolder {
 public:
  explicit CacheFolder(bool off = false);
  CacheFolder(const CacheFolder&) = delete;
  CacheFolder& operator=(const CacheFolder&) = delete;
  ~CacheFolder();

  const std::filesystem::path& path() const { return folder_; }
  std::vector<std::filesystem::path> files() const;  ///< sorted; hidden ones too

 private:
  std::filesystem::path folder_;
  std::string before_;
};
