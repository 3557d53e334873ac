#include "app/desktop/about.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "base/paths.h"
#include "base/text/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

/// Without the signs for emphasis and code; links as "words (address)".
std::string without_signs(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '`') continue;
    if (line.substr(at).starts_with("**")) {
      ++at;
      continue;
    }
    const std::size_t middle = line[at] == '[' ? line.find("](", at) : std::string_view::npos;
    const std::size_t end = middle == std::string_view::npos ? middle : line.find(')', middle);
    if (end == std::string_view::npos) {
      out += line[at];
      continue;
    }
    out += std::string(line.substr(at + 1, middle - at - 1)) + " (" +
           std::string(line.substr(middle + 2, end - middle - 2)) + ")";
    at = end;
  }
  return out;
}

/// "| a | b |" as "a; b"; empty for the line under the head of a table.
std::string row_of_table(std::string_view line) {
  std::string out;
  bool rule = true;
  for (const std::string& cell : split(line.substr(1, line.size() - 1), '|')) {
    const std::string words(trimmed(cell));
    if (words.empty()) continue;
    rule = rule && words.find_first_not_of("-:") == std::string::npos;
    out += (out.empty() ? "" : "; ") + words;
  }
  return rule ? "" : out;
}

std::string text_of_file(const std::filesystem::path& file) {
  try {
    return read_whole(file);
  } catch (const InputError& error) {
    return error.what();
  }
}

}  // namespace

std::string plain_text(std::string_view markdown) {
  std::string out;
  bool joins = false;  // the next line goes on with the paragraph
  for (const std::string& whole : split(markdown, '\n')) {
    const std::string_view line = trimmed(whole);
    if (line.empty()) {
      if (!out.empty()) out += joins ? "\n\n" : "\n";
      joins = false;
      continue;
    }
    const bool heading = line.front() == '#';
    const bool table = line.front() == '|';
    const bool item = line.starts_with("- ");
    std::string words = table     ? row_of_table(line)
                        : heading ? std::string(trimmed(line.substr(line.find_first_not_of('#'))))
                                  : std::string(line);
    if (words.empty()) continue;
    if (joins) out += heading || table || item ? "\n" : " ";
    out += without_signs(item ? "\u2022 " + words.substr(2) : words);
    joins = !heading && !table;
    if (!joins) out += '\n';
  }
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

ui::AboutProgram about_program(std::string version) {
  const std::filesystem::path assets = assets_folder();
  return {std::move(version), plain_text(text_of_file(assets.parent_path() / "LICENSE")) + "\n\n\n" +
                                  plain_text(text_of_file(assets / "SOURCES.md"))};
}

}  // namespace hustings
