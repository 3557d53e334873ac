// A PNG of any size: drawn in parts, of which a row of them is in memory at a time.
#include <algorithm>
#include <epoxy/gl.h>
#include <glm/common.hpp>

#include "export/export.h"
#include "export/png.h"

namespace hustings {

namespace {

/// A picture of up to so many pixels is drawn at once. Larger ones are drawn in parts, each into the memory of the one
/// before it: at 3840 x 2160 a software renderer spends a fifth of its time on fresh memory otherwise.
constexpr long at_once = 2048L * 2048;
/// Such a part is no larger than that: 64 MiB of rows where they are as wide as a picture may be.
constexpr glm::ivec2 largest_usual_part{4096, 1024};
static_assert(largest_usual_part.y % PngEncoder::block_rows == 0);

/// Into as many as are needed, all about equally high.
int rows_of_part(int rows, int most) {
  const int parts = (rows + most - 1) / most;
  const int each = (rows + parts - 1) / parts;
  constexpr int block = PngEncoder::block_rows;
  return std::min((each + block - 1) / block * block, most);
}

glm::ivec2 part_for(glm::ivec2 size) {
  glm::ivec2 most{0, 0};
  glGetIntegerv(GL_MAX_VIEWPORT_DIMS, &most.x);
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  most = glm::min(most, glm::ivec2(largest));
  if (size.x <= most.x && size.y <= most.y && static_cast<long>(size.x) * size.y <= at_once) return size;
  most = glm::min(most, largest_usual_part);
  return {std::min(size.x, most.x), rows_of_part(size.y, most.y)};
}

class PictureExport : public Export {
 public:
  PictureExport(StillMaker& maker, View view, const std::filesystem::path& out, glm::ivec2 largest)
      : maker_(maker),
        view_(std::move(view)),
        size_(maker.style().size),
        part_(glm::min(largest, size_)),
        parts_((size_ + part_ - 1) / part_),
        file_(out, size_, maker.style().transparent) {}

  bool step() override {
    const glm::ivec2 corner = glm::ivec2(next_ % parts_.x, next_ / parts_.x) * part_;
    const Cutout part{corner, glm::min(part_, size_ - corner)};
    strip_.resize(std::size_t{4} * static_cast<std::size_t>(size_.x) * static_cast<std::size_t>(part.size.y));
    maker_.read_part(view_, part, strip_.data() + std::ptrdiff_t{4} * corner.x, size_.x);
    ++next_;
    if (next_ % parts_.x != 0) return true;
    const std::ptrdiff_t row = std::ptrdiff_t{4} * size_.x;
    file_.add(strip_.data() + row * (part.size.y - 1), part.size.y, -row);
    if (next_ < parts_.x * parts_.y) return true;
    file_.finish();
    return false;
  }
  Progress progress() const override { return {.done = next_, .all = long{parts_.x} * parts_.y}; }

 private:
  StillMaker& maker_;
  View view_;
  glm::ivec2 size_, part_;
  glm::ivec2 parts_;                 ///< how many, across and down
  int next_ = 0;                     ///< row by row from the upper left
  std::vector<std::uint8_t> strip_;  ///< a row of parts, its rows from the bottom
  PngFile file_;
};

}  // namespace

std::unique_ptr<Export> export_picture(StillMaker& maker, const View& view, const std::filesystem::path& out,
                                       std::optional<glm::ivec2> largest_part) {
  return std::make_unique<PictureExport>(maker, view, out, largest_part.value_or(part_for(maker.style().size)));
}

}  // namespace hustings
