#include "atlas/parse_toml.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace hustings {

namespace {

constexpr std::size_t most_depth = 64;

/// Goes through the text as the parser would, as far as strings, comments, brackets and the dots of keys go. What is no
/// TOML the parser itself refuses.
class DepthCheck {
 public:
  explicit DepthCheck(std::string_view text) : text_(text) {}

  /// The line and column, from 1, where it goes too deep; 0 where it never does.
  toml::source_position too_deep() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') at_ = std::min(text_.find('\n', at_), text_.size());
      else if (c == '"' || c == '\'') pass_string(c);
      else if (!take(c)) return position();
    }
    return {};
  }

 private:
  /// False where this is too deep.
  bool take(char c) {
    ++at_;
    switch (c) {
      case '.': ++dots_; break;
      case '[':
      case '{':
        outer_.push_back(dots_);
        above_ += dots_ + 1;
        dots_ = 0;
        break;
      case ']':
      case '}': close(); break;
      case ',': dots_ = 0; break;
      case '\n':
        if (outer_.empty()) dots_ = 0;
        break;
      default: break;
    }
    return above_ + dots_ <= most_depth;
  }

  void close() {
    if (outer_.empty()) return;  // no TOML
    above_ -= outer_.back() + 1;
    dots_ = outer_.back();
    outer_.pop_back();
  }

  void pass_string(char quote) {
    const std::string_view three = quote == '"' ? R"(""")" : "'''";
    const bool long_one = text_.compare(at_, 3, three) == 0;
    at_ += long_one ? 3 : 1;
    while (at_ < text_.size()) {
      if (quote == '"' && text_[at_] == '\\') {
        at_ += 2;
      } else if (long_one ? text_.compare(at_, 3, three) == 0 : text_[at_] == quote) {
        at_ += long_one ? 3 : 1;
        return;
      } else if (!long_one && text_[at_] == '\n') {
        return;  // never closed, which the parser finds
      } else {
        ++at_;
      }
    }
  }

  toml::source_position position() const {
    const std::string_view before = text_.substr(0, at_);
    const auto line = static_cast<toml::source_index>(std::count(before.begin(), before.end(), '\n') + 1);
    const std::size_t begin = before.rfind('\n') + 1;  // npos + 1 is 0
    return {line, static_cast<toml::source_index>(before.size() - begin)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::size_t> outer_;  ///< dots of the keys whose values are open
  std::size_t above_ = 0;           ///< how deep the innermost open bracket lies
  std::size_t dots_ = 0;            ///< of the present key
};

}  // namespace

toml::table parse_toml(std::string_view text, std::string_view file) {
  if (const toml::source_position place = DepthCheck(text).too_deep(); place)
    throw toml::parse_error("tables and keys lie in each other more than 64 deep", place,
                            std::make_shared<const std::string>(file));
  return toml::parse(text, file);
}

}  // namespace hustings
