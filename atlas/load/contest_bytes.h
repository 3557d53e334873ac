// Results of a contest as bytes, and back: what the cache keeps of it.
#pragma once

#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/finding.h"
#include "elections/contest.h"

namespace hustings {

/// Every field of every result and candidacy, in order.
void put_results(ByteWriter& out, const std::vector<Result>& results);
/// None where the bytes are not those of results.
std::optional<std::vector<Result>> take_results(ByteReader& in);

/// With file and layer of each.
void put_placed_findings(ByteWriter& out, const Findings& findings);
Findings take_placed_findings(ByteReader& in);

}  // namespace hustings
