// Kinds of options that CLI11 has no call for.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace hustings {

/// An option that takes one of a few words: the help has them as they are typed, and one that is nearly right is
/// answered with it. `value_of` gives what CLI11 is to make of the word at that index.
CLI::Option* one_of(CLI::Option* option, std::vector<std::string> words,
                    const std::function<std::string(std::size_t)>& value_of = {});

/// The same for the values of an enumeration.
template <class Value>
CLI::Option* one_of_values(CLI::Option* option, std::initializer_list<Value> values) {
  std::vector<std::string> names;
  for (const Value value : values) names.emplace_back(name_of(value));
  return one_of(option, std::move(names), [kept = std::vector<Value>(values)](std::size_t index) {
    return std::to_string(static_cast<int>(kept[index]));  // as CLI11 reads an enumeration
  });
}

/// An option whose values are a list takes one word each time, so that what follows it is the atlas.
CLI::Option* one_word_a_time(CLI::Option* option);

/// CLI11 takes "nan" and "1e999" for numbers, and its ranges let the first of them pass.
void refuse_what_is_no_number(CLI::App& app);

}  // namespace hustings
