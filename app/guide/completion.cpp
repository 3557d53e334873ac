#include "app/guide/completion.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "atlas/view/measure_table.h"

namespace hustings {

namespace {

constexpr std::array<std::pair<std::string_view, ValueKind>, 52> value_kinds = {{
    {"--contest", ValueKind::contest},
    {"--from", ValueKind::contest},
    {"--to", ValueKind::contest},
    {"--against", ValueKind::contest_before},
    {"--contests", ValueKind::contest_list},
    {"--beside", ValueKind::contest_colour},
    {"--by", ValueKind::layer},
    {"--colour", ValueKind::colour},
    {"--cross-with", ValueKind::figure},
    {"--pair", ValueKind::party_list},
    {"--what-if", ValueKind::party_list},
    {"--what-if-third", ValueKind::party_list},
    {"--join", ValueKind::file},
    {"--out", ValueKind::file},
    {"--boundaries", ValueKind::file},
    {"--results", ValueKind::file},
    {"--parties", ValueKind::file},
    {"--session", ValueKind::toml_file},
    {"--story", ValueKind::toml_file},
    {"--layout", ValueKind::toml_file},
    {"--again", ValueKind::toml_file},
    {"--record", ValueKind::file},
    {"--areas", ValueKind::anything},
    {"--at", ValueKind::anything},
    {"--every", ValueKind::anything},
    {"--boundaries-layer", ValueKind::anything},
    {"--breaks", ValueKind::anything},
    {"--centre", ValueKind::anything},
    {"--columns", ValueKind::anything},
    {"--crs", ValueKind::anything},
    {"--date", ValueKind::anything},
    {"--decimal", ValueKind::anything},
    {"--election", ValueKind::anything},
    {"--filter", ValueKind::anything},
    {"--fps", ValueKind::anything},
    {"--metres-per-pixel", ValueKind::anything},
    {"--midpoint", ValueKind::anything},
    {"--morph", ValueKind::anything},
    {"--name", ValueKind::anything},
    {"--results-layer", ValueKind::anything},
    {"--scale", ValueKind::anything},
    {"--seconds", ValueKind::anything},
    {"--select", ValueKind::anything},
    {"--set", ValueKind::anything},
    {"--side", ValueKind::anything},
    {"--size", ValueKind::anything},
    {"--sort", ValueKind::anything},
    {"--swipe", ValueKind::anything},
    {"--target-crs", ValueKind::anything},
    {"--title", ValueKind::anything},
    {"--ui-scale", ValueKind::anything},
    {"--where", ValueKind::anything},
}};

/// --pair of `hustings new` is no pair of parties.
ValueKind kind_of(const CommandGuide& command, const OptionGuide& option) {
  const std::string& name = option.names.front();
  if (command.name == "new" && name == "--pair") return ValueKind::anything;
  return value_kind(name).value_or(ValueKind::anything);
}

/// The line as far as it is typed.
struct Line {
  const CommandGuide* command = nullptr;
  const OptionGuide* waits = nullptr;  ///< an option whose value the last word is
  std::vector<std::string> arguments;  ///< words that belong to no option
  std::string story, session;          ///< files named by options, which name an atlas
  bool only_arguments = false;         ///< after "--"
};

void take_value(Line& line, const OptionGuide& option, const std::string& value) {
  if (option.names.front() == "--story") line.story = value;
  if (option.names.front() == "--session") line.session = value;
}

Line line_of(const Guide& guide, const std::vector<std::string>& words) {
  Line line{.command = &guide.front(), .waits = nullptr, .arguments = {}, .story = {}, .session = {}};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    if (line.waits != nullptr) {
      take_value(line, *std::exchange(line.waits, nullptr), word);
    } else if (word == "--") {
      line.only_arguments = true;
    } else if (word.starts_with("-") && !line.only_arguments) {
      const std::size_t equals = word.find('=');
      const OptionGuide* option = find_option(*line.command, word.substr(0, equals));
      if (option == nullptr || option->value.empty()) continue;
      if (equals == std::string::npos) line.waits = option;
      else take_value(line, *option, word.substr(equals + 1));
    } else if (const CommandGuide* command = find_command(guide, word);
               command != nullptr && line.command->name.empty() && line.arguments.empty()) {
      line.command = command;
    } else {
      line.arguments.push_back(word);
    }
  }
  return line;
}

/// Whose ids are meant: the atlas on the line, else that of the story or session on it.
std::string atlas_on(const Line& line) {
  if (!line.arguments.empty()) return line.arguments.back();
  return line.story.empty() ? line.session : line.story;
}

class Completer {
 public:
  Completer(const ReadIds& read, const Line& line) : read_(read), line_(line) {}

  Completion value(const CommandGuide& command, const OptionGuide& option, const std::string& typed) {
    for (const std::string& word : option.words) add(typed, "", {word, ""});
    if (option.words.empty()) add_of(kind_of(command, option), typed);
    return std::move(out_);
  }

 private:
  const AtlasIds& ids() {
    if (!ids_) ids_ = read_(atlas_on(line_));
    return *ids_;
  }

