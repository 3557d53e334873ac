// What is on the screen as a file, or on the clipboard, beside everything else.
#pragma once

#include <filesystem>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <string>

#include "app/desktop/clipboard.h"
#include "app/stage/window_part.h"
#include "export/export.h"
#include "picture/still.h"

namespace hustings {

struct Desk;

class Exporter : public WindowPart {
 public:
  explicit Exporter(Desk& desk) : desk_(desk) {}

  void add_commands(CommandTable& table) override;

  bool active() const { return work_ || copy_; }
  void wait_for_copy() const {
    if (copy_) copy_->wait();
  }
  /// A little of it in each turn; whether there is something new to show.
  bool advance();

  void start();
  void cancel();
  /// Proposes a free file name for what is chosen.
  void name_file();
  void write_table(const std::filesystem::path& file);

 private:
  struct Work {
    std::shared_ptr<const Atlas> atlas;
    std::unique_ptr<StillMaker> maker;  ///< before what draws with it; none for vectors
    std::unique_ptr<Export> steps;
    std::filesystem::path file;
  };

  void open();
  glm::ivec2 size() const;
  StillStyle style() const;
  View view_in(const StillStyle& style) const;
  std::unique_ptr<Export> film_of_track(StillMaker& maker, const std::filesystem::path& file) const;
  bool step();
  void copy_picture();
  bool end_copying();
  void copy_rows();
  std::string write_rows(const std::filesystem::path& file);
  std::string write_page(const std::filesystem::path& file);

  Desk& desk_;
  std::optional<Work> work_;
  std::optional<PictureCopy> copy_;
};

}  // namespace hustings
