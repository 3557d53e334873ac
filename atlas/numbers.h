// Numbers that were joined to areas: looking them up, telling them, and round breaks for them.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "atlas/atlas.h"

namespace hustings {

/// A column's figures, one an area of the layer, NaN where none is published; empty where the layer has none of it.
std::span<const double> numbers_on(const Atlas& atlas, std::size_t column, LayerIndex layer);

/// Its title on the layer, or what it is called elsewhere.
const std::string& title_on(const NumberColumn& column, LayerIndex layer);

/// "GLA, ward profiles 2015"; empty where the layer has none of it.
const std::string& source_on(const NumberColumn& column, LayerIndex layer);

/// Why an area of the layer has no figure, in a clause for the reader.
std::string why_no_number(const Atlas& atlas, const NumberColumn& column, LayerIndex layer);

/// "£1,150,000", "34.5%", "12.3 µg/m³": signs and codes of a currency go in front.
std::string number_words(const NumberColumn& column, double figure);

/// As short as a legend needs it, without the unit: "200k", "1.5m", "45".
std::string number_tick(double figure);

/// Breaks for a scale: near the quantiles 2, 25, 50, 75 and 98% (or fewer, where they fall together), each made round.
/// Ascending, two at least. NaN is passed over; without any figure 0 and 1.
std::vector<double> quantile_breaks(std::vector<double> figures);

/// Between three classes of about as many areas each, made round; ascending.
std::array<double, 2> round_thirds(std::vector<double> figures);

}  // namespace hustings
