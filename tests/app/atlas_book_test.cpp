// `hustings atlas-book`: a page an area behind the title, with the figures of the table.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text/text.h"
#include "tests/app/program.h"
#include "tests/carried.h"

namespace {

using Words = std::vector<std::string>;

const Words without_display{"SDL_VIDEODRIVER=none-there"};

Ran book(const std::string& out, Words more) {
  more.insert(more.begin(), {"atlas-book", "--out", out});
  return run(more, without_display);
}

bool has_poppler() {
  const bool there = run_program("sh", {"-c", "command -v pdfinfo && command -v pdftotext"}).code == 0;
  if (!there) MESSAGE("skipped: pdfinfo and pdftotext of poppler-utils are missing");
  return there;
}

std::size_t pages_of(const std::string& path) {
  const std::string info = run_program("pdfinfo", {path}).out;
  const std::size_t at = info.find("Pages:");
  REQUIRE(at != std::string::npos);
  return static_cast<std::size_t>(std::stoi(info.substr(at + 6)));
}

std::string page_of(const std::string& path, std::size_t page) {
  const std::string number = fmt::format("{}", page);
  return run_program("pdftotext", {"-f", number, "-l", number, "-layout", path, "-"}).out;
}

}  // namespace

TEST_CASE("marginal seats have a page each, the smallest majority first, with the table's figures") {
  if (!has_poppler()) return;
  const TemporaryFolder folder;
  const std::string out = folder / "book.pdf";
  const Ran ran = book(out, {"--contest", "general-2017", "--areas", "status=marginal"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(folder.files() == Words{"book.pdf"});
  const Csv seats = table("general-2017", {"--where", "majority_pct<5", "--sort", "majority_pct"});
  REQUIRE(pages_of(out) == seats.rows.size() + 1);
  const std::string front = page_of(out, 1);
  CHECK(front.find("General election 2017") != std::string::npos);
  CHECK(front.find(fmt::format("{} areas with a majority under 5 points", seats.rows.size())) != std::string::npos);
  for (std::size_t row = 0; row < seats.rows.size(); ++row) {
    const std::string page = page_of(out, row + 2);
    const auto whole = [&](const char* column) {
      return hustings::with_thousands(std::llround(seats.number(row, column).value()));
    };
    CAPTURE(seats.cell(row, "area_name"));
    CHECK(contains_all(page, {seats.cell(row, "area_name"), seats.cell(row, "area_code"),
                              whole("majority_votes") + " (", whole("direct_switchers") + " direct switchers",
                              fmt::format("{:.1f}%", seats.number(row, "turnout_pct").value()),
                              fmt::format("{:.2f} points", seats.number(row, "swing_needed_pct").value()),
                              "Neighbours:", "Share of the vote over time", "Source: House of Commons Library"}));
    CHECK(front.find(seats.cell(row, "area_name").substr(0, 12)) != std::string::npos);
  }
}

TEST_CASE("a book of all areas has them by name, and more contents where one page does not hold them") {
  if (!has_poppler()) return;
  const TemporaryFolder folder;
  const std::string out = folder / "book.pdf";
  REQUIRE(book(out, {"--contest", "general-2017", "--areas", "party=ld"}).code == 0);
  CHECK(pages_of(out) == 4);
  CHECK(page_of(out, 2).find("Carshalton and Wallington") != std::string::npos);
  CHECK(page_of(out, 4).find("Twickenham") != std::string::npos);
  REQUIRE(book(out, {"--contest", "council-2014", "--areas", "parent=Camden,Islington,Hackney,Haringey,Brent,Barnet"})
              .code == 0);
  const std::size_t wards =
      table("council-2014", {"--filter", "parent=Camden,Islington,Hackney,Haringey,Brent,Barnet"}).rows.size();
  CHECK(pages_of(out) == wards + 2);
}

TEST_CASE("the same book has the same bytes") {
  const TemporaryFolder folder;
  const Words options{"--contest", "general-2017", "--areas", "thread<1"};
  REQUIRE(book(folder / "a.pdf", options).code == 0);
  REQUIRE(book(folder / "b.pdf", options).code == 0);
  CHECK(read_file(folder / "a.pdf") == read_file(folder / "b.pdf"));
}

TEST_CASE("a book of nothing, of an unknown filter, or where nothing can be written is refused") {
  const TemporaryFolder folder;
  const auto code = [&](const std::string& name, const Words& options) { return book(folder / name, options).code; };
  CHECK(code("book.pdf", {"--contest", "general-2017", "--areas", "party=ukip"}) == 2);
  CHECK(code("book.pdf", {"--contest", "general-2017", "--areas", "no_such_column<5"}) == 2);
  CHECK(code("book.pdf", {"--contest", "general-2017", "--areas", "status=unheard"}) == 2);
  CHECK(code("book.txt", {"--contest", "general-2017"}) == 2);
  CHECK(code("none/book.pdf", {"--contest", "general-2017", "--areas", "thread<1"}) == 3);
  CHECK(folder.files().empty());
}
