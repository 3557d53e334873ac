"""London Assembly of 2008: members by constituency, the list by borough.

As for Mayor 2008, the GLA published percentages of the valid votes to some 16 digits, no counts.
Each percentage is a fraction with the valid votes below the line, so the lowest common multiple of the
denominators of all parties is the valid votes, or a part of it. It is the whole number in each of
the 33 boroughs and 14 constituencies where the majority gives the valid votes as well; in the two
boroughs where it does not (a party among "others" came second: Barking and Dagenham, Havering) it
is the only way. The boroughs then sum, party by party, to the constituencies, which are checked.

In the borough rows "others" counts UKIP a second time; here it is what the named parties leave.
"""

from collections import defaultdict
from fractions import Fraction
from math import lcm

from . import published_2008, turnout_2008
from .tables import CORRECTED, Area, Contest, InputError, Vote, number, read, text, whole

PARTIES = ("con", "lab", "ld", "green", "ukip")
FOLDER = "mayor-2008"

UKIP_TWICE = "published others double-count UKIP; corrected here"

MOST_VOTES = 250_000                # of one constituency
TOLERANCE = Fraction(1, 10**15)


def members(results_dir):
    """The constituency members' vote in the 14 constituencies."""
    contest = Contest("assembly-2008")
    electorate, group_of = _electorates(results_dir), _constituency_of(results_dir)
    for code, row in _rows(results_dir, "assembly-constituencies", "assembly_constituency").items():
        electors = sum(electorate[borough] for borough in group_of if group_of[borough] == code)
        _add(contest, code, row, electors, seats=1)
        contest.valid[code, "area"] = whole(row, "derived_valid_votes")
        contest.majority[code] = whole(row, "winning_majority")
        for party in PARTIES:
            _must_be(row, _of(contest, code, party), whole(row, f"derived_votes_{party}"), party)
    return contest


def lists(results_dir):
    """The London-wide list by borough."""
    contest = Contest("assembly-list-2008")
    electorate = _electorates(results_dir)
    group_of = _constituency_of(results_dir)
    for code, row in _rows(results_dir, "boroughs", "assembly_list").items():
        _add(contest, code, row, electorate[code])
        valid = sum(vote.votes for vote in contest.votes if vote.area_code == code)
        if text(row, "derived_valid_votes"):
            _must_be(row, valid, whole(row, "derived_valid_votes"), "valid")
        contest.valid[code, "area"] = valid
    for group, row in _rows(results_dir, "assembly-constituencies", "assembly_list").items():
        boroughs = [code for code in group_of if group_of[code] == group]
        for party in PARTIES:
            _must_be(row, sum(_of(contest, code, party) for code in boroughs),
                     whole(row, f"derived_votes_{party}"), party)
        _must_be(row, sum(contest.valid[code, "area"] for code in boroughs),
                 whole(row, "derived_valid_votes"), "valid")
    return contest


def _add(contest, code, row, electorate, seats=None):
    """The votes and the area of one row."""
    valid = _valid_votes(row)
    votes = {party: round(number(row, f"pct_{party}") * valid / 100) for party in PARTIES}
    votes["other"] = valid - sum(votes.values())
    contest.votes += [Vote(code, party, "", count, note="all other parties together" if party == "other" else "")
                      for party, count in votes.items()]
    contest.names[code] = text(row, "area_name")
    note = "electorate worked out from the published turnout"
    ballots = turnout_2008.ballots(row, electorate, valid)
    if ballots is None:
        note += "; the published turnout of this vote is impossible"
    area = Area(code, "area", electorate, ballots, seats, note)
    if _counts_twice(row, votes["ukip"], valid):
        area = area.flagged(CORRECTED, UKIP_TWICE)
    contest.areas.append(published_2008.with_winner(area, row, votes))


def _counts_twice(row, ukip, valid):
    """Whether the published shares are more than 100 % by just UKIP's."""
    over = sum(number(row, f"pct_{party}") for party in (*PARTIES, "others")) - 100
    if abs(over) < 1e-9:
        return False
    if abs(over - 100 * ukip / valid) > 1e-9:
        raise InputError(f"{row['_where']}: the shares are {over} over 100, and UKIP's is not that")
    return True


def _valid_votes(row):
    """The lowest common denominator of the parties' shares."""
    denominator = 1
    for party in PARTIES:
        published = Fraction(number(row, f"pct_{party}")) / 100
        share = published.limit_denominator(MOST_VOTES)
        if abs(share - published) > TOLERANCE:
            raise InputError(f"{row['_where']}: pct_{party} is no fraction of up to {MOST_VOTES}")
        denominator = lcm(denominator, share.denominator)
    if denominator > MOST_VOTES:
        raise InputError(f"{row['_where']}: the shares have no common denominator")
    return denominator


def _of(contest, code, party):
    return sum(vote.votes for vote in contest.votes
               if vote.area_code == code and vote.party == party)


def _must_be(row, got, wanted, what):
    if got != wanted:
        raise InputError(f"{row['_where']}: {what} is {got}, not {wanted}")


def _rows(results_dir, areas, race):
    """Area code -> its row for one race."""
    path = results_dir / FOLDER / f"gla2008-{areas}-derived-votes.csv"
    return {text(row, "area_code"): row for row in read(path) if text(row, "race") == race}


def _constituency_of(results_dir):
    """Borough -> its Assembly constituency."""
    return {text(row, "borough_gss"): text(row, "assembly_constituency_gss")
            for row in read(results_dir / "lookups" / "borough-to-assembly-constituency.csv")}


def _electorates(results_dir):
    """Borough -> electors of 1 May 2008, the same for all votes of the day."""
    races = defaultdict(dict)
    for row in read(results_dir / FOLDER / "gla2008-boroughs-derived-votes.csv"):
        races[text(row, "area_code")][text(row, "race")] = row
    return {code: turnout_2008.electorate_and_ballots(
                of_day, whole(of_day["mayor_first_preference"], "derived_valid_votes"))[0]
            for code, of_day in races.items()}
