#include "atlas/load/check.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <set>

#include "atlas/count.h"
#include "atlas/join.h"
#include "atlas/load/weights_faults.h"
#include "atlas/load/where_areas_lie.h"
#include "atlas/moment.h"
#include "base/text/text.h"
#include "elections/dhondt.h"
#include "elections/read/result_faults.h"
#include "elections/seats.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/layer_faults.h"
#include "geo/mesh/overlap.h"

namespace hustings {

namespace {

class Checker {
 public:
  Checker(const Atlas& atlas, const std::optional<Table>& declared, const std::vector<Tally>& tallies,
          const std::string& crs)
      : atlas_(atlas), declared_(declared), tallies_(tallies), crs_(crs) {}

  CheckReport check() {
    report_.subjects.push_back({.kind = "atlas", .id = {}, .summary = atlas_.title});
    line(fmt::format("{} ({})", atlas_.title, atlas_.file));
    for (LayerIndex layer = 0; layer < atlas_.layers.size(); ++layer) check_layer(layer);
    check_numbers();
    for (const Weights& weights : atlas_.weights)
      if (atlas_.find_weights(weights.from, weights.to) == &weights) check_weights(weights);
    for (ContestIndex contest = 0; contest < atlas_.contests.size(); ++contest) check_contest(contest);
    for (const Tally& tally : tallies_) check_tally(tally);
    current_ = 0;
    find_foreign_totals();
    for (const Finding& finding : atlas_.findings) fault(describe(finding));
    line(report_.faults == 0 ? "no faults"
                             : fmt::format("{} {}", report_.faults, report_.faults == 1 ? "fault" : "faults"));
    return std::move(report_);
  }

 private:
  void line(std::string text) { report_.lines.push_back(std::move(text)); }
  /// From here on all that is found is of this.
  void subject(std::string kind, std::string id, std::string summary) {
    line(fmt::format("{} {}: {}", kind, id, summary));
    report_.subjects.push_back({std::move(kind), std::move(id), std::move(summary)});
    current_ = report_.subjects.size() - 1;
  }
  void note(std::string text) {
    line("  " + text);
    report_.subjects[current_].notes.push_back(std::move(text));
  }
  void fault(std::string text) {
    line("  " + text);
    report_.subjects[current_].faults.push_back(std::move(text));
    ++report_.faults;
  }

  /// An explained fault is said, and counts for nothing.
  void explained(std::string text) {
    line("  explained: " + text);
    report_.subjects[current_].explained.push_back(std::move(text));
  }

  /// ", about 51.5° N 0.1° W, United Kingdom".
  std::string where_text(const AtlasLayer& layer) const {
    const std::string where = where_areas_lie(layer, crs_);
    return where.empty() ? where : ", " + where;
  }

  void check_layer(LayerIndex index) {
    const AtlasLayer& layer = atlas_.layers[index];
    subject("layer", layer.layer.id, fmt::format("{} areas{}", layer.layer.areas.size(), where_text(layer)));
    for (const Finding& finding : geometry_faults(layer.layer)) fault(describe(finding));
    if (layer.levels) {
      layer.levels->mesh(0);
      for (const Finding& finding : layer.levels->findings()) fault(describe(finding));
    }
    if (!layer.parent_layer) return;
    const AtlasLayer& parents = atlas_.layers[*layer.parent_layer];
    const auto within = overlaps(layer.layer, parents.layer);
    for (AreaIndex area = 0; area < within.size(); ++area) {
      const Area& child = layer.layer.areas[area];
      for (const Overlap& overlap : within[area])
        if (parents.layer.areas[overlap.to].code != child.parent)
          fault(fmt::format("{} {} is said to lie in {}, and {:.1f}% of it lies in {}", child.code, child.name,
                            child.parent, 100 * overlap.part, parents.layer.areas[overlap.to].code));
    }
  }

  void check_weights(const Weights& weights) {
    subject("weights",
            fmt::format("from {} to {}", atlas_.layers[weights.from].layer.id, atlas_.layers[weights.to].layer.id),
            fmt::format("{} areas are divided by population", weights.of.size()));
    for (const Finding& finding : weights_faults(atlas_, weights)) fault(describe(finding));
  }

