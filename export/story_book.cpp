#include "export/story_book.h"

#include <fmt/format.h>

#include "base/whole_file.h"
#include "export/book_page.h"
#include "picture/still.h"
#include "ui/kit/sheet.h"

namespace hustings {

using ui::TextStyle;

namespace {

constexpr int picture_width = 515;
constexpr float panel_width = 300;

class StoryBook {
 public:
  StoryBook(const std::string& title, std::size_t pages)
      : title_(title), sheet_(book_setting(title, fmt::format("{} cues", pages))) {}

  void add(const StoryPage& page) {
    begin_page();
    sheet_.add_to_outline(page.title.empty() ? fmt::format("{}", cue_) : page.title);
    head(page.title);
    const ImVec2 at{BookPage::left, BookPage::top + 20};
    const glm::ivec2 size(picture_width, page.height);
    sheet_.begin_inset(at, glm::dvec2(size), picture_scale(size), page.look);
    page.draw(sheet_);
    sheet_.end_inset();
    y_ = at.y + static_cast<float>(page.height) + 16;
    if (page.panel) {
      const float height = panel_width * static_cast<float>(page.panel->height) / static_cast<float>(page.panel->width);
      sheet_.image({BookPage::left, y_}, {BookPage::left + panel_width, y_ + height}, *page.panel);
      y_ += height + 16;
    }
    write(TextStyle::strong, page.caption);
    if (!page.caption.empty()) y_ += 8;
    write(TextStyle::body, page.notes);
    foot();
  }

  std::string pdf() { return sheet_.finish(); }

 private:
  void begin_page() {
    if (page_++ > 0) sheet_.next_page();
    y_ = BookPage::top;
  }

  void head(const std::string& title) {
    ++cue_;
    ui::Sheet& paper = sheet_;
    paper.text(TextStyle::small, {BookPage::left, BookPage::top - 4}, ui::ink(paper.palette().secondary),
               fmt::format("{}", cue_));
    paper.text(TextStyle::strong, {BookPage::left + 24, BookPage::top - 6}, ui::ink(paper.palette().text),
               ui::fitted(paper, TextStyle::strong, title, BookPage::right - BookPage::left - 24));
  }

  void foot() { write_foot(sheet_, title_, page_); }

  void write(TextStyle style, const std::string& text) {
    if (text.empty()) return;
    ui::Sheet& paper = sheet_;
    const float line_height = paper.height_of(style) + 3;
    for (const std::string& line : wrapped_lines(paper, style, text, BookPage::right - BookPage::left)) {
      if (y_ + line_height > BookPage::bottom) {
        foot();
        begin_page();
      }
      paper.text(style, {BookPage::left, y_}, ui::ink(paper.palette().text), line);
      y_ += line_height;
    }
  }

  std::string title_;
  PdfSheet sheet_;
  int page_ = 0;
  int cue_ = 0;
  float y_ = 0;
};

}  // namespace

void write_story_pdf(const std::filesystem::path& out, const std::string& title, const std::vector<StoryPage>& pages) {
  StoryBook book(title, pages.size());
  for (const StoryPage& page : pages) book.add(page);
  write_whole(out, book.pdf());
}

}  // namespace hustings
