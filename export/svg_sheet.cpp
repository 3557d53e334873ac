#include "export/svg_sheet.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <glm/common.hpp>

#include "base/text/letters.h"
#include "base/text/text.h"
#include "base/text/unicode.h"
#include "ui/kit/sheet.h"

namespace hustings {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// As XML has it, whatever the text holds.
std::string escaped(std::string_view text) {
  std::string out;
  const std::string valid = as_utf8(text);
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t from = at;
    const char32_t letter = next_letter(valid, at);
    // XML has no way to write these (XML 1.0, section 2.2, "Char").
    const bool unwritable = letter < 0x20 || (letter >= 0x7F && letter < 0xA0) || letter == 0xFFFE || letter == 0xFFFF;
    if (letter == '&') out += "&amp;";
    else if (letter == '<') out += "&lt;";
    else if (letter == '>') out += "&gt;";
    else if (letter == '"') out += "&quot;";
    else if (unwritable) out += ' ';
    else out.append(valid, from, at - from);
  }
  return out;
}

/// Thousandths of a pixel: a few centimetres of a city on a screen.
constexpr double steps = 1000;

std::string thousandths(long long number) {
  if (number == 0) return "0";
  std::string text = fmt::format("{}{}.{:03}", number < 0 ? "-" : "", std::abs(number) / 1000, std::abs(number) % 1000);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string number(double value) { return thousandths(std::llround(value * steps)); }

/// Relative steps are short, and being between rounded vertices they do not add up to an error.
void add_line(std::string& path, const SheetLine& line, bool closed) {
  long long x = 0;
  long long y = 0;
  bool first = true;
  bool second = true;
  for (const glm::dvec2 vertex : line) {
    const long long to_x = std::llround(vertex.x * steps);
    const long long to_y = std::llround(vertex.y * steps);
    if (!first && to_x == x && to_y == y) continue;
    const std::string down = thousandths(first ? to_y : to_y - y);
    if (first) path += 'M';
    else if (second) path += 'l';
    else path += ' ';
    path += thousandths(first ? to_x : to_x - x);
    if (down.front() != '-') path += ' ';
    path += down;
    if (!first) second = false;
    first = false;
    x = to_x;
    y = to_y;
  }
  if (closed) path += 'z';
}

std::string path_of(std::span<const SheetLine> lines, bool closed) {
  std::string path;
  for (const SheetLine& line : lines) add_line(path, line, closed);
  return path;
}

std::string colour_text(Rgb colour) { return fmt::format("#{:06x}", colour); }

std::string paint_text(const char* what, const SheetColour& hue) {
  std::string text = fmt::format(" {}=\"{}\"", what, colour_text(hue.colour));
  if (hue.opacity < 1) text += fmt::format(" {}-opacity=\"{}\"", what, number(hue.opacity));
  return text;
}

std::string box_text(ImVec2 low, ImVec2 high) {
  return fmt::format(" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(low.x), number(low.y),
                     number(std::max(0.0f, high.x - low.x)), number(std::max(0.0f, high.y - low.y)));
}

std::string points_text(std::span<const ImVec2> corners) {
  std::string text;
  for (const ImVec2 corner : corners)
    text += fmt::format("{}{},{}", text.empty() ? "" : " ", number(corner.x), number(corner.y));
  return text;
}

}  // namespace

std::string svg_id_of(const std::string& code) {
  std::string id;
  for (const char c : code) {
    if (is_letter(c) || is_digit(c) || c == '-' || c == '.') id += c;
    else id += fmt::format("_{:02x}", static_cast<unsigned char>(c));
  }
  return id.empty() || !is_letter(id.front()) ? "_" + id : id;
}

SvgSheet::SvgSheet(SheetSetting setting) : VectorSheet(std::move(setting)) { begin_group("picture"); }

std::string SvgSheet::finish() {
  end_group();
  const std::string width = number(setting_.size.x);
  const std::string height = number(setting_.size.y);
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
      "width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
      "font-family=\"Inter, 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif\" stroke-linecap=\"round\" "
      "stroke-linejoin=\"round\">\n",
      width, height);
  if (!setting_.title.empty()) text += fmt::format("  <title>{}</title>\n", escaped(setting_.title));
  if (!setting_.note.empty()) text += fmt::format("  <desc>{}</desc>\n", escaped(setting_.note));
  if (!definitions_.empty()) text += "  <defs>\n" + definitions_ + "  </defs>\n";
  return text + body_ + "</svg>\n";
}

void SvgSheet::put(const std::string& element) {
  body_.append(2 * depth_, ' ');
  body_ += element;
  body_ += '\n';
}

