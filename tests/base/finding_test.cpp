#include "base/finding.h"

#include <doctest/doctest.h>

#include <string>

using namespace hustings;

TEST_CASE("a finding is one line: where, what, and what to do") {
  const Finding whole{Severity::error, {"wards.shp", "wards", 12, "GSS_CODE"}, "is empty", "Fill it"};
  CHECK(describe(whole) == "error: wards.shp, layer wards, row 12, column GSS_CODE: is empty. Fill it");
  const Finding bare{Severity::warning, {}, "nothing stands here", {}};
  CHECK(describe(bare) == "warning: nothing stands here");
  const Finding first_record{Severity::error, {"wards.shp", {}, 0, {}}, "has no ring", {}};
  CHECK(describe(first_record) == "error: wards.shp, row 0: has no ring");
}

TEST_CASE("a finding stays one line, whatever it quotes") {
  const Finding quoting{Severity::error, {"a.csv", {}, 3, {}}, "says \"one\ntwo\"", {}};
  CHECK(describe(quoting) == "error: a.csv, row 3: says \"one two\"");
}

TEST_CASE("warnings alone are no errors") {
  const Finding warning{Severity::warning, {}, "a", {}};
  const Finding error{Severity::error, {}, "b", {}};
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({warning, warning}));
  CHECK(has_errors({warning, error}));
}

TEST_CASE("an input error says its finding") {
  const Finding finding{Severity::error, {"a.csv", {}, 3, "votes"}, "is empty", "Fill it"};
  const InputError error(finding);
  CHECK(std::string(error.what()) == describe(finding));
  CHECK(error.finding().place.row == 3);
}

TEST_CASE("a finding never shows the password of a database") {
  const Finding refused{Severity::error,
                        {"PG:dbname=london password=secret", "wards", {}, {}},
                        "cannot be read (password=secret)",
                        "Try password=secret"};
  const std::string line = describe(refused);
  CHECK(line.find("secret") == std::string::npos);
  CHECK(line.find("PG:dbname=london password=***, layer wards") != std::string::npos);
}
