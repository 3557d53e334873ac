#include "geo/read_table.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "base/text.h"
#include "base/whole_file.h"
#include "geo/open_source.h"
#include "geo/separated_text.h"

namespace hustings {

namespace {

using Cells = std::vector<std::string_view>;

/// Collects the rows of a table and what is wrong with them.
class TableBuilder {
 public:
  explicit TableBuilder(const std::string& file) { table_.file = file; }

  /// All that comes is known to be UTF-8: no cell need be looked at for that.
  void trust() { trusted_ = true; }

  void fault(std::optional<std::int64_t> line, std::string what, std::string remedy) {
    add_finding(Severity::error, line, std::move(what), std::move(remedy));
  }
  void faults(Findings findings) { findings_ = std::move(findings); }

  void set_header(const Cells& names) {
    for (const std::string_view name : names) table_.columns.push_back(lower_case(trimmed(as_utf8(name))));
  }

  /// Takes a row unless it is blank. Blank cells are added, or dropped, to give it the header's length.
  void add(const Cells& raw, std::int64_t line) {
    const auto last = std::find_if(raw.rbegin(), raw.rend(), [](std::string_view cell) { return !trimmed(cell).empty(); });
    const auto filled = static_cast<std::size_t>(raw.rend() - last);
    if (filled == 0) return;
    if (filled > table_.columns.size())
      return fault(line, fmt::format("has {} cells, and the header {}", filled, table_.columns.size()),
                   "Put cells that hold a comma in quotation marks");
    std::vector<std::string>& cells = table_.rows.emplace_back(table_.columns.size());
    for (std::size_t i = 0; i < filled; ++i) {
      if (trusted_) cells[i] = trimmed(raw[i]);
      else cells[i] = trimmed(as_utf8(raw[i]));
    }
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
  std::string as_utf8(std::string_view cell) {
    if (trusted_ || is_utf8(cell)) return std::string(cell);
    recoded_ = true;
    return from_windows_1252(cell);
  }

  void add_finding(Severity severity, std::optional<std::int64_t> line, std::string what, std::string remedy) {
    findings_.push_back({.severity = severity,
                         .place = {.file = table_.file, .layer = {}, .row = line, .column = {}},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  Table table_;
  Findings findings_;
  bool trusted_ = false;
  bool recoded_ = false;
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
  if (is_utf8(*whole.value)) builder.trust();
  SeparatedText text(std::move(*whole.value));
  if (!text.is_text()) {
    builder.fault({}, "is not plain text (it may be UTF-16)", "Save it as CSV in UTF-8");
    return builder.finish();
  }
  std::int64_t line = 0;
  Cells cells;
  if (!text.next(cells, line) || cells.empty()) {
    builder.fault(1, "has no header", "Name the columns in its first line");
    return builder.finish();
  }
  builder.set_header(cells);
  while (text.next(cells, line)) builder.add(cells, line);
  if (!text.quotes_are_closed())
    builder.fault(line, "opens a quotation mark that is never closed", "Close it, or double it where it is meant");
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
    std::vector<std::string> texts;  // the feature gives each text only until it is asked for the next
    for (int i = 0; i < definition->GetFieldCount(); ++i) texts.emplace_back(feature->GetFieldAsString(i));
    builder.add(Cells(texts.begin(), texts.end()), line++);
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
