#include "export/pdf_sheet.h"

#include <algorithm>
#include <array>
#include <cairo-pdf.h>
#include <cmath>
#include <fmt/format.h>
#include <glm/common.hpp>
#include <numbers>

#include "base/text/letters.h"
#include "export/pdf_text.h"
#include "ui/kit/sheet.h"

namespace hustings {

namespace {

cairo_status_t append(void* text, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

/// Text in an attribute of a link or a mark.
std::string quoted(const std::string& text) {
  std::string out;
  for (const char c : plain_line(text)) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return "'" + out + "'";
}

}  // namespace

/// The document as far as it is written, and the typefaces that it uses.
struct PdfSheet::Surface {
  explicit Surface(glm::dvec2 size)
      : surface(cairo_pdf_surface_create_for_stream(append, &bytes, size.x, size.y)), cairo(cairo_create(surface)) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cairo, options);
    cairo_font_options_destroy(options);
  }
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;
  ~Surface() {
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    for (const auto& [file, face] : faces) cairo_font_face_destroy(face);
  }

  cairo_font_face_t* face_of(const std::string& file) {
    cairo_font_face_t*& face = faces[file];
    if (face == nullptr) face = open_font_face(file);
    return face;
  }

  std::string bytes;
  cairo_surface_t* surface;
  cairo_t* cairo;
  std::map<std::string, cairo_font_face_t*> faces;  ///< by file; opened when first used
};

PdfSheet::PdfSheet(SheetSetting setting)
    : VectorSheet(std::move(setting)), surface_(std::make_unique<Surface>(setting_.size)), cairo_(surface_->cairo) {
  const auto say = [&](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface_->surface, what, plain_line(text).c_str());
  };
  say(CAIRO_PDF_METADATA_TITLE, setting_.title);
  say(CAIRO_PDF_METADATA_SUBJECT, setting_.note);
  say(CAIRO_PDF_METADATA_CREATOR, "Hustings " HUSTINGS_VERSION);
  // The hour at which it was made would make the same picture another file.
  say(CAIRO_PDF_METADATA_CREATE_DATE, "2017-06-08T22:00:00Z");
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
}

PdfSheet::~PdfSheet() = default;

void PdfSheet::next_page() {
  cairo_show_page(cairo_);
  ++page_;
}

std::string PdfSheet::finish() {
  cairo_show_page(cairo_);
  cairo_surface_finish(surface_->surface);
  for (const cairo_status_t status : {cairo_status(cairo_), cairo_surface_status(surface_->surface)})
    if (status != CAIRO_STATUS_SUCCESS)
      throw MachineError(fmt::format("the PDF could not be made: {}", cairo_status_to_string(status)));
  return std::move(surface_->bytes);
}

int PdfSheet::add_to_outline(const std::string& title, int below) {
  return cairo_pdf_surface_add_outline(surface_->surface, below, plain_line(title).c_str(),
                                       fmt::format("page={}", page_).c_str(),
                                       static_cast<cairo_pdf_outline_flags_t>(0));
}

void PdfSheet::mark(const std::string& name) {
  cairo_tag_begin(cairo_, CAIRO_TAG_DEST, ("name=" + quoted(name) + " x=0 y=0").c_str());
  cairo_tag_end(cairo_, CAIRO_TAG_DEST);
}

void PdfSheet::link(ImVec2 low, ImVec2 high, const std::string& mark) {
  const std::string attributes =
      fmt::format("dest={} rect=[{} {} {} {}]", quoted(mark), low.x, low.y, high.x - low.x, high.y - low.y);
  cairo_tag_begin(cairo_, CAIRO_TAG_LINK, attributes.c_str());
  cairo_tag_end(cairo_, CAIRO_TAG_LINK);
}

void PdfSheet::begin_inset(ImVec2 at, glm::dvec2 size, float scale, Look look) {
  outer_.push_back(setting_);
  cairo_save(cairo_);
  cairo_translate(cairo_, static_cast<double>(at.x), static_cast<double>(at.y));
  cairo_rectangle(cairo_, 0, 0, size.x, size.y);
  cairo_clip(cairo_);
  setting_.size = size;
  setting_.scale = scale;
  setting_.look = look;
}

void PdfSheet::image(ImVec2 low, ImVec2 high, const Image& image) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height);
  cairo_surface_flush(surface);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from =
        &image.pixels[std::size_t{4} * static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width)];
    auto* to = reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(surface) +
                                                std::ptrdiff_t{y} * cairo_image_surface_get_stride(surface));
    for (int x = 0; x < image.width; ++x, from += 4)
      to[x] = std::uint32_t{from[0]} << 16U | std::uint32_t{from[1]} << 8U | from[2];
  }
  cairo_surface_mark_dirty(surface);
  cairo_save(cairo_);
  cairo_translate(cairo_, static_cast<double>(low.x), static_cast<double>(low.y));
  cairo_scale(cairo_, static_cast<double>(high.x - low.x) / image.width,
              static_cast<double>(high.y - low.y) / image.height);
  cairo_set_source_surface(cairo_, surface, 0, 0);
  cairo_paint(cairo_);
  cairo_restore(cairo_);
  cairo_surface_destroy(surface);
}

void PdfSheet::end_inset() {
  cairo_restore(cairo_);
  setting_ = std::move(outer_.back());
  outer_.pop_back();
}

void PdfSheet::begin_group(const char* /*id*/) { opacities_.push_back(1); }

