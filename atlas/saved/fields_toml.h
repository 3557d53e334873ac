// The fields of a struct (view_fields.h) as TOML and back.
#pragma once

#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

#include "atlas/saved/view_fields.h"
#include "atlas/toml_text.h"
#include "base/finding.h"

namespace hustings::fields_toml {

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

inline std::string literal(bool value) { return value ? "true" : "false"; }
inline std::string literal(int value) { return std::to_string(value); }
inline std::string literal(double value) { return std::isfinite(value) ? fmt::format("{}", value) : "nan"; }
inline std::string literal(const std::string& value) { return toml_text(value); }
inline std::string literal(Point value) { return fmt::format("[{}, {}]", literal(value.x), literal(value.y)); }
std::string literal(Instant value);
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

inline std::int64_t row_of(const toml::node& node) { return node.source().begin.line; }

constexpr const char* default_taken = "The default is taken instead";

inline bool read(const toml::node& node, bool& value) {
  const auto found = node.value_exact<bool>();
  if (found) value = *found;
  return found.has_value();
}
inline bool read(const toml::node& node, int& value) {
  const auto found = node.value_exact<std::int64_t>();
  if (!found || std::abs(*found) > 1'000'000'000) return false;
  value = static_cast<int>(*found);
  return true;
}
inline bool read(const toml::node& node, double& value) {
  const auto found = node.value<double>();
  if (!found || !std::isfinite(*found) || !node.is_number()) return false;
  value = *found;
  return true;
}
inline bool read(const toml::node& node, std::string& value) {
  const auto found = node.value_exact<std::string>();
  if (found) value = *found;
  return found.has_value();
}
bool read(const toml::node& node, Point& value);
bool read(const toml::node& node, Instant& value);
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
inline bool read(const toml::node& node, Point& value) {
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

/// The tables of a text that is damaged in places: the lines that can be read, each with its number kept. What cannot
/// is left out, with a note.
toml::table salvaged(std::string_view text, Notes& notes);

/// The table of what is open beside the map.
void read_panels(const toml::node& node, Notes& notes, std::map<std::string, std::string>& panels);

/// The text of a file of at most a MiB; `what`: "a session". Throws InputError.
std::string read_small(const std::filesystem::path& path, const char* what);

}  // namespace hustings::fields_toml
