// A table of text whose bytes are there already.
#pragma once

#include <string>

#include "base/finding.h"
#include "base/table.h"

namespace hustings {

/// Is it a source that `read_table` reads as separated text: .csv or .tsv?
bool is_separated_text(const std::string& source);

/// What `read_table` gives for a source of separated text that holds this.
Outcome<Table> table_in_text(const std::string& source, std::string text);

}  // namespace hustings
