"""What this repository's own assets say of the tables: SOURCES.md and the atlases."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

from .tables import InputError

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def reasons():
    """Contest id -> what SOURCES.md says in the list items that begin with "- `id`"."""
    found = defaultdict(str)
    for item in re.split(r"\n(?=- |#|\n)", _text("SOURCES.md")):
        if match := re.match(r"- `([a-z0-9-]+)`", item):
            found[match[1]] += " ".join(item.split()) + "\n"
    return found


def atlas(name):
    """An atlas file as a dictionary."""
    try:
        return tomllib.loads(_text(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{ASSETS / name}.toml: {error}") from None


def _text(name):
    try:
        return (ASSETS / name).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(str(error)) from None
