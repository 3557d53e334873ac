#!/usr/bin/env python3
"""Make the carried election results from the official publications.

    python3 tools/make_results.py DATA_DIR ASSETS_DIR

Reads DATA_DIR/results, checks everything, then writes results/, areas/, second_preferences/,
numbers/, uk/, parties.csv, declared_totals.csv and assembly_members_2008.csv under ASSETS_DIR. Nothing is
written if a check fails. Exit codes: 0 fine, 1 the data are wrong, 2 the command is wrong, 3 a file cannot be written.
"""

import argparse
import sys
from pathlib import Path

from results import (assembly, assembly_2008, by_elections, checks, council, declared, demographics, mayor,
                     parties, postponed, referendum, tables, westminster)


def read_contests(results_dir):
    """All elections: London's, the by-elections, then those of the whole country."""
    contests = [
        westminster.notional_2005(results_dir),
        council.by_ward(results_dir, 2006),
        mayor.boroughs_2008(results_dir),
        assembly_2008.members(results_dir),
        assembly_2008.lists(results_dir),
        westminster.general(results_dir, 2010),
        council.by_ward(results_dir, 2010),
        mayor.by_ward(results_dir, 2012),
        assembly.members(results_dir, 2012),
        assembly.lists(results_dir, 2012),
        council.by_ward(results_dir, 2014),
        westminster.general(results_dir, 2015),
        mayor.by_ward(results_dir, 2016),
        assembly.members(results_dir, 2016),
        assembly.lists(results_dir, 2016),
        referendum.boroughs(results_dir),
        referendum.wards(results_dir),
        westminster.general(results_dir, 2017),
        *by_elections.contests(results_dir),
        westminster.notional_2005(results_dir, "uk"),
        *(westminster.general(results_dir, year, "uk") for year in (2010, 2015, 2017)),
        referendum.counting_areas(results_dir),
    ]
    for contest in contests:
        postponed.mark(contest)
    return contests


def write_assets(contests, second_preferences, estimates, assets_dir):
    """Write every file of the results half of the assets."""
    for contest in contests:
        if contest.id == "referendum-2016-uk":
            tables.write(assets_dir / "results" / f"{contest.id}.csv",
                         ["area_code", "party", "votes"],
                         sorted([vote.area_code, vote.party, vote.votes] for vote in contest.votes))
        else:
            tables.write_contest(contest, assets_dir)
    columns = ["area_code", "level", "party", "candidate", "votes"]
    for contest in second_preferences:
        tables.write(assets_dir / "second_preferences" / f"{contest.id}.csv", columns,
                     [[getattr(vote, column) for column in columns]
                      for vote in tables.in_order(contest.votes)])
    columns = ["area_code", "party", "share_pct", "note"]
    for folder, shares in (("results", estimates["london"]), ("uk/results", estimates["uk"])):
        tables.write(assets_dir / folder / "referendum-estimate-2016.csv", columns,
                     [[getattr(share, column) for column in columns] for share in shares])
    tables.write(assets_dir / "parties.csv", parties.COLUMNS, parties.table())
    tables.write(assets_dir / "declared_totals.csv", declared.COLUMNS, declared.table())
    tables.write(assets_dir / "assembly_members_2008.csv", declared.COLUMNS,
                 declared.members_table())
    tables.write(assets_dir / "uk" / "declared_totals.csv", declared.COLUMNS, declared.uk_table())


def main():
    parser = argparse.ArgumentParser(description="Make the carried election results.")
    parser.add_argument("data_dir", type=Path, metavar="DATA_DIR",
                        help="folder that holds the publications, with results/ inside")
    parser.add_argument("assets_dir", type=Path, metavar="ASSETS_DIR", help="folder to write into")
    arguments = parser.parse_args()

    try:
        results_dir = arguments.data_dir / "results"
        contests = read_contests(results_dir)
        second_preferences = [mayor.second_preferences(results_dir, year) for year in (2012, 2016)]
        estimates = {scope: referendum.estimates(results_dir, scope) for scope in ("london", "uk")}
        numbers = demographics.read(results_dir)
        problems = (checks.all_problems(contests, second_preferences, estimates)
                    + demographics.problems(numbers, contests))
    except tables.InputError as error:
        problems = [str(error)]
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        print(f"make_results: {len(problems)} problem(s), nothing written", file=sys.stderr)
        return 1

    try:
        write_assets(contests, second_preferences, estimates, arguments.assets_dir)
        demographics.write(numbers, arguments.assets_dir)
    except OSError as error:
        print(f"make_results: {error}", file=sys.stderr)
        return 3
    for contest in contests:
        print(f"{contest.key}: {len(contest.areas)} areas, {len(contest.votes)} rows, "
              f"{sum(vote.votes for vote in contest.votes):,} votes")
    for table in numbers:
        print(f"{table.file}: {len(table.rows.keys() - {demographics.LONDON})} areas, {len(table.columns) - 1} columns")
    return 0


if __name__ == "__main__":
    sys.exit(main())
