#include "atlas/import/layouts.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <initializer_list>
#include <set>
#include <utility>

#include "atlas/parse_toml.h"
#include "atlas/published/words.h"
#include "base/paths.h"
#include "base/text/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 20U;

std::string in_words(std::string_view text) { return fmt::format("{}", fmt::join(words_of_header(text), " ")); }

/// Do the parts stand in the text one behind the other, the first at its beginning and the last at its end?
bool fits_in_order(const std::vector<std::string>& parts, std::string_view text) {
  if (parts.empty()) return false;
  if (parts.size() == 1) return text == parts.front();
  if (!text.starts_with(parts.front())) return false;
  std::size_t at = parts.front().size();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    const auto found = text.find(parts[i], at);
    if (found == std::string_view::npos) return false;
    at = found + parts[i].size();
  }
  return text.size() >= at + parts.back().size() && text.ends_with(parts.back());
}

bool is_called(const std::string& pattern, const std::string& name) {
  return fits_in_order(split(lower_case(pattern), '*'), lower_case(name));
}

/// Reads one file.
class LayoutReader {
 public:
  LayoutReader(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  TableLayout read() {
    TableLayout layout;
    layout.file = file_;
    layout.name = fs::path(file_).stem().string();
    only(table_, "",
         {"title", "publisher", "described", "seen", "sheet", "method", "by_elections", "recognise", "columns", "parts",
          "parties", "leave_out", "keep", "election"});
    layout.title = needed(table_, "title");
    layout.publisher = needed(table_, "publisher");
    layout.described = needed(table_, "described");
    layout.seen = yes(table_, "seen");
    layout.sheet = text(table_, "sheet");
    layout.by_elections = yes(table_, "by_elections");
    layout.method = method(table_, "");
    layout.marks = marks();
    read_columns(layout);
    for (const auto& [written, known] : table_at("parties"))
      layout.parties.emplace(lower_case(written.str()), string_of(known, fmt::format("parties.{}", written.str())));
    for (const std::string& header : texts(table_, "parts", {})) layout.parts.push_back(pattern(header, "parts"));
    layout.leave_out = rows("leave_out");
    layout.keep = rows("keep");
    read_elections(layout);
    return layout;
  }

 private:
  [[noreturn]] void refuse(const std::string& key, std::string what, std::string remedy) const {
    throw InputError({.severity = Severity::error,
                      .place = {.file = file_, .layer = {}, .row = {}, .column = {}},
                      .what = fmt::format("{}: {}", key, what),
                      .remedy = std::move(remedy)});
  }

  void only(const toml::table& table, const std::string& where, std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : table)
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
        refuse(where + std::string(key.str()), "there is no such key", fmt::format("Use {}", fmt::join(keys, ", ")));
  }

  std::string string_of(const toml::node& node, const std::string& key) const {
    const auto value = node.value<std::string>();
    if (!node.is_string() || !value || value->empty()) refuse(key, "is no text", "Write a text in quotation marks");
    return *value;
  }
  std::string text(const toml::table& table, std::string_view key, const std::string& where = {}) const {
    const toml::node* node = table.get(key);
    return node == nullptr ? std::string() : string_of(*node, where + std::string(key));
  }
  std::string needed(const toml::table& table, std::string_view key) const {
    if (!table.contains(key)) refuse(std::string(key), "is missing", "Every layout needs title, publisher, described");
    return text(table, key);
  }
  bool yes(const toml::table& table, std::string_view key, const std::string& where = {}) const {
    const toml::node* node = table.get(key);
    if (node != nullptr && !node->is_boolean())
      refuse(where + std::string(key), "is neither true nor false", "Write one of them");
    return node != nullptr && node->value_or(false);
  }

  std::vector<std::string> texts(const toml::table& table, std::string_view key, const std::string& where,
                                 bool may_be_empty = false) const {
    std::vector<std::string> list;
    const toml::node* node = table.get(key);
    if (node == nullptr) return list;
    const std::string name = where + std::string(key);
    if (!node->is_array()) refuse(name, "is no list", "Write a list of texts in square brackets");
    for (const toml::node& one : *node->as_array())
      list.push_back(may_be_empty && one.value_or("x") == std::string() ? "" : string_of(one, name));
    return list;
  }

