#include "export/page/page_election.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/figures/figures.h"
#include "atlas/figures/provenance.h"
#include "atlas/numbers.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/filter.h"
#include "base/text/text.h"
#include "export/page/page_face.h"

namespace hustings {

namespace {

constexpr std::size_t most_parties = 6;  // that the map can be coloured by

/// Those whose share a reader asks for: most votes first, no sums of several and nobody who stands for himself.
std::vector<PartyIndex> main_parties(const Atlas& atlas, ContestIndex contest) {
  std::vector<PartyTotal> stood = atlas.contests[contest].stood;
  std::erase_if(stood, [&](const PartyTotal& total) {
    const PartyKind kind = atlas.parties[total.party].kind;
    return kind == PartyKind::aggregate || kind == PartyKind::independent;
  });
  std::stable_sort(stood.begin(), stood.end(),
                   [](const PartyTotal& a, const PartyTotal& b) { return a.votes > b.votes; });
  std::vector<PartyIndex> parties;
  for (const PartyTotal& total : stood)
    if (parties.size() < most_parties) parties.push_back(total.party);
  return parties;
}

View coloured_by(View view, ColourMode mode) {
  if (view.colour != mode) colour_by(view, mode);
  return view;
}

bool same_mode(const View& a, const View& b) {
  return a.colour == b.colour && a.party == b.party && a.number == b.number;
}

std::string column_of(const Atlas& atlas, const View& view, const ScenePart& part) {
  return filled(measure_of(view.colour).column, [&](std::string_view word) -> std::string {
    if (word == "party") return atlas.parties[chosen_party(atlas, view, part.from.contest)].id;
    return view.number;
  });
}

std::string colouring_word(Colouring colouring) {
  switch (colouring) {
    case Colouring::leader: return "leader";
    case Colouring::margin: return "margin";
    case Colouring::status: return "status";
    case Colouring::party:
    case Colouring::diverging:
    case Colouring::plain:
    case Colouring::number: break;
  }
  return "scale";
}

View in_look(View view, Look look) {
  view.look = look;
  return view;
}

/// Of one look and the other, where they differ.
void put_colours(JsonText& json, Rgb dark, Rgb light) {
  json.key("colours").open('[').text(hex_of(dark));
  if (light != dark) json.text(hex_of(light));
  json.close();
}

class ElectionWriter {
 public:
  ElectionWriter(JsonText& json, PageBook& book, const PageElection& election)
      : json_(json),
        book_(book),
        atlas_(*election.atlas),
        view_(election.view),
        id_(election.id),
        index_(*atlas_.find_contest(view_.contest)),
        contest_(atlas_.contest(index_)) {}

  void write() {
    json_.open('{').put("id", id_).put("contest", contest_.id).put("title", contest_.title);
    json_.put("date", iso_date(contest_.date))
        .put("day", long_date(contest_.date))
        .put("track", page_kind(atlas_, contest_).first);
    json_.key("base").boolean(contest_.base_only);
    write_headline();
    write_filter();
    json_.key("modes").open('[');
    for (const View& mode : page_modes(atlas_, view_)) write_mode(mode);
    json_.close().key("faces").open('[');
    for (const Face& face : faces_) write_face(json_, book_, atlas_, face.view, face.part, face.coloured);
    json_.close();
    write_table();
    json_.close();
  }

 private:
  struct Face {
    ScenePart part;
    View view;
    std::vector<ColouredColumn> coloured;
  };

  void write_headline() {
    const Headline headline = headline_of(atlas_, coloured_by(view_, ColourMode::majority));
    json_.put("unit", headline.unit).put("remark", headline.remark).key("tally").open('[');
    for (const TallyItem& item : headline.tally)
      json_.open('[')
          .text(item.name)
          .text(item.figure)
          .number(std::round(1000 * item.part) / 1000)
          .text(hex_of(item.colour))
          .close();
    json_.close();
  }

  /// "1" for each area of the first map that the view's filter keeps.
  void write_filter() {
    if (!view_.filter.active()) return;
    std::string lit;
    const View plain = coloured_by(view_, ColourMode::majority);
    for (const bool one : lit_areas(atlas_, plain, main_part(scene_of(atlas_, plain)))) lit += one ? '1' : '0';
    json_.put("filter", to_text(view_.filter)).put("lit", lit);
  }

  std::size_t face_of(const View& view, const ScenePart& part) {
    for (std::size_t i = 0; i < faces_.size(); ++i)
      if (faces_[i].part == part) return i;
    faces_.push_back({part, coloured_by(view, ColourMode::majority), {}});
    return faces_.size() - 1;
  }

