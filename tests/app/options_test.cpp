// All options of all commands, as --help lists them: a new one is tested without anybody thinking of it, or fails here
// until it has a sample below.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "app/command_line/options.h"
#include "base/text/text.h"
#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

struct Option {
  std::string name;  ///< "--columns"
  std::string type;  ///< "TEXT", "NUMBER", ...; empty: a flag
};

/// The lines "  --columns TEXT,...   Columns to print" of a command's help.
std::vector<Option> options_of(const std::string& command) {
  Words words;
  if (!command.empty()) words.push_back(command);
  words.emplace_back("--help");
  const Ran help = run(words);
  REQUIRE(help.code == 0);
  std::vector<Option> options;
  std::istringstream lines(help.out);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  -")) continue;
    std::istringstream parts(line);
    Option option;
    parts >> option.name >> option.type;
    option.name = option.name.substr(option.name.find("--"));    // "-h,--help"
    option.name = option.name.substr(0, option.name.find(','));  // "--colour,--color"
    const bool typed = option.type.size() > 2 && option.type == hustings::upper_case(option.type);
    // "dark, light, contrast": what an option says of itself begins with a capital.
    const bool choice = option.type.ends_with(',') && option.type.front() >= 'a';
    if (!typed && !choice) option.type.clear();
    if (option.name != "--help" && option.name != "--version") options.push_back(option);
  }
  return options;
}

/// A value that each option takes, without a look at any atlas.
const std::map<std::string, std::string>& samples() {
  static const std::map<std::string, std::string> known = {{"--join", "numbers.csv"},
                                                           {"--contest", "new"},
                                                           {"--against", "old"},
                                                           {"--by", "squares"},
                                                           {"--across", "none"},
                                                           {"--slate", "top"},
                                                           {"--vision", "normal"},
                                                           {"--look", "light"},
                                                           {"--layout", "circles"},
                                                           {"--morph", "0.5"},
                                                           {"--circles-by", "votes"},
                                                           {"--symbols", "circles"},
                                                           {"--breaks", "0,5,10"},
                                                           {"--midpoint", "5"},
                                                           {"--cross-with", "turnout"},
                                                           {"--colour", "winner"},
                                                           {"--pair", "con,lab"},
                                                           {"--swing", "steed"},
                                                           {"--what-if", "con,lab,2"},
                                                           {"--what-if-model", "uniform"},
                                                           {"--what-if-third", "ld,+3"},
                                                           {"--select", "A1"},
                                                           {"--beside", "old"},
                                                           {"--swipe", "0.5"},
                                                           {"--filter", "winner=con"},
                                                           {"--centre", "530000,180000"},
                                                           {"--metres-per-pixel", "100"},
                                                           {"--size", "64x48"},
                                                           {"--scale", "1"},
                                                           {"--ui-scale", "1"},
                                                           {"--where", "winner=con"},
                                                           {"--sort", "winner"},
                                                           {"--columns", "area_name,winner"},
                                                           {"--format", "text"},
                                                           {"--areas", "winner=con"},
                                                           {"--from", "old"},
                                                           {"--to", "new"},
                                                           {"--seconds", "1"},
                                                           {"--fps", "2"},
                                                           {"--pace", "even"},
                                                           {"--at", "02:00"},
                                                           {"--every", "5"},
                                                           {"--record", "night.csv"}};
  return known;
}

/// What a command needs besides, and an atlas that is not there: only who reads it can say that.
Words needed_by(const std::string& command, const TemporaryFolder& folder) {
  if (command == "render") return {"--size", "64x48", "--out", folder / "a.svg"};
  if (command == "film")
    return {"--size", "64x48", "--out", folder / "a", "--from", "old", "--to", "new", "--seconds", "1"};
  if (command == "table") return {"--contest", "new"};
  if (command == "atlas-book") return {"--out", folder / "a.pdf"};
  return {};
}

/// Without the option and its value, where it is among them.
Words without(Words words, const std::string& option) {
  const auto found = std::find(words.begin(), words.end(), option);
  if (found != words.end()) words.erase(found, found + 2);
  return words;
}

Words together(const std::string& command, const Words& more, const Words& last) {
  Words words;
  if (!command.empty()) words.push_back(command);
  words.insert(words.end(), more.begin(), more.end());
  words.insert(words.end(), last.begin(), last.end());
  return words;
}

