// Titles above, notes below, headings and sums within: what is left is rows of data, and the rest is said.
#include "tests/atlas/published/published.h"

using namespace hustings;

namespace {

const std::string body = "code,party,votes\nX01,Rose,120\nX01,Oak,95\nX02,Rose,80\nX02,Oak,134\n";
const Rows rows = {{"X01", "Rose", "120"}, {"X01", "Oak", "95"}, {"X02", "Rose", "80"}, {"X02", "Oak", "134"}};

void check_body(const PublishedTable& read) {
  CHECK(read.table.columns == std::vector<std::string>{"code", "party", "votes"});
  CHECK(read.table.rows == rows);
}

}  // namespace

TEST_CASE("lines before the header are left out, padded with separators or not") {
  const PublishedTable banner = published("2022 made-up count [phase final, generated 2022-07-19]\n" + body);
  check_body(banner);
  CHECK(left_out(banner, LineKind::metadata) == std::vector<std::int64_t>{1});
  CHECK(banner.table.lines.front() == 3);
  const PublishedTable padded =
      published("# made up,,\n# 2024,,\n,,\nStatus:,final,\nAs of:,14.10.2021,15:11\n,,\n" + body);
  check_body(padded);
  CHECK(left_out(padded, LineKind::metadata) == std::vector<std::int64_t>{1, 2, 4, 5});
  CHECK(says(padded, "4 lines before the table are left out, line 1 first: \"# made up\""));
  CHECK(says(padded, "the header is line 7"));
}

TEST_CASE("notes after the table are left out") {
  const PublishedTable read = published(
      body + "\nSource: the returning officer\n* provisional, see the gazette\nNote: all figures are invented\n");
  check_body(read);
  CHECK(left_out(read, LineKind::notes) == std::vector<std::int64_t>{7, 8, 9});
}

TEST_CASE("a table that is all there is has nothing to say") {
  const PublishedTable read = published(body);
  check_body(read);
  CHECK(read.left_out.empty());
  CHECK(read.statements.empty());
  CHECK(read.questions.empty());
}

TEST_CASE("words in place of votes do not make a header of the first row or notes of the last") {
  const PublishedTable read = published(
      "code,party,votes\nX00,con,Unopposed\nX01,con,600\nX01,lab,300\nX02,con,600\nX02,lab,300\nX03,lab,Unopposed\n");
  CHECK(read.table.rows.size() == 6);
  CHECK(read.table.rows.front() == std::vector<std::string>{"X00", "con", "Unopposed"});
  CHECK(read.forms[2].kind == ColumnForm::Kind::count);
  CHECK(read.forms[2].others == std::vector<std::string>{"Unopposed"});
  CHECK(read.forms[2].other_cells == 2);
}

TEST_CASE("headings within the table become a column") {
  const PublishedTable read =
      published("ward,con,lab\nEssex,,\nAlder,100,90\nBirch,101,97\nKent,,\nCedar,88,70\nDogwood,61,60\nElm,50,40\n");
  CHECK(read.table.columns == std::vector<std::string>{"ward", "con", "lab", "group"});
  CHECK(read.table.rows == Rows{{"Alder", "100", "90", "Essex"},
                                {"Birch", "101", "97", "Essex"},
                                {"Cedar", "88", "70", "Kent"},
                                {"Dogwood", "61", "60", "Kent"},
                                {"Elm", "50", "40", "Kent"}});
  CHECK(left_out(read, LineKind::group) == std::vector<std::int64_t>{2, 5});
  CHECK(says(read, "2 headings within the table become the column \"group\""));
}

TEST_CASE("blocks with a heading, a header and a total each are one table") {
  const PublishedTable read = published(
      "Alder ward,,\nCandidate,Party,Votes\nAnn,Rose,120\nBob,Oak,95\nTotal,,215\n,,\n"
      "Birch ward,,\nCandidate,Party,Votes\nCay,Rose,70\nDan,Oak,300\nEve,Elm,12\nTotal,,382\n");
  CHECK(read.table.columns == std::vector<std::string>{"Candidate", "Party", "Votes", "group"});
  CHECK(read.table.rows == Rows{{"Ann", "Rose", "120", "Alder ward"},
                                {"Bob", "Oak", "95", "Alder ward"},
                                {"Cay", "Rose", "70", "Birch ward"},
                                {"Dan", "Oak", "300", "Birch ward"},
                                {"Eve", "Elm", "12", "Birch ward"}});
  CHECK(left_out(read, LineKind::header) == std::vector<std::int64_t>{8});
  REQUIRE(read.derived_rows.size() == 2);
  CHECK(read.derived_rows[1].first == 2);
  CHECK(read.derived_rows[1].last == 5);
  CHECK(read.derived_rows[1].proven);
}

TEST_CASE("of two tables in one sheet the larger one is read") {
  const PublishedTable read = published(
      "Turnout by district,,\ndistrict,electors,voters\nNorth,1000,700\nSouth,900,600\n,,\n,,\nVotes,,\n" + body);
  check_body(read);
  CHECK(left_out(read, LineKind::another_table).size() == 3);
  CHECK(says(read, "3 lines of other tables are left out"));
}

TEST_CASE("headings over headings, without a header") {
  const PublishedTable read = published(
      "England\nEssex\nAlder,100,90\nBirch,101,97\nKent\nCedar,88,70\nDogwood,61,60\nWales\nGwent\nElm,50,40\n");
  CHECK(read.table.columns == std::vector<std::string>{"column 1", "column 2", "column 3", "group", "larger group"});
  CHECK(read.table.rows.front() == std::vector<std::string>{"Alder", "100", "90", "Essex", "England"});
  CHECK(read.table.rows[2] == std::vector<std::string>{"Cedar", "88", "70", "Kent", "England"});
  CHECK(read.table.rows.back() == std::vector<std::string>{"Elm", "50", "40", "Gwent", "Wales"});
}

TEST_CASE("a first row with words in place of votes is no second row of the header, whatever the words") {
  const PublishedTable read =
      published("ward,con,lab\nAlder,Sin datos,Sin datos\nBirch,101,97\nCedar,88,70\nDogwood,61,60\nElm,50,40\n");
  CHECK(read.table.columns == std::vector<std::string>{"ward", "con", "lab"});
  CHECK(read.table.rows.size() == 5);
  CHECK(read.table.rows.front() == std::vector<std::string>{"Alder", "Sin datos", "Sin datos"});
  const PublishedTable words =
      published("ward,con,lab\nAlder,Sin datos,Sin candidato\nBirch,101,97\nCedar,88,70\nDogwood,61,60\nElm,50,40\n");
  CHECK(words.table.columns == std::vector<std::string>{"ward", "con", "lab"});
  CHECK(words.table.rows.size() == 5);
}

TEST_CASE("votes that may be years are votes, in the first row and the last") {
  const PublishedTable read =
      published("ward,con,lab\nAlder,1987,2014\nBirch,101,97\nCedar,88,70\nDogwood,61,60\nElm,1999,2001\n");
  CHECK(read.table.columns == std::vector<std::string>{"ward", "con", "lab"});
  CHECK(read.table.rows.size() == 5);
}
