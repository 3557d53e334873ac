// A story on paper: a page a cue, and more where its notes are long.

#include "export/story_book.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "export/vector_drawing.h"
#include "picture/story_show.h"
#include "places.h"
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

TEST_CASE("the booklet of a story has all maps of a cue") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  write_file(folder / "story.toml", R"(version = 1
title = "Side by side"
[[cue]]
title = "Two"
caption = "Before and after"
[cue.view]
contest = "general-2017"
beside = [{contest = "general-2010", colour = "winner"}]
[[cue]]
title = "Four"
[cue.framing]
areas = ["E14000768"]
[cue.view]
contest = "general-2017"
beside = [{contest = "general-2015"}, {contest = "general-2010"}, {contest = "mayor-2016", colour = "winner"}]
)");
  const Ran ran = run({"story", folder / "story.toml", "--out", folder / "out", "--size", "640x360"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  if (run_program("sh", {"-c", "command -v pdftotext"}).code != 0) {
    MESSAGE("skipped: pdftotext of poppler-utils is missing");
    return;
  }
  const auto text_of = [&](const char* page) {
    return run_program("pdftotext", {"-f", page, "-l", page, folder / "out/side-by-side.pdf", "-"}).out;
  };
  CHECK(contains_all(text_of("1"), {"General election 2017 \u00b7 Winner by majority",
                                    "General election 2010 \u00b7 Winner", "Before and after"}));
  CHECK(contains_all(text_of("2"), {"General election 2015 \u00b7", "General election 2010 \u00b7",
                                    "Mayor of London 2016 \u00b7 Winner"}));
}

TEST_CASE("the booklet of a story has the panel of each cue that has one") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const Ran ran = run({"story", HUSTINGS_TEST_ASSETS "/stories/london-2017.toml", "--out", folder / "out", "--size",
                       "640x360", "--quiet"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const Outcome<Story> story = read_story(HUSTINGS_TEST_ASSETS "/stories/london-2017.toml");
  REQUIRE(story);
  const std::string pdf = read_file(folder / "out/london-june-2017.pdf");
  const std::string picture = "/Subtype /Image";
  std::ptrdiff_t pictures = 0;
  for (auto at = pdf.find(picture); at != std::string::npos; at = pdf.find(picture, at + 1)) ++pictures;
  const auto with_panel = std::count_if(story.value->cues.begin(), story.value->cues.end(),
                                        [](const Cue& cue) { return panel_of(cue.panels).has_value(); });
  CHECK(with_panel > 0);
  CHECK(pictures == with_panel);
}
