#include "export/page/page_markup.h"

#include <cmath>
#include <fmt/format.h>
#include <set>

#include "atlas/figures/figures.h"
#include "atlas/figures/provenance.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/placement.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// A bar of a scale's colours, from the first tick to the last.
std::string bar_markup(const Scale& scale, const Legend& legend) {
  constexpr int steps = 32;
  std::string bar = R"(<svg class="bar" viewBox="0 0 32 2" preserveAspectRatio="none" aria-hidden="true">)";
  const double low = legend.ticks.front(), high = legend.ticks.back();
  for (int i = 0; i < steps; ++i) {
    const double at = legend.even_ticks ? (i + 0.5) / steps * static_cast<double>(legend.ticks.size() - 1) : 0;
    const auto index = std::min(static_cast<std::size_t>(at), legend.ticks.size() - 2);
    const double figure = legend.even_ticks ? legend.ticks[index] + (legend.ticks[index + 1] - legend.ticks[index]) *
                                                                        (at - static_cast<double>(index))
                                            : low + (high - low) * (i + 0.5) / steps;
    bar += fmt::format(R"(<rect x="{}" width="{}" height="2" fill="{}"/>)", i, steps - i, hex_of(scale.at(figure)));
  }
  return bar + "</svg>";
}

std::string tick_words(const Legend& legend) {
  const auto word = [&](std::size_t tick) {
    if (!legend.tick_labels.empty()) return legend.tick_labels[tick];
    const double figure = legend.ticks[tick];
    const int decimals = std::abs(figure - std::round(figure)) > 0.01 ? 1 : 0;
    return legend.signed_ticks ? signed_decimal(figure, decimals) : decimal(figure, decimals);
  };
  return fmt::format("{}{} to {}{}", word(0), legend.more_below ? " and less" : "", word(legend.ticks.size() - 1),
                     legend.more_above ? " and more" : "");
}

std::string swatch_markup(const Paint& paint) {
  return fmt::format(
      R"(<svg class="swatch" viewBox="0 0 14 14" aria-hidden="true"><rect width="14" height="14" rx="3" fill="{}"/></svg>)",
      hex_of(paint.colour));
}

const ScenePart& part_of(const Scene& scene) { return main_part(scene); }

std::string unit_words(const Column& column) {
  if (column.unit.empty() || column.unit == "electors" || column.title.ends_with(column.unit)) return {};
  return fmt::format(R"( <span class="unit">{}</span>)", html_text(column.unit));
}

}  // namespace

std::string map_markup(const PageElection& election, const PageLayer& layer, Look look) {
  const Atlas& atlas = *election.atlas;
  View view = election.view;
  view.look = look;
  const Scene scene = scene_of(atlas, view);
  const ScenePart& part = part_of(scene);
  const std::vector<Paint> paints = area_colours(atlas, view, part);
  std::string svg = fmt::format(
      R"(<svg id="map" viewBox="0 0 {} {}" role="img" aria-label="Map: {}"><path class="land" d="{}"/><g class="areas">)",
      std::lround(layer.viewport.size.x), std::lround(layer.viewport.size.y),
      html_text(headline_of(atlas, view).subtitle), ground_path(atlas, layer, GroundKind::land));
  for (AreaIndex area = 0; area < paints.size(); ++area) {
    const AreaCard card = card_of(atlas, view, part, area, 0);
    svg += fmt::format(R"(<path fill="{}" d="{}"><title>{}</title></path>)", hex_of(paints[area].colour),
                       svg_path(layer, area),
                       html_text(card.headline.empty() ? card.name : card.name + ": " + card.headline));
  }
  svg += fmt::format(R"(</g><path class="water" d="{}"/></svg>)", ground_path(atlas, layer, GroundKind::water));
  return svg;
}

std::string legend_markup(const PageElection& election) {
  const View view = [&] {
    View light = election.view;
    light.look = Look::light;
    return light;
  }();
  const Legend legend = legend_of(*election.atlas, view, scene_of(*election.atlas, view));
  std::string markup = fmt::format("<h2>{}</h2><ul>", html_text(legend.title));
  for (const LegendEntry& entry : legend.entries)
    markup += fmt::format("<li>{}<span>{}</span></li>",
                          entry.scale ? bar_markup(*entry.scale, legend) : swatch_markup(entry.paint),
                          html_text(entry.label));
  markup += "</ul>";
  if (!legend.ticks.empty()) markup += fmt::format("<p>{}</p>", html_text(tick_words(legend)));
  for (const std::string& note : legend.notes) markup += fmt::format("<p>{}</p>", html_text(note));
  return markup;
}

std::string tally_markup(const PageElection& election) {
  const Headline headline = headline_of(*election.atlas, election.view);
  std::string markup = "<ol>";
  for (const TallyItem& item : headline.tally)
    markup += fmt::format(
        R"(<li><svg class="swatch" viewBox="0 0 14 14" aria-hidden="true"><rect width="14" height="14" rx="3" fill="{}"/></svg><span>{}</span> <b>{}</b></li>)",
        hex_of(item.colour), html_text(item.name), html_text(item.figure));
  markup += "</ol>";
  const std::string more =
      headline.unit + (headline.unit.empty() || headline.remark.empty() ? "" : "; ") + headline.remark;
  return more.empty() ? markup : markup + fmt::format("<p>{}</p>", html_text(more));
}

std::string table_markup(const PageElection& election) {
  const Atlas& atlas = *election.atlas;
  const auto figures = figures_of(atlas, election.view);
  const std::vector<std::string> ids = table_columns(atlas, *figures);
  std::string markup = fmt::format("<table><caption>{}, all areas</caption><thead><tr>",
                                   html_text(atlas.contest(figures->shown.contest).title));
  for (const std::string& id : ids) {
    const Column& column = figures->column(id);
    markup += fmt::format(R"(<th scope="col"{}>{}{}</th>)", column.kind == ColumnKind::number ? R"( class="n")" : "",
                          html_text(column.title), unit_words(column));
  }
  markup += "</tr></thead><tbody>\n";
  for (AreaIndex area = 0; area < figures->size(); ++area) {
    markup += "<tr>";
    for (const std::string& id : ids) {
      const Column& column = figures->column(id);
      const std::string cell = html_text(cell_for_reader(atlas, *figures, column, area));
      if (id == "area_name") markup += fmt::format(R"(<th scope="row">{}</th>)", cell);
      else markup += fmt::format("<td{}>{}</td>", column.kind == ColumnKind::number ? R"( class="n")" : "", cell);
    }
    markup += "</tr>\n";
  }
  return markup + "</tbody></table>";
}

std::string sources_markup(std::span<const PageElection> elections) {
  std::string markup = "<dl>";
  std::set<std::string> licences, seen;
  for (const PageElection& election : elections) {
    const Contest& contest = election.atlas->contest(*election.atlas->find_contest(election.view.contest));
    if (!election.atlas->attribution.empty()) licences.insert(election.atlas->attribution);
    if (!seen.insert(contest.id).second) continue;
    const std::string line = source_line_of(*election.atlas, election.view);
    if (line.empty() && contest.note.empty()) continue;
    markup += fmt::format("<dt>{}</dt><dd>{}{}{}</dd>", html_text(contest.title), html_text(line),
                          line.empty() || contest.note.empty() ? "" : ". ", html_text(contest.note));
  }
  markup += "</dl>";
  for (const std::string& licence : licences) markup += fmt::format("<p>{}</p>", html_text(licence));
  return markup;
}

}  // namespace hustings
