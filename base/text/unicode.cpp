#include "base/text/unicode.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <unordered_map>

#include "base/text/text.h"

namespace hustings {

namespace {

/// Their data are compiled into ICU's library; its file of data is not opened for them.
const icu::Normalizer2& composing() {
  UErrorCode failed = U_ZERO_ERROR;
  static const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFCInstance(failed);
  return *normalizer;
}

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

/// Rules of ICU by their name, made when first asked for: one serves one thread at a time. None where its data lack
/// them.
icu::Transliterator* rules(const char* name) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::Transliterator>> known;
  const auto [at, is_new] = known.try_emplace(name);
  if (is_new) {
    UErrorCode failed = U_ZERO_ERROR;
    at->second.reset(icu::Transliterator::createInstance(name, UTRANS_FORWARD, failed));
    if (U_FAILURE(failed)) at->second.reset();
  }
  return at->second.get();
}

std::string by_rules(const char* name, std::string_view text) {
  const icu::Transliterator* found = rules(name);
  if (found == nullptr) return std::string(text);
  icu::UnicodeString changed = wide(text);
  found->transliterate(changed);
  return narrow(changed);
}

bool is_script(char32_t letter, UScriptCode script) {
  UErrorCode failed = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(letter), &failed) == script;
}

/// Marks above and below letters, and the points of Hebrew and Arabic. Vowels of Indian scripts are no accents.
bool is_accent(char32_t letter) {
  return u_charType(static_cast<UChar32>(letter)) == U_NON_SPACING_MARK &&
         (is_script(letter, USCRIPT_INHERITED) || is_script(letter, USCRIPT_HEBREW) ||
          is_script(letter, USCRIPT_ARABIC));
}

std::string make_plain_letter(char32_t letter) {
  icu::UnicodeString parts;
  if (!composing().getDecomposition(static_cast<UChar32>(letter), parts)) parts = static_cast<UChar32>(letter);
  std::string out;
  for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(at));
    if (is_accent(part)) continue;
    std::string written;
    append_letter(written, part);
    out += part >= 0x80 && is_script(part, USCRIPT_LATIN) ? by_rules("Latin-ASCII", written) : written;
  }
  return out;
}

}  // namespace

bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof(eight) <= text.size(); at += sizeof(eight)) {
    std::memcpy(&eight, text.data() + at, sizeof(eight));
    if ((eight & 0x8080808080808080U) != 0) return false;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char32_t next_letter(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t from = at;
  UChar32 letter = -1;
  U8_NEXT(bytes, at, text.size(), letter);
  if (letter >= 0) return static_cast<char32_t>(letter);
  at = from + 1;
  return invalid_letter;
}

std::size_t letter_start(std::string_view text, std::size_t at) {
  [[maybe_unused]] const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto start = static_cast<std::int32_t>(at);
  U8_SET_CP_START(bytes, 0, start);
  return static_cast<std::size_t>(start);
}

void append_letter(std::string& text, char32_t letter) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, letter);
  text.append(reinterpret_cast<const char*>(bytes), length);
}

std::string composed(std::string_view text) {
  // Up to U+0300, which begins with the byte 0xCC, nothing composes with what stands before it.
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; }) ||
      !is_utf8(text))
    return std::string(text);
  UErrorCode failed = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  composing().normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                            failed);
  return U_FAILURE(failed) ? std::string(text) : out;
}

std::string case_folded(std::string_view text) {
  return is_ascii(text) ? lower_case(text) : composed(narrow(wide(text).foldCase()));
}

std::string lower_case_of_any(std::string_view text) {
  return is_utf8(text) ? narrow(wide(text).toLower(icu::Locale::getRoot())) : std::string(text);
}

std::string upper_case_of_any(std::string_view text) {
  return is_utf8(text) ? narrow(wide(text).toUpper(icu::Locale::getRoot())) : std::string(text);
}

std::string plain_letter(char32_t letter) {
  if (letter < 0x80) return std::string(1, static_cast<char>(letter));
  thread_local std::unordered_map<char32_t, std::string> known;
  const auto [at, is_new] = known.try_emplace(letter);
  if (is_new) at->second = make_plain_letter(letter);
  return at->second;
}

bool is_letter(char32_t letter) { return u_isalpha(static_cast<UChar32>(letter)); }

bool is_blank(char32_t letter) { return u_isUWhiteSpace(static_cast<UChar32>(letter)); }

bool is_word_letter(char32_t letter) { return u_isalnum(static_cast<UChar32>(letter)) || is_mark(letter); }

bool is_mark(char32_t letter) { return (U_GET_GC_MASK(static_cast<UChar32>(letter)) & U_GC_M_MASK) != 0; }

bool is_invisible(char32_t letter) {
  const auto code = static_cast<UChar32>(letter);
  return u_iscntrl(code) || U_IS_UNICODE_NONCHAR(code) || u_charType(code) == U_FORMAT_CHAR ||
         u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

std::string in_latin_letters(std::string_view text) { return composed(by_rules("Any-Latin", text)); }

}  // namespace hustings
