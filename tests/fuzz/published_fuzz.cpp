// Any bytes are read as a table, or refused in words: an entry point for a fuzzer.
#include <cstddef>
#include <cstdint>
#include <string>

#include "atlas/published/read_published.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto found = hustings::published_text({reinterpret_cast<const char*>(data), size}, "results.csv");
  if (!found) {
    // Whoever is refused is told of what, and what to do.
    const hustings::Finding error = hustings::first_error(found.findings);
    return error.what.empty() || error.remedy.empty() ? __builtin_trap(), 0 : 0;
  }
  for (const auto& row : found.value->table.rows)
    if (row.size() != found.value->table.columns.size()) __builtin_trap();
  if (found.value->table.lines.size() != found.value->table.rows.size()) __builtin_trap();
  return 0;
}
