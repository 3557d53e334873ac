#include "atlas/published/other_kinds.h"

#include <array>

#include "base/text/text.h"

namespace hustings {

namespace {

struct Kind {
  std::string_view begins;
  const char* what;
  const char* remedy;
};

constexpr std::array kinds = {
    Kind{"\xD0\xCF\x11\xE0", "is a workbook of the old form (.xls)", "Save it as XLSX, ODS or CSV"},
    Kind{"%PDF", "is a PDF", "Ask its publisher for the table, or copy the figures into a sheet"},
    Kind{"PK\x03\x04", "is a zip archive, or a workbook without its ending", "Unpack it, or name it .xlsx or .ods"},
    Kind{"\x1F\x8B", "is compressed (gzip)", "Unpack it"},
    Kind{"SQLite format 3", "is a database file", "Name it .gpkg where it is a GeoPackage"},
    Kind{"\x89PNG", "is a picture", "Choose the table of results"},
};

bool is_web_page(std::string_view bytes) {
  const std::string beginning = lower_case(trimmed(bytes.substr(0, 4000)));
  if (!beginning.starts_with("<")) return false;
  return beginning.find("<html") != std::string::npos || beginning.find("<table") != std::string::npos ||
         beginning.find("<!doctype") != std::string::npos || beginning.starts_with("<?xml");
}

}  // namespace

std::optional<Finding> maybe_other_kind(std::string_view bytes, const std::string& file) {
  const auto fault = [&](const char* what, const char* remedy) {
    return Finding{.severity = Severity::error,
                   .place = {.file = file, .layer = {}, .row = {}, .column = {}},
                   .what = what,
                   .remedy = remedy};
  };
  for (const Kind& kind : kinds)
    if (bytes.starts_with(kind.begins)) return fault(kind.what, kind.remedy);
  if (is_web_page(bytes)) return fault("is a web page or XML", "Save the table in it as CSV or XLSX");
  const std::string_view text = trimmed(bytes.substr(0, 100));
  if (text.starts_with("{\"") || text.starts_with("[{"))
    return fault("is JSON", "Name it .geojson where it is that, or make a table of it");
  return std::nullopt;
}

}  // namespace hustings
