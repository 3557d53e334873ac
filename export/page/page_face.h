// The figures of one election on one layer, for a page.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "atlas/figures/figures.h"
#include "export/page/page_book.h"

namespace hustings {

/// A column that the page's map is coloured by, and the scale that its figures must be exact for.
struct ColouredColumn {
  std::string column;
  Scale scale;
};

/// Candidates, cards and columns of an election on the layer of a part of a scene: an object. Numbers have the four
/// decimals of `hustings table`, and more where these would round otherwise or have another colour.
void write_face(JsonText& json, PageBook& book, const Atlas& atlas, const View& view, const ScenePart& part,
                const std::vector<ColouredColumn>& coloured);

}  // namespace hustings
