#include "geo/read_table.h"

#include <algorithm>
#include <cpl_conv.h>
#include <cpl_csv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <ogrsf_frmts.h>

#include "base/text.h"
#include "base/whole_file.h"
#include "geo/open_source.h"

namespace hustings {

namespace {

using Cells = std::vector<std::string>;

/// Collects the rows of a table and what is wrong with them.
class TableBuilder {
 public:
  explicit TableBuilder(const std::string& file) { table_.file = file; }

  void fault(std::optional<std::int64_t> line, std::string what, std::string remedy) {
    add_finding(Severity::error, line, std::move(what), std::move(remedy));
  }
  void faults(Findings findings) { findings_ = std::move(findings); }

  void set_header(const Cells& names) {
    for (const std::string& name : names) table_.columns.push_back(lower_case(trimmed(as_utf8(name))));
  }

  /// Takes a row unless it is blank. Blank cells are added, or dropped, to give it the header's length.
  void add(const Cells& raw, std::int64_t line) {
    Cells cells;
    for (const std::string& cell : raw) cells.emplace_back(trimmed(as_utf8(cell)));
    const auto last = std::find_if(cells.rbegin(), cells.rend(), [](const std::string& cell) { return !cell.empty(); });
    const auto filled = static_cast<std::size_t>(cells.rend() - last);
    if (filled == 0) return;
    if (filled > table_.columns.size())
      return fault(line, fmt::format("has {} cells, and the header {}", filled, table_.columns.size()),
                   "Put cells that hold a comma in quotation marks");
    cells.resize(table_.columns.size());
    table_.rows.push_back(std::move(cells));
    table_.lines.push_back(line);
  }

  Outcome<Table> finish() {
    if (recoded_)
      add_finding(Severity::warning, {}, "is not UTF-8; read as Windows-1252",
                  "Check accented names, or save it as UTF-8");
    if (table_.rows.empty() && !has_errors(findings_)) fault({}, "has a header and no rows", "Fetch the file again");
    Outcome<Table> outcome;
    if (!has_errors(findings_)) outcome.value = std::move(table_);
    outcome.findings = std::move(findings_);
    return outcome;
  }

 private:
  /// Cells that are not UTF-8 are taken for Windows-1252, which spreadsheets write.
  std::string as_utf8(const std::string& cell) {
    if (is_utf8(cell)) return cell;
    recoded_ = true;
    const std::unique_ptr<char, decltype(&VSIFree)> text(CPLRecode(cell.c_str(), "CP1252", CPL_ENC_UTF8), VSIFree);
    return text.get();
  }

  void add_finding(Severity severity, std::optional<std::int64_t> line, std::string what, std::string remedy) {
    findings_.push_back({.severity = severity,
                         .place = {.file = table_.file, .layer = {}, .row = line, .column = {}},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  Table table_;
  Findings findings_;
  bool recoded_ = false;
};

/// Separated text is cut into cells by GDAL's own function but not through its CSV driver, which guesses whether there
/// is a header, drops cells beyond it, skips blank lines uncounted and refuses a single column.
class SeparatedText {
 public:
  explicit SeparatedText(std::string text)
      : text_(std::move(text)),
        separator_(separator_of(text_)),
        file_(VSIFileFromMemBuffer(nullptr, reinterpret_cast<GByte*>(text_.data()), text_.size(), FALSE), VSIFCloseL) {}

  /// The next row, or none at the end. `line` is where it starts, from 1.
  std::optional<Cells> next(std::int64_t& line) {
    line = next_line_;
    char** tokens = CSVReadParseLine2L(file_.get(), separator_);
    if (tokens == nullptr) return std::nullopt;
    const CPLStringList owner(tokens);
    Cells cells(tokens, tokens + owner.size());
    ++next_line_;
    for (const std::string& cell : cells) next_line_ += std::count(cell.begin(), cell.end(), '\n');
    return cells;
  }

  bool is_text() const { return text_.find('\0') == std::string::npos; }
  bool quotes_are_closed() const { return std::count(text_.begin(), text_.end(), '"') % 2 == 0; }

 private:
  /// Comma, semicolon or tab: the one that the first line has most of.
  static char separator_of(const std::string& text) {
    const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'})
      if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), best))
        best = candidate;
    return best;
  }

  std::string text_;
  char separator_;
  std::unique_ptr<VSILFILE, decltype(&VSIFCloseL)> file_;
  std::int64_t next_line_ = 1;
};

Outcome<std::string> text_of(const std::string& source) {
  Outcome<std::string> outcome;
  if (auto found = maybe_file_fault(source)) {
    outcome.findings.push_back(std::move(*found));
    return outcome;
  }
  try {
    outcome.value = read_whole(source);
  } catch (const InputError& error) {  // loading goes on with other tables, and collects what is wrong
    outcome.findings.push_back(error.finding());
  }
  return outcome;
}

Outcome<Table> read_separated(const std::string& source) {
  TableBuilder builder(source);
  Outcome<std::string> whole = text_of(source);
  if (!whole) {
    builder.faults(std::move(whole.findings));
    return builder.finish();
  }
  SeparatedText text(std::move(*whole.value));
  if (!text.is_text()) {
    builder.fault({}, "is not plain text (it may be UTF-16)", "Save it as CSV in UTF-8");
    return builder.finish();
  }
  std::int64_t line = 0;
  const std::optional<Cells> header = text.next(line);
  if (!header || header->empty()) {
    builder.fault(1, "has no header", "Name the columns in its first line");
    return builder.finish();
  }
  builder.set_header(*header);
  std::int64_t last_line = line;
  while (const std::optional<Cells> cells = text.next(line)) {
    builder.add(*cells, line);
    last_line = line;
  }
  if (!text.quotes_are_closed())
    builder.fault(last_line, "opens a quotation mark that is never closed", "Close it, or double it where it is meant");
  return builder.finish();
}

Outcome<Table> read_other(const std::string& source, const std::string& name) {
  TableBuilder builder(source);
  Outcome<Dataset> opened = open_source(source, SourceKind::table);
  Outcome<OGRLayer*> found =
      opened ? layer_of(**opened.value, source, name) : Outcome<OGRLayer*>{std::nullopt, std::move(opened.findings)};
  if (!found) {
    builder.faults(std::move(found.findings));
    return builder.finish();
  }
  OGRLayer* layer = *found.value;
  const OGRFeatureDefn* definition = layer->GetLayerDefn();
  Cells header;
  for (int i = 0; i < definition->GetFieldCount(); ++i) header.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
  builder.set_header(header);
  CPLErrorReset();
  std::int64_t line = 2;  // the header is line 1
  for (const OGRFeatureUniquePtr& feature : *layer) {
    Cells cells;
    for (int i = 0; i < definition->GetFieldCount(); ++i) cells.emplace_back(feature->GetFieldAsString(i));
    builder.add(cells, line++);
  }
  if (CPLGetLastErrorType() >= CE_Failure)
    builder.fault({}, fmt::format("could not be read to its end ({})", CPLGetLastErrorMsg()), "Fetch the file again");
  return builder.finish();
}

}  // namespace

Outcome<Table> read_table(const std::string& source, const std::string& layer) {
  const std::string extension = lower_case(std::filesystem::path(source).extension().string());
  const bool separated = !is_database(source) && (extension == ".csv" || extension == ".tsv");
  return separated ? read_separated(source) : read_other(source, layer);
}

}  // namespace hustings
