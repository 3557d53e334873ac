// What Ctrl+E asks, and how far an export is.
#pragma once

#include "ui/fields/field.h"
#include "ui/kit/canvas.h"
#include "ui/panels/export_choice.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

/// What Ctrl+E asks. `field`: whose list of a folder is shown, where one is browsed.
void draw_export(const Canvas& canvas, ExportChoice& chosen, Field& field, Requests& requests);
/// How far the export is, with a button that ends it.
void draw_export_progress(const Canvas& canvas, ExportChoice& chosen, Requests& requests);

}  // namespace hustings::ui
