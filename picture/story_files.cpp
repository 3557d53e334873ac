#include "picture/story_files.h"

#include "atlas/load/load_atlas.h"
#include "atlas/load/named_files.h"

namespace hustings {

StoryFiles read_story_files(const std::filesystem::path& story_file, Findings& found) {
  Outcome<Story> story = read_story(story_file);
  found.insert(found.end(), story.findings.begin(), story.findings.end());
  if (!story) throw InputError(first_error(story.findings));
  StoryFiles files{.story = std::move(*story.value), .atlases = {}};
  for (const Cue& cue : files.story.cues) {
    const std::string& named = named_atlas(files.story, cue);
    if (files.atlases.contains(named)) continue;
    Outcome<Atlas> atlas = load_atlas(atlas_of_story(story_file, named), Geometry::meshes);
    found.insert(found.end(), atlas.findings.begin(), atlas.findings.end());
    if (!atlas) throw InputError(first_error(atlas.findings));
    const Findings faults = faults_of(files.story, named, *atlas.value, story_file.string());
    if (!faults.empty()) throw InputError(faults.front());
    files.atlases.emplace(named, std::make_shared<const Atlas>(std::move(*atlas.value)));
  }
  return files;
}

}  // namespace hustings
