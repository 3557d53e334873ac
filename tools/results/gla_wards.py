"""The GLA's ward workbooks of 2012 and 2016: one row a ward and one a borough's postal votes."""

from . import parties
from .tables import CORRECTED, Area, Contest, InputError, Vote, read, text, whole

# geog_level as published -> level, column of the code, note
LEVELS = {
    "ward": ("area", "ward_gss", "polling-station electors only"),
    "postal": ("postal", "borough_gss", "postal voters only"),
}

# Ward -> the old code printed beside its name in 2012: the ONS has the two the other way round.
EXCHANGED_2012 = {"E05000599": "00BHGH", "E05000600": "00BHGG"}
EXCHANGED_NOTE = "published under {}, the old code of the other of High Street and Higham Hill"
WRONG_CODE_NOTE = "published under {}, the code of another Hackney ward"

# (year, race, area code, column) -> as published, as carried, note. See SOURCES.md for the reasons.
CORRECTIONS = {
    (2012, "list", "E05000573", "list_green_party"):
        (440, 444, "published as 440, which does not sum to the ward's total"),
    (2012, "list", "E05000130", "list_labour_party"):
        (1408, 1404, "published as 1408: more papers than ballots, 4 above the constituency total"),
    (2012, "list", "E05000130", "list_total_good"): (3227, 3223, ""),
}


def rows(results_dir, year):
    """(row, level, area code, note on the electorate) of every ward and postal row.

    `ward_gss` is the corrected code; the publisher's own has wrong ones.
    """
    for row in read(results_dir / f"mayor-{year}" / f"gla{year}-wards-postal-flat.csv"):
        published_level = text(row, "geog_level")
        if published_level == "london":
            continue
        if published_level not in LEVELS:
            raise InputError(f"{row['_where']}: unknown geog_level {published_level!r}")
        level, code_column, note = LEVELS[published_level]
        yield row, level, text(row, code_column), note


def contest(contest_id, results_dir, year, race, candidates):
    """One race of the day. `candidates` gives (column, party, name, note) of those in a row."""
    result = Contest(contest_id)
    for row, level, code, area_note in rows(results_dir, year):
        reasons = [_wrong_code(row, year, level, code)]
        for column, party, candidate, note in candidates(row):
            votes, correction = _corrected(year, race, code, column, row)
            if correction:
                reasons.append(f"{parties.NAMES[party]}: {correction}")
            result.votes.append(Vote(code, party, candidate, votes, level, correction or note))
        valid, _ = _corrected(year, race, code, f"{race}_total_good", row)
        result.valid[code, level] = valid
        ballots = whole(row, "turnout_ballots")
        counted = valid + whole(row, f"{race}_total_spoilt")
        if ballots < counted:
            raise InputError(f"{row['_where']}: {ballots} ballots but {counted} papers counted")
        if level == "area":
            result.names[code] = text(row, "ward_name")
        result.groups[code, level] = text(row, "assembly_constituency")
        area = Area(code, level, whole(row, "electorate"), ballots, note=area_note)
        for reason in filter(None, reasons):
            area = area.flagged(CORRECTED, reason)
        result.areas.append(area)
    return result


def _wrong_code(row, year, level, code):
    """Why a ward's published code was replaced; nothing where it is right."""
    published = text(row, "source_area_code")
    if level == "area" and year == 2016 and published != code:
        return WRONG_CODE_NOTE.format(published)
    if level == "area" and year == 2012 and code in EXCHANGED_2012:
        if published != EXCHANGED_2012[code]:
            raise InputError(f"{row['_where']}: the old code is {published}, corrected is "
                             f"{EXCHANGED_2012[code]}")
        return EXCHANGED_NOTE.format(published)
    return ""


def _corrected(year, race, code, column, row):
    """(votes, note) of a cell; a correction is refused if the published figure is another."""
    published = whole(row, column)
    if (year, race, code, column) not in CORRECTIONS:
        return published, ""
    wrong, right, note = CORRECTIONS[year, race, code, column]
    if published != wrong:
        raise InputError(f"{row['_where']}, column {column!r}: {published}, but the correction "
                         f"in gla_wards.py is of {wrong}")
    return right, note
