// What the program says of itself.
#pragma once

#include <string>
#include <string_view>

#include "ui/menus/about_panel.h"

namespace hustings {

/// Markdown as a person reads it: headings, lists and rows of tables a line each, the lines of a paragraph joined; the
/// signs go, and a link is its words and its address.
std::string plain_text(std::string_view markdown);

/// The licence, and the sources of what the program carries.
ui::AboutProgram about_program(std::string version);

}  // namespace hustings
