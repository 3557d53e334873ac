#include "export/vector_picture.h"

#include "atlas/paint/headline.h"
#include "base/picture_format.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "export/pdf_sheet.h"
#include "export/svg_sheet.h"
#include "export/vector_drawing.h"
#include "picture/map_overlays.h"

namespace hustings {

namespace {

std::unique_ptr<VectorSheet> sheet_for(const std::filesystem::path& out, SheetSetting setting) {
  if (require_format(out, PictureKind::still).writer == PictureWriter::pdf)
    return std::make_unique<PdfSheet>(std::move(setting));
  return std::make_unique<SvgSheet>(std::move(setting));
}

SheetSetting setting_of(const Atlas& atlas, const View& view, const StillStyle& style) {
  const Headline headline = headline_of(atlas, view);
  const std::string source = one_line(source_line(atlas, view));
  return {.size = glm::dvec2(style.size),
          .scale = style.pixel_scale(),
          .look = view.look,
          .vision = view.vision,
          .title = headline.title,
          .note = headline.subtitle + (source.empty() ? "" : ". " + source)};
}

class VectorExport : public Export {
 public:
  VectorExport(const Atlas& atlas, const View& view, const StillStyle& style, const std::filesystem::path& out)
      : file_(out), sheet_(sheet_for(out, setting_of(atlas, view, style))), drawing_(*sheet_, atlas, view, style) {
    drawing_.steps().add([this] { bytes_ = sheet_->finish(); });
    drawing_.steps().add([this] { file_.keep(bytes_); });
  }

  bool step() override {
    drawing_.steps().step();
    return progress().done < progress().all;
  }
  Progress progress() const override { return {.done = drawing_.steps().done(), .all = drawing_.steps().all()}; }

 private:
  WholeFile file_;
  std::unique_ptr<VectorSheet> sheet_;
  VectorDrawing drawing_;
  std::string bytes_;
};

}  // namespace

bool is_vector_name(const std::filesystem::path& out) {
  const PictureFormat* format = format_of(out, PictureKind::still);
  return format != nullptr && format->is_vector();
}

std::unique_ptr<Export> export_vectors(const Atlas& atlas, const View& view, const StillStyle& style,
                                       const std::filesystem::path& out) {
  return std::make_unique<VectorExport>(atlas, view, style, out);
}

}  // namespace hustings
