// Which of somebody's files are boundaries.
#include <doctest/doctest.h>

#include "atlas/import/file_kind.h"
#include "tests/folder.h"

using namespace hustings;

TEST_CASE("boundaries are told from tables by ending and by what is in the files") {
  const Folder folder;
  const std::string map = folder.write("map.json", R"({"type":"Topology","arcs":[]})");
  const std::string figures = folder.write("figures.json", R"([{"code":"A","votes":1}])");
  const std::string wkt = folder.write("areas.csv", "WKT,code\n\"POLYGON ((0 0,1 0,1 1,0 0))\",A\n");
  const std::string votes = folder.write("votes.csv", "code,party,votes\nA,lab,1\n");
  const SortedFiles sorted = sorted_files({votes, map, figures, wkt});
  CHECK(sorted.boundaries == std::vector<std::string>{map, wkt});
  CHECK(sorted.tables == std::vector<std::string>{votes, figures});
}

TEST_CASE("what lies beside a shapefile belongs to it") {
  const Folder folder;
  std::vector<std::string> files;
  for (const char* name : {"wards.dbf", "wards.shp", "wards.shx", "wards.prj", "wards.shp.xml", "votes.dbf"})
    files.push_back(folder.write(name, ""));
  const SortedFiles sorted = sorted_files(files);
  CHECK(sorted.boundaries == std::vector<std::string>{folder.path("wards.shp")});
  CHECK(sorted.tables == std::vector<std::string>{folder.path("votes.dbf")});
  CHECK_FALSE(may_hold_areas(folder / "nothing.json"));
}
