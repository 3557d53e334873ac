#include "app/command_line/studio.h"

#include <future>
#include <malloc.h>
#include <memory>
#include <vector>

#include "app/command_line/commands.h"
#include "app/command_line/interrupt.h"
#include "base/log.h"

namespace hustings {

namespace {

/// Taking an atlas apart, vertex by vertex, is time for nothing at the end of the program.
const Atlas& kept_for_good(Atlas atlas) {
  static auto& kept = *new std::vector<std::unique_ptr<const Atlas>>;
  return *kept.emplace_back(std::make_unique<const Atlas>(std::move(atlas)));
}

}  // namespace

StillStyle style_of(const Command& command) {
  return {
      .size = *command.size, .overlays = command.overlays, .scale = command.scale, .transparent = command.transparent};
}

Studio::Studio(const Command& command, const FirstView& first_view) : command_(command), style_(style_of(command)) {
  const EndAtInterrupt while_loading;
  std::future<Outcome<Atlas>> loading = std::async(std::launch::async, [&] {
    Outcome<Atlas> outcome = load_with_joined(command, Geometry::meshes);
    if (outcome) prepare(*outcome.value, first_view);
    return outcome;
  });
  try {
    context_.emplace(Surface::off_screen, "hustings", glm::ivec2(64, 64));
    tools_.emplace(style_);
  } catch (...) {
    no_tools_ = std::current_exception();  // what is wrong with the atlas is said first
  }
  Outcome<Atlas> outcome = loading.get();
  report(outcome.findings);
  if (outcome) atlas_ = &kept_for_good(std::move(*outcome.value));
  malloc_trim(0);  // what loading needed on the way, before the picture asks for as much
}

StillMaker Studio::still_maker() {
  if (no_tools_) std::rethrow_exception(no_tools_);
  return {*atlas_, style_, std::move(*tools_)};
}

void Studio::prepare(const Atlas& atlas, const FirstView& first_view) const {
  try {
    View view = first_view(atlas);
    const auto seen = [&] { return still_viewport(atlas, view, style_.size, style_.overlays, nullptr, style_.scale); };
    apply_camera(command_.view, seen(), view);
    prepare_picture(atlas, view, seen(), style_.overlays);
  } catch (const CommandError&) {
    return;  // it comes up again where it can be said
  }
}

}  // namespace hustings
