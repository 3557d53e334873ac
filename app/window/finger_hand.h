// Fingers: on the map, on the divider, on panels.
#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "app/input/touch.h"
#include "app/window/hand_tool.h"

namespace hustings {

struct Desk;
class DividerHand;
class MarkHand;

class FingerHand : public HandTool {
 public:
  FingerHand(Desk& desk, DividerHand& divider, MarkHand& marks) : desk_(desk), divider_(divider), marks_(marks) {}

  bool handle(const SDL_Event& event, bool on_panel) override;
  bool holds() const override { return touch_.fingers() > 0; }

  /// Fingers that rest.
  void wait();
  std::optional<double> due_in() const;  ///< seconds until one has rested long enough
  /// While the panels are locked, only the lock itself and the tools that draw take presses.
  bool may_press() const;

 private:
  /// A finger that came down on a panel: what it is for shows when it moves, leaves or rests.
  struct PanelFinger {
    enum class Use { open, scroll, hold };
    SDL_FingerID id = 0;
    glm::dvec2 start{0, 0};
    glm::dvec2 last{0, 0};
    double since = 0;  ///< seconds
    Use use = Use::open;
  };

  bool takes_divider(const SDL_TouchFingerEvent& finger, glm::dvec2 at);
  bool begin(const SDL_TouchFingerEvent& finger, glm::dvec2 at);
  void on_map(const SDL_TouchFingerEvent& event, glm::dvec2 at);
  void obey(const std::vector<Gesture>& gestures);
  void follow_on_panel(Uint32 type, glm::dvec2 at);
  void hold_panel();

  Desk& desk_;
  DividerHand& divider_;
  MarkHand& marks_;
  Touch touch_;  ///< fingers on the map
  std::optional<PanelFinger> on_panel_;
};

}  // namespace hustings
