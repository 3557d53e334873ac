#include "atlas/figures/figures.h"

#include <algorithm>
#include <fmt/format.h>
#include <list>
#include <map>
#include <mutex>
#include <numeric>
#include <utility>

#include "atlas/figures/comparison.h"
#include "atlas/moment.h"
#include "atlas/numbers.h"
#include "base/name_order.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "elections/party_votes.h"

namespace hustings {

/// What was worked out last.
class FigureMemo {
 public:
  struct Kept {
    Question question;
    ShownContest shown;
    std::shared_ptr<const AreaFigures> figures;
  };
  static constexpr std::size_t most = 8;  // two maps of a dissolve, and what charts and comparisons ask for beside them

  std::mutex mutex;
  std::list<Kept> kept;  // the last used first
  std::map<LayerIndex, std::shared_ptr<const AreaNames>> names;
};

std::shared_ptr<FigureMemo> make_figure_memo() { return std::make_shared<FigureMemo>(); }

namespace {

std::shared_ptr<const AreaNames> make_names(const Atlas& atlas, LayerIndex index) {
  const AtlasLayer& layer = atlas.layers[index];
  std::vector<std::string> codes;
  std::vector<std::string> own;
  std::vector<std::string> parents;
  auto names = std::make_shared<AreaNames>();
  for (const Area& area : layer.layer.areas) {
    codes.push_back(area.code);
    own.push_back(area.name);
    names->keys.push_back(search_key(area.name));
    const auto parent = layer.parent_layer ? atlas.layers[*layer.parent_layer].find(area.parent) : std::nullopt;
    parents.push_back(parent ? atlas.layers[*layer.parent_layer].layer.areas[*parent].name : std::string());
  }
  const std::vector<std::uint32_t> ranks = name_ranks(own);
  std::vector<std::uint32_t> order(own.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return ranks[a] < ranks[b]; });
  names->rank.resize(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) names->rank[order[place]] = place;
  names->codes = std::make_shared<const std::vector<std::string>>(std::move(codes));
  names->names = std::make_shared<const std::vector<std::string>>(std::move(own));
  names->parents = std::make_shared<const std::vector<std::string>>(std::move(parents));
  return names;
}

std::shared_ptr<const AreaNames> names_of(const Atlas& atlas, LayerIndex layer) {
  const std::scoped_lock lock(atlas.figure_memo->mutex);
  std::shared_ptr<const AreaNames>& known = atlas.figure_memo->names[layer];
  if (!known) known = make_names(atlas, layer);
  return known;
}

class Builder {
 public:
  Builder(const Atlas& atlas, const Question& question, const ShownContest& shown)
      : atlas_(atlas),
        question_(question),
        count_(count_of(atlas, shown)),
        pair_(swing_pair(atlas, question, shown.contest)),
        now_(atlas.parties.size()),
        then_(atlas.parties.size()) {
    figures_.shown = shown;
    figures_.against = shown.what_if ? shown.contest : earlier_contest(atlas, question, shown.contest);
    figures_.referendum = referendum_on(atlas, shown.layer);
    figures_.seats = atlas.contest(shown.contest).wins_seats_on(atlas.layers[shown.layer].layer.id);
    figures_.names = names_of(atlas, shown.layer);
    figures_.has_result.resize(count_.of_area.size());
    figures_.decided.resize(count_.of_area.size(), Decision::votes);
  }

  AreaFigures build() {
    find_parties();
    add_columns();
    for (AreaIndex area = 0; area < figures_.size(); ++area)
      if (const Result* result = count_.find(area)) add_area(*result, area);
    if (figures_.referendum) add_remain();
    if (declared_) add_declarations();
    figures_.columns[flags_].texts = std::make_shared<const std::vector<std::string>>(std::move(flag_words_));
    figures_.columns[three_way_].texts = std::make_shared<const std::vector<std::string>>(std::move(three_way_words_));
    figures_.columns[compared_by_].texts = std::make_shared<const std::vector<std::string>>(std::move(compared_words_));
    return std::move(figures_);
  }

 private:
  /// Parties that stood anywhere, most votes first.
  void find_parties() {
    std::map<PartyIndex, std::int64_t> votes;
    for (const Result& result : count_.results)
      for (const Candidacy& candidacy : result.candidacies) votes[candidacy.party] += candidacy.votes;
    for (const auto& [party, sum] : votes) parties_.push_back(party);
    std::stable_sort(parties_.begin(), parties_.end(), [&](PartyIndex a, PartyIndex b) { return votes[a] > votes[b]; });
  }

