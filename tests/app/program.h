// Running the program as a person would, and a tiny atlas to run it on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "tests/folder.h"

/// What a run left behind.
struct Ran {
  int code = 0;  ///< exit code, or minus the signal that ended it
  std::string out;
  std::string err;
};

/// Runs the program. `environment` holds NAME=value pairs that replace the tester's own.
Ran run(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {});

/// The program, started and not waited for; what it says is lost. Killed with this, if it still runs.
class Started {
 public:
  explicit Started(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {});
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;
  ~Started();

  void send(int signal) const;
  /// Waits for its end: exit code, or minus the signal that ended it.
  int code();

  /// Waits until there is something to read from the descriptor; false where the program ends before.
  bool brings(int descriptor) const;
  /// Waits until the condition holds, which is asked anew whenever something changes in the folder or in one in it;
  /// false where the program ends before.
  bool brings(const std::filesystem::path& folder, const std::function<bool()>& condition) const;

 private:
  pid_t child_ = -1;
  int end_ = -1;  ///< readable once it has ended
};

/// Any program on the PATH, the same way.
Ran run_program(const std::string& program, const std::vector<std::string>& arguments,
                const std::vector<std::string>& environment = {});

/// Can the program draw here? Where it cannot, a test skips, or fails where HUSTINGS_REQUIRE_GL is set.
bool can_draw();

/// A folder of its own for one test, whose files are named on a command line.
class TemporaryFolder : public Folder {
 public:
  std::string operator/(std::string_view name) const { return (path() / name).string(); }
};

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// What a fixture's layer holds, and how it is wrong.
struct LayerRecipe {
  enum class Kind { polygons, points, lines };
  Kind kind = Kind::polygons;
  bool with_crs = true;
  std::vector<std::string> codes = {"A1", "A2", "A3", "A4"};
};

/// A sound atlas of four squares of a kilometre in central London, with two contests, `old` and `new`, of one track.
/// Tests break one thing of it.
class FixtureAtlas {
 public:
  FixtureAtlas();

  std::string atlas() const { return folder_ / "atlas.toml"; }
  const TemporaryFolder& folder() const { return folder_; }
  std::string read(std::string_view name) const { return read_file(folder_ / name); }
  void write(std::string_view name, std::string_view bytes) const { write_file(folder_ / name, bytes); }
  void remove(std::string_view name) const { std::filesystem::remove(folder_ / name); }
  /// Fails the test where `from` does not stand in the file exactly once.
  void replace(std::string_view name, std::string_view from, std::string_view to) const;
  void write_layer(const LayerRecipe& recipe) const;  ///< squares.shp and its sidecars

 private:
  TemporaryFolder folder_;
};

/// A table as written, cell by cell (RFC 4180).
class Csv {
 public:
  explicit Csv(std::string_view text);

  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  bool has(std::string_view column) const;
  const std::string& cell(std::size_t row, std::string_view column) const;       ///< fails the test where there is none
  std::optional<double> number(std::size_t row, std::string_view column) const;  ///< none where the cell is empty
  std::size_t row_of(std::string_view area_code) const;                          ///< the first row of that code
};

/// `hustings table` of the sample atlas, which must succeed.
Csv table(const std::string& contest, const std::vector<std::string>& more = {});

/// A picture as bytes of red, green and blue.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;

  std::uint32_t at(int x, int y) const;  ///< 0xRRGGBB
};
Picture read_picture(const std::filesystem::path& path);

bool contains_all(std::string_view text, const std::vector<std::string>& parts);
