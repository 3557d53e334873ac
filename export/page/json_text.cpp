#include "export/page/json_text.h"

#include <cmath>
#include <fmt/format.h>

namespace hustings {

namespace {

bool is_control(char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; }

}  // namespace

void JsonText::before_value() {
  if (!first_ && !after_key_) out_ += ',';
  first_ = false;
  after_key_ = false;
}

JsonText& JsonText::open(char bracket) {
  before_value();
  out_ += bracket;
  open_.push_back(bracket == '{' ? '}' : ']');
  first_ = true;
  return *this;
}

JsonText& JsonText::close() {
  out_ += open_.back();
  open_.pop_back();
  first_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  text(name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  before_value();
  out_ += '"';
  for (const char letter : value) {
    if (letter == '"' || letter == '\\') (out_ += '\\') += letter;
    else if (letter == '<' || is_control(letter))
      out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(letter)));
    else out_ += letter;
  }
  out_ += '"';
  return *this;
}

JsonText& JsonText::number(double value) {
  before_value();
  out_ += std::isfinite(value) ? fmt::format("{}", value) : "null";
  return *this;
}

JsonText& JsonText::integer(long value) {
  before_value();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

JsonText& JsonText::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonText& JsonText::written(std::string_view json) {
  before_value();
  out_ += json;
  return *this;
}

JsonText& JsonText::put_texts(std::string_view name, const std::vector<std::string>& values) {
  key(name).open('[');
  for (const std::string& value : values) text(value);
  return close();
}

JsonText& JsonText::put_integers(std::string_view name, const std::vector<long>& values) {
  key(name).open('[');
  for (const long value : values) integer(value);
  return close();
}

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char letter : text) {
    if (letter == '&') out += "&amp;";
    else if (letter == '<') out += "&lt;";
    else if (letter == '>') out += "&gt;";
    else if (letter == '"') out += "&quot;";
    else if (letter == '\n' || letter == '\t') out += ' ';
    else if (!is_control(letter)) out += letter;
  }
  return out;
}

}  // namespace hustings