  std::size_t add(std::string id, std::string title, std::string unit, ColumnKind kind) {
    Column& column = figures_.columns.emplace_back();
    column.id = std::move(id);
    column.title = std::move(title);
    column.unit = std::move(unit);
    column.kind = kind;
    const std::size_t count = figures_.size();
    if (kind == ColumnKind::number) column.numbers.assign(count, undefined_number);
    if (kind == ColumnKind::party) column.parties.resize(count);
    if (kind == ColumnKind::status) column.statuses.resize(count);
    return figures_.columns.size() - 1;
  }
  std::size_t add_number(std::string id, std::string title, std::string unit, bool has_sign = false) {
    const std::size_t index = add(std::move(id), std::move(title), std::move(unit), ColumnKind::number);
    Column& column = figures_.columns[index];
    column.whole = column.unit != "%" && column.unit != "pp";
    column.has_sign = has_sign;
    return index;
  }
  std::size_t add_party(std::string id, std::string title) {
    return add(std::move(id), std::move(title), "", ColumnKind::party);
  }
  std::size_t add_texts(std::string id, std::string title, Texts texts) {
    const std::size_t index = add(std::move(id), std::move(title), "", ColumnKind::text);
    figures_.columns[index].texts = std::move(texts);
    return index;
  }

  void add_columns() {
    figures_.columns.reserve(32 + 3 * parties_.size());
    add_texts("area_code", "Code", figures_.names->codes);
    add_texts("area_name", "Area", figures_.names->names);
    add_texts("parent_name", "Within", figures_.names->parents);
    winner_ = add_party("winner", "Winner");
    runner_up_ = add_party("runner_up", "Second");
    third_ = add_party("third", "Third");
    valid_ = add_number("votes_valid", "Valid votes", "votes");
    electorate_ = add_number("electorate", "Electorate", "electors");
    majority_votes_ = add_number("majority_votes", "Majority", "votes");
    majority_ = add_number("majority_pct", "Majority", "pp");
    needed_ = add_number("swing_needed_pct", "Swing needed", "pp");
    switchers_ = add_number("direct_switchers", "Direct switchers", "votes");
    behind_ = add_number("third_behind_pct", "Third behind first", "pp");
    three_way_ = add_texts("three_way", "Three-way", nullptr);
    plain_ = figures_.columns.size();
    for (const Measure& measure : measures())
      if (measure.value != nullptr)
        figures_.columns[add_number(measure.column, measure.title, measure.unit)].whole = false;
    swing_ = add_number("swing_pct", "Swing", "pp", true);
    swing_from_ = add_party("swing_from", "Swing from");
    swing_to_ = add_party("swing_to", "Swing to");
    other_formula_ = add_number("other_formula_pct",
                                question_.formula == SwingFormula::butler ? "Steed swing" : "Butler swing", "pp", true);
    previous_ = add_party("previous_winner", "Won before");
    status_ = add("status", "Status", "", ColumnKind::status);
    compared_by_ = add_texts("compared_by", "Compared by", nullptr);
    seats_ = add_number("seats", "Seats", "seats");
    if (has_night(atlas_, figures_.shown.contest)) declared_ = add_texts("declared", "Declared", nullptr);
    flags_ = add_texts("flags", "Flags", nullptr);
    if (figures_.referendum) remain_ = add_number("remain_pct", "Remain", "%");
    const auto name = [&](PartyIndex party) { return name_in_shares(atlas_.parties[party]); };
    const auto id = [&](PartyIndex party) { return atlas_.parties[party].id; };
    votes_ = figures_.columns.size();
    for (const PartyIndex party : parties_) add_number("votes_" + id(party), name(party) + " votes", "votes");
    for (const PartyIndex party : parties_) add_number("share_" + id(party), name(party) + " share", "%");
    for (const PartyIndex party : parties_) add_number("change_" + id(party), name(party) + " change", "pp", true);
    for (std::size_t i = 0; i < atlas_.numbers.size(); ++i)
      if (const auto figures = numbers_on(atlas_, i, figures_.shown.layer); !figures.empty()) {
        const NumberColumn& joined = atlas_.numbers[i];
        Column& column =
            figures_.columns[add_number("number_" + joined.id, title_on(joined, figures_.shown.layer), joined.unit)];
        column.whole = joined.decimals == 0;
        column.numbers.assign(figures.begin(), figures.end());
      }
    flag_words_.resize(figures_.size());
    three_way_words_.resize(figures_.size());
    compared_words_.resize(figures_.size());
  }

