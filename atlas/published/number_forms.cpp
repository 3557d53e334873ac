#include "atlas/published/number_forms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <string>
#include <utility>

#include "atlas/published/number_look.h"
#include "atlas/published/words.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::size_t most_others = 5;

constexpr std::size_t at(DigitSign sign) { return static_cast<std::size_t>(sign); }

/// What the cells of one column say of their signs.
struct Tally {
  std::size_t filled = 0, numbers = 0, missing = 0, codes = 0, percents = 0, footnotes = 0, exponents = 0;
  std::size_t short_plain = 0, long_plain = 0;  ///< without signs: of up to three digits, and of more
  std::array<std::size_t, 5> decimals{}, thousands{}, either{};
  std::string example;  ///< one that may be either

  void add(std::string_view cell) {
    if (cell.empty()) return;
    ++filled;
    if (says_missing(cell)) {
      ++missing;
      return;
    }
    const auto look = maybe_number_look(cell);
    if (!look) return;
    ++numbers;
    percents += look->percent ? 1 : 0;
    footnotes += look->footnote ? 1 : 0;
    exponents += look->exponent ? 1 : 0;
    if (is_code_of_digits(*look)) ++codes;
    if (look->signs == 0) ++(look->digits > 3 ? long_plain : short_plain);
    else add_signs(*look, cell);
  }

  void add_signs(const NumberLook& look, std::string_view cell) {
    if (look.first != look.last) {
      ++thousands[at(look.first)];
      ++decimals[at(look.last)];
    } else if (look.signs > 1 || look.first == DigitSign::blank || look.first == DigitSign::apostrophe) {
      ++thousands[at(look.first)];
    } else if (!look.in_threes || look.leading_zero || look.exponent) {
      ++decimals[at(look.first)];
    } else {
      ++either[at(look.first)];
      if (example.empty()) example = cell;
    }
  }

  bool is_of_numbers() const { return numbers > 0 && codes == 0 && 2 * numbers >= filled - missing; }
};

/// What signs of a column mean.
struct Meaning {
  DigitSign decimal = DigitSign::none;
  DigitSign thousands = DigitSign::none;
  bool known = true;
};

DigitSign other(DigitSign sign) { return sign == DigitSign::point ? DigitSign::comma : DigitSign::point; }

/// By the column's own cells; not known where all that have the sign may be either.
Meaning meaning_of(const Tally& tally) {
  Meaning meaning;
  for (const DigitSign sign : {DigitSign::point, DigitSign::comma})
    if (tally.decimals[at(sign)] > 0 &&
        (meaning.decimal == DigitSign::none || tally.decimals[at(sign)] > tally.decimals[at(meaning.decimal)]))
      meaning.decimal = sign;
  for (const DigitSign sign : {DigitSign::point, DigitSign::comma, DigitSign::apostrophe, DigitSign::blank})
    if (tally.thousands[at(sign)] > 0) meaning.thousands = sign;
  for (const DigitSign sign : {DigitSign::point, DigitSign::comma}) {
    if (tally.either[at(sign)] == 0 || sign == meaning.decimal || sign == meaning.thousands) continue;
    if (meaning.decimal == other(sign)) meaning.thousands = sign;
    else if (meaning.thousands != DigitSign::none) meaning.decimal = sign;  // thousands are parted by something else
    else if (tally.short_plain > 0 && tally.long_plain == 0) meaning.thousands = sign;
    else meaning.known = false;  // somebody may have parted some thousands, and others not
  }
  return meaning;
}

