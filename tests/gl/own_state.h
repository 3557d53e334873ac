// A folder of its own for what the window of one test remembers.
#pragma once

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <system_error>

/// A folder for what one test's window remembers.
class OwnState {
 public:
  OwnState() : before_(std::getenv("HUSTINGS_STATE")) {
    std::string name = (std::filesystem::temp_directory_path() / "hustings-state-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder = name;
    setenv("HUSTINGS_STATE", name.c_str(), 1);
  }
  OwnState(const OwnState&) = delete;
  OwnState& operator=(const OwnState&) = delete;
  ~OwnState() {
    setenv("HUSTINGS_STATE", before_.c_str(), 1);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  std::filesystem::path folder;

 private:
  std::string before_;
};
