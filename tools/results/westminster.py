"""General elections of 2005 (notional), 2010, 2015 and 2017, London's and the UK's."""

from datetime import datetime
from zoneinfo import ZoneInfo

from .expected import LONDON_SEATS
from .parties import NAMES, party_id, party_or_minor
from .spelling import person
from .tables import Area, Contest, InputError, Vote, read, text, whole

LONDON = "E12000007"

# The Library counts the Greens of Scotland and of Northern Ireland as Green: in its notional result of 2005, in the
# column of its table of constituencies, and in the changes that it prints. They have the name as a note.
GREENS = {"Scottish Green Party", "Green Party Northern Ireland"}


def general(results_dir, year, scope="london"):
    """An actual general election: every candidate, electorate and ballots."""
    folder = results_dir / f"ge-{year}"
    contest = Contest(f"general-{year}", scope)
    for row in read(folder / f"ge{year}-constituencies.csv"):
        if scope == "uk" or text(row, "ONS region ID") == LONDON:
            add_seat(contest, row)
    for row in read(folder / f"ge{year}-candidates.csv"):
        if scope == "uk" or text(row, "ONS region ID") == LONDON:
            contest.votes.append(candidate(row, party_id if scope == "london" else party_or_minor))
    return contest


def add_seat(contest, row):
    """A row of a table of constituencies. Invalid votes may be unknown: `[x]`."""
    code = text(row, "ONS ID")
    valid = whole(row, "Valid votes")
    contest.valid[code, "area"] = valid
    contest.majority[code] = whole(row, "Majority")
    contest.names[code] = text(row, "Constituency name")
    unknown = text(row, "Invalid votes") == "[x]"
    contest.areas.append(Area(code, electorate=whole(row, "Electorate"),
                              ballots=None if unknown else valid + whole(row, "Invalid votes"), seats=1,
                              declared=declaration(row)))


def declaration(row):
    """The minute of its declaration, which is printed by the clock of London, with that clock's offset. It may be empty."""
    cell = text(row, "Declaration time")
    if not cell:
        return ""
    try:
        time = datetime.strptime(cell, "%d/%m/%Y %H:%M").replace(tzinfo=ZoneInfo("Europe/London"))
    except ValueError:
        raise InputError(f"{row['_where']}, column 'Declaration time': {cell!r} is no time") from None
    return time.isoformat(timespec="minutes")


def candidate(row, party_of):
    """A row of a table of candidacies. `party_of`: party_id or party_or_minor."""
    published = text(row, "Party name")
    party = "green" if published in GREENS else party_of(published, row["_where"])
    name = person(f"{text(row, 'Candidate first name')} {text(row, 'Candidate surname')}")
    noted = party == "minor" or (party in ("lab", "green") and published != NAMES[party])
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
