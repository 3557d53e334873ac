// Undo and redo of what the user sees and tells: every change of the view, of the story
// and of the table's order, one step a gesture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

#include "atlas/figures/table_rows.h"
#include "atlas/saved/story.h"
#include "atlas/view/playback.h"
#include "atlas/view/view.h"

namespace hustings {

/// The state that one step brings back: the view, where the clock stood, the story as it was edited, and the table's
/// setting.
struct HistoryState {
  View view;
  Playback playback;
  std::shared_ptr<const Story> story = nullptr;  ///< null: none was open
  TableSetting table = {};
};

/// Remembers views and gives them back. Call `record` after every turn of the program, whether or not anything changed.
///
/// Changes of one gesture are one step: all while a hand holds the map or a slider, types in one field, or the camera
/// is still on its way; moves of the camera that follow within `pause` seconds (the notches of a wheel); all that the
/// clock does while the film runs, so that undoing leads to where it was before Play was pressed. What else is changed
/// meanwhile is a step of its own.
class ViewHistory {
 public:
  static constexpr std::size_t most_steps = 200;
  static constexpr double pause = 0.6;  ///< seconds

  /// Starts again: nothing to undo or redo.
  void start(const View& view, const Playback& playback, const std::optional<Story>& story = {},
             const TableSetting& table = {});

  /// Another story is open, or the same under another name: no step leads back to the story before.
  void take_story(const std::optional<Story>& story);

  /// `now`: seconds, of any clock that does not run backwards. `gesture`: what a hand holds or types in, or what moves
  /// on after it let go, by any number; 0: nothing. Another number is another gesture.
  void record(const View& view, const Playback& playback, double now, std::uint32_t gesture,
              const std::optional<Story>& story = {}, const TableSetting& table = {});

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  std::size_t steps() const { return past_.size(); }

  /// What was seen before the last step, or none. The film stands still in it.
  std::optional<HistoryState> undo();
  /// What was seen before the last undo, or none.
  std::optional<HistoryState> redo();

 private:
  enum class Kind { none, camera, clock, other };
  static Kind kind_of(const View& before, const View& after);
  bool continues(Kind kind, const Playback& playback, double now, std::uint32_t gesture) const;
  std::optional<HistoryState> go(std::deque<HistoryState>& from, std::deque<HistoryState>& to);

  std::deque<HistoryState> past_, future_;
  HistoryState present_;
  Kind last_kind_ = Kind::none;  ///< of the change that the present view came by
  double last_change_ = 0;
  std::uint32_t gesture_ = 0;  ///< at the last record
  bool step_of_it_ = false;    ///< the gesture that continues has made a step
  bool film_step_ = false;     ///< the film that runs has made a step
};

}  // namespace hustings
