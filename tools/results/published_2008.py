"""Winner and majority of 2008 as the GLA published them, for areas where the votes alone do not tell."""

from dataclasses import replace

from .tables import InputError, text, whole

_WINNERS = {"CON - Johnson": "con", "LAB - Livingstone": "lab", "Con": "con", "Lab": "lab"}

SECOND_NAMED = ("the second and the majority are as published: the parties that are published as one have more votes "
                "together")
SECOND_AMONG_OTHERS = "the majority is as published: the second is one of the parties that are published as one"
WINNER_TOO = "the winner and the majority are as published: the second is one of the parties that are published as one"


def with_winner(area, row, votes):
    """The area with its published winner and majority; `votes`: party -> votes, `other` being several parties.

    The GLA's majority is the highest number of votes less the second highest. Where it is the first less the second
    of the parties that are named, that one is second; else a party among `other` is.
    """
    published = text(row, "winner_as_published")
    if published not in _WINNERS:
        raise InputError(f"{row['_where']}: {published!r} is no winner that is known")
    winner, majority = _WINNERS[published], whole(row, "winning_majority")
    named = sorted((count for party, count in votes.items() if party not in ("other", winner)), reverse=True)
    second = votes[winner] - majority
    if not named[0] <= second <= max(named[0], votes["other"]):
        raise InputError(f"{row['_where']}: a majority of {majority} over {second} votes cannot be")
    area = replace(area, winner=winner, majority=majority)
    if votes["other"] <= named[0]:
        return area
    return area.noted(SECOND_NAMED if second == named[0] else
                      WINNER_TOO if votes["other"] > votes[winner] else SECOND_AMONG_OTHERS)
