#include "export/tables/write_table.h"

#include <cerrno>
#include <fstream>
#include <memory>

#include "atlas/figures/table_choice.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "export/tables/map_table.h"
#include "export/tables/sheets.h"
#include "export/tables/table_json.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

bool has_reasons(TableFormat format) {
  return format == TableFormat::json || format == TableFormat::xlsx || format == TableFormat::ods;
}

/// "seats.shp" and ".dbf" are "seats.dbf".
fs::path file_named(const fs::path& out, const FileBytes& file, const std::string& first_ending) {
  if (file.ending.empty()) return out;
  fs::path named = out;
  if (lower_case(out.extension().string()) == first_ending) named.replace_extension();
  return named += file.ending;
}

}  // namespace

std::string table_bytes(TableFormat format, const FigureTable& table, const std::vector<MissingFigure>& gaps) {
  switch (format) {
    case TableFormat::tsv: return to_tab_separated(table.cells);
    case TableFormat::text: return to_text(table);
    case TableFormat::json: return to_json(table, gaps);
    case TableFormat::xlsx: return xlsx_of(table.title, sheets_of(table, gaps));
    case TableFormat::ods: return ods_of(table.title, sheets_of(table, gaps));
    default: return to_csv(table.cells);
  }
}

WrittenTable table_in(TableFormat format, const TableRequest& request) {
  const FigureTable table = figure_table(request.atlas, request.views, request.choice);
  if (!row_of(format).has_shapes) {
    const std::vector<MissingFigure> gaps =
        has_reasons(format) ? missing_figures(request.atlas, request.views, table) : std::vector<MissingFigure>{};
    return {.files = {{"", table_bytes(format, table, gaps)}}, .notes = {}};
  }
  MapTable made = map_table(request.atlas, request.views, table, format, request.crs);
  Outcome<std::vector<FileBytes>> files = layer_bytes(made.file);
  if (!files) throw InputError(first_error(files.findings));
  if (files.value->size() == 1) files.value->front().ending.clear();
  return {.files = std::move(*files.value), .notes = std::move(made.notes)};
}

void write_files(const fs::path& out, const std::vector<FileBytes>& files) {
  if (files.size() == 1) return write_whole(file_named(out, files.front(), {}), files.front().bytes);
  std::vector<std::unique_ptr<WholeFile>> made;
  for (const FileBytes& file : files) {
    const fs::path path = file_named(out, file, files.front().ending);
    WholeFile& whole = *made.emplace_back(std::make_unique<WholeFile>(path));
    errno = 0;
    std::ofstream stream(whole.temporary(), std::ios::binary);
    stream.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    stream.close();
    if (!stream) fail_to_write(path, errno);
  }
  for (const auto& whole : made) whole->keep();
}

}  // namespace hustings