  void check_contest(ContestIndex index) {
    const AtlasContest& contest = atlas_.contests[index];
    const AtlasLayer& layer = atlas_.layers[contest.own.layer];
    const JoinReport join = join_report(contest, layer);
    const std::int64_t valid = totals(contest.contest).votes_valid;
    std::size_t postal = 0;
    for (const Result& result : contest.own.results) postal += result.level == Level::postal ? 1 : 0;
    const bool shares_only = !contest.own.results.empty() && contest.own.results.front().shares_only;
    subject("contest", contest.contest.id,
            fmt::format("{} of {} areas of {} matched{}; {}", join.matched, layer.layer.areas.size(), layer.layer.id,
                        postal > 0 ? fmt::format(", {} postal rows", postal) : "",
                        shares_only ? "shares only" : with_thousands(valid) + " valid votes"));
    // The mismatches themselves are findings of the atlas and are counted there; the codes are all listed here.
    for (const std::string& code : join.codes_without_area) note(fmt::format("{} matches no area", code));
    if (const std::string off = off_map_words(contest); !off.empty())
      note(fmt::format("{}: they are in no total of what is shown", off));
    for (const std::string& code : join.areas_without_result) note(fmt::format("{} has no result", code));
    for (const std::string& code : join.declared_absent)
      explained(fmt::format("{} has no result: {}", code, contest.contest.absent.at(code)));
    if (contest.contest.expected && !contest.contest.by_election)
      explained(fmt::format("{} areas are not covered{}", layer.layer.areas.size() - contest.contest.expected->size(),
                            contest.contest.note.empty() ? "" : ": " + contest.contest.note));
    for (const std::string& what : contest.contest.left_out)
      explained(fmt::format("left out when the atlas was made: {}", what));
    check_sums(contest);
    check_published(contest);
    tell_night(index);
    check_elected(index);
    check_list_seats(index);
    compare_with_declared(contest.contest.id,
                          [&](const std::string& kind, const std::string& party, const std::string& scope) {
                            return figure(index, kind, party, scope);
                          });
  }

