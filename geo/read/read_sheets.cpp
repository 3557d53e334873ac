#include "geo/read/read_sheets.h"

#include <filesystem>

#include "base/text/text.h"
#include "geo/read/gdal_library.h"

namespace hustings {

bool is_workbook(const std::string& source) {
  const std::string extension = lower_case(std::filesystem::path(source).extension().string());
  return extension == ".xlsx" || extension == ".xlsm" || extension == ".ods";
}

Outcome<std::vector<Sheet>> read_sheets(const std::string& source, const std::string& name) {
  return gdal_library().read_sheets(source, name);
}

}  // namespace hustings
