// What goes to the person at the terminal: text that cannot steer it, and standard output that does not fail in
// silence.
#pragma once

#include <string>
#include <string_view>

namespace hustings {

/// The text with what could steer a terminal or turn letters round made visible: control and escape characters but tab
/// and line feed, C1 controls, line separators, bidirectional controls and bytes that are no UTF-8, as \x1b or \u202e.
/// What was made visible stays as it is.
std::string for_terminal(std::string_view text);

/// The same, on one line.
std::string line_for_terminal(std::string_view text);

/// Writes to standard output. Throws MachineError where that fails.
void print(std::string_view text);

/// Once, at the end: throws MachineError where something that was printed could not be written.
void finish_printing();

bool prints_to_terminal();  ///< is standard output one?

/// Once, at start: opens /dev/null in the place of each of standard input, output and error that is closed. Else the
/// next file that is opened would take its number, and get what is meant for it.
void open_standard_streams();

}  // namespace hustings
