// Tidy tables written as anybody may write them, at random: what is read is what they were.
#include <array>
#include <fmt/format.h>
#include <random>
#include <set>

#include "tests/atlas/published/published.h"

using namespace hustings;

namespace {

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  /// Makes a table, and the bytes that somebody published it as.
  void write() {
    make_table();
    separator_ = pick(std::string(",;\t|"));
    trailing_ = chance(6);
    blank_column_ = chance(6);
    std::string text;
    for (std::size_t i = 0, count = number(0, 5); i < count; ++i) text += line_above(i);
    if (!text.empty() && chance(2)) text += padded("");
    text += row_text(columns);
    for (const auto& row : written_) text += row_text(row);
    if (chance(3)) text += total_row();
    if (chance(3)) text += (chance(2) ? "\n" : "") + padded("Source: the returning officer for this place");
    if (chance(4)) text += padded("* provisional, the final figures follow");
    bytes = encoded(with_line_ends(text));
  }

  std::vector<std::string> columns;
  Rows rows;  ///< as they are meant
  std::string bytes;

 private:
  std::size_t number(std::size_t least, std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(least, most)(random_);
  }
  bool chance(std::size_t one_in) { return number(1, one_in) == 1; }
  template <class List>
  typename List::value_type pick(const List& list) {
    return list[number(0, list.size() - 1)];
  }

  void make_table() {
    static const std::vector<std::string> names = {
        "Alder",    "Birch, North", "Cedar \"Old\" Town", "D\u00F6rnfeld", "\u00C9tang",
        "Fir Hill", "Gorse",        "Hazel & Ivy",        "Juniper",       "Larch"};
    static const std::vector<std::string> parties = {"Rose", "Oak", "Gr\u00FCne Liste", "Elm Party"};
    const bool is_long = chance(2);
    const std::size_t areas = number(5, 40);
    decide_numbers();
    if (is_long) columns = {"Code", "Name", "Partei", "Stimmen"};
    else columns = {"Code", "Name", "Wahlberechtigte", "Rose", "Oak", "Elm"};
    const bool shares = chance(3);
    if (shares) columns.emplace_back("Anteil");
    const std::size_t parties_here = number(2, parties.size());
    for (std::size_t area = 0; area < areas; ++area) {
      const std::string code = "E0500" + std::to_string(1000 + area);
      const std::string name = names[area % names.size()] + (area < names.size() ? "" : " " + std::to_string(area));
      for (std::size_t party = 0; party < (is_long ? parties_here : 1); ++party) {
        std::vector<std::string> row = {code, name};
        std::vector<std::string> text = row;
        const auto add_count = [&] {
          const std::size_t count = number(0, chance(3) ? 99999 : 3000);
          row.push_back(std::to_string(count));
          text.push_back(written_count(count));
        };
        if (is_long) row.push_back(parties[party]), text.push_back(parties[party]);
        for (std::size_t i = 0; i < (is_long ? 1U : 4U); ++i) add_count();
        if (shares) {
          const std::string whole = std::to_string(number(0, 99));
          const std::string tenth = std::to_string(number(0, 9));
          row.push_back(fmt::format("{}.{}", whole, tenth));
          text.push_back(fmt::format("{}{}{}{}", whole, decimal_, tenth, percent_ ? "%" : ""));
        }
        rows.push_back(row);
        written_.push_back(text);
      }
    }
  }

  void decide_numbers() {
    static const std::vector<std::string> signs = {"", "", "", ",", ".", " ", "\u00A0", "'"};
    thousands_ = pick(signs);
    decimal_ = thousands_ == "," ? '.' : thousands_ == "." ? ',' : pick(std::string(".,"));
    floats_ = thousands_.empty() && chance(5);
    percent_ = chance(3);
  }