/// Spreadsheets keep 34.41 as 34.409999999999997: more than 15 digits are none that anybody wrote.
std::string without_noise(std::string plain) {
  constexpr std::size_t most_digits = 15;
  const auto digits =
      static_cast<std::size_t>(std::count_if(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (digits <= most_digits || plain.find('.') == std::string::npos) return plain;
  const auto value = maybe_number(plain);
  if (!value || std::abs(*value) < 1e-4 || std::abs(*value) >= 1e15) return plain;
  return fmt::format("{:.15g}", *value);
}

class PlainWriter {
 public:
  PlainWriter(Table& table, std::optional<char> decimal) : table_(table), said_(decimal) {}

  NumberForms write() && {
    tallies_.resize(table_.columns.size());
    for (const auto& row : table_.rows)
      for (std::size_t i = 0; i < row.size(); ++i) tallies_[i].add(row[i]);
    for (const Tally& tally : tallies_) meanings_.push_back(tally.is_of_numbers() ? meaning_of(tally) : Meaning());
    out_.forms.resize(table_.columns.size());
    for (const DigitSign sign : {DigitSign::point, DigitSign::comma}) compare_columns(sign);
    for (std::size_t i = 0; i < tallies_.size(); ++i) decide(i);
    for (auto& row : table_.rows)
      for (std::size_t i = 0; i < row.size(); ++i)
        if (tallies_[i].is_of_numbers()) write_plain(row[i], i);
    for (std::size_t i = 0; i < tallies_.size(); ++i) finish(i);
    say_forms();
    ask();
    return std::move(out_);
  }

 private:
  /// Do other columns part thousands by the sign, or decimals by the other one?
  int votes_for_thousands(DigitSign sign) const {
    int votes = 0;
    for (std::size_t i = 0; i < meanings_.size(); ++i) {
      if (!meanings_[i].known || !tallies_[i].is_of_numbers()) continue;
      if (meanings_[i].thousands == sign || meanings_[i].decimal == other(sign)) ++votes;
      if (meanings_[i].decimal == sign || meanings_[i].thousands == other(sign)) --votes;
    }
    return votes;
  }

  /// Several columns that leave it open: three decimals in each cell of all are those of shares, whose rows sum to a
  /// hundred, or they are thousands.
  void compare_columns(DigitSign sign) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < meanings_.size(); ++i)
      if (!meanings_[i].known && tallies_[i].either[at(sign)] > 0 && tallies_[i].percents == 0 &&
          words_for_thousands(i) == 0)
        open.push_back(i);
    if (open.size() < 2 || votes_for_thousands(sign) != 0) return;
    constexpr std::size_t most_rows = 200;
    std::size_t compared = 0, hundreds = 0;
    for (std::size_t row = 0; row < table_.rows.size() && row < most_rows; ++row) {
      double sum = 0;
      for (const std::size_t column : open)
        if (maybe_number_look(table_.rows[row][column]))
          sum += maybe_number(plain_number(table_.rows[row][column], sign)).value_or(0);
      if (sum == 0) continue;
      ++compared;
      if (sum > 98 && sum < 102) ++hundreds;
    }
    const bool are_shares = 2 * hundreds > compared;
    for (const std::size_t column : open)
      meanings_[column] = {.decimal = are_shares ? sign : DigitSign::none,
                           .thousands = are_shares ? DigitSign::none : sign,
                           .known = true};
  }

  /// Do the header's words name a share, or people and votes?
  int words_for_thousands(std::size_t column) const {
    for (const HeaderWord& word : carried_words().roles_of(table_.columns[column])) {
      if (word.role == Role::share || word.role == Role::turnout) return -1;
      if (word.role == Role::votes || word.role == Role::electorate || word.role == Role::ballots ||
          word.role == Role::valid || word.role == Role::rejected || word.role == Role::total)
        return 1;
    }
    return 0;
  }

  void decide(std::size_t column) {
    const Tally& tally = tallies_[column];
    ColumnForm& form = out_.forms[column];
    form.filled = tally.filled;
    if (!tally.is_of_numbers()) return;
    Meaning& meaning = meanings_[column];
    const bool is_share = tally.percents > 0 || words_for_thousands(column) < 0;
    if (is_share && tally.thousands[at(meaning.thousands)] == 0 && meaning.decimal == DigitSign::none)
      meaning.decimal = std::exchange(meaning.thousands, DigitSign::none);  // "12.345" beside "100"
    if (said_) {
      meaning.decimal = *said_ == ',' ? DigitSign::comma : DigitSign::point;
      if (meaning.thousands == meaning.decimal) meaning.thousands = DigitSign::none;
    } else if (!meaning.known) {
      const DigitSign sign = tally.either[at(DigitSign::point)] > 0 ? DigitSign::point : DigitSign::comma;
      int votes = 2 * votes_for_thousands(sign) + words_for_thousands(column);
      if (is_share) votes = -1;
      form.doubtful = votes == 0;
      if (form.doubtful) doubtful_.push_back(column);
      if (votes > 0 || (votes == 0 && sign == DigitSign::comma)) meaning.thousands = sign;
      else meaning.decimal = sign;
    }
    form.percent = 2 * tally.percents > tally.numbers;
    form.decimal = meaning.decimal == DigitSign::comma ? ',' : '.';
    switch (meaning.thousands) {
      case DigitSign::none: break;
      case DigitSign::point: form.thousands = "."; break;
      case DigitSign::comma: form.thousands = ","; break;
      case DigitSign::apostrophe: form.thousands = "'"; break;
      case DigitSign::blank: form.thousands = " "; break;
    }
  }

  static bool is_plain(std::string_view cell) {
    return cell.size() < 16 && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  void write_plain(std::string& cell, std::size_t column) {
    if (cell.empty()) return;
    ColumnForm& form = out_.forms[column];
    if (is_plain(cell)) {
      ++form.numbers;
      return;
    }
    if (says_missing(cell)) {
      ++form.missing;
      cell.clear();
      return;
    }
    const auto look = maybe_number_look(cell);
    std::string plain;
    if (look && (!look->percent || form.percent)) plain = plain_number(cell, decimal_of(*look, meanings_[column]));
    if (plain.empty()) {
      ++form.other_cells;
      if (form.others.size() < most_others &&
          std::find(form.others.begin(), form.others.end(), cell) == form.others.end())
        form.others.push_back(cell);
      return;
    }
    ++form.numbers;
    form.footnotes += look->footnote ? 1 : 0;
    plain = without_noise(std::move(plain));
    const auto point = plain.find('.');
    if (point != std::string::npos) {
      ++decimals_[column];
      if (plain.find_first_not_of('0', point + 1) != std::string::npos) form.kind = ColumnForm::Kind::decimal;
    }
    cell = std::move(plain);
  }

  /// The column's sign, unless the cell has the other one where only decimals can be.
  static DigitSign decimal_of(const NumberLook& look, const Meaning& meaning) {
    if (look.signs == 0) return meaning.decimal;
    if (look.first != look.last) return look.last;
    const bool either = look.signs == 1 && look.in_threes && !look.leading_zero;
    if (look.signs == 1 && !either && (look.first == DigitSign::point || look.first == DigitSign::comma))
      return look.first;
    if (either && look.first != meaning.thousands && meaning.decimal == DigitSign::none) return look.first;
    return meaning.decimal;
  }

  /// "120.0" is 120 where all of the column is whole.
  void finish(std::size_t column) {
    ColumnForm& form = out_.forms[column];
    if (!tallies_[column].is_of_numbers() || form.kind == ColumnForm::Kind::decimal) return;
    form.kind = ColumnForm::Kind::count;
    if (decimals_[column] == 0) return;
    for (auto& row : table_.rows)
      if (column < row.size()) {
        std::string& cell = row[column];
        const auto point = cell.find('.');
        if (point != std::string::npos && cell.find_first_not_of("0123456789-.") == std::string::npos)
          cell.erase(point);
      }
  }

  void say(const std::string& what, const std::vector<std::string>& columns, std::string because) {
    constexpr std::size_t few = 5;
    const std::vector<std::string> some(columns.begin(),
                                        columns.begin() + static_cast<std::ptrdiff_t>(std::min(few, columns.size())));
    out_.statements.push_back(
        {fmt::format("{} in {}{}", what, fmt::join(some, ", "),
                     columns.size() > few ? fmt::format(" and {} more", columns.size() - few) : ""),
         std::move(because)});
  }

  void say_forms() {
    std::map<std::string, std::vector<std::string>> by_form;
    std::vector<std::string> zeros, percents, others;
    std::size_t missing = 0, footnotes = 0, other_cells = 0;
    std::vector<std::string> missing_in, footnotes_in;
    for (std::size_t i = 0; i < out_.forms.size(); ++i) {
      const ColumnForm& form = out_.forms[i];
      if (form.kind == ColumnForm::Kind::text) continue;
      const std::string& name = table_.columns[i];
      if (!form.thousands.empty() || form.decimal == ',')
        by_form[fmt::format("1{}234{}", form.thousands,
                            form.kind == ColumnForm::Kind::decimal ? fmt::format("{}5", form.decimal) : "")]
            .push_back(name);
      if (form.kind == ColumnForm::Kind::count && decimals_[i] > 0) zeros.push_back(name);
      if (form.percent) percents.push_back(name);
      missing += form.missing;
      footnotes += form.footnotes;
      other_cells += form.other_cells;
      if (form.missing > 0) missing_in.push_back(name);
      if (form.footnotes > 0) footnotes_in.push_back(name);
      if (form.other_cells > 0) others.push_back(fmt::format("{} (\"{}\")", name, one_line(form.others.front())));
    }
    for (const auto& [form, columns] : by_form) say(fmt::format("numbers are written as {}", form), columns, "");
    if (!zeros.empty()) say("whole numbers are written with decimals (120.0)", zeros, "all of their decimals are 0");
    if (!percents.empty()) say("numbers have percent signs", percents, "");
    if (missing > 0)
      say(fmt::format("{} there is no figure, and {} taken as empty,",
                      missing == 1 ? "1 cell says that" : fmt::format("{} cells say that", missing),
                      missing == 1 ? "is" : "are"),
          missing_in, "");
    if (footnotes > 0)
      say(fmt::format("{} the mark of a footnote, which is left out,",
                      footnotes == 1 ? "1 number has" : fmt::format("{} numbers have", footnotes)),
          footnotes_in, "");
    if (other_cells > 0)
      say(other_cells == 1 ? "1 cell is no number" : fmt::format("{} cells are no numbers", other_cells), others, "");
  }

  void ask() {
    if (doubtful_.empty()) return;
    const std::size_t column = doubtful_.front();
    const std::string& example = tallies_[column].example;
    const bool point = tallies_[column].either[at(DigitSign::point)] > 0;
    std::string whole = example;
    std::erase(whole, point ? '.' : ',');
    std::string parted = example;
    std::replace(parted.begin(), parted.end(), ',', '.');
    const AnswerOption thousands{point ? "," : ".", fmt::format("{} is {}", example, whole), "it parts thousands"};
    const AnswerOption decimals{point ? "." : ",", fmt::format("{} is {}", example, parted), "it parts decimals"};
    out_.questions.push_back({.id = "decimal",
                              .text = fmt::format("What does \"{}\" mean in column {}, thousands or decimals?", example,
                                                  table_.columns[column]),
                              .options = {thousands, decimals},
                              .option_that_answers = "--decimal"});
  }

  Table& table_;
  std::optional<char> said_;
  std::vector<Tally> tallies_;
  std::vector<Meaning> meanings_;
  std::map<std::size_t, std::size_t> decimals_;  ///< cells with decimals, by column
  std::vector<std::size_t> doubtful_;
  NumberForms out_;
};

}  // namespace

NumberForms make_numbers_plain(Table& table, std::optional<char> decimal) {
  return PlainWriter(table, decimal).write();
}

}  // namespace hustings
