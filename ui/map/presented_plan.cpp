#include "ui/map/presented_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/measure_sheet.h"
#include "ui/map/legend_panel.h"
#include "ui/map/presented_map.h"

namespace hustings::ui {

namespace {

using namespace presented;

// Design pixels.
constexpr float between_texts = 10;
constexpr float beside_panel = 6;
constexpr float frame_edge = 6;
constexpr float narrowest_caption = 132;
constexpr std::size_t most_caption_lines = 9;

/// A caption in one of the ways in which it may stand.
struct CaptionForm {
  bool beside = false, right = false;
  float width = 0;  ///< pixels
  double worth = 1;
};

/// How a legend may look.
struct LegendForm {
  float limit = 0;  ///< as TextPlan has it
  bool close = false;
  ImVec2 size{0, 0};              ///< pixels
  std::optional<Rectangle> flat;  ///< from {0, 0}: the band that it is laid out in
};

/// All ways in which the texts of one picture may stand.
class PresentedPlanner {
 public:
  PresentedPlanner(const Canvas& canvas, const PresentedSubject& subject)
      : canvas_(canvas), sheet_(canvas.scale), subject_(subject) {
    canvas_.sheet = &sheet_;
    find_legend_forms();
    const float room = canvas_.size.x * wrapped_title_part - canvas_.px(2 * edge);
    may_wrap_ = wrapped_lines(sheet_, TextStyle::large, subject.title, room).size() == 2;
    for (const bool wrapped : {false, true}) titles_.push_back(title_place(wrapped));
    for (const bool stacked : {false, true})
      tallies_.push_back(presented_tally_place(canvas_, subject.headline, stacked));
  }

  std::optional<TextPlan> best(const Silhouette& silhouette) {
    // Caption and legend want the same sides, and so are tried together; title and tally then by themselves.
    const auto first = best_of(all_plans(), silhouette);
    if (!first) return std::nullopt;
    std::vector<Planned> others;
    for (const bool wrapped : {false, true})
      for (const bool stacked : {false, true}) add(*first, wrapped, stacked, others);
    const auto second = best_of(others, silhouette);
    return second ? second->plan : first->plan;
  }

 private:
  struct Planned {
    TextPlan plan;
    CaptionForm caption;
    LegendForm legend;
    LegendCorner corner;
    double worth = 1;
  };

  static std::optional<Planned> best_of(const std::vector<Planned>& plans, const Silhouette& silhouette) {
    std::vector<TextForm> forms;
    forms.reserve(plans.size());
    for (const Planned& planned : plans) forms.push_back({planned.plan.room, planned.worth});
    const auto best = best_form(silhouette, forms);
    return best ? std::optional(plans[*best]) : std::nullopt;
  }

  float right_edge() const {
    return has_panel() ? canvas_.size.x - canvas_.inset.right - canvas_.px(beside_panel)
                       : canvas_.size.x - canvas_.px(edge);
  }
  float floor() const { return canvas_.size.y - canvas_.inset.bottom; }
  bool has_panel() const { return canvas_.inset.right > 0; }

  Rectangle title_place(bool wrapped) const {
    const float left = canvas_.px(edge);
    const float room = canvas_.size.x * (wrapped ? wrapped_title_part : 1) - 2 * left;
    const std::vector<std::string> lines = presented_title_lines(canvas_, subject_.title, room, wrapped);
    float width = std::min(canvas_.size.x - 2 * left, sheet_.width_of(TextStyle::small, subject_.below));
    for (const std::string& line : lines) width = std::max(width, sheet_.width_of(TextStyle::large, line));
    const float more = title_line * static_cast<float>(lines.size() - 1);
    return {{left, canvas_.px(title_top)},
            {left + width, canvas_.px(title_top + more + below_title) + sheet_.height_of(TextStyle::small)}};
  }

