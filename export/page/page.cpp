#include "export/page/page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/placement.h"
#include "atlas/view/scene.h"
#include "base/text/text.h"
#include "export/page/page_markup.h"
#include "page/embedded.h"
#include "picture/map_theme.h"

namespace hustings {

namespace {

std::string hex_of(glm::vec3 colour) {
  const auto byte = [](float channel) { return std::lround(255 * channel); };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(colour.r), byte(colour.g), byte(colour.b));
}

void write_look(JsonText& json, Look look) {
  const Tints& tints = tints_of(look);
  const MapTheme theme = map_theme(look);
  json.open('{').put("none", hustings::hex_of(tints.no_value)).put("away", hustings::hex_of(tints.not_covered));
  json.put("quiet", hustings::hex_of(tints.quiet)).put("ink", hex_of(theme.pattern_ink)).close();
}

class PageWriter {
 public:
  explicit PageWriter(const PageContent& content) : content_(content) {}

  std::string write() {
    if (content_.elections.empty()) throw CommandError("there is no election to make a page of");
    const std::string data = data_of_page();
    const PageElection& first = content_.elections[content_.first];
    const Headline headline = headline_of(*first.atlas, first.view);
    std::string page = head();
    page += R"(<a class="skip" href="#areas">Skip to the table</a><header class="top"><div class="titles">)";
    page += fmt::format(R"(<p class="atlas">{}</p><h1 id="title">{}</h1><p id="subtitle">{}</p></div>)",
                        html_text(content_.title), html_text(headline.title), html_text(headline.subtitle));
    page += fmt::format(R"(<div id="tally" class="tally">{}</div></header>)", tally_markup(first));
    page += content_.cues.empty() ? R"(<main><div class="tale">)" : R"(<main><div class="tale told">)";
    page += cues();
    page += R"(<div class="explorer"><div id="controls" class="controls"></div><div id="stage" class="stage">)";
    page += fmt::format(R"(<div id="maps" class="maps"><figure class="panel">{}</figure></div>)", map(first));
    page += fmt::format(
        R"(<div id="side" class="side"><section id="card" class="card" aria-label="Area"></section><section id="legend" class="legend" aria-label="Legend">{}</section></div></div>)",
        legend_markup(first));
    page += R"(<div id="timeline" class="timeline"></div></div></div>)";
    page +=
        R"(<section id="areas" class="areas-table" aria-labelledby="areas-title"><h2 id="areas-title">All areas</h2>)";
    page +=
        R"(<div id="tools" class="tools"></div><div id="rows" class="rows" tabindex="0" role="region" aria-label="Table">)";
    page += table_markup(first);
    page += "</div></section></main>";
    page += fmt::format(
        R"(<footer><section aria-labelledby="sources-title"><h2 id="sources-title">Sources and licences</h2>{}</section><p class="made">Made with Hustings {}. This page holds all of its data and loads nothing.</p></footer>)",
        sources_markup(content_.elections), HUSTINGS_VERSION);
    page += R"(<div id="live" class="unseen" aria-live="polite"></div>)";
    page += fmt::format("\n<script type=\"application/json\" id=\"data\">{}</script>\n<script>{}</script>\n", data,
                        page::script);
    return page + "</body></html>\n";
  }

 private:
  std::string head() const {
    return fmt::format(
        "<!doctype html>\n<html lang=\"en-GB\"{}><head><meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{}'; "
        "style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"generator\" content=\"Hustings {}\">\n"
        "<title>{}</title>\n<style>{}</style></head>\n<body>",
        content_.look == Look::dark    ? " data-look=\"dark\""
        : content_.look == Look::light ? " data-look=\"light\""
                                       : "",
        page::script_digest, page::style_digest, HUSTINGS_VERSION, html_text(content_.title), page::style);
  }

