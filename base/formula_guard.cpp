#include "base/formula_guard.h"

#include <algorithm>
#include <array>

#include "base/text/text.h"

namespace hustings {

namespace {

/// What begins a formula in one spreadsheet or another (OWASP, "CSV Injection"), the last four as wide letters.
constexpr std::array<std::string_view, 8> signs = {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

/// Would it be taken for a formula, or, with apostrophes before it, for one that was guarded?
bool needs_guard(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
  const std::string_view text = trimmed(cell);
  const std::string_view number = text.starts_with('+') ? text.substr(1) : text;
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return text.starts_with(sign); }) &&
         !maybe_number(number);
}

}  // namespace

std::string guarded_cell(std::string_view cell) { return (needs_guard(cell) ? "'" : "") + std::string(cell); }

std::string_view unguarded_cell(std::string_view cell) {
  if (cell.starts_with('\'') && needs_guard(cell)) cell.remove_prefix(1);
  return cell;
}

}  // namespace hustings
