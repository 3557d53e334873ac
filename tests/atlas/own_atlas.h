// A small atlas of a stranger's own: squares of a kilometre and tables as the test writes them.
#pragma once

#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "atlas/load/load_atlas.h"
#include "tests/folder.h"

/// Removed with the test. Areas have the codes X1, X2, ...
class OwnAtlas {
 public:
  explicit OwnAtlas(int areas = 4) {
    std::string squares = "WKT,code,name\n";
    for (int i = 1; i <= areas; ++i)
      squares += fmt::format("\"POLYGON (({0} 180000,{1} 180000,{1} 181000,{0} 181000,{0} 180000))\",X{2},Square {2}\n",
                             500000 + 1000 * i, 501000 + 1000 * i, i);
    write("squares.csv", squares);
    toml_ =
        "title = \"Own\"\n{}[[layer]]\nid = \"squares\"\nsource = \"squares.csv\"\ncode = \"code\"\nname = \"name\"\n"
        "crs = \"EPSG:27700\"\n";
  }

  void write(const std::string& name, const std::string& bytes) const { std::ofstream(folder_ / name) << bytes; }
  /// `rows`: of area_code, party, candidate, votes. `more`: further keys of the contest.
  void add(const std::string& id, int year, const std::string& rows, const std::string& more = {},
           const std::string& track = "council") {
    write(id + ".csv", "area_code,party,candidate,votes\n" + rows);
    toml_ += fmt::format(
        "[[contest]]\nid = \"{0}\"\ntrack = \"{1}\"\ntitle = \"Contest {0}\"\ndate = {2}-05-03\nlayer = \"squares\"\n"
        "results = \"{0}.csv\"\n{3}\n",
        id, track, year, more);
  }
  /// `head`: further keys of the atlas.
  std::filesystem::path file(const std::string& head = {}) const {
    std::string toml = toml_;
    toml.replace(toml.find("{}"), 2, head);
    write("atlas.toml", toml);
    return folder_ / "atlas.toml";
  }
  hustings::Atlas load(const std::string& head = {}) const {
    hustings::Outcome<hustings::Atlas> loaded = hustings::load_atlas(file(head), hustings::Geometry::none);
    std::string said;
    for (const hustings::Finding& finding : loaded.findings) said += describe(finding) + "\n";
    REQUIRE_MESSAGE(loaded, said);
    return std::move(*loaded.value);
  }
  const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  Folder folder_;
  std::string toml_;
};
