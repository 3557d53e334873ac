#include "atlas/import/row_ids.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace hustings {

RowIds ids_of(const Table& table, std::size_t column, Spelling spelling) {
  RowIds ids;
  ids.reserve(table.rows.size());
  std::unordered_map<std::string_view, std::uint32_t> known;
  std::unordered_map<std::string, std::uint32_t> spelled;
  std::string_view before;  // rows of an area follow one another
  std::uint32_t last = 0;
  std::uint32_t next = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string_view cell = table.cell(row, column);
    if (cell.empty()) {
      ids.push_back(0);
      continue;
    }
    if (cell == before) {
      ids.push_back(last);
      continue;
    }
    const auto [at, is_new] = known.try_emplace(cell, 0);
    if (is_new && spelling == nullptr) {
      at->second = ++next;
    } else if (is_new) {
      std::string plain = spelling(cell);
      if (!plain.empty()) {
        const auto [like, first] = spelled.try_emplace(std::move(plain), next + 1);
        at->second = like->second;
        if (first) ++next;
      }
    }
    before = cell;
    ids.push_back(last = at->second);
  }
  return ids;
}

RowIds combined(const RowIds& first, const RowIds& second) {
  RowIds ids;
  ids.reserve(first.size());
  std::unordered_map<std::uint64_t, std::uint32_t> known;
  std::uint64_t before = 0;
  std::uint32_t last = 0;
  for (std::size_t row = 0; row < first.size(); ++row) {
    const std::uint64_t pair = (std::uint64_t{first[row]} << 32U) | second[row];
    if (pair != 0 && pair != before)
      last = known.try_emplace(pair, static_cast<std::uint32_t>(known.size() + 1)).first->second;
    before = pair;
    ids.push_back(pair == 0 ? 0 : last);
  }
  return ids;
}

std::size_t count_ids(const RowIds& ids) { return ids.empty() ? 0 : *std::max_element(ids.begin(), ids.end()); }

}  // namespace hustings
