// What columns are called where the header has several rows, too few cells, or is not there.
#include "tests/atlas/import/published.h"

using namespace hustings;

TEST_CASE("a header of two rows is joined: the party above, the kind of vote below") {
  const PublishedTable read = published(
      "Nr;Name;Rose;;Oak;\n;;First;Second;First;Second\nX00;Alder;100;90;80;70\nX01;Birch;101;91;85;72\nX02;Cedar;102;"
      "92;81;70\n");
  CHECK(read.table.columns ==
        std::vector<std::string>{"Nr", "Name", "Rose: First", "Rose: Second", "Oak: First", "Oak: Second"});
  CHECK(read.header_parts[3] == std::vector<std::string>{"Rose", "Second"});
  CHECK(read.table.rows.front() == std::vector<std::string>{"X00", "Alder", "100", "90", "80", "70"});
  CHECK(says(read, "the header has 2 rows"));
}

TEST_CASE("an upper row that repeats the party over each column is the same") {
  const PublishedTable read = published(
      "# made "
      "up;;;;;\nNr;Name;Rose;Rose;Oak;Oak\n;;First;Second;First;Second\n1;Alder;100;90;80;70\n2;Birch;101;91;85;72\n3;"
      "Cedar;102;92;81;70\n");
  CHECK(read.table.columns ==
        std::vector<std::string>{"Nr", "Name", "Rose: First", "Rose: Second", "Oak: First", "Oak: Second"});
}

TEST_CASE("a title above a whole header is no part of it") {
  const PublishedTable read = published("Results,by ward,\nward,con,lab\nAlder,100,90\nBirch,101,97\nCedar,88,70\n");
  CHECK(read.table.columns == std::vector<std::string>{"ward", "con", "lab"});
  CHECK(left_out(read, LineKind::metadata) == std::vector<std::int64_t>{1});
}

TEST_CASE("years may be a header") {
  const PublishedTable read = published("ward,2014,2018\nAlder,100,90\nBirch,101,97\nCedar,88,70\n");
  CHECK(read.table.columns == std::vector<std::string>{"ward", "2014", "2018"});
  CHECK(read.table.rows.size() == 3);
}

TEST_CASE("a table without a header keeps its first row") {
  const PublishedTable read =
      published("E05000001,Alder,1200,900\nE05000002,Birch,1340,880\nE05000003,Cedar,980,870\n");
  CHECK_FALSE(read.has_header);
  CHECK(read.table.columns == std::vector<std::string>{"column 1", "column 2", "column 3", "column 4"});
  CHECK(read.table.rows.size() == 3);
  CHECK(says(read, "the table has no header"));
}

TEST_CASE("rows that end in a separator have no more columns for it") {
  const PublishedTable read = published("code;party;votes\nX01;Rose;120;\nX01;Oak;95;\nX02;Rose;80;\n");
  CHECK(read.table.columns == std::vector<std::string>{"code", "party", "votes"});
}

TEST_CASE("empty columns are left out, and those that are there twice") {
  const PublishedTable read =
      published("code,,name,votes,empty,name\nX01,,Alder,120,,Alder\nX02,,Birch,95,,Birch\nX03,,Cedar,80,,Cedar\n");
  CHECK(read.table.columns == std::vector<std::string>{"code", "name", "votes"});
  CHECK(says(read, "a second column name is left out"));
  CHECK(says(read, "a column is left out: empty"));
  CHECK(says(read, "1 empty column is left out"));
}

TEST_CASE("columns of one name that differ are numbered") {
  const PublishedTable read = published("code,votes,votes\nX01,120,3\nX02,95,5\nX03,80,8\n");
  CHECK(read.table.columns == std::vector<std::string>{"code", "votes", "votes 2"});
}

TEST_CASE("groups of columns that the header names once are numbered in the rows") {
  const PublishedTable read = published(
      "Code;Inscrits;Nuance;Nom;Voix\n01001;600;SOC;Anne;350;LR;Bob;250\n01002;700;SOC;Cy;300;LR;Dee;250;ECO;Eve;100\n"
      "01003;650;LR;Fay;350;SOC;Gus;200\n");
  CHECK(read.table.columns == std::vector<std::string>{"Code", "Inscrits", "Nuance", "Nom", "Voix", "Nuance 2", "Nom 2",
                                                       "Voix 2", "Nuance 3", "Nom 3", "Voix 3"});
  CHECK(read.table.rows[1].back() == "100");
  CHECK(read.table.rows[0].back().empty());
}

TEST_CASE("line breaks in the cells of a header are blanks") {
  CHECK(published("\"ward\ncode\",con,lab\nA1,100,90\nA2,101,97\nA3,88,70\n").table.columns.front() == "ward code");
}
