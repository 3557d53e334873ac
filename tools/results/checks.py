"""Checks on what was read, before anything is written. Each gives a list of plain sentences."""

from collections import Counter, defaultdict

from . import declared, expected, parties, sources, spelling


def all_problems(contests, second_preferences, estimates):
    """Every problem in every contest, as text."""
    by_id = {contest.key: contest for contest in contests}
    found = parties.problems()
    for contest in contests:
        found += _flags(contest)
        for check in (_areas, _rows, _valid, _majorities, _names, _slates, _spelling):
            found += [f"{contest.key}: {problem}" for problem in check(contest)]
    for contest in second_preferences:
        found += [f"{contest.id}, second preferences: {problem}"
                  for check in (_areas, _valid) for problem in check(contest)]
    found += _second_preferences(second_preferences) + _assembly(by_id)
    found += _wards_short(by_id["referendum-wards-2016"], by_id["referendum-2016"])
    found += _estimates(estimates)
    found += _declared(by_id) + _declared_2008() + _final_rounds() + _list_seats() + _by_elections(contests)
    found += _known_majorities(by_id) + _marginals(by_id)
    found += _turnout_2008(by_id) + _electorate_2012(by_id)
    return found


def ranked(contest):
    """(area code, level) -> its votes, largest first."""
    groups = defaultdict(list)
    for vote in contest.votes:
        groups[vote.area_code, vote.level].append(vote)
    for votes in groups.values():
        votes.sort(key=lambda vote: -vote.votes)
    return groups


def _areas(contest):
    """Votes and areas both cover exactly the expected areas."""
    wanted = {(code, level) for level, codes in expected.AREAS[contest.key].items()
              for code in codes}
    for level, count in expected.COUNTS[contest.key].items():
        if len(expected.AREAS[contest.key][level]) != count:
            yield f"the expected list has not {count} codes at level {level}"
    listed = [(area.area_code, area.level) for area in contest.areas]
    yield from (f"area {key} stands {count} times" for key, count in Counter(listed).items()
                if count > 1)
    for what, got in (("areas", set(listed)), ("votes", set(ranked(contest)))):
        if got != wanted:
            yield (f"the {what} are not the expected areas: missing {sorted(wanted - got)}, "
                   f"not expected {sorted(got - wanted)}")


def _rows(contest):
    """Rows are unique and name a known party; ballots fit the electorate."""
    keys = Counter((v.level, v.area_code, v.party, v.candidate) for v in contest.votes)
    yield from (f"row {key} stands {count} times" for key, count in keys.items() if count > 1)
    yield from (f"party {party!r} is not in parties.csv"
                for party in sorted({v.party for v in contest.votes} - parties.IDS))
    for area in contest.areas:
        if None not in (area.ballots, area.electorate) and area.ballots > area.electorate:
            yield f"{area.area_code} ({area.level}) has more ballots than electors"


def _valid(contest):
    """Candidates sum to the published valid votes, area by area."""
    if contest.key in expected.NO_VALID:
        return
    for key, votes in ranked(contest).items():
        total = sum(vote.votes for vote in votes)
        if total != contest.valid.get(key):
            yield f"{key}: candidates sum to {total}, published {contest.valid.get(key)}"


def _majorities(contest):
    """First minus second is the published majority, where one is published.

    `other`, a sum of several parties, is not second: the publications rank the named ones.
    """
    groups = ranked(contest)
    for code, majority in contest.majority.items():
        votes = [vote for vote in groups.get((code, "area"), []) if vote.party != "other"]
        if len(votes) < 2 or votes[0].votes - votes[1].votes != majority:
            yield f"{code}: the majority is not the published {majority}"


def _flags(contest):
    """Flags are known words with a reason, and stand on as many areas as expected."""
    counts = Counter()
    for area in contest.areas:
        for flag in area.flags.split():
            counts[flag] += 1
            if not area.note:
                yield f"{area.area_code} is {flag}, but no note says why"
    if dict(counts) != expected.FLAGS.get(contest.key, {}):
        yield f"areas with flags are {dict(counts)}, not {expected.FLAGS.get(contest.key, {})}"


