#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "geo/by_gdal.h"
#include "geo/field_text.h"
#include "geo/open_source.h"
#include "geo/table_builder.h"

namespace hustings {

Outcome<Table> read_table_by_gdal(const std::string& source, const std::string& name) {
  TableBuilder builder(source);
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
  CPLErrorReset();
  std::int64_t line = 2;  // the header is line 1
  for (const OGRFeatureUniquePtr& feature : *layer) {
    std::vector<std::string> texts;  // the feature gives each text only until it is asked for the next
    for (int i = 0; i < definition->GetFieldCount(); ++i) texts.push_back(text.cell(*feature, i));
    builder.add(TableBuilder::Cells(texts.begin(), texts.end()), line++);
  }
  if (CPLGetLastErrorType() >= CE_Failure)
    builder.fault({}, fmt::format("could not be read to its end ({})", CPLGetLastErrorMsg()), "Fetch the file again");
  Findings unreadable;
  text.add_findings(unreadable, {.file = source, .layer = {}, .row = {}, .column = {}});
  builder.faults(std::move(unreadable));
  return builder.finish();
}

}  // namespace hustings