  const toml::table& table_at(std::string_view key) const {
    static const toml::table none;
    const toml::node* node = table_.get(key);
    if (node == nullptr) return none;
    if (!node->is_table()) refuse(std::string(key), "is no table", fmt::format("Write [{}] above its keys", key));
    return *node->as_table();
  }

  std::vector<const toml::table*> tables_at(std::string_view key) const {
    std::vector<const toml::table*> tables;
    const toml::node* node = table_.get(key);
    if (node == nullptr) return tables;
    if (!node->is_array_of_tables())
      refuse(std::string(key), "is no list of tables", fmt::format("Write [[{}]] above each", key));
    for (const toml::node& one : *node->as_array()) tables.push_back(one.as_table());
    return tables;
  }

  std::optional<Method> method(const toml::table& table, const std::string& where) const {
    const std::string name = text(table, "method", where);
    if (name.empty()) return std::nullopt;
    const auto found = maybe_method(name);
    if (!found)
      refuse(where + "method", fmt::format("\"{}\" is no method", name),
             "Use first-past-the-post, multi-member, supplementary-vote, referendum, party-list or popular-vote");
    return found;
  }

  HeaderPattern pattern(const std::string& written, const std::string& key) const {
    HeaderPattern made(written);
    if (in_words(written).empty()) refuse(key, fmt::format("\"{}\" names no header", written), "Write words of it");
    return made;
  }

  LayoutMarks marks() const {
    if (!table_.contains("recognise")) refuse("recognise", "is missing", "Say how the table is recognised");
    const toml::table& table = table_at("recognise");
    const std::string where = "recognise.";
    only(table, where, {"headers", "without", "files", "sheets", "above"});
    LayoutMarks marks;
    for (const std::string& header : texts(table, "headers", where)) {
      marks.headers.emplace_back();
      for (const std::string& name : split(header, '|'))
        marks.headers.back().push_back(pattern(name, where + "headers"));
    }
    for (const std::string& header : texts(table, "without", where))
      marks.without.push_back(pattern(header, where + "without"));
    marks.files = texts(table, "files", where);
    marks.sheets = texts(table, "sheets", where);
    marks.above = texts(table, "above", where);
    constexpr std::size_t fewest = 3;
    if (marks.headers.size() < fewest)
      refuse(where + "headers", "are fewer than three, which other tables have too", "Name three headers or more");
    return marks;
  }

  void read_columns(TableLayout& layout) const {
    const toml::table& columns = table_at("columns");
    if (columns.empty()) refuse("columns", "is missing", "Say what the columns mean: \"header\" = \"role\"");
    for (const auto& [header, meaning] : columns) {
      const std::string key = fmt::format("columns.\"{}\"", header.str());
      LayoutColumn column{.header = pattern(std::string(header.str()), key), .of = {}};
      std::string role;
      if (meaning.is_table()) {
        only(*meaning.as_table(), key + ".", {"role", "of"});
        role = text(*meaning.as_table(), "role", key + ".");
        column.of = text(*meaning.as_table(), "of", key + ".");
      } else role = string_of(meaning, key);
      const auto known = maybe_role(role);
      if (!known) refuse(key, fmt::format("\"{}\" is no role", role), fmt::format("Use one of {}", role_names()));
      column.role = *known;
      layout.columns.push_back(std::move(column));
    }
    // Without stars first: they say more.
    std::stable_partition(layout.columns.begin(), layout.columns.end(), [](const LayoutColumn& column) {
      return column.header.written().find('*') == std::string::npos;
    });
  }

  std::vector<LayoutRows> rows(std::string_view key) const {
    std::vector<LayoutRows> all;
    for (const toml::table* table : tables_at(key)) {
      const std::string where = fmt::format("{}.", key);
      only(*table, where, {"column", "values"});
      LayoutRows rows{.column = pattern(text(*table, "column", where), where + "column"),
                      .values = texts(*table, "values", where, true)};
      if (rows.values.empty()) refuse(where + "values", "is empty", "Write the cells of these rows");
      for (std::string& value : rows.values) value = folded(value);
      all.push_back(std::move(rows));
    }
    return all;
  }

