// Text that a spreadsheet would take for a formula, kept from being one.
#pragma once

#include <string>
#include <string_view>

namespace hustings {

/// A cell for a file that spreadsheets open. Text that begins with =, +, - or @, also after blanks and tabs or as wide
/// letters, would be worked out there, and might run something; it gets an apostrophe before it, which spreadsheets
/// take for "this is text". Numbers such as -0.4 stay as they are.
std::string guarded_cell(std::string_view cell);

/// The cell that `guarded_cell` was given: without the apostrophe that it puts there, and no other.
std::string_view unguarded_cell(std::string_view cell);

}  // namespace hustings