void SvgSheet::open(const std::string& attributes) {
  put("<g" + attributes + ">");
  ++depth_;
}

void SvgSheet::end_group() {
  --depth_;
  put("</g>");
}

/// Two areas of one code, or an area that is called as a group is, must not share an id.
std::string SvgSheet::unique(const std::string& id) {
  std::string free = id;
  for (int copy = 2; !ids_.insert(free).second; ++copy) free = fmt::format("{}-{}", id, copy);
  return free;
}

void SvgSheet::begin_group(const char* id) { open(fmt::format(" id=\"{}\"", unique(id))); }

void SvgSheet::begin_layer(const char* id, double opacity) {
  open(fmt::format(" id=\"{}\"", unique(id)) +
       (opacity < 1 ? fmt::format(" opacity=\"{}\"", number(opacity)) : std::string()));
}

void SvgSheet::push_clip(ImVec2 low, ImVec2 high) {
  const std::string id = unique(fmt::format("clip-{}", ++made_));
  definitions_ += fmt::format("    <clipPath id=\"{}\"><rect{}/></clipPath>\n", id, box_text(low, high));
  open(fmt::format(" clip-path=\"url(#{})\"", id));
}

void SvgSheet::push_clip_without(std::span<const SheetShape> shapes, ImVec2 low, ImVec2 high) {
  const std::string id = unique(fmt::format("clip-{}", ++made_));
  const SheetLine box{{low.x, low.y}, {high.x, low.y}, {high.x, high.y}, {low.x, high.y}};
  std::string path = path_of(std::span(&box, 1), true);
  for (const SheetShape& shape : shapes) path += path_of(shape.rings, true);
  definitions_ += fmt::format("    <clipPath id=\"{}\"><path clip-rule=\"evenodd\" d=\"{}\"/></clipPath>\n", id, path);
  open(fmt::format(" clip-path=\"url(#{})\"", id));
}

// Marks and text -----------------------------------------------------------------------------------------------------

void SvgSheet::rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding) {
  const std::string round = rounding > 0 ? fmt::format(" rx=\"{}\"", number(rounding)) : std::string();
  put("<rect" + box_text(low, high) + round + paint_text("fill", sheet_colour(colour)) + "/>");
}

void SvgSheet::frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) {
  const float half = thickness / 2;  // ImGui draws it inside
  put(fmt::format("<rect{} rx=\"{}\" fill=\"none\"{} stroke-width=\"{}\"/>",
                  box_text({low.x + half, low.y + half}, {high.x - half, high.y - half}),
                  number(std::max(0.0f, rounding - half)), paint_text("stroke", sheet_colour(colour)),
                  number(thickness)));
}

void SvgSheet::fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) {
  const std::string id = unique(fmt::format("fade-{}", ++made_));
  const auto stop = [&](int at, ImU32 colour) {
    const SheetColour hue = sheet_colour(colour);
    return fmt::format("<stop offset=\"{}\" stop-color=\"{}\" stop-opacity=\"{}\"/>", at, colour_text(hue.colour),
                       number(hue.opacity));
  };
  definitions_ += fmt::format(
      "    <linearGradient id=\"{}\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" y1=\"{}\" x2=\"0\" y2=\"{}\">{}{}"
      "</linearGradient>\n",
      id, number(low.y), number(high.y), stop(0, upper), stop(1, lower));
  put(fmt::format("<rect{} fill=\"url(#{})\"/>", box_text(low, high), id));
}

void SvgSheet::line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) {
  put(fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{} stroke-width=\"{}\" stroke-linecap=\"butt\"/>",
                  number(from.x), number(from.y), number(to.x), number(to.y),
                  paint_text("stroke", sheet_colour(colour)), number(thickness)));
}

void SvgSheet::disc(ImVec2 centre, float radius, ImU32 colour) {
  put(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>", number(centre.x), number(centre.y), number(radius),
                  paint_text("fill", sheet_colour(colour))));
}

void SvgSheet::ring(ImVec2 centre, float radius, ImU32 colour, float thickness) {
  put(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\"{} stroke-width=\"{}\"/>", number(centre.x),
                  number(centre.y), number(radius), paint_text("stroke", sheet_colour(colour)), number(thickness)));
}

void SvgSheet::polygon(std::span<const ImVec2> corners, ImU32 colour) {
  put(fmt::format("<polygon points=\"{}\"{}/>", points_text(corners), paint_text("fill", sheet_colour(colour))));
}

void SvgSheet::outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) {
  put(fmt::format("<polygon points=\"{}\" fill=\"none\"{} stroke-width=\"{}\"/>", points_text(corners),
                  paint_text("stroke", sheet_colour(colour)), number(thickness)));
}

