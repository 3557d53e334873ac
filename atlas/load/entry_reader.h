// Reads single entries of an atlas file: layers, ground, contests, numbers, weights and insets, with a finding for each
// fault.
#pragma once

#include <fmt/format.h>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <utility>
#include <vector>

#include "atlas/load/atlas_file.h"

namespace hustings {

/// Reads tables of the one file; what is wrong goes to `findings_`, with line and column.
class EntryReader {
 public:
  explicit EntryReader(const std::filesystem::path& path) : path_(path), folder_(path.parent_path()) {}

  // Tables of the file. Each key that they do not know, and each value of another kind, is a fault.
  LayerEntry layer(const toml::table& table);
  GroundEntry ground(const toml::table& table);
  ContestEntry contest(const toml::table& table);
  /// The zone of contests that name none: the key `time_zone` of the atlas; else Europe/London.
  void take_time_zone(const toml::table& root) { time_zone_ = zone(root); }
  NumbersEntry numbers(const toml::table& table);
  WeightsEntry weights(const toml::table& table);
  InsetEntry inset(const toml::table& table);

  void fault(const toml::source_region& region, std::string what, std::string remedy);
  void only(const toml::table& table, const std::set<std::string_view>& keys);  ///< any other key is a fault
  std::string text(const toml::table& table, std::string_view key);             ///< empty where there is none
  std::string needed(const toml::table& table, std::string_view key);
  std::string path_of(const std::string& source) const;  ///< from the file's folder; a database as it is named

  /// None where the key is missing; a fault where its value is no `kind`.
  template <class T>
  std::optional<T> maybe(const toml::table& table, std::string_view key, const char* kind) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    auto value = node->value_exact<T>();
    if (!value) fault(node->source(), fmt::format("\"{}\" must be {}", key, kind), "Correct the value");
    return value;
  }

  /// Visits each table of an array of tables.
  template <class Each>
  void each(const toml::table& root, std::string_view key, Each visit) {
    const toml::node* node = root.get(key);
    if (node == nullptr) return;
    const toml::array* array = node->as_array();
    if (array == nullptr)
      return fault(node->source(), fmt::format("\"{}\" must be written [[{}]]", key, key), "Correct the brackets");
    for (const toml::node& item : *array) {
      if (const toml::table* table = item.as_table()) visit(*table);
      else fault(item.source(), fmt::format("\"{}\" must be written [[{}]]", key, key), "Correct the brackets");
    }
  }

 private:
  Place place_of(const toml::source_region& region) const;
  LayerSource source(const toml::table& table);
  std::string zone(const toml::table& table);  ///< of the table, or of those that name none
  NumberEntry number_column(const toml::table& table);
  /// As in final_round = {con = 1168738, lab = 1028966}.
  std::vector<std::pair<std::string, std::int64_t>> figures_by_party(const toml::table& table, std::string_view key);
  std::vector<std::string> texts(const toml::table& table, std::string_view key);  ///< of a list of texts
  void read_contest(const toml::table& table, Contest& contest);
  void read_coverage(const toml::table& table, Contest& contest);
  static Date date_of(const toml::date& date);

 protected:
  std::filesystem::path path_, folder_;
  std::string time_zone_ = Contest{}.time_zone;  ///< of contests that name none
  Findings findings_;
};

}  // namespace hustings
