"""Electors and ballots of 2008 by borough, worked out from the turnout that the GLA published.

The GLA printed no counts, but it printed turnout as the spreadsheet held it: 100 * ballots /
electorate to some 16 digits. Two different fractions with denominators up to 300,000 are at least
1e-11 apart, so at most one of them fits a turnout to 1e-14: ballots / electorate in lowest terms.

The Mayor, the Assembly list and the Assembly constituency were voted on together, by the same
electors. A borough's electorate is therefore a common multiple of the three denominators. Exactly
one of these multiples gives at least the valid votes and not too many rejected papers. (Havering's
two Assembly turnouts are printed as 130 %: too many ballots, but of the same electorate.)

`checks.py` then compares with figures that were not used here: the turnout of each of the 14
Assembly constituencies, which are whole boroughs, and of London.
"""

from collections import defaultdict
from fractions import Fraction
from math import ceil, lcm

from .tables import InputError, number, read, text

RACES = ("mayor_first_preference", "assembly_list", "assembly_constituency")

MOST_ELECTORS = 300_000             # of one borough
TOLERANCE = Fraction(1, 10**14)
MOST_BALLOTS = Fraction(106, 100)   # per valid vote; the boroughs of 2008 have 1.006 to 1.033


def electorate_and_ballots(races, valid):
    """(electorate, ballots cast for Mayor) of one borough.

    `races`: race -> its published row; `valid`: the valid votes for Mayor.
    """
    turnouts = {race: _turnout(row) for race, row in races.items()}
    if set(turnouts) != set(RACES):
        raise InputError(f"mayor-2008: a borough has the races {sorted(turnouts)}, not {RACES}")
    unit = lcm(*(turnout.denominator for turnout in turnouts.values()))
    mayor = turnouts[RACES[0]]
    multiple = ceil(valid / (mayor * unit))
    fits = mayor * unit * multiple <= MOST_BALLOTS * valid
    next_fits = mayor * unit * (multiple + 1) <= MOST_BALLOTS * valid
    if not fits or next_fits:
        raise InputError(f"{races[RACES[0]]['_where']}: {'several' if fits else 'no'} electorates "
                         f"fit the turnout and {valid} valid votes")
    electorate = unit * multiple
    return electorate, int(mayor * electorate)


def ballots(row, electorate, valid):
    """Ballots of an electorate by the turnout of a row; None where the turnout cannot be right."""
    cast = number(row, "turnout_pct") * electorate / 100
    if cast > MOST_BALLOTS * valid:
        return None
    if abs(cast - round(cast)) > 1e-6 or round(cast) < valid:
        raise InputError(f"{row['_where']}: the turnout gives {cast} ballots of {electorate}")
    return round(cast)


def by_constituency(results_dir):
    """The boroughs of each Assembly constituency (a tuple) -> its published turnout in percent."""
    boroughs = defaultdict(list)
    for row in read(results_dir / "lookups" / "borough-to-assembly-constituency.csv"):
        boroughs[text(row, "assembly_constituency_gss")].append(text(row, "borough_gss"))
    path = results_dir / "mayor-2008" / "gla2008-assembly-constituencies-derived-votes.csv"
    published = {text(row, "area_code"): number(row, "turnout_pct")
                 for row in read(path) if text(row, "race") == RACES[0]}
    if set(published) != set(boroughs):
        raise InputError(f"{path}: not the constituencies of the table of boroughs")
    return {tuple(codes): published[constituency] for constituency, codes in boroughs.items()}


def _turnout(row):
    """The one fraction with a possible electorate below the line that is the published turnout."""
    published = Fraction(number(row, "turnout_pct")) / 100
    fraction = published.limit_denominator(MOST_ELECTORS)
    if fraction <= 0 or abs(fraction - published) > TOLERANCE:
        raise InputError(f"{row['_where']}: the turnout is no fraction of up to "
                         f"{MOST_ELECTORS} electors")
    return fraction
