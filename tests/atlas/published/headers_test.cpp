// What columns are called where the header has several rows, too few cells, or is not there.
#include "tests/atlas/published/published.h"

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

TEST_CASE("an upper row that divides the columns is part of the header, though the lower one names each") {
  const PublishedTable read = published(
      ",,President,,Senate,\nCounty,Precinct,Rose,Oak,Smith,Jones\nAlder,P1,100,90,98,91\nAlder,P2,101,91,97,92\n"
      "Birch,P1,120,99,130,88\n");
  CHECK(read.table.columns == std::vector<std::string>{"County", "Precinct", "President: Rose", "President: Oak",
                                                       "Senate: Smith", "Senate: Jones"});
}

TEST_CASE("three rows: the party, its short name, the kind of figure") {
  const PublishedTable read = published(
      "Ministry;;;;;;\n;;;;;;\n;;Party of the Rose;;Party of the "
      "Oak;;\n;;PR;;PO;;\nProvince;Roll;Votes;Seats;Votes;Seats;\n"
      "Alder;10.200;4.100;3;3.900;2;\nBirch;20.300;8.100;5;7.900;4;\nCedar;9.400;3.100;2;3.700;3;\n");
  CHECK(read.table.columns == std::vector<std::string>{"Province", "Roll", "Party of the Rose: PR: Votes",
                                                       "Party of the Rose: PR: Seats", "Party of the Oak: PO: Votes",
                                                       "Party of the Oak: PO: Seats"});
  CHECK(read.table.rows.front() == std::vector<std::string>{"Alder", "10200", "4100", "3", "3900", "2"});
}

TEST_CASE("units below the names are no names, but for the percent sign") {
  const PublishedTable read =
      published("Ward,Con,Lab,Turnout\n,votes,votes,%\nAlder,450,550,38.2\nBirch,300,700,39.9\nCedar,330,670,40.1\n");
  CHECK(read.table.columns == std::vector<std::string>{"Ward", "Con", "Lab", "Turnout %"});
}

TEST_CASE("the numbers of the columns are no row of data") {
  const PublishedTable read =
      published("Ward,Con,Lab,Turnout\n1,2,3,4\nAlder,450,550,38.2\nBirch,300,700,39.9\nCedar,330,670,40.1\n");
  CHECK(read.table.rows.size() == 3);
  CHECK(left_out(read, LineKind::header) == std::vector<std::int64_t>{2});
}

TEST_CASE("percent signs that stand alone are of the column before") {
  const PublishedTable read =
      published("Ward,Con,%,Lab,%\nAlder,450,45.0,550,55.0\nBirch,300,30.5,700,69.5\nCedar,330,33.0,670,67.0\n");
  CHECK(read.table.columns == std::vector<std::string>{"Ward", "Con", "Con %", "Lab", "Lab %"});
}
