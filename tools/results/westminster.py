"""General elections of 2005 (notional), 2010, 2015 and 2017, London's and the UK's; by-elections."""

from .expected import LONDON_SEATS
from .parties import party_id, party_or_minor
from .tables import Area, Contest, InputError, Vote, read, text, whole

LONDON = "E12000007"

# contest -> code, date as published, parliament
BY_ELECTIONS = {
    "by-feltham-and-heston-2011": ("E14000701", "15/12/2011", "55-2010-2015"),
    "by-croydon-north-2012": ("E14000655", "29/11/2012", "55-2010-2015"),
    "by-tooting-2016": ("E14000998", "16/06/2016", "56-2015-2017"),
    "by-richmond-park-2016": ("E14000896", "01/12/2016", "56-2015-2017"),
}


def general(results_dir, year, scope="london"):
    """An actual general election: every candidate, electorate and ballots."""
    folder = results_dir / f"ge-{year}"
    contest = Contest(f"general-{year}", scope)
    for row in read(folder / f"ge{year}-constituencies.csv"):
        if scope == "uk" or text(row, "ONS region ID") == LONDON:
            _add_seat(contest, row)
    for row in read(folder / f"ge{year}-candidates.csv"):
        if scope == "uk" or text(row, "ONS region ID") == LONDON:
            contest.votes.append(_candidate(row, party_id if scope == "london" else party_or_minor))
    return contest


def by_election(results_dir, contest_id):
    """A by-election in one London seat: every candidate, electorate and ballots."""
    code, date, parliament = BY_ELECTIONS[contest_id]
    contest = Contest(contest_id)
    folder = results_dir / "by-elections"
    for row in read(folder / f"parliament-{parliament}-constituencies.csv"):
        if (text(row, "ONS ID"), text(row, "By-election date")) == (code, date):
            _add_seat(contest, row)
    for row in read(folder / f"parliament-{parliament}-candidacies.csv"):
        if (text(row, "ONS ID"), text(row, "Election date")) == (code, date):
            contest.votes.append(_candidate(row, party_or_minor))
    if not contest.votes:
        raise InputError(f"{contest_id}: no candidate of {code} on {date} was found")
    return contest


def _add_seat(contest, row):
    code = text(row, "ONS ID")
    valid = whole(row, "Valid votes")
    contest.valid[code, "area"] = valid
    contest.majority[code] = whole(row, "Majority")
    contest.names[code] = text(row, "Constituency name")
    contest.areas.append(Area(code, electorate=whole(row, "Electorate"),
                              ballots=valid + whole(row, "Invalid votes"), seats=1))


def _candidate(row, party_of):
    published = text(row, "Party name")
    party = party_of(published, row["_where"])
    name = f"{text(row, 'Candidate first name')} {text(row, 'Candidate surname')}".strip()
    noted = party == "minor" or published == "Labour and Co-operative"
    return Vote(text(row, "ONS ID"), party, name, whole(row, "Votes"),
                note=published if noted else "")


def notional_2005(results_dir, scope="london"):
    """The estimate of 2005 on the 2010 seats: parties only.

    Rows with 0 votes are left out: Parliament prints no change from 2005 to 2010 for those parties,
    so 0 is read as "did not stand". The row with id NA holds all other parties together.
    """
    contest = Contest("general-2005n", scope)
    path = results_dir / "ge-2005-notional" / "ge2005-notional-on-2010-boundaries.csv"
    for row in read(path):
        code = text(row, "constituency_id")
        if scope == "london" and code not in LONDON_SEATS:
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
