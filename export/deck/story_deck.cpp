#include "export/deck/story_deck.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/whole_file.h"
#include "export/deck/cue_slide.h"
#include "export/deck/deck.h"
#include "export/drawing_steps.h"
#include "geo/mesh/detail_levels.h"
#include "picture/story_show.h"

namespace hustings {

namespace {

/// Vertices of all outlines of a layer in a deck, at most: finer levels are for what is looked at closely alone.
constexpr std::size_t most_vertices = 900000;

std::size_t vertices_at(const AtlasLayer& layer, std::size_t level) {
  std::size_t count = 0;
  for (const Arc& arc : layer.levels->topology(level).arcs) count += 2 * arc.points.size();
  return count;
}

class StoryDeck : public Export {
 public:
  StoryDeck(StoryFiles files, std::optional<Look> look, const std::filesystem::path& out)
      : file_(out), files_(std::move(files)), look_(look) {
    for (const auto& [named, atlas] : files_.atlases) tools_.emplace(named, std::make_unique<SlideTools>(*atlas));
    const std::size_t cues = files_.story.cues.size();
    for (std::size_t cue = 0; cue < cues; ++cue) steps_.add([this, cue] { lay_out(cue); });
    steps_.add([this] { choose_levels(); });
    for (std::size_t cue = 0; cue < cues; ++cue) steps_.add([this, cue] { draw(cue); });
    steps_.add([this] { file_.keep(bytes()); });
  }

  bool step() override { return steps_.step() && steps_.done() < steps_.all(); }
  Progress progress() const override { return {steps_.done(), steps_.all()}; }

 private:
  const std::string& atlas_of(std::size_t cue) const { return named_atlas(files_.story, files_.story.cues[cue]); }

  void lay_out(std::size_t cue) {
    laid_.push_back(std::make_unique<CueSlide>(*tools_.at(atlas_of(cue)), files_.story.cues[cue], look_));
  }

  /// One for all slides of a layer, so that its outlines have the same vertices on each: the finest that one of them
  /// needs, as long as the deck does not become too large by it.
  void choose_levels() {
    std::map<std::pair<std::string, LayerIndex>, std::vector<std::size_t>> slides;
    for (std::size_t cue = 0; cue < laid_.size(); ++cue)
      for (const LayerIndex layer : laid_[cue]->layers()) slides[{atlas_of(cue), layer}].push_back(cue);
    levels_.assign(laid_.size(), DetailLevels::count - 1);
    for (const auto& [shown, cues] : slides) {
      const AtlasLayer& layer = tools_.at(shown.first)->atlas.layers[shown.second];
      std::size_t finest = DetailLevels::count - 1;
      for (const std::size_t cue : cues) finest = std::min(finest, laid_[cue]->level_needed());
      std::size_t shared = finest;
      while (shared + 1 < DetailLevels::count && vertices_at(layer, shared) * cues.size() > most_vertices) ++shared;
      for (const std::size_t cue : cues) levels_[cue] = std::min({levels_[cue], shared, laid_[cue]->level_needed()});
      for (const std::size_t cue : cues)
        if (laid_[cue]->level_needed() >= shared) levels_[cue] = shared;
    }
  }

  /// A cue on another atlas is cut to.
  double morph_to(std::size_t cue) const {
    const bool cut = cue > 0 && atlas_of(cue) != atlas_of(cue - 1);
    return cut ? 0 : seconds_of(files_.story.cues[cue]);
  }

  void draw(std::size_t cue) {
    slides_.push_back({laid_[cue]->draw(levels_[cue], morph_to(cue)), files_.story.cues[cue].notes});
  }

  std::string bytes() const {
    return deck_of({.look = laid_.front()->view().look,
                    .title = files_.story.title,
                    .about = fmt::format("{} cues", slides_.size())},
                   slides_);
  }

  WholeFile file_;
  StoryFiles files_;
  std::optional<Look> look_;
  std::map<std::string, std::unique_ptr<SlideTools>> tools_;  ///< by the name that the story has for the atlas
  std::vector<std::unique_ptr<CueSlide>> laid_;               ///< by cue
  std::vector<std::size_t> levels_;                           ///< the same
  std::vector<DeckSlide> slides_;                             ///< the same
  DrawingSteps steps_;
};

}  // namespace

std::unique_ptr<Export> export_story_deck(StoryFiles files, std::optional<Look> look,
                                          const std::filesystem::path& out) {
  return std::make_unique<StoryDeck>(std::move(files), look, out);
}

}  // namespace hustings
