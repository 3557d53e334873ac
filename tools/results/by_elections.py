"""By-elections to the House of Commons between the general elections of 2010 and 2017: London's, and all others."""

import re
from dataclasses import replace

from .parties import party_or_minor
from .tables import CORRECTED, Contest, InputError, read, text
from .westminster import LONDON, add_seat, candidate

PARLIAMENTS = ("55-2010-2015", "56-2015-2017")

# (contest, candidate) -> votes as published, as carried, why
CORRECTIONS = {
    ("by-sheffield-brightside-and-hillsborough-2016", "Gill Furniss"): (
        14_987, 14_087, "the table of candidates has 14,987 votes for Gill Furniss; her votes, all votes and the "
                        "majority in the table of constituencies give 14,087"),
}


def contests(results_dir):
    """All of them, in the order of their days: those of London have the scope `london`, the others `uk`."""
    found = {}
    for parliament in PARLIAMENTS:
        path = results_dir / "by-elections" / f"parliament-{parliament}-constituencies.csv"
        for row in read(path):
            contest = _contest(row)
            add_seat(contest, row)
            found[text(row, "ONS ID"), text(row, "By-election date")] = contest
        path = results_dir / "by-elections" / f"parliament-{parliament}-candidacies.csv"
        for row in read(path):
            key = text(row, "ONS ID"), text(row, "Election date")
            if key not in found:
                raise InputError(f"{row['_where']}: a candidate of no by-election")
            found[key].votes.append(_corrected(found[key], candidate(row, party_or_minor)))
    return list(found.values())


def day(published):
    """`15/12/2011` -> `2011-12-15`."""
    return "-".join(reversed(published.split("/")))


def id_of(name, published_day):
    """`Feltham and Heston`, `15/12/2011` -> `by-feltham-and-heston-2011`."""
    return f"by-{re.sub('[^a-z]+', '-', name.lower()).strip('-')}-{published_day[-4:]}"


def _contest(row):
    london = text(row, "ONS region ID") == LONDON
    published_day = text(row, "By-election date")
    contest = Contest(id_of(text(row, "Constituency name"), published_day), "london" if london else "uk")
    contest.date = day(published_day)
    return contest


def _corrected(contest, vote):
    correction = CORRECTIONS.get((contest.id, vote.candidate))
    if correction is None:
        return vote
    published, carried, reason = correction
    if vote.votes != published:
        raise InputError(f"{contest.id}: {vote.candidate} has {vote.votes} votes, corrected are {published}")
    contest.areas = [area.flagged(CORRECTED, reason) for area in contest.areas]
    return replace(vote, votes=carried)
