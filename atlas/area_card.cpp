#include "atlas/area_card.h"

#include <fmt/format.h>

#include "base/text.h"

namespace hustings {

namespace {

std::string percent(double figure) { return fmt::format("{:.1f} %", figure); }

class CardWriter {
 public:
  CardWriter(const Atlas& atlas, const View& view, const Shown& shown, LayerIndex layer, AreaIndex area)
      : atlas_(atlas), view_(view), shown_(shown), layer_(layer), area_(area), contest_(atlas.contest(shown.contest)) {}

  AreaCard write(std::size_t bars) {
    const AtlasLayer& layer = atlas_.layers[layer_];
    const Area& area = layer.layer.areas[area_];
    card_.code = area.code;
    card_.name = area.name;
    if (layer.parent_layer)
      if (const auto parent = atlas_.layers[*layer.parent_layer].find(area.parent))
        card_.within = atlas_.layers[*layer.parent_layer].layer.areas[*parent].name;
    card_.contest = contest_.title;
    card_.source = contest_.source;
    card_.note = contest_.note;
    const Result* now = count_of(atlas_, shown_).layer == layer_ ? count_of(atlas_, shown_).find(area_) : nullptr;
    if (now == nullptr) {
      const auto declared = contest_.absent.find(area.code);
      card_.headline = "No result";
      card_.lines.push_back(
          {"Why", "", declared != contest_.absent.end() ? declared->second : "no result published for this area"});
      return std::move(card_);
    }
    then_ = compared_result(atlas_, view_, shown_, layer_, area_);
    add_headline(*now);
    add_bars(*now, bars);
    add_lines(*now);
    // A sum over a borough has its postal votes in it, so the ward's caution does not apply.
    if (shown_.by_parent) card_.note = "Summed to the borough, postal votes included";
    return std::move(card_);
  }

 private:
  std::string party_name(PartyIndex party) const { return atlas_.parties[party].name; }

  void add_headline(const Result& now) {
    const auto lead = winner(now);
    if (!lead) {
      card_.headline = lead.reason();
      return;
    }
    card_.headline_colour = atlas_.parties[lead->party].colour;
    if (!wins_seats(contest_.method)) {
      card_.headline = fmt::format("{} ahead", lead->candidate.empty() ? party_name(lead->party) : lead->candidate);
      return;
    }
    const auto known = status(now, then_.then, atlas_.parties);
    if (then_.then != nullptr && known && *known == Status::gain) {
      const auto before = winner(*then_.then);
      card_.headline = before ? fmt::format("{} gain from {}", party_name(lead->party), party_name(before->party))
                              : fmt::format("{} gain", party_name(lead->party));
    } else if (then_.then != nullptr && known && *known == Status::hold) {
      card_.headline = fmt::format("{} hold", party_name(lead->party));
    } else {
      card_.headline = party_name(lead->party);
    }
  }

  void add_bars(const Result& now, std::size_t bars) {
    const auto valid = static_cast<double>(now.votes_valid());
    for (std::size_t i = 0; i < now.candidacies.size(); ++i) {
      const Candidacy& candidacy = now.candidacies[i];
      if (i >= bars) {
        ++card_.others;
        card_.other_votes += candidacy.votes;
        continue;
      }
      const Party& party = atlas_.parties[candidacy.party];
      card_.bars.push_back({party.short_name, candidacy.candidate, party.colour, candidacy.votes,
                            valid > 0 ? 100 * static_cast<double>(candidacy.votes) / valid : 0});
    }
  }

  void add_lines(const Result& now) {
    if (const auto margin = majority(now)) {
      card_.lines.push_back({wins_seats(contest_.method) ? "Majority" : "Lead",
                             fmt::format("{}  ({:.1f} pp)", with_thousands(margin->votes), margin->percent), ""});
      if (const auto needed = swing_needed(now); needed && wins_seats(contest_.method))
        card_.lines.push_back(
            {"Swing needed", fmt::format("{:.2f} pp", *needed),
             direct_switchers(now) ? fmt::format("{} direct switchers", with_thousands(*direct_switchers(now))) : ""});
    } else {
      card_.lines.push_back({"Majority", "\u2013", margin.reason()});
    }
    add_swing(now);
    if (const auto turned_out = turnout(now))
      card_.lines.push_back({"Turnout", percent(*turned_out), shown_.by_parent ? "" : contest_.turnout_of});
    else card_.lines.push_back({"Turnout", "\u2013", now.note.empty() ? turned_out.reason() : now.note});
    card_.lines.push_back({"Valid votes", with_thousands(now.votes_valid()),
                           now.electorate ? fmt::format("of {} electors", with_thousands(*now.electorate)) : ""});
  }

  void add_swing(const Result& now) {
    const std::string label = fmt::format("{} swing", view_.formula == SwingFormula::butler ? "Butler" : "Steed");
    if (then_.then == nullptr) {
      card_.lines.push_back({label, "\u2013", then_.reason});
      return;
    }
    const auto moved = swing(now, then_.then, swing_pair(atlas_, view_), view_.formula, atlas_.parties);
    if (!moved) {
      card_.lines.push_back({label, "\u2013", moved.reason()});
      return;
    }
    // Said the way round that it went.
    const bool forwards = moved->percent >= 0;
    const Party& from = atlas_.parties[forwards ? moved->pair.from : moved->pair.to];
    const Party& to = atlas_.parties[forwards ? moved->pair.to : moved->pair.from];
    const auto share_text = [&](const Result& result, PartyIndex party) {
      const auto known = share(result, party, atlas_.parties);
      return known ? fmt::format("{:.1f}", *known) : std::string("\u2013");
    };
    card_.lines.push_back(
        {label, fmt::format("{:.1f} pp {} \u2192 {}", std::abs(moved->percent), from.short_name, to.short_name),
         fmt::format("{} {} \u2192 {}, {} {} \u2192 {}", from.short_name,
                     share_text(*then_.then, *atlas_.parties.find(from.id)),
                     share_text(now, *atlas_.parties.find(from.id)), to.short_name,
                     share_text(*then_.then, *atlas_.parties.find(to.id)),
                     share_text(now, *atlas_.parties.find(to.id)))});
  }

  const Atlas& atlas_;
  const View& view_;
  Shown shown_;
  LayerIndex layer_;
  AreaIndex area_;
  const Contest& contest_;
  Comparison then_;
  AreaCard card_;
};

}  // namespace

AreaCard card_of(const Atlas& atlas, const View& view, const ScenePart& part, AreaIndex area, std::size_t bars) {
  // While values move the card stays with the nearer election that has this layer: it shows data only.
  Shown shown = part.fraction >= 0.5 ? part.to : part.from;
  if (count_of(atlas, shown).layer != part.layer) shown = part.fraction >= 0.5 ? part.from : part.to;
  return CardWriter(atlas, view, shown, part.layer, area).write(bars);
}

}  // namespace hustings
