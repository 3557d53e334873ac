#include "geo/read/read_table.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

using Rows = std::vector<std::vector<std::string>>;
using Lines = std::vector<std::int64_t>;

Table read(const Folder& folder, std::string_view text) {
  auto outcome = read_table(folder.write("votes.csv", text));
  for (const Finding& finding : outcome.findings) INFO(describe(finding));
  REQUIRE(outcome);
  CHECK(outcome.findings.empty());
  return std::move(*outcome.value);
}

void check_refused(const std::string& path, const std::vector<std::string>& parts) {
  const auto outcome = read_table(path);
  CHECK_FALSE(outcome);
  REQUIRE_FALSE(outcome.findings.empty());
  INFO(describe(outcome.findings.front()));
  CHECK(outcome.findings.front().severity == Severity::error);
  CHECK(outcome.findings.front().place.file == path);
  CHECK_FALSE(outcome.findings.front().remedy.empty());
  CHECK(says(outcome.findings.front(), parts));
}

}  // namespace

TEST_CASE("a table is text: nothing is taken for a number") {
  const Folder folder;
  const Table table = read(folder, "Area_Code, Votes ,Share\nE05000026,00123,1.50\nE05000027, 7 ,\n");
  CHECK(table.columns == std::vector<std::string>{"area_code", "votes", "share"});
  CHECK(table.rows == Rows{{"E05000026", "00123", "1.50"}, {"E05000027", "7", ""}});
  CHECK(table.lines == Lines{2, 3});
}

TEST_CASE("a header of numbers is still the header") {
  const Folder folder;
  const Table table = read(folder, "code,2008,2012\nE1,1,2\n");
  CHECK(table.columns == std::vector<std::string>{"code", "2008", "2012"});
  CHECK(table.rows == Rows{{"E1", "1", "2"}});
}

TEST_CASE("byte-order marks and line ends do not show") {
  const Folder folder;
  const Rows wanted{{"E1", "1"}, {"E2", "2"}};
  for (const char* text : {"code,votes\nE1,1\nE2,2\n",
                           "\xEF\xBB\xBF"
                           "code,votes\nE1,1\nE2,2",
                           "code,votes\r\nE1,1\r\nE2,2\r\n",
                           "\xEF\xBB\xBF"
                           "\"code\",\"votes\"\r\n\"E1\",\"1\"\r\n\"E2\",\"2\"\r\n"}) {
    const Table table = read(folder, text);
    CHECK(table.columns == std::vector<std::string>{"code", "votes"});
    CHECK(table.rows == wanted);
    CHECK(table.lines == Lines{2, 3});
  }
}

TEST_CASE("quotes hold commas, quotes and line breaks, and line numbers stay right") {
  const Folder folder;
  const Table table = read(folder,
                           "code,name,note\n"
                           "E1,\"Barking, and \"\"Dagenham\"\"\",x\n"
                           "E2,\"two\nlines\",\"\nthree\n\"\n"
                           "\n"
                           "E3,,\n"
                           ",,\n"
                           "E4,z,z\n");
  CHECK(
      table.rows ==
      Rows{{"E1", "Barking, and \"Dagenham\"", "x"}, {"E2", "two\nlines", "three"}, {"E3", "", ""}, {"E4", "z", "z"}});
  CHECK(table.lines == Lines{2, 3, 8, 10});
}

TEST_CASE("a quotation mark inside a cell is a letter, and text behind a closing one belongs to the cell") {
  const Folder folder;
  CHECK(read(folder, "code,name\nE1,5\" by 4\"\nE2,\"ab\"cd\nE3,\"\"\nE4,\"\"\"q\"\"\"\n").rows ==
        Rows{{"E1", "5\" by 4\""}, {"E2", "abcd"}, {"E3", ""}, {"E4", "\"q\""}});
}

TEST_CASE("CR alone ends a line, as old spreadsheets write it") {
  const Folder folder;
  const Table table = read(folder, "code,votes\rE1,1\r\rE2,2");
  CHECK(table.rows == Rows{{"E1", "1"}, {"E2", "2"}});
  CHECK(table.lines == Lines{2, 4});
}

TEST_CASE("line numbers stay right behind quoted CRLF") {
  const Folder folder;
  const Table table = read(folder, "code,name\r\nE1,\"two\r\nlines\"\r\nE2,x\r\n");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.lines == Lines{2, 4});
}

TEST_CASE("a header over several lines counts its lines") {
  const Folder folder;
  const Table table = read(folder, "code,\"votes\ncast\"\nE1,2\n");
  CHECK(table.columns == std::vector<std::string>{"code", "votes\ncast"});
  CHECK(table.lines == Lines{3});
}

