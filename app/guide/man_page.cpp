#include "app/guide/man_page.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <system_error>
#include <utility>

#include "app/guide/examples.h"
#include "base/text/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

/// As roff takes it: hyphens are those of the keyboard, so that options can be found and copied, and no line is a
/// request.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if (c == '\'') out += "\\(aq";
    else if (out.empty() && c == '.') out += "\\&.";
    else out += c;
  }
  return out;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", roff(text)); }
std::string slanted(std::string_view text) { return fmt::format("\\fI{}\\fR", roff(text)); }

/// A sentence goes on in small letters; a name keeps its capitals.
std::string in_small(std::string text) {
  const bool name = text.size() > 1 && std::isupper(static_cast<unsigned char>(text[1])) != 0;
  if (!text.empty() && !name) text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
  return text;
}

std::string described(const OptionGuide& option) {
  std::string text = option.text;
  if (option.required) text += ". It must be given";
  return roff(text + ".");
}

std::string options_text(const CommandGuide& command) {
  std::vector<std::string> groups;
  for (const OptionGuide& option : command.options)
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) groups.push_back(option.group);
  std::string out = ".SH OPTIONS\n";
  for (const std::string& group : groups) {
    out += fmt::format(".SS {}\n", roff(group));
    for (const OptionGuide& option : command.options) {
      if (option.group != group) continue;
      std::vector<std::string> names;
      for (const std::string& name : option.names) names.push_back(bold(name));
      const std::string value = option.value.empty() ? "" : " " + slanted(option.value);
      out += fmt::format(".TP\n{}{}\n{}\n", fmt::join(names, ", "), value, described(option));
    }
  }
  return out;
}

std::string arguments_text(const CommandGuide& command) {
  std::string out;
  for (const OptionGuide& argument : command.arguments)
    out += fmt::format("{}.TP\n{}\n{}\n", out.empty() ? ".SH ARGUMENTS\n" : "", slanted(argument.names.front()),
                       described(argument));
  return out;
}

std::string synopsis(const CommandGuide& command) {
  std::string out = fmt::format(".SH SYNOPSIS\n{}", bold("hustings"));
  if (!command.name.empty()) out += " " + bold(command.name);
  for (const OptionGuide& option : command.options)
    if (option.required) out += fmt::format(" {} {}", bold(option.names.front()), slanted(option.value));
  out += fmt::format(" [{}]", slanted("OPTIONS"));
  for (const OptionGuide& argument : command.arguments)
    out += argument.required ? fmt::format(" {}", slanted(argument.names.front()))
                             : fmt::format(" [{}]", slanted(argument.names.front()));
  if (command.name.empty()) out += fmt::format("\n.br\n{} {} ...", bold("hustings"), slanted("COMMAND"));
  return out + "\n";
}

std::string commands_text(const Guide& guide) {
  std::string out = ".SH COMMANDS\n";
  for (const CommandGuide& command : guide)
    if (!command.name.empty())
      out += fmt::format(".TP\n{}\n{}. See {}(1).\n", bold(command.name), roff(command.text), bold(man_name(command)));
  return out;
}

/// What the program takes from its surroundings, and what it keeps.
std::string surroundings_text() {
  constexpr std::array<std::pair<const char*, const char*>, 8> variables = {{
      {"HUSTINGS_CACHE", "Folder for layers and contests as they were read, or off; else hustings in XDG_CACHE_HOME."},
      {"HUSTINGS_STATE", "Folder for the last session and crash logs, or off; else hustings in XDG_STATE_HOME."},
      {"HUSTINGS_SESSIONS", "Folder where sessions are saved; else hustings/sessions in XDG_DATA_HOME."},
      {"HUSTINGS_LAYOUTS", "Folder with layouts of publishers of your own; else hustings in XDG_DATA_HOME."},
      {"HUSTINGS_ASSETS", "Folder with the sample atlases, instead of the installed one."},
      {"HUSTINGS_FONTS", "Folder with the typefaces, instead of the installed ones."},
      {"HUSTINGS_DATABASE_SECONDS", "How long a database may be silent, 1 to 3600; else 60."},
      {"NO_COLOR", "Nothing changes: the program writes no colours to the terminal."},
  }};
  std::string out = ".SH ENVIRONMENT\n";
  for (const auto& [name, text] : variables) out += fmt::format(".TP\n{}\n{}\n", bold(name), roff(text));
  out += ".SH FILES\n";
  constexpr std::array<std::pair<const char*, const char*>, 4> files = {{
      {"*.atlas.toml", "An atlas: which boundaries, results and parties there are. Any .toml file may be one."},
      {"*.story.toml", "A story: a sequence of views with captions."},
      {"*.session.toml", "A session: one view as it was saved."},
      {"~/.local/state/hustings/crash-*.log", "Where the program was when it crashed; worth sending with a report."},
  }};
  for (const auto& [name, text] : files) out += fmt::format(".TP\n{}\n{}\n", slanted(name), roff(text));
  return out;
}

std::string examples_section(const CommandGuide& command) {
  std::string out;
  for (const Example& example : examples_of(command.name))
    out += fmt::format("{}.PP\n{}:\n.PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n", out.empty() ? ".SH EXAMPLES\n" : "",
                       roff(example.what), roff(example.line));
  return out;
}

std::string see_also(const Guide& guide, const CommandGuide& command) {
  std::vector<std::string> pages;
  for (const CommandGuide& other : guide)
    if (&other != &command && (command.name.empty() || other.name.empty()))
      pages.push_back(fmt::format("{}(1)", bold(man_name(other))));
  return fmt::format(".SH SEE ALSO\n{}\n", fmt::join(pages, ",\n"));
}

constexpr const char* exit_status =
    ".SH EXIT STATUS\n.TP\n.B 0\nAll is well.\n.TP\n.B 1\nThe input is wrong.\n.TP\n.B 2\nThe command is wrong.\n.TP\n"
    ".B 3\nThe system cannot.\n";

}  // namespace

std::string man_name(const CommandGuide& command) {
  return command.name.empty() ? "hustings" : "hustings-" + command.name;
}

std::string man_page(const Guide& guide, const CommandGuide& command, const std::string& version) {
  const std::string name = man_name(command);
  std::string out = fmt::format(".TH {} 1 \"\" \"Hustings {}\" \"User Commands\"\n", roff(upper_case(name)), version);
  const std::string text =
      command.name.empty() ? "interactive electoral map of London, 2008 to 2017" : in_small(command.text);
  out += fmt::format(".SH NAME\n{} \\- {}\n", roff(name), roff(text));
  out += synopsis(command);
  out += ".SH DESCRIPTION\n";
  out += roff(command.text) + ".\n";
  if (command.name.empty())
    out +=
        ".PP\nWithout a command a window opens with the atlas, story or session that is named, or with the sample "
        "atlas\nof London.\n";
  out += arguments_text(command);
  if (command.name.empty()) out += commands_text(guide);
  out += options_text(command);
  out += exit_status;
  if (command.name.empty()) out += surroundings_text();
  out += examples_section(command);
  out += see_also(guide, command);
  return out;
}

void write_man_pages(const Guide& guide, const std::string& version, const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  for (const CommandGuide& command : guide)
    write_whole(folder / (man_name(command) + ".1"), man_page(guide, command, version));
}

}  // namespace hustings
