#include "atlas/load/read_weights.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "base/text/text.h"

namespace hustings {

namespace {

constexpr double rounding = 0.0005;        // of a weight written with three decimals
constexpr std::size_t warnings_told = 10;  // of one table; the rest is counted

struct Columns {
  std::size_t from = 0, to = 0, weight = 0;
};

/// The rows of one area that is divided.
struct Divided {
  std::size_t first_row = 0;
  std::size_t rows = 0;
  bool fit = true;
  double sum = 0;
  std::map<AreaIndex, double> parts;
};

class WeightsReader {
 public:
  WeightsReader(const WeightsEntry& entry, const Table& table, Atlas& atlas, Findings& findings)
      : entry_(entry), table_(table), atlas_(atlas), findings_(findings) {}

  void read() {
    const auto from = atlas_.find_layer(entry_.from);
    const auto to = atlas_.find_layer(entry_.to);
    if (!from || !to || !find_columns()) return;
    weights_.from = *from;
    weights_.to = *to;
    weights_.file = table_.file;
    weights_.source_title = entry_.source_title;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) read_row(row);
    for (auto& [area, divided] : divided_) take(area, divided);
    if (warnings_ > warnings_told)
      add(Severity::warning, {}, {}, fmt::format("{} more faults like these", warnings_ - warnings_told),
          "Correct the rows; the areas that they are of are divided by area until then");
    atlas_.weights.push_back(std::move(weights_));
  }

 private:
  const AtlasLayer& from() const { return atlas_.layers[weights_.from]; }
  const AtlasLayer& to() const { return atlas_.layers[weights_.to]; }

  void add(Severity severity, std::optional<std::size_t> row, const std::string& column, std::string what,
           std::string remedy) {
    Place place{.file = table_.file, .layer = {}, .row = {}, .column = {}};
    if (row) place = table_.place(*row);
    place.column = column;
    findings_.push_back({severity, std::move(place), std::move(what), std::move(remedy)});
  }

  void warn(std::size_t row, const std::string& column, std::string what, std::string remedy) {
    if (++warnings_ <= warnings_told) add(Severity::warning, row, column, std::move(what), std::move(remedy));
  }

  bool find_columns() {
    bool all = true;
    for (const auto& [name, at] : {std::pair{"from_code", &Columns::from}, std::pair{"to_code", &Columns::to},
                                   std::pair{"weight", &Columns::weight}}) {
      const auto column = table_.find_column(name);
      if (column) columns_.*at = *column;
      else
        add(Severity::error, {}, name, "is not there",
            fmt::format("Weights have from_code, to_code and weight; the columns here are: {}",
                        fmt::join(table_.columns, ", ")));
      all = all && column;
    }
    return all;
  }

  void read_row(std::size_t row) {
    const std::vector<std::string>& cells = table_.rows[row];
    const std::string code = area_code_of(cells[columns_.from]);
    const auto area = from().find(code);
    if (!area)
      return warn(row, "from_code", fmt::format("\"{}\" is no area of {}", one_line(cells[columns_.from]), entry_.from),
                  "Correct the code, or take the row out; it is not used");
    Divided& divided = divided_.try_emplace(*area, Divided{.first_row = row, .parts = {}}).first->second;
    ++divided.rows;
    const auto unfit = [&](const std::string& column, std::string what, const std::string& remedy) {
      divided.fit = false;
      warn(row, column, std::move(what), fmt::format("{}; until then {} is divided by area", remedy, code));
    };
    const std::string& cell = cells[columns_.weight];
    const auto weight = maybe_number(cell);
    if (!weight || !std::isfinite(*weight) || *weight < 0 || *weight > 1)
      return unfit("weight", fmt::format("\"{}\" is no weight", one_line(cell)), "Write a number from 0 to 1");
    const auto there = to().find(area_code_of(cells[columns_.to]));
    if (!there)
      return unfit("to_code", fmt::format("\"{}\" is no area of {}", one_line(cells[columns_.to]), entry_.to),
                   "Correct the code");
    if (!divided.parts.emplace(*there, *weight).second)
      return unfit("to_code", fmt::format("{} in {} stands twice", code, to().layer.areas[*there].code),
                   "Keep one of the rows");
    if (*weight > 0 && !meet(*area, *there))
      return unfit("to_code", fmt::format("{} and {} do not meet on the map", code, to().layer.areas[*there].code),
                   "Correct the codes");
    divided.sum += *weight;
  }

  /// Only what certainly lies apart: the exact answer is `check`'s.
  bool meet(AreaIndex area, AreaIndex there) const {
    const Box& a = from().area_bounds[area];
    const Box& b = to().area_bounds[there];
    return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y;
  }

  void take(AreaIndex area, const Divided& divided) {
    if (!divided.fit) return;
    const std::string& code = from().layer.areas[area].code;
    if (std::abs(divided.sum - 1) > rounding * static_cast<double>(divided.rows) + 1e-9)
      return warn(divided.first_row, "weight",
                  fmt::format("the weights of {} sum to {:.4f}, not to 1", code, divided.sum),
                  fmt::format("Mend its {} rows; until then {} is divided by area", divided.rows, code));
    std::vector<AreaPart>& parts = weights_.of[area];
    for (const auto& [there, weight] : divided.parts)
      parts.push_back({.to = there, .part = weight / divided.sum, .by_population = true});
  }

  const WeightsEntry& entry_;
  const Table& table_;
  Atlas& atlas_;
  Findings& findings_;
  Columns columns_;
  Weights weights_;
  std::map<AreaIndex, Divided> divided_;
  std::size_t warnings_ = 0;
};

}  // namespace

void read_weights(const WeightsEntry& entry, const Outcome<Table>& read, Atlas& atlas, Findings& findings) {
  findings.insert(findings.end(), read.findings.begin(), read.findings.end());
  if (read) WeightsReader(entry, *read.value, atlas, findings).read();
}

}  // namespace hustings
