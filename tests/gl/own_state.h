// A folder of its own for what the window of one test remembers.
#pragma once

#include <filesystem>

#include "tests/folder.h"
#include "tests/setting.h"

/// What one test's window remembers, and the sessions and stories that it saves, lie in `folder`.
class OwnState {
  Folder own_;

 public:
  const std::filesystem::path folder = own_.path();

 private:
  Setting state_{"HUSTINGS_STATE", folder.string()};
  Setting sessions_{"HUSTINGS_SESSIONS", (folder / "sessions").string()};
};
