// 128 bits that stand for bytes: two inputs with one digest do not happen by accident.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace hustings {

struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  bool operator==(const Digest&) const = default;
};

std::string to_text(const Digest& digest);  ///< 32 hexadecimal digits

/// XXH3 (128 bits) of all that is added. It guards against accidents and not against forgers: nothing that a stranger
/// could have chosen is trusted for its digest.
class Hasher {
 public:
  Hasher();

  void add_bytes(std::span<const std::byte> bytes);
  void add(std::string_view text);  ///< with its length, so that "a", "bc" is not "ab", "c"
  template <class T>
  requires std::is_arithmetic_v<T>
  void add(T number) { add_bytes(std::as_bytes(std::span(&number, 1))); }
  void add(const Digest& digest);

  Digest digest() const;

 private:
  struct State;
  struct Destroyer {
    void operator()(State* state) const;
  };
  std::unique_ptr<State, Destroyer> state_;
};

Digest digest_of(std::span<const std::byte> bytes);

}  // namespace hustings
