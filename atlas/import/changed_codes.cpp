#include "atlas/import/changed_codes.h"

#include <utility>

#include "atlas/import/column_pair.h"
#include "base/finding.h"
#include "base/paths.h"
#include "base/text/text.h"
#include "geo/read/read_table.h"

namespace hustings {

void ChangedCodes::add(const std::string& before, const std::string& after) {
  const std::string old_code = bare_code(area_code_of(before));
  const std::string new_code = bare_code(area_code_of(after));
  next_[old_code].insert(new_code);
  next_[new_code].insert(old_code);
}

std::set<std::string> ChangedCodes::others_of(const std::string& code) const {
  const std::string own = bare_code(area_code_of(code));
  std::set<std::string> found = {own};
  std::vector<std::string> open = {own};
  while (!open.empty()) {
    const auto next = next_.find(open.back());
    open.pop_back();
    if (next == next_.end()) continue;
    for (const std::string& other : next->second)
      if (found.insert(other).second) open.push_back(other);
  }
  found.erase(own);
  return found;
}

const ChangedCodes& carried_changed_codes() {
  static const ChangedCodes codes = [] {
    Outcome<Table> table = read_table((assets_folder() / "changed_codes.csv").string());
    if (!table) throw InputError(first_error(table.findings));
    ChangedCodes all;
    for (std::size_t row = 0; row < table.value->rows.size(); ++row)
      all.add(table.value->cell(row, table.value->find_column("old_code")),
              table.value->cell(row, table.value->find_column("new_code")));
    return all;
  }();
  return codes;
}

std::map<std::string, std::string> by_changed_codes(const std::set<std::string>& used,
                                                    const std::set<std::string>& areas, const ChangedCodes& changed) {
  std::map<std::string, std::string> bare_areas;
  for (const std::string& area : areas) bare_areas.emplace(bare_code(area), area);
  std::set<std::string> taken;
  for (const std::string& code : used)
    if (const auto area = bare_areas.find(bare_code(code)); area != bare_areas.end()) taken.insert(area->second);
  std::map<std::string, std::string> found;
  std::set<std::string> twice;
  for (const std::string& code : used) {
    if (bare_areas.contains(bare_code(code))) continue;
    for (const std::string& other : changed.others_of(code)) {
      const auto area = bare_areas.find(other);
      if (area == bare_areas.end() || taken.contains(area->second)) continue;
      for (const auto& [earlier, same] : found)
        if (same == area->second) twice.insert(same);
      found.emplace(code, area->second);
    }
  }
  std::erase_if(found, [&](const auto& one) { return twice.contains(one.second); });
  return found;
}

}  // namespace hustings
