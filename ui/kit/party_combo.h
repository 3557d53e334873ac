// Choosing a party, or a pair of them.
#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// The parties worth offering: those with most votes in the contest.
std::vector<PartyIndex> offered_parties(const Atlas& atlas, const View& view);

/// A combo box has the arrow of all others, where what it shows has room beside it. Pixels; -1: all there is.
ImGuiComboFlags arrow_where_it_fits(const std::string& shown, float width);

/// `party` is an id. Where `nobody` is given it is offered too, and stands for an empty id.
void party_combo(const char* id, const Atlas& atlas, const View& view, std::string& party, float width,
                 const char* nobody = nullptr);

/// The view's party for share and change.
void chosen_party_combo(const char* id, const Atlas& atlas, View& view, float width);

/// The two of the view's swing, and a button that swaps them. Nothing where the contest's track has not two parties.
void pair_combos(const Canvas& canvas, const Atlas& atlas, View& view);

}  // namespace hustings::ui