  /// Figures of one area that cannot all be true.
  void check_sums(const AtlasContest& contest) {
    for (const Result& result : contest.contest.results) {
      const auto wrong = [&](const std::string& what) {
        fault(fmt::format("{} {}{}: {}", contest.contest.id, result.area_code,
                          result.level == Level::postal ? " (postal)" : "", what));
      };
      if (result.shares_only) {
        constexpr std::int64_t hundred_percent = 1'000'000;
        if (std::abs(result.votes_valid() - hundred_percent) > hundred_percent / 1000)
          wrong(fmt::format("shares sum to {:.2f}%", static_cast<double>(result.votes_valid()) / 10'000));
        continue;
      }
      if (contest.contest.method == Method::multi_member) {
        int elected = 0;
        for (const SeatsWon& won : seats_won(result)) elected += won.seats;
        if (result.seats && elected > 0 && elected < *result.seats)
          wrong(fmt::format("{} elected to {} seats", elected, *result.seats));
      }
      for (const std::string& what : ballot_faults(result)) wrong(what);
    }
    for (const Result& second : contest.second_preferences) {
      const Result* first = contest.contest.find(second.area_code, second.level);
      if (first != nullptr && second.votes_valid() > first->votes_valid())
        fault(fmt::format("{} {}: {} second preferences to {} first", contest.contest.id, second.area_code,
                          second.votes_valid(), first->votes_valid()));
    }
  }

  /// Contradictions are findings of the atlas; here is what agrees, and whose poll was on another day.
  void check_published(const AtlasContest& contest) {
    int published = 0;
    for (const Result& result : contest.contest.results) {
      if (result.published != Published{}) ++published;
      if (result.date)
        explained(fmt::format("{} voted on {}, not on {}", result.area_code, long_date(*result.date),
                              long_date(contest.contest.date)));
    }
    if (published > 0) note(fmt::format("{} published winners and majorities agree with the votes", published));
  }

  /// Times that cannot be are findings of the atlas; here is how the others lie.
  void tell_night(ContestIndex index) {
    const Night& night = night_of(atlas_, index);
    const Contest& contest = atlas_.contest(index);
    if (night.empty()) return;
    const auto area = [&](const Declaration& declaration) { return contest.results[declaration.result].area_code; };
    const auto time = [&](Instant at) { return long_instant(at, contest.time_zone); };
    const auto& all = night.declarations();
    note(fmt::format("{} declared from {} ({}) to {} ({})", night.size(), time(night.first()), area(all.front()),
                     time(night.last()), area(all[night.size() - 1])));
    for (std::size_t apart = night.size(); apart < all.size(); ++apart)
      explained(fmt::format("{} was declared at {}, apart from the night", area(all[apart]), time(all[apart].at)));
    if (night.without_time() > 0)
      note(
          fmt::format("{} areas have no time of declaration; they count when all others are in", night.without_time()));
  }

  /// Who is named elected against the votes. On the contest's own layer that is a finding of the atlas already, which
  /// counts there; each area is told here.
  void check_elected(ContestIndex index) {
    const AtlasContest& contest = atlas_.contests[index];
    for (const std::vector<Result>* results : {&contest.contest.results, &contest.off_map})
      for (const Result& result : *results)
        if (const auto what = elected_fault(result, seats_to_fill(contest.contest, result), atlas_.parties))
          note(fmt::format("{} {}: {}", contest.contest.id, result.area_code, *what));
    const LayerIndex seats = seats_layer_of(atlas_, index);
    if (seats == contest.own.layer || allocation_of(atlas_, index, seats) != Allocation::sum) return;
    for (const Result& sum : count_of(atlas_, {index, seats, {}}).results)
      if (sum.one_seat)
        if (const auto what = elected_fault(sum, 1, atlas_.parties))
          fault(fmt::format("{} {}: {}", contest.contest.id, sum.area_code, *what));
  }

  /// Of the whole contest, whether or not it is on the map: what declared figures are of.
  static std::vector<Result> all_results(const AtlasContest& contest) {
    std::vector<Result> all = contest.contest.results;
    all.insert(all.end(), contest.off_map.begin(), contest.off_map.end());
    return all;
  }

  /// A list's declared seats against the law's own sum, whether or not it has constituencies. Not where parties are
  /// published as one: they may have won some.
  void check_list_seats(ContestIndex index) {
    const AtlasContest& contest = atlas_.contests[index];
    const auto constituencies = atlas_.find_contest(contest.contest.constituencies);
    if (contest.list_seats.empty()) return;
    const Totals won = constituencies ? totals_where_seats_are_won(atlas_, *constituencies) : Totals{};
    const Totals whole = totals(all_results(contest), SeatRule::none);
    std::vector<ListVotes> lists;
    for (const PartyTotal& total : whole.parties) {
      if (atlas_.parties[total.party].kind == PartyKind::aggregate) {
        explained(
            fmt::format("{}: list seats are as declared; small parties are published as one", contest.contest.id));
        return;
      }
      lists.push_back({total.party, total.votes, 0});
      for (const PartyTotal& other : won.parties)
        if (other.party == total.party) lists.back().constituencies = other.seats;
    }
    int seats = 0;
    for (const SeatsWon& declared : contest.list_seats) seats += declared.seats;
    const std::vector<int> shared = list_seats(lists, whole.votes_valid, seats, contest.contest.list_threshold);
    bool agree = true;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      const auto declared = std::find_if(contest.list_seats.begin(), contest.list_seats.end(),
                                         [&](const SeatsWon& item) { return item.party == lists[i].party; });
      const int figure = declared == contest.list_seats.end() ? 0 : declared->seats;
      if (figure == shared[i]) continue;
      agree = false;
      fault(fmt::format("{} {}: {} list seats declared, d'Hondt gives {} (a list needs {}% of the votes)",
                        contest.contest.id, atlas_.parties[lists[i].party].id, figure, shared[i],
                        contest.contest.list_threshold));
    }
    for (const SeatsWon& declared : contest.list_seats)
      if (std::none_of(lists.begin(), lists.end(),
                       [&](const ListVotes& list) { return list.party == declared.party; })) {
        agree = false;
        fault(fmt::format("{} {}: {} list seats declared for a party without votes", contest.contest.id,
                          atlas_.parties[declared.party].id, declared.seats));
      }
    if (agree)
      note(fmt::format("{} list seats are as {}d'Hondt shares them out", seats, constituencies ? "modified " : ""));
  }

  using Figure = std::function<std::optional<std::int64_t>(const std::string& kind, const std::string& party_id,
                                                           const std::string& scope)>;

  void compare_with_declared(const std::string& id, const Figure& figure_of) {
    if (!declared_) return;
    int agreed = 0;
    for (std::size_t row = 0; row < declared_->rows.size(); ++row) {
      const auto cell = [&](const char* column) { return declared_->cell(row, declared_->find_column(column)); };
      if (cell("contest") != id) continue;
      const auto wanted = maybe_integer(cell("value"));
      const auto found = figure_of(cell("kind"), cell("party"), cell("scope"));
      const std::string name =
          fmt::format("{} {}{}{} {}", id, cell("scope"), cell("party").empty() ? "" : " ", cell("party"), cell("kind"));
      if (!wanted || !found) {
        fault(fmt::format("{}: {}", describe_place(row),
                          wanted ? fmt::format("kind \"{}\" is unknown", cell("kind")) : "the value is no number"));
        continue;
      }
      if (*wanted == *found && cell("explained").empty()) {
        ++agreed;
      } else if (*wanted == *found) {
        fault(fmt::format("{} is said to differ and does not", name));
      } else {
        const std::string differs = fmt::format("{}: the table sums to {}, declared is {}", name,
                                                with_thousands(*found), with_thousands(*wanted));
        if (cell("explained").empty()) fault(differs);
        else explained(fmt::format("{}: {}", differs, cell("explained")));
      }
    }
    if (agreed > 0) note(fmt::format("{} totals agree with those declared", agreed));
  }

  std::string describe_place(std::size_t row) const {
    const Place place = declared_->place(row);
    return fmt::format("{}, row {}", place.file, place.row.value_or(0));
  }

  /// What is wrong with them are findings of the atlas. A reason is told once, whatever columns it is of.
  void check_numbers() {
    std::set<std::string> reasons;
    for (const NumberColumn& column : atlas_.numbers) {
      std::vector<std::pair<std::string, std::vector<std::string>>> known;  // areas by title: years may differ
      for (LayerIndex layer = 0; layer < column.on.size(); ++layer) {
        const NumbersOnLayer& on = column.on[layer];
        if (on.values.empty()) continue;
        const auto gaps = std::count_if(on.values.begin(), on.values.end(), [](double v) { return !std::isfinite(v); });
        const std::string of = fmt::format("{} areas of {}", on.values.size(), atlas_.layers[layer].layer.id);
        auto same = std::find_if(known.begin(), known.end(), [&](const auto& item) { return item.first == on.title; });
        if (same == known.end()) same = known.insert(known.end(), {on.title, {}});
        same->second.push_back(fmt::format("{} of {}", static_cast<std::ptrdiff_t>(on.values.size()) - gaps, of));
        if (gaps > 0 && !on.absent.empty())
          reasons.insert(fmt::format("{} of {} have no numbers: {}", gaps, of, on.absent));
      }
      std::vector<std::string> parts;
      for (const auto& [title, areas] : known) parts.push_back(fmt::format("{} ({})", fmt::join(areas, ", "), title));
      subject("numbers", column.id, fmt::format("{}", fmt::join(parts, "; ")));
    }
    current_ = 0;  // of whatever columns
    for (const std::string& reason : reasons) explained(reason);
  }

  void check_tally(const Tally& tally) {
    const Totals sums = totals(tally.results, SeatRule::none);
    subject("tally", tally.id,
            fmt::format("{} areas without boundaries; {} valid votes", sums.areas, with_thousands(sums.votes_valid)));
    compare_with_declared(
        tally.id,
        [&](const std::string& kind, const std::string& party_id, const std::string&) -> std::optional<std::int64_t> {
          if (kind == "votes") return votes_of(sums.parties, atlas_.parties.find(party_id));
          if (kind == "valid") return sums.votes_valid;
          return std::nullopt;
        });
  }

  /// A total that nothing is compared with is no proof of anything: its id is a slip, or a table is missing.
  void find_foreign_totals() {
    if (!declared_) return;
    std::map<std::string, int> foreign;
    for (std::size_t row = 0; row < declared_->rows.size(); ++row) {
      const std::string& id = declared_->cell(row, declared_->find_column("contest"));
      const bool tallied =
          std::any_of(tallies_.begin(), tallies_.end(), [&](const Tally& tally) { return tally.id == id; });
      if (!tallied && !atlas_.find_contest(id)) ++foreign[id];
    }
    for (const auto& [id, number] : foreign)
      fault(fmt::format("{} declared totals are of \"{}\", which is not in this atlas", number, id));
  }

  static std::int64_t votes_of(const std::vector<PartyTotal>& parties, std::optional<PartyIndex> party) {
    for (const PartyTotal& total : parties)
      if (party && total.party == *party) return total.votes;
    return 0;
  }

  /// Results of one area, or of all.
  static std::vector<Result> in_scope(const std::vector<Result>& results, const std::string& code) {
    std::vector<Result> chosen;
    for (const Result& result : results)
      if (code.empty() || result.area_code == code) chosen.push_back(result);
    return chosen;
  }

  /// What the tables have for a declared figure. A kind may end in -declared, -published or -borough, which say whose
  /// figure it is; none where the kind is unknown.
  std::optional<std::int64_t> figure(ContestIndex index, std::string kind, const std::string& party_id,
                                     const std::string& scope) const {
    const AtlasContest& contest = atlas_.contests[index];
    const auto party = atlas_.parties.find(party_id);
    const AtlasLayer& own = atlas_.layers[contest.own.layer];
    const bool is_area = own.find(scope).has_value();
    const bool is_parent = !is_area && own.parent_layer && atlas_.layers[*own.parent_layer].find(scope);
    const std::vector<Result> results = is_parent
                                            ? in_scope(count_of(atlas_, {index, *own.parent_layer, {}}).results, scope)
                                            : in_scope(all_results(contest), is_area ? scope : "");
    for (const char* suffix : {"-declared", "-published", "-borough"})
      if (kind.ends_with(suffix)) kind.resize(kind.size() - std::string_view(suffix).size());
    const Totals sums = totals(results, SeatRule::none);
    if (kind == "votes") return votes_of(sums.parties, party);
    if (kind == "valid" || kind == "candidate-votes") return sums.votes_valid;
    if (kind == "top-votes") return votes_of(totals(contest.own.results, SeatRule::none).parties, party);
    if (kind == "seats" || kind == "seats-constituency") {
      const Totals whole = contest.off_map.empty()
                               ? totals_where_seats_are_won(atlas_, index)
                               : totals(all_results(contest), seat_rule(contest.contest, contest.contest.layer));
      for (const PartyTotal& total : whole.parties)
        if (party && total.party == *party) return total.seats;
      return 0;
    }
    if (kind == "seats-total") return sum_of(results, [](const Result& result) { return result.seats; });
    if (kind == "seats-list") {
      for (const SeatsWon& won : contest.list_seats)
        if (party && won.party == *party) return won.seats;
      return 0;
    }
    if (kind == "votes-final") {
      for (const FinalRound& round : contest.final_round)
        if (party && round.party == *party) return round.votes;
      return 0;
    }
    const Totals second = totals(contest.second_preferences, SeatRule::none);
    if (kind == "votes-second") return votes_of(second.parties, party);
    if (kind == "valid-second") return second.votes_valid;
    if (kind == "electorate") return sum_of(results, [](const Result& result) { return result.electorate; });
    if (kind == "ballots") return sum_of(results, [](const Result& result) { return result.ballots; });
    return std::nullopt;
  }

  template <class Figure>
  static std::int64_t sum_of(const std::vector<Result>& results, Figure figure_of) {
    std::int64_t sum = 0;
    for (const Result& result : results) sum += figure_of(result).value_or(0);
    return sum;
  }

  const Atlas& atlas_;
  const std::optional<Table>& declared_;
  const std::vector<Tally>& tallies_;
  const std::string& crs_;
  CheckReport report_;
  std::size_t current_ = 0;  // subject
};

}  // namespace

CheckReport check(const Atlas& atlas, const std::optional<Table>& declared, const std::vector<Tally>& tallies,
                  const std::string& crs) {
  return Checker(atlas, declared, tallies, crs).check();
}

}  // namespace hustings
