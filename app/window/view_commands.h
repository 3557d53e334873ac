// Commands that change the view or the film, and nothing else.
#pragma once

#include "app/stage/window_part.h"

namespace hustings {

struct Desk;

/// With keys: the film, colours, layout, look, what-if, scale of text.
class ViewCommands : public WindowPart {
 public:
  explicit ViewCommands(Desk& desk) : desk_(desk) {}
  void add_commands(CommandTable& table) override;

 private:
  Desk& desk_;
};

/// Each choice of the controls, without keys; and contests, tracks, layers and parties of the atlas.
class ChoiceCommands : public WindowPart {
 public:
  explicit ChoiceCommands(Desk& desk) : desk_(desk) {}
  void add_commands(CommandTable& table) override;

 private:
  Desk& desk_;
};

}  // namespace hustings
