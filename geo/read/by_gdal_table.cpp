#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "geo/read/by_gdal.h"
#include "geo/read/field_text.h"
#include "geo/read/gdal_errors.h"
#include "geo/read/open_source.h"
#include "geo/read/source_file.h"
#include "geo/read/table_builder.h"
#include "geo/read/timeout.h"

namespace hustings {

namespace {

Outcome<Table> read(const std::string& source, const std::string& name) {
  TableBuilder builder(source);
  // What fails on the way counts, whatever comes of it: a workbook that is not whole opens with what there is of it.
  const GdalErrors errors;
  Outcome<Dataset> opened = open_source(source, SourceKind::table);
  Outcome<OGRLayer*> found =
      opened ? layer_of(**opened.value, source, name) : Outcome<OGRLayer*>{std::nullopt, std::move(opened.findings)};
  if (!found) {
    builder.faults(std::move(found.findings));
    return builder.finish();
  }
  OGRLayer* layer = *found.value;
  const OGRFeatureDefn* definition = layer->GetLayerDefn();
  FieldText text(*layer);
  std::vector<std::string> header;
  for (int i = 0; i < definition->GetFieldCount(); ++i) header.push_back(text.header(i));
  builder.set_header(TableBuilder::Cells(header.begin(), header.end()));
  std::int64_t line = 2;  // the header is line 1
  for (const OGRFeatureUniquePtr& feature : *layer) {
    std::vector<std::string> texts;  // the feature gives each text only until it is asked for the next
    for (int i = 0; i < definition->GetFieldCount(); ++i) texts.push_back(text.cell(*feature, i));
    builder.add(TableBuilder::Cells(texts.begin(), texts.end()), line++);
    restart_timeout();
  }
  if (errors.any())
    builder.fault({}, fmt::format("could not be read to its end ({})", errors.first()), "Fetch the file again");
  Findings unreadable;
  text.add_findings(unreadable, {.file = source, .layer = {}, .row = {}, .column = {}});
  builder.faults(std::move(unreadable));
  return builder.finish();
}

}  // namespace

Outcome<Table> read_table_by_gdal(const std::string& source, const std::string& name) {
  if (!is_database(source)) return read(source, name);
  auto waited =
      result_within<Outcome<Table>>([source, name] { return read(source, name); }, longest_database_silence());
  return waited ? std::move(*waited) : Outcome<Table>{std::nullopt, {silence_fault(source)}};
}

}  // namespace hustings
