#include "export/deck/slide_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "atlas/colour.h"
#include "base/text/text.h"
#include "export/package/package.h"
#include "export/sheet_shapes.h"

namespace hustings {

using ui::Align;
using ui::TextStyle;

namespace {

/// Room beside a line for Inter's bold, where a program has no semi-bold, and for what it rounds otherwise. Beside text
/// of several lines it must not have room for another word.
constexpr double wider = 1.06;
constexpr double wider_lines = 1.03, wider_bold_lines = 1.045;

/// Groups that are one thing on a slide, and what they are called there.
constexpr std::array<std::pair<std::string_view, const char*>, 12> group_names{{
    {"ground", "Ground"},
    {"legend", "Legend"},
    {"tally", "Tally"},
    {"labels", "Names"},
    {"symbols", "Symbols"},
    {"insets", "Insets"},
    {"marks", "Marks"},
    {"cell-titles", "Titles of the maps"},
    {"cell-rules", "Rules"},
    {"timeline", "Timeline"},
    {"larger-areas", "Larger areas"},
    {"hypothesis", "Hypothesis"},
}};

/// Groups whose lines of text are one text.
constexpr std::array<std::string_view, 4> prose{"title", "subtitle", "caption", "source"};

bool is_prose(std::string_view id) { return std::find(prose.begin(), prose.end(), id) != prose.end(); }

glm::dvec2 at_of(ImVec2 place) { return {place.x, place.y}; }

std::vector<SheetLine> line_through(std::span<const ImVec2> corners) {
  SheetLine line;
  for (const ImVec2 corner : corners) line.push_back(at_of(corner));
  return {line};
}

/// The preset that looks most like it.
const char* preset_of(const Hatching& hatching) {
  const bool wide = hatching.width * 3 > hatching.period;
  if (hatching.dots) return "pct20";
  if (std::abs(hatching.across.y) < 0.1) return "ltVert";
  if (std::abs(hatching.across.x) < 0.1) return "ltHorz";
  const bool rising = hatching.across.x * hatching.across.y > 0;  // y runs down
  return rising ? (wide ? "wdUpDiag" : "ltUpDiag") : (wide ? "wdDnDiag" : "ltDnDiag");
}

Rgb laid_over(Rgb under, Rgb over, double opacity) {
  Rgb colour = 0;
  for (const unsigned shift : {0U, 8U, 16U}) {
    const auto channel = [&](Rgb of) { return static_cast<double>(of >> shift & 255U); };
    colour |= static_cast<Rgb>(std::lround(std::lerp(channel(under), channel(over), opacity))) << shift;
  }
  return colour;
}

/// What of a segment lies in the box, if anything (Liang and Barsky, 1984).
std::optional<std::pair<glm::dvec2, glm::dvec2>> within(glm::dvec2 from, glm::dvec2 to, const Box& box) {
  double enters = 0, leaves = 1;
  const glm::dvec2 way = to - from;
  for (const int axis : {0, 1}) {
    for (const auto& [along, room] :
         {std::pair(-way[axis], from[axis] - box.low[axis]), std::pair(way[axis], box.high[axis] - from[axis])}) {
      if (along == 0) {
        if (room < 0) return std::nullopt;
      } else if (along < 0) {
        enters = std::max(enters, room / along);
      } else {
        leaves = std::min(leaves, room / along);
      }
    }
  }
  if (enters >= leaves) return std::nullopt;
  return std::pair(from + way * enters, from + way * leaves);
}

}  // namespace

// What things are -----------------------------------------------------------------------------------------------------

const std::string& SlideSheet::id() const {
  static const std::string none;
  return groups_.empty() ? none : groups_.back().id;
}

std::string SlideSheet::kind() const {
  std::string_view kind = id();
  if (kind.starts_with("map-"))
    if (const std::size_t dash = kind.find('-', 4); dash != std::string_view::npos) kind.remove_prefix(dash + 1);
  if (kind.starts_with("next-")) kind.remove_prefix(5);
  return std::string(kind);
}

bool SlideSheet::is_within(std::string_view kind) const {
  return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) { return group.id.ends_with(kind); });
}

