#!/usr/bin/env python3
"""How far a layout of hexagons agrees with one made by hand.

    hustings render uk.toml --layout hexagons --out hexagons.svg
    tools/hexagon_agreement.py hexagons.svg layout.hexjson

Reads the areas' tiles from the SVG and the cells from a HexJSON (odd-r or even-r), lays the middle of the one on the
middle of the other, and prints what the two have in common. Exit 1: they have fewer than two areas in common.
"""

import json
import math
import re
import statistics
import sys

ROW = math.sqrt(3) / 2  # of a cell's width, from row to row
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def tiles_of(path):
    """The centre of each area's tile, in widths of a cell, north up."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    corners = {}
    for element in re.findall(r"<path [^>]*>", text):
        code = re.search(r'\bid="([A-Z]\d{8})"', element)
        line = re.search(r'\bd="([^"]*)"', element)
        if not code or not line:
            continue
        numbers = [float(number) for number in NUMBER.findall(line.group(1).replace("-", " -"))]
        points, x, y = [], 0.0, 0.0
        for east, south in zip(numbers[0::2], numbers[1::2]):  # the first is a place, the others are steps
            x, y = x + east, y + south
            points.append((x, -y))
        corners[code.group(1)] = points[:6]
    centres = {code: tuple(sum(axis) / len(points) for axis in zip(*points)) for code, points in corners.items()}
    places = sorted(centres.values())
    nearest = min(math.dist(a, b) for i, a in enumerate(places) for b in places[i + 1 : i + 80])
    return {code: (x / nearest, y / nearest) for code, (x, y) in centres.items()}


def cells_of(path):
    with open(path, encoding="utf-8") as file:
        layout = json.load(file)
    shifted = 1 if layout["layout"] == "odd-r" else 0  # rows that lie half a cell further east
    return {
        code: (cell["q"] + (0.5 if cell["r"] % 2 == shifted else 0), cell["r"] * ROW)
        for code, cell in layout["hexes"].items()
    }


def neighbours(places):
    codes = sorted(places)
    return {(a, b) for i, a in enumerate(codes) for b in codes[i + 1 :] if math.dist(places[a], places[b]) < 1.1}


def same_order(first, second, axis):
    """Of pairs of areas at least two cells apart by hand, the share that both have in the same order."""
    codes = sorted(first)
    alike = total = 0
    for i, a in enumerate(codes):
        for b in codes[i + 1 :]:
            by_hand = second[a][axis] - second[b][axis]
            if abs(by_hand) < 2:
                continue
            total += 1
            alike += (first[a][axis] - first[b][axis]) * by_hand > 0
    return alike / max(total, 1)


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    ours, by_hand = tiles_of(arguments[0]), cells_of(arguments[1])
    common = sorted(set(ours) & set(by_hand))
    if len(common) < 2:
        print("the two have no areas in common", file=sys.stderr)
        return 1
    ours = {code: ours[code] for code in common}
    by_hand = {code: by_hand[code] for code in common}
    middle = [tuple(statistics.fmean(axis) for axis in zip(*places.values())) for places in (ours, by_hand)]
    away = [
        math.hypot(*(ours[code][i] - middle[0][i] - by_hand[code][i] + middle[1][i] for i in (0, 1)))
        for code in common
    ]
    pairs = neighbours(by_hand)
    kept = len(pairs & neighbours(ours)) / max(len(pairs), 1)
    near = sum(math.dist(ours[a], ours[b]) < 2.1 for a, b in pairs) / max(len(pairs), 1)
    print(f"areas in both                       {len(common)}")
    print(f"cells apart, mean and median        {statistics.fmean(away):.1f}, {statistics.median(away):.1f}")
    print(f"neighbours by hand side by side     {kept:.0%}, at most two cells apart {near:.0%}")
    print(f"the same one further north, east    {same_order(ours, by_hand, 1):.1%}, {same_order(ours, by_hand, 0):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