TEST_CASE("text in Windows-1252 is understood, with a warning") {
  const Folder folder;
  const auto outcome = read_table(folder.write("old.csv",
                                               "code,name\nE1,Caf\xE9 \xA3"
                                               "5\n"));
  REQUIRE(outcome);
  CHECK(outcome.value->rows == Rows{{"E1", "Café £5"}});
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].severity == Severity::warning);
  CHECK(says(outcome.findings[0], {"old.csv", "Windows-1252"}));
}

TEST_CASE("UTF-8 is left alone") {
  const Folder folder;
  CHECK(read(folder, "code,name\nE1,Café £5\n").rows == Rows{{"E1", "Café £5"}});
}

TEST_CASE("one column is a table too") {
  const Folder folder;
  const Table table = read(folder, "code\nE1\n007\n");
  CHECK(table.columns == std::vector<std::string>{"code"});
  CHECK(table.rows == Rows{{"E1"}, {"007"}});
}

TEST_CASE("semicolons and tabs separate too, as spreadsheets write them") {
  const Folder folder;
  CHECK(read(folder, "code;votes\nE1;1,5\n").rows == Rows{{"E1", "1,5"}});
  CHECK(read(folder, "code\tvotes\nE1\t1\n").rows == Rows{{"E1", "1"}});
}

TEST_CASE("short rows are filled with blanks, long ones are refused") {
  const Folder folder;
  CHECK(read(folder, "code,votes,note\nE1,1\n").rows == Rows{{"E1", "1", ""}});
  check_refused(folder.write("long.csv", "code,votes\nE1,1\nE2,1,000\n"), {"long.csv", "row 3", "3 cells", "2"});
  CHECK(read(folder, "code,votes\nE1,1,,\n").rows == Rows{{"E1", "1"}});  // trailing separators hold nothing
}

TEST_CASE("tables without rows, or that are not there, are refused") {
  const Folder folder;
  check_refused(folder.path("absent.csv"), {"absent.csv", "no such file"});
  check_refused(folder.write("empty.csv", ""), {"empty.csv", "empty"});
  check_refused(folder.write("header.csv", "code,votes\n"), {"header.csv", "header", "no rows"});
  check_refused(folder.write("blank.csv", "\n\n"), {"blank.csv"});
  check_refused(folder.write("noise.bin", "no table"), {"noise.bin", "cannot be read"});
}

TEST_CASE("a quote that never ends is refused: it would swallow the rows behind it") {
  const Folder folder;
  check_refused(folder.write("open.csv", "code,votes\nE1,\"1\nE2,2\nE3,3\n"), {"open.csv", "row 2", "quot"});
}

TEST_CASE("text in UTF-16, or with bytes that are no text, is refused") {
  const Folder folder;
  check_refused(folder.write("wide.csv", std::string_view("\xFF\xFE"
                                                          "c\0o\0d\0e\0\n\0"
                                                          "E\0",
                                                          14)),
                {"wide.csv", "plain text", "UTF-8"});
}

TEST_CASE("tables of shapefiles and of spreadsheets are text too") {
  const Folder folder;
  write_shapefile(folder, "wards",
                  {{"E1", "007", "POLYGON((0 0,1 0,1 1,0 0))"}, {"E2", "Alibon", "POLYGON((2 0,3 0,3 1,2 0))"}});
  const auto dbf = read_table(folder.path("wards.dbf"));
  REQUIRE(dbf);
  CHECK(dbf.value->columns == std::vector<std::string>{"code", "name"});
  CHECK(dbf.value->rows == Rows{{"E1", "007"}, {"E2", "Alibon"}});
  // All cells of the sheet are text: its header is told from its rows all the same.
  const auto xlsx = read_table(write_sheet(folder, "votes", {{"Code", "Name"}, {"E1", "007"}, {"E2", "Alibon"}}));
  REQUIRE(xlsx);
  CHECK(xlsx.value->columns == std::vector<std::string>{"code", "name"});
  CHECK(xlsx.value->rows == Rows{{"E1", "007"}, {"E2", "Alibon"}});
  CHECK(xlsx.value->lines == Lines{2, 3});
}

TEST_CASE("a folder is no table") {
  const Folder folder;
  check_refused(folder.path(""), {"cannot be read"});
  std::filesystem::create_directory(folder.path("votes.csv"));
  check_refused(folder.path("votes.csv"), {"votes.csv", "cannot be read"});
}
