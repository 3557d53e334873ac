"""EU referendum of 2016: boroughs, wards where published, the whole country, estimates by seat."""

from .expected import LONDON_SEATS, WARDS_2014
from .tables import Area, Contest, InputError, Vote, number, read, text, whole

ANSWERS = {"remain": "Remain", "leave": "Leave"}
LONDON = "E12000007"
FOLDER = "euref-2016"
HANRETTY = "hanretty-final-estimates-leave-by-constituency__google-sheets.csv"

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
        contest.areas.append(Area(code, note=SHORT.get(borough, "")))
    return contest


def estimates(results_dir):
    """Rows of the estimates by constituency: code, Leave and Remain in percent, known or not.

    Shares only: the author gives no turnout, so no votes can be worked out. "Known" is a row whose
    figure to use is the known share; of two London seats the author uses the estimate all the same.
    """
    found = []
    for row in read(results_dir / FOLDER / HANRETTY):
        if text(row, "PCON11CD") not in LONDON_SEATS:
            continue
        leave = round(100 * number(row, "Figure to use"), 4)
        known = text(row, "Known Leave vote share")
        is_known = known != "" and abs(100 * float(known) - leave) < 1e-3
        if known and not is_known and text(row, "PCON11CD") not in KNOWN_NOT_USED:
            raise InputError(f"{row['_where']}: the known share is not the figure to use")
        found.append([text(row, "PCON11CD"), f"{leave:.4f}", f"{100 - leave:.4f}",
                      int(is_known)])
    return sorted(found)


def _answers(code, row, note=""):
    return [Vote(code, party, "", whole(row, column), note=note)
            for party, column in ANSWERS.items()]
