// Tables of numbers joined to areas: which layers they are of, which column holds the codes, which hold numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "atlas/atlas.h"
#include "atlas/load/atlas_file.h"
#include "base/table.h"

namespace hustings {

/// What a person writes after --join: FILE, or FILE:SHEET; a database keeps its colons, and its table comes last.
NumbersEntry joined_entry(std::string_view written);

/// A cell as a number: with thousands commas, a currency in front or a percent sign behind perhaps. None where it is
/// something else, infinite, or out of range.
std::optional<double> number_in(std::string_view cell);

/// Is the cell one of those that tables write for a missing number ("", "n/a", "..", "-")?
bool is_missing_number(std::string_view cell);

/// Joins the table to the entry's layers; where it names none, to each that has half of its codes or half of whose
/// areas it has. A column that an earlier entry joined to other layers is one with it. Codes are found in the key
/// column, else in area_code, else in a column that holds them, else by name. Errors: not readable, no such key or
/// column, no code in any layer (the first of both are named), a column twice on a layer. Warnings: codes that are in
/// no layer, codes twice, cells that are no number, and, unless the entry says why, how many areas have no row.
void join_numbers(const NumbersEntry& entry, Outcome<Table>& table, Atlas& atlas, Findings& findings);

}  // namespace hustings
