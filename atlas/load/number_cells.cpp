#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "atlas/load/read_numbers.h"
#include "base/text/identifier.h"
#include "base/text/text.h"
#include "geo/read/source_file.h"

namespace hustings {

namespace {

bool is_table_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

}  // namespace

NumbersEntry joined_entry(std::string_view written) {
  NumbersEntry entry;
  entry.source = std::string(written);
  std::error_code failed;
  const bool database = is_database(entry.source);
  const auto colon = entry.source.find_last_of(':');
  const bool split = colon != std::string::npos && !std::filesystem::exists(entry.source, failed) &&
                     (!database || (colon > 2 && is_table_name(written.substr(colon + 1))));
  if (split && !entry.source.starts_with("postgresql://")) {
    entry.source_layer = entry.source.substr(colon + 1);
    entry.source.resize(colon);
  }
  entry.id = database ? entry.source_layer : id_of(std::filesystem::path(entry.source).stem().string());
  entry.source_title = database ? "a database" : std::filesystem::path(entry.source).filename().string();
  if (!entry.source_layer.empty()) entry.source_title += ", " + entry.source_layer;
  return entry;
}

std::optional<double> number_in(std::string_view cell) {
  constexpr double most = 1e15;
  std::string_view text = trimmed(cell);
  for (const std::string_view sign : {"\u00A3", "$", "\u20AC"})
    if (text.starts_with(sign)) text = trimmed(text.substr(sign.size()));
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  std::string digits(text);
  if (digits.find(',') != std::string::npos) {  // thousands, or it is no number
    const auto point = std::min(digits.find('.'), digits.size());
    std::string joined;
    for (std::size_t i = 0; i < digits.size(); ++i) {
      if (digits[i] != ',') joined += digits[i];
      else if (i == 0 || i > point || (point - i) % 4 != 0) return std::nullopt;
    }
    digits = joined;
  }
  const auto number = maybe_number(digits);
  return number && std::abs(*number) <= most ? number : std::nullopt;
}

bool is_missing_number(std::string_view cell) {
  static constexpr std::array<std::string_view, 13> words = {"",       "n/a", "na", "nan", "null", "none", "-",
                                                             "\u2013", ".",   "..", ":",   "x",    "*"};
  return std::find(words.begin(), words.end(), lower_case(trimmed(cell))) != words.end();
}

}  // namespace hustings
