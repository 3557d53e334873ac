#include "tests/carried.h"

#include <stdexcept>

#include "atlas/load/load_atlas.h"
#include "places.h"

const hustings::Atlas& carried_atlas() {
  static const hustings::Atlas atlas = [] {
    hustings::Outcome<hustings::Atlas> outcome = hustings::load_atlas(HUSTINGS_TEST_ASSETS "/london.toml");
    if (!outcome) throw std::runtime_error(hustings::describe(outcome.findings.front()));
    return std::move(*outcome.value);
  }();
  return atlas;
}

const hustings::Contest& carried_contest(const std::string& id) {
  return carried_atlas().contest(carried_atlas().find_contest(id).value());
}

const hustings::Parties& carried_parties() { return carried_atlas().parties; }
