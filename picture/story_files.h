// A story with all atlases that it names, read and held against them.
#pragma once

#include <filesystem>

#include "atlas/atlas.h"
#include "atlas/saved/story.h"
#include "picture/story_show.h"

namespace hustings {

struct StoryFiles {
  Story story;
  StoryAtlases atlases;

  const Atlas& atlas(std::size_t cue) const { return *atlases.at(named_atlas(story, story.cues[cue])); }
};

/// Reads the story and all atlases that it names. `found` gets what else was wrong. Throws InputError where the story
/// or an atlas cannot be read, or a cue does not fit its atlas.
StoryFiles read_story_files(const std::filesystem::path& story_file, Findings& found);

}  // namespace hustings
