// A story on paper: a page a cue, with its picture, caption and the speaker's notes.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "export/vector_sheet.h"
#include "renderer/target.h"

namespace hustings {

struct StoryPage {
  std::string title;    ///< for the outline and the head of the page
  std::string caption;  ///< under the picture; may be empty
  std::string notes;    ///< paragraphs by line breaks; may be empty
  Look look = Look::dark;
  int height = 290;                           ///< of the picture, points
  std::optional<Image> panel = std::nullopt;  ///< what stands beside the map before an audience; below the picture here
  std::function<void(VectorSheet&)>
      draw;  ///< the picture, onto all of the sheet that it is given (draw_vector_picture)
};

/// Writes the pages as a PDF of A4, whole or not at all. Notes that one page does not hold go on on the next. The same
/// input gives the same bytes. Throws MachineError.
void write_story_pdf(const std::filesystem::path& out, const std::string& title, const std::vector<StoryPage>& pages);

}  // namespace hustings
