// Who goes where: points to places, with a small sum of squared distances.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/shape.h"

namespace hustings {

/// The place of each point; there are as many places as points. Exact for up to `most_exact` points (shortest
/// augmenting paths: Jonker and Volgenant, Computing 38, 1987); beyond that both are halved again and again.
std::vector<std::uint32_t> assigned(std::span<const Point> points, std::span<const Point> places);

constexpr std::size_t most_exact = 1000;

}  // namespace hustings
