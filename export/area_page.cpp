#include "export/area_page.h"

#include <algorithm>
#include <fmt/format.h>

#include "atlas/figures/area_history.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/placement.h"
#include "base/text/text.h"
#include "export/vector_map.h"
#include "ui/charts/history_chart.h"
#include "ui/kit/sheet.h"
#include "ui/labels/labels.h"

namespace hustings {

using ui::Align;
using ui::TextStyle;

namespace {

constexpr float gap = 16;
constexpr float map_width = 328;
constexpr float map_height = 232;
constexpr double printed_error = 0.1;  // points: less than any printer shows

class AreaPage {
 public:
  AreaPage(PdfSheet& sheet, const BookSubject& subject, AreaIndex area)
      : sheet_(sheet),
        subject_(subject),
        colours_(sheet.palette()),
        area_(area),
        card_(card_of(subject.atlas, subject.view, subject.map.main_part(), area, 10)) {}

  void write(int page) {
    write_head();
    write_map_of_area();
    write_figures();
    y_ = BookPage::top + 56 + map_height + 8;
    write_neighbours();
    write_candidates();
    write_history();
    write_sources();
    write_foot(sheet_, subject_.source, page);
  }

 private:
  ImU32 strong() const { return ui::ink(colours_.text); }
  ImU32 quiet() const { return ui::ink(colours_.secondary); }

  void heading(const std::string& text) {
    y_ += 12;
    sheet_.text(TextStyle::strong, {BookPage::left, y_}, strong(), text);
    y_ += 16;
  }

  void write_head() {
    sheet_.text(TextStyle::title, {BookPage::left, BookPage::top - 8}, strong(),
                ui::fitted(sheet_, TextStyle::title, card_.name, BookPage::right - BookPage::left));
    std::string below = card_.code;
    if (!card_.within.empty() && card_.within != card_.name) below = card_.within + " \u00b7 " + below;
    sheet_.text(TextStyle::small, {BookPage::left, BookPage::top + 18}, quiet(), below + " \u00b7 " + card_.contest);
    const float width = sheet_.width_of(TextStyle::strong, card_.headline);
    const ImVec2 at{BookPage::right - width, BookPage::top + 16};
    if (card_.headline_colour != 0)
      sheet_.rectangle({at.x - 12, at.y + 2}, {at.x - 4, at.y + 10}, ui::ink(card_.headline_colour), 1);
    sheet_.text(TextStyle::strong, at, strong(), card_.headline);
    write_rule(sheet_, BookPage::top + 36);
  }

  void write_map_of_area() {
    View view = subject_.view;
    view.selected = {card_.code};
    Box shown = subject_.layer().area_bounds[area_];
    const Point around = shown.size() * 0.45;
    shown = {shown.low - around, shown.high + around};
    const MapPlace place{
        .at = {BookPage::left, BookPage::top + 48}, .size = {map_width, map_height}, .scale = 0.62f, .shown = shown};
    const Viewport viewport = begin_map(sheet_, subject_, view, subject_.map, place);
    const ui::Canvas canvas = canvas_of(sheet_);
    const ScenePart& part = subject_.map.main_part();
    const Placement placement;
    // No name runs over the map's edges.
    constexpr float far = 1e4f;
    const std::vector<ui::Rectangle> outside{{{-far, -far}, {2, far}},
                                             {{-far, -far}, {far, 2}},
                                             {{canvas.size.x - 2, -far}, {far, far}},
                                             {{-far, canvas.size.y - 2}, {far, far}}};
    ui::draw_labels(canvas,
                    {.atlas = subject_.atlas,
                     .part = part,
                     .placement = placement,
                     .paints = subject_.map.main_paints(),
                     .viewport = viewport,
                     .selected = {area_},
                     .marginality = marginality_of(subject_.atlas, part)},
                    outside);
    end_map(sheet_, place);
  }

