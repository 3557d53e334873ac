// Vectors as a small picture of pixels, drawn by cairo: where there is no OpenGL, and none is worth its start.
#pragma once

#include <string>

#include "export/cairo_sheet.h"

namespace hustings {

/// Everything is drawn four times as large in sharp pixels and then made small, so that neighbours that share a border
/// leave no seam between them.
class ImageSheet : public CairoSheet {
 public:
  explicit ImageSheet(SheetSetting setting);

  /// The bytes of a PNG, opaque.
  std::string finish() override;
};

}  // namespace hustings
