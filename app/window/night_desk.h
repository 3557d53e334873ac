// The night of an election in the window: it is opened and left, and its clock has keys.
#pragma once

#include "app/stage/window_part.h"

namespace hustings {

struct Desk;

class NightDesk : public WindowPart {
 public:
  explicit NightDesk(Desk& desk) : desk_(desk) {}
  void add_commands(CommandTable& table) override;

 private:
  void open_or_leave();
  bool is_open() const;

  Desk& desk_;
  bool brought_panel_ = false;  ///< opening the night opened its panel too
};

}  // namespace hustings
