"""London Assembly of 2012 and 2016, by ward and postal borough: members' vote and list vote."""

from . import gla_wards
from .tables import text

# column -> party id, note
MEMBERS = {
    2012: {
        "const_labour": ("lab", ""),
        "const_conservative": ("con", ""),
        "const_liberal_democrat": ("ld", ""),
        "const_green": ("green", ""),
        "const_uk_independence_party": ("ukip", ""),
        "const_british_national_party": ("bnp", ""),
        "const_residents_association_of_london": ("residents-london", ""),
        "const_greenwich_lewisham_people_before_profit":
            ("people-before-profit", "Greenwich & Lewisham People Before Profit"),
        "const_communities_united_party": ("communities-united", ""),
        "const_national_front": ("national-front", ""),
        "const_independent1_ne": ("ind", ""),
        "const_the_socialist_party_gb": ("socialist-party-gb", ""),
        "const_english_democrats": ("english-democrats", ""),
        "const_independent2_m_w": ("ind", ""),
        "const_communist_league": ("communist-league", ""),
    },
    2016: {
        "const_labour_party": ("lab", ""),
        "const_conservative_party": ("con", ""),
        "const_green_party": ("green", ""),
        "const_liberal_democrats": ("ld", ""),
        "const_uk_independence_party_ukip": ("ukip", ""),
        "const_all_peoples_party": ("all-peoples", ""),
        "const_respect_george_galloway": ("respect", ""),
        "const_take_back_the_city": ("take-back-the-city", ""),
        "const_national_front": ("national-front", ""),
        "const_the_socialist_party_sp_gb": ("socialist-party-gb", ""),
        "const_independent": ("ind", ""),
        "const_communist_league": ("communist-league", ""),
    },
}

# column -> party id, candidate (independents only)
LISTS = {
    2012: {
        "list_british_national_party": ("bnp", ""),
        "list_christian_peoples_alliance": ("cpa", ""),
        "list_conservative_party": ("con", ""),
        "list_english_democrats": ("english-democrats", ""),
        "list_green_party": ("green", ""),
        "list_labour_party": ("lab", ""),
        "list_london_liberal_democrats": ("ld", ""),
        "list_national_front_putting_londoners_first": ("national-front", ""),
        "list_the_house_party": ("house-party", ""),
        "list_trade_unionist_and_socialist_coalition": ("tusc", ""),
        "list_uk_independence_party": ("ukip", ""),
        "list_rathy_alagaratnam": ("ind", "Rathy Alagaratnam"),
        "list_ijaz_hayat": ("ind", "Ijaz Hayat"),
    },
    2016: {
        "list_animal_welfare_party": ("animal-welfare", ""),
        "list_britain_first": ("britain-first", ""),
        "list_british_national_party": ("bnp", ""),
        "list_caroline_pidgeons_london_liberal_democrats": ("ld", ""),
        "list_christian_peoples_alliance": ("cpa", ""),
        "list_conservative_party": ("con", ""),
        "list_green_party": ("green", ""),
        "list_labour_party": ("lab", ""),
        "list_respect_george_galloway": ("respect", ""),
        "list_the_house_party_homes_for_londoners": ("house-party", ""),
        "list_uk_independence_party_ukip": ("ukip", ""),
        "list_womens_equality_party": ("womens-equality", ""),
    },
}

# Capitals lost in the workbook of 2016.
SPELLING = {"O'connell": "O'Connell", "D'souza": "D'Souza", "Mccartney": "McCartney"}


def members(results_dir, year):
    """The constituency members' vote. An empty cell is a party that did not stand there."""
    def candidates(row):
        return [(column, party, _name(row, column), note)
                for column, (party, note) in MEMBERS[year].items() if text(row, column)]
    return gla_wards.contest(f"assembly-{year}", results_dir, year, "const", candidates)


def lists(results_dir, year):
    """The vote for the London-wide list."""
    candidates = [(column, party, candidate, "")
                  for column, (party, candidate) in LISTS[year].items()]
    return gla_wards.contest(f"assembly-list-{year}", results_dir, year, "list",
                             lambda row: candidates)


def _name(row, column):
    """The candidate without the `*` of a sitting member; blank where the workbook has no name."""
    published = text(row, column.replace("const_", "const_candidate_")).rstrip("*")
    return " ".join(SPELLING.get(word, word) for word in published.split())
