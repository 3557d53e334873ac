#include "geo/read/slim_workbook.h"

#include <atomic>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <memory>
#include <string_view>

#include "geo/read/offline.h"

namespace hustings {

namespace {

struct FileCloser {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, FileCloser>;

bool read(const std::string& name, std::string& bytes) {
  GByte* data = nullptr;
  vsi_l_offset size = 0;
  if (VSIIngestFile(nullptr, name.c_str(), &data, &size, -1) == 0) return false;
  bytes.assign(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
  VSIFree(data);
  return true;
}

/// Without <c .../> and <c ...></c>, which say where a cell is and how it is drawn.
std::string without_empty_cells(const std::string& sheet) {
  std::string slim;
  std::size_t at = 0;
  while (true) {
    const std::size_t cell = sheet.find("<c ", at);
    const std::size_t end = cell == std::string::npos ? cell : sheet.find('>', cell);
    if (end == std::string::npos) return slim.append(sheet, at);
    const bool closed = sheet[end - 1] == '/';
    const bool empty = closed || sheet.compare(end + 1, 4, "</c>") == 0;
    const std::size_t behind = end + (closed ? 1 : empty ? 5 : 1);
    slim.append(sheet, at, (empty ? cell : behind) - at);
    at = behind;
  }
}

}  // namespace

SlimWorkbook::SlimWorkbook(const std::string& source) {
  static std::atomic<int> number{0};
  path_ = fmt::format("/vsimem/hustings-slim-{}.xlsx", ++number);
  const std::string from = "/vsizip/{" + name_for_gdal(source) + "}";
  const std::string to = "/vsizip/" + path_;
  const CPLStringList names(VSIReadDirRecursive(from.c_str()));
  const File archive(VSIFOpenL(to.c_str(), "wb"));
  if (!archive) return;
  for (int i = 0; i < names.size(); ++i) {
    const std::string_view name = names[i];
    if (name.ends_with('/')) continue;
    std::string bytes;
    if (!read(fmt::format("{}/{}", from, name), bytes)) return;
    if (name.starts_with("xl/worksheets/") && name.ends_with(".xml")) bytes = without_empty_cells(bytes);
    const File part(VSIFOpenL(fmt::format("{}/{}", to, name).c_str(), "wb"));
    if (!part || VSIFWriteL(bytes.data(), 1, bytes.size(), part.get()) != bytes.size()) return;
  }
  is_whole_ = names.size() > 0;
}

SlimWorkbook::~SlimWorkbook() { VSIUnlink(path_.c_str()); }

}  // namespace hustings
