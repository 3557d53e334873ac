// Files that are no files, names as long as a folder takes, permissions, and what is left behind.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/finding.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "tests/folder.h"

using namespace hustings;

namespace fs = std::filesystem;

namespace {

unsigned mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a replaced file keeps its permissions, whatever they are") {
  for (const unsigned mode : {0600U, 0640U, 0644U, 0664U, 0755U, 0200U}) {
    const Folder folder;
    write_whole(folder / "a.csv", "old");
    REQUIRE(::chmod((folder / "a.csv").c_str(), mode) == 0);
    write_whole(folder / "a.csv", "new");
    CHECK(mode_of(folder / "a.csv") == mode);
    CHECK(fs::file_size(folder / "a.csv") == 3);
  }
}

TEST_CASE("a read-only file is not replaced, in a folder of files neither") {
  const Folder folder;
  write_whole(folder / "a.csv", "old");
  REQUIRE(::chmod((folder / "a.csv").c_str(), 0444) == 0);
  CHECK_THROWS_WITH_AS(WholeFile(folder / "a.csv"), doctest::Contains("read-only"), MachineError);
  CHECK_THROWS_AS(write_whole(folder / "a.csv", "new"), MachineError);
  {
    WholeFolder whole(folder / "");
    write_whole(whole.staging() / "b.csv", "new");
    write_whole(whole.staging() / "a.csv", "new");
    CHECK_THROWS_WITH_AS(whole.keep(), doctest::Contains("read-only"), MachineError);
  }
  CHECK(read_whole(folder / "a.csv") == "old");
  CHECK(folder.files().size() == 1);
}

TEST_CASE("a file that becomes read-only while its next one is made stays") {
  const Folder folder;
  write_whole(folder / "a.csv", "old");
  {
    WholeFile file(folder / "a.csv");
    REQUIRE(::chmod((folder / "a.csv").c_str(), 0444) == 0);
    CHECK_THROWS_AS(file.keep("new"), MachineError);
  }
  CHECK(read_whole(folder / "a.csv") == "old");
  CHECK(folder.files().size() == 1);
}

TEST_CASE("names of every length that a folder takes can be written, with any ending") {
  const Folder folder;
  for (const std::string ending : {"", ".png", ".a-long-ending-that-is-no-format"})
    for (std::size_t length : {1U, 100U, 220U, 230U, 240U, 250U, 254U, 255U}) {
      if (length <= ending.size()) continue;
      const fs::path path = folder / (std::string(length - ending.size(), 'x') + ending);
      WholeFile file(path);
      CHECK(file.temporary().filename().string().size() + 4 <= 255);  // others append ".log"
      if (ending == ".png") CHECK(file.temporary().extension() == ending);
      file.keep("whole");
      CHECK(read_whole(path) == "whole");
    }
  CHECK_THROWS_AS(write_whole(folder / std::string(256, 'x'), "too long"), MachineError);
}

TEST_CASE("a name is cut between two letters") {
  std::string stem;
  while (stem.size() < 300) stem += "\u00E9\u4E2D";
  for (std::size_t i = 0; i < 6; ++i) {
    const std::string name = fitting_name(std::string(i, 'a') + stem, ".png");
    CHECK(name.size() <= 255);
    CHECK(name.size() > 248);
    CHECK(is_utf8(name));
    CHECK(name.ends_with(".png"));
  }
  CHECK(fitting_name("short", ".pdf") == "short.pdf");
}

TEST_CASE("only plain files are read, and nothing waits for the rest") {
  const Folder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  fs::create_symlink("/dev/zero", folder / "zero.csv");
  for (const fs::path& path : {folder / "pipe", folder / "zero.csv", fs::path("/dev/zero"), fs::path("/dev/tty")})
    CHECK_THROWS_AS(read_whole(path), InputError);
}

TEST_CASE("a file that is far too large is refused before it is read") {
  const Folder folder;
  write_whole(folder / "a.csv", "");
  fs::resize_file(folder / "a.csv", std::uintmax_t{1} << 40U);  // all of it a hole
  CHECK_THROWS_WITH_AS(read_whole(folder / "a.csv"), doctest::Contains("at most"), InputError);
  CHECK_THROWS_AS(read_whole(folder / "a.csv", 10), InputError);
  fs::resize_file(folder / "a.csv", 10);
  CHECK(read_whole(folder / "a.csv", 10).size() == 10);
}

TEST_CASE("text goes into devices and pipes, and a full one is a fault") {
  const Folder folder;
  CHECK_NOTHROW(write_whole("/dev/null", "text"));
  CHECK_THROWS_AS(write_whole("/dev/full", "text"), MachineError);
  CHECK(fs::is_character_file("/dev/null"));
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const int reader = ::open((folder / "pipe").c_str(), O_RDONLY | O_NONBLOCK);
  REQUIRE(reader >= 0);
  write_whole(folder / "pipe", "through it");
  std::string got(100, ' ');
  got.resize(static_cast<std::size_t>(::read(reader, got.data(), got.size())));
  ::close(reader);
  CHECK(got == "through it");
  CHECK(fs::is_fifo(folder / "pipe"));
}
