#include "atlas/load/read_numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

#include "atlas/load/name_join.h"
#include "atlas/numbers.h"
#include "base/text/identifier.h"
#include "base/text/text.h"
#include "geo/read/open_source.h"

namespace hustings {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t codes_named = 3;

/// A layer that the table joins, and the code of each of its rows there ("": of none).
struct Joined {
  LayerIndex layer = 0;
  std::vector<std::string> codes;
};

struct ColumnToTake {
  NumberEntry entry;
  std::size_t at = 0;  ///< in the table
};

std::string first_of(const std::vector<std::string>& codes) {
  const auto end = codes.begin() + static_cast<std::ptrdiff_t>(std::min(codes.size(), codes_named));
  return fmt::format("{}{}", fmt::join(codes.begin(), end, ", "), codes.size() > codes_named ? ", ..." : "");
}

/// "Median_price (2014)" as "Median price (2014)"; headers come in small letters.
std::string title_of(std::string header) {
  std::replace(header.begin(), header.end(), '_', ' ');
  return with_capital(header);
}

std::string unit_of(const std::string& header) {
  if (header.find('%') != std::string::npos || header.ends_with("pct") || header.ends_with("percent")) return "%";
  return header.find("\u00A3") != std::string::npos || header.ends_with("gbp") ? "\u00A3" : "";
}

/// Three figures of the largest, and none of what are whole numbers.
int decimals_for(const std::vector<double>& known) {
  double largest = 0;
  bool whole = true;
  for (const double figure : known) {
    largest = std::max(largest, std::abs(figure));
    whole = whole && figure == std::round(figure);
  }
  if (whole || largest == 0) return 0;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(largest))), 0, 6);
}

class NumbersJoin {
 public:
  NumbersJoin(const NumbersEntry& entry, const Table& table, Atlas& atlas, Findings& findings)
      : entry_(entry), table_(table), atlas_(atlas), findings_(findings) {}

  void join() {
    for (LayerIndex layer = 0; layer < atlas_.layers.size(); ++layer)
      if (const auto& ids = entry_.layers;
          ids.empty() || std::find(ids.begin(), ids.end(), atlas_.layers[layer].layer.id) != ids.end())
        asked_.push_back(layer);
    if (!find_rows()) return;
    if (joined_.empty()) return refuse_codes();
    if (!find_columns()) return;
    report_rows();
    for (const ColumnToTake& column : columns_) take(column);
  }

 private:
  void find(Severity severity, std::optional<std::size_t> row, std::string column, std::string what,
            std::string remedy) {
    Place place{.file = table_.file, .layer = {}, .row = {}, .column = {}};
    if (row) place = table_.place(*row);
    place.column = std::move(column);
    findings_.push_back({severity, std::move(place), std::move(what), std::move(remedy)});
  }

  /// Half of the table's codes, or half of the layer's areas: a table of the whole country joins a town's layer.
  bool belongs(const std::vector<std::string>& codes, LayerIndex layer) const {
    std::set<std::string_view> found;
    for (const std::string& code : codes)
      if (atlas_.layers[layer].find(code)) found.insert(code);
    return !found.empty() &&
           (2 * found.size() >= codes.size() || 2 * found.size() >= atlas_.layers[layer].layer.areas.size());
  }

  std::vector<std::string> codes_in(std::size_t column) const {
    std::vector<std::string> codes;
    for (const auto& row : table_.rows) codes.push_back(area_code_of(row[column]));
    return codes;
  }

