// JSON as text that may stand inside a <script> of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hustings {

/// Builds JSON from its beginning to its end, with commas where they belong. Texts are escaped so that no "<" is left,
/// and so nothing in them ends a <script> or begins a comment of HTML.
class JsonText {
 public:
  JsonText& open(char bracket);  ///< '{' or '['
  JsonText& close();
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& number(double value);  ///< as short as it can be read back exactly; null where it is no number
  JsonText& integer(long value);
  JsonText& boolean(bool value);
  JsonText& written(std::string_view json);  ///< JSON already

  /// A member of an object.
  JsonText& put(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonText& put(std::string_view name, const char* value) { return key(name).text(value); }
  JsonText& put(std::string_view name, long value) { return key(name).integer(value); }
  JsonText& put_texts(std::string_view name, const std::vector<std::string>& values);
  JsonText& put_integers(std::string_view name, const std::vector<long>& values);

  const std::string& str() const { return out_; }

 private:
  void before_value();

  std::string out_;
  std::vector<char> open_;  ///< the brackets that will close
  bool first_ = true;
  bool after_key_ = false;
};

/// Text that may stand in HTML, in an attribute's quotes too. Control characters, which HTML does not have, are left
/// out.
std::string html_text(std::string_view text);

}  // namespace hustings
