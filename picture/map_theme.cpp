#include "picture/map_theme.h"

namespace hustings {

MapTheme map_theme(Look look) {
  switch (look) {
    case Look::light:
      return {.sea = {0.885f, 0.910f, 0.930f},
              .land = {0.955f, 0.957f, 0.950f},
              .water = {0.745f, 0.820f, 0.880f},
              .border = {{{1.0f, 1.0f, 1.0f}, {1.0f, 1.0f, 1.0f}, {0.52f, 0.56f, 0.60f}}},
              .paper = {0.975f, 0.977f, 0.975f},
              .selected = {0.04f, 0.05f, 0.07f},
              .hovered = {0.04f, 0.05f, 0.07f},
              .pattern_ink = {0.40f, 0.44f, 0.49f}};
    case Look::contrast:
      return {.sea = {0.0f, 0.0f, 0.0f},
              .land = {0.06f, 0.06f, 0.06f},
              .water = {0.05f, 0.13f, 0.22f},
              .border = {{{0.0f, 0.0f, 0.0f}, {0.0f, 0.0f, 0.0f}, {1.0f, 1.0f, 1.0f}}},
              .paper = {0.0f, 0.0f, 0.0f},
              .selected = {1.0f, 0.88f, 0.30f},
              .hovered = {1.0f, 1.0f, 1.0f},
              .pattern_ink = {0.90f, 0.92f, 0.95f}};
    case Look::dark: break;
  }
  return {};
}

}  // namespace hustings
