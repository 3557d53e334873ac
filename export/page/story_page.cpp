#include "export/page/story_page.h"

#include <algorithm>
#include <fmt/format.h>

#include "atlas/load/load_atlas.h"
#include "atlas/load/named_files.h"
#include "picture/story_show.h"

namespace hustings {

namespace {

/// What an election's page is of, whatever it is coloured by and whatever is selected.
View plain(const View& view) {
  View one = view;
  static_cast<Hand&>(one) = {};
  static_cast<Appearance&>(one) = {};
  one.scale = view.scale;
  one.colour = view.colour;
  one.party = view.party;
  one.number = view.number;
  return one;
}

}  // namespace

StoryPage::StoryPage(const std::filesystem::path& file, std::optional<Look> look, Findings& found) {
  Outcome<Story> story = read_story(file);
  found.insert(found.end(), story.findings.begin(), story.findings.end());
  if (!story) throw InputError(first_error(story.findings));
  story_ = std::move(*story.value);
  for (const Cue& cue : story_.cues) {
    const std::string& named = named_atlas(story_, cue);
    if (atlases_.contains(named)) continue;
    Outcome<Atlas> atlas = load_atlas(atlas_of_story(file, named), Geometry::meshes);
    found.insert(found.end(), atlas.findings.begin(), atlas.findings.end());
    if (!atlas) throw InputError(first_error(atlas.findings));
    const Findings faults = faults_of(story_, named, *atlas.value, file.string());
    if (!faults.empty()) throw InputError(faults.front());
    atlases_.emplace(named, std::make_shared<const Atlas>(std::move(*atlas.value)));
  }
  content_.look = look == Look::contrast ? std::nullopt : look;
  tell();
}

StoryPage::StoryPage(Story story, std::map<std::string, std::shared_ptr<const Atlas>> atlases, std::optional<Look> look)
    : story_(std::move(story)), atlases_(std::move(atlases)) {
  content_.look = look == Look::contrast ? std::nullopt : look;
  tell();
}

/// Elections are told apart by their questions; two of one contest have different ids.
std::size_t StoryPage::election_of(const Atlas& atlas, const View& view) {
  std::size_t same = 1;
  for (std::size_t i = 0; i < content_.elections.size(); ++i) {
    const PageElection& known = content_.elections[i];
    if (known.view.contest == view.contest) ++same;
    if (known.atlas == &atlas && static_cast<const Question&>(known.view) == static_cast<const Question&>(view) &&
        known.view.scale == view.scale)
      return i;
  }
  content_.elections.push_back(
      {same == 1 ? view.contest : fmt::format("{}.{}", view.contest, same), &atlas, plain(view)});
  return content_.elections.size() - 1;
}

void StoryPage::tell() {
  content_.title = story_.title;
  for (const Cue& cue : story_.cues) {
    const Atlas& atlas = *atlases_.at(named_atlas(story_, cue));
    PageCue told{.title = cue.title,
                 .caption = cue.caption,
                 .election = election_of(atlas, cue.view),
                 .view = as_painted(cue.view),
                 .seen = {}};
    told.view.crossed_with.reset();
    if (cue.framing) {
      Placements placements(atlas);
      told.seen = cue_viewport(atlas, cue, {.size = {1600, 1000}, .margins = {}, .home = {}}, placements).visible();
    }
    content_.cues.push_back(std::move(told));
  }
}

}  // namespace hustings
