#include "app/guide/help_format.h"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

#include "base/terminal.h"

namespace hustings {

namespace {

constexpr std::size_t names_column = 30;  // where what an option says of itself begins

}  // namespace

std::string wrapped_text(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t used = 0;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    const std::string_view word = text.substr(from, end - from);
    from = end + 1;
    if (word.empty()) continue;
    if (used > 0 && used + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      used = 0;
    } else if (used > 0) {
      out += ' ';
      ++used;
    }
    out += word;
    used += word.size();
  }
  return out;
}

HelpFormat::HelpFormat(std::size_t width) : width_(width) {
  column_width(names_column);
  label("SUBCOMMAND", "COMMAND");
  label("REQUIRED", "(required)");
  label("Positionals", "Arguments");
}

std::string HelpFormat::row(const std::string& name, const std::string& text) const {
  std::string line = "  " + name;
  if (line.size() + 2 > names_column) line += '\n' + std::string(names_column, ' ');
  else line.resize(names_column, ' ');
  return line + wrapped_text(text, width_ - names_column, names_column) + '\n';
}

std::string HelpFormat::make_option(const CLI::Option* option, bool is_positional) const {
  return row(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
}

std::string HelpFormat::make_subcommand(const CLI::App* command) const {
  return row(command->get_display_name(true), command->get_description());
}

std::string HelpFormat::make_description(const CLI::App* app) const {
  return wrapped_text(app->get_description(), width_, 0) + '\n';
}

/// Without the two empty lines that CLI11 leaves between groups.
std::string HelpFormat::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
  std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
  for (std::size_t at = text.find("\n\n\n"); at != std::string::npos; at = text.find("\n\n\n", at)) text.erase(at, 1);
  return text;
}

std::size_t help_width() {
  constexpr std::size_t least = 80;
  constexpr std::size_t most = 120;
  winsize size{};
  if (!prints_to_terminal() || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp<std::size_t>(size.ws_col, least, most);
}

}  // namespace hustings
