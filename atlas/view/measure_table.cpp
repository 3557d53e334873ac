#include "atlas/view/measure_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace hustings {

namespace {

constexpr std::array<double, 5> margin_breaks = {0, 10, 25, 40, 60};
constexpr std::array<double, 5> share_breaks = {0, 20, 40, 60, 80};
constexpr std::array<double, 5> points_breaks = {-15, -7.5, 0, 7.5, 15};
constexpr std::array<double, 4> turnout_breaks = {20, 40, 60, 80};
constexpr std::array<double, 5> parties_breaks = {1, 2, 3, 4, 5};
constexpr std::array<Rgb, 4> night_to_sand = {0x22304A, 0x2F6F7E, 0x66B28A, 0xF3E9A8};

// Percent and percentage points; {words} are those of headline.cpp and legend.cpp.
constexpr std::array table = {
    Measure{.id = "winner",
            .label = "Winner",
            .spoken = "winner",
            .title = "Winner",
            .legend = "Winner",
            .key = '2',
            .colouring = Colouring::leader,
            .column = "winner"},
    Measure{.id = "majority",
            .label = "Majority",
            .spoken = "majority",
            .title = "Winner by majority",
            .legend = "Majority, points",
            .key = '1',
            .is_figure = true,
            .colouring = Colouring::margin,
            .breaks = margin_breaks,
            .thirds = {10, 25},
            .column = "majority_pct"},
    Measure{.id = "swing",
            .label = "Swing",
            .spoken = "swing",
            .title = "{formula} swing, {pair}",
            .legend = "{formula} swing{since}, points",
            .key = '3',
            .compares = true,
            .is_figure = true,
            .colouring = Colouring::diverging,
            .breaks = points_breaks,
            .thirds = {-2.5, 2.5},
            .low = "to {from}",
            .high = "to {to}",
            .column = "swing_pct"},
    Measure{.id = "share",
            .label = "Share",
            .spoken = "share",
            .title = "{Party} share of the vote",
            .legend = "{Party} share, %",
            .key = '4',
            .asks = Asks::party,
            .is_figure = true,
            .colouring = Colouring::party,
            .breaks = share_breaks,
            .thirds = {25, 45},
            .column = "share_{party}"},
    Measure{.id = "change",
            .label = "Change",
            .spoken = "change of share",
            .title = "Change of {party} share",
            .legend = "Change of {party} share{since}, points",
            .key = '5',
            .asks = Asks::party,
            .compares = true,
            .is_figure = true,
            .colouring = Colouring::diverging,
            .breaks = points_breaks,
            .thirds = {-2.5, 2.5},
            .low = "fell",
            .high = "rose",
            .column = "change_{party}"},
    Measure{.id = "turnout",
            .label = "Turnout",
            .spoken = "turnout",
            .title = "Turnout",
            .legend = "Turnout, % of {electors}",
            .key = '6',
            .is_figure = true,
            .breaks = turnout_breaks,
            .thirds = {55, 65},
            .tints = night_to_sand,
            .column = "turnout_pct",
            .unit = "%",
            .value = turnout},
    Measure{.id = "status",
            .label = "Gains and holds",
            .spoken = "gains and holds",
            .title = "{gains}",
            .legend = "{gains}{since}",
            .key = '7',
            .compares = true,
            .colouring = Colouring::status,
            .column = "status"},
    Measure{.id = "number",
            .label = "Numbers",
            .spoken = "a number",
            .title = "{number}",
            .legend = "{number}",
            .key = '8',
            .asks = Asks::number,
            .is_figure = true,
            .colouring = Colouring::number,
            .column = "number_{number}"},
    Measure{.id = "effective_parties",
            .label = "Effective parties",
            .spoken = "effective number of parties",
            .title = "Effective number of parties",
            .legend = "Effective number of parties",
            .key = '9',
            .is_figure = true,
            .breaks = parties_breaks,
            .thirds = {2.2, 2.8},
            .tints = night_to_sand,
            .column = "effective_parties",
            .value = effective_parties},
};

constexpr bool stands_at(std::string_view id, ColourMode mode) {
  return id == table[static_cast<std::size_t>(mode)].id;
}
static_assert(stands_at("winner", ColourMode::winner) && stands_at("majority", ColourMode::majority) &&
              stands_at("swing", ColourMode::swing) && stands_at("share", ColourMode::share) &&
              stands_at("change", ColourMode::change) && stands_at("turnout", ColourMode::turnout) &&
              stands_at("status", ColourMode::status) && stands_at("number", ColourMode::number));

/// "a, b or c".
std::string listed(const std::vector<std::string>& words, const char* last_word) {
  return fmt::format("{} {} {}", fmt::join(words.begin(), words.end() - 1, ", "), last_word, words.back());
}

std::string asked(const Measure& measure) {
  return measure.asks == Asks::party ? ":PARTY" : measure.asks == Asks::number ? ":ID" : "";
}

}  // namespace

std::span<const Measure> measures() { return table; }

const Measure& measure_of(ColourMode mode) { return table.at(static_cast<std::size_t>(mode)); }

std::vector<ColourMode> offered_measures() {
  std::vector<ColourMode> modes;
  for (std::size_t i = 0; i < table.size(); ++i) modes.push_back(static_cast<ColourMode>(i));
  const auto place = [](ColourMode mode) {
    const char key = measure_of(mode).key;
    return key != 0 ? key : '\x7f';
  };
  std::stable_sort(modes.begin(), modes.end(), [&](ColourMode a, ColourMode b) { return place(a) < place(b); });
  return modes;
}

const Measure* plain_measure(std::string_view column) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Measure& measure) {
    return measure.value != nullptr && column == measure.column;
  });
  return found == table.end() ? nullptr : &*found;
}

const char* name_of(ColourMode mode) { return measure_of(mode).id; }

std::optional<ColourMode> maybe_colour_mode(std::string_view name) {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (name == table[i].id) return static_cast<ColourMode>(i);
  return std::nullopt;
}

bool is_figure(ColourMode mode) { return measure_of(mode).is_figure; }

std::string measures_to_name() {
  std::vector<std::string> words;
  for (const Measure& measure : table) words.push_back(measure.id + asked(measure));
  return listed(words, "or");
}

// Two figures that are both of a party are of one: it is named with the first.
std::string figures_to_name() {
  std::vector<std::string> words;
  for (const Measure& measure : table)
    if (measure.is_figure) words.push_back(measure.id + (measure.asks == Asks::number ? asked(measure) : ""));
  return listed(words, "or");
}

std::string figure_names() {
  std::vector<std::string> words;
  for (const Measure& measure : table)
    if (measure.is_figure) words.emplace_back(measure.id);
  return listed(words, "and");
}

std::string filled(std::string_view text, const std::function<std::string(std::string_view)>& word) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    out += word(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace hustings
