"""Ages, tenure, degrees, places of birth and house prices, by ward, borough and constituency."""

from collections import defaultdict
from dataclasses import dataclass, field

from . import tables

COLUMNS = ["area_code", "aged_65_plus_pct", "owner_occupied_pct", "social_rented_pct",
           "private_rented_pct", "degree_pct", "born_outside_uk_pct"]
PRICE = "median_house_price_gbp"
LONDON = "E12000007"    # the whole: compared with what is published, and not carried

_PROFILES = {"aged_65_plus_pct": "% All Older people aged 65+ - 2015",
             "owner_occupied_pct": "% Households Owned - 2011",
             "social_rented_pct": "% Households Social Rented - 2011",
             "private_rented_pct": "% Households Private Rented - 2011",
             "degree_pct": "% with Level 4 qualifications and above - 2011",
             "born_outside_uk_pct": "% Not Born in UK - 2011",
             PRICE: "Median House Price (£) - 2014"}

# Owned is outright or with a mortgage: for Scotland c11HouseOwned has shared ownership in it too.
_CENSUS = {"aged_65_plus_pct": ("c11Age65to74", "c11Age75to84", "c11Age85to89", "c11Age90plus"),
           "owner_occupied_pct": ("c11HouseOutright", "c11HouseMortgage"),
           "social_rented_pct": ("c11HouseSocial",),
           "private_rented_pct": ("c11HousePrivate",),
           "degree_pct": ("c11QualLevel4",),
           "born_outside_uk_pct": ("c11BornIreland", "c11BornOtherEU", "c11BornOther")}

# As the Office for National Statistics printed them of the census of 2011, in percent with one decimal.
_PUBLISHED = {(LONDON, "born_outside_uk_pct"): 36.7, (LONDON, "degree_pct"): 37.7,
              (LONDON, "social_rented_pct"): 24.1, (LONDON, "private_rented_pct"): 25.1,
              ("E09000005", "born_outside_uk_pct"): 55.1, ("E09000025", "born_outside_uk_pct"): 53.7,
              ("E09000033", "born_outside_uk_pct"): 53.3, ("E09000012", "social_rented_pct"): 43.7,
              ("E09000028", "social_rented_pct"): 43.7, ("E09000033", "private_rented_pct"): 39.7,
              ("E09000001", "degree_pct"): 68.4, ("E09000032", "degree_pct"): 53.6}


@dataclass
class Numbers:
    """One table: area code -> column -> figure, or None where none is published."""
    file: str
    columns: list
    rows: dict = field(default_factory=dict)
    weights: dict = field(default_factory=dict)     # area code -> people, households
    groups: dict = field(default_factory=dict)      # area code -> code of the borough


def read(results_dir):
    """The tables of wards and boroughs, and of the constituencies of London and of Great Britain."""
    folder = results_dir / "demographics"
    wards, boroughs = _profiles(folder / "ward-profiles-excel-version.csv")
    london = Numbers("numbers/constituencies-2010.csv", COLUMNS)
    britain = Numbers("uk/numbers/constituencies-2010.csv", COLUMNS)
    for row in tables.read(folder / "constituency-census-2011.csv"):
        code = tables.text(row, "ONSConstID")
        shares = {column: round(sum(tables.number(row, part) for part in parts), 2)
                  for column, parts in _CENSUS.items()}
        for table in [britain] + [london] * (tables.text(row, "Region") == "London"):
            if code in table.rows:
                raise tables.InputError(f"{row['_where']}: {code} stands twice")
            table.rows[code] = shares
    return [wards, boroughs, london, britain]


