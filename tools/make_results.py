#!/usr/bin/env python3
"""Make the carried election results from the official publications.

    python3 tools/make_results.py DATA_DIR ASSETS_DIR

Reads DATA_DIR/results, checks everything, then writes results/, areas/, parties.csv and
declared_totals.csv under ASSETS_DIR. Nothing is written if a check fails. Exit codes: 0 fine,
1 the data are wrong, 2 the command is wrong, 3 a file cannot be written.
"""

import argparse
import sys
from pathlib import Path

from results import checks, declared, mayor, parties, tables, westminster


def read_contests(results_dir):
    """All contests, in the order of their dates."""
    return [
        westminster.notional_2005(results_dir),
        mayor.boroughs_2008(results_dir),
        westminster.general(results_dir, 2010),
        mayor.by_ward(results_dir, 2012),
        westminster.general(results_dir, 2015),
        mayor.by_ward(results_dir, 2016),
        westminster.general(results_dir, 2017),
    ]


def write_assets(contests, assets_dir):
    """Write every file of the results half of the assets."""
    for contest in contests:
        tables.write_contest(contest, assets_dir)
    tables.write(assets_dir / "parties.csv", parties.COLUMNS, parties.table())
    tables.write(assets_dir / "declared_totals.csv", declared.COLUMNS, declared.table())


def main():
    parser = argparse.ArgumentParser(description="Make the carried election results.")
    parser.add_argument("data_dir", type=Path, metavar="DATA_DIR",
                        help="folder that holds the publications, with results/ inside")
    parser.add_argument("assets_dir", type=Path, metavar="ASSETS_DIR", help="folder to write into")
    arguments = parser.parse_args()

    try:
        contests = read_contests(arguments.data_dir / "results")
        problems = checks.all_problems(contests)
    except tables.InputError as error:
        problems = [str(error)]
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        print(f"make_results: {len(problems)} problem(s), nothing written", file=sys.stderr)
        return 1

    try:
        write_assets(contests, arguments.assets_dir)
    except OSError as error:
        print(f"make_results: {error}", file=sys.stderr)
        return 3
    for contest in contests:
        print(f"{contest.id}: {len(contest.areas)} areas, {len(contest.votes)} rows, "
              f"{sum(vote.votes for vote in contest.votes):,} valid votes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
