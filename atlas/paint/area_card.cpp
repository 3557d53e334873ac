#include "atlas/paint/area_card.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/figures/provenance.h"
#include "atlas/moment.h"
#include "atlas/numbers.h"
#include "base/text/text.h"

namespace hustings {

namespace {

std::string percent(double figure) { return decimal(figure, 1) + "%"; }

class CardWriter {
 public:
  CardWriter(const Atlas& atlas, const View& view, const ShownContest& shown, LayerIndex layer, AreaIndex area)
      : atlas_(atlas), view_(view), shown_(shown), layer_(layer), area_(area), contest_(atlas.contest(shown.contest)) {}

  AreaCard write(std::size_t bars) {
    const AtlasLayer& layer = atlas_.layers[layer_];
    const Area& area = layer.layer.areas[area_];
    card_.code = area.code;
    card_.name = area.name;
    if (layer.parent_layer)
      if (const auto parent = atlas_.layers[*layer.parent_layer].find(area.parent))
        card_.within = atlas_.layers[*layer.parent_layer].layer.areas[*parent].name;
    card_.contest = contest_.title + (shown_.what_if ? ", hypothetical" : "") + (shown_.so_far ? ", so far" : "");
    const Result* now = result_of(atlas_, shown_, area_);
    add_provenance(now);
    add_number();
    if (now == nullptr) {
      const bool to_come = layer_ == shown_.layer && is_to_come(atlas_, shown_, area_);
      card_.headline = to_come                                               ? "Not yet declared"
                       : contest_.by_election && !contest_.covers(area.code) ? "No vote here"
                                                                             : "No result";
      if (to_come) return std::move(card_);
      card_.lines.push_back({"Why", "", why_missing(atlas_, shown_, area.code)});
      return std::move(card_);
    }
    card_.shares_only = now->shares_only;
    card_.unopposed = now->unopposed;
    const Result* candidates =
        contest_.method == Method::multi_member && own() && !shown_.what_if ? contest_.find(area.code) : nullptr;
    compared_ = compared_result(atlas_, view_, shown_, area_);
    add_headline(*now);
    add_bars(*now, candidates, bars);
    add_lines(*now);
    add_measures(*now);
    if (candidates != nullptr) add_elected(*candidates);
    else add_councillors();
    add_second_preferences(area.code);
    add_declared();
    if (now->date) card_.lines.push_back({"Poll", long_date(*now->date), "not on " + long_date(contest_.date)});
    if (!own()) card_.note = now->note;
    else if (!now->note.empty() && !says_turnout(now->note)) card_.note = joined(card_.note, now->note);
    return std::move(card_);
  }

 private:
  std::string party_name(PartyIndex party) const { return atlas_.parties[party].name; }
  bool own() const { return shown_.layer == atlas_.contests[shown_.contest].own.layer; }
  bool seat_here() const { return contest_.wins_seats_on(atlas_.layers[layer_].layer.id); }

  static std::string joined(const std::string& a, const std::string& b) {
    return a.empty() ? b : b.empty() ? a : a + ". " + b;
  }

  /// Whose turnout it is stands beside the turnout already.
  bool says_turnout(const std::string& note) const {
    return !contest_.turnout_of.empty() && note == contest_.turnout_of + " only";
  }

  void add_provenance(const Result* now) {
    const Provenance provenance = provenance_of(atlas_, shown_, now);
    if (own() && !shown_.basis.spread_postal) card_.note = contest_.note;
    std::string flags;
    if (now != nullptr)
      for (const std::string& words : words_for(now->flags)) flags = joined(flags, with_capital(words));
    if (!flags.empty()) card_.provenance.push_back(flags);
    if (!provenance.allocation.empty()) card_.provenance.push_back(provenance.allocation);
    if (!provenance.off_map.empty()) card_.provenance.push_back("Of the election, " + provenance.off_map);
    if (!provenance.people.empty()) card_.provenance.push_back("Population: " + provenance.people);
    card_.provenance.push_back(fmt::format("Counted on {}, {}", provenance.edition_title, provenance.method));
    if (!provenance.source.empty()) card_.provenance.push_back("Source: " + provenance.source);
  }

