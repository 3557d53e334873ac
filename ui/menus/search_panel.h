// Places by name.
#pragma once

#include <optional>

#include "atlas/atlas.h"
#include "ui/fields/field.h"
#include "ui/kit/canvas.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

struct SearchField {
  Field& field;
  std::optional<Rectangle> place;  ///< of the toolbar's field, which it takes the place of
};
void draw_search(const Canvas& canvas, const Atlas& atlas, const SearchIndex& index, const View& view,
                 const SearchField& search, Requests& requests);

}  // namespace hustings::ui
