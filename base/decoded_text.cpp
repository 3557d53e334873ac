#include "base/decoded_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

/// Enough to tell a language by.
constexpr std::size_t sample_bytes = std::size_t{1} << 16U;

bool is_high(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

/// By ICU; empty where its data lack the encoding.
std::string recoded(std::string_view bytes, const char* encoding) {
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()), encoding);
  std::string text;
  if (!wide.isBogus()) wide.toUTF8String(text);
  return text;
}

/// In UTF-16 each letter of Latin script has a byte 0: the first of two, or the second.
const char* maybe_utf_16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sample_bytes);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++zeros[i % 2];
  if (zeros[1] * 4 > sample.size() && zeros[0] * 8 < zeros[1]) return "UTF-16LE";
  if (zeros[0] * 4 > sample.size() && zeros[1] * 8 < zeros[0]) return "UTF-16BE";
  return nullptr;
}

/// Lines of text without those that are ASCII alone: letters of a language are counted in the others.
std::string lines_beyond_ascii(std::string_view bytes) {
  std::string lines;
  for (std::size_t at = 0; at < bytes.size() && lines.size() < sample_bytes;) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    if (std::any_of(line.begin(), line.end(), is_high)) lines.append(line).append(" \n");
    at = end + 1;
  }
  return lines;
}

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

/// A letter of Western Europe's encodings, at least.
bool is_letter_byte(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7);
}

/// How often bytes stand where a word goes on behind them.
std::size_t count_in_words(std::string_view text, std::string_view letters) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (letters.find(text[at]) != std::string_view::npos && is_letter_byte(byte_at(text, at + 1)) &&
        (at == 0 || byte_at(text, at) != 0xBF || is_letter_byte(byte_at(text, at - 1))))  // 0xBF begins a question
      ++count;
  return count;
}

/// Polish and its neighbours have letters where Western Europe has signs (pounds, powers, fractions), which do not
/// stand within words.
const char* maybe_central_european(std::string_view text) {
  const std::size_t both = count_in_words(text, "\xA3\xB3\xBF\xAF\xBC\xBE");
  const std::size_t windows = count_in_words(text, "\xB9\xA5\x8F\x9F\x8D\x9D");
  const std::size_t iso = count_in_words(text, "\xB1\xB6\xA1\xA6\xAC");
  const auto high = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_high));
  if (both + windows + iso < 2 || 10 * (both + windows + iso) < high) return nullptr;
  return iso > windows ? "ISO-8859-2" : "windows-1250";
}

/// Are most letters in words of other scripts: three bytes and more beyond ASCII, one behind the other?
bool is_of_another_script(std::string_view text) {
  std::size_t in_words = 0, high = 0, run = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && is_high(text[at])) {
      ++run;
      continue;
    }
    high += run;
    if (run >= 3) in_words += run;
    run = 0;
  }
  return high > 20 && 2 * in_words > high;
}

/// What ICU takes the letters of another script for, where it is one of these.
const char* maybe_detected(const std::string& sample) {
  static constexpr auto known =
      std::to_array<const char*>({"windows-1251", "KOI8-R", "ISO-8859-5", "windows-1253", "ISO-8859-7", "Shift_JIS",
                                  "windows-1255", "windows-1256", "ISO-8859-8"});
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&failed), ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &failed);
  std::int32_t count = 0;
  const UCharsetMatch* const* matches = ucsdet_detectAll(detector.get(), &count, &failed);
  if (U_FAILURE(failed)) return nullptr;
  for (std::int32_t i = 0; i < count; ++i) {  // the likeliest first
    UErrorCode no_name = U_ZERO_ERROR;
    const std::string_view name = ucsdet_getName(matches[i], &no_name);
    const auto found = std::find(known.begin(), known.end(), name);
    if (found != known.end()) return *found;
  }
  return nullptr;
}

/// Files of old Macintoshes end lines in CR alone, and have their accented letters where Windows-1252 has signs.
bool is_macintosh(std::string_view bytes) {
  if (bytes.find('\n') != std::string_view::npos || bytes.find('\r') == std::string_view::npos) return false;
  const auto low = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xA0;
  });
  return 2 * low > std::count_if(bytes.begin(), bytes.end(), is_high);
}

/// Bytes that are neither marked nor UTF-8.
DecodedText decoded_old(std::string_view bytes) {
  if (is_macintosh(bytes))
    if (std::string text = recoded(bytes, "macintosh"); !text.empty())
      return {std::move(text), "Mac Roman", "lines end in CR, and letters stand where Windows-1252 has signs", true};
  const std::string sample = lines_beyond_ascii(bytes);
  // Where nearly all of it is UTF-8, single bytes are somebody's slip.
  std::string mended = as_utf8(sample);
  const auto strange = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_high));
  const auto wide = static_cast<std::size_t>(std::count_if(mended.begin(), mended.end(), is_high));
  if (strange > 8 && wide < strange + strange / 4)
    return {as_utf8(bytes), "UTF-8", "nearly all of its letters are UTF-8; single bytes are read as Windows-1252",
            true};
  const char* found = is_of_another_script(sample) ? maybe_detected(sample) : maybe_central_european(sample);
  if (found != nullptr)
    if (std::string text = recoded(bytes, found); !text.empty())
      return {std::move(text), with_capital(found), "letters stand where Western Europe's encodings have signs", true};
  return {from_windows_1252(bytes), "Windows-1252", "it is no UTF-8", false};
}

}  // namespace

DecodedText decoded_text(std::string bytes) {
  const std::string_view all = bytes;
  DecodedText decoded;
  if (all.starts_with("\xEF\xBB\xBF")) {
    decoded = {as_utf8(all.substr(3)), "UTF-8", "it begins with a byte-order mark", false};
  } else if (all.starts_with("\xFF\xFE")) {
    decoded = {recoded(all.substr(2), "UTF-16LE"), "UTF-16", "it begins with a byte-order mark", false};
  } else if (all.starts_with("\xFE\xFF")) {
    decoded = {recoded(all.substr(2), "UTF-16BE"), "UTF-16", "it begins with a byte-order mark", false};
  } else if (const char* wide = maybe_utf_16(all)) {
    decoded = {recoded(all, wide), "UTF-16", "every other byte is 0", false};
  } else if (is_utf8(all)) {
    decoded = {std::move(bytes), "UTF-8", "its bytes are that", false};
  } else {
    decoded = decoded_old(all);
  }
  if (has_latin_1_controls(decoded.text)) decoded.text = without_latin_1_controls(decoded.text);
  if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
  decoded.text = composed(decoded.text);
  return decoded;
}

}  // namespace hustings
