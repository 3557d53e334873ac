// One election of a page: what its map can be coloured by, with legends, and its figures.
#pragma once

#include <string>
#include <utility>

#include "export/page/page_book.h"

namespace hustings {

/// An election as a page shows it: of the view its question, scale and filter.
struct PageElection {
  std::string id;  ///< in the page's address: "general-2017"
  const Atlas* atlas = nullptr;
  View view;
};

/// Id and title of the kind that the page's timeline puts the election to: its track, and by-elections by themselves.
std::pair<std::string, std::string> page_kind(const Atlas& atlas, const Contest& contest);

/// Columns of the page's table, in order.
std::vector<std::string> table_columns(const Atlas& atlas, const AreaFigures& figures);

/// What the page can colour the election's map by: views of it, each of another measure, its own first.
std::vector<View> page_modes(const Atlas& atlas, const View& view);

/// What a mode is called in the page's address: "share:con".
std::string mode_id(const Atlas& atlas, const View& view);

/// The election: an object.
void write_election(JsonText& json, PageBook& book, const PageElection& election);

}  // namespace hustings
