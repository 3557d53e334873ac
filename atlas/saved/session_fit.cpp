#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/figures/comparison.h"
#include "atlas/figures/figures.h"
#include "atlas/numbers.h"
#include "atlas/paint/scales.h"
#include "atlas/saved/session.h"
#include "atlas/view/night_view.h"
#include "atlas/view/what_if.h"

namespace hustings {

namespace {

/// Puts one choice after another back to its default where the atlas cannot show it.
class Fitting {
 public:
  Fitting(const Atlas& atlas, std::string file, Session& session)
      : atlas_(atlas), file_(std::move(file)), session_(session), view_(session.view) {}

  Findings fit() {
    fit_contests();
    fit_parties();
    fit_selection();
    fit_numbers();
    fit_what_if();
    fit_joined();
    fit_beside();
    fit_filter();
    fit_playback();
    return std::move(findings_);
  }

 private:
  void left_out(std::string key, std::string what, std::string remedy = "It is left out") {
    findings_.push_back({.severity = Severity::warning,
                         .place = {.file = file_, .layer = {}, .row = {}, .column = std::move(key)},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  void clear(const char* key, std::string& value, const char* what) {
    left_out(key, fmt::format("{} \"{}\"", what, value));
    value.clear();
  }

  bool has_contest(const std::string& id) const { return atlas_.find_contest(id).has_value(); }

  bool has_area(const std::string& code) const {
    return std::any_of(atlas_.layers.begin(), atlas_.layers.end(),
                       [&](const AtlasLayer& layer) { return layer.find(code).has_value(); });
  }

  void fit_contests() {
    if (!has_contest(view_.contest)) {
      left_out("contest", fmt::format("this atlas has no contest \"{}\"", view_.contest),
               fmt::format("{} is shown", atlas_.default_contest));
      view_.contest = atlas_.default_contest;
      view_.next_contest.clear();
    }
    if (!view_.next_contest.empty() && !has_contest(view_.next_contest))
      clear("next_contest", view_.next_contest, "this atlas has no contest");
    if (view_.next_contest.empty()) view_.fraction = 0;
    // A comparison or a layer may be another contest's choice, which waits until that one is shown again.
    if (!view_.against.empty() && !has_contest(view_.against))
      clear("against", view_.against, "this atlas has no contest");
    if (view_.at_dissolution && !has_by_elections(atlas_)) {
      left_out("at_dissolution", "this atlas has no by-elections to be counted");
      view_.at_dissolution = false;
    }
    if (!view_.by.empty() && !atlas_.find_layer(view_.by)) clear("by", view_.by, "this atlas has no layer");
    if (view_.at && !shows_night(atlas_, view_)) {
      left_out("at", fmt::format("{} has no times of declarations", view_.contest), "The whole election is shown");
      view_.at.reset();
    }
  }

  void fit_parties() {
    const auto fit_party = [&](const char* key, std::string& party, const char* instead) {
      if (party.empty() || atlas_.parties.find(party)) return;
      left_out(key, fmt::format("this atlas has no party \"{}\"", party), instead);
      party.clear();
    };
    fit_party("party", view_.party, "The usual party is taken");
    fit_party("swing_from", view_.swing_from, "One of the usual pair is taken");
    fit_party("swing_to", view_.swing_to, "One of the usual pair is taken");
    if (view_.swing_from.empty() || view_.swing_from != view_.swing_to) return;
    left_out("swing_to", "a swing is between two different parties", "The usual pair is taken");
    view_.swing_from.clear();
    view_.swing_to.clear();
  }

  void fit_codes(const char* key, std::vector<std::string>& codes) {
    std::erase_if(codes, [&](const std::string& code) {
      const bool known = has_area(code);
      if (!known) left_out(key, fmt::format("no layer of this atlas has an area \"{}\"", code));
      return !known;
    });
  }

  void fit_selection() {
    fit_codes("selected", view_.selected);
    fit_codes("pinned", view_.pinned);
    if (view_.pinned.size() > most_pinned) {
      left_out("pinned", fmt::format("at most {} areas can be pinned", most_pinned));
      view_.pinned.resize(most_pinned);
    }
    if (view_.crossed_with && !is_figure(*view_.crossed_with)) {
      left_out("crossed_with", fmt::format("two figures can be crossed of {}", figure_names()));
      view_.crossed_with.reset();
    }
  }

  void fit_number(const char* key, double& number, double least, double most, double instead) {
    if (number >= least && number <= most) return;
    left_out(key, fmt::format("{} must be from {} to {}", key, least, most), fmt::format("It is {}", instead));
    number = instead;
  }

  void fit_numbers() {
    fit_number("fraction", view_.fraction, 0, 1, 0);
    fit_number("morph", view_.morph, 0, 1, 1);
    if (view_.camera) {
      constexpr double furthest = 1e8;  // metres: no projected system reaches it
      const Camera camera = *view_.camera;
      if (!(std::abs(camera.centre.x) <= furthest && std::abs(camera.centre.y) <= furthest) ||
          !(camera.metres_per_pixel >= 0.01 && camera.metres_per_pixel <= 1e6)) {
        left_out("camera", "the camera is nowhere on a map", "The whole of the map is shown");
        view_.camera.reset();
      }
    }
    try {
      scale_of(diverging_ramp(), view_.colour, view_.scale);
    } catch (const CommandError& error) {
      left_out("scale", error.what(), "That of the colour mode is taken");
      view_.scale = {.stepped = view_.scale.stepped, .midpoint = {}, .breaks = {}};
    }
  }

  void fit_what_if() {
    WhatIf& what_if = view_.what_if;
    fit_number("swing", what_if.swing, -100, 100, 0);
    fit_number("third_change", what_if.third_change, -100, 100, 0);
    if (!what_if.third_party.empty() && !atlas_.parties.find(what_if.third_party))
      clear("third_party", what_if.third_party, "this atlas has no party");
    try {
      require_valid_what_if(atlas_, view_);
    } catch (const CommandError& error) {
      left_out("what_if", error.what());
      what_if = {};
    }
  }

  void fit_joined() {
    if (!view_.number.empty() && chosen_number(atlas_, view_) == nullptr)
      clear("number", view_.number, "this atlas has no column of numbers");
    if (!view_.number.empty()) return;
    if (view_.colour == ColourMode::number) {
      left_out("colour", "no column of numbers is named", "The majority is shown");
      colour_by(view_, View().colour);
    }
    if (view_.crossed_with == ColourMode::number) {
      left_out("crossed_with", "no column of numbers is named");
      view_.crossed_with.reset();
    }
  }

  void fit_beside() {
    std::erase_if(view_.beside, [&](Beside& beside) {
      if (!has_contest(beside.contest)) {
        left_out("beside", fmt::format("this atlas has no contest \"{}\"", beside.contest));
        return true;
      }
      if (!beside.party.empty() && !atlas_.parties.find(beside.party)) {
        left_out("beside", fmt::format("this atlas has no party \"{}\"", beside.party), "That of the view is taken");
        beside.party = view_.party;
      }
      View shown = view_;
      shown.number = beside.number;
      const bool known = beside.colour != ColourMode::number || chosen_number(atlas_, shown) != nullptr;
      if (!known) left_out("beside", fmt::format("this atlas has no column of numbers \"{}\"", beside.number));
      return !known;
    });
    if (view_.beside.size() > most_beside) {
      left_out("beside", fmt::format("at most {} maps can lie beside the first", most_beside));
      view_.beside.resize(most_beside);
    }
    if (!view_.swipe) return;
    if (view_.beside.size() != 1) {
      left_out("swipe", "a divider is between two maps");
      view_.swipe.reset();
    } else if (!(*view_.swipe >= 0 && *view_.swipe <= 1)) {
      left_out("swipe", "swipe must be from 0 to 1", "It is 0.5");
      view_.swipe = 0.5;
    }
  }

  /// After all that figures depend on.
  void fit_filter() {
    Filter& filter = view_.filter;
    std::erase_if(filter.parties, [&](const std::string& party) {
      const bool known = atlas_.parties.find(party).has_value();
      if (!known) left_out("parties", fmt::format("this atlas has no party \"{}\"", party));
      return !known;
    });
    std::erase_if(filter.parents, [&](const std::string& code) {
      const bool known = has_area(code);
      if (!known) left_out("parents", fmt::format("no layer of this atlas has an area \"{}\"", code));
      return !known;
    });
    fit_number("limit", filter.majority_limit.limit, 0, 1e12, MajorityLimit().limit);
    if (filter.ranges.empty()) return;
    const auto figures = figures_of(atlas_, view_);
    std::erase_if(filter.ranges, [&](const Range& range) {
      const Column* column = figures->find(range.column);
      const bool known = column != nullptr && column->kind == ColumnKind::number;
      if (!known) left_out("ranges", fmt::format("{} has no column of numbers \"{}\"", view_.contest, range.column));
      else if (!(range.low <= range.high))
        left_out("ranges", fmt::format("no {} is {} at least and {} at most", range.column, range.low, range.high));
      return !known || !(range.low <= range.high);
    });
  }

  void fit_playback() {
    Playback& playback = session_.playback;
    if (!playback.track.empty() && std::none_of(atlas_.tracks.begin(), atlas_.tracks.end(),
                                                [&](const Track& track) { return track.id == playback.track; })) {
      left_out("track", fmt::format("this atlas has no track \"{}\"", playback.track));
      playback.track = atlas_.contest(*atlas_.find_contest(view_.contest)).track;
      go_to(atlas_, *atlas_.find_contest(view_.contest), playback, view_);
    }
    fit_number("progress", playback.progress, 0, 1, 1);
    fit_number("speed", playback.speed, 0.01, 100, 1);
    // A file written by hand may show a contest and leave the clock at another one.
    Playback clock = playback;
    View there = view_;
    seek(atlas_, clock.progress, clock, there);
    if (there.contest == view_.contest || !view_.next_contest.empty()) return;
    const bool playing = playback.playing;
    go_to(atlas_, *atlas_.find_contest(view_.contest), playback, view_);
    playback.playing = playing;
  }

  const Atlas& atlas_;
  std::string file_;
  Session& session_;
  View& view_;
  Findings findings_;
};

}  // namespace

Findings fit_to(const Atlas& atlas, const std::string& file, Session& session) {
  return Fitting(atlas, file, session).fit();
}

}  // namespace hustings