def _names(contest):
    """Areas whose published codes were wrong stand beside the right names."""
    for code, name in expected.NAMES.get(contest.id, {}).items():
        got = contest.names.get(code, "")
        if got.lower() != name.lower():
            yield f"{code} should be {name}, is {got!r}"


# Kinds that are compared elsewhere, or with nothing that is carried by area.
_OTHER_KINDS = {"votes-final", "votes-second", "valid-second", "seats-constituency", "seats-list"}


def _declared(by_id):
    """The tables add up to the declared totals, but where a difference is explained: there they
    must differ, and SOURCES.md must have the reason."""
    found = []
    reasons = sources.reasons()
    rows = [("", *row) for row in declared.table() + declared.members_table()]
    rows += [("uk/", *row) for row in declared.uk_table()]
    for folder, contest_id, scope, party, kind, value, _, explained in rows:
        what = f"{folder}{contest_id}, {scope}: {party or 'all'} {kind}"
        if party and party not in parties.IDS:
            found.append(f"declared totals: party {party!r} is not in parties.csv")
        if explained and explained not in reasons.get(contest_id, ""):
            found.append(f"{what}: SOURCES.md does not say {explained!r} of `{contest_id}`")
        if kind in _OTHER_KINDS:
            if explained:
                found.append(f"{what}: nothing that is carried can differ from it")
            continue
        got = _measured(by_id[folder + contest_id], scope, party, kind, by_id)
        if got is None:
            found.append(f"{what}: a kind that is not known")
        elif not explained and got != value:
            found.append(f"{what} are {got}, declared {value}")
        elif explained and got == value:
            found.append(f"{what} are {value}, as declared: take out {explained!r}")
    return found


def _measured(contest, scope, party, kind, by_id):
    """What the tables have for a declared total; None for an unknown kind."""
    base = kind.removesuffix("-declared").removesuffix("-published")
    votes, areas, winners = contest.votes, contest.areas, _winners(contest)
    if base == "votes-borough":
        borough = by_id["referendum-2016"].names[scope]
        votes = [vote for vote in votes if contest.groups[vote.area_code, "area"] == borough]
        base = "votes"
    elif scope not in ("london", "uk"):
        codes = {code for (code, _), group in contest.groups.items() if group == scope} or {scope}
        votes, areas, winners = ([item for item in items if item.area_code in codes]
                                 for items in (votes, areas, winners))
    measures = {
        "votes": lambda: sum(vote.votes for vote in votes if vote.party == party),
        "valid": lambda: sum(vote.votes for vote in votes),
        "candidate-votes": lambda: sum(vote.votes for vote in votes),
        "top-votes": lambda: sum(_top_votes(votes, party).values()),
        "seats": lambda: sum(vote.party == party for vote in winners),
        "seats-total": lambda: len(winners),
        "electorate": lambda: sum(area.electorate for area in areas),
        "ballots": lambda: sum(area.ballots for area in areas),
    }
    return measures[base]() if base in measures else None


def _top_votes(votes, party):
    """Area -> votes of the party's best candidate."""
    top = defaultdict(int)
    for vote in votes:
        if vote.party == party:
            top[vote.area_code] = max(top[vote.area_code], vote.votes)
    return top


def _final_rounds():
    """The atlas of London has the declared final rounds."""
    declared_rounds = defaultdict(dict)
    for contest_id, _, party, kind, value, *_ in declared.table():
        if kind == "votes-final":
            declared_rounds[contest_id][party] = value
    carried = {contest["id"]: contest["final_round"]
               for contest in sources.atlas("london")["contest"] if "final_round" in contest}
    return [] if carried == declared_rounds else [
        f"london.toml: the final rounds are {carried}, declared {dict(declared_rounds)}"]


def _list_seats():
    """The atlas of London has the seats that the lists won."""
    won = defaultdict(dict)
    for contest_id, _, party, kind, value, *_ in declared.table() + declared.members_table():
        if kind == "seats-list":
            won[contest_id][party] = value
    carried = {contest["id"]: contest["list_seats"]
               for contest in sources.atlas("london")["contest"] if "list_seats" in contest}
    return [] if carried == won else [f"london.toml: the list seats are {carried}, won {dict(won)}"]


