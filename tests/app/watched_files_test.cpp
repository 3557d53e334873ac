// Files that others write to: what is whole is read, and nothing else ever is.
#include "app/watch/watched_files.h"

#include <algorithm>
#include <charconv>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <future>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

#include "app/watch/whole_table.h"
#include "places.h"
#include "tests/app/program.h"

using namespace hustings;

namespace {

constexpr const char* first_table = "area_code,party,votes\nX1,con,10\nX2,lab,20\nX3,lab,30\n";

std::string table_of(int rows, const std::string& votes = "7") {
  std::string text = "area_code,party,votes\n";
  for (int row = 1; row <= rows; ++row) text += "X" + std::to_string(row) + ",con," + votes + "\n";
  return text;
}

/// A watched table in a folder of its own, and a clock that stands unless it is told to go on.
class Watched {
 public:
  explicit Watched(const std::string& text = first_table) {
    folder_.write("votes.csv", text);
    REQUIRE(events_.add(folder_.path()));
    files_.emplace(std::set<std::string>{file()}, Patience{}, true, std::chrono::system_clock::time_point::max());
    take();
  }

  std::string file() const { return folder_.path("votes.csv"); }
  const Folder& folder() const { return folder_; }
  WatchedFiles& files() { return *files_; }
  void pass(double seconds) { now_ += seconds; }
  double now() const { return now_; }
  int descriptor() const { return events_.descriptor(); }
  std::optional<FileFault> fault() const { return files_->fault(now_); }

  /// The text that is whole now, which is taken; empty: there is none.
  std::string take() {
    for (const FolderEvent& event : events_.take()) files_->note(event, now_);
    const std::vector<ReadyTable> ready = files_->take(now_, [this] { return events_.take(); });
    if (ready.empty()) return {};
    REQUIRE(ready.size() == 1);
    files_->accept(ready.front().source);
    return ready.front().text.value_or("");
  }
  /// After so many seconds of nothing.
  std::string take_after(double seconds) {
    take();
    pass(seconds);
    return take();
  }