  std::string data_of_page() {
    JsonText json;
    json.open('{').put("title", content_.title).key("looks").open('[');
    write_look(json, Look::dark);
    write_look(json, Look::light);
    json.close();
    write_tracks(json);
    json.key("elections").open('[');
    for (const PageElection& election : content_.elections) write_election(json, book_, election);
    json.close();
    write_start(json);
    write_cues(json);
    book_.write(json);
    return json.close().str();
  }

  void write_tracks(JsonText& json) const {
    std::vector<std::string> seen;
    json.key("tracks").open('[');
    for (const PageElection& election : content_.elections) {
      const auto [id, title] =
          page_kind(*election.atlas, election.atlas->contest(*election.atlas->find_contest(election.view.contest)));
      if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
      seen.push_back(id);
      json.open('[').text(id).text(title).close();
    }
    json.close();
  }

  void write_start(JsonText& json) const {
    const PageElection& first = content_.elections[content_.first];
    const View& view = first.view;
    json.key("start").open('{').put("election", static_cast<long>(content_.first));
    json.put("mode", mode_id(*first.atlas, view)).put_texts("selected", view.selected);
    json.key("hexagons").boolean(view.layout == Layout::hexagons && view.morph > 0);
    json.put("beside", view.beside.empty() ? "" : view.beside.front().contest).close();
  }

  void write_cues(JsonText& json) {
    if (content_.cues.empty()) return;
    json.key("cues").open('[');
    for (const PageCue& cue : content_.cues) {
      const Atlas& atlas = *content_.elections[cue.election].atlas;
      const ScenePart part = main_part(scene_of(atlas, cue.view));
      json.open('{').put("title", cue.title).put("caption", cue.caption);
      json.put("election", static_cast<long>(cue.election)).put("mode", mode_id(atlas, cue.view));
      json.put_texts("selected", cue.view.selected);
      json.key("hexagons").boolean(cue.view.layout == Layout::hexagons && cue.view.morph > 0);
      std::string lit;
      for (const bool one : lit_areas(atlas, cue.view, part)) lit += one ? '1' : '0';
      if (!lit.empty()) json.put("lit", lit);
      if (!cue.seen.empty()) {
        const AtlasLayer& layer = atlas.layers[part.layer];
        const Viewport& viewport =
            book_.layer_at(book_.layer(atlas, part.layer, shown_insets(cue.view, layer))).viewport;
        const glm::dvec2 low = viewport.to_screen({cue.seen.low.x, cue.seen.high.y});
        const glm::dvec2 high = viewport.to_screen({cue.seen.high.x, cue.seen.low.y});
        json.put_integers(
            "box", {std::lround(low.x), std::lround(low.y), std::lround(high.x - low.x), std::lround(high.y - low.y)});
      }
      json.close();
    }
    json.close();
  }

  std::string cues() const {
    if (content_.cues.empty()) return {};
    std::string markup = R"(<section id="story" class="story" aria-label="Story"><ol>)";
    for (const PageCue& cue : content_.cues)
      markup += fmt::format("<li><h2>{}</h2><p>{}</p></li>", html_text(cue.title), html_text(cue.caption));
    return markup + "</ol></section>";
  }

  std::string map(const PageElection& election) {
    const Atlas& atlas = *election.atlas;
    const LayerIndex layer = main_part(scene_of(atlas, election.view)).layer;
    const long index = book_.layer(atlas, layer, shown_insets(election.view, atlas.layers[layer]));
    return map_markup(election, book_.layer_at(index), content_.look.value_or(Look::light));
  }

