#include "export/cairo_sheet.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <glm/common.hpp>
#include <numbers>
#include <utility>

#include "base/finding.h"
#include "base/text/letters.h"
#include "export/pdf_text.h"

namespace hustings {

CairoSheet::CairoSheet(SheetSetting setting, MakeSurface make)
    : VectorSheet(std::move(setting)), surface_(make(bytes_, setting_.size)), cairo_(cairo_create(surface_)) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cairo_, options);
  cairo_font_options_destroy(options);
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
}

CairoSheet::~CairoSheet() {
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
  for (const auto& [file, face] : faces_) cairo_font_face_destroy(face);
}

void CairoSheet::require_drawn(const char* what) const {
  for (const cairo_status_t status : {cairo_status(cairo_), cairo_surface_status(surface_)})
    if (status != CAIRO_STATUS_SUCCESS)
      throw MachineError(fmt::format("the {} could not be made: {}", what, cairo_status_to_string(status)));
}

cairo_font_face_t* CairoSheet::face_of(const std::string& file) {
  cairo_font_face_t*& face = faces_[file];
  if (face == nullptr) face = open_font_face(file);
  return face;
}

void CairoSheet::begin_group(const char* /*id*/) { opacities_.push_back(1); }

void CairoSheet::begin_layer(const char* /*id*/, double opacity) {
  opacities_.push_back(opacity);
  if (opacity < 1) cairo_push_group(cairo_);
}

void CairoSheet::end_group() {
  const double opacity = opacities_.back();
  opacities_.pop_back();
  if (opacity >= 1) return;
  cairo_pop_group_to_source(cairo_);
  cairo_paint_with_alpha(cairo_, opacity);
}

void CairoSheet::push_clip(ImVec2 low, ImVec2 high) {
  cairo_save(cairo_);
  trace(low, high, 0);
  cairo_clip(cairo_);
}

void CairoSheet::push_clip_without(std::span<const SheetShape> shapes, ImVec2 low, ImVec2 high) {
  cairo_save(cairo_);
  trace(low, high, 0);
  for (const SheetShape& shape : shapes) trace(shape.rings, true);
  cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip(cairo_);
  cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_WINDING);
}

void CairoSheet::pop_clip() { cairo_restore(cairo_); }

// Marks and text -----------------------------------------------------------------------------------------------------

void CairoSheet::use(const SheetColour& hue) {
  const auto part = [&](unsigned shift) { return (hue.colour >> shift & 255U) / 255.0; };
  if (hue.opacity < 1) cairo_set_source_rgba(cairo_, part(16), part(8), part(0), hue.opacity);
  else cairo_set_source_rgb(cairo_, part(16), part(8), part(0));
}

void CairoSheet::trace(ImVec2 low, ImVec2 high, float rounding) {
  const glm::dvec2 a(low.x, low.y);
  const glm::dvec2 b(std::max(low.x, high.x), std::max(low.y, high.y));
  const double round = std::min({static_cast<double>(rounding), (b.x - a.x) / 2, (b.y - a.y) / 2});
  if (round <= 0) return cairo_rectangle(cairo_, a.x, a.y, b.x - a.x, b.y - a.y);
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(cairo_);
  cairo_arc(cairo_, b.x - round, a.y + round, round, -quarter, 0);
  cairo_arc(cairo_, b.x - round, b.y - round, round, 0, quarter);
  cairo_arc(cairo_, a.x + round, b.y - round, round, quarter, 2 * quarter);
  cairo_arc(cairo_, a.x + round, a.y + round, round, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo_);
}

void CairoSheet::rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding) {
  trace(low, high, rounding);
  use(sheet_colour(colour));
  cairo_fill(cairo_);
}

void CairoSheet::frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) {
  const float half = thickness / 2;  // ImGui draws it inside
  trace({low.x + half, low.y + half}, {high.x - half, high.y - half}, rounding - half);
  use(sheet_colour(colour));
  cairo_set_line_width(cairo_, static_cast<double>(thickness));
  cairo_stroke(cairo_);
}

void CairoSheet::fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) {
  cairo_pattern_t* gradient =
      cairo_pattern_create_linear(0, static_cast<double>(low.y), 0, static_cast<double>(high.y));
  const auto stop = [&](double at, ImU32 colour) {
    const SheetColour hue = sheet_colour(colour);
    const auto part = [&](unsigned shift) { return (hue.colour >> shift & 255U) / 255.0; };
    cairo_pattern_add_color_stop_rgba(gradient, at, part(16), part(8), part(0), hue.opacity);
  };
  stop(0, upper);
  stop(1, lower);
  trace(low, high, 0);
  cairo_set_source(cairo_, gradient);
  cairo_fill(cairo_);
  cairo_pattern_destroy(gradient);
}

void CairoSheet::line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) {
  cairo_move_to(cairo_, static_cast<double>(from.x), static_cast<double>(from.y));
  cairo_line_to(cairo_, static_cast<double>(to.x), static_cast<double>(to.y));
  use(sheet_colour(colour));
  cairo_set_line_width(cairo_, static_cast<double>(thickness));
  cairo_stroke(cairo_);
}

void CairoSheet::disc(ImVec2 centre, float radius, ImU32 colour) {
  cairo_new_sub_path(cairo_);
  cairo_arc(cairo_, static_cast<double>(centre.x), static_cast<double>(centre.y), static_cast<double>(radius), 0,
            2 * std::numbers::pi);
  use(sheet_colour(colour));
  cairo_fill(cairo_);
}

