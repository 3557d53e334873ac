#include "app/stage/presentation.h"

#include "base/text/text.h"

namespace hustings {

void Presentation::start(std::size_t cues, std::size_t cue, double now) {
  *this = {};
  on_ = true;
  cues_ = cues;
  cue_ = cue < cues ? cue : 0;
  started_ = now;
}

std::optional<std::size_t> Presentation::after(int steps) const {
  const auto wanted = static_cast<std::ptrdiff_t>(cue_) + steps;
  if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(cues_)) return std::nullopt;
  return static_cast<std::size_t>(wanted);
}

bool Presentation::bounces(const std::string& command, double now) {
  const bool same = command == last_command_ && now - last_press_ < bounce;
  // A row of bounces is one press, and so is measured from its beginning.
  if (!same) {
    last_command_ = command;
    last_press_ = now;
  }
  return same;
}

void Presentation::type_digit(int digit) {
  constexpr std::size_t most_digits = 4;
  if (typed_.size() < most_digits) typed_ += static_cast<char>('0' + digit);
}

std::optional<std::size_t> Presentation::take_typed() {
  const auto number = maybe_integer(typed_);
  typed_.clear();
  if (!number || *number < 1 || static_cast<std::size_t>(*number) > cues_) return std::nullopt;
  return static_cast<std::size_t>(*number - 1);
}

}  // namespace hustings