double SlideSheet::opacity() const {
  double opacity = 1;
  for (const Group& group : groups_) opacity *= group.opacity;
  return opacity;
}

std::optional<Box> SlideSheet::clip() const {
  Box box{{0, 0}, setting_.size};
  for (const Box& one : clips_) box = {glm::max(box.low, one.low), glm::min(box.high, one.high)};
  const bool whole = box.low.x <= 0 && box.low.y <= 0 && box.high.x >= setting_.size.x && box.high.y >= setting_.size.y;
  return whole ? std::nullopt : std::optional(box);
}

bool SlideSheet::is_hidden(glm::dvec2 low, glm::dvec2 high) const {
  const auto box = clip();
  return box && (high.x < box->low.x || low.x > box->high.x || high.y < box->low.y || low.y > box->high.y);
}

void SlideSheet::begin_group(const char* id) { begin_layer(id, 1); }

void SlideSheet::begin_layer(const char* id, double opacity) {
  flush();
  groups_.push_back({id, opacity, false});
  const std::string kind = this->kind();
  if (id == std::string_view("map")) map_ = 1;
  else if (std::string_view(id).starts_with("map-") && kind == id)
    map_ = static_cast<std::size_t>(std::max(1, std::atoi(id + 4)));
  if (kind == "areas") areas_.clear();
  for (const auto& [group, name] : group_names) {
    if (kind != group) continue;
    page_.begin_group(name);
    groups_.back().grouped = true;
  }
}

void SlideSheet::end_group() {
  flush();
  if (groups_.back().grouped) page_.end_group();
  groups_.pop_back();
}

void SlideSheet::push_clip(ImVec2 low, ImVec2 high) { clips_.push_back({at_of(low), at_of(high)}); }

void SlideSheet::push_clip_without(std::span<const SheetShape> /*shapes*/, ImVec2 low, ImVec2 high) {
  push_clip(low, high);  // a slide always has its ground
}

// Figures -------------------------------------------------------------------------------------------------------------

pugi::xml_node SlideSheet::add_box(const char* name, ImVec2 low, ImVec2 high, float rounding) {
  const float least = std::min(high.x - low.x, high.y - low.y);
  const bool round = rounding > 0 && least > 0;
  pugi::xml_node properties = page_.add_preset({name}, round ? "roundRect" : "rect", at_of(low), at_of(high));
  if (!round) return properties;
  pugi::xml_node guide = properties.child("a:prstGeom").child("a:avLst").append_child("a:gd");
  guide.append_attribute("name") = "adj";
  guide.append_attribute("fmla") =
      fmt::format("val {}", std::lround(std::min(0.5f, rounding / least) * 100000)).c_str();
  return properties;
}

void SlideSheet::rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding) {
  const SheetColour hue = sheet_colour(colour);
  if (hue.opacity <= 0 || is_hidden(at_of(low), at_of(high))) return;
  const bool whole = low.x <= 0 && low.y <= 0 && static_cast<double>(high.x) >= setting_.size.x &&
                     static_cast<double>(high.y) >= setting_.size.y;
  if (whole && hue.opacity >= 1 && (kind() == "ground" || kind() == "page")) return page_.set_background(hue.colour);
  page_.set_fill(add_box("Rectangle", low, high, rounding), hue);
}

void SlideSheet::frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) {
  pugi::xml_node properties = add_box("Frame", low, high, rounding);
  SlidePage::set_no_fill(properties);
  page_.set_stroke(properties, {sheet_colour(colour), static_cast<double>(thickness), false});
}

