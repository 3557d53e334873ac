#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "app/stage/desk.h"
#include "app/window/view_commands.h"
#include "atlas/count.h"
#include "atlas/figures/comparison.h"
#include "ui/zones/zones.h"

namespace hustings {

namespace {

/// Makes commands that have no key, and do one thing each.
class Adder {
 public:
  explicit Adder(CommandTable& table) : table_(table) {}
  void operator()(std::string id, std::string title, std::function<void()> run,
                  std::function<bool()> enabled = nullptr) const {
    WindowCommand command;
    command.id = std::move(id);
    command.title = std::move(title);
    command.run = std::move(run);
    command.enabled = std::move(enabled);
    table_.push_back(std::move(command));
  }
  /// Sets a field of a struct that stays where it is.
  template <class Value>
  void set(const char* id, const char* title, Value& field, Value value) const {
    (*this)(id, title, [&field, value] { field = value; });
  }
  void toggle(const char* id, const char* title, bool& field) const {
    (*this)(id, title, [&field] { field = !field; });
  }

 private:
  CommandTable& table_;
};

void add_appearance(const Adder& add, Desk& desk) {
  add.set("layout-geography", "Areas as they lie", desk.view.layout, Layout::geography);
  add.set("layout-hexagons", "Areas as hexagons", desk.view.layout, Layout::hexagons);
  add.set("layout-circles", "Areas as circles", desk.view.layout, Layout::circles);
  add.set("circles-electorate", "Circles by electors", desk.view.circle_size, CircleSize::electorate);
  add.set("circles-votes", "Circles by votes", desk.view.circle_size, CircleSize::votes);
  add(
      "insets", "Show or hide insets", [&desk] { desk.view.insets = !desk.view.insets; },
      [&desk] {
        return desk.atlas && desk.atlas->layers[main_part(scene_of(*desk.atlas, desk.view)).layer].insets != nullptr;
      });
  add.set("symbols-none", "Colours on areas", desk.view.symbols, Symbols::none);
  add.set("symbols-circles", "Colours on symbols", desk.view.symbols, Symbols::circles);
  add.set("symbols-arrows", "Swing as arrows", desk.view.symbols, Symbols::arrows);
  add.set("look-dark", "Dark look", desk.view.look, Look::dark);
  add.set("look-light", "Light look, for print", desk.view.look, Look::light);
  add.set("look-contrast", "High contrast", desk.view.look, Look::contrast);
  add.set("vision-normal", "Colours as they are", desk.view.vision, Vision::normal);
}

void add_formulas(const Adder& add, Desk& desk) {
  add.set("formula-butler", "Butler swing", desk.view.formula, SwingFormula::butler);
  add.set("formula-steed", "Steed swing", desk.view.formula, SwingFormula::steed);
  add.toggle("top-two", "Swing of the top two, or of the pair", desk.view.top_two);
  add("swap-pair", "Swing the other way round", [&desk] {
    if (const auto pair = named_pair(*desk.atlas, desk.view)) name_pair(*desk.atlas, desk.view, {pair->to, pair->from});
  });
  add(
      "at-dissolution", "Count by-elections", [&desk] { desk.view.at_dissolution = !desk.view.at_dissolution; },
      [&desk] {
        const auto contest = desk.atlas ? desk.atlas->find_contest(desk.view.contest) : std::nullopt;
        return contest && has_by_elections(*desk.atlas, desk.view, *contest);
      });
  add.set("across-parent", "Redrawn areas compared by borough", desk.view.across, Across::parent);
  add.set("across-overlap", "Redrawn areas compared by overlap (estimate)", desk.view.across, Across::overlap);
  add.set("across-none", "Redrawn areas not compared", desk.view.across, Across::none);
  add.set("slate-top", "Top vote in wards of several members", desk.view.basis.slate, SlateVote::top);
  add.set("slate-average", "Slate average in wards of several members", desk.view.basis.slate, SlateVote::average);
  add.toggle("spread-postal", "Postal votes spread (estimate), or not", desk.view.basis.spread_postal);
  add.toggle("stepped", "Scale in steps, or continuous", desk.view.scale.stepped);
  add.toggle("fade-small", "Areas with few electors faded, or not", desk.view.fade_small);
}

void add_charts_and_lists(const Adder& add, Desk& desk) {
  for (const auto& [chart, title] : {std::pair(Chart::scatter, "Chart: scatter of two figures"),
                                     {Chart::histogram, "Chart: areas in classes"},
                                     {Chart::swing, "Chart: swing of areas"},
                                     {Chart::ternary, "Chart: three parties in a triangle"},
                                     {Chart::seats, "Chart: votes against seats"}})
    add(fmt::format("chart-{}", name_of(chart)), title, [&desk, chart = chart] {
      desk.view.charts.chart = chart;
      ui::show(desk.panels.shared.zones, ui::PanelKind::charts);
    });
  add("crossed-none", "Combine with: none", [&desk] { desk.view.crossed_with.reset(); });
  for (const ColourMode mode : offered_measures()) {
    const Measure& measure = measure_of(mode);
    if (!measure.is_figure || measure.asks == Asks::number) continue;
    add(
        fmt::format("crossed-{}", measure.id), fmt::format("Combine with: {}", measure.spoken),
        [&desk, mode] { desk.view.crossed_with = mode; },
        [&desk, mode] { return is_figure(desk.view.colour) && desk.view.colour != mode; });
  }
  add.toggle("picture-tab", "Controls of figures, or of the picture", desk.panels.controls().picture_tab);
  add.toggle("targets", "Marginal seats, or targets of a party", desk.panels.marginals().targets_tab);
  add.toggle("signs", "Where Butler and Steed disagree", desk.panels.shared.lists.signs);
  add.toggle("warnings", "Warnings of the data", desk.panels.shared.lists.warnings);
  add.toggle("loop", "Film in a loop, or once", desk.playback.loop);
  add.toggle("backwards", "Film backwards, or forwards", desk.playback.backwards);
  for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0})
    add(fmt::format("speed-{}", speed), fmt::format("Film at {}\u00d7", speed),
        [&desk, speed] { desk.playback.speed = speed; });
}

