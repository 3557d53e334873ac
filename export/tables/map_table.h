// A table with the borders of its areas, for a program of maps.
#pragma once

#include <string>
#include <vector>

#include "atlas/figures/figure_table.h"
#include "export/tables/table_format.h"
#include "geo/layer_file.h"

namespace hustings {

struct MapTable {
  LayerFile file;
  std::vector<std::string> notes;  ///< what the format cannot hold, for the user
};

/// Rows of areas with their shapes as the view draws them, in the atlas's CRS: as they lie, or as hexagons or circles.
/// Rows that are of no area are left out, and said. The views are those of the table; the atlas has meshes where they
/// ask for hexagons or circles.
MapTable map_table(const Atlas& atlas, const std::vector<View>& views, const FigureTable& table, TableFormat format,
                   const std::string& crs);

/// Names of at most ten bytes, each once, for the columns of a .dbf: "majority_v" of majority_votes. Of those that are
/// too long begin votes_, share_, change_ and number_ with their first letter: "n_degree".
std::vector<std::string> short_column_names(const std::vector<std::string>& names);

}  // namespace hustings
