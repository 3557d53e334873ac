#include "atlas/area_table.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "atlas/comparison.h"
#include "atlas/numbers.h"
#include "atlas/provenance.h"

namespace hustings {

namespace {

std::string decimals(double figure) { return fmt::format("{:.4f}", figure); }

class TableWriter {
 public:
  TableWriter(const Atlas& atlas, const View& view, ContestIndex contest)
      : atlas_(atlas), view_(view), shown_(shown_in(atlas, view, contest)), contest_(atlas.contests[contest]) {}

  Table write() {
    find_parties();
    table_.file = contest_.contest.id;
    table_.columns = {"area_code",
                      "area_name",
                      "parent_name",
                      "winner",
                      "runner_up",
                      "votes_valid",
                      "majority_votes",
                      "majority_pct",
                      "swing_needed_pct",
                      "direct_switchers",
                      "turnout_pct",
                      "turnout_of",
                      "swing_pct",
                      "swing_from",
                      "swing_to",
                      "swing_formula",
                      "other_formula_pct",
                      "previous_winner",
                      "status",
                      "against",
                      "compared_by",
                      "seats",
                      "elected",
                      "flags",
                      "note",
                      "source",
                      "edition",
                      "method"};
    for (const PartyIndex party : parties_) table_.columns.push_back("votes_" + atlas_.parties[party].id);
    for (const PartyIndex party : parties_) table_.columns.push_back("share_" + atlas_.parties[party].id);
    for (const NumberColumn& column : atlas_.numbers)
      if (!column.on[shown_.layer].values.empty()) table_.columns.push_back("number_" + column.id);
    const AtlasLayer& layer = atlas_.layers[shown_.layer];
    for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area)
      if (shown_.layer != contest_.own.layer || contest_.contest.covers(layer.layer.areas[area].code))
        add_area(layer.layer.areas[area], area);
    for (const Result& result : count_of(atlas_, shown_).results)
      if (result.level == Level::postal) add_postal(result, layer);
    return std::move(table_);
  }

 private:
  /// On the layer that the view asks for, else as counted: rows do not depend on what is on the map.
  static Shown shown_in(const Atlas& atlas, const View& view, ContestIndex contest) {
    View plain = view;
    plain.colour = ColourMode::majority;
    return shown_as(atlas, plain, contest);
  }

  /// Parties that stood anywhere, most votes first.
  void find_parties() {
    std::map<PartyIndex, std::int64_t> votes;
    for (const Result& result : count_of(atlas_, shown_).results)
      for (const Candidacy& candidacy : result.candidacies) votes[candidacy.party] += candidacy.votes;
    for (const auto& [party, count] : votes) parties_.push_back(party);
    std::stable_sort(parties_.begin(), parties_.end(), [&](PartyIndex a, PartyIndex b) { return votes[a] > votes[b]; });
  }

  void start_row() {
    cells_.assign(table_.columns.size(), "");
    notes_.clear();
    flags_.clear();
  }
  void set(std::string_view column, std::string value) { cells_[*table_.find_column(column)] = std::move(value); }

  template <class T>
  bool note_gap(std::string_view what, const Measured<T>& measure) {
    if (measure) return false;
    notes_.push_back(fmt::format("{}: {}", what, measure.reason()));
    return true;
  }

  void end_row() {
    set("note", fmt::format("{}", fmt::join(notes_, "; ")));
    const Provenance provenance = provenance_of(atlas_, shown_);
    set("source", provenance.source);
    set("edition", provenance.edition);
    set("method", provenance.laid.empty() ? provenance.method : provenance.method + "; " + provenance.laid);
    table_.lines.push_back(static_cast<std::int64_t>(table_.rows.size() + 2));
    table_.rows.push_back(cells_);
  }

  const std::string& id(PartyIndex party) const { return atlas_.parties[party].id; }

  void add_result(const Result& result) {
    if (!result.shares_only) set("votes_valid", std::to_string(result.votes_valid()));
    const auto lead = winner(result);
    if (!note_gap("winner", lead)) set("winner", id(lead->party));
    const auto second = runner_up(result);
    if (!note_gap("runner-up", second)) set("runner_up", id(second->party));
    const auto margin = majority(result);
    if (!note_gap("majority", margin)) {
      if (!result.shares_only) set("majority_votes", std::to_string(margin->votes));
      set("majority_pct", decimals(margin->percent));
    }
    for (const PartyIndex party : parties_) {
      const auto votes = result.votes_of(party);
      if (votes && !result.shares_only) set("votes_" + id(party), std::to_string(*votes));
      if (const auto part = share(result, party, atlas_.parties)) set("share_" + id(party), decimals(*part));
    }
    flags_ = words_of(result.flags);
    set("flags", fmt::format("{}", fmt::join(flags_, " ")));
    if (!result.note.empty()) notes_.push_back(result.note);
  }

