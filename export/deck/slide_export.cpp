#include "export/deck/slide_export.h"

#include "atlas/paint/headline.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "export/deck/cue_slide.h"
#include "export/deck/deck.h"
#include "export/deck/slide_sheet.h"
#include "export/vector_drawing.h"
#include "picture/map_overlays.h"

namespace hustings {

namespace {

/// A slide has a ground.
StillStyle opaque(StillStyle style) {
  style.transparent = false;
  return style;
}

class SlideExport : public Export {
 public:
  SlideExport(const Atlas& atlas, const View& view, const StillStyle& style, const std::filesystem::path& out)
      : file_(out),
        page_(glm::dvec2(style.size), ui::palette_of(view.look)),
        sheet_(
            page_,
            {.size = glm::dvec2(style.size), .scale = style.pixel_scale(), .look = view.look, .vision = view.vision}),
        drawing_(sheet_, atlas, view, opaque(style), {.largest_error = slide_error, .figures = true, .paired = true}) {
    drawing_.steps().add([this, &atlas, view] {
      const Headline headline = headline_of(atlas, view);
      const std::string source = one_line(source_line(atlas, view));
      bytes_ = deck_of({.look = view.look,
                        .width = page_.width_emu(),
                        .title = headline.title,
                        .about = headline.subtitle + (source.empty() ? "" : ". " + source)},
                       {{.xml = page_.xml(), .notes = {}}});
    });
    drawing_.steps().add([this] { file_.keep(bytes_); });
  }

  bool step() override { return drawing_.steps().step() && drawing_.steps().done() < drawing_.steps().all(); }
  Progress progress() const override { return {drawing_.steps().done(), drawing_.steps().all()}; }

 private:
  WholeFile file_;
  SlidePage page_;
  SlideSheet sheet_;
  VectorDrawing drawing_;
  std::string bytes_;
};

}  // namespace

std::unique_ptr<Export> export_slide(const Atlas& atlas, const View& view, const StillStyle& style,
                                     const std::filesystem::path& out) {
  return std::make_unique<SlideExport>(atlas, view, style, out);
}

}  // namespace hustings
