// An atlas of a few squares in a row, with elections that a test writes as text.
#pragma once

#include <fmt/format.h>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "atlas/load/load_atlas.h"
#include "atlas/view/view.h"
#include "tests/folder.h"

/// One election: the keys of its entry beside id, track, date, layer and results, and its table.
struct SmallContest {
  std::string id;
  std::string keys;     ///< "method = \"multi-member\"\n"
  std::string results;  ///< CSV with its header
  std::string areas;    ///< likewise; empty: none
};

/// The code of the square at a place: X00000001 is the first.
inline std::string square(int place) { return fmt::format("X{:08}", place); }

/// Writes and loads `squares` wards, each pair of which lies in a borough (Y00000001, ...), with the elections in order
/// of their dates. What was found wrong is in `findings` of the atlas; throws where it does not open.
inline hustings::Outcome<hustings::Atlas> load_small_atlas(int squares, const std::vector<SmallContest>& contests) {
  const Folder folder;
  const auto row = [](int from, int to, const std::string& cells) {
    return fmt::format("\"POLYGON (({0} 200000,{1} 200000,{1} 200100,{0} 200100,{0} 200000))\",{2}\n",
                       500000 + 100 * from, 500000 + 100 * to, cells);
  };
  std::ofstream wards(folder / "wards.csv");
  std::ofstream boroughs(folder / "boroughs.csv");
  wards << "WKT,code,name,borough\n";
  boroughs << "WKT,code,name\n";
  for (int i = 0; i < squares; ++i) {
    const int borough = i / 2 + 1;
    wards << row(i, i + 1, fmt::format("{},Ward {},Y{:08}", square(i + 1), i + 1, borough));
    if (i % 2 == 0) boroughs << row(i, std::min(i + 2, squares), fmt::format("Y{0:08},Borough {0}", borough));
  }
  std::ofstream atlas(folder / "atlas.toml");
  atlas << "title = \"Squares\"\n[[track]]\nid = \"council\"\ntitle = \"Council\"\n";
  for (const auto& [id, parent] : {std::pair("boroughs", ""), std::pair("wards", "parent = \"borough\"\n")})
    atlas << fmt::format(
        "[[layer]]\nid = \"{0}\"\nsource = \"{0}.csv\"\ncode = \"code\"\nname = \"name\"\ncrs = \"EPSG:27700\"\n{1}",
        id, parent);
  int year = 2010;
  for (const SmallContest& contest : contests) {
    std::ofstream(folder / (contest.id + ".csv")) << contest.results;
    atlas << fmt::format(
        "[[contest]]\nid = \"{0}\"\ntrack = \"council\"\ntitle = \"Council {1}\"\ndate = {1}-05-03\nresults = "
        "\"{0}.csv\"\n{2}",
        contest.id, year++, contest.keys);
    if (contest.keys.find("layer") == std::string::npos) atlas << "layer = \"wards\"\n";
    if (contest.areas.empty()) continue;
    std::ofstream(folder / (contest.id + "-areas.csv")) << contest.areas;
    atlas << fmt::format("areas = \"{}-areas.csv\"\n", contest.id);
  }
  for (std::ofstream* file : {&wards, &boroughs, &atlas}) file->close();
  return hustings::load_atlas(folder / "atlas.toml", hustings::Geometry::none);
}

inline hustings::Atlas small_atlas(int squares, const std::vector<SmallContest>& contests) {
  hustings::Outcome<hustings::Atlas> outcome = load_small_atlas(squares, contests);
  if (!outcome) throw std::runtime_error(hustings::describe(hustings::first_error(outcome.findings)));
  return std::move(*outcome.value);
}
