#include "app/vector_picture.h"

#include "app/overlays.h"
#include "app/pdf_sheet.h"
#include "app/still.h"
#include "app/svg_sheet.h"
#include "app/vector_map.h"
#include "atlas/headline.h"
#include "base/text.h"
#include "base/whole_file.h"

namespace hustings {

bool is_vector_name(const std::filesystem::path& out) {
  const std::string extension = lower_case(out.extension().string());
  return extension == ".svg" || extension == ".pdf";
}

void write_vector_picture(const std::filesystem::path& out, const Atlas& atlas, const View& view, glm::ivec2 size,
                          bool overlays) {
  if (!view.beside.empty())
    throw CommandError("maps side by side are drawn into PNG and films, not into SVG and PDF; leave --beside out");
  const Headline headline = headline_of(atlas, view);
  const SheetSetting setting{.size = glm::dvec2(size),
                             .scale = picture_scale(size),
                             .look = view.look,
                             .vision = view.vision,
                             .title = headline.title,
                             .note = headline.subtitle + ". " + one_line(source_line(atlas, view))};
  const auto drawn = [&](auto sheet) {
    draw_vector_picture(*sheet, atlas, view, overlays);
    return sheet->finish();
  };
  const bool pdf = lower_case(out.extension().string()) == ".pdf";
  write_whole(out, pdf ? drawn(std::make_unique<PdfSheet>(setting)) : drawn(std::make_unique<SvgSheet>(setting)));
}

}  // namespace hustings
