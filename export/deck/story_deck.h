// A story as a deck: a slide a cue, with its notes, that Morph moves from cue to cue.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "export/export.h"
#include "picture/story_files.h"

namespace hustings {

/// `look`: instead of the cues' own; the deck's theme has that of the first cue. The same input gives the same bytes.
/// Throws MachineError where nothing can be written there.
std::unique_ptr<Export> export_story_deck(StoryFiles files, std::optional<Look> look, const std::filesystem::path& out);

}  // namespace hustings