  /// What the card says: majority, swing needed, swing, turnout.
  void write_figures() {
    const float left = BookPage::left + map_width + gap;
    const float width = BookPage::right - left;
    float y = BookPage::top + 48;
    for (const CardLine& line : card_.lines) {
      if (y > BookPage::top + 48 + map_height - 24) break;
      sheet_.text(TextStyle::small, {left, y}, quiet(), line.label);
      y += 10;
      if (!line.value.empty()) {
        sheet_.text(TextStyle::strong, {left, y}, strong(), ui::fitted(sheet_, TextStyle::strong, line.value, width));
        y += 13;
      }
      if (!line.remark.empty())
        y = write_wrapped(sheet_, {left, y}, {TextStyle::small, colours_.secondary, width, 4}, line.remark);
      y += 7;
    }
  }

  void write_neighbours() {
    const std::vector<AreaIndex> neighbours = neighbours_of(subject_.layer(), area_);
    sheet_.text(TextStyle::small, {BookPage::left, y_}, quiet(),
                measure_title(subject_.atlas, subject_.view) + (neighbours.empty() ? "." : ". Neighbours:"));
    y_ += 12;
    float x = BookPage::left;
    const Column& winners = subject_.figures->column("winner");
    for (const AreaIndex neighbour : neighbours) {
      const auto winner = winners.parties[neighbour];
      const std::string name = subject_.layer().layer.areas[neighbour].name +
                               (winner ? ", " + subject_.atlas.parties[*winner].short_name : std::string());
      const float width = sheet_.width_of(TextStyle::small, name) + 22;
      if (x > BookPage::left && x + width > BookPage::right) {
        x = BookPage::left;
        y_ += 11;
      }
      const Rgb colour = winner ? subject_.atlas.parties[*winner].colour : colours_.track;
      sheet_.rectangle({x, y_ + 1}, {x + 7, y_ + 8}, ui::ink(colour), 1);
      sheet_.text(TextStyle::small, {x + 10, y_}, strong(), name);
      x += width;
    }
    if (!neighbours.empty()) y_ += 11;
  }

  void write_candidates() {
    if (card_.bars.empty()) return;
    const bool people =
        std::any_of(card_.bars.begin(), card_.bars.end(), [](const CardBar& bar) { return !bar.candidate.empty(); });
    const bool slates =
        std::any_of(card_.bars.begin(), card_.bars.end(), [](const CardBar& bar) { return bar.candidate.empty(); });
    heading(people && !slates ? "Candidates" : "Votes");
    const float votes_right = BookPage::left + 264;
    const float share_right = BookPage::left + 308;
    const float bar_left = BookPage::left + map_width;
    double most = 1;
    for (const CardBar& bar : card_.bars) most = std::max(most, bar.share);
    for (const CardBar& bar : card_.bars) {
      const std::string name = bar.candidate.empty() ? bar.party : bar.candidate + ", " + bar.party;
      sheet_.rectangle({BookPage::left, y_ + 2}, {BookPage::left + 8, y_ + 10}, ui::ink(bar.colour), 1);
      sheet_.text(TextStyle::body, {BookPage::left + 14, y_}, strong(),
                  ui::fitted(sheet_, TextStyle::body, name, votes_right - BookPage::left - 60));
      if (!card_.shares_only && !card_.unopposed)
        sheet_.text(TextStyle::body, {votes_right, y_}, quiet(), with_thousands(bar.votes), Align::right);
      if (!card_.unopposed)
        sheet_.text(TextStyle::body, {share_right, y_}, strong(), fmt::format("{:.1f}%", bar.share), Align::right);
      const auto part = static_cast<float>(bar.share / most);
      sheet_.rectangle({bar_left, y_ + 3}, {bar_left + part * (BookPage::right - bar_left), y_ + 9},
                       ui::ink(bar.colour), 1);
      y_ += 13;
    }
    if (card_.others > 0) {
      sheet_.text(TextStyle::small, {BookPage::left + 14, y_ + 1}, quiet(),
                  fmt::format("and {} more with {} votes", card_.others, with_thousands(card_.other_votes)));
      y_ += 11;
    }
  }