  void write_mode(const View& view) {
    const Measure& measure = measure_of(view.colour);
    const Scene scene = scene_of(atlas_, view);
    const ScenePart& part = main_part(scene);
    const std::vector<std::vector<AreaValue>> values{area_values(atlas_, view, part)};
    const std::size_t face = face_of(view, part);
    const std::string column = column_of(atlas_, view, part);
    json_.open('{').put("id", mode_id(atlas_, view)).put("measure", measure.id).put("label", label_of(view, part));
    json_.put("title", measure_title(atlas_, view)).put("subtitle", headline_of(atlas_, view).subtitle);
    json_.put("sources", source_line_of(atlas_, view));
    json_.put("face", static_cast<long>(face)).put("column", column);
    json_.put("colouring", colouring_word(measure.colouring));
    write_scales(view, part, values.front(), faces_[face], column);
    write_patterns(values.front());
    write_legend(view, scene, values);
    json_.close();
  }

  std::string label_of(const View& view, const ScenePart& part) const {
    const Measure& measure = measure_of(view.colour);
    if (measure.asks == Asks::party) return atlas_.parties[chosen_party(atlas_, view, part.from.contest)].name;
    if (measure.asks == Asks::number)
      if (const NumberColumn* column = chosen_number(atlas_, view)) return title_on(*column, part.layer);
    return measure.label;
  }

  /// One of all areas, of either look where these differ; or one a party.
  void write_scales(const View& view, const ScenePart& part, std::span<const AreaValue> values, Face& face,
                    const std::string& column) {
    const Measure& measure = measure_of(view.colour);
    if (measure.colouring == Colouring::leader || measure.colouring == Colouring::status) return;
    if (measure.colouring == Colouring::margin) {
      std::vector<PartyIndex> leads;
      for (const AreaValue& value : values) {
        if (value.party) leads.push_back(*value.party);
        if (value.also) leads.push_back(*value.also);
      }
      std::sort(leads.begin(), leads.end());
      leads.erase(std::unique(leads.begin(), leads.end()), leads.end());
      json_.key("scales").open('{');
      for (const PartyIndex party : leads)
        json_.put(std::to_string(book_.party(atlas_, party)), book_.scale(margin_scale(view, party)));
      json_.close();
      // Whoever leads, the figures are told apart as finely as by the darkest of these.
      if (!leads.empty()) face.coloured.push_back({column, margin_scale(view, leads.front())});
      return;
    }
    const Scale dark = scale_in(in_look(view, Look::dark), part), light = scale_in(in_look(view, Look::light), part);
    const long first = book_.scale(dark), second = book_.scale(light);
    json_.key("scale").open('[').integer(first);
    if (second != first) json_.integer(second);
    json_.close();
    face.coloured.push_back({column, dark});
  }

  Scale margin_scale(const View& view, PartyIndex party) const {
    return scale_of(majority_ramp(atlas_.parties[party].colour), view.colour, view.scale);
  }

  Scale scale_in(const View& view, const ScenePart& part) const {
    if (measure_of(view.colour).colouring == Colouring::party)
      return scale_of(share_ramp(atlas_.parties[chosen_party(atlas_, view, part.from.contest)].colour), view.colour,
                      view.scale);
    return common_scale(atlas_, view, part.from.contest);
  }

  /// A digit an area, or one of all; nothing where none has any. And who shares a ward of several members.
  void write_patterns(std::span<const AreaValue> values) {
    std::string patterns;
    std::vector<long> also;
    for (std::size_t area = 0; area < values.size(); ++area) {
      patterns += static_cast<char>('0' + static_cast<int>(pattern_of(values[area])));
      if (values[area].also && pattern_of(values[area]) == Pattern::split)
        also.insert(also.end(), {static_cast<long>(area), book_.party(atlas_, *values[area].also)});
    }
    const std::size_t first = patterns.find_first_not_of(patterns.empty() ? '0' : patterns.front());
    if (first == std::string::npos && !patterns.empty()) patterns.resize(1);
    if (!patterns.empty() && patterns != "0") json_.put("patterns", patterns);
    if (!also.empty()) json_.put_integers("also", also);
  }

  void write_legend(const View& view, const Scene& scene, std::span<const std::vector<AreaValue>> values) {
    const Legend legend = legend_of(atlas_, in_look(view, Look::dark), scene, values);
    const Legend light = legend_of(atlas_, in_look(view, Look::light), scene, values);
    json_.key("legend").open('{').put("title", legend.title).key("entries").open('[');
    for (std::size_t i = 0; i < legend.entries.size(); ++i) {
      const LegendEntry &entry = legend.entries[i], &other = light.entries[i];
      json_.open('{').put("label", entry.label);
      if (entry.scale) {
        json_.key("scale").open('[').integer(book_.scale(*entry.scale)).integer(book_.scale(*other.scale)).close();
      } else {
        put_colours(json_, entry.paint.colour, other.paint.colour);
        json_.put("pattern", static_cast<long>(entry.paint.pattern));
        if (entry.paint.pattern == Pattern::split) json_.put("second", hex_of(entry.paint.second));
      }
      json_.close();
    }
    json_.close().key("ticks").open('[');
    for (const double tick : legend.ticks) json_.number(tick);
    json_.close().put_texts("tickLabels", legend.tick_labels);
    json_.key("even").boolean(legend.even_ticks).key("signed").boolean(legend.signed_ticks);
    json_.key("below").boolean(legend.more_below).key("above").boolean(legend.more_above);
    json_.put("low", legend.low_label).put("high", legend.high_label).put_texts("notes", legend.notes).close();
  }