  void add_elected(const Result& candidates) {
    std::vector<std::string> names;
    for (const Candidacy& candidacy : candidates.candidacies)
      if (candidacy.elected.value_or(false))
        names.push_back(fmt::format("{} ({})", candidacy.candidate, atlas_.parties[candidacy.party].short_name));
    if (names.empty()) return;
    std::vector<std::string> seats;
    for (const SeatsWon& won : seats_won(candidates))
      seats.push_back(fmt::format("{} {}", atlas_.parties[won.party].short_name, won.seats));
    card_.lines.push_back({is_split(candidates) ? "Elected, split ward" : "Elected",
                           fmt::format("{}", fmt::join(seats, ", ")), fmt::format("{}", fmt::join(names, ", "))});
  }

  /// On a sum: how many each party has there.
  void add_councillors() {
    std::vector<std::string> seats;
    for (const SeatsWon& won : elected_in(atlas_, shown_, area_))
      seats.push_back(fmt::format("{} {}", atlas_.parties[won.party].short_name, won.seats));
    if (!seats.empty()) card_.lines.push_back({"Councillors", "", fmt::format("{}", fmt::join(seats, ", "))});
  }

  /// In a night alone, where it is asked when things became known.
  void add_declared() {
    if (!view_.at || layer_ != shown_.layer) return;
    const auto at = declared_at(atlas_, shown_, area_);
    if (at) card_.lines.push_back({own() ? "Declared" : "Last declared", clock_of(*at, contest_.time_zone), ""});
  }

  /// Of the two in the final round: marks on papers, whoever was first on them.
  void add_second_preferences(const std::string& code) {
    const AtlasContest& contest = atlas_.contests[shown_.contest];
    if (!own() || shown_.what_if || shown_.basis.spread_postal || contest.second_preferences.empty()) return;
    const auto second =
        std::find_if(contest.second_preferences.begin(), contest.second_preferences.end(),
                     [&](const Result& result) { return result.level == Level::area && result.area_code == code; });
    if (second == contest.second_preferences.end()) return;
    std::vector<std::string> parts;
    for (const FinalRound& finalist : contest.final_round)
      if (const auto votes = second->votes_of(finalist.party))
        parts.push_back(fmt::format("{} {}", atlas_.parties[finalist.party].short_name, with_thousands(*votes)));
    if (!parts.empty())
      card_.lines.push_back({"Second preferences", fmt::format("{}", fmt::join(parts, ", ")),
                             "as marked; final round published for London only"});
  }

  void add_headline(const Result& now) {
    const auto lead = winner(now);
    if (!lead) {
      card_.headline = lead.reason();
      return;
    }
    const std::string how = words_for(decision(now));
    const std::string decided = how.empty() ? "" : ", " + how;
    card_.headline_colour = atlas_.parties[lead->party].colour;
    if (!seat_here()) {
      card_.headline = fmt::format("{} ahead", lead->candidate.empty() ? party_name(lead->party) : lead->candidate);
      return;
    }
    const auto known = status_of(atlas_, compared_, now);
    if (known && *known == Status::gain) {
      const auto before = winner(*compared_.then);
      card_.headline = before ? fmt::format("{} gain from {}", party_name(lead->party), party_name(before->party))
                              : fmt::format("{} gain", party_name(lead->party));
    } else if (known && *known == Status::hold) {
      card_.headline = fmt::format("{} hold", party_name(lead->party));
    } else {
      card_.headline = party_name(lead->party);
    }
    card_.headline += decided;
  }

