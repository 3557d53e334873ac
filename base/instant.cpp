#include "base/instant.h"

#include <fmt/format.h>
#include <map>
#include <memory>
#include <mutex>
#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include "base/text/text.h"

namespace hustings {

namespace chrono = std::chrono;

namespace {

constexpr chrono::minutes day_length = chrono::hours(24);

std::unique_ptr<icu::TimeZone> make_zone(const std::string& name) {
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (!zone || *zone == icu::TimeZone::getUnknown()) return nullptr;
  return zone;
}

/// Kept, since making one reads a file; null where there is no such zone. Nothing of a zone changes once it is made.
const icu::TimeZone* zone_of(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<icu::TimeZone>> kept;
  const std::scoped_lock lock(mutex);
  const auto [known, is_new] = kept.try_emplace(name);
  if (is_new) known->second = make_zone(name);
  return known->second.get();
}

UDate milliseconds(chrono::sys_seconds time) {
  return static_cast<UDate>(chrono::milliseconds(time.time_since_epoch()).count());
}

chrono::minutes whole_minutes(std::int32_t milliseconds) {
  return chrono::duration_cast<chrono::minutes>(chrono::milliseconds(milliseconds));
}

/// How far the clock of the zone is ahead of UTC when it says so.
chrono::minutes offset_when(chrono::sys_seconds said, const std::string& name) {
  const auto* zone = dynamic_cast<const icu::BasicTimeZone*>(zone_of(name));
  if (zone == nullptr) return chrono::minutes(0);
  std::int32_t usual = 0;
  std::int32_t summer = 0;
  UErrorCode failed = U_ZERO_ERROR;
  zone->getOffsetFromLocal(milliseconds(said), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, usual, summer, failed);
  return U_FAILURE(failed) ? chrono::minutes(0) : whole_minutes(usual + summer);
}

std::optional<int> two_digits(std::string_view& text, int most) {
  if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  const int number = 10 * (text[0] - '0') + (text[1] - '0');
  text.remove_prefix(2);
  return number <= most ? std::optional(number) : std::nullopt;
}

bool take(std::string_view& text, char letter) {
  if (!text.starts_with(letter)) return false;
  text.remove_prefix(1);
  return true;
}

/// "02:00" or "02:00:30" at the beginning; seconds of the day.
std::optional<chrono::seconds> take_clock(std::string_view& text) {
  const auto hours = two_digits(text, 23);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = two_digits(text, 59);
  if (!minutes) return std::nullopt;
  std::optional<int> seconds = 0;
  if (take(text, ':')) seconds = two_digits(text, 59);
  if (!seconds) return std::nullopt;
  return chrono::hours(*hours) + chrono::minutes(*minutes) + chrono::seconds(*seconds);
}

/// "Z", "+01:00", "+0100" or "+01", and nothing behind it.
std::optional<chrono::minutes> maybe_offset(std::string_view text) {
  if (text == "Z" || text == "z") return chrono::minutes(0);
  const bool west = text.starts_with('-');
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hours = two_digits(text, 14);
  if (!hours) return std::nullopt;
  std::optional<int> minutes = 0;
  if (!text.empty()) {
    take(text, ':');
    minutes = two_digits(text, 59);
  }
  if (!minutes || !text.empty()) return std::nullopt;
  const chrono::minutes offset = chrono::hours(*hours) + chrono::minutes(*minutes);
  return west ? -offset : offset;
}

std::string offset_text(chrono::minutes offset) {
  const auto minutes = chrono::abs(offset).count();
  return fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace

bool is_time_zone(const std::string& zone) { return zone_of(zone) != nullptr; }

LocalTime local_time(Instant instant, const std::string& name) {
  std::int32_t usual = 0;
  std::int32_t summer = 0;
  UErrorCode failed = U_ZERO_ERROR;
  if (const icu::TimeZone* zone = zone_of(name)) zone->getOffset(milliseconds(instant), 0, usual, summer, failed);
  const chrono::minutes offset = U_FAILURE(failed) ? chrono::minutes(0) : whole_minutes(usual + summer);
  const auto said = instant + offset;
  const Date day = chrono::floor<chrono::days>(said);
  return {day, chrono::floor<chrono::minutes>(said - day), offset};
}

Instant instant_of(Date day, chrono::minutes minute, const std::string& zone) {
  const chrono::sys_seconds said = day + minute;
  return said - offset_when(said, zone);
}

std::optional<Instant> maybe_instant(std::string_view text, const std::string& zone,
                                     std::optional<Instant> night_begins) {
  text = trimmed(text);
  constexpr std::size_t day_letters = 10;
  std::optional<Date> day;
  if (text.size() > day_letters && (text[4] == '-' || text[4] == '/')) {
    std::string written(text.substr(0, day_letters));
    if (written[4] == '/' && written[7] == '/') written[4] = written[7] = '-';
    day = maybe_date(written);
    text.remove_prefix(day_letters);
    if (!day || (!take(text, 'T') && !take(text, 't') && !take(text, ' '))) return std::nullopt;
  }
  const auto clock = take_clock(text);
  if (!clock) return std::nullopt;
  if (day) {
    const chrono::sys_seconds said = *day + *clock;
    if (text.empty()) return said - offset_when(said, zone);
    const auto offset = maybe_offset(text);
    return offset ? std::optional<Instant>(said - *offset) : std::nullopt;
  }
  if (!night_begins || !text.empty()) return std::nullopt;
  const Date first = local_time(*night_begins, zone).day;
  chrono::sys_seconds said = first + *clock;
  if (said - offset_when(said, zone) < *night_begins) said += day_length;
  return said - offset_when(said, zone);
}

std::string iso_instant(Instant instant, const std::string& zone) {
  const LocalTime local = local_time(instant, zone);
  const auto second = (instant - chrono::floor<chrono::minutes>(instant)).count();
  const std::string seconds = second == 0 ? std::string() : fmt::format(":{:02}", second);
  return fmt::format("{}T{}{}{}", iso_date(local.day), clock_of(instant, zone), seconds, offset_text(local.offset));
}

std::string clock_of(Instant instant, const std::string& zone) {
  const auto minute = local_time(instant, zone).minute.count();
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::string long_instant(Instant instant, const std::string& zone) {
  return fmt::format("{} on {}", clock_of(instant, zone), long_date(local_time(instant, zone).day));
}

}  // namespace hustings
