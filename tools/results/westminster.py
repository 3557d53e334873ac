"""General elections in the 73 London seats: 2005 (notional), 2010, 2015 and 2017."""

from .expected import LONDON_SEATS
from .parties import party_id
from .tables import Area, Contest, Vote, read, text, whole

LONDON = "E12000007"


def general(results_dir, year):
    """An actual general election: every candidate, electorate and ballots."""
    folder = results_dir / f"ge-{year}"
    contest = Contest(f"general-{year}")
    for row in read(folder / f"ge{year}-constituencies.csv"):
        if text(row, "ONS region ID") == LONDON:
            _add_seat(contest, row)
    for row in read(folder / f"ge{year}-candidates.csv"):
        if text(row, "ONS region ID") == LONDON:
            contest.votes.append(_candidate(row))
    return contest


def _add_seat(contest, row):
    code = text(row, "ONS ID")
    valid = whole(row, "Valid votes")
    contest.valid[code, "area"] = valid
    contest.majority[code] = whole(row, "Majority")
    contest.names[code] = text(row, "Constituency name")
    contest.areas.append(Area(code, electorate=whole(row, "Electorate"),
                              ballots=valid + whole(row, "Invalid votes"), seats=1))


def _candidate(row):
    published = text(row, "Party name")
    name = f"{text(row, 'Candidate first name')} {text(row, 'Candidate surname')}".strip()
    return Vote(text(row, "ONS ID"), party_id(published, row["_where"]), name,
                whole(row, "Votes"),
                note=published if published == "Labour and Co-operative" else "")


def notional_2005(results_dir):
    """The estimate of 2005 on the 2010 seats: parties only.

    Rows with 0 votes are left out: Parliament prints no change from 2005 to 2010 for those parties,
    so 0 is read as "did not stand". The row with id NA holds all other parties together.
    """
    contest = Contest("general-2005n")
    path = results_dir / "ge-2005-notional" / "ge2005-notional-on-2010-boundaries.csv"
    for row in read(path):
        code = text(row, "constituency_id")
        if code not in LONDON_SEATS:
            continue
        if (code, "area") not in contest.valid:
            contest.valid[code, "area"] = whole(row, "total_votes")
            contest.names[code] = text(row, "constituency_name")
            contest.areas.append(Area(code, electorate=whole(row, "electorate"), seats=1,
                                      note="notional"))
        votes = whole(row, "votes")
        if votes == 0:
            continue
        if text(row, "mnis_party_id") == "NA":
            contest.votes.append(Vote(code, "other", "", votes, note="other parties together"))
        else:
            party = party_id(text(row, "mnis_party_name"), row["_where"])
            contest.votes.append(Vote(code, party, "", votes))
    return contest