  /// `candidates`: of a ward of several members, to say who won seats.
  void add_bars(const Result& now, const Result* candidates, std::size_t bars) {
    const std::vector<SeatsWon> seats = candidates != nullptr ? seats_won(*candidates) : std::vector<SeatsWon>();
    const auto valid = static_cast<double>(now.votes_valid());
    for (std::size_t i = 0; i < now.candidacies.size(); ++i) {
      const Candidacy& candidacy = now.candidacies[i];
      if (i >= bars) {
        ++card_.others;
        card_.other_votes += candidacy.votes;
        continue;
      }
      const Party& party = atlas_.parties[candidacy.party];
      // The best candidate's name says little of a slate.
      const std::string name = candidates != nullptr && party.kind != PartyKind::independent ? "" : candidacy.candidate;
      card_.bars.push_back({party.short_name, name, party.colour, candidacy.votes,
                            valid > 0 ? 100 * static_cast<double>(candidacy.votes) / valid : 0, 0});
      for (const SeatsWon& won : seats)
        if (won.party == candidacy.party && party.kind != PartyKind::independent) card_.bars.back().seats = won.seats;
    }
  }

  void add_lines(const Result& now) {
    const std::string lead = seat_here() ? "Majority" : "Lead";
    if (const auto margin = majority(now)) {
      card_.lines.push_back({lead,
                             now.shares_only ? fmt::format("{} points", decimal(margin->percent, 1))
                                             : fmt::format("{}  ({} points)", with_thousands(margin->votes),
                                                           decimal(margin->percent, margin->percent < 1 ? 2 : 1)),
                             majority_remark(now)});
      if (const auto needed = swing_needed(now);
          needed && seat_here() && contest_.method == Method::first_past_the_post)
        card_.lines.push_back({"Swing needed", fmt::format("{} points", decimal(*needed, 2)),
                               direct_switchers(now) ? fmt::format("half the majority; {} direct switchers",
                                                                   with_thousands(*direct_switchers(now)))
                                                     : ""});
    } else {
      card_.lines.push_back({lead, "\u2013", margin.reason()});
    }
    if (majority(now))
      card_.majority =
          fmt::format("{} {}", lead,
                      card_.lines.front().label == lead ? card_.lines.front().value : percent(majority(now)->percent));
    add_swing();
    if (now.shares_only) return;
    const bool papers = now.several_votes && now.ballots;
    const std::string valid = papers
                                  ? with_thousands(*now.ballots) + " ballot papers"
                                  : fmt::format("{} {}", with_thousands(now.votes_valid()),
                                                contest_.method == Method::multi_member ? "top votes" : "valid votes");
    if (const auto turned_out = turnout(now))
      card_.lines.push_back(
          {"Turnout", percent(*turned_out),
           fmt::format("{} of {} {}", valid, with_thousands(*now.electorate), electors_of(atlas_, shown_))});
    else
      card_.lines.push_back({"Turnout", "\u2013",
                             now.unopposed ? turned_out.reason() : fmt::format("{}; {}", valid, turned_out.reason())});
  }

  std::string majority_remark(const Result& now) const {
    if (decision(now) == Decision::lot) return "an exact tie, decided by lot";
    if (majority_is_published(now)) return "as published";
    if (contest_.method != Method::multi_member) return {};
    return fmt::format("between parties, by {}", shown_.basis.slate == SlateVote::top ? "top vote" : "slate average");
  }

  /// The first two here, where the swing is between them; empty where they are not known.
  std::string top_two_words() const {
    if (!view_.top_two || compared_.now == nullptr) return {};
    const auto pair = top_two(*compared_.now);
    if (!pair) return {};
    return fmt::format("{} \u2192 {}: ", atlas_.parties[pair->from].short_name, atlas_.parties[pair->to].short_name);
  }

  /// Figures of the map of which nothing is said yet.
  void add_measures(const Result& now) {
    for (const auto mode : {std::optional(as_painted(view_).colour), crossing(view_)}) {
      if (!mode || measure_of(*mode).value == nullptr) continue;
      const Measure& measure = measure_of(*mode);
      const auto said = [&](const CardLine& line) { return line.label == measure.label; };
      if (std::any_of(card_.lines.begin(), card_.lines.end(), said)) continue;
      const auto figure = measure.value(now);
      const std::string words = figure ? decimal(*figure, 2) : "\u2013";
      card_.lines.push_back(
          {measure.label, figure ? words + unit_behind(measure.unit) : words, figure ? "" : figure.reason()});
    }
  }

