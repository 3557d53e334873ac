#include "geo/read/source_text.h"

#include <algorithm>

#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

std::string SourceText::read(std::string_view raw) {
  if (!is_utf8(raw)) {
    recoded_ = true;
    return composed(from_windows_1252(raw));
  }
  if (!has_latin_1_controls(raw)) return composed(raw);
  controls_ = true;
  return composed(without_latin_1_controls(raw));
}

std::string SourceText::read_windows_1252(std::string_view raw) {
  return is_utf8(raw) ? read(raw) : composed(from_windows_1252(raw));
}

bool SourceText::reads_unchanged(std::string_view text) {
  // Nothing below the byte 0xCC, which U+0300 begins with, needs composing.
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; }) &&
         is_utf8(text) && !has_latin_1_controls(text);
}

void SourceText::add_findings(Findings& findings, const Place& place) const {
  const auto warn = [&](std::string what) {
    findings.push_back({.severity = Severity::warning,
                        .place = place,
                        .what = std::move(what),
                        .remedy = "Check accented names, or save it as UTF-8"});
  };
  if (recoded_) warn("is not UTF-8; read as Windows-1252");
  if (controls_) warn("has control characters where Windows-1252 has letters; read as these letters");
}

}  // namespace hustings
