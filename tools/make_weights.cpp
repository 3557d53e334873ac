// Makes assets/weights from small areas and their people: `make_weights DATA_FOLDER ASSETS_FOLDER`.

#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/log.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "geo/read/read_layer.h"
#include "geo/read/read_table.h"
#include "tools/weights/people.h"

namespace hustings {
namespace {

namespace fs = std::filesystem;

/// Pairs of carried layers where votes are divided: neither nests in the other.
constexpr std::array<std::pair<const char*, const char*>, 4> pairs{{{"wards-2002", "wards-2014"},
                                                                    {"wards-2014", "wards-2002"},
                                                                    {"wards-2014", "constituencies-2010"},
                                                                    {"constituencies-2010", "assembly"}}};

template <class T>
T taken(Outcome<T> outcome) {
  report(outcome.findings);
  if (!outcome) throw InputError(outcome.findings.front());
  return std::move(*outcome.value);
}

Layer read(const fs::path& path, const std::string& id, const std::string& code, const std::string& name) {
  return taken(read_layer(
      {.id = id, .source = path.string(), .source_layer = {}, .code = code, .name = name, .parent = {}, .crs = {}}));
}

Layer carried(const fs::path& assets, const std::string& id) {
  return read(assets / "boundaries" / (id + ".shp"), id, "GSS_CODE", "NAME");
}

/// The lower layer super output areas of London with those of their people who are 16 or older: children do not vote.
Peopled read_small_areas(const fs::path& data) {
  Peopled small{
      .layer = read(data / "boundaries/lsoa_2011_london/lsoa_2011_london.shp", "lsoa-2011", "LSOA11CD", "LSOA11NM"),
      .people = {}};
  const Table table = taken(read_table((data / "lookups/LSOA11_population_mid2019_London.csv").string()));
  const auto code = table.find_column("lsoa11cd");
  const auto everybody = table.find_column("persons_all-ages");
  const auto children = table.find_column("persons_0-15");
  std::map<std::string, double> people;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto all = maybe_integer(table.cell(row, everybody));
    const auto young = maybe_integer(table.cell(row, children));
    if (!all || !young || *young < 0 || *young > *all || !people.emplace(table.cell(row, code), *all - *young).second)
      throw InputError({.severity = Severity::error,
                        .place = table.place(row, "persons_all-ages"),
                        .what = "no number of people, or an area that stands twice",
                        .remedy = "Look at the table"});
  }
  for (const Area& area : small.layer.areas) {
    if (!people.contains(area.code))
      throw InputError({.severity = Severity::error,
                        .place = {.file = table.file, .layer = {}, .row = {}, .column = "lsoa11cd"},
                        .what = area.code + " has no row",
                        .remedy = "Look at the table"});
    small.people.push_back(people.at(area.code));
  }
  return small;
}

std::string table_of(const std::vector<DividedArea>& divided, const Layer& from, const Layer& to) {
  std::set<std::string> rows;  // in order of their codes
  for (const DividedArea& area : divided)
    for (std::size_t i = 0; i < area.to.size(); ++i)
      rows.insert(fmt::format("{},{},{:.6f},{:.1f}\n", from.areas[area.from].code, to.areas[area.to[i]].code,
                              static_cast<double>(area.weight[i]) / static_cast<double>(one_million), area.people[i]));
  return fmt::format("from_code,to_code,weight,people\n{}", fmt::join(rows, ""));
}

void make_weights(const fs::path& data, const fs::path& assets) {
  const Peopled small = read_small_areas(data);
  std::map<std::string, Layer> layers;
  for (const auto& [from, to] : pairs)
    for (const char* id : {from, to})
      if (!layers.contains(id)) layers.emplace(id, carried(assets, id));
  fs::create_directories(assets / "weights");
  for (const auto& [from, to] : pairs) {
    const auto divided = divided_by_people(layers.at(from), layers.at(to), small);
    write_whole(assets / "weights" / fmt::format("{}--{}.csv", from, to),
                table_of(divided, layers.at(from), layers.at(to)));
    fmt::print("{} to {}: {} areas lie in two or more\n", from, to, divided.size());
  }
}

}  // namespace
}  // namespace hustings

int main(int count, char** arguments) {
  hustings::set_up_log();
  if (count != 3) {
    fmt::print(stderr, "usage: make_weights DATA_FOLDER ASSETS_FOLDER\n");
    return 2;
  }
  try {
    hustings::make_weights(arguments[1], arguments[2]);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
    return 1;
  }
  return 0;
}
