// What a column of a table of results is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

enum class Role {
  code,       ///< of an area
  name,       ///< of an area
  parent,     ///< the larger area that it lies in, by name or code
  party,      ///< of a row
  candidate,  ///< of a row: the whole name, or the last
  first_name,
  votes,  ///< of a row, or of the party that the column is called by
  share,  ///< in percent, or a fraction of 1
  electorate,
  ballots,
  rejected,
  valid,
  total,  ///< votes of all, with those that were rejected or without
  seats,
  majority,
  turnout,
  winner,  ///< a party or a candidate
  runner_up,
  elected,
  rank,
  date,
  time,
  election,  ///< office, question, year: what parts the rows into several elections
  round,
  level,   ///< what part of an area, or what larger area, a row is of
  ignore,  ///< nothing that is read
};

/// As files and the command line write it: "code", "first_name".
const char* name_of(Role role);
/// In any case; none where no role is called so.
std::optional<Role> maybe_role(std::string_view name);
/// Those that a person may give a column, in order.
const std::vector<Role>& roles_to_choose();
/// Their names with commas, for messages.
std::string role_names();

}  // namespace hustings
