// Puts a table together row by row, and keeps what is wrong with its rows.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "base/table.h"
#include "geo/read/source_text.h"

namespace hustings {

class TableBuilder {
 public:
  using Cells = std::vector<std::string_view>;

  explicit TableBuilder(const std::string& file) { table_.file = file; }

  /// All that comes is known to be text as it is kept (SourceText::reads_unchanged): no cell need be looked at for
  /// that.
  void skip_text_checks() { trusted_ = true; }

  /// The text may have been written for spreadsheets: apostrophes that guard formulas are removed.
  void remove_formula_guards() { guarded_ = true; }

  void fault(std::optional<std::int64_t> line, std::string what, std::string remedy) {
    add_finding(Severity::error, line, std::move(what), std::move(remedy));
  }
  void faults(Findings findings) {
    findings_.insert(findings_.end(), std::make_move_iterator(findings.begin()),
                     std::make_move_iterator(findings.end()));
  }

  void set_header(const Cells& names);
  /// Takes a row unless it is blank. Blank cells are added, or dropped, to give it the header's length.
  void add(const Cells& raw, std::int64_t line);
  /// The table, or none where a fault was found.
  Outcome<Table> finish();

 private:
  std::string cell_of(std::string_view raw);  ///< trimmed
  void add_finding(Severity severity, std::optional<std::int64_t> line, std::string what, std::string remedy);

  Table table_;
  Findings findings_;
  bool trusted_ = false;
  bool guarded_ = false;
  SourceText text_;
};

}  // namespace hustings
