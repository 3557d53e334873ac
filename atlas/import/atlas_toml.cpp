#include "atlas/import/atlas_toml.h"

#include <fmt/format.h>

#include "atlas/toml_text.h"
#include "base/text/text.h"

namespace hustings {

namespace {

void add_key(std::string& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out += fmt::format("{} = {}\n", key, toml_text(value));
}

void add_texts(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(toml_text(text));
  out += fmt::format("{} = [{}]\n", key, fmt::join(quoted, ", "));
}

}  // namespace

GuessedDate date_in(std::string_view name) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits_around = [&](std::size_t at, std::size_t length) {
    return (at > 0 && is_digit(name[at - 1])) || (at + length < name.size() && is_digit(name[at + length]));
  };
  for (std::size_t at = 0; at + 10 <= name.size(); ++at)
    if (const auto date = maybe_date(name.substr(at, 10)); date && !digits_around(at, 10)) return {*date, true, true};
  for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
    const auto year = maybe_integer(name.substr(at, 4));
    if (year && *year >= 1832 && *year < 2100 && !digits_around(at, 4))
      return {make_date(static_cast<int>(*year), 1, 1), false, true};
  }
  return {make_date(2000, 1, 1), false, false};
}

std::string toml_of(const NewAtlas& atlas, const AtlasGuess& guess) {
  std::string out = "# A first atlas, made by `hustings new`. Every key is explained in docs/data.md.\n";
  add_key(out, "title", atlas.title);
  add_key(out, "parties", atlas.parties);
  out += atlas.map_crs + "\n[[layer]]\nid = \"areas\"\n";
  add_key(out, "title", "Areas");
  add_key(out, "source", atlas.boundaries);
  add_key(out, "source_layer", atlas.boundaries_layer);
  add_key(out, "code", guess.code);
  add_key(out, "name", guess.name);
  add_key(out, "crs", atlas.crs);
  if (atlas.latitude_first) out += "latitude_first = true\n";
  out += "\n[[contest]]\n";
  add_key(out, "id", atlas.id);
  add_key(out, "track", "election");
  add_key(out, "title", atlas.title);
  out += fmt::format("date = {}{}\n", iso_date(atlas.date.date),
                     atlas.date.is_whole   ? ""
                     : atlas.date.has_year ? "  # GUESSED from the year alone: write the day of the election"
                                           : "  # GUESSED: write the day of the election");
  add_key(out, "layer", "areas");
  add_key(out, "results", atlas.results);
  add_key(out, "results_layer", atlas.results_layer);
  add_key(out, "areas", atlas.areas);
  add_key(out, "areas_layer", atlas.areas_layer);
  add_key(out, "method", name_of(guess.method));
  if (!atlas.source.empty())
    out += fmt::format("source = {}  # the file: write who published the figures\n", toml_text(atlas.source));
  add_texts(out, "not_counted", guess.not_counted);
  add_texts(out, "left_out", guess.left_out);
  return out + atlas.insets;
}

}  // namespace hustings
