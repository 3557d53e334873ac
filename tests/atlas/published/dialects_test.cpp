// What parts the cells of a text is found by how regular that makes it.
#include "tests/atlas/published/published.h"

using namespace hustings;

namespace {

const Rows rows = {
    {"X01", "Alder", "1200"}, {"X02", "Birch", "1340"}, {"X03", "Cedar", "980"}, {"X04", "Dogwood", "77"}};

std::string table_with(const std::string& separator) {
  std::string text = "code" + separator + "name" + separator + "votes\n";
  for (const auto& row : rows) text += row[0] + separator + row[1] + separator + row[2] + "\n";
  return text;
}

}  // namespace

TEST_CASE("commas, semicolons, tabs and bars part cells") {
  for (const char* separator : {",", ";", "\t", "|"}) {
    const PublishedTable read = published(table_with(separator));
    CHECK(read.table.columns == std::vector<std::string>{"code", "name", "votes"});
    CHECK(read.table.rows == rows);
  }
  CHECK(says(published(table_with(";")), "semicolons part the cells (5 of 5 rows have 3 cells)"));
}

TEST_CASE("semicolons with commas in the numbers and names") {
  const PublishedTable read = published(
      "code;name;share\nX01;Alder, North;45,3\nX02;Birch, South;39,25\nX03;Cedar, East and West, of "
      "it;15,4\nX04;Dogwood;1,5\n");
  CHECK(read.table.rows == Rows{{"X01", "Alder, North", "45.3"},
                                {"X02", "Birch, South", "39.25"},
                                {"X03", "Cedar, East and West, of it", "15.4"},
                                {"X04", "Dogwood", "1.5"}});
}

TEST_CASE("the lines above a table do not tell what parts it") {
  const PublishedTable read =
      published("Results, as counted, of the wards, provisional\n(c) the council, 2024, all rights, reserved\n\n" +
                table_with(";"));
  CHECK(read.table.rows == rows);
}

TEST_CASE("a spreadsheet's own line says what parts cells") {
  CHECK(published("sep=;\r\n" + table_with(";")).table.rows == rows);
  CHECK(published("sep=;\n" + table_with(";")).table.lines.front() == 3);
}

TEST_CASE("a mark that opens and does not close swallows no rows") {
  const PublishedTable read = published(
      "code,candidate,votes\nX01,\"Ann Archer,1240\nX02,Bob Baker,912\nX03,Cat Cook,388\nX04,Dan Dyer\",151\n");
  CHECK(read.table.rows == Rows{{"X01", "Ann Archer", "1240"},
                                {"X02", "Bob Baker", "912"},
                                {"X03", "Cat Cook", "388"},
                                {"X04", "Dan Dyer", "151"}});
  CHECK(says(read, "quotation marks are letters"));
}

TEST_CASE("cells in quotation marks hold separators, marks and line ends") {
  const PublishedTable read = published(
      "code,candidate,votes\nX01,\"Archer, Ann \"\"Annie\"\"\",1240\nX02,\"Baker,\nBob\",912\nX03,\"Cook, Cat\",388\n");
  CHECK(read.table.rows ==
        Rows{{"X01", "Archer, Ann \"Annie\"", "1240"}, {"X02", "Baker,\nBob", "912"}, {"X03", "Cook, Cat", "388"}});
  CHECK(read.table.lines == std::vector<std::int64_t>{2, 3, 5});
}

TEST_CASE("what no sign parts is no table, and says so") {
  const Outcome<PublishedTable> outcome =
      published_text("a letter to the editor\nof several lines\nwithout figures\n", "a.txt");
  REQUIRE_FALSE(outcome);
  CHECK(first_error(outcome.findings).what.find("holds no table") == 0);
}

TEST_CASE("few rows with a cell too many are refused, the first by its line") {
  std::string text = "code,candidate,votes\n";
  for (int i = 10; i < 60; ++i) text += "X" + std::to_string(i) + ",Ann Archer," + std::to_string(40 * i) + "\n";
  text += "X60,Smith, John,100\n";
  const Outcome<PublishedTable> outcome = published_text(text, "votes.csv");
  REQUIRE_FALSE(outcome);
  const Finding& fault = first_error(outcome.findings);
  CHECK(fault.place.row == 52);
  CHECK(fault.what == "has 4 cells, and the header 3");
}

TEST_CASE("a mark that opens far down and closes further down is refused by its line, or is a letter") {
  std::string text = "code,candidate,votes\n";
  for (int i = 0; i < 20000; ++i)
    text += "X" + std::to_string(i) +
            (i == 15000   ? ",\"Ann"
             : i == 15010 ? ",Bob\""
                          : ",Cay") +
            "," + std::to_string(i % 700) + "\n";
  CHECK(published(text).table.rows.size() == 20000);
  const Outcome<PublishedTable> refused = published_text(text + "X,\"Dee, Dan\",7\nX,\"Elm, Eve\",7\n", "votes.csv");
  REQUIRE_FALSE(refused);
  CHECK(first_error(refused.findings).place.row == 15002);
  CHECK(first_error(refused.findings).what == "a quotation mark is not closed, and takes in the rows below it");
}

TEST_CASE("files that are no text say what they are") {
  const auto what = [](const std::string& bytes) {
    const Outcome<PublishedTable> outcome = published_text(bytes, "votes.csv");
    return outcome ? std::string() : first_error(outcome.findings).what;
  };
  CHECK(what("%PDF-1.7\n1,2,3\n") == "is a PDF");
  CHECK(what("\xD0\xCF\x11\xE0\xA1\xB1") == "is a workbook of the old form (.xls)");
  CHECK(what("<html><body><table><tr><td>code</td></tr></table></body></html>") == "is a web page or XML");
  CHECK(what("{\"results\": [1, 2, 3]}") == "is JSON");
  CHECK(what(std::string("\0\1\2\3,a,b\n", 10)) == "is no text and no workbook");
}