  /// The number that the map is coloured by.
  void add_number() {
    const bool shown = view_.colour == ColourMode::number || crossing(view_) == ColourMode::number;
    const auto index = atlas_.find_number(view_.number);
    if (!shown || !index) return;
    const NumberColumn& column = atlas_.numbers[*index];
    const std::span<const double> figures = numbers_on(atlas_, *index, layer_);
    const bool known = !figures.empty() && std::isfinite(figures[area_]);
    card_.lines.push_back({title_on(column, layer_), known ? number_words(column, figures[area_]) : "\u2013",
                           known ? "" : why_no_number(atlas_, column, layer_)});
    if (const std::string& source = source_on(column, layer_); !source.empty())
      card_.provenance.push_back(fmt::format("{}: {}", title_on(column, layer_), source));
  }

  std::string since() const {
    if (shown_.what_if) return "from the actual result";
    const Contest& earlier = atlas_.contest(*compared_.against);
    return earlier.by_election ? "since the by-election" : fmt::format("since {}", year_of(earlier.date));
  }

  void add_swing() {
    const std::string label = fmt::format("{} swing", view_.formula == SwingFormula::butler ? "Butler" : "Steed");
    const auto moved = swing_of(atlas_, view_, compared_, view_.formula);
    if (!moved) {
      card_.lines.push_back({label, "\u2013", top_two_words() + moved.reason()});
      return;
    }
    // Said the way round that it went.
    const bool forwards = moved->percent >= 0;
    const SwingPair pair = forwards ? moved->pair : SwingPair{.from = moved->pair.to, .to = moved->pair.from};
    const Party& from = atlas_.parties[pair.from];
    const Party& to = atlas_.parties[pair.to];
    const auto share_in = [&](const Result* result, PartyIndex party) {
      return *share(*result, party, atlas_.parties);
    };
    const double from_then = share_in(compared_.then, pair.from);
    const double from_now = share_in(compared_.now, pair.from);
    const double to_then = share_in(compared_.then, pair.to);
    const double to_now = share_in(compared_.now, pair.to);
    std::string remark = fmt::format("{} {:.1f} \u2192 {:.1f}, {} {:.1f} \u2192 {:.1f} {}\n", from.short_name,
                                     from_then, from_now, to.short_name, to_then, to_now, since());
    remark +=
        view_.formula == SwingFormula::butler
            ? fmt::format("(({:.1f} \u2212 {:.1f}) + ({:.1f} \u2212 {:.1f})) / 2", from_then, from_now, to_now, to_then)
            : fmt::format("{1:.1f} / ({0:.1f} + {1:.1f}) \u2212 {3:.1f} / ({2:.1f} + {3:.1f})", from_now, to_now,
                          from_then, to_then);
    if (compared_.by == ComparedBy::parent) remark += fmt::format("\n{} as a whole (ward redrawn since)", compared_.of);
    if (const std::string by = division_words(compared_.then->flags);
        compared_.by == ComparedBy::overlap && !by.empty())
      remark += "\nan estimate: earlier votes divided " + by;
    card_.swing =
        fmt::format("Swing {:.1f} points {} \u2192 {}", std::abs(moved->percent), from.short_name, to.short_name);
    card_.lines.push_back(
        {label, fmt::format("{:.1f} points {} \u2192 {}", std::abs(moved->percent), from.short_name, to.short_name),
         remark});
  }

  const Atlas& atlas_;
  const View& view_;
  ShownContest shown_;
  LayerIndex layer_;
  AreaIndex area_;
  const Contest& contest_;
  Comparison compared_;
  AreaCard card_;
};

}  // namespace

AreaCard card_of(const Atlas& atlas, const View& view, const ScenePart& part, AreaIndex area, std::size_t bars) {
  // While values move the card stays with the nearer election that has this layer: it shows data only.
  ShownContest shown = part.fraction >= 0.5 ? part.to : part.from;
  if (shown.layer != part.layer) shown = part.fraction >= 0.5 ? part.from : part.to;
  return CardWriter(atlas, view, shown, part.layer, area).write(bars);
}

}  // namespace hustings
