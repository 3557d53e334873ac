#include "export/movie.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <system_error>
#include <vector>

#include "base/finding.h"
#include "base/picture_format.h"
#include "base/terminal.h"
#include "base/text/text.h"
#include "base/unfinished.h"
#include "base/whole_file.h"
#include "export/encoder.h"
#include "export/film_file.h"
#include "export/png.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// A file of our own that goes when we do, even out of a constructor that throws.
class Scratch {
 public:
  explicit Scratch(fs::path path) : path_(std::move(path)) { note_unfinished(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove(path_, ignored);
    forget_unfinished(path_);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Pictures are made in a folder of their own inside of the one that was named, and go there when all are made.
class FolderMovie : public Movie {
 public:
  /// `names`: of the pictures; none: they are numbered.
  explicit FolderMovie(fs::path folder, std::vector<std::string> names = {})
      : whole_(std::move(folder)), names_(std::move(names)) {}

  void add(const std::shared_ptr<const Frame>& frame) override {
    ++count_;
    if (frame == last_) {
      std::error_code failed;
      fs::copy_file(name_in(whole_.staging(), count_ - 1), name_in(whole_.staging(), count_), failed);
      if (failed) fail_to_write(name_in(whole_.folder(), count_), failed.value());
      return;
    }
    PngFile file(name_in(whole_.staging(), count_), frame->size, false, name_in(whole_.folder(), count_));
    file.add(frame->row(0), frame->size.y, -static_cast<std::ptrdiff_t>(frame->row_bytes()));
    file.finish();
    last_ = frame;
  }
  /// Frames of an earlier, longer film in the same folder would run on after this one's last.
  void finish() override {
    std::error_code failed;
    long last = count_;
    while (names_.empty() && fs::exists(name_in(whole_.folder(), last + 1), failed))
      require_replaceable(name_in(whole_.folder(), ++last));
    whole_.keep();
    for (long number = count_ + 1; number <= last; ++number) fs::remove(name_in(whole_.folder(), number), failed);
  }
  void give_up() override {}

 private:
  fs::path name_in(const fs::path& folder, long number) const {
    return folder /
           (names_.empty() ? fmt::format("frame-{:05}.png", number) : names_.at(static_cast<std::size_t>(number - 1)));
  }
  WholeFolder whole_;
  std::vector<std::string> names_;
  std::shared_ptr<const Frame> last_;
  long count_ = 0;
};

/// Without the last, the file.
std::vector<std::string> encoder_arguments(const PictureFormat& format) {
  // Players take colours for those of high definition where they are not told, and some even then.
  const std::string in_its_colours = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
  const std::string tagged = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv";
  std::string filter(format.filter);
  if (format.video_colours) filter += (filter.empty() ? "" : ",") + in_its_colours;
  std::vector<std::string> arguments{"-vf", filter};
  for (const std::string& word : split(format.encoding, ' ')) arguments.push_back(word);
  if (format.video_colours)
    for (const std::string& word : split(tagged, ' ')) arguments.push_back(word);
  return arguments;
}

std::vector<std::string> arguments_for(const fs::path& file, const PictureFormat& format, glm::ivec2 size,
                                       double frames_per_second) {
  // -xerror: else it ends well where the last of the file could not be written. Without dates and versions the same
  // film is the same file.
  std::vector<std::string> arguments =
      split(fmt::format("ffmpeg -y -xerror -hide_banner -loglevel error -f rawvideo -pix_fmt rgba -s {}x{} -r {} -i - "
                        "-an -map_metadata -1 -fflags +bitexact -flags:v +bitexact",
                        size.x, size.y, frames_per_second),
            ' ');
  for (std::string& argument : encoder_arguments(format)) arguments.push_back(std::move(argument));
  // Without "file:" a name such as "http://..." would be a place in the network.
  arguments.push_back("file:" + file.string());
  return arguments;
}

/// Feeds raw frames to the ffmpeg program over a pipe.
class EncodedMovie : public Movie {
 public:
  EncodedMovie(const fs::path& out, const PictureFormat& format, glm::ivec2 size, double frames_per_second)
      : out_(out),
        container_(format.container),
        whole_(out),
        log_(whole_.temporary().string() + ".log"),
        encoder_(arguments_for(whole_.temporary(), format, size, frames_per_second), log_.path()) {}

  /// The pipe takes rows from the top, and frames have them from the bottom.
  void add(const std::shared_ptr<const Frame>& frame) override {
    std::vector<iovec> rows(static_cast<std::size_t>(frame->size.y));
    for (int y = 0; y < frame->size.y; ++y)
      rows[static_cast<std::size_t>(y)] = {const_cast<std::uint8_t*>(frame->row(y)), frame->row_bytes()};
    if (!encoder_.feed(std::move(rows))) fail();
  }

  void finish() override {
    if (!encoder_.finish()) fail();
    if (!is_film(whole_.temporary(), container_))
      throw MachineError(
          fmt::format("{}: ffmpeg ended well and wrote no film. Look which program ffmpeg is, or name a folder for "
                      "numbered PNGs",
                      out_.string()));
    whole_.keep();
  }

  void give_up() override { encoder_.stop(); }

 private:
  /// What it said, as far as a message has room.
  std::string words() const {
    std::string text(2000, ' ');
    std::ifstream in(log_.path(), std::ios::binary);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return line_for_terminal(text);
  }

  [[noreturn]] void fail() {
    encoder_.finish();
    std::string detail = words();
    const bool full = is_full(whole_.temporary());  // where ffmpeg's own words found no room either
    if (detail.empty()) detail = full ? "no space is left on the disk" : "it said nothing";
    const bool no_room = full || detail.find("No space left") != std::string::npos ||
                         detail.find("File too large") != std::string::npos ||
                         detail.find("quota exceeded") != std::string::npos;
    throw MachineError(fmt::format(
        "{}: ffmpeg stopped before the film was whole: {}. {}", out_.string(), detail,
        no_room ? "Free some space, or write to another disk" : "Run it again, or name a folder for numbered PNGs"));
  }

  fs::path out_;
  FilmContainer container_;
  WholeFile whole_;
  Scratch log_;
  Encoder encoder_;  // last: it writes to the others
};

}  // namespace

void require_movie_name(const fs::path& out) { require_format(out, PictureKind::film); }

std::unique_ptr<Movie> open_movie(const fs::path& out, glm::ivec2 size, double frames_per_second) {
  const PictureFormat& format = require_format(out, PictureKind::film);
  if (format.writer == PictureWriter::numbered) return std::make_unique<FolderMovie>(out);
  return std::make_unique<EncodedMovie>(out, format, size, frames_per_second);
}

std::unique_ptr<Movie> open_pictures(const fs::path& folder, std::vector<std::string> names) {
  return std::make_unique<FolderMovie>(folder, std::move(names));
}

}  // namespace hustings
