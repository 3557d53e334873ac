// What a folder holds, and paths as people type and read them.
#include "base/folder_entries.h"

#include <doctest/doctest.h>

#include "tests/folder.h"
#include "tests/setting.h"

using namespace hustings;

namespace fs = std::filesystem;

TEST_CASE("a folder is listed as a person would look for something in it") {
  const Folder folder;
  for (const char* name : {"Ward 10.toml", "ward 2.TOML", "notes.txt", ".hidden.toml"}) folder.write(name, "");
  for (const char* name : {"stories", "Maps", ".cache"}) fs::create_directory(folder / name);
  const std::vector<FolderEntry> toml = {
      {"Maps", true}, {"stories", true}, {"ward 2.TOML", false}, {"Ward 10.toml", false}};
  CHECK(folder_entries(folder.path(), {".toml"}) == toml);
  CHECK(folder_entries(folder.path(), {}).size() == 5);
  CHECK(folder_entries(folder / "nowhere", {}).empty());
}

TEST_CASE("the folder of what is typed so far") {
  const Folder folder;
  CHECK(folder_of(folder.path("lon")) == folder.path());
  CHECK(folder_of(folder.path("maps/")) == folder / "maps");
  CHECK(folder_of(folder.path("maps/../x.png")) == folder.path());
  CHECK(folder_of("") == fs::current_path());
  CHECK(folder_of("map.png") == fs::current_path());
  CHECK(folder_of("/") == fs::path("/"));
  const Setting home("HOME", folder.path().string());
  CHECK(folder_of("~/maps/lon") == folder / "maps");
}

TEST_CASE("a path is told whole, from the home folder on where it is in there") {
  const Folder folder;
  const Setting home("HOME", folder.path().string());
  CHECK(told_path(folder / "maps/a.png") == "~/maps/a.png");
  CHECK(told_path(folder.path().string() + "-else/a.png") == folder.path().string() + "-else/a.png");
  CHECK(told_path("a.png") == (fs::current_path() / "a.png").string());
}
