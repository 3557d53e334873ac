"""London borough councils of 2006, 2010 and 2014: every candidate, by ward."""

from collections import defaultdict

from . import spelling
from .council_labels import GROUPS, LABELS, NOTED, NOTED_LABELS
from .parties import NAMES
from .second_source import SecondSource
from .tables import CORRECTED, Area, Contest, InputError, Vote, read, text, whole

# (year, ward, votes) -> `elected` as published, as carried
EXCHANGED = {
    (2010, "E05000300", 2115): (0, 1),
    (2010, "E05000300", 1675): (1, 0),
}
EXCHANGED_NOTE = "elected or not: exchanged in the publication with the other Noyce"
EXCHANGED_REASON = "who of the two Noyces was elected is exchanged in the publication"

# (year, ward, candidate as published): rows that stand twice and are read once
TWICE = {(2010, "E05000347", "Bleakley, Tracey P. Ms.")}
TWICE_REASON = "the row of {} stands twice in the publication; read once"

WRONG_GROUP_REASON = "{}, {}, stands in the published group {}"

NO_CODE_REASON = "published without a code; found by name"
LATER_CODE_REASON = "published under {}, a code of later boundaries; found by name"

# Names whose letters were lost in the publication.
SPELLING = {"Seˆn": "Seán", "(.": ""}


def by_ward(results_dir, year):
    """Every candidate, elected or not; a ward's seats are the number elected."""
    contest = Contest(f"council-{year}")
    twice = set()
    seats, reasons = defaultdict(int), defaultdict(list)
    second = SecondSource(results_dir) if year == 2014 else None
    for row in read(results_dir / f"council-{year}" / f"council{year}-candidates-flat.csv"):
        key = (year, text(row, "ward_gss"), text(row, "candidate"))
        if key in TWICE and key not in twice:
            twice.add(key)
            reasons[key[1]].append(TWICE_REASON.format(candidate_name(key[2])))
            continue
        vote = _vote(row, year)
        if second:
            vote = second.settled(vote, key[2])
        reasons[vote.area_code] += _corrections(row, vote)
        contest.votes.append(vote)
        contest.names[vote.area_code] = text(row, "ward_name")
        contest.groups[vote.area_code, "area"] = text(row, "borough")
        seats[vote.area_code] += vote.elected
    if twice != {key for key in TWICE if key[0] == year}:
        raise InputError(f"council-{year}: a row that should stand twice is not there")
    for code, count in seats.items():
        area = Area(code, seats=count)
        for reason in reasons[code]:
            area = area.flagged(CORRECTED, reason)
        contest.areas.append(second.noted(area, candidate_name) if second else area)
    if second:
        second.finish()
    return contest


def _corrections(row, vote):
    """Why a candidate's row is not as published: the ward's code, the party, elected or not."""
    found = []
    published = text(row, "source_ward_code")
    if published != vote.area_code:
        found.append(NO_CODE_REASON if published == "todo" else LATER_CODE_REASON.format(published))
    group = text(row, "party_group")
    if GROUPS.get(group, vote.party) != vote.party:
        found.append(WRONG_GROUP_REASON.format(vote.candidate, NAMES[vote.party], group))
    if vote.note == EXCHANGED_NOTE:
        found.append(EXCHANGED_REASON)
    return found


def _vote(row, year):
    code, votes, elected = text(row, "ward_gss"), whole(row, "votes"), whole(row, "elected")
    party, note = _party(row, year)
    if (year, code, votes) in EXCHANGED:
        wrong, right = EXCHANGED[year, code, votes]
        if elected != wrong:
            raise InputError(f"{row['_where']}: `elected` is {elected}, corrected is {wrong}")
        elected, note = right, EXCHANGED_NOTE
    return Vote(code, party, candidate_name(text(row, "candidate")), votes, note=note,
                elected=elected)


def _party(row, year):
    """(party id, note) of a candidate."""
    label, group = text(row, "party_as_published"), text(row, "party_group")
    party = LABELS[year].get(label) or GROUPS.get(group)
    if party is None:
        raise InputError(f"{row['_where']}: no id is known for {label!r} ({group}); "
                         "add it to tools/results/council_labels.py")
    noted = party in NOTED or label in NOTED_LABELS or (party == "lab" and "operative" in label)
    return party, label if noted else ""


def candidate_name(published):
    """`Surname, Forename I. Ms. *` -> `Forename I. Surname`. The `*` is a sitting councillor."""
    words = published.replace("\xa0", " ").replace("`", "'").replace("’", "'").replace("*", "")
    surname, comma, rest = words.partition(",")
    if not comma:                   # a few names of 2006 lack it
        surname, _, rest = words.strip().partition(" ")
    given = spelling.without_titles(SPELLING.get(word, word) for word in rest.replace(",", " ").split())
    return spelling.person(" ".join(word for word in [*given, *surname.split()] if word))
