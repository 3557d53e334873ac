// A story on paper: a page a cue, and more where its notes are long.

#include "app/story_book.h"

#include <doctest/doctest.h>

#include "app/vector_drawing.h"
#include "tests/app/program.h"
#include "tests/carried.h"

using namespace hustings;

TEST_CASE("each cue of a story has a page with its picture, caption and notes") {
  const Atlas& atlas = carried_atlas();
  std::string long_notes;
  for (int i = 0; i < 100; ++i) long_notes += "A paragraph of the notes.\n";
  std::vector<StoryPage> pages;
  for (const char* contest : {"general-2010", "general-2017"}) {
    View view;
    view.contest = contest;
    pages.push_back({.title = contest,
                     .caption = std::string("The caption of ") + contest,
                     .notes = contest == std::string("general-2017") ? long_notes : "What to say.",
                     .look = view.look,
                     .draw = [&atlas, view](VectorSheet& sheet) { draw_vector_picture(sheet, atlas, view); }});
  }
  const TemporaryFolder folder;
  write_story_pdf(folder / "story.pdf", "A story", pages);
  write_story_pdf(folder / "again.pdf", "A story", pages);
  CHECK(read_file(folder / "story.pdf") == read_file(folder / "again.pdf"));
  CHECK_THROWS(write_story_pdf(folder / "none/story.pdf", "A story", pages));
  CHECK(folder.files() == std::vector<std::string>{"again.pdf", "story.pdf"});
  if (run_program("sh", {"-c", "command -v pdftotext"}).code != 0) {
    MESSAGE("skipped: pdftotext of poppler-utils is missing");
    return;
  }
  const auto text_of = [&](const char* page) {
    return run_program("pdftotext", {"-f", page, "-l", page, folder / "story.pdf", "-"}).out;
  };
  CHECK(contains_all(text_of("1"), {"General election 2010", "The caption of general-2010", "What to say."}));
  CHECK(contains_all(text_of("2"), {"General election 2017", "The caption of general-2017", "A paragraph"}));
  CHECK(text_of("3").find("A paragraph of the notes.") != std::string::npos);
}
