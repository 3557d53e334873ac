#include "atlas/figures/area_table.h"

#include <array>
#include <fmt/format.h>

#include "atlas/figures/comparison.h"
#include "atlas/figures/figures.h"
#include "atlas/figures/lit_areas.h"
#include "atlas/figures/provenance.h"
#include "atlas/moment.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// In this order: scripts rely on it. Those that are columns of the figures come from there, each under its own name.
constexpr std::array<const char*, 33> fixed_columns = {"area_code",
                                                       "area_name",
                                                       "parent_name",
                                                       "winner",
                                                       "runner_up",
                                                       "third",
                                                       "votes_valid",
                                                       "electorate",
                                                       "majority_votes",
                                                       "majority_pct",
                                                       "swing_needed_pct",
                                                       "direct_switchers",
                                                       "third_behind_pct",
                                                       "three_way",
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
                                                       "remain_pct",
                                                       "source",
                                                       "edition",
                                                       "method"};

class TableWriter {
 public:
  TableWriter(const Atlas& atlas, const View& view, ContestIndex contest)
      : atlas_(atlas),
        view_(view),
        shown_(table_contest(atlas, view, contest)),
        contest_(atlas.contests[contest]),
        figures_(figures_of(atlas, view, shown_)),
        provenance_(provenance_of(atlas, shown_)) {}

