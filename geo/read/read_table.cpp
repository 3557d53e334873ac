#include "geo/read/read_table.h"

#include <filesystem>
#include <utility>

#include "base/text/text.h"
#include "base/whole_file.h"
#include "geo/read/gdal_library.h"
#include "geo/read/separated_text.h"
#include "geo/read/source_file.h"
#include "geo/read/table_builder.h"
#include "geo/read/table_in_text.h"

namespace hustings {

namespace {

Outcome<std::string> text_of(const std::string& source) {
  Outcome<std::string> outcome;
  if (auto found = maybe_file_fault(source)) {
    outcome.findings.push_back(std::move(*found));
    return outcome;
  }
  try {
    outcome.value = read_whole(source);
  } catch (const InputError& error) {  // loading continues with other tables, and collects what is wrong
    outcome.findings.push_back(error.finding());
  }
  return outcome;
}

Outcome<Table> read_separated(const std::string& source) {
  Outcome<std::string> whole = text_of(source);
  if (whole) return table_in_text(source, std::move(*whole.value));
  TableBuilder builder(source);
  builder.faults(std::move(whole.findings));
  return builder.finish();
}

}  // namespace

bool is_separated_text(const std::string& source) {
  const std::string extension = lower_case(std::filesystem::path(source).extension().string());
  return !is_database(source) && (extension == ".csv" || extension == ".tsv");
}

Outcome<Table> table_in_text(const std::string& source, std::string whole) {
  TableBuilder builder(source);
  if (SourceText::reads_unchanged(whole)) builder.skip_text_checks();
  builder.remove_formula_guards();
  SeparatedText text(std::move(whole));
  if (!text.is_text()) {
    builder.fault({}, "is not plain text (it may be UTF-16)", "Save it as CSV in UTF-8");
    return builder.finish();
  }
  std::int64_t line = 0;
  TableBuilder::Cells cells;
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

Outcome<Table> read_table(const std::string& source, const std::string& layer) {
  return is_separated_text(source) ? read_separated(source) : gdal_library().read_table(source, layer);
}

}  // namespace hustings
