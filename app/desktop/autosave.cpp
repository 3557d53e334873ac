#include "app/desktop/autosave.h"

#include <system_error>

#include "base/paths.h"
#include "base/whole_file.h"

namespace hustings {

namespace fs = std::filesystem;

void Autosave::note(const Session& session, double now) {
  if (!file_) return;
  if (session == saved_) due_.reset();
  else due_ = session;
  const auto wait = due_in(now);
  if (!wait || *wait > 0) return;
  write();
  last_write_ = now;
}

std::optional<double> Autosave::due_in(double now) const {
  if (!due_) return std::nullopt;
  return last_write_ ? std::max(0.0, *last_write_ + seconds_apart - now) : 0;
}

void Autosave::finish() {
  if (due_) write();
}

void Autosave::write() {
  saved_ = std::move(due_);
  due_.reset();
  std::error_code ignored;
  fs::create_directories(file_->parent_path(), ignored);
  try {
    if (!written_ && fs::exists(*file_, ignored))
      write_whole(file_->parent_path() / ("before-" + file_->filename().string()), read_whole(*file_));
    written_ = true;
    write_whole(*file_, to_toml(*saved_));
  } catch (const std::runtime_error&) {  // a full disk is no reason to disturb anybody
  }
}

std::optional<fs::path> last_session_file() {
  const auto folder = state_folder();
  return folder ? std::optional(*folder / "last-session.toml") : std::nullopt;
}

}  // namespace hustings