  Table write() {
    table_.file = contest_.contest.id;
    for (const char* id : fixed_columns)
      if (std::string_view(id) != "remain_pct" || figures_->referendum) table_.columns.emplace_back(id);
    for (const Column& column : figures_->columns)
      if (!table_.find_column(column.id)) table_.columns.push_back(column.id);
    for (const std::string& id : table_.columns) sources_.push_back(figures_->find(id));
    const AtlasLayer& layer = atlas_.layers[shown_.layer];
    const std::vector<bool> lit = lit_areas(atlas_, *figures_, view_.filter);
    for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area)
      if (lit[area] && !is_to_come(atlas_, shown_, area) &&
          (shown_.layer != contest_.own.layer || contest_.contest.covers(layer.layer.areas[area].code)))
        add_area(area);
    if (!view_.filter.active())
      for (const Result& result : count_of(atlas_, shown_).results)
        if (result.level == Level::postal) add_postal(result, layer);
    return std::move(table_);
  }

 private:
  void start_row() {
    cells_.assign(table_.columns.size(), "");
    notes_.clear();
  }
  void set(std::string_view column, std::string value) { cells_[*table_.find_column(column)] = std::move(value); }

  void end_row() {
    if (!provenance_.off_map.empty()) notes_.push_back("of the election, " + provenance_.off_map);
    set("note", fmt::format("{}", fmt::join(notes_, "; ")));
    set("source", provenance_.source);
    set("edition", provenance_.edition);
    set("method",
        provenance_.allocation.empty() ? provenance_.method : provenance_.method + "; " + provenance_.allocation);
    table_.lines.push_back(static_cast<std::int64_t>(table_.rows.size() + 2));
    table_.rows.push_back(cells_);
  }

  const std::string& id(PartyIndex party) const { return atlas_.parties[party].id; }

  /// The reason stands in the note where the cell is empty.
  bool note_gap(std::string_view what, std::string_view column, AreaIndex area) {
    if (figures_->column(column).known(area)) return false;
    notes_.push_back(fmt::format("{}: {}", what, why_undefined(atlas_, view_, *figures_, column, area)));
    return true;
  }

  void add_area(AreaIndex area) {
    start_row();
    for (std::size_t column = 0; column < cells_.size(); ++column)
      if (sources_[column] != nullptr) cells_[column] = cell_text(atlas_, *figures_, *sources_[column], area);
    const Result* now = result_of(atlas_, shown_, area);
    if (now == nullptr) {
      notes_.push_back(why_missing(atlas_, shown_, (*figures_->names->codes)[area]));
      set("status", "no result");
      return end_row();
    }
    note_gap("winner", "winner", area);
    note_gap("runner-up", "runner_up", area);
    note_gap("majority", "majority_pct", area);
    if (decision(*now) == Decision::lot) notes_.emplace_back("an exact tie, decided by lot");
    if (!now->note.empty()) notes_.push_back(now->note);
    if (auto day = poll_day_note(contest_.contest, *now); !day.empty()) notes_.push_back(std::move(day));
    if (!note_gap("turnout", "turnout_pct", area)) set("turnout_of", electors_of(atlas_, shown_));
    add_elected(area);
    add_comparison(area);
    if (figures_->referendum && !note_gap("Remain", "remain_pct", area)) add_note_of_remain(area);
    end_row();
  }

  void add_note_of_remain(AreaIndex area) {
    const Result* votes = count_of(atlas_, {*figures_->referendum, shown_.layer}).find(area);
    if (votes != nullptr && votes->flags.has(Flag::incomplete) && *figures_->referendum != shown_.contest)
      notes_.push_back("Remain is incomplete" + (votes->note.empty() ? "" : ": " + votes->note));
  }

  void add_elected(AreaIndex index) {
    std::vector<std::string> parts;
    for (const SeatsWon& won : elected_in(atlas_, shown_, index))
      parts.push_back(fmt::format("{} {}", id(won.party), won.seats));
    set("elected", fmt::format("{}", fmt::join(parts, ", ")));
    if (parts.size() > 1 && shown_.layer == contest_.own.layer) notes_.emplace_back("split ward");
  }

  void add_comparison(AreaIndex index) {
    const Comparison compared = compared_result(atlas_, view_, shown_, index);
    if (compared.against) set("against", atlas_.contest(*compared.against).id);
    set("swing_formula", view_.formula == SwingFormula::butler ? "butler" : "steed");
    if (!compared.known()) {
      notes_.push_back(fmt::format("swing and status: {}", compared.reason));
      return;
    }
    if (compared.by == ComparedBy::parent)
      notes_.push_back(fmt::format("swing is that of {}: the boundaries changed in between", compared.of));
    if (const std::string by = division_words(compared.then->flags); compared.by == ComparedBy::overlap && !by.empty())
      notes_.push_back(fmt::format("swing and status are estimates: the earlier votes are divided {}", by));
    note_gap("swing", "swing_pct", index);
    if (compared.by != ComparedBy::parent) note_gap("previous winner", "previous_winner", index);
    note_gap("status", "status", index);
  }

  /// Postal votes are of no area of the layer, so the figures have no row for them.
  void add_postal(const Result& result, const AtlasLayer& layer) {
    start_row();
    set("area_code", result.area_code);
    set("status", "postal");
    if (layer.parent_layer)
      if (const auto parent = atlas_.layers[*layer.parent_layer].find(result.area_code))
        set("area_name",
            fmt::format("{} (postal votes)", atlas_.layers[*layer.parent_layer].layer.areas[*parent].name));
    set("votes_valid", std::to_string(result.votes_valid()));
    if (const auto lead = winner(result)) set("winner", id(lead->party));
    else notes_.push_back(fmt::format("winner: {}", lead.reason()));
    if (const auto second = runner_up(result)) set("runner_up", id(second->party));
    else notes_.push_back(fmt::format("runner-up: {}", second.reason()));
    if (const auto margin = majority(result)) {
      set("majority_votes", std::to_string(margin->votes));
      set("majority_pct", decimal(margin->percent, 4));
    } else {
      notes_.push_back(fmt::format("majority: {}", margin.reason()));
    }
    for (const PartyTotal& total : contest_.stood) {
      const auto votes = result.votes_of(total.party);
      if (votes) set("votes_" + id(total.party), std::to_string(*votes));
      if (const auto part = share(result, total.party, atlas_.parties))
        set("share_" + id(total.party), decimal(*part, 4));
    }
    set("flags", fmt::format("{}", fmt::join(words_of(result.flags), " ")));
    if (!result.note.empty()) notes_.push_back(result.note);
    notes_.emplace_back("postal votes, counted for the whole borough: no turnout, swing or status of their own");
    end_row();
  }

  const Atlas& atlas_;
  const View& view_;
  ShownContest shown_;
  const AtlasContest& contest_;
  std::shared_ptr<const AreaFigures> figures_;
  Provenance provenance_;
  Table table_;
  std::vector<const Column*> sources_;  // of each column of the table; none where it is no figure
  std::vector<std::string> cells_;
  std::vector<std::string> notes_;
};

}  // namespace

ShownContest table_contest(const Atlas& atlas, const View& view, ContestIndex contest) {
  View plain = view;
  plain.colour = ColourMode::majority;
  return shown_contest(atlas, plain, contest);
}

Table area_table(const Atlas& atlas, const View& view, ContestIndex contest) {
  return TableWriter(atlas, view, contest).write();
}

}  // namespace hustings