  void find_legend_forms() {
    for (const bool close : {false, true})
      for (const float limit : legend_widths(canvas_, subject_.legend)) {
        if (close && subject_.legend.entries.size() < 3) continue;
        Canvas narrow = canvas_;
        narrow.inset.left = 0;
        narrow.inset.legend_width = limit;
        narrow.inset.legend_height = close ? closest_legend : 0;
        const Rectangle place = legend_place(narrow, subject_.legend, 0);
        legends_.push_back({limit, close, {place.high.x - place.low.x, place.high.y - place.low.y}, std::nullopt});
      }
    // Flat, several bars would not all have room.
    if (!has_panel() || subject_.legend.crossing || subject_.legend.entries.size() > 1) return;
    const float width = right_edge() - canvas_.px(edge);
    const Rectangle band{{0, 0}, {width, canvas_.px(legend_strip_height(width / canvas_.scale, 3))}};
    const Rectangle place = legend_place(LegendSpot{canvas_, 0, band}, subject_.legend);
    legends_.push_back({0, false, {place.high.x - place.low.x, place.high.y - place.low.y}, band});
  }

  std::vector<CaptionForm> caption_forms() const {
    std::vector<CaptionForm> forms{{false, false, canvas_.size.x - canvas_.px(2 * edge), 1}};
    if (subject_.caption.empty()) return forms;
    for (const float part : {0.22f, 0.27f, 0.32f, 0.38f}) {
      const float width = part * canvas_.size.x;
      if (width < canvas_.px(narrowest_caption)) continue;
      forms.push_back({true, false, width, 1});
      if (!has_panel()) forms.push_back({true, true, width, 0.97});
    }
    return forms;
  }

  /// Below the title or the tally, or in a band above the foot. None where it would be too long.
  std::optional<Rectangle> caption_place(const CaptionForm& form, const Rectangle& title, const Rectangle& tally,
                                         float foot_top) const {
    if (subject_.caption.empty()) return Rectangle{{0, foot_top}, {0, foot_top}};
    const std::vector<std::string> lines = wrapped_lines(sheet_, TextStyle::body, subject_.caption, form.width);
    float width = 0;
    for (const std::string& line : lines) width = std::max(width, sheet_.width_of(TextStyle::body, line));
    const float height = canvas_.px(caption_line) * static_cast<float>(lines.size());
    if (!form.beside) return Rectangle{{canvas_.px(edge), foot_top - height}, {canvas_.px(edge) + width, foot_top}};
    if (lines.size() > most_caption_lines) return std::nullopt;
    const float left = form.right ? right_edge() - width : canvas_.px(edge);
    float top = title.high.y;
    if (form.right) top = tally.high.y;
    top += canvas_.px(between_texts);
    return Rectangle{{left, top}, {left + width, top + height}};
  }

  Rectangle legend_at(const LegendForm& form, const LegendCorner& corner, const TextPlan& plan, float foot_top) const {
    const float left = corner.right ? right_edge() - form.size.x : canvas_.px(edge);
    float top = foot_top - canvas_.px(8) - form.size.y;
    if (!plan.caption_beside && !is_empty(plan.caption)) top = plan.caption.low.y - canvas_.px(8) - form.size.y;
    if (corner.upper) {
      top = plan.title.high.y;
      for (const Rectangle& above : {plan.tally, plan.caption})
        if (above.low.y < canvas_.size.y / 2 && above.high.x > left && above.low.x < left + form.size.x)
          top = std::max(top, above.high.y);
      if (corner.right && plan.title.high.x < left) top = is_empty(plan.tally) || has_panel() ? 0 : plan.tally.high.y;
      top += canvas_.px(between_texts);
    }
    return {{left, top}, {left + form.size.x, top + form.size.y}};
  }

