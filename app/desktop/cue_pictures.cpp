#include "app/desktop/cue_pictures.h"

#include <utility>

#include "atlas/saved/session.h"

namespace hustings {

namespace {

/// Letters are no smaller than they are drawn at all: a picture is drawn larger than it is shown, in the audience's
/// proportions, and four of its pixels are one on the page.
constexpr int drawn_larger = 2;

void smooth(const Target& target) {
  glBindTexture(GL_TEXTURE_2D, target.colour());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
}

}  // namespace

/// What an atlas cannot show is left out, as it is for the audience.
Story CuePictures::as_shown(const Source& source) const {
  Story story = source.story;
  for (Cue& cue : story.cues) {
    const auto atlas = source.atlases.find(named_atlas(story, cue));
    cue.view.look = source.look;
    cue.view.vision = source.vision;
    if (atlas == source.atlases.end()) continue;
    Session fitted;
    fitted.view = std::move(cue.view);
    fit_to(*atlas->second, "", fitted);
    cue.view = std::move(fitted.view);
  }
  return story;
}

void CuePictures::follow(const Source& source) {
  const bool same_ground = source.atlases == atlases_ && source.size == size_;
  if (same_ground && given_ == source.story && source.look == look_ && source.vision == vision_) return;
  if (!same_ground) {
    pictures_.clear();
    painter_.reset();
  }
  given_ = source.story;
  atlases_ = source.atlases;
  size_ = source.size;
  look_ = source.look;
  vision_ = source.vision;
  shown_ = as_shown(source);
  if (painter_) painter_->tell(shown_);
  std::erase_if(pictures_, [&](const auto& picture) {
    return picture.first >= shown_.cues.size() || !(picture.second.cue == shown_.cues[picture.first]);
  });
}

std::optional<std::size_t> CuePictures::missing(std::span<const std::size_t> cues) const {
  for (const std::size_t cue : cues)
    if (cue < shown_.cues.size() && atlases_.contains(named_atlas(shown_, shown_.cues[cue])))
      if (const auto found = pictures_.find(cue); found == pictures_.end() || found->second.again) return cue;
  return std::nullopt;
}

bool CuePictures::lacks(std::span<const std::size_t> cues) const { return missing(cues).has_value(); }

void CuePictures::draw_one(std::span<const std::size_t> cues) {
  const auto cue = missing(cues);
  if (!cue) return;
  if (!painter_) {
    painter_ = std::make_unique<StoryPainter>(shown_, atlases_, drawn_larger * size_);
    return;
  }
  if (painter_->prepare(*cue)) return;
  Picture picture{shown_.cues[*cue], Target(drawn_larger * size_)};
  painter_->draw_cue(*cue).copy_to(picture.target);
  smooth(picture.target);
  picture.exact = painter_->is_exact(*cue);
  pictures_.insert_or_assign(*cue, std::move(picture));
  ++drawn_;
}

void CuePictures::draw_inexact_again() {
  for (auto& [cue, picture] : pictures_) picture.again = !picture.exact;
}

GLuint CuePictures::texture(std::size_t cue) const {
  const auto found = pictures_.find(cue);
  return found == pictures_.end() ? 0 : found->second.target.colour();
}

}  // namespace hustings
