// What was wrong with an input: where, what, and what to do about it.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hustings {

enum class Severity { warning, error };

/// Where in the input a fault lies. Empty parts are not printed.
struct Place {
  std::string file;
  std::string layer;
  std::optional<std::int64_t> row;  ///< the line of a text table (the header is 1), or the record of a layer (from 0)
  std::string column;
};

/// One fault of an input. `what` says the fault; `remedy` says what the user can do.
struct Finding {
  Severity severity = Severity::error;
  Place place;
  std::string what;
  std::string remedy;
};

/// One line: "error: FILE, layer L, row R, column C: WHAT. REMEDY". Passwords of databases are not shown.
std::string describe(const Finding& finding);

using Findings = std::vector<Finding>;

bool has_errors(const Findings& findings);
/// What stopped the work. There must be one, as there is where an Outcome has no value.
const Finding& first_error(const Findings& findings);

/// A value read from an input, or none, with everything that was found wrong on the way.
template <class T>
struct Outcome {
  std::optional<T> value;
  Findings findings;
  explicit operator bool() const { return value.has_value(); }
};

/// The input is wrong and the work cannot go on (exit code 1).
class InputError : public std::runtime_error {
 public:
  explicit InputError(Finding finding) : std::runtime_error(describe(finding)), finding_(std::move(finding)) {}
  const Finding& finding() const { return finding_; }

 private:
  Finding finding_;
};

/// The command is wrong (exit code 2).
class CommandError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The machine cannot: no OpenGL 3.3, disk full, ffmpeg missing (exit code 3).
class MachineError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace hustings
