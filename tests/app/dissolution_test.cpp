// `--against dissolution`: by-elections are counted, or the command is refused; it is never ignored.
#include <doctest/doctest.h>

#include "tests/app/program.h"

namespace {

void check_refused(const std::vector<std::string>& arguments, const std::vector<std::string>& parts) {
  const Ran ran = run(arguments);
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK_MESSAGE(contains_all(ran.err, parts), ran.err);
}

}  // namespace

TEST_CASE("table counts by-elections of the whole country") {
  const auto status_in = [](const std::string& contest, const std::string& code, const std::string& against) {
    std::vector<std::string> arguments{"table", "uk.toml",   "--contest",
                                       contest, "--columns", "area_code,status,against,previous_winner"};
    if (!against.empty()) arguments.insert(arguments.end(), {"--against", against});
    const Ran ran = run(arguments);
    REQUIRE(ran.code == 0);
    const Csv csv(ran.out);
    const std::size_t row = csv.row_of(code);
    return csv.cell(row, "status") + " " + csv.cell(row, "against") + " " + csv.cell(row, "previous_winner");
  };
  CHECK(status_in("general-2015", "E14000642", "") == "gain general-2010 con");
  CHECK(status_in("general-2015", "E14000642", "dissolution") == "hold by-clacton-2014 ukip");
  CHECK(status_in("general-2017", "E14000647", "Dissolution") == "hold by-copeland-2017 con");
}

TEST_CASE("where there is no by-election in between, the option is refused with the reason") {
  check_refused(
      {"table", "--contest", "mayor-2016", "--against", "dissolution"},
      {"--against dissolution counts by-elections", "has none between Mayor of London 2012 and", "leave it out"});
  check_refused({"table", "--contest", "general-2010", "--against", "dissolution"},
                {"has none between General election 2005 (notional) and General election 2010"});
  check_refused({"table", "--contest", "referendum-2016", "--against", "dissolution"},
                {"has none before EU referendum"});
  check_refused({"table", "--contest", "general-2017", "--against", "dissolution", "--what-if", "con,lab,1"},
                {"a what-if is compared with the actual result"});
  FixtureAtlas fixture;
  check_refused({"table", fixture.atlas(), "--contest", "new", "--against", "dissolution"}, {"has none; leave it out"});
  if (can_draw())
    check_refused({"render", fixture.atlas(), "--against", "dissolution", "--size", "320x200", "--out",
                   fixture.folder() / "map.png"},
                  {"has none; leave it out"});
  CHECK(run({"table", fixture.atlas(), "--contest", "new"}).code == 0);
}
