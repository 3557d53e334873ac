#include "ui/menus/search_panel.h"

#include <fmt/format.h>

#include "atlas/figures/search.h"
#include "atlas/view/scene.h"
#include "ui/fields/field.h"
#include "ui/kit/picker.h"

namespace hustings::ui {

void draw_search(const Canvas& canvas, const Atlas& atlas, const SearchIndex& index, const View& view,
                 const SearchField& search, Requests& requests) {
  Field& field = search.field;
  const Searched asked{field.picker.text, main_part(scene_of(atlas, view)).layer,
                       atlas.find_contest(view.contest).value_or(0)};
  // Most frames ask what the last one did.
  if (field.searched != asked) {
    constexpr std::size_t most_hits = 60;
    field.found = index.find(asked.words, asked.layer, asked.contest, most_hits);
    field.searched = asked;
  }
  std::vector<PickerRow> rows;
  for (const SearchHit& hit : field.found.hits) rows.push_back({hit.name, hit.within});
  const bool nothing = rows.empty() && !field.picker.text.empty();
  const PickerField look{.hint = "Find a ward, seat, borough or person",
                         .is_path = search.place.has_value(),  // as large as the words beside it
                         .button = nullptr,
                         .place = search.place};
  const auto taken = draw_picker(canvas, look, rows, nothing ? "No matches" : "", field.picker).row;
  if (taken) {
    const SearchHit& hit = field.found.hits[*taken];
    requests.ask(FlyToArea{hit.layer, hit.area});
    field.picker = {};
  }
  field.picker.accept = false;
}

}  // namespace hustings::ui
