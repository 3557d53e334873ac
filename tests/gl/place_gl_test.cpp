// The window says where the areas of somebody's own atlas lie, unless they lie where its CRS is made for by default.
#include "tests/atlas/own_atlas.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"

using namespace hustings;

TEST_CASE("an atlas with a projection of its own says where its areas lie when it is opened") {
  if (!display_available()) return;
  const OwnState state;
  OwnAtlas own(5);
  own.add("c2018", 2018, "X1,lab,A,5\nX2,con,B,7\nX3,con,C,7\nX4,lab,D,7\nX5,lab,E,9\n");
  const auto notice = [&](const std::string& head) {
    Command command = Driver::command({1366, 768});
    command.atlas = own.file(head).string();
    Driver driver(command);
    driver.settle();
    return driver.window.desk().messages.notice;
  };
  CHECK(notice("").empty());
  const std::string said = notice("crs = \"+proj=laea +lat_0=51.5 +lon_0=-0.5 +datum=WGS84 +units=m +no_defs\"\n");
  CHECK(said.find("51.5° N") != std::string::npos);
  CHECK(said.find("United Kingdom") != std::string::npos);
}
