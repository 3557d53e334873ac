#include "tests/atlas/import/invented_election.h"

#include <fmt/format.h>
#include <set>

namespace hustings::disfigure {

std::vector<Area> some_areas(Dice& dice) {
  const std::vector<std::string> first = {"Alder",        "Birch", "Cedar",     "Dogwood", "Elm",   "Fir",
                                          "Gorse",        "Hazel", "Île Verte", "Köhlen",  "Peñas", "São Bento",
                                          "Château-Neuf", "Oak",   "Pine",      "Rowan"};
  const std::vector<std::string> second = {"", " Hill", " and Mill", " North", " Park", " St Mary"};
  const std::vector<std::string> parents = {"Eastmark", "Westmark", "Südland"};
  std::set<std::string> names;
  const auto number = static_cast<std::size_t>(dice.between(8, 30));
  while (names.size() < number) names.insert(dice.one_of(first) + dice.one_of(second));
  std::vector<std::string> order(names.begin(), names.end());
  dice.shuffle(order);
  const std::size_t style = dice.below(4);
  std::vector<Area> areas;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t place = i * parents.size() / order.size();
    const std::string code = style == 0   ? fmt::format("{:02}{:03}", place + 1, i + 1)
                             : style == 1 ? fmt::format("X990000{:02}", i + 1)
                             : style == 2 ? fmt::format("{:04}", i + 1)
                                          : fmt::format("{}", 101 + i);
    areas.push_back({code, order[i], parents[place]});
  }
  return areas;
}

Votes some_votes(Dice& dice, const std::vector<Area>& areas, const std::vector<std::string>& parties) {
  Votes votes;
  for (const Area& area : areas) {
    auto& own = votes[area.code];
    for (const std::string& party : parties) {
      const bool stands = own.size() < 2 || dice.below(8) > 0;
      if (stands) own[party] = dice.between(40, 5200);
    }
  }
  return votes;
}

std::string squares(const std::vector<Area>& areas, bool has_code) {
  std::string text = R"({"type":"FeatureCollection","features":[)";
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const double x = 9 + 0.1 * static_cast<double>(i % 6);
    const double y = 50 + 0.1 * static_cast<double>(i / 6);
    text += fmt::format(
        R"({}{{"type":"Feature","properties":{{{}"name":"{}","parent":"{}"}},"geometry":{{"type":"Polygon",)"
        R"("coordinates":[[[{:.1f},{:.1f}],[{:.1f},{:.1f}],[{:.1f},{:.1f}],[{:.1f},{:.1f}],[{:.1f},{:.1f}]]]}}}})",
        i == 0 ? "" : ",", has_code ? fmt::format(R"("code":"{}",)", areas[i].code) : "", areas[i].name,
        areas[i].parent, x, y, x + 0.1, y, x + 0.1, y + 0.1, x, y + 0.1, x, y);
  }
  return text + "]}";
}

}  // namespace hustings::disfigure
