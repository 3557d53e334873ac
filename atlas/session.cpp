#include "atlas/session.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <sstream>
#include <system_error>
#include <toml++/toml.h>

#include "atlas/atlas_toml.h"
#include "atlas/view_fields.h"
#include "base/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

struct NoVisit {
  template <class... Arguments>
  void operator()(Arguments&&... /*unused*/) {}
};

/// Has it a list of its own in view_fields.h?
template <class T>
concept Fields = requires(NoVisit& visit, T& value) {
  each_field(visit, value);
};

template <class T>
constexpr bool is_vector = false;
template <class T>
constexpr bool is_vector<std::vector<T>> = true;
template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

// Writing ------------------------------------------------------------------------------------------------------------

std::string literal(bool value) { return value ? "true" : "false"; }
[[maybe_unused]] std::string literal(int value) { return std::to_string(value); }
std::string literal(double value) { return std::isfinite(value) ? fmt::format("{}", value) : "nan"; }
std::string literal(const std::string& value) { return toml_text(value); }
std::string literal(Point value) { return fmt::format("[{}, {}]", literal(value.x), literal(value.y)); }
template <class T>
std::string literal(const std::vector<T>& values) {
  std::vector<std::string> parts;
  for (const T& value : values) parts.push_back(literal(value));
  return fmt::format("[{}]", fmt::join(parts, ", "));
}

/// One table: its own keys first, then the tables in it.
class Writer {
 public:
  explicit Writer(std::string path, bool one_of_several = false)
      : path_(std::move(path)), text_(fmt::format(fmt::runtime(one_of_several ? "\n[[{}]]\n" : "\n[{}]\n"), path_)) {}

  std::string text() const { return text_ + tables_; }

  template <class T>
  void operator()(const char* key, const T& value) {
    if constexpr (is_optional<T>) {
      if (value) (*this)(key, *value);
    } else if constexpr (Fields<const T>) {
      tables_ += table_of(key, value, false);
    } else if constexpr (is_vector<T>) {
      if constexpr (Fields<const typename T::value_type>) {
        for (const auto& item : value) tables_ += table_of(key, item, true);
      } else {
        line(key, literal(value));
      }
    } else {
      line(key, literal(value));
    }
  }

  template <class T, class Values>
  void operator()(const char* key, const T& value, const Values& names) {
    if constexpr (is_optional<T>) {
      if (value) (*this)(key, *value, names);
    } else if constexpr (is_vector<T>) {
      std::vector<std::string> written;
      for (const auto& item : value)
        for (const auto& [named, name] : names)
          if (named == item) written.emplace_back(name);
      line(key, literal(written));
    } else {
      for (const auto& [named, name] : names)
        if (named == value) line(key, toml_text(name));
    }
  }

  void operator()(const char* key, const double& value, MayBeInfinite /*unused*/) {
    line(key, std::isinf(value) ? (value > 0 ? "inf" : "-inf") : literal(value));
  }

 private:
  void line(const char* key, const std::string& value) { text_ += fmt::format("{} = {}\n", key, value); }

  template <class T>
  std::string table_of(const char* key, const T& value, bool one_of_several) const {
    Writer writer(path_ + "." + key, one_of_several);
    each_field(writer, value);
    return writer.text();
  }

  std::string path_, text_, tables_;
};

template <class T>
std::string table_of(const char* key, const T& value) {
  Writer writer(key);
  each_field(writer, value);
  return writer.text();
}

// Reading ------------------------------------------------------------------------------------------------------------

class Notes {
 public:
  explicit Notes(std::string file) : file_(std::move(file)) {}

  void left_out(std::int64_t row, std::string_view key, std::string what, std::string remedy) {
    findings.push_back({.severity = Severity::warning,
                        .place = {.file = file_, .layer = {}, .row = row, .column = std::string(key)},
                        .what = std::move(what),
                        .remedy = std::move(remedy)});
  }

  Findings findings;

 private:
  std::string file_;
};

std::int64_t row_of(const toml::node& node) { return node.source().begin.line; }

constexpr const char* default_taken = "The default is taken instead";

