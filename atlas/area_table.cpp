#include "atlas/area_table.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "atlas/area_values.h"

namespace hustings {

namespace {

std::string decimals(double figure) { return fmt::format("{:.4f}", figure); }

class TableWriter {
 public:
  TableWriter(const Atlas& atlas, const View& view, ContestIndex contest)
      : atlas_(atlas), view_(view), shown_{contest, false}, contest_(atlas.contests[contest]) {}

  Table write() {
    find_parties();
    table_.file = contest_.contest.id;
    table_.columns = {
        "area_code",    "area_name",        "winner",           "runner_up",   "votes_valid", "majority_votes",
        "majority_pct", "swing_needed_pct", "direct_switchers", "turnout_pct", "swing_pct",   "swing_from",
        "swing_to",     "previous_winner",  "status",           "against",     "note",        "source"};
    for (const PartyIndex party : parties_) table_.columns.push_back("votes_" + atlas_.parties[party].id);
    for (const PartyIndex party : parties_) table_.columns.push_back("share_" + atlas_.parties[party].id);
    const AtlasLayer& layer = atlas_.layers[contest_.own.layer];
    for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area)
      if (covers(layer.layer.areas[area].code)) add_area(layer.layer.areas[area], area);
    for (const Result& result : contest_.own.results)
      if (result.level == Level::postal) add_postal(result, layer);
    return std::move(table_);
  }

 private:
  /// Parties that stood anywhere, most votes first.
  void find_parties() {
    std::map<PartyIndex, std::int64_t> votes;
    for (const Result& result : contest_.own.results)
      for (const Candidacy& candidacy : result.candidacies) votes[candidacy.party] += candidacy.votes;
    for (const auto& [party, count] : votes) parties_.push_back(party);
    std::stable_sort(parties_.begin(), parties_.end(), [&](PartyIndex a, PartyIndex b) { return votes[a] > votes[b]; });
  }

  bool covers(const std::string& code) const {
    const auto& expected = contest_.contest.expected;
    return !expected || std::find(expected->begin(), expected->end(), code) != expected->end();
  }

  void start_row() {
    cells_.assign(table_.columns.size(), "");
    notes_.clear();
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
    set("source", contest_.contest.source);
    table_.lines.push_back(static_cast<std::int64_t>(table_.rows.size() + 2));
    table_.rows.push_back(cells_);
  }

  const std::string& id(PartyIndex party) const { return atlas_.parties[party].id; }

  void add_result(const Result& result) {
    set("votes_valid", std::to_string(result.votes_valid()));
    const auto lead = winner(result);
    if (!note_gap("winner", lead)) set("winner", id(lead->party));
    const auto second = runner_up(result);
    if (!note_gap("runner-up", second)) set("runner_up", id(second->party));
    const auto margin = majority(result);
    if (!note_gap("majority", margin)) {
      set("majority_votes", std::to_string(margin->votes));
      set("majority_pct", decimals(margin->percent));
    }
    for (const PartyIndex party : parties_) {
      const auto votes = result.votes_of(party);
      if (votes) set("votes_" + id(party), std::to_string(*votes));
      if (const auto part = share(result, party, atlas_.parties)) set("share_" + id(party), decimals(*part));
    }
    if (contest_.contest.notional) notes_.emplace_back("notional: an estimate");
    if (!result.note.empty()) notes_.push_back(result.note);
  }

  void add_area(const Area& area, AreaIndex index) {
    start_row();
    set("area_code", area.code);
    set("area_name", area.name);
    const Result* now = contest_.own.find(index);
    if (now == nullptr) {
      const auto declared = contest_.contest.absent.find(area.code);
      notes_.push_back(declared != contest_.contest.absent.end() ? declared->second
                                                                 : "no result published for this area");
      set("status", "no result");
      return end_row();
    }
    add_result(*now);
    if (const auto needed = swing_needed(*now)) set("swing_needed_pct", decimals(*needed));
    if (const auto switchers = direct_switchers(*now)) set("direct_switchers", std::to_string(*switchers));
    const auto turned_out = turnout(*now);
    if (!note_gap("turnout", turned_out)) set("turnout_pct", decimals(*turned_out));
    add_comparison(*now, index);
    end_row();
  }

  void add_comparison(const Result& now, AreaIndex index) {
    const auto against = compared_with(atlas_, view_, shown_.contest);
    if (against) set("against", atlas_.contest(*against).id);
    if (const auto pair = swing_pair(atlas_, view_)) {  // as asked, whether or not it is defined here
      set("swing_from", id(pair->from));
      set("swing_to", id(pair->to));
    }
    const Comparison then = compared_result(atlas_, view_, shown_, contest_.own.layer, index);
    if (then.then == nullptr) {
      notes_.push_back(fmt::format("swing and status: {}", then.reason));
      if (majority(now) && majority(now)->votes == 0) set("status", name_of(Status::tie));
      return;
    }
    const auto moved = swing(now, then.then, swing_pair(atlas_, view_), view_.formula, atlas_.parties);
    if (!note_gap("swing", moved)) {
      set("swing_pct", decimals(moved->percent));
      set("swing_from", id(moved->pair.from));
      set("swing_to", id(moved->pair.to));
    }
    const auto before = winner(*then.then);
    if (!note_gap("previous winner", before)) set("previous_winner", id(before->party));
    const auto known = status(now, then.then, atlas_.parties);
    if (!note_gap("status", known)) set("status", name_of(*known));
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
};

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

void add_line(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  out += '\n';
}

}  // namespace

Table area_table(const Atlas& atlas, const View& view, ContestIndex contest) {
  return TableWriter(atlas, view, contest).write();
}

std::string to_csv(const Table& table) {
  std::string out;
  add_line(out, table.columns);
  for (const auto& row : table.rows) add_line(out, row);
  return out;
}

}  // namespace hustings
