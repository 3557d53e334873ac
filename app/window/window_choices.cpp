#include <fmt/format.h>

#include "app/window/window.h"
#include "atlas/figures/comparison.h"
#include "ui/panels/zones.h"

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

}  // namespace

void Window::add_choices(CommandTable& table) {
  const Adder add(table);
  add.set("layout-geography", "Areas as they lie", view_.layout, Layout::geography);
  add.set("layout-hexagons", "Areas as hexagons", view_.layout, Layout::hexagons);
  add.set("layout-circles", "Areas as circles", view_.layout, Layout::circles);
  add.set("circles-electorate", "Circles by electors", view_.circle_size, CircleSize::electorate);
  add.set("circles-votes", "Circles by votes", view_.circle_size, CircleSize::votes);
  add.set("symbols-none", "Colours on areas", view_.symbols, Symbols::none);
  add.set("symbols-circles", "Colours on symbols", view_.symbols, Symbols::circles);
  add.set("symbols-arrows", "Swing as arrows", view_.symbols, Symbols::arrows);
  add.set("look-dark", "Dark look", view_.look, Look::dark);
  add.set("look-light", "Light look, for print", view_.look, Look::light);
  add.set("look-contrast", "High contrast", view_.look, Look::contrast);
  add.set("vision-normal", "Colours as they are", view_.vision, Vision::normal);
  add.set("formula-butler", "Butler swing", view_.formula, SwingFormula::butler);
  add.set("formula-steed", "Steed swing", view_.formula, SwingFormula::steed);
  add.toggle("top-two", "Swing of the top two, or of the pair", view_.top_two);
  add("swap-pair", "Swing the other way round", [this] {
    if (const auto pair = named_pair(*atlas_, view_)) name_pair(*atlas_, view_, {pair->to, pair->from});
  });
  add(
      "at-dissolution", "By-elections counted, or not", [this] { view_.at_dissolution = !view_.at_dissolution; },
      [this] {
        const auto contest = atlas_ ? atlas_->find_contest(view_.contest) : std::nullopt;
        return contest && has_by_elections(*atlas_, view_, *contest);
      });
  add.set("across-parent", "Redrawn areas compared by borough", view_.across, Across::parent);
  add.set("across-overlap", "Redrawn areas compared by overlap (estimate)", view_.across, Across::overlap);
  add.set("across-none", "Redrawn areas not compared", view_.across, Across::none);
  add.set("slate-top", "Top vote in wards of several members", view_.basis.slate, SlateVote::top);
  add.set("slate-average", "Slate average in wards of several members", view_.basis.slate, SlateVote::average);
  add.toggle("spread-postal", "Postal votes spread (estimate), or not", view_.basis.spread_postal);
  add.toggle("stepped", "Scale in steps, or continuous", view_.scale.stepped);
  add.toggle("fade-small", "Areas with few electors faded, or not", view_.fade_small);
  for (const auto& [chart, title] : {std::pair(Chart::scatter, "Chart: scatter of two figures"),
                                     {Chart::histogram, "Chart: areas in classes"},
                                     {Chart::swing, "Chart: swing of areas"},
                                     {Chart::ternary, "Chart: three parties in a triangle"},
                                     {Chart::seats, "Chart: votes against seats"}})
    add(fmt::format("chart-{}", name_of(chart)), title, [this, chart = chart] {
      view_.charts.chart = chart;
      ui::show(panels_.zones, ui::PanelKind::charts);
    });
  add("crossed-none", "Crossed with nothing", [this] { view_.crossed_with.reset(); });
  for (const ColourMode mode : offered_measures()) {
    const Measure& measure = measure_of(mode);
    if (!measure.is_figure || measure.asks == Asks::number) continue;
    add(
        fmt::format("crossed-{}", measure.id), fmt::format("Crossed with {}", measure.spoken),
        [this, mode] { view_.crossed_with = mode; },
        [this, mode] { return is_figure(view_.colour) && view_.colour != mode; });
  }
  add.toggle("picture-tab", "Controls of figures, or of the picture", panels_.picture_tab);
  add.toggle("targets", "Marginal seats, or targets of a party", panels_.targets_tab);
  add.toggle("signs", "Where Butler and Steed disagree", panels_.signs_open);
  add.toggle("warnings", "Warnings of the data", panels_.warnings_open);
  add.toggle("loop", "Film in a loop, or once", playback_.loop);
  add.toggle("backwards", "Film backwards, or forwards", playback_.backwards);
  for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0})
    add(fmt::format("speed-{}", speed), fmt::format("Film at {}\u00d7", speed),
        [this, speed] { playback_.speed = speed; });
}