void PdfSheet::begin_layer(const char* /*id*/, double opacity) {
  opacities_.push_back(opacity);
  if (opacity < 1) cairo_push_group(cairo_);
}

void PdfSheet::end_group() {
  const double opacity = opacities_.back();
  opacities_.pop_back();
  if (opacity >= 1) return;
  cairo_pop_group_to_source(cairo_);
  cairo_paint_with_alpha(cairo_, opacity);
}

void PdfSheet::push_clip(ImVec2 low, ImVec2 high) {
  cairo_save(cairo_);
  trace(low, high, 0);
  cairo_clip(cairo_);
}

void PdfSheet::push_clip_without(std::span<const SheetShape> shapes, ImVec2 low, ImVec2 high) {
  cairo_save(cairo_);
  trace(low, high, 0);
  for (const SheetShape& shape : shapes) trace(shape.rings, true);
  cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip(cairo_);
  cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_WINDING);
}

void PdfSheet::pop_clip() { cairo_restore(cairo_); }

// Marks and text -----------------------------------------------------------------------------------------------------

void PdfSheet::use(const SheetColour& hue) {
  const auto part = [&](unsigned shift) { return (hue.colour >> shift & 255U) / 255.0; };
  if (hue.opacity < 1) cairo_set_source_rgba(cairo_, part(16), part(8), part(0), hue.opacity);
  else cairo_set_source_rgb(cairo_, part(16), part(8), part(0));
}

void PdfSheet::trace(ImVec2 low, ImVec2 high, float rounding) {
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

void PdfSheet::rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding) {
  trace(low, high, rounding);
  use(sheet_colour(colour));
  cairo_fill(cairo_);
}

void PdfSheet::frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) {
  const float half = thickness / 2;  // ImGui draws it inside
  trace({low.x + half, low.y + half}, {high.x - half, high.y - half}, rounding - half);
  use(sheet_colour(colour));
  cairo_set_line_width(cairo_, static_cast<double>(thickness));
  cairo_stroke(cairo_);
}

void PdfSheet::fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) {
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

void PdfSheet::line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) {
  cairo_move_to(cairo_, static_cast<double>(from.x), static_cast<double>(from.y));
  cairo_line_to(cairo_, static_cast<double>(to.x), static_cast<double>(to.y));
  use(sheet_colour(colour));
  cairo_set_line_width(cairo_, static_cast<double>(thickness));
  cairo_stroke(cairo_);
}

void PdfSheet::disc(ImVec2 centre, float radius, ImU32 colour) {
  cairo_new_sub_path(cairo_);
  cairo_arc(cairo_, static_cast<double>(centre.x), static_cast<double>(centre.y), static_cast<double>(radius), 0,
            2 * std::numbers::pi);
  use(sheet_colour(colour));
  cairo_fill(cairo_);
}

void PdfSheet::ring(ImVec2 centre, float radius, ImU32 colour, float thickness) {
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

void PdfSheet::polygon(std::span<const ImVec2> corners, ImU32 colour) {
  const SheetLine line = line_of(corners);
  trace(std::span(&line, 1), true);
  use(sheet_colour(colour));
  cairo_fill(cairo_);
}

void PdfSheet::outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) {
  const SheetLine line = line_of(corners);
  trace(std::span(&line, 1), true);
  use(sheet_colour(colour));
  cairo_set_line_width(cairo_, static_cast<double>(thickness));
  cairo_stroke(cairo_);
}

PdfLine PdfSheet::set(ui::TextStyle style, float height, ImVec2 at, const std::string& text, ui::Align align) {
  const Placed place = placed(style, height, at, text, align);
  const Typeface& typeface = typefaces_.of(style);
  const SetLine line = typeface.set(text);
  PdfLine out{.semi_bold = typeface.semi_bold(), .em = place.em, .runs = {}};
  for (const SetRun& run : line.runs) out.runs.push_back(placed_run(run, line.text, place.x, place.baseline, place.em));
  return out;
}

void PdfSheet::use_face(const PdfLine& line, const PdfRun& run) {
  cairo_set_font_face(cairo_, surface_->face_of(typeface_files(line.semi_bold)[run.file]));
  cairo_set_font_size(cairo_, line.em);
}

void PdfSheet::text(ui::TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text,
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

void PdfSheet::halo_text(ui::TextStyle style, float height, ImVec2 at, const ui::HaloInk& ink, const std::string& text,
                         ui::Align align) {
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

void PdfSheet::trace(std::span<const SheetLine> lines, bool closed) {
  for (const SheetLine& line : lines) {
    cairo_new_sub_path(cairo_);
    for (const glm::dvec2 vertex : line) cairo_line_to(cairo_, vertex.x, vertex.y);
    if (closed) cairo_close_path(cairo_);
  }
}

void PdfSheet::shape(const SheetShape& shape, Rgb fill) {
  trace(shape.rings, true);
  use({seen(fill), 1});
  cairo_fill(cairo_);
}

void PdfSheet::hatch(std::span<const SheetShape* const> shapes, const Hatching& hatching) {
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

void PdfSheet::strokes(std::span<const SheetLine> lines, bool closed, SheetColour hue, double width) {
  trace(lines, closed);
  use({seen(hue.colour), hue.opacity});
  cairo_set_line_width(cairo_, width);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  cairo_stroke(cairo_);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_BUTT);
}

}  // namespace hustings