 private:
  Folder folder_;
  FolderEvents events_;
  std::optional<WatchedFiles> files_;
  double now_ = 100;
};

/// A file that stays open while parts are written to it.
class Writer {
 public:
  Writer(const std::string& file, int flags) : file_(open(file.c_str(), O_WRONLY | O_CREAT | flags, 0644)) {
    REQUIRE(file_ >= 0);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { done(); }
  void write(std::string_view text) const {
    REQUIRE(::write(file_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  void done() {
    if (file_ >= 0) close(std::exchange(file_, -1));
  }
  int descriptor() const { return file_; }

 private:
  int file_;
};

}  // namespace

TEST_CASE("a table that another takes the place of is read immediately") {
  Watched watched;
  const std::string next = table_of(3, "11");
  watched.folder().write("votes.csv.new", next);
  CHECK(watched.take().empty());
  std::filesystem::rename(watched.folder() / "votes.csv.new", watched.file());
  CHECK(watched.take() == next);
  CHECK(watched.take().empty());
}

TEST_CASE("a table that is saved again as it was is not read again") {
  Watched watched;
  watched.folder().write("votes.csv", first_table);
  CHECK(watched.take().empty());
  CHECK_FALSE(watched.fault());
}

TEST_CASE("what is appended is read when its writer closes the file, or rests") {
  Watched watched;
  Writer writer(watched.file(), O_APPEND);
  writer.write("X4,con,40\n");
  CHECK(watched.take().empty());
  CHECK(watched.take_after(0.4) == first_table + std::string("X4,con,40\n"));
  writer.write("X5,con,5");
  CHECK(watched.take_after(0.4).empty());
  writer.write("0\n");
  writer.done();
  CHECK(watched.take() == first_table + std::string("X4,con,40\nX5,con,50\n"));
}

TEST_CASE("of an open file that grows, lines that have no end yet are left for later") {
  Watched watched;
  const Writer writer(watched.file(), O_APPEND);
  writer.write("X4,con,40\nX5,co");
  CHECK(watched.take_after(0.4) == first_table + std::string("X4,con,40\n"));
}

TEST_CASE("a table that is emptied and written anew is read when it is whole") {
  Watched watched(table_of(40));
  const std::string next = table_of(40, "8");
  Writer writer(watched.file(), O_TRUNC);
  CHECK(watched.take_after(0.4).empty());
  for (std::size_t at = 0; at < next.size(); at += 100) {
    writer.write(std::string_view(next).substr(at, 100));
    if (at + 100 < next.size()) CHECK(watched.take_after(0.4).empty());
  }
  writer.done();
  CHECK(watched.take() == next);
  CHECK_FALSE(watched.fault());
}

TEST_CASE("a copy that stops for seconds is waited for, and it is said since when") {
  Watched watched(table_of(40));
  const double began = watched.now();
  const std::string next = table_of(41, "8");
  Writer writer(watched.file(), O_TRUNC);
  writer.write(std::string_view(next).substr(0, next.size() / 2));
  CHECK(watched.take_after(2).empty());
  REQUIRE(watched.fault());
  CHECK(watched.fault()->since == began);
  CHECK(watched.fault()->source == watched.file());
  writer.write(std::string_view(next).substr(next.size() / 2));
  writer.done();
  CHECK(watched.take() == next);
  CHECK_FALSE(watched.fault());
}

TEST_CASE("a file that is gone, empty or locked is told of after a moment, and taken when it is there again") {
  Watched watched;
  const std::string next = table_of(3, "12");
  SUBCASE("gone") {
    std::filesystem::remove(watched.file());
    CHECK(watched.take().empty());
    CHECK_FALSE(watched.fault());
    CHECK(watched.take_after(1.5).empty());
    REQUIRE(watched.fault());
    CHECK(watched.fault()->why.find("not there") != std::string::npos);
  }
  SUBCASE("empty") {
    watched.folder().write("votes.csv", "");
    CHECK(watched.take_after(60).empty());
    REQUIRE(watched.fault());
    CHECK(watched.fault()->why.find("empty") != std::string::npos);
  }
  SUBCASE("locked") {
    const Writer writer(watched.file(), 0);
    REQUIRE(flock(writer.descriptor(), LOCK_EX) == 0);
    writer.write("area_code");
    CHECK(watched.take_after(60).empty());
    REQUIRE(watched.fault());
    CHECK(watched.fault()->why.find("locked") != std::string::npos);
  }
  watched.folder().write("votes.csv", next);
  CHECK(watched.take() == next);
  CHECK_FALSE(watched.fault());
}

TEST_CASE("what could not be understood is told until the file is another") {
  Watched watched;
  watched.files().reject(watched.file(), "votes \"many\" is not a number", watched.now());
  watched.pass(1);
  REQUIRE(watched.fault());
  CHECK(watched.fault()->why.find("many") != std::string::npos);
  watched.folder().write("votes.csv", first_table);
  CHECK(watched.take().empty());  // it is what is shown
  CHECK_FALSE(watched.fault());
}

TEST_CASE("a table that lost many rows is read when somebody says that it is whole, or when it replaces the other") {
  Watched watched(table_of(100));
  const std::string half = table_of(50);
  watched.folder().write("votes.csv", half);
  CHECK(watched.take_after(1).empty());
  CHECK(watched.take_after(3600).empty());
  REQUIRE(watched.fault());
  CHECK(watched.fault()->may_be_meant);
  SUBCASE("somebody says so") {
    watched.files().allow(watched.now());
    CHECK(watched.take() == half);
  }
  SUBCASE("it takes the place of the other") {
    watched.folder().write("other.csv", half);
    std::filesystem::rename(watched.folder() / "other.csv", watched.file());
    CHECK(watched.take() == half);
  }
  CHECK_FALSE(watched.fault());
}

TEST_CASE("a table whose last line has no end is waited for a moment, and one that ends within a row for ever") {
  Watched watched(table_of(10));
  watched.folder().write("votes.csv", table_of(10) + "X11,con");
  CHECK(watched.take_after(3600).empty());
  const std::string without_end = table_of(10) + "X11,con,7";
  watched.folder().write("votes.csv", without_end);
  CHECK(watched.take_after(1).empty());
  CHECK(watched.take_after(2) == without_end);
  CHECK_FALSE(watched.fault());
}

TEST_CASE("a result that is taken out is no half of a table") {
  Watched watched(table_of(100));
  const std::string less = table_of(99);
  watched.folder().write("votes.csv", less);
  CHECK(watched.take() == less);
}

TEST_CASE("a folder that no event comes of is looked at") {
  const Folder folder;
  folder.write("votes.csv", first_table);
  WatchedFiles files({folder.path("votes.csv")}, Patience{}, true, std::chrono::system_clock::time_point::max());
  const auto none = [] { return std::vector<FolderEvent>(); };
  files.look(1);
  CHECK(files.take(2, none).empty());
  const std::string next = table_of(4);
  folder.write("votes.csv", next);
  files.look(3);
  CHECK(files.take(3, none).empty());
  const auto ready = files.take(4, none);
  REQUIRE(ready.size() == 1);
  CHECK(ready.front().text == next);
}

TEST_CASE("a whole table is told from half of one") {
  const std::string before = table_of(10);
  CHECK(half_table(before, before, Left::closed).why.empty());
  CHECK(half_table(before + "X11,con,7\n", before, Left::closed).why.empty());
  CHECK_FALSE(half_table(before + "X11,con", before, Left::closed).why.empty());
  CHECK_FALSE(half_table("a,b,c\n1,2,3\n1,2", "", Left::closed).why.empty());
  CHECK(half_table("a,b,c\n1,2,3\n1,2,4", "", Left::closed).why.empty());  // nobody said that lines have ends
  CHECK_FALSE(half_table("a,b\n\"1,2\n", "", Left::closed).why.empty());
  CHECK_FALSE(half_table(" \n", before, Left::replaced).why.empty());
  CHECK_FALSE(half_table(table_of(5), before, Left::closed).why.empty());
  CHECK(half_table(table_of(5), before, Left::replaced).why.empty());
  CHECK_FALSE(half_table(before + std::string(64, '\0'), before, Left::replaced).why.empty());
}

TEST_CASE("of a thousand random writes by another process only whole tables are read, and the last one is") {
  Watched watched(table_of(215));
  constexpr int writes = 1000;
  const std::string script = HUSTINGS_TEST_ASSETS "/../tests/app/random_writes.py";
  auto writer = std::async(std::launch::async, [&] {
    return run_program("python3", {script, watched.file(), "20170608", std::to_string(writes)}).code;
  });
  const auto is_whole = [](const std::string& text) {
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    const std::size_t last = text.rfind(',') + 1;
    std::size_t rows = 0;
    std::from_chars(text.data() + last, text.data() + text.size(), rows);
    return text.ends_with('\n') && lines == rows + 1;
  };
  std::string shown;
  std::size_t taken = 0;
  const auto look = [&] {
    const std::string text = watched.take();
    if (text.empty()) return;
    INFO(text);
    REQUIRE(is_whole(text));
    shown = text;
    ++taken;
  };
  // The clock stands while he writes: nobody's patience ends because a machine is slow.
  while (writer.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
    pollfd ready{watched.descriptor(), POLLIN, 0};
    poll(&ready, 1, 10);
    look();
  }
  REQUIRE(writer.get() == 0);
  for (int turn = 0; turn < 3; ++turn) {
    watched.pass(1);
    look();
  }
  CHECK(taken > 0);
  CHECK(shown == read_file(watched.file()));
  CHECK(shown.find("," + std::string("001000") + ",") != std::string::npos);
  CHECK_FALSE(watched.fault());
}