  void set(std::size_t column, AreaIndex area, double number) { figures_.columns[column].numbers[area] = number; }
  void set_party(std::size_t column, AreaIndex area, PartyIndex party) {
    figures_.columns[column].parties[area] = party;
  }

  void add_area(const Result& now, AreaIndex area) {
    figures_.has_result[area] = true;
    figures_.decided[area] = decision(now);
    if (const Candidacy* lead = leader(now)) set_party(winner_, area, lead->party);
    if (const auto second = runner_up(now)) set_party(runner_up_, area, second->party);
    if (const auto margin = majority(now)) {
      if (!now.shares_only) set(majority_votes_, area, static_cast<double>(margin->votes));
      set(majority_, area, margin->percent);
    }
    if (const auto needed = swing_needed(now)) set(needed_, area, *needed);
    if (const auto switchers = direct_switchers(now)) set(switchers_, area, static_cast<double>(*switchers));
    if (const auto last = third_place(now)) {
      set_party(third_, area, last->party);
      set(behind_, area, last->behind);
      three_way_words_[area] = last->behind <= three_way_within ? "yes" : "no";
    }
    add_plain(now, area);
    if (now.electorate) set(electorate_, area, static_cast<double>(*now.electorate));
    if (now.seats) set(seats_, area, *now.seats);
    flag_words_[area] = fmt::format("{}", fmt::join(words_of(now.flags), " "));
    now_.count(now);
    add_votes(now, area);
    add_comparison(now, area);
  }

  /// What the table of measures has of the result alone.
  void add_plain(const Result& now, AreaIndex area) {
    std::size_t column = plain_;
    for (const Measure& measure : measures()) {
      if (measure.value == nullptr) continue;
      if (const auto figure = measure.value(now)) set(column, area, *figure);
      ++column;
    }
  }

  void add_votes(const Result& now, AreaIndex area) {
    if (now.unopposed) return;  // nobody could vote
    if (!now.shares_only) set(valid_, area, static_cast<double>(now_.valid()));
    for (std::size_t i = 0; i < parties_.size(); ++i) {
      if (now_.best(parties_[i]) == nullptr) continue;
      if (!now.shares_only) set(votes_ + i, area, static_cast<double>(now_.votes(parties_[i])));
      if (now_.valid() > 0) set(votes_ + parties_.size() + i, area, now_.share(parties_[i]));
    }
  }

  void add_comparison(const Result& now, AreaIndex area) {
    const Comparison compared = compared_result(atlas_, question_, figures_.shown, area);
    // The pair as asked, or the first two here, whether or not the swing is defined.
    if (const auto pair = pair_ ? Measured<SwingPair>(*pair_) : top_two(compared.known() ? *compared.now : now)) {
      set_party(swing_from_, area, pair->from);
      set_party(swing_to_, area, pair->to);
    }
    if (const auto known = status_of(atlas_, compared, now)) figures_.columns[status_].statuses[area] = *known;
    if (!compared.known()) return;
    compared_words_[area] = name_of(compared.by);
    if (compared.by != ComparedBy::parent)
      if (const auto before = winner(*compared.then)) set_party(previous_, area, before->party);
    add_swing(compared, area);
    if (compared.now != &now) now_.count(*compared.now);
    then_.count(*compared.then);
    if (now_.valid() == 0 || then_.valid() == 0) return;
    for (std::size_t i = 0; i < parties_.size(); ++i) {
      const Candidacy* best = now_.best(parties_[i]);
      const Candidacy* before = then_.best(parties_[i]);
      if (best == nullptr || before == nullptr || why_different_persons(*best, *before)) continue;
      set(votes_ + 2 * parties_.size() + i, area, now_.share(parties_[i]) - then_.share(parties_[i]));
    }
  }

  void add_swing(const Comparison& compared, AreaIndex area) {
    const bool asks_butler = question_.formula == SwingFormula::butler;
    const auto by = [&](SwingFormula formula) {
      return swing(*compared.now, compared.then, pair_, formula, atlas_.parties);
    };
    const auto asked = by(question_.formula);
    const auto other = by(asks_butler ? SwingFormula::steed : SwingFormula::butler);
    if (asked) set(swing_, area, asked->percent);
    if (other) set(other_formula_, area, other->percent);
    // Where the two definitions disagree which way it went, a reader must know before he quotes either.
    if (asked && other && asked->percent * other->percent < 0) add_flag_word(area, "signs-differ");
  }

  void add_flag_word(AreaIndex area, const char* word) {
    flag_words_[area] += flag_words_[area].empty() ? "" : " ";
    flag_words_[area] += word;
  }

