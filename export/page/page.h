// A page: one HTML file with maps, figures and a table, which needs nothing beside itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "export/page/page_election.h"
#include "geo/shape.h"

namespace hustings {

/// One step of a story that the page tells.
struct PageCue {
  std::string title;
  std::string caption;
  std::size_t election = 0;  ///< of the page's
  View view;                 ///< measure, layout, selection and filter
  Box seen;                  ///< metres that its map shows; empty: the whole layer
};

struct PageContent {
  std::string title;  ///< of the atlas, or the story
  std::vector<PageElection> elections;
  std::size_t first = 0;      ///< the election that the page opens with
  std::vector<PageCue> cues;  ///< of a story; else empty
  std::optional<Look> look;   ///< none: the reader's own setting
};

/// Which elections of an atlas go onto its page: those of the view's track, all, or those named by id, with commas
/// between them. The view's own is always among them. Throws CommandError where one is not there.
std::vector<PageElection> page_elections(const Atlas& atlas, const View& view, const std::string& which);

/// The page of an atlas that opens with the view.
PageContent page_of(const Atlas& atlas, const View& view, const std::string& which, std::optional<Look> look);

/// Throws CommandError where the view asks for something that pages do not have.
void require_page_view(const View& view);

/// The view with what pages have of it, whatever else it shows.
View page_view(const Atlas& atlas, View view);

/// The page. The same content gives the same bytes. Throws CommandError where there is no election.
std::string page_html(const PageContent& content);

}  // namespace hustings