bool read(const toml::node& node, bool& value) {
  const auto found = node.value_exact<bool>();
  if (found) value = *found;
  return found.has_value();
}
[[maybe_unused]] bool read(const toml::node& node, int& value) {
  const auto found = node.value_exact<std::int64_t>();
  if (!found || std::abs(*found) > 1'000'000'000) return false;
  value = static_cast<int>(*found);
  return true;
}
bool read(const toml::node& node, double& value) {
  const auto found = node.value<double>();
  if (!found || !std::isfinite(*found) || !node.is_number()) return false;
  value = *found;
  return true;
}
bool read(const toml::node& node, std::string& value) {
  const auto found = node.value_exact<std::string>();
  if (found) value = *found;
  return found.has_value();
}
bool read(const toml::node& node, Point& value);
template <class T>
bool read(const toml::node& node, std::vector<T>& values) {
  const toml::array* array = node.as_array();
  if (array == nullptr) return false;
  std::vector<T> all(array->size());
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!read((*array)[i], all[i])) return false;
  values = std::move(all);
  return true;
}
bool read(const toml::node& node, Point& value) {
  std::vector<double> parts;
  if (!read(node, parts) || parts.size() != 2) return false;
  value = {parts[0], parts[1]};
  return true;
}

/// One table. What is not asked for is unknown, and said so at the end.
class Reader {
 public:
  Reader(const toml::table& table, Notes& notes) : table_(table), notes_(notes) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() = default;

  template <class T>
  void operator()(const char* key, T& value) {
    if constexpr (is_optional<T>) {
      if (const toml::node* node = find(key)) take(key, *node, value.emplace()) ? void() : value.reset();
    } else {
      if (const toml::node* node = find(key)) take(key, *node, value);
    }
  }

  template <class T, class Values>
  void operator()(const char* key, T& value, const Values& names) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    if constexpr (is_vector<T>) {
      if (take_names(*node, value, names)) return;
    } else if (take_name(*node, value, names)) {
      return;
    }
    std::vector<std::string> known;
    for (const auto& [named, name] : names) known.emplace_back(name);
    notes_.left_out(row_of(*node), key, fmt::format("\"{}\" must be one of {}", key, fmt::join(known, ", ")),
                    default_taken);
  }

  void operator()(const char* key, double& value, MayBeInfinite /*unused*/) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    const auto found = node->value<double>();
    if (found && node->is_number() && !std::isnan(*found)) value = *found;
    else notes_.left_out(row_of(*node), key, wrong_kind(key), default_taken);
  }

  void finish() {
    for (const auto& [key, node] : table_)
      if (!asked_.contains(std::string(key.str())))
        notes_.left_out(key.source().begin.line, key.str(), fmt::format("unknown key \"{}\"", key.str()),
                        "It is left out");
  }

  const toml::node* find(const char* key) {
    asked_.insert(key);
    return table_.get(key);
  }

 private:
  static std::string wrong_kind(const char* key) {
    return fmt::format("the value of \"{}\" is of the wrong kind", key);
  }

  template <class T, class Values>
  static bool take_name(const toml::node& node, T& value, const Values& names) {
    const std::string text = node.value_exact<std::string>().value_or("");
    for (const auto& [named, name] : names)
      if (text == name) {
        value = named;
        return true;
      }
    return false;
  }

  template <class T, class Values>
  static bool take_names(const toml::node& node, std::vector<T>& values, const Values& names) {
    const toml::array* array = node.as_array();
    if (array == nullptr) return false;
    std::vector<T> all(array->size());
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!take_name((*array)[i], all[i], names)) return false;
    values = std::move(all);
    return true;
  }

  template <class T>
  bool take(const char* key, const toml::node& node, T& value) {
    if constexpr (Fields<T>) {
      if (const toml::table* table = node.as_table()) {
        Reader reader(*table, notes_);
        each_field(reader, value);
        reader.finish();
        return true;
      }
    } else if constexpr (is_vector<T>) {
      if constexpr (Fields<typename T::value_type>) {
        if (const toml::array* array = node.as_array()) {
          value.clear();
          for (const toml::node& item : *array)
            if (!take(key, item, value.emplace_back())) value.pop_back();
          return true;
        }
      } else if (read(node, value)) {
        return true;
      }
    } else if (read(node, value)) {
      return true;
    }
    notes_.left_out(row_of(node), key, wrong_kind(key), default_taken);
    return false;
  }

  const toml::table& table_;
  Notes& notes_;
  std::set<std::string> asked_;
};

