// What the pointer is told of a control: its command, and the key of that.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace hustings::ui {

/// "Play or pause (Space)", by the command's id.
using CommandHints = std::map<std::string, std::string, std::less<>>;

/// Told of the last item while the pointer is on it. `more`: a line below.
void command_tip(const CommandHints& hints, std::string_view command, const std::string& more = {});

}  // namespace hustings::ui
