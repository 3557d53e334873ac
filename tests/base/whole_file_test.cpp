#include "base/whole_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/finding.h"
#include "tests/folder.h"

using namespace hustings;

namespace fs = std::filesystem;

TEST_CASE("a file that is kept takes its name") {
  const Folder folder;
  const fs::path path = folder.path() / "map.png";
  {
    WholeFile file(path);
    CHECK(file.temporary().parent_path() == folder.path());
    CHECK(file.temporary().extension() == ".png");
    std::ofstream(file.temporary()) << "whole";
    CHECK_FALSE(fs::exists(path));
    file.keep();
    CHECK_FALSE(fs::exists(file.temporary()));
  }
  CHECK(read_whole(path) == "whole");
  CHECK(folder.files().size() == 1);
}

TEST_CASE("a file that is not kept leaves nothing, and the old one as it was") {
  const Folder folder;
  const fs::path path = folder.path() / "map.png";
  write_whole(path, "old");
  {
    const WholeFile file(path);
    std::ofstream(file.temporary()) << "half";
  }
  CHECK(read_whole(path) == "old");
  CHECK(folder.files().size() == 1);
}

TEST_CASE("text is written whole, over an old file too, bytes as they are") {
  const Folder folder;
  const fs::path path = folder.path() / "session.toml";
  write_whole(path, "a longer text than the next");
  const std::string text("a\0b\r\n\xFF", 6);
  write_whole(path, text);
  CHECK(read_whole(path) == text);
  write_whole(path, "");
  CHECK(read_whole(path).empty());
}

TEST_CASE("a place that cannot be written to is the machine's fault, said before the work") {
  const Folder folder;
  CHECK_THROWS_AS(WholeFile(folder.path() / "no such folder" / "map.png"), MachineError);
  fs::create_directory(folder.path() / "map.png");
  CHECK_THROWS_AS(WholeFile(folder.path() / "map.png"), MachineError);
}

TEST_CASE("a link to a file stays a link, and a device stays a device") {
  const Folder folder;
  write_whole(folder.path() / "real.csv", "old");
  fs::create_symlink("real.csv", folder.path() / "link.csv");
  write_whole(folder.path() / "link.csv", "new");
  CHECK(fs::is_symlink(folder.path() / "link.csv"));
  CHECK(read_whole(folder.path() / "real.csv") == "new");
  CHECK_THROWS_AS(WholeFile("/dev/null"), MachineError);
}

TEST_CASE("keeping what was never written fails") {
  const Folder folder;
  WholeFile file(folder.path() / "map.png");
  CHECK_THROWS_AS(file.keep(), MachineError);
}

TEST_CASE("a file that cannot be read is the input's fault, by name") {
  const Folder folder;
  CHECK_THROWS_AS(read_whole(folder.path() / "absent.csv"), InputError);
  CHECK_THROWS_AS(read_whole(folder.path()), InputError);
  try {
    read_whole(folder.path() / "absent.csv");
  } catch (const InputError& error) {
    CHECK(std::string(error.what()).find("absent.csv") != std::string::npos);
  }
}

TEST_CASE("a free file beside those that are there has the next number") {
  const Folder folder;
  CHECK(free_file(folder.path(), "map", ".png") == folder / "map.png");
  write_whole(folder / "map.png", "one");
  CHECK(free_file(folder.path(), "map", ".png") == folder / "map-2.png");
  write_whole(folder / "map-2.png", "two");
  write_whole(folder / "map-3.svg", "of another ending");
  CHECK(free_file(folder.path(), "map", ".png") == folder / "map-3.png");
}

TEST_CASE("what cannot be written is told in words, and nothing is left of it") {
  const Folder folder;
  CHECK(fault_of_writing(folder / "map.csv", "text").empty());
  CHECK(read_whole(folder / "map.csv") == "text");
  CHECK(fault_of_writing(folder / "nowhere/map.csv", "text").find("nowhere") != std::string::npos);
  CHECK(folder.files().size() == 1);
}
