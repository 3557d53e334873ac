// A GL context for tests: without one a test skips on a developer's machine, and fails where HUSTINGS_REQUIRE_GL is
// set.
#pragma once

#include <doctest/doctest.h>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "picture/gl_context.h"
#include "renderer/target.h"

/// Null where there is none and that is allowed.
std::unique_ptr<hustings::GlContext> maybe_context();

/// How far two pictures may lie apart, in steps of 255.
struct Limits {
  int maximum = 0;    ///< of one channel of one pixel
  double mean = 0;    ///< over all channels
  double beyond = 0;  ///< part of the pixels that may lie further apart than `maximum`
};

/// tests/golden/NAME.png, if it is there.
std::optional<hustings::Image> maybe_golden(const std::string& name);

/// Compares with tests/golden/NAME.png. A missing or different golden fails, and what was drawn is kept beside the test
/// as NAME.drawn.png. With HUSTINGS_UPDATE_GOLDENS the golden is written instead.
void check_golden(const hustings::Image& image, const std::string& name, const Limits& limits);