  /// Which column holds the codes, and on which layers: the named one, area_code, or the one that fits best.
  bool find_rows() {
    key_ = table_.find_column(entry_.key.empty() ? "area_code" : entry_.key);
    if (!entry_.key.empty() && !key_) {
      find(Severity::error, {}, entry_.key, "is not there",
           fmt::format("The columns are: {}", fmt::join(table_.columns, ", ")));
      return false;
    }
    if (key_) {
      take_codes(*key_);
      return true;
    }
    std::size_t most = 0;
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      const std::vector<std::string> codes = codes_in(column);
      for (const LayerIndex layer : asked_) {
        const auto found = static_cast<std::size_t>(std::count_if(
            codes.begin(), codes.end(), [&](const auto& code) { return atlas_.layers[layer].find(code).has_value(); }));
        if (found > most && belongs(codes, layer)) most = found, key_ = column;
      }
    }
    if (key_) take_codes(*key_);
    else take_names();
    return true;
  }

  void take_codes(std::size_t column) {
    const std::vector<std::string> codes = codes_in(column);
    for (const LayerIndex layer : asked_) {
      const bool any = std::any_of(codes.begin(), codes.end(),
                                   [&](const auto& code) { return atlas_.layers[layer].find(code).has_value(); });
      if (entry_.layers.empty() ? belongs(codes, layer) : any) joined_.push_back({layer, codes});
    }
  }

  void take_names() {
    const auto names = name_columns_of(table_);
    if (!names.name) return;
    std::unordered_map<std::int64_t, std::size_t> row_of_line;
    for (std::size_t row = 0; row < table_.lines.size(); ++row) row_of_line.emplace(table_.lines[row], row);
    for (const LayerIndex layer : asked_) {
      Outcome<Table> coded = with_codes(table_, atlas_.layers[layer], atlas_);
      if (!coded) continue;
      Joined joined{layer, std::vector<std::string>(table_.rows.size())};
      const auto code = coded.value->find_column("area_code");
      for (std::size_t row = 0; row < coded.value->rows.size(); ++row)
        joined.codes[row_of_line.at(coded.value->lines[row])] = coded.value->cell(row, code);
      if (entry_.layers.empty() && !belongs(joined.codes, layer)) continue;
      joined_.push_back(std::move(joined));
      findings_.insert(findings_.end(), coded.findings.begin(), coded.findings.end());
    }
  }

  /// The column that its maker likely meant for the codes, so that the message can name some.
  std::size_t likely_key() const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (table_.columns[column].find("code") != std::string::npos) return column;
    return 0;
  }

  void refuse_codes() {
    const std::size_t column = key_.value_or(likely_key());
    std::vector<std::string> theirs;
    for (const std::string& code : codes_in(column))
      if (theirs.size() <= codes_named && !code.empty()) theirs.push_back(code);
    std::vector<std::string> layers;
    for (const LayerIndex layer : asked_)
      layers.push_back(
          fmt::format("{} ({}, ...)", atlas_.layers[layer].layer.id, atlas_.layers[layer].layer.areas.front().code));
    find(Severity::error, {}, table_.columns[column],
         key_ ? fmt::format("its codes ({}) are not those of {}", first_of(theirs), fmt::join(layers, ", "))
              : fmt::format("no column has the codes or the names of {}; this one has {}", fmt::join(layers, ", "),
                            first_of(theirs)),
         "Give the codes of the areas in a column area_code");
  }

  bool is_number_column(std::size_t column) const {
    std::size_t filled = 0;
    std::size_t numbers = 0;
    for (const auto& row : table_.rows) {
      if (is_missing_number(row[column])) continue;
      ++filled;
      numbers += number_in(row[column]) ? 1 : 0;
    }
    return numbers > 0 && 2 * numbers > filled;
  }

  bool find_columns() {
    for (const NumberEntry& entry : entry_.columns) {
      const auto at = table_.find_column(entry.column);
      if (!at) {
        find(Severity::error, {}, entry.column, "is not there",
             fmt::format("The columns are: {}", fmt::join(table_.columns, ", ")));
        return false;
      }
      columns_.push_back({entry, *at});
    }
    if (!entry_.columns.empty()) return true;
    const NameColumns names = name_columns_of(table_);
    for (std::size_t at = 0; at < table_.columns.size(); ++at) {
      const std::string& header = table_.columns[at];
      if (at == key_ || (!key_ && (at == names.name || at == names.parent)) || !is_number_column(at)) continue;
      std::string id = id_of(header);
      if (id.empty()) id = fmt::format("column-{}", at + 1);
      columns_.push_back({{.id = id, .title = title_of(header), .unit = unit_of(header), .column = header}, at});
    }
    if (!columns_.empty()) return true;
    find(Severity::error, {}, {}, "has no column of numbers",
         fmt::format("The columns are: {}", fmt::join(table_.columns, ", ")));
    return false;
  }

  /// Codes without an area, codes twice, areas without a row.
  void report_rows() {
    std::vector<std::string> unknown;
    std::size_t first_unknown = 0;
    for (std::size_t row = 0; row < table_.rows.size() && key_; ++row) {
      const std::string& code = joined_.front().codes[row];
      const bool known = std::any_of(joined_.begin(), joined_.end(), [&](const Joined& joined) {
        return atlas_.layers[joined.layer].find(code).has_value();
      });
      if (known) continue;
      if (unknown.empty()) first_unknown = row;
      unknown.push_back(code.empty() ? "a blank" : code);
    }
    if (!unknown.empty())
      find(Severity::warning, first_unknown, table_.columns[*key_],
           fmt::format("{} of {} codes are of no area: {}", unknown.size(), table_.rows.size(), first_of(unknown)),
           "Mend those that should be here; their figures are not shown");
    std::set<std::string> said;
    for (const Joined& joined : joined_) {
      report_twice(joined, said);
      report_missing(joined);
    }
  }

  void report_twice(const Joined& joined, std::set<std::string>& said) {
    std::map<std::string, std::size_t> first;
    for (std::size_t row = 0; row < joined.codes.size(); ++row) {
      const std::string& code = joined.codes[row];
      if (!atlas_.layers[joined.layer].find(code)) continue;
      const auto [known, is_new] = first.emplace(code, row);
      if (is_new || !said.insert(code).second) continue;
      find(Severity::warning, row, key_ ? table_.columns[*key_] : "",
           fmt::format("{} stands in row {} too", code, table_.lines[known->second]),
           "Keep one of the rows; where they differ no figure is shown");
    }
  }

  void report_missing(const Joined& joined) {
    if (!entry_.absent.empty()) return;
    const AtlasLayer& layer = atlas_.layers[joined.layer];
    const std::set<std::string_view> known(joined.codes.begin(), joined.codes.end());
    std::vector<std::string> missing;
    for (const Area& area : layer.layer.areas)
      if (!known.contains(area.code)) missing.push_back(area.code);
    if (missing.empty()) return;
    find(Severity::warning, {}, {},
         fmt::format("{} of {} areas of {} have no row: {}", missing.size(), layer.layer.areas.size(), layer.layer.id,
                     first_of(missing)),
         entry_.file.empty() ? "They are shown as not published"
                             : "Add their rows, or say why with absent = \"reason\" in the atlas");
  }

  /// The column's cells as numbers, NaN where there is none; what is neither is told.
  std::vector<double> figures_of(std::size_t column) {
    constexpr std::size_t at_most = 10;
    std::vector<double> figures(table_.rows.size(), none);
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string& cell = table_.rows[row][column];
      if (is_missing_number(cell)) continue;
      if (const auto number = number_in(cell)) figures[row] = *number;
      else if (++wrong <= at_most)
        find(Severity::warning, row, table_.columns[column], fmt::format("\"{}\" is no number", one_line(cell)),
             "Correct the cell, or leave it empty; it is shown as not published");
    }
    if (wrong > at_most)
      find(Severity::warning, {}, table_.columns[column], fmt::format("{} more cells are no numbers", wrong - at_most),
           "Correct the cells, or leave them empty");
    return figures;
  }

  std::vector<double> laid_on(const Joined& joined, const std::vector<double>& figures) const {
    const AtlasLayer& layer = atlas_.layers[joined.layer];
    std::vector<double> values(layer.layer.areas.size(), none);
    std::vector<bool> seen(values.size());
    for (std::size_t row = 0; row < figures.size(); ++row) {
      const auto area = layer.find(joined.codes[row]);
      if (!area) continue;
      // Of two different figures neither is known to be the right one.
      if (!seen[*area]) values[*area] = figures[row];
      else if (values[*area] != figures[row]) values[*area] = none;
      seen[*area] = true;
    }
    return values;
  }

  bool takes(const NumberColumn& column, const NumberEntry& entry) const {
    return column.unit == entry.unit && std::none_of(joined_.begin(), joined_.end(), [&](const Joined& joined) {
             return !column.on[joined.layer].values.empty();
           });
  }

  /// What the titles of a column on two layers have in common: "Aged 65 and over" of figures of 2015 and of 2011.
  static std::string common_title(const std::string& a, const std::string& b) {
    const auto differs = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    if (differs == a.end()) return a;
    std::string common(a.begin(), differs);
    common.erase(std::min(common.find_last_of(" ,"), common.size()));
    common.erase(common.find_last_not_of(" ,") + 1);
    return common.empty() ? a : common;
  }

  /// The column of that id: one that others share, a new one, or none where it is taken.
  NumberColumn* place_for(const NumberEntry& entry) {
    std::string id = entry.id;
    for (int number = 2; atlas_.find_number(id); ++number) {
      NumberColumn& known = atlas_.numbers[*atlas_.find_number(id)];
      const bool own = entry_.columns.empty();  // ids made from headers give way
      if (!own && takes(known, entry)) {
        known.title = common_title(known.title, entry.title);
        return &known;
      }
      if (!own) {
        find(Severity::error, {}, entry.column,
             fmt::format("numbers \"{}\": the column \"{}\" is there already, on the same layer or in another unit",
                         entry_.id, entry.id),
             "Give it an id of its own");
        return nullptr;
      }
      id = fmt::format("{}-{}", entry.id, number);
    }
    NumberColumn column;
    column.id = id;
    column.title = entry.title;
    column.unit = entry.unit;
    column.joined = entry_.file.empty();
    column.on.resize(atlas_.layers.size());
    return &atlas_.numbers.emplace_back(std::move(column));
  }

  void take(const ColumnToTake& taken) {
    const std::vector<double> figures = figures_of(taken.at);
    NumberColumn* column = place_for(taken.entry);
    if (column == nullptr) return;
    for (const Joined& joined : joined_)
      column->on[joined.layer] = {.title = taken.entry.title,
                                  .source = entry_.source_title,
                                  .absent = entry_.absent,
                                  .values = laid_on(joined, figures)};
    std::vector<double> known;
    for (const NumbersOnLayer& on : column->on)
      std::copy_if(on.values.begin(), on.values.end(), std::back_inserter(known),
                   [](double figure) { return std::isfinite(figure); });
    column->decimals = decimals_for(known);
    column->thirds = round_thirds(known);
    column->breaks = quantile_breaks(std::move(known));
  }

  const NumbersEntry& entry_;
  const Table& table_;
  Atlas& atlas_;
  Findings& findings_;
  std::vector<LayerIndex> asked_;
  std::vector<Joined> joined_;
  std::optional<std::size_t> key_;
  std::vector<ColumnToTake> columns_;
};

}  // namespace

void join_numbers(const NumbersEntry& entry, Outcome<Table>& table, Atlas& atlas, Findings& findings) {
  findings.insert(findings.end(), table.findings.begin(), table.findings.end());
  if (table) NumbersJoin(entry, *table.value, atlas, findings).join();
}

}  // namespace hustings
