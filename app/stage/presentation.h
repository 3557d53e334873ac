// A presentation as such: which cue, which screen, what was pressed. Knows nothing of windows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace hustings {

class Presentation {
 public:
  /// A press that follows the same one within so many seconds is the same press: clickers bounce.
  static constexpr double bounce = 0.15;
  enum class Screen { map, black, white };

  bool on() const { return on_; }
  /// `cues`: how many there are; 0: the view alone is shown. `now`: seconds, of a clock that never runs backwards.
  void start(std::size_t cues, std::size_t cue, double now);
  void leave() { on_ = false; }

  std::size_t cue() const { return cue_; }  ///< from 0; after leaving, where it was left
  std::size_t cues() const { return cues_; }
  double elapsed(double now) const { return on_ ? now - started_ : 0; }

  /// The cue that many further on, or none at either end. It stops there.
  std::optional<std::size_t> after(int steps) const;
  void arrive_at(std::size_t cue) { cue_ = cue; }

  /// Is this the bounce of a press of the same command? Remembers the press.
  bool bounces(const std::string& command, double now);

  Screen screen() const { return screen_; }
  /// Black or white, or back to the map where it is that already.
  void toggle(Screen screen) { screen_ = screen_ == screen ? Screen::map : screen; }
  void show_map() { screen_ = Screen::map; }

  void type_digit(int digit);
  const std::string& typed() const { return typed_; }
  /// The cue whose number was typed, from 0; none where nothing or no number of a cue was. Nothing is typed after it.
  std::optional<std::size_t> take_typed();

 private:
  bool on_ = false;
  std::size_t cues_ = 0;
  std::size_t cue_ = 0;
  double started_ = 0;
  Screen screen_ = Screen::map;
  std::string typed_;
  std::string last_command_;
  double last_press_ = -1;
};

}  // namespace hustings
