"""Mayor of London, first preferences: 2008 by borough, 2012 and 2016 by ward and postal borough."""

from collections import defaultdict

from . import gla_wards, published_2008, turnout_2008
from .tables import Area, Contest, InputError, Vote, number, read, text, whole

# column suffix -> party id, candidate
CANDIDATES_2008 = {
    "con": ("con", "Boris Johnson"),
    "lab": ("lab", "Ken Livingstone"),
    "ld": ("ld", "Brian Paddick"),
    "green": ("green", "Sian Berry"),
    "ukip": ("ukip", "Gerard Batten"),
    "others": ("other", "Other candidates"),
}

# column -> party id, candidate, note
CANDIDATES = {
    2012: {
        "mayor1_johnson_con": ("con", "Boris Johnson", ""),
        "mayor1_livingstone_lab": ("lab", "Ken Livingstone", ""),
        "mayor1_jones_grn": ("green", "Jenny Jones", ""),
        "mayor1_paddick_ld": ("ld", "Brian Paddick", ""),
        "mayor1_benita_ind": ("ind", "Siobhan Benita", ""),
        "mayor1_webb_ukip": ("ukip", "Lawrence Webb", "stood as Fresh Choice for London"),
        "mayor1_cortiglia_bnp": ("bnp", "Carlos Cortiglia", ""),
    },
    2016: {
        "mayor1_khan_lab": ("lab", "Sadiq Khan", ""),
        "mayor1_goldsmith_con": ("con", "Zac Goldsmith", ""),
        "mayor1_berry_grn": ("green", "Sian Berry", ""),
        "mayor1_pidgeon_ld": ("ld", "Caroline Pidgeon", ""),
        "mayor1_whittle_ukip": ("ukip", "Peter Whittle", ""),
        "mayor1_walker_wep": ("womens-equality", "Sophie Walker", ""),
        "mayor1_galloway_respect": ("respect", "George Galloway", ""),
        "mayor1_golding_britain_first": ("britain-first", "Paul Golding", ""),
        "mayor1_harris_cista": ("cannabis", "Lee Harris", ""),
        "mayor1_furness_bnp": ("bnp", "David Furness", ""),
        "mayor1_zylinski_ind": ("ind", "Prince Zylinski", ""),
        "mayor1_love_one_love": ("one-love", "Ankit Love", ""),
    },
}


# Boroughs whose two ballot boxes reached the central count late.
LATE_2008 = {"E09000024", "E09000032"}
LATE_2008_NOTE = ("928 votes of Merton and Wandsworth together were transmitted late: they are here, and not in the "
                  "declaration")


def by_ward(results_dir, year):
    """First preferences of 2012 or 2016."""
    candidates = [(column, *rest) for column, rest in CANDIDATES[year].items()]
    return gla_wards.contest(f"mayor-{year}", results_dir, year, "mayor1", lambda row: candidates)


def second_preferences(results_dir, year):
    """Second preferences of 2012 or 2016: a table of its own, as they are no votes of a round.

    They are the second choices on all valid papers, also of those whose first choice went through to
    the final round; the publications do not say how they were transferred below London.
    """
    candidates = [(column.replace("mayor1_", "mayor2_"), *rest)
                  for column, rest in CANDIDATES[year].items()]
    return gla_wards.contest(f"mayor-{year}", results_dir, year, "mayor2", lambda row: candidates)


def boroughs_2008(results_dir):
    """2008: the GLA published percentages; the counts that they imply are whole numbers.

    Each count is recomputed here from its percentage, and must be whole and the same. The other
    races of the day only help to work out the electorate.
    """
    contest = Contest("mayor-2008")
    path = results_dir / "mayor-2008" / "gla2008-boroughs-derived-votes.csv"
    boroughs = defaultdict(dict)
    for row in read(path):
        if boroughs[text(row, "area_code")].setdefault(text(row, "race"), row) is not row:
            raise InputError(f"{row['_where']}: this area and race stand twice")
    for code, races in boroughs.items():
        if "mayor_first_preference" not in races:
            raise InputError(f"{path}: no row for Mayor in {code}")
        row = races["mayor_first_preference"]
        valid = whole(row, "derived_valid_votes")
        by_party = {}
        for suffix, (party, candidate) in CANDIDATES_2008.items():
            votes = by_party[party] = whole(row, f"derived_votes_{suffix}")
            if abs(number(row, f"pct_{suffix}") * valid / 100 - votes) > 1e-6:
                raise InputError(f"{row['_where']}: {votes} for {candidate} is not the published "
                                 "percentage of the valid votes")
            contest.votes.append(Vote(code, party, candidate, votes))
        contest.valid[code, "area"] = valid
        contest.majority[code] = whole(row, "winning_majority")
        contest.names[code] = text(row, "area_name")
        contest.turnout[code,] = number(row, "turnout_pct")
        electorate, ballots = turnout_2008.electorate_and_ballots(races, valid)
        area = Area(code, electorate=electorate, ballots=ballots,
                    note="electorate worked out from the published turnout")
        area = area.noted(LATE_2008_NOTE) if code in LATE_2008 else area
        contest.areas.append(published_2008.with_winner(area, row, by_party))
    for row in read(results_dir / "lookups" / "borough-to-assembly-constituency.csv"):
        contest.groups[text(row, "borough_gss"), "area"] = text(row, "assembly_constituency_gss")
    contest.turnout |= turnout_2008.by_constituency(results_dir)
    return contest