/// Anchored where it is aligned, so that it stays there in another typeface too.
void SvgSheet::put_text(ui::TextStyle style, float height, ImVec2 at, const std::string& text, ui::Align align,
                        const std::string& attributes) {
  const Placed place = placed(style, height, at, text, ui::Align::left);
  std::string more = attributes;
  if (align != ui::Align::left) more += align == ui::Align::centre ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
  if (ui::face_of(style).semi_bold) more += " font-weight=\"600\"";
  if (is_figure_text(text)) more += " style=\"font-variant-numeric:tabular-nums\"";
  put(fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}>{}</text>", number(at.x), number(place.baseline),
                  number(place.em), more, escaped(drawable(text))));
}

void SvgSheet::text(ui::TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text,
                    ui::Align align) {
  if (!text.empty()) put_text(style, height, at, text, align, paint_text("fill", sheet_colour(colour)));
}

/// The halo is a text of its own below: not every program can paint strokes before fills.
void SvgSheet::halo_text(ui::TextStyle style, float height, ImVec2 at, const ui::HaloInk& ink, const std::string& text,
                         ui::Align align) {
  if (text.empty()) return;
  SheetColour soft = sheet_colour(ink.halo);
  soft.opacity = halo_opacity(soft.opacity);
  put_text(style, height, at, text, align,
           " class=\"halo\" aria-hidden=\"true\" fill=\"none\"" + paint_text("stroke", soft) +
               fmt::format(" stroke-width=\"{}\"", number(2 * ink.reach)));
  put_text(style, height, at, text, align, paint_text("fill", sheet_colour(ink.text)));
}

// Maps ---------------------------------------------------------------------------------------------------------------

void SvgSheet::shape(const SheetShape& shape, Rgb fill) {
  std::string attributes;
  if (!shape.id.empty()) attributes = fmt::format(" id=\"{}\"", drawn_[shape.id] = unique(svg_id_of(shape.id)));
  if (!shape.code.empty()) attributes += fmt::format(" data-code=\"{}\"", escaped(shape.code));
  const std::string path = path_of(shape.rings, true);
  const std::string start = fmt::format("<path{} fill=\"{}\" d=\"{}\"", attributes, colour_text(seen(fill)), path);
  if (shape.title.empty()) put(start + "/>");
  else put(start + fmt::format("><title>{}</title></path>", escaped(shape.title)));
}

void SvgSheet::hatch(std::span<const SheetShape* const> shapes, const Hatching& hatching) {
  if (shapes.empty()) return;
  glm::dvec2 low = setting_.size;
  glm::dvec2 high{0, 0};
  std::string inside;
  for (const SheetShape* shape : shapes) {
    for (const SheetLine& ring : shape->rings)
      for (const glm::dvec2 vertex : ring) {
        low = glm::min(low, vertex);
        high = glm::max(high, vertex);
      }
    const auto drawn = drawn_.find(shape->id);
    if (drawn == drawn_.end()) inside += fmt::format("<path d=\"{}\"/>", path_of(shape->rings, true));
    else inside += fmt::format("<use xlink:href=\"#{}\"/>", drawn->second);
  }
  low = glm::max(low, glm::dvec2(0));
  high = glm::min(high, setting_.size);
  if (low.x >= high.x || low.y >= high.y) return;
  const std::string id = unique(fmt::format("pattern-{}", ++made_));
  definitions_ += fmt::format("    <clipPath id=\"{}\">{}</clipPath>\n", id, inside);
  const SheetColour hue{seen(hatching.hue.colour), hatching.hue.opacity};
  std::string path;
  std::vector<SheetLine> lines;
  if (hatching.dots) {
    for (const glm::dvec2 dot : dots_within(hatching, low, high)) lines.push_back({dot, dot + glm::dvec2(0, 0.001)});
  } else {
    for (const auto& [from, to] : lines_within(hatching, low, high)) lines.push_back({from, to});
  }
  put(fmt::format("<path clip-path=\"url(#{})\" fill=\"none\"{} stroke-width=\"{}\" d=\"{}\"/>", id,
                  paint_text("stroke", hue), number(hatching.width), path_of(lines, false)));
}

void SvgSheet::strokes(std::span<const SheetLine> lines, bool closed, SheetColour hue, double width) {
  hue.colour = seen(hue.colour);
  for (const SheetLine& line : lines)
    put(fmt::format("<path fill=\"none\"{} stroke-width=\"{}\" d=\"{}\"/>", paint_text("stroke", hue), number(width),
                    path_of(std::span(&line, 1), closed)));
}

}  // namespace hustings
