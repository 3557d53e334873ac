// Runs an entry point for a fuzzer without one: run_corpus FOLDER hands it every file of the folder, whole, cut short
// and damaged in some hundred ways, the same on every machine.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/whole_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

/// One to four spans cut, doubled, moved, or written over with what tables trip over.
std::string damaged(std::string bytes, std::mt19937& dice) {
  static const std::vector<std::string> pieces = {
      ",",     ";",        "\t",   "\"",   "\n",    "\r",  std::string(1, '\0'),
      "\xFF",  "\xEF\xBB", "-",    ".",    "%",     "1e9", "99999999999999999999",
      "Total", "Party",    "2019", "\x1E", "\u00A0"};
  for (std::size_t times = 1 + dice() % 4; times > 0 && !bytes.empty(); --times) {
    const std::size_t from = dice() % bytes.size();
    const std::size_t length = 1 + dice() % std::min<std::size_t>(40, bytes.size() - from);
    switch (dice() % 5) {
      case 0: bytes.erase(from, length); break;
      case 1: bytes.insert(from, bytes.substr(from, length)); break;
      case 2: bytes.insert(dice() % bytes.size(), bytes.substr(from, length)); break;
      case 3: bytes.replace(from, length, pieces[dice() % pieces.size()]); break;
      default: bytes[from] = static_cast<char>(dice() % 256);
    }
  }
  return bytes;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(words[1]), {});
  std::sort(files.begin(), files.end());
  std::mt19937 dice(1);
  constexpr int ways = 150;
  constexpr int cuts = 20;
  for (const std::filesystem::path& file : files) {
    const std::string bytes = hustings::read_whole(file.string());
    run(bytes);
    for (std::size_t cut = 0; cut < cuts; ++cut) run(bytes.substr(0, bytes.size() * cut / cuts));
    for (int way = 0; way < ways; ++way) run(damaged(bytes, dice));
  }
  std::printf("%zu files\n", files.size());
  return files.empty() ? 1 : 0;
}
