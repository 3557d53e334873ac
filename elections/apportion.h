// Whole votes divided in proportion, so that none is lost.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace hustings {

/// Divides `whole` in proportion to `parts` (not negative; not all 0) into whole numbers that sum to it exactly, by
/// largest remainders: each part gets its quota rounded down, and what is left goes, one each, to the largest
/// remainders (the earlier part in a tie). No part is further than 1 from its quota.
/// Source: Balinski, M. L. and Young, H. P., Fair Representation, 1982 (Hamilton's method).
std::vector<std::int64_t> apportioned(std::int64_t whole, std::span<const double> parts);

}  // namespace hustings
