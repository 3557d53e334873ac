#include "ui/history_chart.h"

#include <cmath>
#include <fmt/format.h>

#include "ui/widgets.h"

namespace hustings::ui {

namespace {

constexpr float plot_height = 96;  ///< design pixels

class HistoryChart {
 public:
  HistoryChart(const Canvas& canvas, const Atlas& atlas, const TrackHistory& history, float width)
      : canvas_(canvas), atlas_(atlas), history_(history), list_(ImGui::GetWindowDrawList()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    low_ = {at.x + canvas.px(6), at.y + canvas.px(6)};
    high_ = {at.x + width - canvas.px(74), at.y + canvas.px(6 + plot_height)};
    first_day_ = day_of(history.points.front());
    last_day_ = day_of(history.points.back());
    for (const HistoryPoint& point : history.points)
      for (const double share : point.shares)
        if (share > top_) top_ = share;
    top_ = std::min(100.0, std::ceil(top_ / 10) * 10);
    ImGui::Dummy({width, canvas.px(plot_height + 26)});
  }

  void draw() {
    list_->AddLine({low_.x, high_.y}, {high_.x, high_.y}, ink(palette().rule), canvas_.px(1));
    draw_bands();
    for (std::size_t i = history_.parties.size(); i-- > 0;) draw_party(i);
    draw_labels();
    draw_years();
    tell();
  }

 private:
  double day_of(const HistoryPoint& point) const {
    return static_cast<double>(atlas_.contest(point.contest).date.time_since_epoch().count());
  }
  float x_of(const HistoryPoint& point) const {
    const double part = last_day_ > first_day_ ? (day_of(point) - first_day_) / (last_day_ - first_day_) : 1;
    return low_.x + static_cast<float>(part) * (high_.x - low_.x);
  }
  float y_of(double share) const { return high_.y - static_cast<float>(share / top_) * (high_.y - low_.y); }

  void draw_bands() {
    const ImU32 colour = ink(palette().secondary, 0.14f);
    for (std::size_t i = 0; i < history_.points.size(); ++i) {
      const HistoryPoint& b = history_.points[i];
      if (!b.first) continue;
      if (history_.points.size() == 1)
        list_->AddRectFilled({x_of(b) - canvas_.px(3), y_of(*b.first)}, {x_of(b) + canvas_.px(3), y_of(*b.second)},
                             colour);
      if (i == 0 || !history_.points[i - 1].first) continue;
      const HistoryPoint& a = history_.points[i - 1];
      list_->AddQuadFilled({x_of(a), y_of(*a.first)}, {x_of(b), y_of(*b.first)}, {x_of(b), y_of(*b.second)},
                           {x_of(a), y_of(*a.second)}, colour);
    }
  }

  void line(ImVec2 from, ImVec2 to, ImU32 colour, bool dashed) {
    const float thickness = canvas_.px(1.75f);
    if (!dashed) {
      list_->AddLine(from, to, colour, thickness);
      return;
    }
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const float step = canvas_.px(7);
    const auto at = [&](float along) {
      const float t = std::min(1.0f, along / length);
      return ImVec2{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
    };
    for (float along = 0; along < length; along += step)
      list_->AddLine(at(along), at(along + step / 2), colour, thickness);
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
      const float radius = canvas_.px(3);
      list_->AddCircleFilled(at, radius, point.certainty == Certainty::counted ? colour : ink(palette().panel));
      if (point.certainty != Certainty::counted) list_->AddCircle(at, radius, colour, 0, canvas_.px(1.25f));
      if (point.certainty == Certainty::estimate)  // as the map marks estimates: a line across
        list_->AddLine({at.x - radius, at.y}, {at.x + radius, at.y}, colour, canvas_.px(1));
    }
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
    const float height = canvas_.px(14);
    for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + height);
    float limit = high_.y;
    for (std::size_t i = labels.size(); i-- > 0; limit -= height) labels[i].y = std::min(labels[i].y, limit);
    ImFont* font = canvas_.fonts->small;
    const float right = high_.x + canvas_.px(74);
    for (const Label& label : labels) {
      const Party& party = atlas_.parties[history_.parties[label.party]];
      const float y = label.y - font->FontSize / 2;
      list_->AddRectFilled({high_.x + canvas_.px(8), label.y - canvas_.px(3)},
                           {high_.x + canvas_.px(12), label.y + canvas_.px(4)}, ink(party.colour));
      const std::string share = fmt::format("{:.1f}", label.share);
      const std::string name = fitted(font, party.short_name, right - high_.x - canvas_.px(20) - width_of(font, share));
      list_->AddText(font, font->FontSize, {high_.x + canvas_.px(16), y}, ink(palette().secondary), name.c_str());
      list_->AddText(font, font->FontSize, {right - width_of(font, share), y}, ink(palette().text), share.c_str());
    }
  }

