// JSON as text, written from the outside in.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

/// A string of JSON in its quotes; bytes that are no UTF-8 are read as Windows-1252.
std::string json_text(std::string_view text);

/// Keeps commas and indentation. Every `begin` needs its `end`, and in an object every value its key.
class JsonWriter {
 public:
  /// lines: a member a line. one_line: with all that is in it.
  enum class Form { lines, one_line };

  void begin_object(Form form = Form::lines) { begin('{', '}', form); }
  void begin_array(Form form = Form::lines) { begin('[', ']', form); }
  void end();
  void key(std::string_view name);

  void text(std::string_view value) { write(json_text(value)); }
  /// Empty text is null: there is none.
  void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }
  void number(std::int64_t value) { write(std::to_string(value)); }
  /// As it is written already: "45.3197"; what is empty is null.
  void written_number(std::string_view value) { value.empty() ? null() : write(value); }
  void boolean(bool value) { write(value ? "true" : "false"); }
  void null() { write("null"); }
  /// JSON that was made elsewhere, without its last line feed; its lines are indented as deep as they stand here.
  void json(std::string_view value);
  void texts(const std::vector<std::string>& values);

  void member(std::string_view name, std::string_view value) { key(name), text(value); }
  void member(std::string_view name, const char* value) { key(name), text(value); }
  void member(std::string_view name, const std::vector<std::string>& values) { key(name), texts(values); }
  void member(std::string_view name, bool value) { key(name), boolean(value); }
  void member(std::string_view name, std::integral auto value) { key(name), number(static_cast<std::int64_t>(value)); }

  /// All of it, with a line feed at its end.
  std::string take();

 private:
  struct Level {
    char close;
    Form form;
    std::size_t members = 0;
  };

  void begin(char open, char close, Form form);
  void write(std::string_view value);
  void before_member();
  void new_line();

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace hustings
