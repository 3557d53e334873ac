#include "app/command_line/option_kinds.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

namespace hustings {

CLI::Option* one_of(CLI::Option* option, std::vector<std::string> words,
                    const std::function<std::string(std::size_t)>& value_of) {
  option->type_name(fmt::format("{}", fmt::join(words, ", ")));
  return option->transform(CLI::Validator(
      [words = std::move(words), value_of](std::string& text) {
        const auto found = std::find(words.begin(), words.end(), lower_case(text));
        if (found == words.end())
          return fmt::format("{} is none of {}{}", text, fmt::join(words, ", "), did_you_mean(text, words));
        text = value_of ? value_of(static_cast<std::size_t>(found - words.begin())) : *found;
        return std::string();
      },
      ""));
}

CLI::Option* one_word_a_time(CLI::Option* option) { return option->expected(1)->take_all()->allow_extra_args(false); }

void refuse_what_is_no_number(CLI::App& app) {
  const CLI::Validator finite(
      [](std::string& text) {
        const double number = std::strtod(text.c_str(), nullptr);
        return std::isfinite(number) ? std::string() : fmt::format("{} is no number that can be used", text);
      },
      "");
  for (CLI::Option* option : app.get_options())
    if (option->get_type_name().find("FLOAT") != std::string::npos) option->check(finite)->type_name("NUMBER");
  for (CLI::App* command : app.get_subcommands({})) refuse_what_is_no_number(*command);
}

}  // namespace hustings
