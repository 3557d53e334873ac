// `hustings table` as files in any of its formats.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "atlas/figures/figure_table.h"
#include "export/tables/table_format.h"
#include "geo/layer_file.h"

namespace hustings {

/// What a table is made of; `crs` is the atlas's, for formats with borders.
struct TableRequest {
  const Atlas& atlas;
  std::vector<View> views;  ///< one a contest
  TableChoice choice;
  std::string crs;
};

struct WrittenTable {
  std::vector<FileBytes> files;    ///< one, whose ending is empty, but for a shapefile
  std::vector<std::string> notes;  ///< what the format cannot hold, for the user
};

/// Throws InputError where the format refuses it, CommandError where the choice does not fit.
WrittenTable table_in(TableFormat format, const TableRequest& request);

/// A table without borders; `gaps` are for formats that have a place for reasons.
std::string table_bytes(TableFormat format, const FigureTable& table, const std::vector<MissingFigure>& gaps);

/// All of the files, or none. Those of a shapefile are named after `out`, each with its ending. Throws MachineError.
void write_files(const std::filesystem::path& out, const std::vector<FileBytes>& files);

}  // namespace hustings