  /// `before`: parts of the word that are typed already, and stay.
  void add(const std::string& typed, const std::string& before, const Candidate& candidate) {
    if ((before + candidate.word).starts_with(typed))
      out_.candidates.push_back({before + candidate.word, candidate.text});
  }
  void add_all(const std::string& typed, const std::string& before, const std::vector<Candidate>& candidates) {
    for (const Candidate& candidate : candidates) add(typed, before, candidate);
  }

  void add_list(const std::string& typed, const std::vector<Candidate>& candidates) {
    const std::size_t comma = typed.rfind(',');
    add_all(typed, comma == std::string::npos ? "" : typed.substr(0, comma + 1), candidates);
  }

  /// `before` ends with the colon behind a contest, or is empty.
  void add_colours(const std::string& typed, const std::string& before, bool figures) {
    const std::string own = typed.substr(before.size());
    const std::size_t colon = own.find(':');
    const auto mode = maybe_colour_mode(own.substr(0, colon));
    if (colon != std::string::npos && mode) {
      const Asks asks = measure_of(*mode).asks;
      const std::string named = before + own.substr(0, colon + 1);
      if (asks == Asks::party) add_all(typed, named, ids().parties);
      if (asks == Asks::number) add_all(typed, named, ids().numbers);
      return;
    }
    for (const Measure& measure : measures()) {
      if (figures && !measure.is_figure) continue;
      const bool asks = measure.asks == Asks::number || (measure.asks == Asks::party && !figures);
      add(typed, before, {std::string(measure.id) + (asks ? ":" : ""), measure.label});
    }
    out_.goes_on = out_.candidates.size() == 1 && out_.candidates.front().word.ends_with(':');
  }

  void add_of(ValueKind kind, const std::string& typed) {
    switch (kind) {
      case ValueKind::anything: return;
      case ValueKind::contest: return add_all(typed, "", ids().contests);
      case ValueKind::contest_before:
        add(typed, "", {"dissolution", "By-elections counted"});
        return add_all(typed, "", ids().contests);
      case ValueKind::contest_list:
        if (typed.find(',') == std::string::npos)
          add_all(typed, "", {{"track", "Those of the first one's kind"}, {"all", "All elections"}});
        return add_list(typed, ids().contests);
      case ValueKind::contest_colour:
        if (const std::size_t colon = typed.find(':'); colon != std::string::npos)
          return add_colours(typed, typed.substr(0, colon + 1), false);
        return add_all(typed, "", ids().contests);
      case ValueKind::layer: return add_all(typed, "", ids().layers);
      case ValueKind::party_list: return add_list(typed, ids().parties);
      case ValueKind::colour: return add_colours(typed, "", false);
      case ValueKind::figure: return add_colours(typed, "", true);
      case ValueKind::file:
      case ValueKind::toml_file:
      case ValueKind::folder: out_.files = kind; return;
    }
  }

  const ReadIds& read_;
  const Line& line_;
  std::optional<AtlasIds> ids_;
  Completion out_;
};

Completion option_names(const CommandGuide& command, const std::string& typed) {
  Completion out;
  for (const OptionGuide& option : command.options)
    for (const std::string& name : option.names)
      if (name.starts_with(typed)) out.candidates.push_back({name, option.text});
  return out;
}

}  // namespace

std::optional<ValueKind> value_kind(std::string_view option) {
  const auto found =
      std::find_if(value_kinds.begin(), value_kinds.end(), [&](const auto& one) { return one.first == option; });
  return found == value_kinds.end() ? std::nullopt : std::optional(found->second);
}

Completion complete_words(const Guide& guide, const std::vector<std::string>& words, const ReadIds& read) {
  const Line line = line_of(guide, words);
  const std::string typed = words.empty() ? "" : words.back();
  if (line.waits != nullptr) return Completer(read, line).value(*line.command, *line.waits, typed);
  if (typed.starts_with("-") && !line.only_arguments) {
    const std::size_t equals = typed.find('=');
    if (equals == std::string::npos) return option_names(*line.command, typed);
    const OptionGuide* option = find_option(*line.command, typed.substr(0, equals));
    if (option == nullptr || option->value.empty()) return {};
    Completion out = Completer(read, line).value(*line.command, *option, typed.substr(equals + 1));
    for (Candidate& candidate : out.candidates) candidate.word.insert(0, typed, 0, equals + 1);
    return out;
  }
  Completion out;
  if (line.command->name.empty() && line.arguments.empty())
    for (const CommandGuide& command : guide)
      if (!command.name.empty() && command.name.starts_with(typed))
        out.candidates.push_back({command.name, command.text});
  out.files = line.command->name == "new" ? ValueKind::folder : ValueKind::toml_file;
  return out;
}

std::string completion_lines(const Completion& completion) {
  std::string out;
  if (completion.files == ValueKind::file) out += ":files\n";
  if (completion.files == ValueKind::toml_file) out += ":toml\n";
  if (completion.files == ValueKind::folder) out += ":folders\n";
  if (completion.goes_on) out += ":more\n";
  for (const Candidate& candidate : completion.candidates)
    out += candidate.text.empty() ? candidate.word + '\n' : fmt::format("{}\t{}\n", candidate.word, candidate.text);
  return out;
}

}  // namespace hustings
