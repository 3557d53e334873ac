#include "atlas/import/row_ids.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "base/digest.h"

namespace hustings {

namespace {

/// Above so many different cells only those that stand more than once are spelled: what stands once in a long table is
/// nobody's who stands everywhere, and to spell a million names takes seconds.
constexpr std::size_t many_cells = 50'000;

/// Numbers from 1 by what they stand for, in one block of memory. Texts are known by 128 bits of a digest, by which no
/// two of a table are the same.
class Numbers {
 public:
  /// The number of a key, a new one where it was not there.
  std::uint32_t operator()(const Digest& key) {
    if (4 * std::size_t{count_} >= 3 * slots_.size()) grow();
    Slot& slot = slot_of(key);
    if (slot.number == 0) slot = {key, ++count_};
    return slot.number;
  }
  std::uint32_t operator()(std::string_view text) { return (*this)(digest_of(std::as_bytes(std::span(text)))); }

 private:
  struct Slot {
    Digest key;
    std::uint32_t number = 0;
  };

  /// Where it is, or the free one where it would be. How many there are is a power of two.
  Slot& slot_of(const Digest& key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key.low >> 32U ^ key.low) & mask;
    while (slots_[at].number != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return slots_[at];
  }
  void grow() {
    std::vector<Slot> before(2 * slots_.size());
    before.swap(slots_);
    for (const Slot& slot : before)
      if (slot.number != 0) slot_of(slot.key) = slot;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::uint32_t count_ = 0;
};

RowIds ids_as_written(const Table& table, std::size_t column) {
  RowIds ids;
  ids.reserve(table.rows.size());
  Numbers numbers;
  std::string_view before;  // rows of an area follow one another
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string_view cell = table.cell(row, column);
    ids.push_back(cell.empty() ? 0 : cell == before ? ids.back() : numbers(cell));
    before = cell;
  }
  return ids;
}

/// One number for all cells that are spelled alike.
RowIds spelled_ids(const Table& table, std::size_t column, RowIds ids, Spelling spelling) {
  const std::size_t count = count_ids(ids);
  std::vector<std::uint32_t> times(count + 1, 0);
  for (const std::uint32_t id : ids) ++times[id];
  Numbers numbers;
  std::vector<std::uint32_t> spelled(count + 1, 0);
  std::vector<char> is_known(count + 1, 0);
  auto last = static_cast<std::uint32_t>(count);  // free numbers, from the top
  for (std::size_t row = 0; row < ids.size(); ++row) {
    const std::uint32_t id = ids[row];
    if (id == 0 || is_known[id] != 0) continue;
    is_known[id] = 1;
    if (count > many_cells && times[id] == 1) {
      spelled[id] = last--;
    } else if (const std::string plain = spelling(table.cell(row, column)); !plain.empty()) {
      spelled[id] = numbers(plain);
    }
  }
  for (std::uint32_t& id : ids) id = spelled[id];
  return ids;
}

}  // namespace

RowIds ids_of(const Table& table, std::size_t column, Spelling spelling) {
  RowIds ids = ids_as_written(table, column);
  return spelling == nullptr ? ids : spelled_ids(table, column, std::move(ids), spelling);
}

RowIds combined(const RowIds& first, const RowIds& second) {
  for (const RowIds* ids : {&first, &second})
    if (count_ids(*ids) == ids->size()) return *ids;  // no two rows are alike in them already
  RowIds ids;
  ids.reserve(first.size());
  Numbers numbers;
  std::uint64_t before = 0;
  for (std::size_t row = 0; row < first.size(); ++row) {
    const std::uint64_t pair = (std::uint64_t{first[row]} << 32U) | second[row];
    ids.push_back(pair == 0        ? 0
                  : pair == before ? ids.back()
                                   : numbers(Digest{.high = pair, .low = pair * 0x9E3779B97F4A7C15U}));
    before = pair;
  }
  return ids;
}

std::size_t count_ids(const RowIds& ids) { return ids.empty() ? 0 : *std::max_element(ids.begin(), ids.end()); }

}  // namespace hustings
