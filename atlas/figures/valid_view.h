// Whether an atlas can answer what a view asks.
#pragma once

namespace hustings {

struct Atlas;
struct View;

/// Throws CommandError where the view names a contest, party, area or column that the atlas does not have, or compares
/// contests of different tracks; the message lists what there is.
void require_valid(const Atlas& atlas, const View& view);

}  // namespace hustings
