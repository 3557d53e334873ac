#!/usr/bin/env python3
"""Work out the examples of docs/psephology.md and docs/scripting.md again, from assets/.

    python3 tools/check_examples.py

Every figure that comes out must stand in its section of the page, written as it is there. Exit
codes: 0 all do, 1 some do not.
"""

import csv
import re
import struct
import sys
from collections import Counter, defaultdict
from math import floor
from pathlib import Path

NAMES = {"lab": "Lab", "green": "Green", "con": "Con", "ld": "LD", "ukip": "UKIP"}
CON_LAB = ("con", "lab")

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"

KENSINGTON, RICHMOND_PARK, BARNET, BATTERSEA, BETHNAL_GREEN_AND_BOW, BRENTFORD = (
    "E14000768", "E14000896", "E14000636", "E14000549", "E14000555", "E14000593")
HAMPSTEAD_AND_KILBURN = "E14000727"
LOXFORD, HEADSTONE_NORTH = "E05000507", "E05000292"
ALONE = ("ind", "minor")  # parties whose candidates stand each for himself
CAMDEN, HACKNEY, TOWER_HAMLETS = "E09000007", "E09000012", "E09000030"
CITY_AND_EAST, HAVERING = "E32000004", "E09000016"
REGENTS_PARK, HIGHGATE, BETHNAL_GREEN_NORTH = "E05000142", "E05000137", "E05000573"
ST_PETERS, BETHNAL_GREEN = "E05009331", "E05009317"
BROMPTON_AND_HANS_TOWN, CHELSEA_AND_FULHAM = "E05009389", "E14000629"


