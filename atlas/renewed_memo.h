// What was worked out of an atlas, for one that has its layers and most of its contests.
#pragma once

#include <memory>
#include <vector>

#include "atlas/atlas.h"

namespace hustings {

/// How areas overlap, and the counts of the contests that are the same in both atlases (`same`: one a contest).
std::shared_ptr<Memo> renewed_memo(const Atlas& before, const std::vector<bool>& same);

}  // namespace hustings
