// Ids of things that have a title.
#pragma once

#include <string>
#include <string_view>

namespace hustings {

/// "Council results 2018" as "council-results-2018", for ids and files. May be empty.
std::string id_of(std::string_view name);

}  // namespace hustings
