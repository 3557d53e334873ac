#include "atlas/numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace {

void keep_known(std::vector<double>& figures) {
  std::erase_if(figures, [](double figure) { return !std::isfinite(figure); });
  std::sort(figures.begin(), figures.end());
}

/// Of sorted figures; those of the list themselves, nothing between two.
double quantile(const std::vector<double>& sorted, double part) {
  return sorted[static_cast<std::size_t>(std::lround(part * static_cast<double>(sorted.size() - 1)))];
}

/// The next of 1, 2, 5, 10, 20, ... upwards.
double round_step(double step) {
  const double power = std::pow(10.0, std::floor(std::log10(step)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (step <= factor * power * (1 + 1e-9)) return factor * power;
  return 10 * power;
}

/// The quantiles, to a step that is this part of their range, each once.
std::vector<double> rounded(const std::vector<double>& sorted, std::span<const double> parts, double fineness) {
  const double range = quantile(sorted, parts.back()) - quantile(sorted, parts.front());
  if (!(range > 0)) return {};
  const double step = round_step(range / fineness);
  std::vector<double> breaks;
  for (const double part : parts) {
    const double at = std::round(quantile(sorted, part) / step) * step;
    if (breaks.empty() || at > breaks.back() + step / 2) breaks.push_back(at);
  }
  return breaks;
}

bool is_currency(const std::string& unit) {
  static constexpr std::array<std::string_view, 7> currencies = {"\u00A3", "$", "\u20AC", "GBP", "EUR", "USD", "CHF"};
  return std::find(currencies.begin(), currencies.end(), unit) != currencies.end();
}

std::string with_unit(const NumberColumn& column, const std::string& figure) {
  if (!is_currency(column.unit)) return figure + unit_behind(column.unit);
  const bool is_code = column.unit.front() >= 'A' && column.unit.front() <= 'Z';
  return fmt::format("{}{}{}", column.unit, is_code ? " " : "", figure);
}

/// Without zeros at the end.
std::string short_decimal(double figure, int decimals) {
  std::string text = decimal(figure, decimals);
  if (decimals == 0) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

std::span<const double> numbers_on(const Atlas& atlas, std::size_t column, LayerIndex layer) {
  return atlas.numbers[column].on[layer].values;
}

const std::string& title_on(const NumberColumn& column, LayerIndex layer) {
  return column.on[layer].values.empty() ? column.title : column.on[layer].title;
}

const std::string& source_on(const NumberColumn& column, LayerIndex layer) { return column.on[layer].source; }

std::string why_no_number(const Atlas& atlas, const NumberColumn& column, LayerIndex layer) {
  const NumbersOnLayer& here = column.on[layer];
  if (here.values.empty()) return fmt::format("not published for {}", atlas.layers[layer].title);
  return here.absent.empty() ? "not published" : here.absent;
}

std::string number_words(const NumberColumn& column, double figure) {
  if (!std::isfinite(figure)) return "\u2013";
  const double scale = std::pow(10.0, column.decimals);
  const double shown = std::round(figure * scale) / scale;
  constexpr double largest = 1e15;  // beyond it a double has no units
  if (std::abs(shown) >= largest) return with_unit(column, fmt::format("{:.3g}", figure));
  const double whole = std::trunc(shown);
  std::string text = with_thousands(static_cast<std::int64_t>(whole));
  if (column.decimals > 0) {
    text += fmt::format("{:.{}f}", std::abs(shown - whole), column.decimals).substr(1);
    if (whole == 0 && shown < 0) text = "\u2212" + text;
  }
  return with_unit(column, text);
}

std::string number_tick(double figure) {
  const double size = std::abs(figure);
  std::string text;
  if (size >= 1e9) text = short_decimal(size / 1e9, 2) + "bn";
  else if (size >= 1e6) text = short_decimal(size / 1e6, 2) + "m";
  else if (size >= 1e4) text = short_decimal(size / 1e3, 1) + "k";
  else text = short_decimal(size, size >= 100 || size == std::floor(size) ? 0 : size >= 1 ? 2 : 4);
  return (figure < 0 && text != "0" ? "\u2212" : "") + text;
}

std::vector<double> quantile_breaks(std::vector<double> figures) {
  keep_known(figures);
  if (figures.empty()) return {0, 1};
  static constexpr std::array<double, 5> parts = {0.02, 0.25, 0.5, 0.75, 0.98};
  static constexpr std::array<double, 2> whole = {0, 1};
  std::vector<double> breaks;
  for (const double fineness : {12.0, 60.0, 300.0}) {
    breaks = rounded(figures, parts, fineness);
    if (breaks.size() == parts.size()) return breaks;
  }
  if (breaks.size() < 2) breaks = rounded(figures, whole, 12);  // nearly all are the same
  if (breaks.size() >= 2) return breaks;
  const double only = figures.front();
  return {only, only + (only == 0 ? 1 : round_step(std::abs(only) / 10))};
}

std::array<double, 2> round_thirds(std::vector<double> figures) {
  keep_known(figures);
  if (figures.empty()) return {0, 1};
  static constexpr std::array<double, 2> parts = {1.0 / 3, 2.0 / 3};
  const std::vector<double> range = quantile_breaks(figures);
  const double width = range.back() - range.front();
  for (const double fineness : {20.0, 100.0, 1000.0}) {
    const double step = round_step(width / fineness);
    const double low = std::round(quantile(figures, parts[0]) / step) * step;
    const double high = std::round(quantile(figures, parts[1]) / step) * step;
    if (low < high) return {low, high};
  }
  return {range[0], range[1]};
}

}  // namespace hustings
