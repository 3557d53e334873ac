#include "geo/gdal_errors.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <string_view>

namespace hustings {

void hear(GdalErrors& errors, int severity, const char* words) {
  // A cell of a workbook that points to a text that is not there keeps the number of the text for its value, and that
  // is said to programmers only.
  const bool hidden = severity == CE_Debug && std::string_view(words).find("Invalid string index") != std::string::npos;
  if (!errors.first_.empty() || (severity < CE_Failure && !hidden)) return;
  errors.first_ = hidden ? "a cell names a text that is not there" : words;
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