/// As the program reads its arguments, without a process of its own for each of hundreds.
std::optional<hustings::Command> parsed_from(const Words& words) {
  std::vector<const char*> arguments{"hustings"};
  for (const std::string& word : words) arguments.push_back(word.c_str());
  return hustings::parse_command(static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

TEST_CASE("whatever option stands before the atlas, the atlas is the atlas") {
  const TemporaryFolder folder;
  for (const std::string command : {"render", "film", "table", "check", "contests", "layers", "parties", "atlas-book"})
    for (const Option& option : options_of(command)) {
      if (option.name == "--night") continue;  // it stands in the place of two that a film needs
      if (option.name == "--out" || option.name == "--story" || option.name == "--each") continue;
      Words own{option.name};
      if (!option.type.empty()) {
        REQUIRE_MESSAGE(samples().contains(option.name), option.name << " needs a sample in this test");
        own.push_back(samples().at(option.name));
      }
      if (option.name == "--every" || option.name == "--record") own.insert(own.begin(), "--watch");
      own.push_back(folder / "absent.toml");
      const Words words = together(command, without(needed_by(command, folder), option.name), own);
      CAPTURE(command);
      CAPTURE(option.name);
      const auto parsed = parsed_from(words);
      REQUIRE(parsed);
      CHECK(parsed->atlas == folder / "absent.toml");
    }
}

TEST_CASE("columns are as they are asked for, with the atlas behind them, together or one by one") {
  const FixtureAtlas fixture;
  const Words columns{"area_name", "winner"};
  for (const Words& words : {Words{"--columns", "area_name,winner", fixture.atlas()},
                             Words{"--columns", "area_name", "--columns", "winner", fixture.atlas()},
                             Words{fixture.atlas(), "--columns", "area_name,winner"},
                             Words{"--columns=area_name,winner", fixture.atlas()}}) {
    Words all{"table", "--contest", "new"};
    all.insert(all.end(), words.begin(), words.end());
    const Ran ran = run(all);
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    CHECK(Csv(ran.out).columns == columns);
  }
}

TEST_CASE("no option of numbers takes what is no number, or none that can be used") {
  const TemporaryFolder folder;
  std::set<std::string> tried;
  for (const std::string command : {"", "render", "film", "table", "atlas-book"})
    for (const Option& option : options_of(command)) {
      const bool in_text = option.name == "--centre" || option.name == "--what-if" || option.name == "--what-if-third";
      if (option.type.find("NUMBER") == std::string::npos && !in_text) continue;
      for (const char* value : {"nan", "-nan", "inf", "-inf", "infinity", "1e999", "-1e999"}) {
        const std::string text = option.name == "--centre"          ? std::string(value) + ",1"
                                 : option.name == "--what-if"       ? "con,lab," + std::string(value)
                                 : option.name == "--what-if-third" ? "ld," + std::string(value)
                                                                    : value;
        if (command.empty() && in_text) continue;  // the window looks at them later
        Words own{option.name + "=" + text};
        if (!in_text) own.push_back(folder / "absent.toml");
        const Words words = together(command, without(needed_by(command, folder), option.name), own);
        CAPTURE(command);
        CAPTURE(option.name);
        CAPTURE(value);
        if (in_text) CHECK(run(words).code == 2);  // the atlas is asked first
        else CHECK_THROWS_AS(parsed_from(words), hustings::CommandError);
        tried.insert(option.name);
        if (in_text || command == "table") break;  // the sample atlas is loaded for it, or it was tried before
      }
    }
  for (const char* name : {"--morph", "--breaks", "--midpoint", "--swipe", "--metres-per-pixel", "--scale",
                           "--ui-scale", "--seconds", "--fps", "--centre", "--what-if"})
    CHECK_MESSAGE(tried.contains(name), std::string(name));
}

TEST_CASE("a night is watched in the window alone, and its options go with it") {
  const auto watched = parsed_from({"--watch", "--every", "2.5", "--record", "night.csv", "atlas.toml"});
  REQUIRE(watched);
  CHECK(watched->watch.on);
  CHECK(watched->watch.every == 2.5);
  CHECK(watched->watch.record == "night.csv");
  CHECK(watched->atlas == "atlas.toml");
  CHECK_FALSE(parsed_from({"atlas.toml"})->watch.on);
  for (const Words& words : {Words{"--every", "2"}, Words{"--record", "night.csv"}, Words{"--watch", "--every", "0"},
                             Words{"--watch", "check"}}) {
    CAPTURE(words.front());
    CHECK_THROWS_AS(parsed_from(words), hustings::CommandError);
  }
}