void CairoSheet::ring(ImVec2 centre, float radius, ImU32 colour, float thickness) {
  cairo_new_sub_path(cairo_);
  cairo_arc(cairo_, static_cast<double>(centre.x), static_cast<double>(centre.y), static_cast<double>(radius), 0,
            2 * std::numbers::pi);
  use(sheet_colour(colour));
  cairo_set_line_width(cairo_, static_cast<double>(thickness));
  cairo_stroke(cairo_);
}

namespace {

SheetLine line_of(std::span<const ImVec2> corners) {
  SheetLine line;
  for (const ImVec2 corner : corners) line.emplace_back(corner.x, corner.y);
  return line;
}

}  // namespace

void CairoSheet::polygon(std::span<const ImVec2> corners, ImU32 colour) {
  const SheetLine line = line_of(corners);
  trace(std::span(&line, 1), true);
  use(sheet_colour(colour));
  cairo_fill(cairo_);
}

void CairoSheet::outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) {
  const SheetLine line = line_of(corners);
  trace(std::span(&line, 1), true);
  use(sheet_colour(colour));
  cairo_set_line_width(cairo_, static_cast<double>(thickness));
  cairo_stroke(cairo_);
}

PdfLine CairoSheet::set(ui::TextStyle style, float height, ImVec2 at, const std::string& text, ui::Align align) {
  const Placed place = placed(style, height, at, text, align);
  const Typeface& typeface = typefaces_.of(style);
  const SetLine line = typeface.set(text);
  PdfLine out{.semi_bold = typeface.semi_bold(), .em = place.em, .runs = {}};
  for (const SetRun& run : line.runs) out.runs.push_back(placed_run(run, line.text, place.x, place.baseline, place.em));
  return out;
}

void CairoSheet::use_face(const PdfLine& line, const PdfRun& run) {
  cairo_set_font_face(cairo_, face_of(typeface_files(line.semi_bold)[run.file]));
  cairo_set_font_size(cairo_, line.em);
}

void CairoSheet::text(ui::TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text,
                      ui::Align align) {
  if (text.empty()) return;
  const PdfLine line = set(style, height, at, text, align);
  use(sheet_colour(colour));
  for (const PdfRun& run : line.runs) {
    use_face(line, run);
    const auto glyphs = static_cast<int>(run.glyphs.size());
    if (run.clusters.empty()) cairo_show_glyphs(cairo_, run.glyphs.data(), glyphs);
    else
      cairo_show_text_glyphs(cairo_, run.text.data(), static_cast<int>(run.text.size()), run.glyphs.data(), glyphs,
                             run.clusters.data(), static_cast<int>(run.clusters.size()),
                             run.from_right ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
  }
}

void CairoSheet::halo_text(ui::TextStyle style, float height, ImVec2 at, const ui::HaloInk& ink,
                           const std::string& text, ui::Align align) {
  if (text.empty()) return;
  const PdfLine line = set(style, height, at, text, align);
  cairo_new_path(cairo_);
  for (const PdfRun& run : line.runs) {
    use_face(line, run);
    cairo_glyph_path(cairo_, run.glyphs.data(), static_cast<int>(run.glyphs.size()));
  }
  SheetColour soft = sheet_colour(ink.halo);
  soft.opacity = halo_opacity(soft.opacity);
  use(soft);
  cairo_set_line_width(cairo_, 2 * static_cast<double>(ink.reach));
  cairo_stroke(cairo_);
  this->text(style, height, at, ink.text, text, align);
}

// Maps ---------------------------------------------------------------------------------------------------------------

void CairoSheet::trace(std::span<const SheetLine> lines, bool closed) {
  for (const SheetLine& line : lines) {
    cairo_new_sub_path(cairo_);
    for (const glm::dvec2 vertex : line) cairo_line_to(cairo_, vertex.x, vertex.y);
    if (closed) cairo_close_path(cairo_);
  }
}

void CairoSheet::shape(const SheetShape& shape, Rgb fill) {
  trace(shape.rings, true);
  use({seen(fill), 1});
  cairo_fill(cairo_);
}

void CairoSheet::hatch(std::span<const SheetShape* const> shapes, const Hatching& hatching) {
  if (shapes.empty()) return;
  cairo_save(cairo_);
  for (const SheetShape* shape : shapes) trace(shape->rings, true);
  glm::dvec2 low{};
  glm::dvec2 high{};
  cairo_path_extents(cairo_, &low.x, &low.y, &high.x, &high.y);
  cairo_clip(cairo_);
  low = glm::max(low, glm::dvec2(0));
  high = glm::min(high, setting_.size);
  if (low.x < high.x && low.y < high.y) {
    use({seen(hatching.hue.colour), hatching.hue.opacity});
    if (hatching.dots) {
      for (const glm::dvec2 dot : dots_within(hatching, low, high)) {
        cairo_new_sub_path(cairo_);
        cairo_arc(cairo_, dot.x, dot.y, hatching.width / 2, 0, 2 * std::numbers::pi);
      }
      cairo_fill(cairo_);
    } else {
      for (const auto& [from, to] : lines_within(hatching, low, high)) {
        cairo_move_to(cairo_, from.x, from.y);
        cairo_line_to(cairo_, to.x, to.y);
      }
      cairo_set_line_width(cairo_, hatching.width);
      cairo_stroke(cairo_);
    }
  }
  cairo_restore(cairo_);
}

void CairoSheet::strokes(std::span<const SheetLine> lines, bool closed, SheetColour hue, double width) {
  trace(lines, closed);
  use({seen(hue.colour), hue.opacity});
  cairo_set_line_width(cairo_, width);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  cairo_stroke(cairo_);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_BUTT);
}

}  // namespace hustings
