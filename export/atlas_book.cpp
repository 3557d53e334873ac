#include "export/atlas_book.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/figures/lit_areas.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/what_if.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "export/area_page.h"
#include "picture/map_overlays.h"
#include "ui/kit/sheet.h"
#include "ui/map/legend_panel.h"

namespace hustings {

using ui::Align;
using ui::TextStyle;

namespace {

/// Columns of the contents.
constexpr std::size_t columns = 3;
constexpr float column_gap = 16;
constexpr float row_height = 12.5f;
constexpr float map_top = BookPage::top + 72;
constexpr float map_height = 320;
constexpr float first_contents_top = map_top + map_height + 12;

std::size_t rows_from(float top) {
  return static_cast<std::size_t>(std::floor((BookPage::bottom - top - 16) / row_height));
}

std::string in_one_line(const std::string& lines) {
  std::string text;
  for (const std::string& line : split(lines, '\n')) text += (text.empty() ? "" : ". ") + line;
  return text;
}

class Book {
 public:
  Book(const Atlas& atlas, const View& view)
      : subject_{.atlas = atlas,
                 .view = view,
                 .map = {},
                 .figures = {},
                 .source = in_one_line(source_line(atlas, view))},
        filter_(view.filter) {
    subject_.view.filter = {};
    subject_.view.selected.clear();
    subject_.view.look = Look::light;
    subject_.view.layout = Layout::geography;
    subject_.map = painted_map(atlas, subject_.view);
    subject_.figures = figures_of(atlas, subject_.view);
    choose();
  }

  std::string pdf(const std::function<void(long, long)>& passed) {
    const Headline headline = headline_of(subject_.atlas, subject_.view);
    const std::string what = words();
    PdfSheet sheet(book_setting(headline.title + ": " + what, subject_.source));
    sheet.add_to_outline("Contents");
    write_title(sheet, headline, what);
    const std::size_t fronts = write_contents(sheet);
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      if (passed) passed(static_cast<long>(i), static_cast<long>(chosen_.size()));
      sheet.next_page();
      const Area& area = subject_.layer().layer.areas[chosen_[i]];
      sheet.mark(area.code);
      sheet.add_to_outline(area.name);
      write_area_page(sheet, subject_, chosen_[i], static_cast<int>(fronts + i + 1));
    }
    return sheet.finish();
  }

 private:
  void choose() {
    const std::vector<bool> lit = lit_areas(subject_.atlas, *subject_.figures, filter_);
    for (AreaIndex area = 0; area < lit.size(); ++area)
      if (lit[area] && (subject_.figures->has_result[area] || !filter_.active())) chosen_.push_back(area);
    if (chosen_.empty())
      throw CommandError(fmt::format("no area of {} is kept by \"{}\"", subject_.view.contest, to_text(filter_)));
    const std::vector<std::uint32_t>& rank = subject_.figures->names->rank;
    std::stable_sort(chosen_.begin(), chosen_.end(), [&](AreaIndex a, AreaIndex b) { return rank[a] < rank[b]; });
    if (!filter_.majority_limit.on) return;
    const std::vector<double>& majorities = subject_.figures->column("majority_pct").numbers;
    std::stable_sort(chosen_.begin(), chosen_.end(),
                     [&](AreaIndex a, AreaIndex b) { return majorities[a] < majorities[b]; });
  }

  /// What the book holds, in words.
  std::string words() const {
    std::string count = fmt::format("{} {}", chosen_.size(), chosen_.size() == 1 ? "area" : "areas");
    if (!filter_.active()) return count;
    Filter rest = filter_;
    rest.majority_limit = {};
    std::string text = count;
    if (filter_.majority_limit.on)
      text += fmt::format(" with a majority under {} {}", filter_.majority_limit.limit,
                          filter_.majority_limit.unit == MajorityLimit::Unit::votes ? "votes" : "points");
    if (rest.active()) text += ", " + to_text(rest);
    return text;
  }

  void write_title(PdfSheet& sheet, const Headline& headline, const std::string& what) {
    ui::Sheet& paper = sheet;
    const ui::Palette& colours = sheet.palette();
    paper.text(TextStyle::small, {BookPage::left, BookPage::top - 8}, ui::ink(colours.secondary), subject_.atlas.title);
    paper.text(TextStyle::title, 28, {BookPage::left, BookPage::top + 4}, ui::ink(colours.text), headline.title);
    paper.text(TextStyle::body, {BookPage::left, BookPage::top + 36}, ui::ink(colours.text), what);
    paper.text(TextStyle::small, {BookPage::left, BookPage::top + 52}, ui::ink(colours.secondary),
               measure_title(subject_.atlas, subject_.view));
    float x = BookPage::right;
    for (std::size_t i = headline.tally.size(); i-- > 0;) {
      const TallyItem& item = headline.tally[i];
      const float width =
          std::max(sheet.width_of(TextStyle::small, item.name) + 8, sheet.width_of(TextStyle::large, item.figure)) + 14;
      x -= width;
      if (x < BookPage::left + 280) break;
      paper.rectangle({x, BookPage::top + 8}, {x + 3, BookPage::top + 16}, ui::ink(item.colour));
      paper.text(TextStyle::small, {x + 6, BookPage::top + 7}, ui::ink(colours.secondary), item.name);
      paper.text(TextStyle::large, {x, BookPage::top + 18}, ui::ink(colours.text), item.figure);
    }
    if (const std::string hypothesis = hypothesis_title(subject_.atlas, subject_.view); !hypothesis.empty())
      paper.text(TextStyle::strong, {BookPage::right, BookPage::top + 52}, ui::ink(colours.text), hypothesis,
                 Align::right);
    write_key_map(sheet);
  }