void add_contests(const Adder& add, Desk& desk) {
  for (ContestIndex index = 0; index < desk.atlas->contests.size(); ++index) {
    const Contest& contest = desk.atlas->contest(index);
    add("go-to-" + contest.id, "Go to " + contest.title,
        [&desk, index] { go_to(*desk.atlas, index, desk.playback, desk.view); });
    add(
        "against-" + contest.id, "Compare with " + contest.title, [&desk, id = contest.id] { desk.view.against = id; },
        [&desk, index] {
          const Contest& shown = desk.atlas->contest(*desk.atlas->find_contest(desk.view.contest));
          const Contest& other = desk.atlas->contest(index);
          return other.track == shown.track && other.date < shown.date;
        });
  }
}

void add_tracks_and_layers(const Adder& add, Desk& desk) {
  const auto walk = [&desk](const std::string& track) {
    desk.playback.track = track;
    const auto contest = desk.atlas->find_contest(desk.view.contest);
    const ContestSequence sequence = sequence_of_track(*desk.atlas, track);
    if (!contest || sequence.stops.empty()) return;
    const bool on_it = std::find(sequence.stops.begin(), sequence.stops.end(), *contest) != sequence.stops.end();
    go_to(*desk.atlas, on_it ? *contest : sequence.stops.back(), desk.playback, desk.view);
  };
  for (const Track& track : desk.atlas->tracks)
    add("track-" + track.id, "Film of " + track.title, [walk, id = track.id] { walk(id); });
  add("track-all", "Film of all elections", [walk] { walk(""); });
  for (LayerIndex layer = 0; layer < desk.atlas->layers.size(); ++layer)
    add(
        "by-" + desk.atlas->layers[layer].layer.id, "Show on " + desk.atlas->layers[layer].title,
        [&desk, layer] { desk.view.by = desk.atlas->layers[layer].layer.id; },
        [&desk, layer] {
          const std::vector<LayerIndex> layers = layers_of(*desk.atlas, *desk.atlas->find_contest(desk.view.contest));
          return std::find(layers.begin(), layers.end(), layer) != layers.end();
        });
}

void add_parties(const Adder& add, Desk& desk) {
  // The new one takes its place, and where it was the other of the two they change places.
  const auto swing_between = [&desk](const std::string& id, PartyIndex SwingPair::*end, PartyIndex SwingPair::*other) {
    const PartyIndex party = *desk.atlas->parties.find(id);
    SwingPair pair = named_pair(*desk.atlas, desk.view).value_or(SwingPair{party, party});
    if (pair.*other == party) pair.*other = pair.*end;
    pair.*end = party;
    if (pair.from != pair.to) name_pair(*desk.atlas, desk.view, pair);
  };
  for (const Party& party : desk.atlas->parties) {
    if (party.kind != PartyKind::party && party.kind != PartyKind::answer) continue;
    const auto stands = [&desk, id = party.id] {
      const auto known = desk.atlas->parties.find(id);
      const std::vector<PartyTotal>& stood = desk.atlas->contests[*desk.atlas->find_contest(desk.view.contest)].stood;
      return std::any_of(stood.begin(), stood.end(), [&](const PartyTotal& total) { return total.party == known; });
    };
    for (const ColourMode mode : offered_measures()) {
      const Measure& measure = measure_of(mode);
      if (measure.asks != Asks::party) continue;
      add(
          fmt::format("{}-{}", measure.id, party.id), fmt::format("{} of {}", measure.label, party.name),
          [&desk, mode, id = party.id] {
            colour_by(desk.view, mode);
            desk.view.party = id;
          },
          stands);
    }
    add(
        "swing-from-" + party.id, "Swing from " + party.name,
        [swing_between, id = party.id] { swing_between(id, &SwingPair::from, &SwingPair::to); }, stands);
    add(
        "swing-to-" + party.id, "Swing to " + party.name,
        [swing_between, id = party.id] { swing_between(id, &SwingPair::to, &SwingPair::from); }, stands);
  }
}

}  // namespace

void ChoiceCommands::add_commands(CommandTable& table) {
  const Adder add(table);
  add_appearance(add, desk_);
  add_formulas(add, desk_);
  add_charts_and_lists(add, desk_);
  if (!desk_.loaded()) return;
  add_contests(add, desk_);
  add_tracks_and_layers(add, desk_);
  add_parties(add, desk_);
}

}  // namespace hustings
