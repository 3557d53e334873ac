"""Council elections of 2014: where another archive has other figures, and what was decided.

The Local Elections Archive Project (LEAP) collected the declared results itself. Of each ward in which it differs from
the GLA's file this says whose figures are carried, or that it is open.
"""

from collections import defaultdict
from dataclasses import replace

from .tables import CORRECTED, InputError, read, text

# Wards whose figures are LEAP's, and why.
SECOND_IS_RIGHT = {
    "E05000444": "all votes of the ward are those of the Local Elections Archive Project, which a report of the count "
                 "confirms; the GLA's file has other ones",
}

# Wards whose figures are the GLA's, and why.
FIRST_IS_RIGHT = {
    "E05000046": "another archive has 2,119 votes for Nagus Narenthira; his party reported 2,190 of the count, as here",
}

_SHORT = {"Lab": "Lab", "LD": "LD", "Con": "Con", "Grn": "Green", "UKIP": "UKIP", "BNP": "BNP", "TUSC": "TUSC",
          "Other": "other"}


class SecondSource:
    """The differences; each of them must be met in the GLA's file just once."""

    def __init__(self, results_dir):
        self._rows = defaultdict(dict)      # ward -> candidate as published -> row
        for row in read(results_dir / "council-2014" / "second-source-differences.csv"):
            self._rows[text(row, "ward_code")][text(row, "candidate")] = row
        self._met = set()

    def settled(self, vote, published_name):
        """The vote with the figure that is carried."""
        row = self._rows[vote.area_code].get(published_name) if vote.area_code in self._rows else None
        if row is None:
            if vote.area_code in SECOND_IS_RIGHT:
                raise InputError(f"council-2014: {published_name} of {vote.area_code} has no second figure")
            return vote
        if text(row, "votes_gla") != str(vote.votes):
            raise InputError(f"{row['_where']}: the GLA's file has {vote.votes}")
        self._met.add((vote.area_code, published_name))
        return replace(vote, votes=int(text(row, "votes_leap"))) if vote.area_code in SECOND_IS_RIGHT else vote

    def noted(self, area, name_of):
        """The area with what was decided, or with what is open."""
        code = area.area_code
        if code in SECOND_IS_RIGHT:
            return area.flagged(CORRECTED, SECOND_IS_RIGHT[code])
        if code in FIRST_IS_RIGHT:
            return area.noted(FIRST_IS_RIGHT[code])
        for row in self._rows.get(code, {}).values():
            area = area.noted("open: another archive has " + _difference(row, name_of))
        return area

    def finish(self):
        """Every difference was met, but for candidates whom the GLA's file has not at all."""
        missed = [(code, name) for code, rows in self._rows.items() for name, row in rows.items()
                  if text(row, "votes_gla") and (code, name) not in self._met]
        if missed:
            raise InputError(f"council-2014: the second source differs from rows that are not there: {missed}")


def _difference(row, name_of):
    published, first, second = (text(row, column) for column in ("candidate", "votes_gla", "votes_leap"))
    name = name_of(published) if "," in published else published
    who = f"{name} ({_SHORT[text(row, 'party')]})"
    if not second:
        return f"no {who}, here with {int(first):,} votes"
    if not first:
        return f"one candidate more, {who}, with {int(second):,} votes"
    return f"{int(second):,} votes for {who}, here {int(first):,}"
