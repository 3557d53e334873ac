// Places by name.
#pragma once

#include "atlas/atlas.h"
#include "ui/fields/field.h"
#include "ui/kit/canvas.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

void draw_search(const Canvas& canvas, const Atlas& atlas, const SearchIndex& index, const View& view, Field& field,
                 Requests& requests);

}  // namespace hustings::ui
