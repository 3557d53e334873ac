#include "atlas/atlas_toml.h"

#include <fmt/format.h>

#include "base/text.h"

namespace hustings {

namespace {

void add_key(std::string& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out += fmt::format("{} = {}\n", key, toml_text(value));
}

}  // namespace

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : as_utf8(text)) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else out += c;
  }
  return out + "\"";
}

SurmisedDate date_in(std::string_view name) {
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

std::string id_of(std::string_view name) {
  std::string id;
  for (const char c : lower_case(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) id += c;
    else if (!id.empty() && id.back() != '-') id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  return id;
}

std::string toml_of(const NewAtlas& atlas, const Surmise& surmise) {
  std::string out = "# A first atlas, made by `hustings new`. Every key is explained in docs/data.md.\n";
  add_key(out, "title", atlas.title);
  add_key(out, "parties", atlas.parties);
  out += "\n[[layer]]\nid = \"areas\"\n";
  add_key(out, "title", "Areas");
  add_key(out, "source", atlas.boundaries);
  add_key(out, "source_layer", atlas.boundaries_layer);
  add_key(out, "code", surmise.code);
  add_key(out, "name", surmise.name);
  add_key(out, "crs", atlas.crs);
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
  add_key(out, "method", surmise.method == Method::multi_member ? "multi-member" : "first-past-the-post");
  return out;
}

}  // namespace hustings