  void read_elections(TableLayout& layout) const {
    for (const toml::table* table : tables_at("election")) {
      const std::string where = "election.";
      only(*table, where, {"value", "title", "columns", "candidates", "method"});
      LayoutElection election{.value = text(*table, "value", where),
                              .title = text(*table, "title", where),
                              .columns = {},
                              .with_candidates = yes(*table, "candidates", where),
                              .method = method(*table, where)};
      for (const std::string& columns : texts(*table, "columns", where)) {
        election.columns.emplace_back(columns);
        if (!election.columns.back().names_who())
          refuse(where + "columns", fmt::format("\"{}\" has no {{who}}", columns),
                 "Write {who} where the header has the candidate or the party");
      }
      if (election.title.empty() || election.value.empty() == election.columns.empty())
        refuse("election", "needs a title, and either value or columns", "Say by which cell or columns it is told");
      layout.elections.push_back(std::move(election));
    }
  }

  const toml::table& table_;
  const std::string& file_;
};

/// Does the table have all marks? How many they are; none where it lacks one.
std::optional<std::size_t> marks_of(const LayoutMarks& marks, const TableForm& form) {
  const auto has = [&](const HeaderPattern& pattern) {
    return std::any_of(form.headers.begin(), form.headers.end(),
                       [&](const std::string& header) { return pattern.matches(header); });
  };
  for (const auto& names : marks.headers)
    if (std::none_of(names.begin(), names.end(), has)) return std::nullopt;
  if (std::any_of(marks.without.begin(), marks.without.end(), has)) return std::nullopt;
  std::size_t found = marks.headers.size();
  const auto meets = [&](const std::vector<std::string>& wanted, auto is_met) {
    if (wanted.empty()) return true;
    ++found;
    return std::any_of(wanted.begin(), wanted.end(), is_met);
  };
  const auto stands_above = [&](const std::string& words) {
    return std::any_of(form.above.begin(), form.above.end(), [&](const std::string& line) {
      return in_words(line).find(in_words(words)) != std::string::npos;
    });
  };
  const auto is_sheet = [&](const std::string& sheet) {
    return std::any_of(form.sheets.begin(), form.sheets.end(),
                       [&](const std::string& one) { return in_words(one) == in_words(sheet); });
  };
  const bool all = meets(marks.files, [&](const std::string& file) { return is_called(file, form.name); }) &&
                   meets(marks.above, stands_above) && meets(marks.sheets, is_sheet);
  return all ? std::optional(found) : std::nullopt;
}

}  // namespace

HeaderPattern::HeaderPattern(std::string_view written) : written_(trimmed(written)) {
  for (const std::string& part : split(written_, '*')) parts_.push_back(in_words(part));
}

bool HeaderPattern::matches(std::string_view header) const { return fits_in_order(parts_, in_words(header)); }

ColumnsOfElection::ColumnsOfElection(std::string_view written) {
  const std::vector<std::string> parts = split(written, ':');
  who_ = parts.size();
  for (const std::string& part : parts) {
    if (trimmed(part) == "{who}") who_ = parts_.size();
    parts_.emplace_back(part);
  }
}

std::optional<std::string> ColumnsOfElection::who_in(std::string_view header) const {
  const std::vector<std::string> cells = split(header, ':');
  if (cells.size() < parts_.size()) return std::nullopt;
  const std::size_t surplus = cells.size() - parts_.size();
  for (std::size_t part = 0; part < parts_.size(); ++part)
    if (part != who_ && !parts_[part].matches(cells[part < who_ ? part : part + surplus])) return std::nullopt;
  const auto first = cells.begin() + static_cast<std::ptrdiff_t>(who_);
  const std::string who = fmt::format("{}", fmt::join(first, first + static_cast<std::ptrdiff_t>(surplus) + 1, ": "));
  return std::string(trimmed(who));
}