/// The lines that can be read, each with its number kept: what cannot is made empty.
class Salvage {
 public:
  Salvage(std::string_view text, Notes& notes) : notes_(notes) {
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) lines_.push_back(std::move(line));
  }

  toml::table table() {
    if (auto whole = parsed(joined())) return std::move(*whole);  // a copy would not know its lines
    drop_bad_lines();
    // What is left is sound line by line, and may still say one thing twice.
    while (true) {
      if (auto rest = parsed(joined())) return std::move(*rest);
      const std::size_t row = std::clamp<std::size_t>(fault_row_, 1, std::max<std::size_t>(lines_.size(), 1));
      if (lines_.empty() || lines_[row - 1].empty()) return {};
      drop(row - 1, fault_, {});
    }
  }

 private:
  std::optional<toml::table> parsed(const std::string& text) {
    try {
      return toml::parse(text);
    } catch (const toml::parse_error& error) {
      fault_ = std::string(error.description());
      fault_row_ = error.source().begin.line;
      return std::nullopt;
    }
  }

  std::string joined() const { return fmt::format("{}\n", fmt::join(lines_, "\n")); }

  void drop(std::size_t line, std::string what, const std::string& key) {
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
      if (!sound) drop(i, fault_, is_utf8(key) && key.size() < 40 ? key : "");
      else if (in_lost_table) drop(i, "the heading above this line is damaged", key);
    }
  }

  Notes& notes_;
  std::vector<std::string> lines_;
  std::string fault_;
  std::size_t fault_row_ = 1;
};

void read_version(const toml::table& root, Notes& notes) {
  const toml::node* node = root.get("version");
  const auto version = node != nullptr ? node->value_exact<std::int64_t>() : std::nullopt;
  if (!version || *version < 1)
    notes.left_out(node != nullptr ? row_of(*node) : 1, "version", "the session does not say its version",
                   "It is read as one of version 1");
  else if (*version > session_version)
    notes.left_out(
        row_of(*node), "version",
        fmt::format("the session has version {}, and this program knows version {}", *version, session_version),
        "What it does not know is left out");
}

void read_panels(const toml::node& node, Notes& notes, std::map<std::string, std::string>& panels) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return notes.left_out(row_of(node), "panels", "\"panels\" must be written [panels]", default_taken);
  for (const auto& [key, value] : *table) {
    if (const auto text = value.value_exact<std::string>()) panels.emplace(key.str(), *text);
    else notes.left_out(row_of(value), key.str(), "a panel's value must be a text in quotes", "It is left out");
  }
}

}  // namespace

std::string to_toml(const Session& session) {
  std::string out = "# A session of Hustings: what was on the screen. Any line may be changed or removed.\n";
  out += fmt::format("version = {}\natlas = {}\n", session_version, toml_text(session.atlas));
  if (!session.joined.empty()) out += fmt::format("joined = {}\n", literal(session.joined));
  out += table_of("view", session.view);
  out += table_of("playback", session.playback);
  if (!session.panels.empty()) out += "\n[panels]\n";
  for (const auto& [key, value] : session.panels) out += fmt::format("{} = {}\n", toml_text(key), toml_text(value));
  return out;
}

Outcome<Session> session_from(std::string_view toml, const std::string& file) {
  Notes notes(file);
  const toml::table root = Salvage(toml, notes).table();
  Outcome<Session> outcome;
  if (root.get("version") == nullptr && root.get_as<toml::table>("view") == nullptr) {
    outcome.findings = {{.severity = Severity::error,
                         .place = {.file = file, .layer = {}, .row = {}, .column = {}},
                         .what = "is no session of Hustings",
                         .remedy = "Choose a file that was saved with Ctrl+S"}};
    return outcome;
  }
  Session session;
  Reader reader(root, notes);
  read_version(root, notes);
  reader.find("version");
  reader("atlas", session.atlas);
  reader("joined", session.joined);
  reader("view", session.view);
  reader("playback", session.playback);
  if (const toml::node* panels = reader.find("panels")) read_panels(*panels, notes, session.panels);
  reader.finish();
  outcome.value = std::move(session);
  outcome.findings = std::move(notes.findings);
  std::stable_sort(outcome.findings.begin(), outcome.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.place.row < b.place.row; });
  return outcome;
}

Outcome<Session> read_session(const std::filesystem::path& path) {
  constexpr std::uintmax_t most_bytes = 1U << 20U;
  const auto refused = [&](std::string what, std::string remedy) {
    return Outcome<Session>{std::nullopt,
                            {{.severity = Severity::error,
                              .place = {.file = path.string(), .layer = {}, .row = {}, .column = {}},
                              .what = std::move(what),
                              .remedy = std::move(remedy)}}};
  };
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed))
    return refused("there is no such file", "Check the name and that you may read it");
  if (std::filesystem::file_size(path, failed) > most_bytes)
    return refused("is too large to be a session", "Choose a file that was saved with Ctrl+S");
  try {
    return session_from(read_whole(path), path.string());
  } catch (const InputError& error) {
    return {std::nullopt, {error.finding()}};
  }
}

}  // namespace hustings
