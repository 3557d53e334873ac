// Numbers as each country writes them, decided by column: what comes of them is plain.
#include "tests/atlas/published/published.h"

using namespace hustings;

namespace {

/// The last column of a table of three, whose cells are given.
std::vector<std::string> column(const std::vector<std::string>& cells, const std::string& name = "figure") {
  std::string text = "code;name;" + name + "\n";
  int number = 0;
  for (const std::string& cell : cells) text += "X0" + std::to_string(number++) + ";Alder;" + cell + "\n";
  std::vector<std::string> read;
  for (const auto& row : published(text).table.rows) read.push_back(row.back());
  return read;
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("thousands may be parted by commas, dots, apostrophes and blanks of any kind") {
  const Cells plain = {"1234", "12345", "999", "1234567"};
  for (const std::string sign : {",", ".", "'", "\u2019", " ", "\u00A0", "\u202F", "\u2009"}) {
    CAPTURE(sign);
    CHECK(column({"1" + sign + "234", "12" + sign + "345", "999", "1" + sign + "234" + sign + "567"}) == plain);
    CHECK(column({"1" + sign + "234", "12" + sign + "345", "999", "888"}) == Cells{"1234", "12345", "999", "888"});
  }
}

TEST_CASE(
    "a sign before three digits is of thousands where smaller numbers have none, of decimals where larger have none") {
  CHECK(column({"1.234", "950", "87"}) == Cells{"1234", "950", "87"});
  CHECK(column({"1.234", "12345", "87.5"}) == Cells{"1.234", "12345", "87.5"});
  CHECK(column({"0.123", "1.234", "0.871"}) == Cells{"0.123", "1.234", "0.871"});
  CHECK(column({"1.234,5", "12,25", "2.000"}) == Cells{"1234.5", "12.25", "2000"});
  CHECK(column({"1,234.5", "12.25", "2,000"}) == Cells{"1234.5", "12.25", "2000"});
}

TEST_CASE("where only such numbers stand, the header's words or the other columns tell") {
  CHECK(column({"1.234", "2.345", "3.456"}, "Stimmen") == Cells{"1234", "2345", "3456"});
  CHECK(column({"1.234", "2.345", "3.456"}, "Prozent") == Cells{"1.234", "2.345", "3.456"});
  const PublishedTable beside = published("code;q;share\nX01;1.234;12,5\nX02;2.345;17,25\nX03;3.456;1,5\n");
  CHECK(beside.table.rows.front() == Cells{"X01", "1234", "12.5"});
  CHECK(beside.questions.empty());
}

TEST_CASE("where nothing tells it is asked, and the answer is heard") {
  const std::string text = "code;q\nX01;1.234\nX02;2.345\nX03;3.456\n";
  const PublishedTable read = published(text);
  REQUIRE(read.questions.size() == 1);
  CHECK(read.questions[0].text == "What does \"1.234\" mean in column q, thousands or decimals?");
  CHECK(read.questions[0].option_that_answers == "--decimal");
  CHECK(read.forms[1].doubtful);
  const CellGrid grid = grid_of(text, {.separator = ';', .quotes = true});
  for (const AnswerOption& option : read.questions[0].options) {
    const auto answered = published_grid(grid, {.source = "q.csv", .layer = {}, .decimal = option.value.front()});
    REQUIRE(answered);
    CHECK(answered.value->questions.empty());
    CHECK(answered.value->table.rows[0][1] == (option.value == "," ? "1234" : "1.234"));
  }
}

TEST_CASE("whole numbers with decimals of zeros are whole") {
  CHECK(column({"120.0", "95.0", "1340.0"}) == Cells{"120", "95", "1340"});
  CHECK(column({"120.0", "95.5", "1340.0"}) == Cells{"120.0", "95.5", "1340.0"});
  CHECK(column({"1.2E+05", "95000", "1.34E+03"}) == Cells{"120000", "95000", "1340"});
}

TEST_CASE("cells that say that there is no figure are empty, marks of footnotes and percent signs are gone") {
  CHECK(column({"120", "-", "n/a", "900*", "..", "77 [2]", "#N/A"}) == Cells{"120", "", "", "900", "", "77", ""});
  CHECK(column({"45.3%", "12 %", "7.25%"}) == Cells{"45.3", "12", "7.25"});
  CHECK(column({"\u2212120", "+95", "-7"}) == Cells{"-120", "95", "-7"});
  const PublishedTable read = published("code,con\nX01,120\nX02,-\nX03,900*\nX04,17\n");
  CHECK(read.forms[1].missing == 1);
  CHECK(read.forms[1].footnotes == 1);
  CHECK(says(read, "1 cell says that there is no figure, and is taken as empty, in con"));
}

TEST_CASE("codes, dates, names and telephone numbers are no numbers") {
  for (const Cells& cells :
       {Cells{"001", "002", "010"}, Cells{"26.09.2021", "27.09.2021", "28.09.2021"}, Cells{"-", "Rose", "Oak"},
        Cells{"020 123 4567", "020 123 4568", "020 123 4569"}, Cells{"1/2", "1/3", "2/3"}})
    CHECK(column(cells) == cells);
}

TEST_CASE("shares are not above a hundred, and thousands may be parted in some cells only") {
  CHECK(column({"12.345", "100", "7"}, "share") == Cells{"12.345", "100", "7"});
  CHECK(column({"12.345 %", "100 %", "7 %"}) == Cells{"12.345", "100", "7"});
  CHECK(column({"1,234", "12345", "999"}, "votes") == Cells{"1234", "12345", "999"});
  CHECK(column({"1.234", "12345", "999"}, "Stimmen") == Cells{"1234", "12345", "999"});
  CHECK(published("code;q\nX01;1.234\nX02;12345\nX03;99\n").questions.size() == 1);
}

TEST_CASE("columns that leave it open together are shares where their rows sum to a hundred, else thousands") {
  const PublishedTable votes =
      published("ward;con;lab;ld\nAlder;17,902;16,702;1,204\nBirch;20,111;15,999;2,345\nCedar;12,333;18,444;3,456\n");
  CHECK(votes.table.rows.front() == Cells{"Alder", "17902", "16702", "1204"});
  CHECK(votes.questions.empty());
  const PublishedTable shares =
      published("ward;con;lab;ld\nAlder;45.123;50.321;4.556\nBirch;39.111;55.777;5.112\nCedar;61.001;33.998;5.001\n");
  CHECK(shares.table.rows.front() == Cells{"Alder", "45.123", "50.321", "4.556"});
  CHECK(shares.questions.empty());
}

TEST_CASE("what a spreadsheet adds to a decimal is taken off") {
  const PublishedTable read =
      published("ward,share\nAlder,34.409999999999997\nBirch,16.600000000000001\nCedar,65.109436397805581\nDale,7\n");
  CHECK(read.table.rows[0][1] == "34.41");
  CHECK(read.table.rows[1][1] == "16.6");
  CHECK(read.table.rows[2][1] == "65.1094363978056");
}
