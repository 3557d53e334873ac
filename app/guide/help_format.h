// How `--help` looks: options and commands by groups, in two columns, as wide as the terminal.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <string_view>

namespace hustings {

/// The text in lines of at most `width` letters, each but the first after `indent` blanks. A longer word has a line of
/// its own.
std::string wrapped_text(std::string_view text, std::size_t width, std::size_t indent);

class HelpFormat : public CLI::Formatter {
 public:
  /// `width`: letters of a line.
  explicit HelpFormat(std::size_t width);

  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_subcommand(const CLI::App* command) const override;
  std::string make_description(const CLI::App* app) const override;
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;

 private:
  std::string row(const std::string& name, const std::string& text) const;

  std::size_t width_;
};

/// Letters of a line of the help: those of the terminal, 80 to 120; 100 where standard output is none.
std::size_t help_width();

}  // namespace hustings
