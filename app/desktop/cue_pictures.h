// Small pictures of a story's cues, as an audience sees them, for the speaker.
#pragma once

#include <glm/vec2.hpp>
#include <map>
#include <memory>
#include <optional>
#include <span>

#include "atlas/saved/story.h"
#include "picture/story_show.h"

namespace hustings {

/// Draws one at a time, when it is told to, and keeps each until its cue, its size or its atlas is another.
class CuePictures {
 public:
  /// What they are made of. Cues whose atlas is not there have no picture.
  struct Source {
    const Story& story;
    StoryAtlases atlases;  ///< by the names that the story has for them
    glm::ivec2 size;
    Look look = Look::dark;
    Vision vision = Vision::normal;
  };

  /// Throws away what is of something else.
  void follow(const Source& source);
  /// Is there one of these that can be drawn and is not?
  bool lacks(std::span<const std::size_t> cues) const;
  /// Draws the first that is not there, or prepares it: a short piece of work. The GL context must be current, and is
  /// another ImGui context's afterwards.
  void draw_one(std::span<const std::size_t> cues);
  /// Those that lacked a level of detail when they were drawn are drawn again.
  void draw_inexact_again();
  /// Of OpenGL; 0: not drawn yet.
  GLuint texture(std::size_t cue) const;
  std::size_t drawn() const { return drawn_; }  ///< how many, ever

 private:
  struct Picture {
    Cue cue;
    Target target;
    bool exact = true;   ///< it had the levels of detail that it should
    bool again = false;  ///< it is drawn once more
  };

  std::optional<std::size_t> missing(std::span<const std::size_t> cues) const;
  Story as_shown(const Source& source) const;

  std::optional<Story> given_;  ///< as the story has it
  Story shown_;                 ///< with what the atlases have, and as the room needs it
  StoryAtlases atlases_;
  glm::ivec2 size_{0, 0};
  Look look_ = Look::dark;
  Vision vision_ = Vision::normal;
  std::unique_ptr<StoryPainter> painter_;
  std::map<std::size_t, Picture> pictures_;
  std::size_t drawn_ = 0;
};

}  // namespace hustings
