#include "export/book_page.h"

#include <algorithm>
#include <fmt/format.h>

#include "ui/kit/sheet.h"

namespace hustings {

using ui::TextStyle;

SheetSetting book_setting(const std::string& title, const std::string& note) {
  return {.size = {BookPage::width, BookPage::height},
          .scale = BookPage::scale,
          .look = Look::light,
          .vision = Vision::normal,
          .title = title,
          .note = note};
}

float write_wrapped(ui::Sheet& sheet, ImVec2 at, const WrappedStyle& wrapped, const std::string& text) {
  const auto& [style, colour, width, most] = wrapped;
  std::vector<std::string> lines = wrapped_lines(sheet, style, text, width);
  if (most > 0 && lines.size() > most) {
    lines.resize(most);
    lines.back() = ui::fitted(sheet, style, lines.back() + " \u2026", width);
  }
  for (const std::string& line : lines) {
    sheet.text(style, at, ui::ink(colour), line);
    at.y += sheet.height_of(style) + 1;
  }
  return at.y;
}

void write_rule(ui::Sheet& sheet, float y) {
  sheet.line({BookPage::left, y}, {BookPage::right, y}, ui::ink(sheet.palette().rule), 0.5f);
}

void write_foot(ui::Sheet& sheet, const std::string& source, int page) {
  write_rule(sheet, BookPage::bottom + 4);
  const ImU32 quiet = ui::ink(sheet.palette().secondary);
  const ImVec2 at{BookPage::left, BookPage::bottom + 8};
  write_wrapped(sheet, at, {TextStyle::small, sheet.palette().secondary, BookPage::right - BookPage::left - 40, 2},
                source);
  sheet.text(TextStyle::small, {BookPage::right, at.y}, quiet, fmt::format("{}", page), ui::Align::right);
}

}  // namespace hustings