void Window::add_atlas_choices(CommandTable& table) {
  const Adder add(table);
  for (ContestIndex index = 0; index < atlas_->contests.size(); ++index) {
    const Contest& contest = atlas_->contest(index);
    add("go-to-" + contest.id, "Go to " + contest.title, [this, index] { go_to(*atlas_, index, playback_, view_); });
    add(
        "against-" + contest.id, "Compare with " + contest.title, [this, id = contest.id] { view_.against = id; },
        [this, index] {
          const Contest& shown = atlas_->contest(*atlas_->find_contest(view_.contest));
          const Contest& other = atlas_->contest(index);
          return other.track == shown.track && other.date < shown.date;
        });
  }
  const auto walk = [this](const std::string& track) {
    playback_.track = track;
    const auto contest = atlas_->find_contest(view_.contest);
    const Journey journey = journey_of(*atlas_, track);
    if (!contest || journey.stops.empty()) return;
    const bool on_it = std::find(journey.stops.begin(), journey.stops.end(), *contest) != journey.stops.end();
    go_to(*atlas_, on_it ? *contest : journey.stops.back(), playback_, view_);
  };
  for (const Track& track : atlas_->tracks)
    add("track-" + track.id, "Film of " + track.title, [walk, id = track.id] { walk(id); });
  add("track-all", "Film of all contests", [walk] { walk(""); });
  for (LayerIndex layer = 0; layer < atlas_->layers.size(); ++layer)
    add(
        "by-" + atlas_->layers[layer].layer.id, "Show on " + atlas_->layers[layer].title,
        [this, layer] { view_.by = atlas_->layers[layer].layer.id; },
        [this, layer] {
          const std::vector<LayerIndex> layers = layers_of(*atlas_, *atlas_->find_contest(view_.contest));
          return std::find(layers.begin(), layers.end(), layer) != layers.end();
        });
  // The new one takes its place, and where it was the other of the two they change places.
  const auto swing_between = [this](const std::string& id, PartyIndex SwingPair::*end, PartyIndex SwingPair::*other) {
    const PartyIndex party = *atlas_->parties.find(id);
    SwingPair pair = named_pair(*atlas_, view_).value_or(SwingPair{party, party});
    if (pair.*other == party) pair.*other = pair.*end;
    pair.*end = party;
    if (pair.from != pair.to) name_pair(*atlas_, view_, pair);
  };
  for (const Party& party : atlas_->parties) {
    if (party.kind != PartyKind::party && party.kind != PartyKind::answer) continue;
    const auto stands = [this, id = party.id] {
      const auto known = atlas_->parties.find(id);
      const std::vector<PartyTotal>& stood = atlas_->contests[*atlas_->find_contest(view_.contest)].stood;
      return std::any_of(stood.begin(), stood.end(), [&](const PartyTotal& total) { return total.party == known; });
    };
    for (const ColourMode mode : offered_measures()) {
      const Measure& measure = measure_of(mode);
      if (measure.asks != Asks::party) continue;
      add(
          fmt::format("{}-{}", measure.id, party.id), fmt::format("{} of {}", measure.label, party.name),
          [this, mode, id = party.id] {
            colour_by(view_, mode);
            view_.party = id;
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

}  // namespace hustings
