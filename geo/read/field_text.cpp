#include "geo/read/field_text.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include "base/text/text.h"

namespace hustings {

namespace {

std::string claimed_encoding(OGRLayer& layer) {
  for (const char* key : {"ENCODING_FROM_CPG", "ENCODING_FROM_LDID"})
    if (const char* value = layer.GetMetadataItem(key, "SHAPEFILE"); value != nullptr && *value != '\0') return value;
  return {};
}

/// "" where GDAL cannot.
std::string recoded(std::string_view raw, const std::string& encoding) {
  const CPLErrorStateBackuper backup;  // what it says of single letters is no fault of the layer
  char* text = CPLRecode(std::string(raw).c_str(), encoding.c_str(), CPL_ENC_UTF8);
  std::string out = text;
  CPLFree(text);
  return is_utf8(out) ? out : std::string();
}

/// Without the letter that the column's end cut in two.
std::string_view without_cut_letter(std::string_view raw) {
  for (std::size_t bytes = 1; bytes < 4 && bytes < raw.size(); ++bytes) {
    const auto lead = static_cast<unsigned char>(raw[raw.size() - bytes]);
    if (lead >= 0xC2) return raw.substr(0, raw.size() - bytes);
    if (lead < 0x80) break;
  }
  return raw;
}

}  // namespace

FieldText::FieldText(OGRLayer& layer) : layer_(layer), encoding_(claimed_encoding(layer)) {
  const std::string claimed = upper_case(encoding_);
  const auto says = [&](const char* part) { return claimed.find(part) != std::string::npos; };
  says_utf8_ = says("UTF");
  says_windows_1252_ = says("1252") || claimed.ends_with("8859-1") || claimed.ends_with("88591");
}

std::string FieldText::read(std::string_view raw, int width) {
  if (is_utf8(raw)) return text_.read(raw);
  if (says_windows_1252_) return text_.read_windows_1252(raw);
  if (says_utf8_ && static_cast<int>(raw.size()) == width)
    if (const auto whole = without_cut_letter(raw); is_utf8(whole)) return text_.read(whole);
  if (!says_utf8_ && !encoding_.empty())
    if (const std::string known = recoded(raw, encoding_); !known.empty()) return text_.read(known);
  return text_.read(raw);
}

std::string FieldText::header(int column) { return read(layer_.GetLayerDefn()->GetFieldDefn(column)->GetNameRef(), 0); }

std::string FieldText::cell(const OGRFeature& feature, int column) {
  if (column < 0) return {};
  const int width = layer_.GetLayerDefn()->GetFieldDefn(column)->GetWidth();
  return std::string(trimmed(read(feature.GetFieldAsString(column), width)));
}

}  // namespace hustings