  /// [id, title, unit, kind, whole, sign] of each column of the table.
  void write_table() {
    const View plain = coloured_by(view_, ColourMode::majority);
    const auto figures = figures_of(atlas_, plain, nearer_end(main_part(scene_of(atlas_, plain))));
    json_.key("table").open('[');
    for (const std::string& id : table_columns(atlas_, *figures)) {
      const Column& column = figures->column(id);
      json_.open('[').text(id).text(column.title).text(column.unit);
      json_.text(column.kind == ColumnKind::number ? "number" : column.kind == ColumnKind::party ? "party" : "text");
      json_.integer(column.whole ? 1 : 0).integer(column.has_sign ? 1 : 0).close();
    }
    json_.close();
  }

  JsonText& json_;
  PageBook& book_;
  const Atlas& atlas_;
  const View& view_;
  const std::string& id_;
  ContestIndex index_;
  const Contest& contest_;
  std::vector<Face> faces_;
};

bool any_known(const Column* column) {
  if (column == nullptr) return false;
  for (AreaIndex area = 0; area < std::max({column->numbers.size(), column->parties.size(), column->statuses.size()});
       ++area)
    if (column->known(area)) return true;
  return column->kind == ColumnKind::text && std::any_of(column->texts->begin(), column->texts->end(),
                                                         [](const std::string& text) { return !text.empty(); });
}

/// Has any area of its map a value?
bool shows_something(const Atlas& atlas, const View& view) {
  const std::vector<AreaValue> values = area_values(atlas, view, main_part(scene_of(atlas, view)));
  return std::any_of(values.begin(), values.end(), [](const AreaValue& value) { return value.gap == Gap::none; });
}

}  // namespace

std::pair<std::string, std::string> page_kind(const Atlas& atlas, const Contest& contest) {
  if (contest.by_election) return {"by-elections", "By-elections"};
  return {contest.track, atlas.track_title(contest.track)};
}

std::vector<std::string> table_columns(const Atlas& atlas, const AreaFigures& figures) {
  static constexpr std::array<const char*, 12> usual{
      "area_name",    "parent_name", "winner",      "runner_up",   "status",     "majority_votes",
      "majority_pct", "swing_pct",   "turnout_pct", "votes_valid", "electorate", "previous_winner"};
  std::vector<std::string> columns;
  for (const char* id : usual)
    if (any_known(figures.find(id))) columns.emplace_back(id);
  for (const PartyIndex party : main_parties(atlas, figures.shown.contest))
    if (const std::string id = "share_" + atlas.parties[party].id; any_known(figures.find(id))) columns.push_back(id);
  return columns;
}

std::vector<View> page_modes(const Atlas& atlas, const View& view) {
  const ContestIndex contest = *atlas.find_contest(view.contest);
  std::vector<View> modes{view};
  const auto add = [&](View mode) {
    const bool there =
        std::any_of(modes.begin(), modes.end(), [&](const View& other) { return same_mode(other, mode); });
    if (!there && shows_something(atlas, mode)) modes.push_back(std::move(mode));
  };
  if (measure_of(view.colour).asks == Asks::party)
    modes.front().party = atlas.parties[chosen_party(atlas, view, contest)].id;
  for (const ColourMode colour : offered_measures()) {
    View mode = coloured_by(view, colour);
    mode.party.clear();
    mode.number.clear();
    switch (measure_of(colour).asks) {
      case Asks::nothing: add(std::move(mode)); break;
      case Asks::party:
        for (const PartyIndex party : main_parties(atlas, contest)) {
          mode.party = atlas.parties[party].id;
          add(mode);
        }
        break;
      case Asks::number:
        for (const NumberColumn& column : atlas.numbers) {
          mode.number = column.id;
          add(mode);
        }
        break;
    }
  }
  return modes;
}

std::string mode_id(const Atlas& atlas, const View& view) {
  const Measure& measure = measure_of(view.colour);
  if (measure.asks == Asks::party) return fmt::format("{}:{}", measure.id, atlas.parties[chosen_party(atlas, view)].id);
  return measure.asks == Asks::number ? fmt::format("{}:{}", measure.id, view.number) : measure.id;
}

void write_election(JsonText& json, PageBook& book, const PageElection& election) {
  ElectionWriter(json, book, election).write();
}

}  // namespace hustings
