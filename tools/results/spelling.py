"""Names of people without the slips of typing and of encoding that publications have in them."""

import re

from .tables import InputError

# Published -> carried, where a rule cannot tell; the right form is that of the same person's other candidacies.
PEOPLE = {
    "Mohammed Shaffaq": "Shaffaq Mohammed",
    "Spencer Pittfield": "Spencer Pitfield",
}

_TITLES = {"Ms", "Ms.", "Mr", "Mr.", "Mrs", "Mrs.", "Dr.", "Prof.", "Councillor"}
_SUSPECT = re.compile(r"\s-|-\s|\s\s|[\u00ad\u200b-\u200f\ufeff]|[ÂÃ][\u0080-\u00bf]|\w\.[A-Z][a-z]{2}")


def person(published):
    """A candidate's name: hyphens without blanks, single blanks, letters as they were before they were read in a wrong
    encoding, and no characters that cannot be seen."""
    name = re.sub("[\u00ad\u200b-\u200f\ufeff]", "", _decoded(published))
    name = re.sub(r"\s*-\s*", "-", name)
    name = re.sub(r"(\w)\.([A-Z][a-z]{2})", r"\1. \2", name)     # St.John
    name = " ".join(name.split())
    return PEOPLE.get(name, name)


def without_titles(words):
    """The words of a name that are no titles."""
    return [word for word in words if word not in _TITLES]


def suspect(name):
    """Whether a name still has a slip in it that can be seen."""
    return name != name.strip() or _SUSPECT.search(name) is not None


def _decoded(text):
    """UTF-8 that was read as Latin-1 or Windows-1252 is read again."""
    if not re.search("[ÂÃ]", text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    raise InputError(f"the name {text!r} was read in a wrong encoding, which is not known")