  std::string written_count(std::size_t count) {
    std::string digits = std::to_string(count);
    if (floats_) return digits + ".0";
    for (std::size_t at = digits.size(); !thousands_.empty() && at > 3; at -= 3) digits.insert(at - 3, thousands_);
    return digits;
  }

  std::string cell_text(const std::string& cell) {
    const bool must = cell.find(separator_) != std::string::npos || cell.find('"') != std::string::npos;
    if (!must && !chance(12)) return cell;
    std::string quoted;
    for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return "\"" + quoted + "\"";
  }

  std::string row_text(const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += (i > 0 ? std::string(1, separator_) : "") + cell_text(cells[i]);
      if (blank_column_ && i == 1) text += separator_;
    }
    if (trailing_) text += separator_;
    return text + "\n";
  }

  /// A line of one text, with separators behind it as spreadsheets write them, or without.
  std::string padded(const std::string& text) {
    const std::size_t width = columns.size() + (blank_column_ ? 1 : 0) + (trailing_ ? 1 : 0);
    return cell_text(text) + (pads_ ? std::string(width - 1, separator_) : "") + "\n";
  }

  std::string line_above(std::size_t i) {
    static const std::vector<std::string> lines = {"Results of the election", "# made up",
                                                   "Wahl vom 26. September 2021, vorl\u00E4ufig",
                                                   "\u00A9 2024 the council"};
    if (i == 0) pads_ = chance(2);
    return padded(pick(lines));
  }

  std::string total_row() {
    std::vector<std::string> total(columns.size());
    total[number(0, 1)] = pick(std::vector<std::string>{"Total", "Insgesamt", "TOTAL"});
    for (std::size_t column = 2; column < columns.size(); ++column) {
      if (columns[column] == "Partei" || columns[column] == "Anteil") continue;
      std::size_t sum = 0;
      for (const auto& row : rows) sum += std::stoul(row[column]);
      total[column] = written_count(sum);
    }
    return row_text(total);
  }

  std::string with_line_ends(const std::string& text) {
    const std::string end = pick(std::vector<std::string>{"\n", "\r\n", "\r"});
    std::string changed;
    for (const char c : text) changed += c == '\n' ? end : std::string(1, c);
    return changed;
  }

  std::string encoded(const std::string& text) {
    const std::size_t kind = number(0, 4);
    if (kind == 0) return text;
    if (kind == 1) return "\xEF\xBB\xBF" + text;
    std::string made = kind == 2 ? "\xFF\xFE" : "";
    for (std::size_t i = 0; i < text.size(); ++i) {
      auto letter = static_cast<unsigned char>(text[i]);
      if (letter >= 0x80)
        letter = static_cast<unsigned char>((letter & 0x1FU) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU));
      if (kind == 3) made += '\0';
      made += static_cast<char>(letter);
      if (kind == 2) made += '\0';
    }
    return made;
  }

  std::mt19937 random_;
  Rows written_;
  char separator_ = ',';
  bool trailing_ = false, blank_column_ = false, pads_ = false, percent_ = false, floats_ = false;
  std::string thousands_;
  char decimal_ = '.';
};

}  // namespace

TEST_CASE("tidy tables come back as they were, however they are written") {
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Writer writer(seed);
    writer.write();
    const Outcome<PublishedTable> read = published_text(writer.bytes, "votes.csv");
    CAPTURE(seed);
    REQUIRE_MESSAGE(read, describe(first_error(read.findings)));
    CHECK(read.value->table.columns == writer.columns);
    const bool same = read.value->table.rows == writer.rows;
    CHECK(same);
    if (same) continue;
    const Rows& rows = read.value->table.rows;
    CHECK(rows.size() == writer.rows.size());
    for (std::size_t i = 0; i < std::min(rows.size(), writer.rows.size()); ++i)
      if (rows[i] != writer.rows[i]) {
        CHECK(fmt::format("{}", fmt::join(rows[i], "|")) == fmt::format("{}", fmt::join(writer.rows[i], "|")));
        break;
      }
  }
}
