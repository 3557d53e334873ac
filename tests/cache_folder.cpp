#include "tests/cache_folder.h"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>

namespace fs = std::filesystem;

CacheFolder::CacheFolder(bool off) : before_(std::getenv("HUSTINGS_CACHE")) {
  std::string name = (fs::temp_directory_path() / "hustings-cache-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  folder_ = name;
  setenv("HUSTINGS_CACHE", off ? "off" : name.c_str(), 1);
}

CacheFolder::~CacheFolder() {
  setenv("HUSTINGS_CACHE", before_.c_str(), 1);
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::vector<fs::path> CacheFolder::files() const {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}
