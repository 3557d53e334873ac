// Decks as LibreOffice Impress opens and draws them. Where it is not installed these tests are skipped, and fail where
// CI says that it must be.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <sstream>

#include "atlas/saved/story.h"
#include "places.h"
#include "tests/app/program.h"
#include "tests/app/svg.h"

using namespace hustings;

namespace {

const std::string sample = std::string(HUSTINGS_TEST_ASSETS) + "/stories/london-2017.toml";

bool has_impress() {
  const bool there = has_program("soffice") && has_program("pdftoppm") && has_program("pdftotext");
  if (!there && std::getenv("CI") != nullptr)
    FAIL("LibreOffice Impress and poppler-utils must be there (packages.txt)");
  return there;
}

/// The PDF that Impress makes of a deck.
std::string printed(const TemporaryFolder& folder, const std::string& deck) {
  const Ran ran = run_program("soffice", {"-env:UserInstallation=file://" + (folder / "profile"), "--headless",
                                          "--convert-to", "pdf", "--outdir", folder.path().string(), deck});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return std::filesystem::path(deck).replace_extension(".pdf").string();
}

/// The text of a page, with single blanks between words.
std::string text_of_page(const std::string& pdf, std::size_t page) {
  const std::string number = std::to_string(page + 1);
  const std::string text = run_program("pdftotext", {"-f", number, "-l", number, pdf, "-"}).out;
  std::string words;
  for (const char letter : text) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\f';
    if (!blank) words += letter;
    else if (!words.empty() && words.back() != ' ') words += ' ';
  }
  return words;
}

/// The mean colour of squares of that side, so that the edges of letters and borders count for little.
std::vector<double> coarse(const Picture& picture, int side) {
  std::vector<double> channels;
  for (int y = 0; y + side <= picture.height; y += side)
    for (int x = 0; x + side <= picture.width; x += side)
      for (const unsigned shift : {16U, 8U, 0U}) {
        double sum = 0;
        for (int i = 0; i < side * side; ++i) sum += picture.at(x + i % side, y + i / side) >> shift & 255U;
        channels.push_back(sum / (side * side));
      }
  return channels;
}

/// Of 255, the mean over the picture, by squares of those sides.
double difference(const Picture& a, int side_of_a, const Picture& b, int side_of_b) {
  const std::vector<double> one = coarse(a, side_of_a), other = coarse(b, side_of_b);
  REQUIRE(one.size() == other.size());
  double sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += std::abs(one[i] - other[i]);
  return sum / static_cast<double>(one.size());
}

/// A page as a picture of 960 x 540.
std::string drawn_page(const TemporaryFolder& folder, const std::string& pdf, std::size_t page) {
  const std::string number = std::to_string(page + 1);
  const std::string name = folder / ("page-" + number);
  const Ran ran = run_program("pdftoppm", {"-png", "-singlefile", "-f", number, "-l", number, "-scale-to-x", "960",
                                           "-scale-to-y", "540", pdf, name});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return name + ".png";
}

/// The pictures in a folder, in order of their names.
Words pictures_in(const std::filesystem::path& folder) {
  Words pictures;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".png") pictures.push_back(entry.path().string());
  std::sort(pictures.begin(), pictures.end());
  return pictures;
}

}  // namespace

TEST_CASE("Impress opens the deck of the sample story: a page a cue, with its title, its caption and its picture") {
  if (!has_impress() || !can_draw()) return;
  const TemporaryFolder folder;
  const Ran made = run({"story", sample, "--out", folder / "deck.pptx"});
  REQUIRE_MESSAGE(made.code == 0, made.err);
  const Ran drawn = run({"story", sample, "--out", folder / "stills", "--size", "1920x1080", "--quiet"});
  REQUIRE_MESSAGE(drawn.code == 0, drawn.err);
  const std::string pdf = printed(folder, folder / "deck.pptx");
  const Story story = *read_story(sample).value;
  CHECK(run_program("pdfinfo", {pdf}).out.find(fmt::format("Pages:           {}\n", story.cues.size())) !=
        std::string::npos);
  // Of 255: letters are set by another program, and patterns are finer there.
  constexpr double most_difference = 8;
  const std::set<std::size_t> compared{3, 9, 12, 16};  // an election, a close look, a chart, another atlas
  const Words stills = pictures_in(folder / "stills");
  REQUIRE(stills.size() == story.cues.size());
  for (std::size_t cue = 0; cue < story.cues.size(); ++cue) {
    CAPTURE(cue);
    const std::string text = text_of_page(pdf, cue);
    CAPTURE(text);
    CHECK(text.find(story.cues[cue].title) != std::string::npos);
    // Columns that stand side by side are read across each other.
    std::istringstream caption(story.cues[cue].caption);
    for (std::string word; caption >> word;) CHECK(text.find(word) != std::string::npos);
    if (!compared.contains(cue)) continue;
    const std::string page = drawn_page(folder, pdf, cue);
    CHECK(difference(read_picture(page), 8, read_picture(stills[cue]), 16) < most_difference);
  }
}