  const PageContent& content_;
  PageBook book_;
};

/// No stop of its own, but what the stops are compared with.
bool is_base_in(const Atlas& atlas, ContestIndex contest, const std::string& track) {
  const Contest& one = atlas.contest(contest);
  return one.track == track && !one.by_election;
}

std::vector<ContestIndex> chosen_contests(const Atlas& atlas, ContestIndex own, const std::string& which) {
  std::vector<ContestIndex> chosen;
  const auto add = [&](ContestIndex contest) {
    if (!atlas.contest(contest).results.empty()) chosen.push_back(contest);
  };
  if (which == "all" || which == "track") {
    for (ContestIndex contest = 0; contest < atlas.contests.size(); ++contest)
      if (which == "all" || contest == own || is_base_in(atlas, contest, atlas.contest(own).track)) add(contest);
  } else {
    add(own);
    for (const std::string& id : split(which, ',')) {
      const auto contest = atlas.find_contest(trimmed(id));
      if (!contest) throw CommandError(fmt::format("--contests takes track, all or ids; there is no \"{}\"", id));
      if (std::find(chosen.begin(), chosen.end(), *contest) == chosen.end()) add(*contest);
    }
  }
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](ContestIndex a, ContestIndex b) { return atlas.contest(a).date < atlas.contest(b).date; });
  return chosen;
}

}  // namespace

std::vector<PageElection> page_elections(const Atlas& atlas, const View& view, const std::string& which) {
  const auto own = atlas.find_contest(view.contest);
  if (!own) throw CommandError(fmt::format("there is no election \"{}\"", view.contest));
  std::vector<PageElection> elections;
  for (const ContestIndex contest : chosen_contests(atlas, *own, which)) {
    View one = view;
    if (contest != *own) {
      one.contest = atlas.contest(contest).id;
      one.against.clear();
      one.filter = {};
      one.selected.clear();
      one.what_if = {};
      one.at.reset();
      if (one.colour != ColourMode::majority) colour_by(one, ColourMode::majority);
    }
    if (contest != *own) one.beside.clear();
    elections.push_back({one.contest, &atlas, std::move(one)});
  }
  return elections;
}

PageContent page_of(const Atlas& atlas, const View& view, const std::string& which, std::optional<Look> look) {
  PageContent content{
      .title = atlas.title, .elections = page_elections(atlas, view, which), .first = 0, .cues = {}, .look = look};
  const auto first = std::find_if(content.elections.begin(), content.elections.end(),
                                  [&](const PageElection& election) { return election.id == view.contest; });
  if (first != content.elections.end()) content.first = static_cast<std::size_t>(first - content.elections.begin());
  return content;
}

void require_page_view(const View& view) {
  const auto refuse = [](bool asked, const char* option, const char* instead) {
    if (asked) throw CommandError(fmt::format("a page has no {}: {}", option, instead));
  };
  refuse(view.layout == Layout::circles, "--layout circles", "it has geography and hexagons");
  refuse(view.symbols != Symbols::none, "--symbols", "hustings render draws them");
  refuse(view.crossed_with.has_value(), "--cross-with", "hustings render draws it");
  refuse(view.fade_small, "--fade-small", "hustings render draws it");
  refuse(view.spotlight, "--spotlight", "hustings render draws it");
  refuse(view.look == Look::contrast, "--look contrast", "it follows the reader's own setting, or is dark or light");
  refuse(view.vision != Vision::normal, "--vision", "hustings render draws it");
  refuse(view.beside.size() > 1, "second --beside", "it shows two maps at most");
  refuse(view.swipe.has_value(), "--swipe", "its two maps stand side by side");
}

View page_view(const Atlas& atlas, View view) {
  if (view.layout == Layout::circles) view.layout = Layout::geography;
  if (const auto next = atlas.find_contest(view.next_contest); next && view.fraction >= 0.5)
    view.contest = view.next_contest;
  view.next_contest.clear();
  view.fraction = 0;
  view = as_painted(std::move(view));
  view.symbols = Symbols::none;
  view.crossed_with.reset();
  view.fade_small = view.spotlight = false;
  view.vision = Vision::normal;
  view.swipe.reset();
  view.camera.reset();
  if (view.beside.size() > 1) view.beside.resize(1);
  return view;
}

std::string page_html(const PageContent& content) { return PageWriter(content).write(); }

}  // namespace hustings
