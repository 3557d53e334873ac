// How many people of one layer's areas live in each area of another, by small areas whose people were counted.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/layer.h"

namespace hustings {

/// Small areas with the people who live in each.
struct Peopled {
  Layer layer;
  std::vector<double> people;  ///< one an area of the layer
};

/// The people of one area, divided among those of another layer that it lies in.
struct DividedArea {
  std::uint32_t from = 0;
  std::vector<std::uint32_t> to;     ///< at least two, in their order
  std::vector<double> people;        ///< one a `to`
  std::vector<std::int64_t> weight;  ///< one a `to`, millionths; they sum to `one_million`
};

inline constexpr std::int64_t one_million = 1'000'000;

/// The areas of `from` that lie in two or more areas of `to` (`overlaps`), each with the people of its parts: those of
/// every small area in proportion to the part of its ground that lies there, as if they lived evenly over the small
/// area alone. Source: Goodchild, M. F. and Lam, N. S.-N., Areal interpolation, Geo-Processing 1, 1980. Weights are
/// whole millionths by largest remainder. Throws InputError where nobody lives in an area that is to be divided.
std::vector<DividedArea> divided_by_people(const Layer& from, const Layer& to, const Peopled& small);

}  // namespace hustings