  void add_declarations() {
    const std::string& zone = atlas_.contest(figures_.shown.contest).time_zone;
    std::vector<std::string> times(figures_.size());
    const bool own = figures_.shown.layer == atlas_.contests[figures_.shown.contest].own.layer;
    for (AreaIndex area = 0; area < figures_.size() && own; ++area)
      if (const Result* result = count_.find(area); result != nullptr && result->declared)
        times[area] = iso_instant(*result->declared, zone);
    figures_.columns[*declared_].texts = std::make_shared<const std::vector<std::string>>(std::move(times));
  }

  void add_remain() {
    const PartyIndex remain = *atlas_.parties.find("remain");
    const Count& count = count_of(atlas_, {*figures_.referendum, figures_.shown.layer});
    for (AreaIndex area = 0; area < figures_.size(); ++area)
      if (const Result* result = count.find(area))
        if (const auto part = share(*result, remain, atlas_.parties)) {
          set(remain_, area, *part);
          // The area's own figures may be whole: the flag names what is not.
          const bool joined = *figures_.referendum != figures_.shown.contest;
          if (joined && result->flags.has(Flag::incomplete)) add_flag_word(area, "remain-incomplete");
        }
  }

  const Atlas& atlas_;
  const Question& question_;
  const Count& count_;
  std::optional<SwingPair> pair_;
  PartyVotes now_, then_;
  AreaFigures figures_;
  std::vector<PartyIndex> parties_;
  std::vector<std::string> flag_words_, three_way_words_, compared_words_;
  std::size_t winner_ = 0, runner_up_ = 0, third_ = 0, valid_ = 0, electorate_ = 0, majority_votes_ = 0, majority_ = 0,
              needed_ = 0, switchers_ = 0, behind_ = 0, three_way_ = 0, plain_ = 0, swing_ = 0, swing_from_ = 0,
              swing_to_ = 0, other_formula_ = 0, previous_ = 0, status_ = 0, compared_by_ = 0, seats_ = 0, flags_ = 0,
              remain_ = 0, votes_ = 0;
  std::optional<std::size_t> declared_;  ///< where the contest has declarations
};

}  // namespace

AreaFigures area_figures(const Atlas& atlas, const Question& question, const ShownContest& shown) {
  return Builder(atlas, question, shown).build();
}

std::shared_ptr<const AreaFigures> figures_of(const Atlas& atlas, const Question& question, const ShownContest& shown) {
  FigureMemo& memo = *atlas.figure_memo;
  {
    const std::scoped_lock lock(memo.mutex);
    const auto known = std::find_if(memo.kept.begin(), memo.kept.end(), [&](const FigureMemo::Kept& kept) {
      return kept.shown == shown && kept.question == question;
    });
    if (known != memo.kept.end()) {
      memo.kept.splice(memo.kept.begin(), memo.kept, known);
      return known->figures;
    }
  }
  // Without the lock: another thread may work out the same beside this one, and both are right.
  auto figures = std::make_shared<const AreaFigures>(area_figures(atlas, question, shown));
  const std::scoped_lock lock(memo.mutex);
  memo.kept.push_front({question, shown, figures});
  if (memo.kept.size() > FigureMemo::most) memo.kept.pop_back();
  return figures;
}

std::shared_ptr<const AreaFigures> figures_of(const Atlas& atlas, const View& view) {
  return figures_of(atlas, view, nearer_end(main_part(scene_of(atlas, view))));
}

ShownContest nearer_end(const ScenePart& part) {
  const bool first = part.still() || part.fraction < 0.5;
  const ShownContest& nearer = first ? part.from : part.to;
  return nearer.layer == part.layer ? nearer : first ? part.to : part.from;
}

std::optional<ContestIndex> referendum_on(const Atlas& atlas, LayerIndex layer) {
  const auto remain = atlas.parties.find("remain");
  if (!remain) return std::nullopt;
  std::optional<ContestIndex> best;
  Allocation how = Allocation::none;
  for (ContestIndex index = 0; index < atlas.contests.size(); ++index) {
    if (atlas.contest(index).track != "referendum") continue;
    const auto& stood = atlas.contests[index].stood;
    if (std::none_of(stood.begin(), stood.end(), [&](const PartyTotal& total) { return total.party == *remain; }))
      continue;
    if (const Allocation allocation = allocation_of(atlas, index, layer); allocation < how)
      best = index, how = allocation;
  }
  return best;
}

}  // namespace hustings
