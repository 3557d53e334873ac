#include "app/command_line/file_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "base/text/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

/// Windows: Naming Files, Paths, and Namespaces. With a digit behind them COM and LPT are devices too.
bool is_device(const std::string& stem) {
  constexpr std::array<std::string_view, 4> names = {"con", "prn", "aux", "nul"};
  const std::string name = lower_case(stem.substr(0, stem.find('.')));
  const bool port =
      name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name[3] >= '0' && name[3] <= '9';
  return port || std::find(names.begin(), names.end(), name) != names.end();
}

bool is_safe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

}  // namespace

std::string safe_file_stem(std::string_view name) {
  std::string stem;
  for (const char c : name)
    if (is_safe(c)) stem += c;
    else if (!stem.ends_with('-')) stem += '-';
  stem.erase(0, stem.find_first_not_of(".-"));
  stem.erase(stem.find_last_not_of(".-") + 1);
  if (stem.empty()) stem = "area";
  return is_device(stem) ? stem + "_" : stem;
}

std::vector<std::string> distinct_file_names(const std::vector<std::string>& stems, std::string_view ending) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const std::string& stem : stems) {
    std::string name = fitting_name(stem, ending);
    for (int number = 2; !taken.insert(lower_case(name)).second; ++number)
      name = fitting_name(stem, fmt::format("-{}{}", number, ending));
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace hustings