  /// The plan of these choices, where no text meets another.
  void add(Planned planned, bool wrapped, bool stacked, std::vector<Planned>& plans) const {
    // A panel stands below the tally.
    if ((wrapped && !may_wrap_) || (stacked && has_panel())) return;
    TextPlan& plan = planned.plan;
    plan = TextPlan();
    plan.title = titles_[wrapped ? 1 : 0];
    plan.tally = tallies_[stacked ? 1 : 0];
    plan.title_wrapped = wrapped;
    plan.tally_stacked = stacked;
    plan.caption_beside = planned.caption.beside;
    const float foot_top = floor() - canvas_.px(foot_height);
    plan.foot = {{0, foot_top}, canvas_.size};
    const auto caption = caption_place(planned.caption, plan.title, plan.tally, foot_top);
    if (!caption) return;
    plan.caption = *caption;
    plan.legend = legend_at(planned.legend, planned.corner, plan, foot_top);
    plan.legend_width = planned.legend.limit;
    plan.legend_right = planned.corner.right;
    plan.legend_upper = planned.corner.upper;
    plan.legend_close = planned.legend.close;
    if (planned.legend.flat)
      plan.legend_band =
          Rectangle{plan.legend.low,
                    {plan.legend.low.x + planned.legend.flat->high.x, plan.legend.low.y + planned.legend.flat->high.y}};
    if (!is_apart(plan)) return;
    const float bottom = planned.caption.beside || is_empty(plan.caption) ? foot_top : plan.caption.low.y;
    const float side = canvas_.px(frame_edge);
    plan.room.frame = {{side, side},
                       {has_panel() ? right_edge() : canvas_.size.x - side, bottom - canvas_.px(text_gap_y)}};
    for (const Rectangle& text : {plan.title, plan.tally, plan.legend, plan.caption})
      if (!is_empty(text)) plan.room.taken.push_back(with_gap(canvas_, text));
    // Beside a panel the map is small enough.
    planned.worth = planned.caption.worth * (has_panel() ? 1 : planned.corner.worth) * (wrapped ? 0.98 : 1) *
                    (stacked ? 0.98 : 1) * (planned.legend.limit > 0 ? 0.99 : 1) * (planned.legend.close ? 0.99 : 1);
    plans.push_back(std::move(planned));
  }

  bool is_apart(const TextPlan& plan) const {
    const std::vector<Rectangle> texts{plan.title, plan.tally, plan.caption, plan.legend};
    const float gap = canvas_.px(6) / 2;
    const auto grown = [&](const Rectangle& text) {
      return Rectangle{{text.low.x - gap, text.low.y - gap}, {text.high.x + gap, text.high.y + gap}};
    };
    for (std::size_t i = 0; i < texts.size(); ++i)
      for (std::size_t j = i + 1; j < texts.size(); ++j)
        if (!is_empty(texts[i]) && !is_empty(texts[j]) && grown(texts[i]).touches(grown(texts[j]))) return false;
    return plan.legend.high.y <= plan.foot.low.y && plan.caption.high.y <= plan.foot.low.y;
  }

  /// With title and tally as usual, or else as they have room.
  std::vector<Planned> all_plans() const {
    constexpr std::array<std::pair<bool, bool>, 4> heads{{{false, false}, {true, false}, {false, true}, {true, true}}};
    std::vector<Planned> plans;
    for (const auto& [wrapped, stacked] : heads) {
      for (const CaptionForm& caption : caption_forms())
        for (const LegendCorner& corner : legend_corners)
          for (const LegendForm& legend : legends_) add({{}, caption, legend, corner, 1}, wrapped, stacked, plans);
      if (!plans.empty()) break;
    }
    return plans;
  }

  Canvas canvas_;
  MeasureSheet sheet_;
  const PresentedSubject& subject_;
  bool may_wrap_ = false;                    ///< the title, without losing words
  std::vector<Rectangle> titles_, tallies_;  // in one line, wrapped; in a row, stacked
  std::vector<LegendForm> legends_;
};

}  // namespace

std::vector<std::string> presented_title_lines(const Canvas& canvas, const std::string& title, float room,
                                               bool wrapped) {
  if (!wrapped) return {fitted(*canvas.sheet, TextStyle::large, title, room)};
  std::vector<std::string> lines = wrapped_lines(*canvas.sheet, TextStyle::large, title, room);
  if (lines.size() > 2) {
    for (std::size_t i = 2; i < lines.size(); ++i) lines[1] += " " + lines[i];
    lines.resize(2);
    lines[1] = fitted(*canvas.sheet, TextStyle::large, lines[1], room);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::optional<TextPlan> plan_presented(const Canvas& canvas, const PresentedSubject& subject,
                                       const Silhouette& silhouette) {
  auto plan = PresentedPlanner(canvas, subject).best(silhouette);
  if (plan) lay_out_map(silhouette, canvas.size, *plan);
  return plan;
}

}  // namespace hustings::ui
