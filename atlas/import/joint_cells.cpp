#include "atlas/import/joint_cells.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::size_t most_words = 8;

std::string ending_of(const std::vector<std::string>& words, std::size_t count) {
  return fmt::format("{}", fmt::join(words.end() - static_cast<std::ptrdiff_t>(count), words.end(), " "));
}

std::vector<std::string> words_of(const std::string& cell) {
  std::vector<std::string> words = split(cell, ' ');
  std::erase(words, std::string());
  return words;
}

/// Without the marks of sitting members, commas and dashes that part it from the party.
std::string name_before(const std::vector<std::string>& words, std::size_t ending) {
  std::string name =
      fmt::format("{}", fmt::join(words.begin(), words.end() - static_cast<std::ptrdiff_t>(ending), " "));
  while (!name.empty() && std::string_view("*-,:;(|/ ").find(name.back()) != std::string_view::npos) name.pop_back();
  return name;
}

}  // namespace

JointCells parted_cells(const Table& table, std::size_t key, std::size_t column) {
  std::map<std::string, std::set<std::string>> areas_of;  // by ending
  std::set<std::string> areas;
  std::vector<std::vector<std::string>> words;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string area = area_code_of(table.cell(row, key));
    areas.insert(area);
    words.push_back(words_of(table.cell(row, column)));
    for (std::size_t count = 1; count <= std::min(most_words, words.back().size()); ++count)
      areas_of[ending_of(words.back(), count)].insert(area);
  }
  const std::size_t enough = std::max<std::size_t>(2, areas.size() / 3);
  JointCells joint;
  std::size_t named = 0;
  std::size_t whole = 0;
  std::set<std::string> endings;
  for (const auto& cell : words) {
    std::size_t ending = 0;
    for (std::size_t count = 1; count <= std::min(most_words, cell.size()); ++count)
      if (areas_of[ending_of(cell, count)].size() >= enough) ending = count;
    whole += ending == cell.size() && ending > 0 ? 1U : 0U;
    named += ending > 0 && ending < cell.size() ? 1U : 0U;
    joint.candidates.push_back(name_before(cell, ending));
    joint.parties.push_back(ending == 0 ? std::string() : ending_of(cell, ending));
    if (ending > 0) endings.insert(joint.parties.back());
  }
  joint.endings = endings.size();
  joint.is_same_everywhere = 10 * whole >= 8 * words.size() && !words.empty();
  joint.is_parted = !joint.is_same_everywhere && named == words.size() && endings.size() > 1 && areas.size() > 2;
  if (joint.is_parted) joint.example = fmt::format("{} is of {}", joint.candidates.front(), joint.parties.front());
  return joint;
}

}  // namespace hustings
