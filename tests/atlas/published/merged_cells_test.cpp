// Labels that stand once above the rows they are meant for, as merged cells are written.
#include "tests/atlas/published/published.h"

using namespace hustings;

TEST_CASE("blank cells under a label take it, and that is said") {
  const PublishedTable read = published(
      "code,ward,party,votes\nX01,Alder,Rose,120\n,,Oak,95\n,,Elm,12\nX02,Birch,Rose,80\n,,Oak,134\nX03,Cedar,Oak,90\n,"
      ",Elm,88\n");
  CHECK(read.table.rows[2] == std::vector<std::string>{"X01", "Alder", "Elm", "12"});
  CHECK(read.table.rows[4] == std::vector<std::string>{"X02", "Birch", "Oak", "134"});
  CHECK(says(read, "8 blank cells of code, ward take the text above them"));
}

TEST_CASE("larger areas over their wards are filled down") {
  const PublishedTable read = published(
      "county,ward,con,lab\nEssex,Alder,100,90\n,Birch,101,97\n,Cedar,88,70\nKent,Dogwood,61,60\n,Elm,50,40\n,Fir,51,"
      "47\n");
  CHECK(read.table.rows[2][0] == "Essex");
  CHECK(read.table.rows[5][0] == "Kent");
}

TEST_CASE("codes that are missing here and there, and marks, stay blank") {
  const PublishedTable codes = published(
      "code,name,con,lab\nX01,Alder,100,90\n,Birch,101,97\nX03,Cedar,88,70\nX04,Dogwood,61,60\nX05,Elm,50,40\n");
  CHECK(codes.table.rows[1][0].empty());
  const PublishedTable marks =
      published("sitting,name,votes\nyes,Ann,120\n,Bob,95\nyes,Cay,80\n,Dan,134\n,Eve,10\nyes,Fay,7\n");
  CHECK(marks.table.rows[1][0].empty());
}
