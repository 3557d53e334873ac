// What the parts of the window have in common.
#pragma once

#include "app/input/command_table.h"

namespace hustings {

/// One concern of the window: it holds what no other part needs, and shares the desk with them.
class WindowPart {
 public:
  WindowPart() = default;
  WindowPart(const WindowPart&) = delete;
  WindowPart& operator=(const WindowPart&) = delete;
  virtual ~WindowPart() = default;

  /// Its commands, for keys and palette. Asked for again with each atlas.
  virtual void add_commands(CommandTable& /*table*/) {}
  /// Another atlas comes: what refers to the one before is dropped.
  virtual void drop_atlas() {}
  /// It is there.
  virtual void take_atlas() {}
};

}  // namespace hustings
