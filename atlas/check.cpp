#include "atlas/check.h"

#include <fmt/format.h>

#include "atlas/join.h"
#include "base/text.h"
#include "elections/seats.h"

namespace hustings {

namespace {

class Checker {
 public:
  Checker(const Atlas& atlas, const std::optional<Table>& declared) : atlas_(atlas), declared_(declared) {}

  CheckReport check() {
    line(fmt::format("{} ({})", atlas_.title, atlas_.file));
    for (const AtlasLayer& layer : atlas_.layers)
      line(fmt::format("layer {}: {} areas", layer.layer.id, layer.layer.areas.size()));
    for (const AtlasContest& contest : atlas_.contests) check_contest(contest);
    for (const Finding& finding : atlas_.findings) fault(describe(finding));
    line(report_.faults == 0 ? "no faults" : fmt::format("{} faults", report_.faults));
    return std::move(report_);
  }

 private:
  void line(std::string text) { report_.lines.push_back(std::move(text)); }
  void fault(std::string text) {
    line("  " + std::move(text));
    ++report_.faults;
  }

  void check_contest(const AtlasContest& contest) {
    const AtlasLayer& layer = atlas_.layers[contest.own.layer];
    const AtlasLayer* parents = layer.parent_layer ? &atlas_.layers[*layer.parent_layer] : nullptr;
    const JoinReport join = join_report(contest.contest, contest.own, layer, parents);
    const Totals sums = totals(contest.contest);
    std::size_t postal = 0;
    for (const Result& result : contest.own.results) postal += result.level == Level::postal ? 1 : 0;
    line(fmt::format("contest {}: {} of {} areas of {} matched{}; {} valid votes", contest.contest.id, join.matched,
                     layer.layer.areas.size(), layer.layer.id,
                     postal > 0 ? fmt::format(", {} postal rows", postal) : "", with_thousands(sums.votes_valid)));
    // The mismatches themselves are findings of the atlas and are counted there; the codes are all listed here.
    for (const std::string& code : join.codes_without_area) line(fmt::format("  {} matches no area", code));
    for (const std::string& code : join.areas_without_result) line(fmt::format("  {} has no result", code));
    for (const std::string& code : join.declared_absent)
      line(fmt::format("  {} has no result: {}", code, contest.contest.absent.at(code)));
    compare_with_declared(contest.contest, sums);
  }

  void compare_with_declared(const Contest& contest, const Totals& sums) {
    if (!declared_) return;
    int agreed = 0;
    for (std::size_t row = 0; row < declared_->rows.size(); ++row) {
      const auto cell = [&](const char* column) { return declared_->cell(row, declared_->find_column(column)); };
      const std::string kind = cell("kind");
      if (cell("contest") != contest.id || (kind != "votes" && kind != "valid" && kind != "seats")) continue;
      const auto wanted = maybe_integer(cell("value"));
      const std::int64_t found = figure(sums, kind, cell("party"));
      if (wanted && *wanted == found) ++agreed;
      else
        fault(fmt::format("{} {} {}: the table sums to {}, declared is {}", contest.id, cell("party"), kind,
                          with_thousands(found), cell("value")));
    }
    if (agreed > 0) line(fmt::format("  {} totals agree with those declared", agreed));
  }

  std::int64_t figure(const Totals& sums, const std::string& kind, const std::string& party_id) const {
    if (kind == "valid") return sums.votes_valid;
    const auto party = atlas_.parties.find(party_id);
    for (const PartyTotal& total : sums.parties)
      if (party && total.party == *party) return kind == "seats" ? total.seats : total.votes;
    return 0;
  }

  const Atlas& atlas_;
  const std::optional<Table>& declared_;
  CheckReport report_;
};

}  // namespace

CheckReport check(const Atlas& atlas, const std::optional<Table>& declared) { return Checker(atlas, declared).check(); }

}  // namespace hustings
