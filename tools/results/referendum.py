"""EU referendum of 2016: boroughs, wards where published, the whole country, estimates by seat."""

from dataclasses import dataclass

from .expected import LONDON_SEATS, WARDS_2014
from .tables import INCOMPLETE, Area, Contest, InputError, Vote, number, read, text, whole

ANSWERS = {"remain": "Remain", "leave": "Leave"}
LONDON = "E12000007"
FOLDER = "euref-2016"
NORTHERN_IRELAND = "ni-constituencies-leave__sheet1.csv"
HANRETTY = "hanretty-final-estimates-leave-by-constituency__google-sheets.csv"

KNOWN_NOTE = "counted and published there"

# Carshalton and Wallington, Sutton and Cheam: a share is known, the figure to use is the estimate.
KNOWN_NOT_USED = {"E14000621", "E14000984"}

# Ward figures of these boroughs do not sum to the borough's (see SOURCES.md).
SHORT = {"Ealing": "postal votes not all included: the wards are 94 Remain and 96 Leave short of "
                   "the borough's result",
         "Havering": "the wards are 8,947 Remain and 18,555 Leave short of the borough's result"}


def boroughs(results_dir):
    """The 33 boroughs."""
    return _counting_areas(results_dir, Contest("referendum-2016"))


def counting_areas(results_dir):
    """All 382 counting areas of the UK and Gibraltar."""
    return _counting_areas(results_dir, Contest("referendum-2016-uk", "uk"))


def _counting_areas(results_dir, contest):
    for row in read(results_dir / FOLDER / "EU-referendum-result-data.csv"):
        if contest.scope == "london" and text(row, "Region_Code") != LONDON:
            continue
        code, valid = text(row, "Area_Code"), whole(row, "Valid_Votes")
        ballots = valid + whole(row, "Rejected_Ballots")
        if ballots != whole(row, "Votes_Cast"):
            raise InputError(f"{row['_where']}: valid and rejected ballots are not the votes cast")
        contest.votes += _answers(code, row)
        contest.valid[code, "area"] = valid
        contest.names[code] = text(row, "Area")
        contest.areas.append(Area(code, electorate=whole(row, "Electorate"), ballots=ballots))
    return contest


def wards(results_dir):
    """The London wards that councils gave to the BBC; the others are simply not there."""
    contest = Contest("referendum-wards-2016")
    for row in read(results_dir / FOLDER / "bbc-ward-results.csv"):
        code = text(row, "WardCode")
        if code not in WARDS_2014 or not text(row, "Remain"):
            continue
        borough = text(row, "CountingArea")
        contest.votes += _answers(code, row, SHORT.get(borough, ""))
        contest.names[code] = text(row, "WardName")
        contest.groups[code, "area"] = borough
        area = Area(code)
        contest.areas.append(area.flagged(INCOMPLETE, SHORT[borough]) if borough in SHORT else area)
    return contest


@dataclass(frozen=True)
class Share:
    """One answer's share of the valid votes in a seat, in percent: estimated, or known."""
    area_code: str
    party: str
    share_pct: str
    note: str


def estimates(results_dir, scope="london"):
    """Shares by constituency, two rows a seat; 73 seats of London, or all 650.

    Shares only: the author gives no turnout, so no votes can be worked out. "Known" is a row whose
    figure to use is the known share; of two London seats the author uses the estimate all the same.
    Northern Ireland counted by constituency, so all of its shares are known.
    """
    found = []
    for row in read(results_dir / FOLDER / HANRETTY):
        code, known = text(row, "PCON11CD"), text(row, "Known Leave vote share")
        if scope == "london" and code not in LONDON_SEATS:
            continue
        leave = round(100 * number(row, "Figure to use"), 4)
        note = ""
        if known and abs(100 * float(known) - leave) < 1e-3:
            note = KNOWN_NOTE
        elif known and code in KNOWN_NOT_USED:
            note = (f"the author has a Leave share of {100 * float(known):.2f} % counted, "
                    "but uses the estimate")
        elif known:
            raise InputError(f"{row['_where']}: the known share is not the figure to use")
        found += _shares(code, leave, note)
    if scope == "uk":
        for row in read(results_dir / FOLDER / NORTHERN_IRELAND):
            leave = round(number(row, "figure_to_use"), 4)
            found += _shares(text(row, "gss_code"), leave, KNOWN_NOTE)
    return sorted(found, key=lambda share: (share.area_code, share.party))


def _shares(code, leave, note):
    return [Share(code, "leave", f"{leave:.4f}", note),
            Share(code, "remain", f"{100 - leave:.4f}", note)]


def _answers(code, row, note=""):
    return [Vote(code, party, "", whole(row, column), note=note)
            for party, column in ANSWERS.items()]
