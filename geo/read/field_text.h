// What the columns and cells of a layer say, whatever its file says of its encoding.
#pragma once

#include <string>

#include "geo/read/source_text.h"

class OGRFeature;
class OGRLayer;

namespace hustings {

/// Of a layer from `open_source`, which gives a .dbf's bytes as they are: its .cpg, or the mark of a language in it, is
/// often wrong. Bytes that are UTF-8 are that; others are what the file says, or Windows-1252 with a warning.
class FieldText {
 public:
  explicit FieldText(OGRLayer& layer);

  std::string header(int column);
  std::string cell(const OGRFeature& feature, int column);  ///< trimmed; "" where the column is below 0
  void add_findings(Findings& findings, const Place& place) const { text_.add_findings(findings, place); }

 private:
  std::string read(std::string_view raw, int width);

  OGRLayer& layer_;
  SourceText text_;
  std::string encoding_;  ///< that the file claims; empty: none
  bool says_utf8_ = false;
  bool says_windows_1252_ = false;
};

}  // namespace hustings