std::string TableLayout::source() const { return fmt::format("{}, {}", publisher, title); }

const LayoutColumn* TableLayout::column_of(std::string_view header) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const LayoutColumn& column) { return column.header.matches(header); });
  return found == columns.end() ? nullptr : &*found;
}

std::optional<Method> TableLayout::method_of(std::string_view of) const {
  for (const LayoutElection& election : elections)
    if (election.method && (election.title == of || election.value == of)) return election.method;
  return method;
}

TableLayout layout_from(std::string_view toml, const std::string& file) {
  try {
    const toml::table table = parse_toml(toml, file);
    return LayoutReader(table, file).read();
  } catch (const toml::parse_error& error) {
    throw InputError({.severity = Severity::error,
                      .place = {.file = file, .layer = {}, .row = error.source().begin.line, .column = {}},
                      .what = fmt::format("is no TOML: {}", error.description()),
                      .remedy = "docs/data.md shows how a layout is written"});
  }
}

TableLayout read_layout(const std::string& file) { return layout_from(read_whole(file, most_bytes), file); }

const TableLayout* KnownLayouts::find(std::string_view name) const {
  const auto found = std::find_if(layouts.begin(), layouts.end(),
                                  [&](const TableLayout& layout) { return folded(layout.name) == folded(name); });
  return found == layouts.end() ? nullptr : &*found;
}

KnownLayouts layouts_in(const std::string& folder) {
  KnownLayouts known;
  std::error_code failed;
  std::set<fs::path> files;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
    if (at->path().extension() == ".toml") files.insert(at->path());
  for (const fs::path& file : files) {
    try {
      known.layouts.push_back(read_layout(file.string()));
    } catch (const InputError& error) {
      known.findings.push_back(error.finding());
    }
  }
  return known;
}

const KnownLayouts& known_layouts() {
  static const KnownLayouts known = [] {
    KnownLayouts all;
    const auto folder = user_folder("HUSTINGS_LAYOUTS", "XDG_DATA_HOME", ".local/share");
    const char* named = std::getenv("HUSTINGS_LAYOUTS");
    const bool is_named = named != nullptr && *named != '\0';
    if (folder) all = layouts_in((is_named ? *folder : *folder / "layouts").string());
    for (Finding& finding : all.findings) finding.severity = Severity::warning;
    KnownLayouts carried = layouts_in((assets_folder() / "layouts").string());
    for (TableLayout& layout : carried.layouts)
      if (all.find(layout.name) == nullptr) all.layouts.push_back(std::move(layout));
    all.findings.insert(all.findings.end(), carried.findings.begin(), carried.findings.end());
    return all;
  }();
  return known;
}

const TableLayout* recognised(const std::vector<TableLayout>& layouts, const TableForm& form) {
  const TableLayout* best = nullptr;
  std::size_t most = 0;
  for (const TableLayout& layout : layouts) {
    const auto marks = marks_of(layout.marks, form);
    if (!marks) continue;
    const bool goes_first = best == nullptr || (layout.seen && !best->seen);
    if (!goes_first && (layout.seen != best->seen || *marks <= most)) continue;
    best = &layout;
    most = *marks;
  }
  return best;
}

std::string sheet_of_layout(const std::vector<TableLayout>& layouts, const std::vector<std::string>& sheets,
                            const std::string& asked) {
  const auto has = [&](const std::string& sheet) {
    return std::any_of(sheets.begin(), sheets.end(),
                       [&](const std::string& one) { return in_words(one) == in_words(sheet); });
  };
  for (const TableLayout& layout : layouts) {
    const std::vector<std::string>& wanted = layout.marks.sheets;
    const bool is_asked = folded(asked) == folded(layout.name);
    const bool is_known = asked.empty() && layout.seen && std::any_of(wanted.begin(), wanted.end(), has);
    if (layout.sheet.empty() || !(is_asked || is_known)) continue;
    for (const std::string& sheet : sheets)
      if (in_words(sheet) == in_words(layout.sheet)) return sheet;
  }
  return {};
}

}  // namespace hustings
