"""Reading published CSV tables and writing our own."""

import csv
from dataclasses import dataclass, field, replace

# What an area's row may say of itself: a published figure or code was corrected here, or not all
# votes are in it. The note gives the reason.
CORRECTED, INCOMPLETE = "corrected", "incomplete"


class InputError(Exception):
    """A published file is not as expected; the message says where."""


@dataclass(frozen=True)
class Vote:
    """One candidate's (or party's) votes in one area."""
    area_code: str
    party: str
    candidate: str
    votes: int
    level: str = "area"
    note: str = ""
    elected: int | None = None      # 0 or 1 where several seats are filled at once


@dataclass(frozen=True)
class Area:
    """What is known of one area in one contest besides the votes. None is 'not published'."""
    area_code: str
    level: str = "area"
    electorate: int | None = None
    ballots: int | None = None
    seats: int | None = None
    note: str = ""
    flags: str = ""                 # words with spaces between
    date: str = ""                  # its own day of the poll, where not the contest's: 2010-05-25
    winner: str = ""                # party that the publication names as the winner
    majority: int | None = None     # votes that it prints as the majority
    declared: str = ""              # when its result was declared: 2017-06-08T23:01+01:00

    def noted(self, reason):
        """The same area with a reason at the end of its note."""
        return replace(self, note=reason if not self.note else
                       self.note if reason in self.note else f"{self.note}; {reason}")

    def flagged(self, flag, reason):
        """The same area with a flag, and the reason at the end of its note."""
        flags = sorted({*self.flags.split(), flag})
        return replace(self.noted(reason), flags=" ".join(flags))


@dataclass
class Contest:
    """One contest as read: votes, areas, and the published figures used only to check them."""
    id: str
    scope: str = "london"
    votes: list = field(default_factory=list)
    areas: list = field(default_factory=list)
    valid: dict = field(default_factory=dict)       # (area code, level) -> published valid votes
    majority: dict = field(default_factory=dict)    # area code -> published majority
    names: dict = field(default_factory=dict)       # area code -> published name
    turnout: dict = field(default_factory=dict)     # area codes (a tuple) -> published, in percent
    groups: dict = field(default_factory=dict)      # (area code, level) -> name of what it lies in
    date: str = ""                                  # of a by-election: 2011-12-15

    @property
    def key(self):
        """The name of the contest in expected.py: its id, behind `uk/` for the whole country."""
        return self.id if self.scope == "london" else f"{self.scope}/{self.id}"


def read(path, encoding="utf-8-sig"):
    """The rows of a CSV with one header row, as dictionaries with `_where` added for messages."""
    try:
        with open(path, encoding=encoding, newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: {error}") from None
    for number, row in enumerate(rows, start=2):
        row["_where"] = f"{path}, record {number}"
    return rows


def text(row, column):
    """A cell without the spaces around it."""
    if row.get(column) is None:
        raise InputError(f"{row['_where']}: no column {column!r}")
    return row[column].strip()


def whole(row, column):
    """A cell that must be a whole number, not negative."""
    cell = text(row, column)
    if not (cell.isascii() and cell.isdigit()):
        raise InputError(f"{row['_where']}, column {column!r}: {cell!r} is no whole number")
    return int(cell)


def number(row, column):
    """A cell that must be a decimal number."""
    cell = text(row, column)
    try:
        return float(cell)
    except ValueError:
        raise InputError(f"{row['_where']}, column {column!r}: {cell!r} is no number") from None


def write(path, header, rows):
    """Write a CSV: UTF-8, LF, None as an empty cell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(["" if cell is None else cell for cell in row] for row in rows)


def in_order(votes):
    """Votes by area, most first."""
    return sorted(votes, key=lambda v: (v.area_code, v.level, -v.votes, v.party, v.candidate))


def write_contest(contest, assets):
    """Write results/<id>.csv and areas/<id>.csv, those of the whole country under uk/.

    The columns `elected` and `note` of votes, `date`, `winner`, `majority` and `declared` of areas stand only where a
    row has one.
    """
    if contest.scope != "london":
        assets = assets / contest.scope
    votes = in_order(contest.votes)
    header = ["area_code", "party", "candidate", "votes", "level"]
    if any(vote.elected is not None for vote in votes):
        header.append("elected")
    if any(vote.note for vote in votes):
        header.append("note")
    write(assets / "results" / f"{contest.id}.csv", header,
          [[getattr(vote, column) for column in header] for vote in votes])

    header = ["area_code", "level", "electorate", "ballots", "seats", "note", "flags"]
    header += [column for column in ("date", "winner", "majority", "declared")
               if any(getattr(area, column) not in ("", None) for area in contest.areas)]
    areas = sorted(contest.areas, key=lambda a: (a.area_code, a.level))
    write(assets / "areas" / f"{contest.id}.csv", header,
          [[getattr(area, column) for column in header] for area in areas])