void SlideSheet::fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) {
  const SheetColour from = sheet_colour(upper), to = sheet_colour(lower);
  if ((from.opacity <= 0 && to.opacity <= 0) || is_hidden(at_of(low), at_of(high))) return;
  page_.set_fade(page_.add_preset({"Ground under text"}, "rect", at_of(low), at_of(high)), from, to);
}

void SlideSheet::line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) {
  if (is_hidden(glm::min(at_of(from), at_of(to)), glm::max(at_of(from), at_of(to)))) return;
  page_.set_stroke(page_.add_line({"Line"}, at_of(from), at_of(to)),
                   {sheet_colour(colour), static_cast<double>(thickness), false});
}

void SlideSheet::disc(ImVec2 centre, float radius, ImU32 colour) {
  const glm::dvec2 reach(radius);
  if (is_hidden(at_of(centre) - reach, at_of(centre) + reach)) return;
  page_.set_fill(page_.add_preset({"Circle"}, "ellipse", at_of(centre) - reach, at_of(centre) + reach),
                 sheet_colour(colour));
}

void SlideSheet::ring(ImVec2 centre, float radius, ImU32 colour, float thickness) {
  const glm::dvec2 reach(radius);
  if (is_hidden(at_of(centre) - reach, at_of(centre) + reach)) return;
  pugi::xml_node properties = page_.add_preset({"Circle"}, "ellipse", at_of(centre) - reach, at_of(centre) + reach);
  SlidePage::set_no_fill(properties);
  page_.set_stroke(properties, {sheet_colour(colour), static_cast<double>(thickness), false});
}

void SlideSheet::polygon(std::span<const ImVec2> corners, ImU32 colour) {
  const std::vector<SheetLine> cut = cut_lines(line_through(corners), true);
  if (!cut.empty()) page_.set_fill(page_.add_freeform({"Polygon"}, cut, true), sheet_colour(colour));
}

void SlideSheet::outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) {
  const std::vector<SheetLine> cut = cut_lines(line_through(corners), true);
  if (cut.empty()) return;
  pugi::xml_node properties = page_.add_freeform({"Outline"}, cut, true);
  SlidePage::set_no_fill(properties);
  page_.set_stroke(properties, {sheet_colour(colour), static_cast<double>(thickness), true});
}

// Text ----------------------------------------------------------------------------------------------------------------

void SlideSheet::text(TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text, Align align) {
  put_text(style, height, at, {sheet_colour(colour)}, text, align);
}

void SlideSheet::halo_text(TextStyle style, float height, ImVec2 at, const ui::HaloInk& ink, const std::string& text,
                           Align align) {
  put_text(style, height, at, {sheet_colour(ink.text), ink}, text, align);
}

void SlideSheet::put_text(TextStyle style, float height, ImVec2 at, const TextInk& ink, const std::string& text,
                          Align align) {
  if (text.empty() || ink.hue.opacity <= 0) return;
  const Placed place = placed(style, height, at, text, align);
  const double width = place.em * typefaces_.of(style).width_of(text);
  const double top = place.baseline - place.em * typefaces_.of(style).ascent();
  if (is_hidden({place.x, top}, {place.x + width, top + static_cast<double>(height)})) return;
  const bool is_name = is_within("labels");
  const bool goes_on = block_ && (is_prose(kind()) || (is_name && is_below(*block_, at, top, height))) &&
                       block_->style == style && block_->align == align && block_->em == place.em &&
                       block_->hue.colour == ink.hue.colour && top > block_->y;
  if (!goes_on) {
    flush();
    block_ =
        Block{.style = style, .align = align, .em = place.em, .pitch = static_cast<double>(height), .hue = ink.hue};
    block_->left = place.x, block_->right = place.x + width, block_->top = top;
    block_->halo = ink.halo;
    block_->middle = at.x;
  } else {
    block_->pitch = top - block_->y;
    block_->left = std::min(block_->left, place.x);
    block_->right = std::max(block_->right, place.x + width);
  }
  block_->y = top;
  block_->lines.push_back(text);
  if (!is_prose(kind()) && !is_name) flush();
}

