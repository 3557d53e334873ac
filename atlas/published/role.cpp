#include "atlas/published/role.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "base/text/text.h"

namespace hustings {

namespace {

constexpr auto names = std::to_array<std::pair<Role, const char*>>({
    {Role::code, "code"},       {Role::name, "name"},           {Role::parent, "parent"},
    {Role::party, "party"},     {Role::candidate, "candidate"}, {Role::first_name, "first_name"},
    {Role::votes, "votes"},     {Role::share, "share"},         {Role::electorate, "electorate"},
    {Role::ballots, "ballots"}, {Role::rejected, "rejected"},   {Role::valid, "valid"},
    {Role::total, "total"},     {Role::seats, "seats"},         {Role::majority, "majority"},
    {Role::turnout, "turnout"}, {Role::winner, "winner"},       {Role::runner_up, "runner_up"},
    {Role::elected, "elected"}, {Role::rank, "rank"},           {Role::date, "date"},
    {Role::time, "time"},       {Role::election, "election"},   {Role::round, "round"},
    {Role::level, "level"},     {Role::ignore, "ignore"},
});

}  // namespace

const char* name_of(Role role) {
  const auto* found = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == role; });
  return found == names.end() ? "" : found->second;
}

std::optional<Role> maybe_role(std::string_view name) {
  std::string plain = lower_case(trimmed(name));
  std::replace(plain.begin(), plain.end(), '-', '_');
  const auto* found = std::find_if(names.begin(), names.end(), [&](const auto& one) { return plain == one.second; });
  return found == names.end() ? std::nullopt : std::optional(found->first);
}

const std::vector<Role>& roles_to_choose() {
  static const std::vector<Role> roles = [] {
    std::vector<Role> all;
    for (const auto& [role, name] : names) all.push_back(role);
    return all;
  }();
  return roles;
}

std::string role_names() {
  std::vector<std::string> all;
  for (const auto& [role, name] : names) all.emplace_back(name);
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace hustings
