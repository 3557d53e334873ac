// An atlas and what its stills are drawn with, for a command that needs no window.
#pragma once

#include <exception>
#include <functional>
#include <optional>

#include "app/command_line/options.h"
#include "picture/gl_context.h"
#include "picture/still.h"

namespace hustings {

StillStyle style_of(const Command& command);

/// An atlas and what its stills are drawn with, made side by side: neither needs the other. OpenGL stays on this
/// thread.
class Studio {
 public:
  using FirstView = std::function<View(const Atlas&)>;

  /// `first_view`: of the first picture, whose level of detail is made ready. Says what was wrong with the atlas.
  Studio(const Command& command, const FirstView& first_view);

  /// None where nothing can be shown.
  const Atlas* atlas() const { return atlas_; }

  /// Throws MachineError where this machine cannot draw.
  StillMaker still_maker();

 private:
  void prepare(const Atlas& atlas, const FirstView& first_view) const;

  const Command& command_;
  StillStyle style_;
  std::optional<GlContext> context_;
  std::optional<StillTools> tools_;
  std::exception_ptr no_tools_;
  const Atlas* atlas_ = nullptr;
};

}  // namespace hustings
