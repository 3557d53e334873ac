"""Polls that were postponed: their own day, and a note."""

from dataclasses import replace

from .tables import InputError

# key of the contest -> area code -> name of the area, its day, the day in words
DAYS = {
    "council-2010": {"E05000136": ("Haverstock", "2010-05-25", "25 May 2010")},
    "uk/general-2010": {"E14000993": ("Thirsk and Malton", "2010-05-27", "27 May 2010")},
    "council-2014": {"E05000046": ("Colindale", "2014-06-26", "26 June 2014"),
                     "E05009318": ("Blackwall & Cubitt Town", "2014-07-03", "3 July 2014")},
}


def mark(contest):
    """Gives the areas of a contest whose poll was postponed their day."""
    for code, (name, date, words) in DAYS.get(contest.key, {}).items():
        if contest.names.get(code) != name:
            raise InputError(f"{contest.key}: {code} is {contest.names.get(code)!r}, not {name}")
        contest.areas = [replace(area, date=date).noted(f"the poll was postponed to {words}")
                         if area.area_code == code else area for area in contest.areas]