def _by_elections(contests):
    """Each by-election is in its atlas, on its day and in its seat; the UK's has all of them."""
    found = []
    for scope in ("london", "uk"):
        carried = {contest["id"]: (str(contest["date"]), contest.get("expected"))
                   for contest in sources.atlas(scope)["contest"] if contest.get("by_election")}
        wanted = {contest.id: (contest.date, [contest.areas[0].area_code])
                  for contest in contests if contest.date and (scope == "uk" or contest.scope == scope)}
        found += [f"{scope}.toml: {contest_id} is {carried.get(contest_id)}, not {wanted.get(contest_id)}"
                  for contest_id in sorted(carried.keys() | wanted.keys())
                  if carried.get(contest_id) != wanted.get(contest_id)]
    return found


def _spelling(contest):
    """Names have no slips of typing that can be seen."""
    for vote in contest.votes:
        if spelling.suspect(vote.candidate):
            yield f"{vote.area_code}: the name {vote.candidate!r} has a slip in it"


def _winners(contest):
    """Those elected: as published, or the first of each area."""
    if any(vote.elected is not None for vote in contest.votes):
        return [vote for vote in contest.votes if vote.elected]
    return [votes[0] for votes in ranked(contest).values()]


def _slates(contest):
    """Where several seats are filled: those with most votes are elected, one label a party."""
    for (code, _), votes in ranked(contest).items():
        if votes[0].elected is None:
            continue
        seats = sum(vote.elected for vote in votes)
        if not 1 <= seats <= 3 or any(vote.elected != (place < seats)
                                      for place, vote in enumerate(votes)):
            yield f"{code}: the {seats} elected are not those with most votes"
        labels = {(vote.party, vote.note) for vote in votes
                  if vote.party in ("havering-residents", "hounslow-independents")}
        if len(labels) != len({party for party, _ in labels}):
            yield f"{code}: two labels share a party: {sorted(labels)}"


def _second_preferences(contests):
    """Second preferences sum to those published for London."""
    found = []
    for contest in contests:
        rows = [row for row in declared.table() if row[0] == contest.id]
        for _, _, party, kind, value, *_ in rows:
            got = sum(vote.votes for vote in contest.votes if party in ("", vote.party))
            if kind in ("votes-second", "valid-second") and got != value:
                found.append(f"{contest.id}: second preferences {party} {got}, published {value}")
    return found


def _assembly(by_id):
    """Members elected in 2012 and 2016 follow from the ward and postal rows."""
    found = []
    for year, list_seats in expected.LIST_SEATS.items():
        members = by_id[f"assembly-{year}"]
        sums = defaultdict(Counter)
        for vote in members.votes:
            constituency = members.groups[vote.area_code, vote.level]
            sums[constituency][vote.party, vote.candidate] += vote.votes
        seats = Counter(votes.most_common(1)[0][0][0] for votes in sums.values())
        wanted = {row[2]: row[4] for row in declared.table()
                  if row[0] == members.id and row[3] == "seats-constituency"}
        if len(sums) != 14 or seats != wanted:
            found.append(f"{members.id}: {len(sums)} constituencies, won {dict(seats)}")
        got = _dhondt(by_id[f"assembly-list-{year}"], seats)
        if got != list_seats:
            found.append(f"assembly-list-{year}: d'Hondt gives {dict(got)}, not {list_seats}")
    return found


def _dhondt(contest, seats):
    """The 11 list seats: parties with 5 % or more, their constituency seats counted first."""
    votes = Counter()
    for vote in contest.votes:
        votes[vote.party, vote.candidate] += vote.votes
    total = sum(votes.values())
    votes = {party: count for (party, _), count in votes.items() if 20 * count >= total}
    won = Counter()
    for _ in range(11):
        won[max(votes, key=lambda party: votes[party] / (seats[party] + won[party] + 1))] += 1
    return won


