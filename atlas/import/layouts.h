// Layouts of known publishers: how a table is recognised, and what its columns mean. assets/layouts, and a user's own.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/published/role.h"
#include "base/finding.h"
#include "elections/contest.h"

namespace hustings {

/// A header as layouts name it: in any case, without accents and punctuation; `*` stands for any words.
class HeaderPattern {
 public:
  HeaderPattern() = default;
  explicit HeaderPattern(std::string_view written);

  bool matches(std::string_view header) const;
  const std::string& written() const { return written_; }

 private:
  std::string written_;
  std::vector<std::string> parts_;  ///< between the stars, as headers are compared
};

/// By what a table is known. Every list that a layout fills must hold: all headers, one file, one sheet, one line.
struct LayoutMarks {
  std::vector<std::vector<HeaderPattern>> headers;  ///< each with its other names
  std::vector<HeaderPattern> without;               ///< headers that no table of this form has
  std::vector<std::string> files;                   ///< patterns of its name: "leap-*"
  std::vector<std::string> sheets;                  ///< one that its workbook has
  std::vector<std::string> above;                   ///< words of a line above the header
};

/// Headers of several rows joined by colons, of which one part says who stands: "{who}: First votes: *".
class ColumnsOfElection {
 public:
  explicit ColumnsOfElection(std::string_view written);

  /// "Rose" of "Rose: First votes: Final"; none where the header is another.
  std::optional<std::string> who_in(std::string_view header) const;
  bool names_who() const { return who_ < parts_.size(); }

 private:
  std::vector<HeaderPattern> parts_;
  std::size_t who_ = 0;
};

struct LayoutColumn {
  HeaderPattern header;
  Role role = Role::ignore;
  std::string of;  ///< of votes: the party; empty: as the header says
};

/// Rows whose cell in a column is one of these.
struct LayoutRows {
  HeaderPattern column;
  std::vector<std::string> values;
};

/// One of several elections: by the cell of the column that parts them, or by columns of its own, side by side with
/// those of others.
struct LayoutElection {
  std::string value;  ///< cell
  std::string title;
  std::vector<ColumnsOfElection> columns;
  bool with_candidates = false;  ///< is who stands "Ann Archer - Green Party"?
  std::optional<Method> method;
};

/// A partial understanding of every table of one form.
struct TableLayout {
  std::string name;  ///< of its file, without the ending
  std::string file;
  std::string title;      ///< "general elections by candidate"
  std::string publisher;  ///< "House of Commons Library"
  std::string described;  ///< what the layout was made from
  bool seen = false;      ///< was it made from a file? One that was not is proposed, and never applied unasked
  std::string sheet;      ///< of a workbook, the one to read; empty: the largest
  LayoutMarks marks;
  std::vector<LayoutColumn> columns;
  std::vector<LayoutRows> leave_out, keep;
  std::vector<HeaderPattern> parts;  ///< columns that tell parts of an area apart together: a commune and its stations
  std::map<std::string, std::string> parties;  ///< as the tables write them, and as they are known
  std::vector<LayoutElection> elections;
  std::optional<Method> method;
  bool by_elections = false;

  std::string source() const;  ///< "House of Commons Library, general elections by candidate"
  const LayoutColumn* column_of(std::string_view header) const;
  /// Of an election by its title; else that of the layout.
  std::optional<Method> method_of(std::string_view title) const;
};

/// What a table shows of itself before anything is made of it.
struct TableForm {
  std::vector<std::string> headers = {};
  std::string name = {};                             ///< of its file
  std::vector<std::string> sheets = {}, above = {};  ///< of its workbook; lines above its header
};

/// Throws InputError, which names file and key.
TableLayout read_layout(const std::string& file);
TableLayout layout_from(std::string_view toml, const std::string& file);

/// The carried ones and the user's own, which go before carried ones of the same name; read once. A file of the user's
/// that is wrong is a warning.
struct KnownLayouts {
  std::vector<TableLayout> layouts;
  Findings findings;
  const TableLayout* find(std::string_view name) const;
};
const KnownLayouts& known_layouts();
/// Those of a folder, by name.
KnownLayouts layouts_in(const std::string& folder);

/// The one whose marks the table has, the most of them where there are several; those that were seen go first.
const TableLayout* recognised(const std::vector<TableLayout>& layouts, const TableForm& form);
/// The sheet that a workbook is read from, where its sheets alone say which layout it has; empty: as it comes.
/// `asked` as in `choose_layout`.
std::string sheet_of_layout(const std::vector<TableLayout>& layouts, const std::vector<std::string>& sheets,
                            const std::string& asked = {});

}  // namespace hustings
