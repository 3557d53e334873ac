#include "base/picture_format.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

#include "base/finding.h"
#include "base/text/text.h"

namespace hustings {

namespace fs = std::filesystem;

const PictureFormat* format_of(const fs::path& out, PictureKind kind) {
  std::error_code unreadable;
  const bool folder = kind == PictureKind::film && fs::is_directory(out, unreadable);
  const std::string ending = folder ? "" : lower_case(out.extension().string());
  const auto found = std::find_if(picture_formats.begin(), picture_formats.end(), [&](const PictureFormat& format) {
    return format.kind == kind && format.ending == ending;
  });
  return found == picture_formats.end() ? nullptr : &*found;
}

const PictureFormat& require_format(const fs::path& out, PictureKind kind) {
  if (const PictureFormat* format = format_of(out, kind)) return *format;
  throw CommandError(fmt::format("--out takes a file that ends in {}{}; got \"{}\"", joined_by_or(endings_of(kind)),
                                 kind == PictureKind::film ? ", or a folder" : "", out.string()));
}

std::string_view usual_ending(PictureKind kind) {
  return std::find_if(picture_formats.begin(), picture_formats.end(),
                      [&](const PictureFormat& format) { return format.kind == kind; })
      ->ending;
}

bool can_be_transparent(PictureKind kind) {
  return std::any_of(picture_formats.begin(), picture_formats.end(),
                     [&](const PictureFormat& format) { return format.kind == kind && format.transparent; });
}

std::vector<std::string> endings_of(PictureKind kind, Endings which, std::string_view before) {
  std::vector<std::string> endings;
  for (const PictureFormat& format : picture_formats)
    if (format.kind == kind && !format.ending.empty() && (which == Endings::all || format.is_vector()))
      endings.push_back(fmt::format("{}{}", before, format.ending));
  return endings;
}

std::string joined_by_or(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

}  // namespace hustings
