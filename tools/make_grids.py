#!/usr/bin/env python3
"""Write assets/grids.csv from PROJ's database: python3 tools/make_grids.py [PROJ_DB]

One row a national grid that a map may be drawn in: its code, what it is called, the meridian that is upright on it, and
the part of the Earth that PROJ's database says it is made for, as a box and in words. Which grids there are stands below; nothing else is typed
by hand. Grids on which north would lean by more than a few degrees within their own country are left out.
"""

import csv
import sqlite3
import sys
from pathlib import Path

# Code, and what a person calls it where PROJ's name says less.
GRIDS = {
    27700: "British National Grid",
    2157: "Irish Transverse Mercator",
    2154: "Lambert-93 of France",
    28992: "RD New of the Netherlands",
    31370: "Belgian Lambert 72",
    2169: "Luxembourg grid",
    2056: "Swiss LV95",
    31287: "Austria Lambert",
    2180: "Polish CS92",
    3006: "SWEREF99 TM of Sweden",
    3067: "TM35FIN of Finland",
    3301: "Estonian Coordinate System",
    3059: "LKS-92 of Latvia",
    3346: "LKS94 of Lithuania",
    3763: "TM06 of Portugal",
    23700: "EOV of Hungary",
    3794: "Slovenia 1996 grid",
    3765: "HTRS96 of Croatia",
    2100: "Greek Grid",
    2039: "Israeli TM Grid",
    2193: "New Zealand Transverse Mercator",
    25830: "UTM zone 30 of Europe",
    25831: "UTM zone 31 of Europe",
    25832: "UTM zone 32 of Europe",
    25833: "UTM zone 33 of Europe",
    3035: "LAEA Europe",
}
MERIDIANS = {8802, 8812, 8822, 8833}  # EPSG's parameters: longitude of (natural, projection centre, false) origin


def degrees(value, unit):
    """A parameter's angle; EPSG writes some as DDD.MMSSsss."""
    if unit == 9110:
        sign = -1 if value < 0 else 1
        value = abs(value)
        whole = int(value)
        minutes = int(round((value - whole) * 1e8)) / 1e6
        return sign * (whole + int(minutes) / 60 + (minutes - int(minutes)) * 100 / 3600)
    return {9101: 57.29577951308232, 9105: 0.9, 9102: 1}.get(unit, 1) * value


def row_of(database, code, title):
    found = database.execute(
        "select extent.west_lon, extent.south_lat, extent.east_lon, extent.north_lat, extent.description, conversion_code "
        "from projected_crs join usage on object_table_name = 'projected_crs' and object_auth_name = 'EPSG' "
        "and object_code = projected_crs.code join extent on extent_auth_name = extent.auth_name "
        "and extent_code = extent.code where projected_crs.auth_name = 'EPSG' and projected_crs.code = ?", (code,))
    west, south, east, north, area, conversion = found.fetchone()
    names = ", ".join(f"param{i}_code, param{i}_value, param{i}_uom_code" for i in range(1, 8))
    parameters = database.execute(
        f"select {names} from conversion_table where auth_name = 'EPSG' and code = ?", (conversion,)).fetchone()
    meridian = next(degrees(parameters[i + 1], int(parameters[i + 2])) for i in range(0, 21, 3)
                    if parameters[i] is not None and int(parameters[i]) in MERIDIANS)
    return [f"EPSG:{code}", title, round(meridian, 3), west, south, east, north, area]


def main():
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/proj/proj.db")
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    out = Path(__file__).resolve().parent.parent / "assets" / "grids.csv"
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["crs", "title", "meridian", "west", "south", "east", "north", "area"])
        for code, title in GRIDS.items():
            writer.writerow(row_of(database, code, title))


if __name__ == "__main__":
    main()