def problems(numbers, contests):
    """Every problem in every table, as text. `contests`: to compare the codes with theirs."""
    by_key = {contest.key: {area.area_code for area in contest.areas if area.level == "area"}
              for contest in contests}
    wards, boroughs, london, britain = numbers
    expected = {wards.file: by_key["mayor-2012"], boroughs.file: by_key["referendum-2016"],
                london.file: by_key["general-2017"],
                britain.file: {code for code in by_key["uk/general-2017"] if code[0] != "N"}}
    found = [f"{table.file}: missing {sorted(expected[table.file] - table.rows.keys())}, not "
             f"expected {sorted(table.rows.keys() - expected[table.file])}"
             for table in numbers if table.rows.keys() - {LONDON} != expected[table.file]]
    for table in numbers:
        found += [f"{table.file}: {problem}" for problem in _shares(table)]
    for (code, column), figure in _PUBLISHED.items():
        if boroughs.rows[code][column] != figure:
            found.append(f"{boroughs.file}: {code} {column} is {boroughs.rows[code][column]}, "
                         f"published {figure}")
    return found + list(_wards_in_boroughs(wards, boroughs))


def write(numbers, assets_dir):
    """Write every table."""
    for table in numbers:
        tables.write(assets_dir / table.file, table.columns,
                     [[code, *(_cell(row[column]) for column in table.columns[1:])]
                      for code, row in sorted(table.rows.items()) if code != LONDON])


def _profiles(path):
    wards = Numbers("numbers/wards-2002.csv", [*COLUMNS, PRICE])
    boroughs = Numbers("numbers/boroughs.csv", [*COLUMNS, PRICE])
    groups = {}
    for row in tables.read(path, "cp1252"):
        code, name = tables.text(row, "New code"), tables.text(row, "Ward name")
        if code == "E92000001":
            continue
        figures = {column: _maybe(row, header) for column, header in _PROFILES.items()}
        # The City of London is both a borough and, undivided, an area among the wards.
        for table in ((wards, boroughs) if code == "E09000001" else
                      (wards,) if code.startswith("E05") else (boroughs,)):
            if table.rows.setdefault(code, figures) != figures:
                raise tables.InputError(f"{row['_where']}: {code} stands twice and differs")
        groups[name] = code
        wards.weights[code] = {"people": tables.number(row, "Population - 2015"),
                               "homes": tables.number(row, "Number of Household spaces - 2011")}
        if code.startswith("E05"):
            wards.groups[code] = name.split(" - ")[0]
    wards.groups = {code: groups[borough] for code, borough in wards.groups.items()}
    return wards, boroughs


def _maybe(row, column):
    return None if tables.text(row, column) in ("", "n/a") else tables.number(row, column)


def _cell(figure):
    return int(figure) if figure is not None and figure == int(figure) and figure > 100 else figure


def _shares(table):
    for code, row in table.rows.items():
        shares = {column: row[column] for column in COLUMNS[1:]}
        if None in shares.values():
            yield f"{code} has a gap"
        elif min(shares.values()) < 0 or max(shares.values()) > 100:
            yield f"{code} has a share beyond 0 and 100"
        elif sum(shares[f"{kind}_pct"] for kind in
                 ("owner_occupied", "social_rented", "private_rented")) > 100.15:
            yield f"{code}: the tenures are more than all homes"
        elif PRICE in row and not 50_000 < (row[PRICE] or 0) < 10_000_000:
            yield f"{code}: {row[PRICE]} is no price of a home"


def _wards_in_boroughs(wards, boroughs):
    """The wards of a borough, weighted, give about its own figure; prices lie around it."""
    within = defaultdict(list)
    for code, borough in wards.groups.items():
        within[borough].append(code)
    for borough, codes in within.items():
        for column in COLUMNS[1:]:
            by = "homes" if "owner" in column or "rented" in column else "people"
            total = sum(wards.weights[code][by] for code in codes)
            mean = sum(wards.rows[code][column] * wards.weights[code][by] for code in codes) / total
            if abs(mean - boroughs.rows[borough][column]) > 1.5:
                yield (f"{wards.file}: {borough} {column} is {mean:.1f} by its wards, "
                       f"{boroughs.rows[borough][column]} itself")
        prices = [wards.rows[code][PRICE] for code in codes]
        if not min(prices) <= boroughs.rows[borough][PRICE] <= max(prices):
            yield f"{wards.file}: the price of {borough} is beyond those of its wards"