def _wards_short(wards, boroughs):
    """The wards of a borough sum to its result, but for two boroughs."""
    results = {(boroughs.names[vote.area_code], vote.party): vote.votes for vote in boroughs.votes}
    sums = defaultdict(Counter)
    for vote in wards.votes:
        sums[wards.groups[vote.area_code, "area"]][vote.party] += vote.votes
    found = []
    for borough, votes in sums.items():
        short = tuple(results[borough, party] - votes[party] for party in ("remain", "leave"))
        if short != expected.WARDS_SHORT.get(borough, (0, 0)):
            found.append(f"referendum-wards-2016: {borough} is short by {short}")
    return found


def _estimates(estimates):
    """Every seat once, answers that make 100 %, and Leave ahead in as many seats as published."""
    found = []
    for scope, shares in estimates.items():
        seats, ahead, known = expected.ESTIMATES[scope]
        by_seat = defaultdict(dict)
        for share in shares:
            by_seat[share.area_code][share.party] = float(share.share_pct)
        if set(by_seat) != seats or len(shares) != 2 * len(seats):
            found.append(f"estimates, {scope}: {len(shares)} rows are not 2 for {len(seats)} seats")
        found += [f"estimates, {scope}: {code} has {answers}" for code, answers in by_seat.items()
                  if set(answers) != {"leave", "remain"} or abs(sum(answers.values()) - 100) > 1e-9]
        got = sum(answers.get("leave", 0) > 50 for answers in by_seat.values())
        got_known = sum(share.note == "counted and published there" for share in shares) // 2
        if (got, got_known) != (ahead, known):
            found.append(f"estimates, {scope}: Leave is ahead in {got}, known are {got_known}")
    return found


def _declared_2008():
    """London Elects' candidates sum to their own total, 928 under the GLA's."""
    rows = [row for row in declared.table() if row[:2] == ["mayor-2008", "london"]]
    votes = sum(row[4] for row in rows if row[3] == "votes-declared")
    valid = sum(row[4] for row in rows if row[3] == "valid-declared")
    later = sum(row[4] for row in rows if row[3] == "valid")
    if votes != valid or later - valid != 928:
        return [f"mayor-2008: declared votes {votes}, declared valid {valid}, later valid {later}"]
    return []


def _known_majorities(by_id):
    found = []
    for contest_id, code, party, majority in expected.MAJORITIES:
        votes = ranked(by_id[contest_id]).get((code, "area"), [])
        if len(votes) < 2 or votes[0].party != party or votes[0].votes - votes[1].votes != majority:
            found.append(f"{contest_id}: {code} should be won by {party} by {majority}")
    return found


def _marginals(by_id):
    """The seats of 2017 with a majority under 1 % of the valid votes."""
    close = {code for (code, _), votes in ranked(by_id["general-2017"]).items()
             if 100 * (votes[0].votes - votes[1].votes) < sum(vote.votes for vote in votes)}
    if close != expected.UNDER_ONE_POINT_2017:
        return [f"general-2017: seats under 1 pp are {sorted(close)}"]
    return []


def _turnout_2008(by_id):
    """Ballots of the electorate are the published turnout: boroughs, constituencies, London."""
    contest = by_id["mayor-2008"]
    areas = {area.area_code: area for area in contest.areas}
    published = contest.turnout | {tuple(areas): expected.TURNOUT_MAYOR_2008}
    if len(published) != 33 + 14 + 1:
        return [f"mayor-2008: turnout is known of {len(published)} areas, not 48"]
    found = []
    for codes, percent in published.items():
        ballots = sum(areas[code].ballots for code in codes if code in areas)
        electorate = sum(areas[code].electorate for code in codes if code in areas)
        if abs(100 * ballots - percent * electorate) > 1e-9 * electorate:
            found.append(f"mayor-2008: {ballots} ballots of {electorate} electors are not the "
                         f"published {percent}% of {' '.join(codes)}")
    return found


def _electorate_2012(by_id):
    total = sum(area.electorate for area in by_id["mayor-2012"].areas)
    if total != expected.ELECTORATE_MAYOR_2012:
        return [f"mayor-2012: electorate {total}, published {expected.ELECTORATE_MAYOR_2012}"]
    return []
