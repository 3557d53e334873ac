#include "base/text/letters.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ushape.h>
#include <unordered_map>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/program/program_file.h"
#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

constexpr std::size_t letters_known = 0x10000;

/// What is known of one file.
struct Typeface {
  std::vector<bool> letters;
  double line = 1;  ///< ems
};

Typeface read_typeface(const std::string& file) {
  Typeface read{.letters = std::vector<bool>(letters_known)};
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return read;
  FT_Face face = nullptr;
  if (FT_New_Face(library, file.c_str(), 0, &face) == 0) {
    FT_UInt glyph = 0;
    for (FT_ULong letter = FT_Get_First_Char(face, &glyph); glyph != 0; letter = FT_Get_Next_Char(face, letter, &glyph))
      if (letter < letters_known) read.letters[letter] = true;
    if (face->units_per_EM > 0)
      read.line = static_cast<double>(face->ascender - face->descender) / static_cast<double>(face->units_per_EM);
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
  return read;
}

/// A typeface's file: in the folder that the environment names, else in the one of the installed program, else where it
/// was when the program was built.
std::filesystem::path typeface_file(const char* name, const char* built_with) {
  const char* named = std::getenv("HUSTINGS_FONTS");
  std::error_code failed;
  for (const std::filesystem::path& folder :
       {std::filesystem::path(named != nullptr ? named : ""), from_program(HUSTINGS_FONTS_FROM_BINARY)})
    if (!folder.empty() && std::filesystem::exists(folder / name, failed)) return folder / name;
  return std::filesystem::path(built_with) / name;
}

/// Those that are there; the first one in any case.
std::vector<std::string> installed(std::initializer_list<std::filesystem::path> files) {
  std::vector<std::string> found;
  std::error_code failed;
  for (const std::filesystem::path& file : files)
    if (found.empty() || std::filesystem::exists(file, failed)) found.push_back(file.string());
  return found;
}

/// Each is read when it is first asked for: most text needs Inter alone.
const Typeface& typeface(std::size_t file, bool semi_bold) {
  struct Kept {
    std::once_flag read;
    Typeface typeface;
  };
  static std::array<std::array<Kept, 3>, 2> all;
  Kept& kept = all[semi_bold ? 1 : 0][file];
  std::call_once(kept.read, [&] { kept.typeface = read_typeface(typeface_files(semi_bold)[file]); });
  return kept.typeface;
}

/// Drawn without looking into a typeface: most text has no others.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F;
  });
}

bool is_lacking(char32_t letter) {
  return letter != invalid_letter && letter != '\n' && letter != '\t' && !is_invisible(letter) && !has_glyph(letter);
}

constexpr std::string_view dot = "\u00B7";

/// A word, or what stands between blanks, that has letters which no typeface has.
std::string in_other_letters(std::string_view word) {
  thread_local std::unordered_map<std::string, std::string> known;  // the rules take their time, and names come again
  if (known.size() > 10'000) known.clear();
  const auto [at, is_new] = known.try_emplace(std::string(word));
  if (!is_new) return at->second;
  const std::string latin = in_latin_letters(word);
  for (std::size_t i = 0; i < latin.size();) {
    const std::size_t from = i;
    const char32_t letter = next_letter(latin, i);
    if (is_lacking(letter)) at->second += is_mark(letter) ? std::string_view() : dot;
    else at->second.append(latin, from, i - from);
  }
  return at->second;
}

}  // namespace

const std::vector<std::string>& typeface_files(bool semi_bold) {
  const auto inter = [](const char* name) { return typeface_file(name, HUSTINGS_INTER_FOLDER); };
  const auto dejavu = [](const char* name) { return typeface_file(name, HUSTINGS_DEJAVU_FOLDER); };
  static const std::vector<std::string> regular = installed({inter("Inter-Regular.otf"), dejavu("DejaVuSans.ttf")});
  static const std::vector<std::string> bold =
      installed({inter("Inter-SemiBold.otf"), dejavu("DejaVuSans-Bold.ttf"), dejavu("DejaVuSans.ttf")});
  return semi_bold ? bold : regular;
}