def rows(path):
    with open(ASSETS / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def results(contest, folder=""):
    """(area code, level) -> [(votes, party, candidate)], most first."""
    found = defaultdict(list)
    for row in rows(f"{folder}results/{contest}.csv"):
        found[row["area_code"], row.get("level") or "area"].append(
            (int(row["votes"]), row["party"], row.get("candidate") or ""))
    return {key: sorted(votes, reverse=True) for key, votes in found.items()}


def areas(contest):
    return {(row["area_code"], row["level"]): row for row in rows(f"areas/{contest}.csv")}


def lead(votes):
    return votes[0][0] - votes[1][0]


def lead_pct(votes):
    return 100 * lead(votes) / sum(vote[0] for vote in votes)


def by_name(votes):
    """Votes of one area where each party has one row."""
    return {party: count for count, party, _ in votes}


def by_party(votes):
    sums = Counter()
    for count, party, _ in votes:
        sums[party] += count
    return sums


def electors_of(figures):
    return sum(int(row["electorate"]) for row in figures)


def london(contest, level=None):
    return sum((by_party(votes) for (_, its), votes in results(contest).items()
                if level in (None, its)), Counter())


def pct(votes, party):
    return 100 * votes[party] / votes.total()


def butler(then, now, a, b):
    return ((pct(then, a) - pct(now, a)) + (pct(now, b) - pct(then, b))) / 2


def two_party(votes, a, b):
    return 100 * votes[b] / (votes[a] + votes[b])


def apportioned(whole, parts):
    """Largest remainder."""
    quotas = [whole * part / sum(parts) for part in parts]
    given = [floor(quota) for quota in quotas]
    order = sorted(range(len(parts)), key=lambda i: given[i] - quotas[i])
    for i in order[:whole - sum(given)]:
        given[i] += 1
    return given, quotas


def table_of(layer):
    """The .dbf of a layer as dictionaries."""
    data = (ASSETS / "boundaries" / f"{layer}.dbf").read_bytes()
    count, head, length = struct.unpack("<IHH", data[4:12])
    fields, at = [], 32
    while data[at] != 13:
        fields.append((data[at:at + 11].split(b"\0")[0].decode(), data[at + 16]))
        at += 32
    found = []
    for i in range(count):
        at = head + i * length + 1
        row = {}
        for name, width in fields:
            row[name] = data[at:at + width].decode().strip()
            at += width
        found.append(row)
    return found


def rings_of(layer):
    """Area code -> its rings, from the .shp."""
    data = (ASSETS / "boundaries" / f"{layer}.shp").read_bytes()
    shapes, at = [], 100
    while at < len(data):
        length = 2 * struct.unpack(">i", data[at + 4:at + 8])[0]
        parts, points = struct.unpack("<2i", data[at + 44:at + 52])
        starts = [*struct.unpack(f"<{parts}i", data[at + 52:at + 52 + 4 * parts]), points]
        flat = struct.unpack(f"<{2 * points}d", data[at + 52 + 4 * parts:at + 8 + length])
        vertices = list(zip(flat[::2], flat[1::2]))
        shapes.append([vertices[a:b] for a, b in zip(starts, starts[1:])])
        at += 8 + length
    return {row["GSS_CODE"]: rings for row, rings in zip(table_of(layer), shapes)}


def spans(rings, y):
    """Where a horizontal line lies inside: pairs of x."""
    cuts = sorted(a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
                  for ring in rings for a, b in zip(ring, ring[1:]) if (a[1] <= y) != (b[1] <= y))
    return list(zip(cuts[::2], cuts[1::2]))


def overlap(rings, other, lines=20_000):
    """The part of one area that lies in another, by horizontal lines through both."""
    heights = [y for ring in rings for _, y in ring]
    whole = common = 0
    for i in range(lines):
        y = min(heights) + (i + 0.5) * (max(heights) - min(heights)) / lines
        ours, theirs = spans(rings, y), spans(other, y)
        whole += sum(b - a for a, b in ours)
        common += sum(max(0, min(b, d) - max(a, c)) for a, b in ours for c, d in theirs)
    return common / whole


def weights(pair):
    """Area code -> code of the other layer's area -> (weight, people), from a table of weights."""
    found = defaultdict(dict)
    for row in rows(f"weights/{pair}.csv"):
        found[row["from_code"]][row["to_code"]] = float(row["weight"]), float(row["people"])
    for code, parts in found.items():
        everybody = sum(people for _, people in parts.values())
        if abs(sum(weight for weight, _ in parts.values()) - 1) > 1e-9:
            raise ValueError(f"{pair}: the weights of {code} do not sum to 1")
        if any(abs(weight - people / everybody) > 0.0001 for weight, people in parts.values()):
            raise ValueError(f"{pair}: the weights of {code} are not those of its people")
    return found


def published_majorities():
    """Of 2008, where several parties are published as one and hide the second."""
    votes = by_name(results("assembly-2008")[CITY_AND_EAST, "area"])
    majority = int(areas("assembly-2008")[CITY_AND_EAST, "area"]["majority"])
    havering = int(areas("assembly-list-2008")[HAVERING, "area"]["majority"])
    return [f"Labour {votes['lab']:,}, the Conservatives {votes['con']:,}, several parties together {votes['other']:,}; "
            f"the published majority of {votes['lab'] - votes['con']:,}", f"{majority:,} is Labour's", f"{havering:,}, which is"]


class Westminster:
    """General elections: Kensington, Richmond Park and others."""

    def __init__(self):
        self.seats = {year: results(f"general-{year}") for year in ("2005n", 2010, 2015, 2017)}
        self.london = {year: london(f"general-{year}") for year in self.seats}
        self.seat = {year: self.of(KENSINGTON, year) for year in (2015, 2017)}
        self.then, self.now = (by_party(self.seat[year]) for year in (2015, 2017))

    def of(self, code, year):
        return self.seats[year][code, "area"]

    def shares(self):
        then, now = self.then, self.now
        seat, old = self.seat[2017], self.seat[2015]
        move = pct(now, "lab") - pct(then, "lab")
        return {
            "Share": [f"{now['lab']:,} of {now.total():,} valid votes: {pct(now, 'lab'):.2f}%"],
            "Majority": [
                *published_majorities(),
                f"{seat[0][0]:,} - {seat[1][0]:,} = {lead(seat)} votes, which is "
                f"{lead_pct(seat):.2f} points of {now.total():,}",
                f"it was {lead(old):,} votes, {lead_pct(old):.2f} points"],
            "Change of share": [
                f"{pct(now, 'lab'):.2f} - {pct(then, 'lab'):.2f} = {move:+.2f}"]}

    def turnout(self):
        figures, valid = areas("general-2017"), self.now.total()
        electors, ballots = (int(figures[KENSINGTON, "area"][key])
                             for key in ("electorate", "ballots"))
        everyone, votes = electors_of(figures.values()), self.london[2017].total()
        return {"Turnout": [
            f"{valid:,} of {electors:,} electors: {100 * valid / electors:.2f}%",
            f"{ballots:,}: {100 * ballots / electors:.2f}%",
            f"{votes:,} of {everyone:,}, {100 * votes / everyone:.2f}%"]}

    def effective_parties(self):
        def of(votes, shown):
            parts = sorted((count / sum(votes) for count in votes), reverse=True)
            squares = [part ** 2 for part in parts]
            said = " + ".join(f"{square:.5f}" for square in squares[:shown])
            return said, sum(squares)
        together = Counter()  # independents each for himself
        for code, votes in results("general-2017").items():
            for i, (count, party, _) in enumerate(votes):
                together[(party, code, i) if party == "ind" else party] += count
        london, london_sum = of(together.values(), 5)
        here, here_sum = of([count for count, _, _ in self.of(KENSINGTON, 2017)], 6)
        return {"Effective number of parties": [
            f"squares: {london} = {london_sum:.5f}", f"1 / {london_sum:.5f} = {1 / london_sum:.2f}",
            f"squares {here}".rsplit(" + ", 1)[0], f"= {here_sum:.5f}: **{1 / here_sum:.2f}**"]}

    def swing(self):
        then, now = self.then, self.now
        con, lab = (abs(pct(now, party) - pct(then, party)) for party in CON_LAB)
        before, after = (two_party(votes, *CON_LAB) for votes in (then, now))
        top_two = butler(by_party(self.of(RICHMOND_PARK, 2015)),
                         by_party(self.of(RICHMOND_PARK, 2017)), "ld", "con")
        return {
            "Steed swing": [
                f"**{((45 - 35) + (45 - 40)) / 2}**", f"**{100 * 45 / 85 - 100 * 35 / 80:.2f}**",
                f"Con {pct(then, 'con'):.2f} to {pct(now, 'con'):.2f}%",
                f"Lab {pct(then, 'lab'):.2f} to {pct(now, 'lab'):.2f}%",
                f"({con:.2f} + {lab:.2f}) / 2 = {butler(then, now, *CON_LAB):.2f}",
                f"{after:.2f} - {before:.2f} = {after - before:.2f}",
                f"London: Butler {butler(self.london[2015], self.london[2017], *CON_LAB):.2f} points"],
            "The pair, and top two": [f"{top_two:.2f} points, that is {-top_two:.2f} points"]}

    def marginals(self):
        barnet, richmond, seat = (self.of(code, 2017)
                                  for code in (BARNET, RICHMOND_PARK, KENSINGTON))
        return {
            "Swing needed": [f"Majority {lead(barnet)} votes, {lead_pct(barnet):.2f} points: a swing of "
                             f"{lead_pct(barnet) / 2:.2f} points"],
            "Direct switchers": [
                f"majority {lead(seat)}, needs **{lead(seat) // 2 + 1}**",
                f"majority {lead(richmond)}, needs {lead(richmond) // 2 + 1}"]}

    def targets(self):
        names = {row["GSS_CODE"]: row["NAME"] for row in table_of("constituencies-2010")}
        needed = sorted((50 * (votes[0][0] - by_party(votes)["lab"]) / by_party(votes).total(),
                         names[code])
                        for (code, _), votes in self.seats[2017].items() if votes[0][1] != "lab")
        near = [f"{name} {swing:.2f}" for swing, name in needed if swing < 2]
        seats = len(self.seats[2017])
        three = by_party(self.of(HAMPSTEAD_AND_KILBURN, 2010))
        share = {party: pct(three, party) for party in ("lab", "con", "ld")}
        return {
            "Targets": [{5: "five seats"}[len(near)], *near, f"{seats // 2 + 1} of {seats}"],
            "Three-way contests": [
                f"Lab {share['lab']:.2f}, Con {share['con']:.2f} and LD {share['ld']:.2f}%",
                f"{share['lab'] - share['ld']:.2f} points behind"]}

    def changes(self):
        by_election = results("by-richmond-park-2016")[RICHMOND_PARK, "area"]
        clacton = next(iter(results("by-clacton-2014", "uk/").values()))
        con, lab = (lead(self.of(BATTERSEA, year)) for year in (2015, 2017))
        winners = {year: {code: votes[0][1] for code, votes in its.items()}
                   for year, its in self.seats.items()}
        changed = {now: sum(winners[then][code] != winners[now][code] for code in winners[now])
                   for then, now in (("2005n", 2010), (2010, 2015), (2015, 2017))}
        won = Counter(winners["2005n"].values())
        seat = self.of(BETHNAL_GREEN_AND_BOW, "2005n")
        return {
            "Hold, gain, loss": [
                f"majority {lead(by_election):,}",
                f"{NAMES[clacton[0][1]]} the by-election of 2014 (majority {lead(clacton):,})",
                f"in 2017 by {lead(self.of(RICHMOND_PARK, 2017))}",
                f"{con:,} ahead for Con in 2015 and {lab:,} for Lab in 2017",
                f"{changed[2010]} seats changed hands in 2010", f"{changed[2015]} in 2015",
                f"{changed[2017]} in 2017"],
            "Notional results": [
                f"Lab {won['lab']}, Con {won['con']}, LD {won['ld']}, Respect {won['respect']}",
                f"Respect {seat[0][0]:,}, Lab {seat[1][0]:,}, majority {lead(seat)}, "
                f"{lead_pct(seat):.2f} points"]}

    def examples(self):
        return [self.shares(), self.turnout(), self.effective_parties(), self.swing(), self.marginals(), self.targets(), self.changes()]


class Mayor:
    """Mayor of London 2012 and 2016, by ward and borough."""

    def __init__(self):
        self.boroughs = {year: {row["GSS_CODE"]: row["PARENT"] for row in table_of(layer)}
                         for year, layer in ((2012, "wards-2002"), (2016, "wards-2014"))}
        self.results = {year: results(f"mayor-{year}") for year in (2012, 2016)}
        self.london = {year: london(f"mayor-{year}") for year in (2008, 2012, 2016)}
        self.ward = by_party(self.results[2016][REGENTS_PARK, "area"])
        self.in_person = self.borough(2016, CAMDEN, "area")
        self.postal = self.borough(2016, CAMDEN, "postal")

    def within(self, items, year, borough, level):
        """Those of one borough: its wards', or its postal votes'."""
        of = self.boroughs[year]
        return [item for (code, its), item in items.items()
                if its == level and borough == (code if level == "postal" else of[code])]

    def borough(self, year, borough, *levels):
        return sum((by_party(votes) for level in levels or ("area", "postal")
                    for votes in self.within(self.results[year], year, borough, level)), Counter())

    def turnout(self):
        figures, camden = areas("mayor-2016"), self.borough(2016, CAMDEN)
        electors = int(figures[REGENTS_PARK, "area"]["electorate"])
        everyone = sum(electors_of(self.within(figures, 2016, CAMDEN, level))
                       for level in ("area", "postal"))
        return {"Turnout": [
            f"{self.ward.total():,} of {electors:,}, {100 * self.ward.total() / electors:.2f}%",
            f"{camden.total():,} of {everyone:,}, {100 * camden.total() / everyone:.2f}%"]}

    def rounds(self):
        first, second = self.london[2016], Counter()
        final = {row["party"]: int(row["value"]) for row in rows("declared_totals.csv")
                 if (row["contest"], row["kind"]) == ("mayor-2016", "votes-final")}
        for row in rows("second_preferences/mayor-2016.csv"):
            second[row["party"]] += int(row["votes"])
        return {"Supplementary Vote": [
            f"Khan {first['lab']:,} of {first.total():,} ({pct(first, 'lab'):.1f}%)",
            f"Goldsmith {first['con']:,} ({pct(first, 'con'):.1f}%)", f"Khan {final['lab']:,}",
            f"{final['con']:,}: majority {final['lab'] - final['con']:,}",
            f"{final['lab'] - first['lab']:,} and {final['con'] - first['con']:,} came over",
            f"{first.total() - sum(final.values()):,} papers", f"{second['lab']:,} for Khan"]}

    def spread(self):
        ward, in_person, postal = self.ward, self.in_person, self.postal
        codes = sorted(code for code, of in self.boroughs[2016].items() if of == CAMDEN)
        more = {}
        for party in in_person + postal:
            given, _ = apportioned(postal[party], [
                by_party(self.results[2016][code, "area"])[party] for code in codes])
            more[party] = given[codes.index(REGENTS_PARK)]
        now = Counter({party: ward[party] + more[party] for party in more})
        by_post = {year: london(f"mayor-{year}", "postal").total() for year in (2012, 2016)}
        part = {year: 100 * by_post[year] / self.london[year].total() for year in by_post}
        return {"Postal votes": [
            f"{part[2016]:.1f}% of the valid votes in 2016 ({by_post[2016]:,}), {part[2012]:.1f}%",
            f"Khan {ward['lab']:,} and Goldsmith {ward['con']} of {ward.total():,} "
            f"({pct(ward, 'lab'):.2f} and {pct(ward, 'con'):.2f}%)",
            f"Khan had {in_person['lab']:,} in person and {postal['lab']:,} by post, Goldsmith "
            f"{in_person['con']:,} and {postal['con']:,}",
            f"= {more['lab']} more for Khan, {more['con']} for Goldsmith: {now['lab']:,} and "
            f"{now['con']} of {now.total():,}, which is {pct(now, 'lab'):.2f} and "
            f"{pct(now, 'con'):.2f}%"]}

    def sums(self):
        camden = self.borough(2016, CAMDEN)
        moved = {then: butler(self.london[then], self.london[then + 4], *CON_LAB)
                 for then in (2008, 2012)}
        return {"Sums": [
            f"{self.in_person['lab']:,} + {self.postal['lab']:,} = {camden['lab']:,} of "
            f"{camden.total():,}",
            f"{moved[2008]:.2f} points from 2008", f"{moved[2012]:.2f} points from 2012"]}

    def overlaps(self):
        old, new = rings_of("wards-2002"), rings_of("wards-2014")
        st_peters, bethnal_green = parts = [overlap(old[BETHNAL_GREEN_NORTH], new[code])
                                            for code in (ST_PETERS, BETHNAL_GREEN)]
        votes = by_party(self.results[2012][BETHNAL_GREEN_NORTH, "area"])
        lab, quotas = apportioned(votes["lab"], parts)
        con, _ = apportioned(votes["con"], parts)
        return {"Area-weighted overlap": [
            f"{100 * st_peters:.2f}% of it lies in St Peter's and {100 * bethnal_green:.2f}%",
            f"{votes['lab']:,} votes: quotas {quotas[0]:,.1f} and {quotas[1]:.1f}, so {lab[0]:,} "
            f"and {lab[1]}", f"{votes['con']}: {con[0]} and {con[1]}"]}

    def by_people(self):
        tables = {pair: weights(pair) for pair in (
            "wards-2002--wards-2014", "wards-2014--wards-2002",
            "wards-2014--constituencies-2010", "constituencies-2010--assembly")}
        ward = tables["wards-2002--wards-2014"][BETHNAL_GREEN_NORTH]
        parts = [ward[code] for code in (ST_PETERS, BETHNAL_GREEN)]
        people = [people for _, people in parts]
        votes = by_party(self.results[2012][BETHNAL_GREEN_NORTH, "area"])
        lab, quotas = apportioned(votes["lab"], [weight for weight, _ in parts])
        con, _ = apportioned(votes["con"], [weight for weight, _ in parts])
        ground = overlap(rings_of("wards-2014")[BROMPTON_AND_HANS_TOWN],
                         rings_of("constituencies-2010")[CHELSEA_AND_FULHAM], 4_000)
        there, _ = tables["wards-2014--constituencies-2010"][BROMPTON_AND_HANS_TOWN][
            CHELSEA_AND_FULHAM]
        straddling = [len(table) for table in tables.values()]
        return {"Weighted by people": [
            f"{100 * ground:.1f}% of the ground of Brompton & Hans Town and {100 * there:.1f}% of "
            "its people",
            f"{people[0]:,.1f} people in St Peter's and {people[1]:,.1f} in Bethnal Green",
            f"weights {parts[0][0]:.6f} and {parts[1][0]:.6f}",
            f"{votes['lab']:,} votes: quotas {quotas[0]:,.1f} and {quotas[1]:.1f}, so {lab[0]:,} "
            f"and {lab[1]}", f"{votes['con']}: {con[0]} and {con[1]}",
            f"{straddling[0]} wards of 2002 and {straddling[1]} of 2014",
            f"{straddling[2]} wards of 2014", f"{straddling[3]} constituencies"]}

    def boundary_change(self):
        old, new = set(self.boroughs[2012]), set(self.boroughs[2016])
        swing = {code: butler(self.borough(2012, code), self.borough(2016, code), *CON_LAB)
                 for code in (TOWER_HAMLETS, HACKNEY, CAMDEN)}
        a, b = (self.borough(year, TOWER_HAMLETS) for year in (2012, 2016))
        return {"The boundary change of 2014": [
            f"{len(old - new)} became {len(new - old)}", f"The other {len(old & new)}",
            f"Con {a['con']:,} of {a.total():,} to {b['con']:,} of {b.total():,}, "
            f"Lab {a['lab']:,} to {b['lab']:,}",
            f"{pct(a, 'con'):.2f} to {pct(b, 'con'):.2f}% and {pct(a, 'lab'):.2f} to "
            f"{pct(b, 'lab'):.2f}%, so {swing[TOWER_HAMLETS]:.2f} points",
            f"Hackney {swing[HACKNEY]:.2f} points", f"did not change, {swing[CAMDEN]:.2f} points"]}

    def examples(self):
        return [self.turnout(), self.rounds(), self.spread(), self.sums(), self.overlaps(),
                self.by_people(), self.boundary_change()]


def councils():
    slates, split = defaultdict(list), {}
    for year in (2010, 2014):
        winners = defaultdict(list)
        for row in rows(f"results/council-{year}.csv"):
            if row["elected"] == "1":
                winners[row["area_code"]].append(row["party"])
            if (year, row["area_code"]) == (2014, HIGHGATE):
                slates[row["party"]].append(int(row["votes"]))
        split[year] = f"{sum(len(set(its)) > 1 for its in winners.values())} of {len(winners)}"
    if sorted(winners[HIGHGATE]) != ["green", "lab", "lab"]:
        raise ValueError("Highgate 2014 did not elect two for Labour and one for the Greens")
    top = Counter({party: max(votes) for party, votes in slates.items()})
    mean = Counter({party: floor(sum(votes) / len(votes) + 0.5) for party, votes in slates.items()})
    texts = []
    for party, votes in slates.items():
        candidates = " ".join(f"{vote:,}" for vote in sorted(votes, reverse=True))
        texts.append(f"| {NAMES[party]} | {candidates} | {top[party]:,} | {pct(top, party):.2f}% | "
                     f"{mean[party]:,} | {pct(mean, party):.2f}% |")
    for votes, text in ((top, "top vote {} votes, {:.2f} points"), (mean, "average {}, {:.2f} points")):
        (_, first), (_, second) = votes.most_common(2)
        texts.append(text.format(first - second, 100 * (first - second) / votes.total()))
    return {"Wards of several members": [
        *texts, f"The {sum(map(sum, slates.values())):,} votes", f"In 2014, {split[2014]} wards",
        f"in 2010, {split[2010]}"]}


def by_person(votes):
    """Best votes by party, and of independents each by himself."""
    best = Counter()
    for count, party, candidate in votes:
        key = (party, candidate) if party in ALONE else party
        best[key] = max(best[key], count)
    return best


def independents():
    council = {year: results(f"council-{year}") for year in (2010, 2014)}
    votes = council[2014][LOXFORD, "area"]
    best = by_person(votes)
    alone = sorted((its for key, its in best.items() if key[0] in ALONE), reverse=True)
    bond = {}
    for year, its in council.items():
        ward = by_person(its[HEADSTONE_NORTH, "area"])
        first = max((count, key) for key, count in ward.items() if key[0] == "ind")
        bond[year] = (*first, ward.total())
    if bond[2010][1] != bond[2014][1]:
        raise ValueError("the best independent of Headstone North is not the same in both years")
    then, now = (100 * bond[year][0] / bond[year][2] for year in (2010, 2014))
    park = results("by-richmond-park-2016")[RICHMOND_PARK, "area"]
    goldsmith, *others = [count for count, party, _ in park if party == "ind"]
    cast = sum(count for count, _, _ in park)
    all_votes = sum(count for count, _, _ in votes)
    seats = results("general-2017")
    if any(its[0][0] == its[1][0] for its in seats.values()):
        raise ValueError("a seat of 2017 was tied")
    return {
        "Independents": [
            f"Labour won with {best['lab']:,} of {best.total():,} top votes, "
            f"{pct(best, 'lab'):.2f}%",
            f"had {alone[0]:,}, {alone[1]:,} and {alone[2]:,}",
            f"{100 * alone[0] / best.total():.2f}%; no figure",
            f"the {100 * sum(alone) / best.total():.2f}% that the three",
            f"Goldsmith had {goldsmith:,} of {cast:,} votes, {100 * goldsmith / cast:.2f}%, and "
            f"two other independents {sum(others)}",
            f"{bond[2010][0]:,} of {bond[2010][2]:,} to {bond[2014][0]:,} of {bond[2014][2]:,} top "
            f"votes, {then:.2f} to {now:.2f}%: {now - then:+.2f} points"],
        "Seats that votes did not decide": [
            f"of the {len(seats)} seats of 2017 none was tied",
            f"at least {min(map(len, seats.values()))} candidates stood"],
        "Turnout": [f"there were {all_votes:,} votes for 3 seats, which {-(-all_votes // 3):,} "
                    "voters could have cast"]}


def members_by_constituency():
    """Party -> constituencies won in 2016."""
    of = {row["GSS_CODE"]: row["PARENT"] for layer in ("boroughs", "wards-2014")
          for row in table_of(layer) if (layer, row["GSS_CODE"]) != ("wards-2014", "E09000001")}
    votes_in = defaultdict(Counter)
    for (code, _), votes in results("assembly-2016").items():
        constituency = of[code] if code in of and of[code].startswith("E32") else of[of[code]]
        for count, party, candidate in votes:
            votes_in[constituency][party, candidate] += count
    return Counter(votes.most_common(1)[0][0][0] for votes in votes_in.values())


def lists():
    held, votes, won = members_by_constituency(), london("assembly-list-2016"), Counter()
    texts = [f"{votes.total():,} list votes, so 5% is {votes.total() / 20:,.0f}",
             f"{votes['womens-equality']:,} ({pct(votes, 'womens-equality'):.2f}%)",
             f"Labour won {held['lab']}, the Conservatives {held['con']}"]
    eligible = [party for party in votes if 20 * votes[party] >= votes.total()]
    for place in range(1, 13):
        party = max(eligible, key=lambda p: votes[p] / (1 + held[p] + won[p]))
        divisor = 1 + held[party] + won[party]
        quotient, name = votes[party] / divisor, NAMES[party]
        if place == 12:
            texts.append(f"{name}, {votes[party]:,} / {divisor} = {quotient:,.1f}")
            break
        won[party] += 1
        texts.append(f"| {place} | {name} | {votes[party]:,} / {divisor} | {quotient:,.1f} |")
    seats = ", ".join(f"{NAMES[party]} {count}" for party, count in (held + won).most_common())
    return {"Party lists": [*texts, f"In all: {seats}"]}


def referendum():
    boroughs, votes, uk = results("referendum-2016"), london("referendum-2016"), Counter()
    for row in rows("results/referendum-2016-uk.csv"):
        uk[row["party"]] += int(row["votes"])
    shares = rows("results/referendum-estimate-2016.csv")
    remain = {row["area_code"]: float(row["share_pct"])
              for row in shares if row["party"] == "remain"}
    known = sum(row["note"].startswith("counted") for row in shares) // 2
    leave = [row["note"] for row in shares if row["party"] == "leave" and float(row["share_pct"]) > 50]
    ahead = sum(its[0][1] == "remain" for its in boroughs.values())
    more = votes["remain"] - votes["leave"]
    return {"The referendum of 2016": [
        f"Remain {votes['remain']:,}, Leave {votes['leave']:,}: {pct(votes, 'remain'):.2f}%, "
        f"{more:,} ahead, {100 * more / votes.total():.2f} points",
        f"ahead in {ahead} of {len(boroughs)}", f"{uk['remain']:,} and {uk['leave']:,}",
        f"{len(areas('referendum-wards-2016'))} wards",
        f"Kensington: Remain {remain[KENSINGTON]:.2f}%",
        f"Leave leads in {len(leave)} of London's seats. Of {sum(map(bool, leave))} of these a share was counted, the other "
        f"{sum(not note for note in leave)} are known",
        f"In {known} of London's {len(remain)} seats", f"Remain {remain[BRENTFORD]:.2f}%, is one"]}


def examples():
    """(section of the page, what must stand there)."""
    for found in (*Westminster().examples(), *Mayor().examples(), councils(), independents(), lists(),
                  referendum()):
        for title, texts in found.items():
            yield from ((title, text) for text in texts)


class Scripts:
    """What the recipes print."""

    def __init__(self):
        self.names = {row["GSS_CODE"]: row["NAME"] for row in table_of("constituencies-2010")}
        self.seats = {code: votes for (code, _), votes in results("general-2017").items()}

    def contests(self):
        days = {"general-2005n": "2005-05-05", "general-2010": "2010-05-06", "general-2015": "2015-05-07",
                "general-2017": "2017-06-08"}
        return [f"{contest} {day} {len({code for code, _ in results(contest)})}" for contest, day in days.items()]

    def closest(self):
        """Under a point, the smallest first."""
        near = sorted((lead_pct(votes), code) for code, votes in self.seats.items() if lead_pct(votes) < 1)
        return [" ".join((self.names[code], *(votes[1] for votes in self.seats[code][:2]), f"{lead(self.seats[code]):,}",
                          f"{majority:.2f}")) for majority, code in near]

    def labour(self):
        shares = [pct(by_party(votes), "lab") for votes in self.seats.values()]
        held = sorted((lead(votes), self.names[code]) for code, votes in self.seats.items() if votes[0][1] == "lab")
        return [f"{len(shares)} seats, mean share of Labour {sum(shares) / len(shares):.2f}",
                *(f"{name} {majority}" for majority, name in held[:3])]

    def examples(self):
        won = Counter(votes[0][1] for votes in self.seats.values())
        near = sorted(code for code, votes in self.seats.items() if lead_pct(votes) < 1)
        return {"1. ": self.contests(), "2. ": self.closest(), "4. ": [f"Feature Count: {len(self.seats)}"],
                "5. ": [" ".join(f"{code}.png" for code in near)],
                "7. ": [" ".join(f"{party} {seats}" for party, seats in won.most_common())],
                "9. ": [f"{len(self.seats)} of {len(self.seats)} areas have a result"], "10. ": self.labour()}


def faults_of(page, found):
    """How many examples there are, and how many are not in their section of the page."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    sections = {}
    for part in re.split(r"(?m)^##+ ", text)[1:]:
        title, _, body = part.partition("\n")
        sections[title] = " ".join(body.split())
    faults = count = 0
    for title, example in found:
        section = next((body for name, body in sections.items() if name.startswith(title)), "")
        count += 1
        if example not in section:
            faults += 1
            print(f"docs/{page}, {title}: should say: {example}", file=sys.stderr)
    return count, faults


def main():
    scripts = [(title, text) for title, texts in Scripts().examples().items() for text in texts]
    counts, faults = zip(faults_of("psephology.md", examples()), faults_of("scripting.md", scripts))
    if not any(faults):
        print(f"{sum(counts)} examples are as worked out from assets/")
    return 1 if any(faults) else 0


if __name__ == "__main__":
    sys.exit(main())
