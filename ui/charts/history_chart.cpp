#include "ui/charts/history_chart.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

#include "base/text/text.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/labels/labels.h"

namespace hustings::ui {

namespace {

constexpr float plot_height = 96;  ///< design pixels

class HistoryChart {
 public:
  HistoryChart(Sheet& sheet, float scale, const Atlas& atlas, const TrackHistory& history, ImVec2 at, ImVec2 size)
      : sheet_(sheet), scale_(scale), atlas_(atlas), history_(history) {
    low_ = {at.x + px(6), at.y + px(6)};
    high_ = {at.x + size.x - label_room(size.x), at.y + size.y - px(20)};
    right_ = at.x + size.x;
    first_day_ = day_of(history.points.front());
    last_day_ = day_of(history.points.back());
    for (const HistoryPoint& point : history.points)
      for (const double share : point.shares)
        if (share > top_) top_ = share;
    top_ = std::min(100.0, std::ceil(top_ / 10) * 10);
  }

  void draw() {
    sheet_.line({low_.x, high_.y}, {high_.x, high_.y}, ink(colours().rule), px(1));
    draw_bands();
    for (std::size_t i = history_.parties.size(); i-- > 0;) draw_party(i);
    draw_labels();
    draw_years();
  }

  /// The contest that is nearest to the pointer, with all its shares.
  void tell(const Canvas& canvas) const {
    const float mouse = ImGui::GetIO().MousePos.x;
    const HistoryPoint* nearest = &history_.points.front();
    for (const HistoryPoint& point : history_.points)
      if (std::abs(x_of(point) - mouse) < std::abs(x_of(*nearest) - mouse)) nearest = &point;
    sheet_.line({x_of(*nearest), low_.y}, {x_of(*nearest), high_.y}, ink(colours().secondary, 0.5f), px(1));
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(canvas.px(tooltip_width));
    text_in(canvas.fonts->strong, palette().text, atlas_.contest(nearest->contest).title);
    for (std::size_t i = 0; i < history_.parties.size(); ++i)
      if (!std::isnan(nearest->shares[i]))
        text_in(canvas.fonts->body, palette().text,
                fmt::format("{} {:.1f}%", atlas_.parties[history_.parties[i]].short_name, nearest->shares[i]));
    if (nearest->first)
      text_in(canvas.fonts->small, palette().secondary,
              fmt::format("first by {} points", decimal(*nearest->first - *nearest->second, 1)));
    if (!nearest->how.empty()) text_in(canvas.fonts->small, palette().secondary, nearest->how);
    if (nearest->redrawn) text_in(canvas.fonts->small, palette().secondary, "boundaries were redrawn before it");
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
  }

 private:
  float px(float design) const { return design * scale_; }
  const Palette& colours() const { return sheet_.palette(); }
  double day_of(const HistoryPoint& point) const {
    return static_cast<double>(hustings::day_of(atlas_, point).time_since_epoch().count());
  }
  float x_of(const HistoryPoint& point) const {
    const double part = last_day_ > first_day_ ? (day_of(point) - first_day_) / (last_day_ - first_day_) : 1;
    return low_.x + static_cast<float>(part) * (high_.x - low_.x);
  }
  float y_of(double share) const { return high_.y - static_cast<float>(share / top_) * (high_.y - low_.y); }

  void draw_bands() {
    const ImU32 colour = ink(colours().secondary, 0.14f);
    for (std::size_t i = 0; i < history_.points.size(); ++i) {
      const HistoryPoint& b = history_.points[i];
      if (!b.first) continue;
      if (history_.points.size() == 1)
        sheet_.rectangle({x_of(b) - px(3), y_of(*b.first)}, {x_of(b) + px(3), y_of(*b.second)}, colour);
      if (i == 0 || !history_.points[i - 1].first) continue;
      const HistoryPoint& a = history_.points[i - 1];
      const std::array<ImVec2, 4> band{ImVec2{x_of(a), y_of(*a.first)},
                                       {x_of(b), y_of(*b.first)},
                                       {x_of(b), y_of(*b.second)},
                                       {x_of(a), y_of(*a.second)}};
      sheet_.polygon(band, colour);
    }
  }

