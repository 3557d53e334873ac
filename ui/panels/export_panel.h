// What Ctrl+E asks, and how far an export is.
#pragma once

#include "ui/kit/canvas.h"
#include "ui/panels/export_choice.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

/// What Ctrl+E asks, and how far the export is, with a button that ends it.
void draw_export(const Canvas& canvas, ExportChoice& chosen, Requests& requests);
void draw_export_progress(const Canvas& canvas, ExportChoice& chosen, Requests& requests);

}  // namespace hustings::ui
