// Is a table of text whole, or is somebody still writing it?
#pragma once

#include <string>
#include <string_view>

namespace hustings {

/// How its writer left the file: still open, as far as is known; closed; or put in place whole (renamed).
enum class Left { open, closed, replaced };

/// Why a text is taken for half a table, in a clause; empty where it is whole.
struct HalfTable {
  std::string why;
  bool may_be_whole = false;  ///< if nobody writes to it any more
  bool may_be_meant = false;  ///< if somebody says so
};

/// `before`: the last text that was whole, or empty.
HalfTable half_table(std::string_view text, std::string_view before, Left left);

/// Of a file that grew and whose last line has no end: what it has to the end of the line before. Else all of it.
std::string_view whole_lines(std::string_view text, std::string_view before, Left left);

}  // namespace hustings
