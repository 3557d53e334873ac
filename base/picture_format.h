// The formats of pictures and films: one row an ending. Options, panel, errors and what writes them read this table.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

enum class PictureKind : std::uint8_t { still, film };

/// deck: a slide. encoder: ffmpeg makes the file. numbered: a PNG for each frame, in a folder.
enum class PictureWriter : std::uint8_t { png, svg, pdf, deck, encoder, numbered };

/// The outer form of a film's file.
enum class FilmContainer : std::uint8_t { none, mp4, webm, gif };

struct PictureFormat {
  std::string_view ending;  ///< of the file's name, with the dot; empty: a folder
  std::string_view title;
  PictureKind kind;
  PictureWriter writer;
  bool transparent;  ///< can it stand without a ground?
  FilmContainer container = FilmContainer::none;
  std::string_view filter = {};    ///< what ffmpeg does to the frames before it encodes them
  std::string_view encoding = {};  ///< what ffmpeg is told of the codec; words with a blank between them
  bool video_colours = false;      ///< players read the colours by the tags of high definition
  bool is_vector() const { return writer == PictureWriter::svg || writer == PictureWriter::pdf; }
};

/// The usual one of a kind is its first. H.264 for every player needs 4:2:0, and so even sides.
inline constexpr std::array<PictureFormat, 8> picture_formats{{
    {.ending = ".png", .title = "PNG", .kind = PictureKind::still, .writer = PictureWriter::png, .transparent = true},
    {.ending = ".svg", .title = "SVG", .kind = PictureKind::still, .writer = PictureWriter::svg, .transparent = true},
    {.ending = ".pdf", .title = "PDF", .kind = PictureKind::still, .writer = PictureWriter::pdf, .transparent = true},
    {.ending = ".pptx",
     .title = "PowerPoint",
     .kind = PictureKind::still,
     .writer = PictureWriter::deck,
     .transparent = false},
    {.ending = ".mp4",
     .title = "MP4 (H.264)",
     .kind = PictureKind::film,
     .writer = PictureWriter::encoder,
     .transparent = false,
     .container = FilmContainer::mp4,
     .filter = "pad=ceil(iw/2)*2:ceil(ih/2)*2",
     .encoding = "-c:v libx264 -preset medium -crf 17 -movflags +faststart",
     .video_colours = true},
    {.ending = ".webm",
     .title = "WebM (VP9)",
     .kind = PictureKind::film,
     .writer = PictureWriter::encoder,
     .transparent = false,
     .container = FilmContainer::webm,
     .encoding = "-c:v libvpx-vp9 -crf 24 -b:v 0",
     .video_colours = true},
    {.ending = ".gif",
     .title = "GIF",
     .kind = PictureKind::film,
     .writer = PictureWriter::encoder,
     .transparent = false,
     .container = FilmContainer::gif,
     .filter = "split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=none",
     .encoding = "-loop 0"},
    {.ending = "",
     .title = "folder for numbered PNGs",
     .kind = PictureKind::film,
     .writer = PictureWriter::numbered,
     .transparent = false},
}};

/// The format that a file's name asks for, in letters of either case; null where none has that ending. A name without
/// an ending, or of a folder that is there, is a film's folder.
const PictureFormat* format_of(const std::filesystem::path& out, PictureKind kind);

/// The same, or CommandError with the endings that there are.
const PictureFormat& require_format(const std::filesystem::path& out, PictureKind kind);

/// With its dot.
std::string_view usual_ending(PictureKind kind);
bool can_be_transparent(PictureKind kind);

/// Endings of a kind's files, those of vectors alone or all of them, each behind `before`: "FILE.svg", "FILE.pdf".
enum class Endings : std::uint8_t { all, vectors };
std::vector<std::string> endings_of(PictureKind kind, Endings which = Endings::all, std::string_view before = "");

/// "a", "a or b", "a, b or c".
std::string joined_by_or(const std::vector<std::string>& words);

}  // namespace hustings
