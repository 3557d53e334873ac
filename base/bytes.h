// Plain values, texts and arrays laid out in bytes so that an array can be used where it lies, without a copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace hustings {

/// Everything begins at a multiple of this, so that arrays of any plain type are aligned in mapped memory.
constexpr std::size_t byte_alignment = 16;

class ByteWriter {
 public:
  template <class T>
  void put(const T& value) {
    put_array(std::span<const T>(&value, 1));
  }
  void put(std::string_view text) { put_array(std::span<const char>(text)); }

  template <class T>
  void put_array(std::span<const T> items) {
    begin_array<T>(items.size());
    append(items);
  }

  /// An array that is put together from pieces: `append` them until there are that many items.
  template <class T>
  void begin_array(std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    align();
    const auto size = static_cast<std::uint64_t>(count);
    append(std::span(&size, 1));
    align();
  }
  template <class T>
  void append(std::span<const T> items) {
    const auto bytes = std::as_bytes(items);
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }

  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  void align() { bytes_.resize((bytes_.size() + byte_alignment - 1) / byte_alignment * byte_alignment); }

  std::vector<std::byte> bytes_;
};

/// Takes out, in the same order, what a ByteWriter put in. The bytes must be as aligned as the writer's. Where they
/// are too few, what is taken is empty and `good` false from then on.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <class T>
  T take() {
    const std::span<const T> one = take_array<T>();
    if (one.size() != 1) good_ = false;
    return good_ ? one.front() : T{};
  }
  std::string_view take_text() {
    const std::span<const char> text = take_array<char>();
    return {text.data(), text.size()};
  }

  template <class T>
  std::span<const T> take_array() {
    static_assert(std::is_trivially_copyable_v<T>);
    std::uint64_t count = 0;
    align();
    if (!has(sizeof(count))) return {};
    std::memcpy(&count, bytes_.data() + at_, sizeof(count));
    at_ += sizeof(count);
    align();
    if (count > bytes_.size() / sizeof(T) || !has(count * sizeof(T))) {
      good_ = false;
      return {};
    }
    const std::span<const T> items(reinterpret_cast<const T*>(bytes_.data() + at_), count);
    at_ += count * sizeof(T);
    return items;
  }

  bool good() const { return good_; }

 private:
  void align() { at_ = (at_ + byte_alignment - 1) / byte_alignment * byte_alignment; }
  bool has(std::size_t bytes) {
    good_ = good_ && at_ <= bytes_.size() && bytes <= bytes_.size() - at_;
    return good_;
  }

  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace hustings
