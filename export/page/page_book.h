// What the elections of a page share: parties, scales and layers, each written once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "atlas/paint/scales.h"
#include "export/page/json_text.h"
#include "export/page/page_layer.h"

namespace hustings {

class PageBook {
 public:
  /// Of the page's list, added where it is new. What is returned counts from 0.
  long party(const Atlas& atlas, PartyIndex party);
  long scale(const Scale& scale);
  long layer(const Atlas& atlas, LayerIndex layer, const LayerInsets* insets);

  const PageLayer& layer_at(long index) const { return layers_[static_cast<std::size_t>(index)]->page; }

  /// The members "parties", "scales" and "layers" of an object.
  void write(JsonText& json) const;

 private:
  struct Drawn {
    const Atlas* atlas;
    LayerIndex layer;
    const LayerInsets* insets;
    PageLayer page;
  };
  std::map<std::pair<const Atlas*, PartyIndex>, long> party_index_;
  std::vector<std::pair<const Atlas*, PartyIndex>> parties_;
  std::map<std::string, long> scale_index_;
  std::vector<std::string> scales_;
  std::vector<std::unique_ptr<Drawn>> layers_;
};

/// 0xRRGGBB as "#rrggbb".
std::string hex_of(Rgb colour);

}  // namespace hustings
