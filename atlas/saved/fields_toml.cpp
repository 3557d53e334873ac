#include "atlas/saved/fields_toml.h"

#include <algorithm>
#include <sstream>
#include <system_error>

#include "atlas/parse_toml.h"
#include "base/text/text.h"
#include "base/whole_file.h"

namespace hustings::fields_toml {

namespace {

/// The lines that can be read, each with its number kept: what cannot is made empty.
class Salvage {
 public:
  Salvage(std::string_view text, Notes& notes) : notes_(notes), cut_(!text.empty() && text.back() != '\n') {
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) lines_.push_back(std::move(line));
  }

  toml::table table() {
    if (auto whole = parsed(joined())) return std::move(*whole);  // a copy would not know its lines
    drop_bad_lines();
    // What is left is sound line by line, and may still say one thing twice.
    constexpr int most_rounds = 100;  // each reads all of it: what has more faults than that is no session
    for (int round = 0; round < most_rounds; ++round) {
      if (auto rest = parsed(joined())) return std::move(*rest);
      const std::size_t row = std::clamp<std::size_t>(fault_row_, 1, std::max<std::size_t>(lines_.size(), 1));
      if (lines_.empty() || lines_[row - 1].empty()) return {};
      drop(row - 1, fault_, {});
    }
    return {};
  }

 private:
  std::optional<toml::table> parsed(const std::string& text) {
    try {
      return parse_toml(text);
    } catch (const toml::parse_error& error) {
      fault_ = std::string(error.description());
      fault_row_ = error.source().begin.line;
      return std::nullopt;
    }
  }

  std::string joined() const { return fmt::format("{}\n", fmt::join(lines_, "\n")); }

  void drop(std::size_t line, std::string what, const std::string& key) {
    if (cut_ && line + 1 == lines_.size()) {
      notes_.left_out(static_cast<std::int64_t>(line) + 1, key, "the file ends in this line, which is not whole",
                      "It is left out, and what came after it is missing");
      lines_[line].clear();
      return;
    }
    notes_.left_out(static_cast<std::int64_t>(line) + 1, key, std::move(what), "The line is left out");
    lines_[line].clear();
  }

  void drop_bad_lines() {
    bool in_lost_table = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string text(trimmed(lines_[i]));
      if (text.empty() || text.front() == '#') continue;
      const bool sound = parsed(text + "\n").has_value();
      if (text.front() == '[') in_lost_table = !sound;
      const auto sign = text.find('=');
      const std::string key(sign == std::string::npos ? "" : trimmed(std::string_view(text).substr(0, sign)));
      if (!sound) drop(i, "the line cannot be read", is_utf8(key) && key.size() < 40 ? key : "");
      else if (in_lost_table) drop(i, "the heading above this line is damaged", key);
    }
  }

  Notes& notes_;
  bool cut_;  ///< no line feed at the end, which the program always writes
  std::vector<std::string> lines_;
  std::string fault_;
  std::size_t fault_row_ = 1;
};

/// A session and a story are read without their atlas.
const std::string& usual_zone() {
  static const std::string zone = Contest{}.time_zone;
  return zone;
}

}  // namespace

std::string literal(Instant value) { return toml_text(iso_instant(value, usual_zone())); }

/// A text, or a date and time of TOML's own. What has no offset is of the place that contests have by default.
bool read(const toml::node& node, Instant& value) {
  std::string text = node.value_exact<std::string>().value_or("");
  if (const auto* time = node.as_date_time()) text = (std::ostringstream() << time->get()).str();
  const auto instant = maybe_instant(text, usual_zone());
  if (instant) value = *instant;
  return instant.has_value();
}

toml::table salvaged(std::string_view text, Notes& notes) { return Salvage(text, notes).table(); }

void read_panels(const toml::node& node, Notes& notes, std::map<std::string, std::string>& panels) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return notes.left_out(row_of(node), "panels", "\"panels\" must be written [panels]", default_taken);
  for (const auto& [key, value] : *table) {
    if (const auto text = value.value_exact<std::string>()) panels.emplace(key.str(), *text);
    else notes.left_out(row_of(value), key.str(), "a panel's value must be a text in quotes", "It is left out");
  }
}

std::string read_small(const std::filesystem::path& path, const char* what) {
  constexpr std::uintmax_t most_bytes = 1U << 20U;
  const auto refuse = [&](std::string fault, std::string remedy) {
    throw InputError({.severity = Severity::error,
                      .place = {.file = path.string(), .layer = {}, .row = {}, .column = {}},
                      .what = std::move(fault),
                      .remedy = std::move(remedy)});
  };
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed))
    refuse("there is no such file", "Check the name and that you may read it");
  if (std::filesystem::file_size(path, failed) > most_bytes)
    refuse(fmt::format("is too large to be {}", what), "Choose a file that this program saved");
  return read_whole(path, most_bytes);
}

}  // namespace hustings::fields_toml