  void line(ImVec2 from, ImVec2 to, ImU32 colour, bool dashed) {
    const float thickness = px(1.75f);
    if (!dashed) {
      sheet_.line(from, to, colour, thickness);
      return;
    }
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const float step = px(7);
    const auto at = [&](float along) {
      const float t = std::min(1.0f, along / length);
      return ImVec2{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
    };
    for (float along = 0; along < length; along += step)
      sheet_.line(at(along), at(along + step / 2), colour, thickness);
  }

  void draw_party(std::size_t party) {
    const ImU32 colour = ink(atlas_.parties[history_.parties[party]].colour);
    const HistoryPoint* last = nullptr;
    bool redrawn = false;
    for (const HistoryPoint& point : history_.points) {
      redrawn = redrawn || point.redrawn;
      const double share = point.shares[party];
      if (std::isnan(share)) {
        last = nullptr;  // no line through an election that it did not stand in
        continue;
      }
      if (last != nullptr) line({x_of(*last), y_of(last->shares[party])}, {x_of(point), y_of(share)}, colour, redrawn);
      last = &point;
      redrawn = false;
    }
    for (const HistoryPoint& point : history_.points) {
      if (std::isnan(point.shares[party])) continue;
      const ImVec2 at{x_of(point), y_of(point.shares[party])};
      const float radius = px(3);
      sheet_.disc(at, radius, point.certainty == Certainty::counted ? colour : ink(colours().panel));
      if (point.certainty != Certainty::counted) sheet_.ring(at, radius, colour, px(1.25f));
      if (point.certainty == Certainty::estimate)  // as the map marks estimates: a line across
        sheet_.line({at.x - radius, at.y}, {at.x + radius, at.y}, colour, px(1));
    }
  }

  /// Beside the last election: what the longest name takes, but no more than a third.
  float label_room(float width) const {
    float room = px(74);
    for (std::size_t i = 0; i < history_.parties.size(); ++i)
      if (const double share = history_.points.back().shares[i]; !std::isnan(share))
        room =
            std::max(room, px(24) + sheet_.width_of(TextStyle::small, atlas_.parties[history_.parties[i]].short_name) +
                               sheet_.width_of(TextStyle::small, fmt::format("{:.1f}", share)));
    return std::min(room, width / 3);
  }

  /// Names and shares at the right end, none on another.
  void draw_labels() {
    struct Label {
      float y;
      std::size_t party;
      double share;
    };
    const HistoryPoint& end = history_.points.back();
    std::vector<Label> labels;
    for (std::size_t i = 0; i < history_.parties.size(); ++i)
      if (!std::isnan(end.shares[i])) labels.push_back({y_of(end.shares[i]), i, end.shares[i]});
    std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
    const float height = px(14);
    for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + height);
    float limit = high_.y;
    for (std::size_t i = labels.size(); i-- > 0; limit -= height) labels[i].y = std::min(labels[i].y, limit);
    for (const Label& label : labels) {
      const Party& party = atlas_.parties[history_.parties[label.party]];
      const float y = label.y - sheet_.height_of(TextStyle::small) / 2;
      sheet_.rectangle({high_.x + px(8), label.y - px(3)}, {high_.x + px(12), label.y + px(4)}, ink(party.colour));
      const std::string share = fmt::format("{:.1f}", label.share);
      const std::string name = fitted(sheet_, TextStyle::small, party.short_name,
                                      right_ - high_.x - px(20) - sheet_.width_of(TextStyle::small, share));
      sheet_.text(TextStyle::small, {high_.x + px(16), y}, ink(colours().secondary), name);
      sheet_.text(TextStyle::small, {right_, y}, ink(colours().text), share, Align::right);
    }
  }

  void draw_years() {
    float free_from = low_.x - px(8);
    for (const HistoryPoint& point : history_.points) {
      const float x = x_of(point);
      sheet_.line({x, high_.y}, {x, high_.y + px(3)}, ink(colours().rule), px(1));
      const std::string year = fmt::format("{}", year_of(atlas_.contest(point.contest).date));
      const float width = sheet_.width_of(TextStyle::small, year);
      const float left = std::clamp(x - width / 2, low_.x - px(6), high_.x + px(10) - width);
      if (left < free_from) continue;
      sheet_.text(TextStyle::small, {left, high_.y + px(4)}, ink(colours().secondary), year);
      free_from = left + width + px(6);
    }
  }

  Sheet& sheet_;
  float scale_;  ///< pixels to one of the design
  const Atlas& atlas_;
  const TrackHistory& history_;
  ImVec2 low_, high_;                    ///< of the plot
  float right_ = 0;                      ///< of the shares beside it
  double first_day_ = 0, last_day_ = 0;  ///< days of the epoch
  double top_ = 1;                       ///< percent
};

}  // namespace

void draw_history(const Canvas& canvas, const Atlas& atlas, const TrackHistory& history, float width) {
  text_in(canvas.fonts->small, palette().secondary, history.title + ", share of the vote, %");
  ListSheet sheet(*canvas.fonts, ImGui::GetWindowDrawList());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{width, canvas.px(plot_height + 26)};
  ImGui::Dummy(size);
  HistoryChart chart(sheet, canvas.scale, atlas, history, at, size);
  chart.draw();
  if (ImGui::IsItemHovered()) chart.tell(canvas);
}

void draw_history_on(Sheet& sheet, float scale, const Atlas& atlas, const TrackHistory& history, ImVec2 at,
                     ImVec2 size) {
  HistoryChart(sheet, scale, atlas, history, at, size).draw();
}

}  // namespace hustings::ui
