#include "export/pdf_sheet.h"

#include <cairo-pdf.h>
#include <cstddef>
#include <cstdint>
#include <fmt/format.h>
#include <utility>

#include "export/pdf_text.h"

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

cairo_surface_t* document(std::string& bytes, glm::dvec2 size) {
  return cairo_pdf_surface_create_for_stream(append, &bytes, size.x, size.y);
}

}  // namespace

PdfSheet::PdfSheet(SheetSetting setting) : CairoSheet(std::move(setting), document) {
  const auto say = [&](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface_, what, plain_line(text).c_str());
  };
  say(CAIRO_PDF_METADATA_TITLE, setting_.title);
  say(CAIRO_PDF_METADATA_SUBJECT, setting_.note);
  say(CAIRO_PDF_METADATA_CREATOR, "Hustings " HUSTINGS_VERSION);
  // The hour at which it was made would make the same picture another file.
  say(CAIRO_PDF_METADATA_CREATE_DATE, "2017-06-08T22:00:00Z");
}

void PdfSheet::next_page() {
  cairo_show_page(cairo_);
  ++page_;
}

std::string PdfSheet::finish() {
  cairo_show_page(cairo_);
  cairo_surface_finish(surface_);
  require_drawn("PDF");
  return std::move(bytes_);
}

int PdfSheet::add_to_outline(const std::string& title, int below) {
  return cairo_pdf_surface_add_outline(surface_, below, plain_line(title).c_str(),
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

}  // namespace hustings
