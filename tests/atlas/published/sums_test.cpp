// Rows and columns that are sums of others are found by arithmetic, whatever they are called.
#include "tests/atlas/published/published.h"

using namespace hustings;

TEST_CASE("a total without a code is left out and adds up") {
  const PublishedTable read =
      published("code,party,votes\nX00,Rose,100\nX00,Oak,111\nX01,Rose,137\nX01,Oak,159\n,Total,507\n");
  CHECK(read.table.rows.size() == 4);
  REQUIRE(read.derived_rows.size() == 1);
  CHECK(read.derived_rows[0].line == 6);
  CHECK(read.derived_rows[0].proven);
  CHECK(says(read, "1 row of sums is left out, line 6 first"));
}

TEST_CASE("a total that does not add up is said, with both figures") {
  const PublishedTable read = published("ward,con,lab\nAlder,100,90\nBirch,101,97\nCedar,88,70\nTotal,289,258\n");
  CHECK(read.table.rows.size() == 3);
  CHECK_FALSE(read.derived_rows[0].proven);
  CHECK(says(read, "the total of lab in line 5 is 258, and the rows sum to 257"));
}

TEST_CASE("sums of groups and the sum of all are found where no word tells") {
  const PublishedTable read = published(
      "no,land,name,voters,rose,oak,elm\n1,N,Alder,900,400,300,200\n2,N,Birch,800,350,250,200\n901,N,North,1700,750,"
      "550,400\n"
      "3,S,Cedar,700,300,300,100\n4,S,Dogwood,650,200,250,200\n5,S,Elder,500,100,200,200\n902,S,South,1850,600,750,"
      "500\n"
      "999,X,Kingdom,3550,1350,1300,900\n");
  CHECK(read.table.rows.size() == 5);
  REQUIRE(read.derived_rows.size() == 3);
  CHECK(read.derived_rows[1].first == 2);
  CHECK(read.derived_rows[1].last == 5);
  CHECK(read.derived_rows[2].first == 0);
  CHECK(read.derived_rows[2].last == 5);
}

TEST_CASE("a sum may stand above what it sums") {
  const PublishedTable read = published(
      "name,rose,oak,elm\nNorth,750,550,400\nAlder,400,300,200\nBirch,350,250,200\nSouth,600,750,500\nCedar,300,300,"
      "100\n"
      "Dogwood,200,250,200\nElder,100,200,200\n");
  CHECK(read.table.rows.size() == 5);
  CHECK(read.derived_rows.size() == 2);
}

TEST_CASE("an area whose only figure is a sum by accident stays") {
  const PublishedTable read = published("code,votes\nX00,100\nX01,50\nX02,150\nX03,300\nX04,75\n");
  CHECK(read.table.rows.size() == 5);
  CHECK(read.derived_rows.empty());
  const PublishedTable zeros = published("code,con,lab,ld\nX00,100,90,80\nX01,0,0,0\nX02,100,90,80\nX03,7,8,9\n");
  CHECK(zeros.table.rows.size() == 4);
}

TEST_CASE("totals of the parties in one area are no totals of areas") {
  const PublishedTable read = published(
      "code,party,votes\nX00,Rose,100\nX00,Oak,111\nX00,Total,211\nX01,Rose,137\nX01,Oak,159\nX01,Total,296\n");
  CHECK(read.table.rows.size() == 6);
}

TEST_CASE("a column that is the sum of others is known, whatever it is called") {
  const PublishedTable read = published(
      "code,electors,zzz,rose,oak,elm\nX00,900,600,100,200,300\nX01,800,510,110,250,150\nX02,850,470,120,200,150\nX03,"
      "700,430,130,200,100\n");
  REQUIRE(read.derived_columns.size() == 1);
  CHECK(read.derived_columns[0].column == 2);
  CHECK(read.derived_columns[0].parts == std::vector<std::size_t>{3, 4, 5});
  CHECK(says(read, "zzz is the sum of 3 other columns, rose to elm (in all of 4 rows)"));
  CHECK(read.table.columns.size() == 6);
}

TEST_CASE("every second column may sum to a column, and two may that stand apart") {
  const PublishedTable read = published(
      "code,first,second,r1,r2,o1,o2,e1,e2,spoilt,papers\nA1,60,61,10,11,20,22,30,28,4,64\nA2,70,69,15,14,25,30,30,25,"
      "5,75\n"
      "A3,82,80,22,20,30,35,30,25,6,88\nA4,43,44,11,12,21,22,11,10,2,45\n");
  REQUIRE(read.derived_columns.size() == 3);
  CHECK(read.derived_columns[0].parts == std::vector<std::size_t>{3, 5, 7});
  CHECK(read.derived_columns[1].parts == std::vector<std::size_t>{4, 6, 8});
  CHECK(read.derived_columns[2].column == 10);
}

TEST_CASE("a sum that bears the group's name, of one row too") {
  const PublishedTable read = published(
      "ward,con,lab,total\nAlder,100,90,190\nBirch,101,97,198\nEssex total,201,187,388\nCedar,88,70,158\nKent "
      "total,88,70,158\n"
      "Grand total,289,257,546\n");
  CHECK(read.table.rows.size() == 3);
  CHECK(read.derived_rows.size() == 3);
}

TEST_CASE("figures without a code or a name are a sum, and held against the rows") {
  const PublishedTable read =
      published("code,party,votes\nX00,Rose,100\nX00,Oak,111\nX01,Rose,137\nX01,Oak,159\n,,9999\n");
  CHECK(read.table.rows.size() == 4);
  CHECK(says(read, "the total of votes in line 6 is 9,999, and the rows sum to 507"));
}

TEST_CASE("a difference is no sum") {
  const PublishedTable read = published("code,rose,oak,lead\nA1,100,90,10\nA2,80,95,-15\nA3,70,60,10\nA4,99,90,9\n");
  CHECK(read.derived_columns.empty());
}

TEST_CASE("of several totals the one that does not add up is named, with its line") {
  const PublishedTable read = published(
      "ward,con,lab,ld\nAlder,100,90,11\nBirch,101,97,12\nTotal,201,187,23\nCedar,88,70,13\nDogwood,61,60,14\nTotal,"
      "149,131,27\n");
  REQUIRE(read.derived_rows.size() == 2);
  CHECK(read.derived_rows[0].proven);
  CHECK_FALSE(read.derived_rows[1].proven);
  CHECK(says(read, "the total of lab in line 7 is 131, and the rows sum to 130"));
}

TEST_CASE("a party that is called like a total keeps its rows") {
  const PublishedTable read = published(
      "parti,circonscription,voix\nEnsemble,Alder,310\nRose,Alder,290\nEnsemble,Birch,120\nRose,Birch,345\nEnsemble,"
      "Cedar,77\n"
      "Rose,Cedar,81\n");
  CHECK(read.table.rows.size() == 6);
  CHECK(read.derived_rows.empty());
}