bool SlideSheet::is_below(const Block& block, ImVec2 at, double top, float height) {
  return block.middle == at.x && std::abs(top - block.y - static_cast<double>(height)) < 0.5;
}

/// Names that lie over many tints bring their ground as a plate: not every reader draws the glow of letters.
bool SlideSheet::has_plate(const Block& block) const {
  return is_within("labels") && block.halo && sheet_colour(block.halo->halo).opacity < (area_halo + parent_halo) / 2;
}

void SlideSheet::flush() {
  if (!block_) return;
  const Block block = std::move(*block_);
  block_.reset();
  const std::string kind = this->kind();
  if (kind == "title") return write(block, "title", {"Title"});
  if (kind == "source") return write(block, "ftr", {"Source"});
  if (kind == "subtitle") return write(block, nullptr, {"What the map shows"});
  if (kind == "caption") return write(block, nullptr, {"Caption"});
  write(block, nullptr, {fmt::format("{}", fmt::join(block.lines, " "))});
}

void SlideSheet::add_run(pugi::xml_node paragraph, const Block& block, const std::string& words) const {
  pugi::xml_node run = paragraph.append_child("a:r");
  pugi::xml_node look = run.append_child("a:rPr");
  look.append_attribute("lang") = "en-GB";
  look.append_attribute("sz") = std::max(100, page_.hundredths(block.em));
  look.append_attribute("b") = ui::face_of(block.style).semi_bold ? 1 : 0;
  page_.set_fill(look, block.hue);
  if (block.halo && !has_plate(block)) {
    pugi::xml_node glow = look.append_child("a:effectLst").append_child("a:glow");
    glow.append_attribute("rad") = page_.emu(2 * static_cast<double>(block.halo->reach));
    SheetColour soft = sheet_colour(block.halo->halo);
    soft.opacity = halo_opacity(soft.opacity);
    page_.add_colour(glow, soft);
  }
  run.append_child("a:t").text() = xml_safe(words).c_str();
}

void SlideSheet::write(const Block& block, const char* placeholder, const SlideName& name) {
  const bool bold = ui::face_of(block.style).semi_bold;
  const double slack = block.lines.size() == 1 ? wider : bold ? wider_bold_lines : wider_lines;
  const double width = (block.right - block.left) * slack + block.em * 0.1;
  double left = block.left;
  if (block.align == Align::right) left = block.right - width;
  else if (block.align == Align::centre) left = (block.left + block.right - width) / 2;
  const auto lines = static_cast<double>(block.lines.size());
  const double height = block.pitch * lines;
  pugi::xml_node body = page_.add_text(name, {left, block.top}, {left + width, block.top + height}, placeholder);
  if (has_plate(block)) {
    pugi::xml_node properties = body.parent().child("p:spPr");
    properties.remove_child("a:noFill");
    page_.set_fill(properties, sheet_colour(block.halo->halo));
  }
  pugi::xml_node paragraph = body.append_child("a:p");
  pugi::xml_node form = paragraph.append_child("a:pPr");
  form.append_attribute("algn") = block.align == Align::left ? "l" : block.align == Align::right ? "r" : "ctr";
  if (block.lines.size() > 1) {
    const double natural = block.em * typefaces_.of(block.style).line();
    form.append_child("a:lnSpc").append_child("a:spcPct").append_attribute("val") =
        std::lround(block.pitch / natural * 100000);
  }
  if (is_within("labels") || (placeholder != nullptr && std::string_view(placeholder) == "ftr")) {
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      if (i > 0) paragraph.append_child("a:br");
      add_run(paragraph, block, block.lines[i]);
    }
    return;
  }
  add_run(paragraph, block, fmt::format("{}", fmt::join(block.lines, " ")));
}

// Maps ----------------------------------------------------------------------------------------------------------------