  void draw_years() {
    ImFont* font = canvas_.fonts->small;
    float free_from = low_.x - canvas_.px(8);
    for (const HistoryPoint& point : history_.points) {
      const float x = x_of(point);
      list_->AddLine({x, high_.y}, {x, high_.y + canvas_.px(3)}, ink(palette().rule), canvas_.px(1));
      const std::string year = fmt::format("{}", year_of(atlas_.contest(point.contest).date));
      const float width = width_of(font, year);
      const float left = std::clamp(x - width / 2, low_.x - canvas_.px(6), high_.x + canvas_.px(10) - width);
      if (left < free_from) continue;
      list_->AddText(font, font->FontSize, {left, high_.y + canvas_.px(4)}, ink(palette().secondary), year.c_str());
      free_from = left + width + canvas_.px(6);
    }
  }

  /// The contest that is nearest to the pointer, with all its shares.
  void tell() const {
    if (!ImGui::IsItemHovered()) return;
    const float mouse = ImGui::GetIO().MousePos.x;
    const HistoryPoint* nearest = &history_.points.front();
    for (const HistoryPoint& point : history_.points)
      if (std::abs(x_of(point) - mouse) < std::abs(x_of(*nearest) - mouse)) nearest = &point;
    list_->AddLine({x_of(*nearest), low_.y}, {x_of(*nearest), high_.y}, ink(palette().secondary, 0.5f), canvas_.px(1));
    ImGui::BeginTooltip();
    text_in(canvas_.fonts->strong, palette().text, atlas_.contest(nearest->contest).title);
    for (std::size_t i = 0; i < history_.parties.size(); ++i)
      if (!std::isnan(nearest->shares[i]))
        text_in(canvas_.fonts->body, palette().text,
                fmt::format("{} {:.1f} %", atlas_.parties[history_.parties[i]].short_name, nearest->shares[i]));
    if (nearest->first)
      text_in(canvas_.fonts->small, palette().secondary,
              fmt::format("first by {:.1f} pp", *nearest->first - *nearest->second));
    if (!nearest->how.empty()) text_in(canvas_.fonts->small, palette().secondary, nearest->how);
    if (nearest->redrawn) text_in(canvas_.fonts->small, palette().secondary, "boundaries were redrawn before it");
    ImGui::EndTooltip();
  }

  const Canvas& canvas_;
  const Atlas& atlas_;
  const TrackHistory& history_;
  ImDrawList* list_;
  ImVec2 low_, high_;
  double first_day_ = 0, last_day_ = 0;  ///< days of the epoch
  double top_ = 1;                       ///< percent
};

}  // namespace

void draw_history(const Canvas& canvas, const Atlas& atlas, const TrackHistory& history, float width) {
  text_in(canvas.fonts->small, palette().secondary, history.title + ", share of the vote, %");
  HistoryChart(canvas, atlas, history, width).draw();
}

}  // namespace hustings::ui
