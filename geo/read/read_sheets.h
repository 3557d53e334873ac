// The sheets of a workbook, cell by cell as they are: without a thought on which row is a header.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"

namespace hustings {

struct Sheet {
  std::string name;
  std::vector<std::vector<std::string>>
      rows;           ///< trimmed UTF-8; rows[i] is row i + 1; blank cells at its end are left out
  std::string fault;  ///< why it could not be read to its end; else empty
};

/// Is the source a workbook, XLSX or ODS, by its name?
bool is_workbook(const std::string& source);

/// All sheets, or the named one. Errors: not readable, damaged, no such sheet.
Outcome<std::vector<Sheet>> read_sheets(const std::string& source, const std::string& name = {});

}  // namespace hustings
