#include "base/text/json.h"

#include <fmt/format.h>
#include <stdexcept>

#include "base/text/text.h"

namespace hustings {

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : is_utf8(text) ? std::string(text) : as_utf8(text)) {
    if (c == '"' || c == '\\') out += {'\\', c};
    else if (c == '\n') out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else out += c;
  }
  return out + "\"";
}

void JsonWriter::begin(char open, char close, Form form) {
  write({&open, 1});
  if (!levels_.empty() && levels_.back().form == Form::one_line) form = Form::one_line;
  levels_.push_back({close, form});
}

void JsonWriter::end() {
  if (levels_.empty() || after_key_) throw std::logic_error("JSON ends where nothing was begun");
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.members > 0 && level.form == Form::lines) new_line();
  out_ += level.close;
}

void JsonWriter::key(std::string_view name) {
  before_member();
  out_ += json_text(name);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::texts(const std::vector<std::string>& values) {
  begin_array(Form::one_line);
  for (const std::string& value : values) text(value);
  end();
}

void JsonWriter::json(std::string_view value) {
  std::string indented;
  for (const char c : value) {
    indented += c;
    if (c == '\n') indented.append(2 * levels_.size(), ' ');
  }
  write(indented);
}

void JsonWriter::write(std::string_view value) {
  if (!after_key_) before_member();
  after_key_ = false;
  out_ += value;
}

void JsonWriter::before_member() {
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (level.members++ > 0) out_ += level.form == Form::lines ? "," : ", ";
  if (level.form == Form::lines) new_line();
}

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

std::string JsonWriter::take() {
  if (!levels_.empty()) throw std::logic_error("JSON is taken before its end");
  out_ += '\n';
  return std::move(out_);
}

}  // namespace hustings
