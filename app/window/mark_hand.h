// Drawing over the map.
#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "app/window/hand_tool.h"
#include "atlas/view/mark.h"
#include "atlas/view/view.h"

namespace hustings {

struct Desk;
class MapHand;

class MarkHand : public HandTool {
 public:
  MarkHand(Desk& desk, MapHand& map) : desk_(desk), map_(map) {}

  void add_commands(CommandTable& table) override;
  /// The mouse, and the keys of a text that is being typed.
  bool handle(const SDL_Event& event, bool on_panel) override;

  void set_drawing(bool on);
  void begin(glm::dvec2 at);   ///< pixels
  void extend(glm::dvec2 at);  ///< pixels
  void finish();
  void drop();

 private:
  bool handle_mouse(const SDL_Event& event, bool on_panel);
  /// Letters of a text on the map; whether the key was meant for it.
  bool type(const SDL_Event& event);
  void set_marks(std::vector<Mark> marks);
  void follow_marks();
  void undo();
  void redo();

  Desk& desk_;
  MapHand& map_;  ///< drags with the other button
};

/// The view with the mark that is under the hand.
View view_with_live_mark(const Desk& desk);

}  // namespace hustings