  /// Which pages the areas have.
  void write_key_map(PdfSheet& sheet) const {
    View key = subject_.view;
    key.filter = filter_;
    if (key.colour == ColourMode::majority) key.colour = ColourMode::winner;  // pale where it is about marginals
    const PaintedMap map = painted_map(subject_.atlas, key);
    const MapPlace place{.at = {BookPage::left, map_top},
                         .size = {BookPage::right - BookPage::left, map_height},
                         .scale = 0.6f,
                         .shown = subject_.layer().layer.bounds};
    const Viewport viewport = begin_map(sheet, subject_, key, map, place);
    const ui::Canvas canvas = canvas_of(sheet);
    const std::size_t before = fronts();
    constexpr std::size_t most_numbers = 150;  // more would crowd
    for (std::size_t i = 0; i < chosen_.size() && chosen_.size() <= most_numbers; ++i) {
      const glm::dvec2 at = viewport.to_screen(subject_.layer().label_points[chosen_[i]]);
      const LabelInk written = label_ink(map.main_paints()[chosen_[i]].colour);
      canvas.sheet->halo_text(
          TextStyle::strong,
          {static_cast<float>(at.x), static_cast<float>(at.y) - canvas.sheet->height_of(TextStyle::strong) / 2},
          {ui::ink(written.ink), ui::ink(written.halo, 0.9f), 0.6f}, fmt::format("{}", before + i + 1), Align::centre);
    }
    ui::draw_legend(canvas, legend_of(subject_.atlas, key, map.scene, map.values), canvas.size.y - 8);
    end_map(sheet, place);
  }

  /// How many pages come before the first area.
  std::size_t fronts() const {
    const std::size_t first = columns * rows_from(first_contents_top);
    const std::size_t more = columns * rows_from(BookPage::top);
    return chosen_.size() <= first ? 1 : 1 + (chosen_.size() - first + more - 1) / more;
  }

  std::size_t write_contents(PdfSheet& sheet) {
    const std::size_t before = fronts();
    std::size_t next = 0;
    for (std::size_t page = 1; page <= before; ++page) {
      if (page > 1) sheet.next_page();
      const float top = page == 1 ? first_contents_top : BookPage::top;
      const std::size_t most = rows_from(top);
      const std::size_t left = chosen_.size() - next;
      const std::size_t rows = std::min(most, page < before ? most : (left + columns - 1) / columns);
      const float width = (BookPage::right - BookPage::left - 2 * column_gap) / columns;
      for (std::size_t column = 0; column < columns; ++column)
        for (std::size_t row = 0; row < rows && next < chosen_.size(); ++row, ++next)
          write_entry(sheet,
                      {BookPage::left + static_cast<float>(column) * (width + column_gap),
                       top + static_cast<float>(row) * row_height},
                      width, chosen_[next], static_cast<int>(before + next + 1));
      write_foot(sheet, subject_.source, static_cast<int>(page));
    }
    return before;
  }

  void write_entry(PdfSheet& sheet, ImVec2 at, float width, AreaIndex area, int page) const {
    const ui::Palette& colours = sheet.palette();
    const Area& entry = subject_.layer().layer.areas[area];
    const auto winner = subject_.figures->column("winner").parties[area];
    sheet.rectangle({at.x, at.y + 1}, {at.x + 7, at.y + 8},
                    ui::ink(winner ? subject_.atlas.parties[*winner].colour : colours.track), 1);
    sheet.text(TextStyle::small, {at.x + 11, at.y}, ui::ink(colours.text),
               ui::fitted(sheet, TextStyle::small, entry.name, width - 11 - 56));
    const double majority = subject_.figures->column("majority_pct").numbers[area];
    if (std::isfinite(majority))
      sheet.text(TextStyle::small, {at.x + width - 22, at.y}, ui::ink(colours.secondary),
                 fmt::format("{:.{}f}", majority, majority < 1 ? 2 : 1), Align::right);
    sheet.text(TextStyle::small, {at.x + width, at.y}, ui::ink(colours.text), fmt::format("{}", page), Align::right);
    sheet.link(at, {at.x + width, at.y + row_height}, entry.code);
  }

  BookSubject subject_;
  Filter filter_;
  std::vector<AreaIndex> chosen_;  ///< in order of the pages
};

}  // namespace

void write_atlas_book(const std::filesystem::path& out, const Atlas& atlas, const View& view,
                      const std::function<void(long done, long all)>& passed) {
  Book book(atlas, view_beside(view, 0));
  write_whole(out, book.pdf(passed));
}

}  // namespace hustings