  void write_history() {
    std::vector<TrackHistory> tracks =
        area_history(subject_.atlas, subject_.view.basis, subject_.map.main_part().layer, area_, 4);
    std::erase_if(tracks, [](const TrackHistory& track) { return track.points.size() < 2; });
    const auto own = subject_.atlas.find_contest(subject_.view.contest);
    std::stable_partition(tracks.begin(), tracks.end(), [&](const TrackHistory& track) {
      return own && track.track == subject_.atlas.contest(*own).track;
    });
    if (tracks.size() > 4) tracks.resize(4);
    if (tracks.empty()) return;
    heading("Share of the vote over time, %");
    const float width = (BookPage::right - BookPage::left - gap) / 2;
    constexpr float height = 78;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      const float x = BookPage::left + (i % 2 == 0 ? 0 : width + gap);
      sheet_.text(TextStyle::small, {x, y_}, quiet(), tracks[i].title);
      ui::draw_history_on(sheet_, BookPage::scale, subject_.atlas, tracks[i], {x, y_ + 9}, {width, height});
      for (const HistoryPoint& point : tracks[i].points) {
        hollow_ = hollow_ || point.certainty != Certainty::counted;
        dashed_ = dashed_ || point.redrawn;
      }
      if (i % 2 == 1 || i + 1 == tracks.size()) y_ += height + 14;
    }
  }

  void write_sources() {
    std::string text;
    const auto say = [&](const std::string& words) {
      if (!words.empty()) text += (text.empty() ? "" : " \u00b7 ") + words;
    };
    if (hollow_) say("Hollow points: notional; with a line across, an estimate");
    if (dashed_) say("dashed: boundaries were redrawn in between");
    say(card_.note);
    for (const std::string& line : card_.provenance) say(one_line(line));
    const float room = BookPage::bottom - (y_ + 4);
    const auto most = static_cast<std::size_t>(std::max(1.0f, room / (sheet_.height_of(TextStyle::small) + 1)));
    write_wrapped(sheet_, {BookPage::left, y_ + 4},
                  {TextStyle::small, colours_.secondary, BookPage::right - BookPage::left, most}, text);
  }

  PdfSheet& sheet_;
  const BookSubject& subject_;
  const ui::Palette& colours_;
  AreaIndex area_;
  AreaCard card_;
  float y_ = 0;
  bool hollow_ = false, dashed_ = false;
};

}  // namespace

Viewport begin_map(PdfSheet& sheet, const BookSubject& subject, const View& view, const PaintedMap& map,
                   const MapPlace& place) {
  const std::vector<Placement> placements(map.scene.parts.size());
  const Viewport viewport = fit(place.shown, place.size, {6, 6, 6, 6});
  sheet.begin_inset(place.at, place.size, place.scale, view.look);
  draw_vector_map(sheet, subject.atlas, view, {map, placements, viewport},
                  {.largest_error = printed_error, .cut = true, .titles = false});
  return viewport;
}

void end_map(PdfSheet& sheet, const MapPlace& place) {
  sheet.end_inset();
  const ImVec2 size{static_cast<float>(place.size.x), static_cast<float>(place.size.y)};
  sheet.frame(place.at, {place.at.x + size.x, place.at.y + size.y}, ui::ink(sheet.palette().rule), 0, 0.5f);
}

ui::Canvas canvas_of(PdfSheet& sheet) {
  const SheetSetting& setting = sheet.setting();
  return {.size = {static_cast<float>(setting.size.x), static_cast<float>(setting.size.y)},
          .scale = setting.scale,
          .fonts = nullptr,
          .inset = {},
          .sheet = &sheet};
}

void write_area_page(PdfSheet& sheet, const BookSubject& subject, AreaIndex area, int page) {
  AreaPage(sheet, subject, area).write(page);
}

}  // namespace hustings
