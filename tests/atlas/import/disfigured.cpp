// How many of some thousand disfigured tables are read right: test_disfigured [TABLES] [FIRST SEED], or
// test_disfigured --show SEED for one of them.
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

#include "tests/atlas/import/reading_rate.h"

using namespace hustings::disfigure;

namespace {

void show(std::uint32_t seed) {
  const Published one = published(seed);
  std::string kinds_done;
  for (const Kind kind : one.done) kinds_done += fmt::format("{}{}", kinds_done.empty() ? "" : ", ", name_of(kind));
  const Judged judged = judge(one);
  fmt::print("seed {}: {}\n{}{}{}\n{}\n", seed, kinds_done, name_of(judged.verdict), judged.why.empty() ? "" : ": ",
             judged.why, one.bytes);
}

}  // namespace

int main(int count, char** words) {
  if (count == 3 && std::string_view(words[1]) == "--show") {
    show(static_cast<std::uint32_t>(std::strtoul(words[2], nullptr, 10)));
    return 0;
  }
  constexpr int usual = 10000;
  const int tables = count > 1 ? std::atoi(words[1]) : usual;
  const auto first = static_cast<std::uint32_t>(count > 2 ? std::strtoul(words[2], nullptr, 10) : 1);
  const Rates found = rates(first, tables);
  fmt::print("{}\n", as_markdown(found));
  for (const auto& [seed, judged] : found.failures) {
    std::string kinds_done;
    for (const Kind kind : published(seed).done)
      kinds_done += fmt::format("{}{}", kinds_done.empty() ? "" : ", ", name_of(kind));
    fmt::print("seed {} ({}): {}: {}\n", seed, kinds_done, name_of(judged.verdict), judged.why);
  }
  return found.all[static_cast<std::size_t>(Verdict::wrong)] == 0 ? 0 : 1;
}