  void add_area(const Area& area, AreaIndex index) {
    start_row();
    set("area_code", area.code);
    set("area_name", area.name);
    if (const auto within = atlas_.layers[shown_.layer].parent_layer)
      if (const auto parent = atlas_.layers[*within].find(area.parent))
        set("parent_name", atlas_.layers[*within].layer.areas[*parent].name);
    for (std::size_t column = 0; column < atlas_.numbers.size(); ++column)
      if (const auto figures = numbers_on(atlas_, column, shown_.layer);
          !figures.empty() && std::isfinite(figures[index]))
        set("number_" + atlas_.numbers[column].id, fmt::format("{}", figures[index]));
    const Result* now = result_of(atlas_, shown_, index);
    if (now == nullptr) {
      notes_.push_back(why_missing(atlas_, shown_, area.code));
      set("status", "no result");
      return end_row();
    }
    add_result(*now);
    if (const auto needed = swing_needed(*now)) set("swing_needed_pct", decimals(*needed));
    if (const auto switchers = direct_switchers(*now)) set("direct_switchers", std::to_string(*switchers));
    const auto turned_out = turnout(*now);
    if (!note_gap("turnout", turned_out)) {
      set("turnout_pct", decimals(*turned_out));
      set("turnout_of", electors_of(atlas_, shown_));
    }
    if (now->seats) set("seats", std::to_string(*now->seats));
    add_elected(index);
    add_comparison(*now, index);
    end_row();
  }

  void add_elected(AreaIndex index) {
    std::vector<std::string> parts;
    for (const SeatsWon& won : elected_in(atlas_, shown_, index))
      parts.push_back(fmt::format("{} {}", id(won.party), won.seats));
    set("elected", fmt::format("{}", fmt::join(parts, ", ")));
    if (parts.size() > 1 && shown_.layer == contest_.own.layer) notes_.emplace_back("split ward");
  }

  /// Where no seat is won nothing is gained or held but a lead.
  std::string status_word(Status status) const {
    if (status == Status::tie || contest_.contest.wins_seats_on(atlas_.layers[shown_.layer].layer.id))
      return name_of(status);
    return status == Status::gain ? "new lead" : "lead kept";
  }

  void add_comparison(const Result& now, AreaIndex index) {
    const Comparison compared = compared_result(atlas_, view_, shown_, index);
    if (compared.against) set("against", atlas_.contest(*compared.against).id);
    if (const auto pair = swing_pair(atlas_, view_)) {  // as asked, whether or not it is defined here
      set("swing_from", id(pair->from));
      set("swing_to", id(pair->to));
    }
    set("swing_formula", view_.formula == SwingFormula::butler ? "butler" : "steed");
    if (!compared.known()) {
      notes_.push_back(fmt::format("swing and status: {}", compared.reason));
      if (majority(now) && majority(now)->votes == 0) set("status", name_of(Status::tie));
      return;
    }
    set("compared_by", name_of(compared.by));
    if (compared.by == ComparedBy::parent)
      notes_.push_back(fmt::format("swing is that of {}: the boundaries changed in between", compared.of));
    if (compared.by == ComparedBy::overlap)
      notes_.emplace_back("swing and status are estimates: the earlier votes are divided by overlap");
    const auto moved = swing_of(atlas_, view_, compared, view_.formula);
    if (!note_gap("swing", moved)) {
      set("swing_pct", decimals(moved->percent));
      set("swing_from", id(moved->pair.from));
      set("swing_to", id(moved->pair.to));
    }
    add_other_formula(compared);
    if (compared.by != ComparedBy::parent) {
      const auto before = winner(*compared.then);
      if (!note_gap("previous winner", before)) set("previous_winner", id(before->party));
    }
    const auto known = status_of(atlas_, compared, now);
    if (!note_gap("status", known)) set("status", status_word(*known));
  }

  /// Where the two definitions disagree which way it went, a reader must know before he quotes either.
  void add_other_formula(const Comparison& compared) {
    const auto butler = swing_of(atlas_, view_, compared, SwingFormula::butler);
    const auto steed = swing_of(atlas_, view_, compared, SwingFormula::steed);
    if (steed) set("other_formula_pct", decimals(steed->percent));
    if (butler && steed && butler->percent * steed->percent < 0) {
      flags_.emplace_back("signs-differ");
      set("flags", fmt::format("{}", fmt::join(flags_, " ")));
    }
  }

  void add_postal(const Result& result, const AtlasLayer& layer) {
    start_row();
    set("area_code", result.area_code);
    set("status", "postal");
    if (layer.parent_layer)
      if (const auto parent = atlas_.layers[*layer.parent_layer].find(result.area_code))
        set("area_name",
            fmt::format("{} (postal votes)", atlas_.layers[*layer.parent_layer].layer.areas[*parent].name));
    add_result(result);
    notes_.emplace_back("postal votes, counted for the whole borough: no turnout, swing or status of their own");
    end_row();
  }

  const Atlas& atlas_;
  const View& view_;
  Shown shown_;
  const AtlasContest& contest_;
  std::vector<PartyIndex> parties_;
  Table table_;
  std::vector<std::string> cells_;
  std::vector<std::string> notes_;
  std::vector<std::string> flags_;
};

}  // namespace

Table area_table(const Atlas& atlas, const View& view, ContestIndex contest) {
  return TableWriter(atlas, view, contest).write();
}

}  // namespace hustings
