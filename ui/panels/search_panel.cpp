#include "ui/panels/search_panel.h"

#include <fmt/format.h>

#include "atlas/figures/search.h"
#include "atlas/view/scene.h"
#include "ui/kit/picker.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/search_panel.h"

namespace hustings::ui {

void draw_search(const Canvas& canvas, const Atlas& atlas, const SearchIndex& index, const View& view,
                 PanelState& state) {
  if (state.picker.what != Asking::place) return;
  const Searched asked{state.picker.text, main_part(scene_of(atlas, view)).layer,
                       atlas.find_contest(view.contest).value_or(0)};
  // Most frames ask what the last one did.
  if (state.searched != asked) {
    constexpr std::size_t most_hits = 60;
    state.found = index.find(asked.words, asked.layer, asked.contest, most_hits);
    state.searched = asked;
  }
  std::vector<PickerRow> rows;
  for (const SearchHit& hit : state.found.hits) rows.push_back({hit.name, hit.within});
  const bool nothing = rows.empty() && !state.picker.text.empty();
  const auto taken = draw_picker(canvas, "Find a ward, seat, borough or person", rows,
                                 nothing ? "Nothing and nobody here has that name" : "", state.picker);
  if (taken) {
    const SearchHit& hit = state.found.hits[*taken];
    state.requests.ask(FlyToArea{hit.layer, hit.area});
    state.picker = {};
  }
  state.picker.accept = false;
}

}  // namespace hustings::ui
