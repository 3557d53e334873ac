#include "base/finding.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/terminal.h"
#include "base/text/text.h"

namespace hustings {

std::string describe(const Finding& finding) {
  std::vector<std::string> where;
  const Place& place = finding.place;
  if (!place.file.empty()) where.push_back(without_passwords(place.file));
  if (!place.layer.empty()) where.push_back(fmt::format("layer {}", place.layer));
  if (place.row) where.push_back(fmt::format("row {}", *place.row));
  if (!place.column.empty()) where.push_back(fmt::format("column {}", place.column));
  std::string line = finding.severity == Severity::error ? "error: " : "warning: ";
  if (!where.empty()) line += fmt::format("{}: ", fmt::join(where, ", "));
  line += without_passwords(finding.what);
  if (!finding.remedy.empty()) line += fmt::format(". {}", without_passwords(finding.remedy));
  return line_for_terminal(as_utf8(line));
}

bool has_errors(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

const Finding& first_error(const Findings& findings) {
  return *std::find_if(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::error; });
}

}  // namespace hustings
