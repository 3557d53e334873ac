// A story as a page.
#pragma once

#include <map>
#include <memory>

#include "atlas/saved/story.h"
#include "export/page/page.h"

namespace hustings {

/// The story of a file with the atlases that it names: each cue is a step of the page.
class StoryPage {
 public:
  /// `found` gets what else was wrong. Throws InputError where a cue does not fit its atlas.
  StoryPage(const std::filesystem::path& file, std::optional<Look> look, Findings& found);
  /// Of a story that is open, on atlases by the names that it has for them.
  StoryPage(Story story, std::map<std::string, std::shared_ptr<const Atlas>> atlases, std::optional<Look> look);

  /// Refers to the atlases.
  const PageContent& content() const { return content_; }

 private:
  void tell();
  std::size_t election_of(const Atlas& atlas, const View& view);

  Story story_;
  std::map<std::string, std::shared_ptr<const Atlas>> atlases_;
  PageContent content_;
};

}  // namespace hustings