std::vector<SheetLine> SlideSheet::cut_lines(std::span<const SheetLine> lines, bool closed) const {
  const auto box = clip();
  std::vector<SheetLine> cut;
  if (!box) return {lines.begin(), lines.end()};
  for (const SheetLine& line : lines) {
    if (closed) {
      if (line.size() > 2) cut.push_back(cut_to(line, *box));
      if (!cut.empty() && cut.back().size() < 3) cut.pop_back();
      continue;
    }
    bool goes_on = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const auto piece = within(line[i], line[i + 1], *box);
      if (!piece) {
        goes_on = false;
        continue;
      }
      if (!goes_on) cut.push_back({piece->first});
      cut.back().push_back(piece->second);
      goes_on = piece->second == line[i + 1];
    }
  }
  return cut;
}

void SlideSheet::shape(const SheetShape& shape, Rgb fill) {
  if (is_within("water-over-borders")) return;  // water has no borders in it here
  const std::vector<SheetLine> rings = cut_lines(shape.rings, true);
  if (rings.empty()) return;
  const bool area = !shape.code.empty();
  SlideName name{is_within("water") ? "Water" : "Land"};
  if (area)
    name = {map_ == 1 ? fmt::format("!!{}", shape.code) : fmt::format("!!{} {}", shape.code, map_), shape.title};
  pugi::xml_node properties = page_.add_freeform(name, rings, true);
  page_.set_fill(properties, {seen(fill), opacity()});
  if (!area) {
    if (is_within("water")) water_.push_back(properties);
    return;
  }
  areas_.push_back(properties);
  drawn_[shape.id] = {properties, seen(fill)};
}

void SlideSheet::hatch(std::span<const SheetShape* const> shapes, const Hatching& hatching) {
  for (const SheetShape* shape : shapes) {
    const auto found = drawn_.find(shape->id);
    if (found == drawn_.end()) continue;
    const auto& [properties, fill] = found->second;
    if (pugi::xml_node pattern = properties.child("a:pattFill")) {
      pattern.attribute("prst") = "smGrid";  // the other lines of a grid
      continue;
    }
    const pugi::xml_node plain = properties.child("a:solidFill");
    pugi::xml_node pattern = pugi::xml_node(properties).insert_child_before("a:pattFill", plain);
    pattern.append_attribute("prst") = preset_of(hatching);
    page_.add_colour(pattern.append_child("a:fgClr"),
                     {laid_over(fill, seen(hatching.hue.colour), hatching.hue.opacity), opacity()});
    page_.add_colour(pattern.append_child("a:bgClr"), {fill, opacity()});
    pugi::xml_node(properties).remove_child(plain);
  }
}

void SlideSheet::set_borders(const SlideStroke& stroke) {
  for (pugi::xml_node area : areas_)
    if (!area.child("a:ln")) page_.set_stroke(area, stroke);
}

void SlideSheet::strokes(std::span<const SheetLine> lines, bool closed, SheetColour hue, double width) {
  const SlideStroke stroke{{seen(hue.colour), hue.opacity * opacity()}, width, true};
  const std::string kind = this->kind();
  if (kind == "borders") return set_borders(stroke);
  if (kind == "water-over-borders" || kind.starts_with("glow")) return;
  if (kind == "water") {
    if (!water_.empty() && !water_.back().child("a:ln")) page_.set_stroke(water_.back(), stroke);
    return;
  }
  const std::vector<SheetLine> cut = cut_lines(lines, closed);
  if (cut.empty()) return;
  const char* name = kind == "borders-parents"    ? "Borders of larger areas"
                     : kind == "outline"          ? "Outline"
                     : kind == "selected-outline" ? "Selected"
                     : is_within("marks")         ? "Mark"
                                                  : "Line";
  pugi::xml_node properties = page_.add_freeform({name}, cut, closed);
  SlidePage::set_no_fill(properties);
  page_.set_stroke(properties, stroke);
}

}  // namespace hustings
