// Keys for the rows, or for the chart, of the panel that has the keyboard.
#pragma once

namespace hustings::ui {

/// What keys ask of the rows, or of the chart, of the panel that has the keyboard; the panel spends it.
struct RowKeys {
  int step = 0;        ///< rows down
  int across = 0;      ///< places to the right
  int pages = 0;       ///< pages down
  int to_end = 0;      ///< -1: to the first row, 1: to the last
  bool adds = false;   ///< to what is selected already
  bool takes = false;  ///< selects what the keys come to on the way
  bool accept = false;
  bool moves() const { return step != 0 || across != 0 || pages != 0 || to_end != 0; }
};

}  // namespace hustings::ui
