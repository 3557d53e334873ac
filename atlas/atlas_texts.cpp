#include "atlas/atlas_texts.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <vector>

#include "base/text/letters.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

using Visit = std::function<void(const std::string&)>;

void visit_results(const std::vector<Result>& results, const Visit& visit) {
  for (const Result& result : results) {
    visit(result.note);
    for (const Candidacy& candidacy : result.candidacies) {
      visit(candidacy.candidate);
      visit(candidacy.note);
    }
  }
}

void visit_contest(const Contest& contest, const Visit& visit) {
  for (const std::string* text : {&contest.title, &contest.source, &contest.note, &contest.turnout_of}) visit(*text);
  for (const auto& [code, reason] : contest.absent) visit(reason);
  visit_results(contest.results, visit);
}

void visit_layer(const AtlasLayer& layer, const Visit& visit) {
  visit(layer.title);
  for (const Area& area : layer.layer.areas)
    for (const std::string* text : {&area.name, &area.code, &area.parent}) visit(*text);
}

/// "山 (U+5C71)".
std::string named(char32_t letter) {
  std::string text;
  append_letter(text, letter);
  return fmt::format("{} (U+{:04X})", text, static_cast<unsigned>(letter));
}

template <class Each>
std::string first_few(const std::vector<Each>& all, std::size_t at_most, const char* more) {
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), at_most));
  return fmt::format("{}{}", fmt::join(all.begin(), end, ", "),
                     all.size() > at_most ? fmt::format(" and {} {}", all.size() - at_most, more) : "");
}

}  // namespace

void visit_texts(const Atlas& atlas, const std::function<void(const std::string&)>& visit) {
  visit(atlas.title);
  visit(atlas.attribution);
  for (const AtlasLayer& layer : atlas.layers) visit_layer(layer, visit);
  for (const Track& track : atlas.tracks) visit(track.title);
  for (const Party& party : atlas.parties)
    for (const std::string* text : {&party.id, &party.name, &party.short_name}) visit(*text);
  for (const AtlasContest& contest : atlas.contests) {
    visit_contest(contest.contest, visit);
    visit_results(contest.own.results, visit);
  }
  for (const NumberColumn& column : atlas.numbers) {
    visit(column.title);
    visit(column.unit);
    for (const NumbersOnLayer& on : column.on)
      for (const std::string* text : {&on.title, &on.source, &on.absent}) visit(*text);
  }
  for (const Finding& finding : atlas.findings) visit(describe(finding));
}

std::optional<Finding> maybe_missing_glyphs(const Atlas& atlas) {
  std::set<char32_t> letters;
  std::vector<std::string> texts;
  std::set<std::string> known;
  visit_texts(atlas, [&](const std::string& text) {
    const std::set<char32_t> undrawn = letters_without_glyph(text);
    if (undrawn.empty() || !known.insert(text).second) return;
    letters.insert(undrawn.begin(), undrawn.end());
    texts.push_back(text);
  });
  if (letters.empty()) return std::nullopt;
  std::vector<std::string> names;
  for (const char32_t letter : letters) names.push_back(named(letter));
  std::vector<std::string> drawn;
  for (const std::string& text : texts) drawn.push_back(fmt::format("\"{}\" as \"{}\"", text, drawable(text)));
  return Finding{
      .severity = Severity::warning,
      .place = {.file = atlas.file, .layer = {}, .row = {}, .column = {}},
      .what = fmt::format("no typeface has {} {}; drawn are {}", names.size() == 1 ? "the letter" : "the letters",
                          first_few(names, 8, "more"), first_few(drawn, 5, "more names")),
      .remedy = "Tables keep the names as they are; give a column of names in another script to draw those"};
}

}  // namespace hustings