double line_height_in_ems(const std::string& typeface_file) {
  for (const bool semi_bold : {false, true}) {
    const auto& files = typeface_files(semi_bold);
    const auto found = std::find(files.begin(), files.end(), typeface_file);
    if (found != files.end()) return typeface(static_cast<std::size_t>(found - files.begin()), semi_bold).line;
  }
  return 1;
}

std::optional<std::size_t> typeface_with(char32_t letter, bool semi_bold) {
  if (letter >= letters_known) return std::nullopt;
  for (std::size_t i = 0; i < typeface_files(semi_bold).size(); ++i)
    if (typeface(i, semi_bold).letters[letter]) return i;
  return std::nullopt;
}

bool has_glyph(char32_t letter) {
  // "A" is in every typeface that can be read.
  return typeface_with(letter, false).has_value() || !typeface_with('A', false).has_value();
}

std::string drawable(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  const std::string known = composed(as_utf8(text));
  std::string out;
  std::string word;
  bool lacking = false;
  const auto end_word = [&] {
    out += lacking ? in_other_letters(word) : word;
    word.clear();
    lacking = false;
  };
  for (std::size_t at = 0; at < known.size();) {
    const std::size_t from = at;
    const char32_t letter = next_letter(known, at);
    const auto code = static_cast<UChar32>(letter);
    const bool control = (u_iscntrl(code) || U_IS_UNICODE_NONCHAR(code)) && letter != '\n' && letter != '\t';
    if (control) continue;
    if (letter < 0x80) end_word();
    std::string& to = letter < 0x80 ? out : word;
    to.append(known, from, at - from);
    lacking = lacking || is_lacking(letter);
  }
  end_word();
  return composed(out);  // an accent in other letters may stand behind a letter now
}

std::set<char32_t> letters_without_glyph(std::string_view text) {
  std::set<char32_t> letters;
  if (is_plain(text)) return letters;
  const std::string known = composed(as_utf8(text));
  for (std::size_t at = 0; at < known.size();)
    if (const char32_t letter = next_letter(known, at); is_lacking(letter)) letters.insert(letter);
  return letters;
}

bool has_right_to_left(std::string_view text) {
  // The first such letter is Hebrew's U+0590, which begins with the byte 0xD6.
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD6; }))
    return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_letter(text, at);
    if (letter == invalid_letter) continue;
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(letter));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_RIGHT_TO_LEFT_OVERRIDE ||
        direction == U_RIGHT_TO_LEFT_EMBEDDING || direction == U_RIGHT_TO_LEFT_ISOLATE)
      return true;
  }
  return false;
}

namespace {

struct BidiCloser {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

std::string line_in_order_of_sight(std::string_view line) {
  if (!has_right_to_left(line)) return std::string(line);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(line.data(), static_cast<std::int32_t>(line.size())));
  const std::int32_t room = 2 * text.length() + 1;
  UErrorCode failed = U_ZERO_ERROR;
  icu::UnicodeString shaped;
  const std::int32_t length =
      u_shapeArabic(text.getBuffer(), text.length(), shaped.getBuffer(room), room,
                    U_SHAPE_LETTERS_SHAPE | U_SHAPE_TEXT_DIRECTION_LOGICAL | U_SHAPE_LENGTH_GROW_SHRINK, &failed);
  shaped.releaseBuffer(U_SUCCESS(failed) ? length : 0);
  if (U_FAILURE(failed)) shaped = text;
  failed = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, BidiCloser> bidi(ubidi_open());
  ubidi_setPara(bidi.get(), shaped.getBuffer(), shaped.length(), UBIDI_DEFAULT_LTR, nullptr, &failed);
  icu::UnicodeString seen;
  const std::int32_t written = ubidi_writeReordered(bidi.get(), seen.getBuffer(room), room,
                                                    UBIDI_DO_MIRRORING | UBIDI_REMOVE_BIDI_CONTROLS, &failed);
  seen.releaseBuffer(U_SUCCESS(failed) ? written : 0);
  if (U_FAILURE(failed)) return std::string(line);
  std::string out;
  return seen.toUTF8String(out);
}

}  // namespace

std::string visual_order(std::string_view text) {
  if (!has_right_to_left(text)) return std::string(text);
  std::string out;
  while (true) {
    const auto end = text.find('\n');
    out += line_in_order_of_sight(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace hustings
