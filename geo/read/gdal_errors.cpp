#include "geo/read/gdal_errors.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <string_view>

namespace hustings {

void hear(GdalErrors& errors, int severity, const char* words) {
  const std::string_view said = words;
  // A cell of a workbook that points to a text that is not there keeps the number of the text for its value, and
  // columns beyond a limit are dropped: neither is an error to GDAL.
  const bool no_text = severity == CE_Debug && said.find("Cannot find string") != std::string_view::npos;
  const bool dropped = said.find("Limiting number of columns") != std::string_view::npos;
  if (!errors.first_.empty() || (severity < CE_Failure && !no_text && !dropped)) return;
  errors.first_ = no_text ? "a cell names a text that is not there" : words;
  if (errors.first_.empty()) errors.first_ = "no reason is given";
}

namespace {

void CPL_STDCALL on_message(CPLErr severity, CPLErrorNum /*number*/, const char* words) {
  hear(*static_cast<GdalErrors*>(CPLGetErrorHandlerUserData()), severity, words);
}

}  // namespace

GdalErrors::GdalErrors() {
  CPLPushErrorHandlerEx(on_message, this);
  CPLSetThreadLocalConfigOption("CPL_DEBUG", "XLSX");
}

GdalErrors::~GdalErrors() {
  CPLSetThreadLocalConfigOption("CPL_DEBUG", nullptr);
  CPLPopErrorHandler();
}

}  // namespace hustings
