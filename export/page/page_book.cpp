#include "export/page/page_book.h"

#include <algorithm>
#include <fmt/format.h>
#include <glm/common.hpp>

#include "atlas/paint/area_colours.h"

namespace hustings {

namespace {

/// Where a figure of one row of breaks lies in the other, each interval as far as its own.
double between_breaks(const std::vector<double>& from, const std::vector<double>& to, double figure) {
  const double part = [&] {
    const auto next = std::upper_bound(from.begin(), from.end(), figure);
    if (next == from.begin()) return 0.0;
    if (next == from.end()) return 1.0;
    const auto index = static_cast<double>(next - from.begin() - 1);
    return (index + (figure - *(next - 1)) / (*next - *(next - 1))) / static_cast<double>(from.size() - 1);
  }();
  const double at = part * static_cast<double>(to.size() - 1);
  const auto index = std::min(static_cast<std::size_t>(at), to.size() - 2);
  return glm::mix(to[index], to[index + 1], at - static_cast<double>(index));
}

OkLab lab_at(const Ramp& ramp, double figure) {
  for (std::size_t i = 1; i < ramp.stops.size(); ++i) {
    const Ramp::Stop &a = ramp.stops[i - 1], &b = ramp.stops[i];
    if (figure <= b.at) return glm::mix(a.lab, b.lab, std::clamp((figure - a.at) / (b.at - a.at), 0.0, 1.0));
  }
  return ramp.stops.back().lab;
}

void add_stop(std::string& text, double at, const OkLab& lab) {
  text += fmt::format(",[{},{},{},{}]", at, lab.x, lab.y, lab.z);
}

/// A scale as a list: first whether it has steps, then [figure, L, a, b] of each knot in OKLab, between which the page
/// mixes; of a scale with steps [figure, colour] from where a class begins.
std::string text_of(const Scale& scale) {
  if (scale.stepped) {
    std::string text = "[1";
    for (std::size_t i = 0; i + 1 < scale.ticks.size(); ++i)
      text += fmt::format(",[{},{}]", scale.ticks[i], scale.at((scale.ticks[i] + scale.ticks[i + 1]) / 2));
    return text + "]";
  }
  std::string text = "[0";
  if (scale.ticks == scale.fixed) {
    for (const Ramp::Stop& stop : scale.ramp.stops) add_stop(text, stop.at, stop.lab);
    return text + "]";
  }
  std::vector<double> knots = scale.ticks;
  for (const Ramp::Stop& stop : scale.ramp.stops)
    if (stop.at > scale.fixed.front() && stop.at < scale.fixed.back())
      knots.push_back(between_breaks(scale.fixed, scale.ticks, stop.at));
  std::sort(knots.begin(), knots.end());
  knots.erase(std::unique(knots.begin(), knots.end()), knots.end());
  for (const double knot : knots)
    add_stop(text, knot, lab_at(scale.ramp, between_breaks(scale.ticks, scale.fixed, knot)));
  return text + "]";
}

void write_party(JsonText& json, const Party& party) {
  json.open('[').text(party.id).text(party.name).text(party.short_name).text(hex_of(party.colour));
  json.text(hex_of(kept_colour(Look::dark, party.colour))).text(hex_of(kept_colour(Look::light, party.colour)));
  json.text(name_in_shares(party)).integer(party.kind == PartyKind::independent ? 1 : 0).close();
}

}  // namespace

std::string hex_of(Rgb colour) { return fmt::format("#{:06x}", colour); }

long PageBook::party(const Atlas& atlas, PartyIndex party) {
  const auto [found, fresh] = party_index_.emplace(std::pair(&atlas, party), static_cast<long>(parties_.size()));
  if (fresh) parties_.emplace_back(&atlas, party);
  return found->second;
}

long PageBook::scale(const Scale& scale) {
  std::string text = text_of(scale);
  const auto [found, fresh] = scale_index_.emplace(text, static_cast<long>(scales_.size()));
  if (fresh) scales_.push_back(std::move(text));
  return found->second;
}

long PageBook::layer(const Atlas& atlas, LayerIndex layer, const LayerInsets* insets) {
  const auto found = std::find_if(layers_.begin(), layers_.end(), [&](const std::unique_ptr<Drawn>& drawn) {
    return drawn->atlas == &atlas && drawn->layer == layer && drawn->insets == insets;
  });
  if (found != layers_.end()) return found - layers_.begin();
  layers_.push_back(std::make_unique<Drawn>(Drawn{&atlas, layer, insets, page_layer(atlas.layers[layer], insets)}));
  return static_cast<long>(layers_.size()) - 1;
}

void PageBook::write(JsonText& json) const {
  json.key("parties").open('[');
  for (const auto& [atlas, party] : parties_) write_party(json, atlas->parties[party]);
  json.close().key("scales").open('[');
  for (const std::string& scale : scales_) json.written(scale);
  json.close().key("layers").open('[');
  for (const std::unique_ptr<Drawn>& drawn : layers_)
    write_layer(json, *drawn->atlas, drawn->layer, drawn->page, drawn->insets);
  json.close();
}

}  // namespace hustings
