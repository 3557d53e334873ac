"""Totals of London, of a seat and of the UK, typed by hand from declarations and publications.

None of these is computed from the files that they are compared with, so they check them.
Scope: `london`, `uk`, or the code of a seat, borough or Assembly constituency.
Kinds: `votes`, `valid`, `seats`, `electorate` and `ballots` are what the carried tables must add up
to. With `-declared` they are a declaration where later figures are carried; with `-published` they are
what a publication prints where another figure is carried. `votes-borough` is a borough's result,
for its wards to add up to. `votes-final` is the Mayor's final round, published for London as a
whole, and `votes-second` and `valid-second` are the second preferences. `seats-constituency` and
`seats-list` are the two kinds of Assembly members; `seats-total` and `candidate-votes` are a
council election's seats and the votes of all candidates together, of which a voter had up to three;
`top-votes` are those of a party's best candidates, ward by ward.

`explained` is empty where the tables must agree to the vote. Where they are known to differ it says
why, in words that stand in SOURCES.md under the contest; a difference that is gone is an error.
"""

COLUMNS = ["contest", "scope", "party", "kind", "value", "source", "explained"]

_PARLIAMENT = "House of Commons Library, general election results"
_NOTIONAL = "Rallings and Thrasher, notional result of 2005, through the House of Commons Library"
_ELECTS_2012 = "London Elects, result of 3 May 2012"
_ELECTS_2016 = "London Elects, result of 5 May 2016"
_GLA_2008 = "GLA Intelligence Unit, time series 2000-2016 (later figures, 928 more than declared)"
_ELECTS_2008 = "London Elects, declared May 2008; 928 fewer than the GLA's later figures"
_FINAL_2008 = "London Elects, declared May 2008, first and second preferences"

_MEMBERS_2008 = "Members elected on 1 May 2008 (british-manifesto-archive)"
_GLA_2012 = "London Elects, workbook of 2012, constituency sheets"
_GLA_2016 = "London Elects, workbook of 2016, constituency sheet"
_COUNCILS = "GLA London Datastore, London Borough Council Elections {}"
_TOP_2014 = "Conservative votes of London in 2014 by best candidate, as published"
_COMMISSION = "Electoral Commission, EU referendum results"
_COMMISSION_2015 = "Electoral Commission, results of 2015 by candidate"
_SERIES = "House of Commons Library, CBP-8647, general election results since 1918"
_WARDS_2012 = "London Elects, workbook of 2012, wards and postal votes as published"
_RESOURCES_2008 = "London Elects, declared May 2008, through Political Science Resources"

# Why the tables differ from a declared or published figure. SOURCES.md has the same words.
_LATER_2008 = "the GLA's later figures are carried, 928 votes more in all, those of Merton and Wandsworth alone"
_OTHERS_2008 = "known by borough only as part of other"
_LATER_ELECTORATE_2008 = "worked out from the GLA's later turnout, not the declared one"
_CAMDEN_2012 = "4 votes too many in Camden Town with Primrose Hill, corrected"
_BETHNAL_GREEN_2012 = "4 votes too few in Bethnal Green North, corrected"
_DAMAGED_2016 = "the cell is damaged; the wards and postal votes are carried"
_FOREST_HILL_2014 = "the file's votes of Forest Hill are replaced by those of two other sources"
_TWICE_2010 = "a row of Brentford stands twice, read once"
_SLIP_2015 = "a slip of the Commission's file; the Library's 14,308 is carried"
_NOT_NOTIONAL = "the result on the 646 old seats; an estimate on the 650 of 2010 is carried"
_EALING = "postal votes are not all included in the wards"
_HAVERING = "the published wards are short, no reason is given"

# contest, source, kind, {party: value}, why the tables differ (nothing where they must agree)
_TOTALS = [
    ("general-2005n", _NOTIONAL, "seats", {"lab": 44, "con": 21, "ld": 7, "respect": 1}),
    ("general-2010", _PARLIAMENT, "seats", {"lab": 38, "con": 28, "ld": 7}),
    ("general-2010", _PARLIAMENT, "votes", {"lab": 1_245_625, "con": 1_174_477, "ld": 751_613}),
    ("general-2010", _PARLIAMENT, "valid", {"": 3_401_268}),
    ("general-2015", _PARLIAMENT, "seats", {"lab": 45, "con": 27, "ld": 1}),
    ("general-2015", _PARLIAMENT, "votes", {"lab": 1_545_048, "con": 1_233_386, "ld": 272_544}),
    ("general-2015", _PARLIAMENT, "valid", {"": 3_536_251}),
    ("general-2017", _PARLIAMENT, "seats", {"lab": 49, "con": 21, "ld": 3}),
    ("general-2017", _PARLIAMENT, "votes", {"lab": 2_086_595, "con": 1_268_800, "ld": 336_725}),
    ("general-2017", _PARLIAMENT, "valid", {"": 3_828_498}),
    ("mayor-2008", _GLA_2008, "votes", {
        "con": 1_044_068, "lab": 894_316, "ld": 236_752, "green": 77_396, "ukip": 22_435}),
    ("mayor-2008", _GLA_2008, "valid", {"": 2_416_886}),
    ("mayor-2008", _ELECTS_2008, "votes-declared", {
        "con": 1_043_761, "lab": 893_877, "ld": 236_685, "green": 77_374, "ukip": 22_422},
     _LATER_2008),
    ("mayor-2008", _ELECTS_2008, "votes-declared", {
        "bnp": 69_710, "christian-choice": 39_249, "left-list": 16_796,
        "english-democrats": 10_695, "ind": 5_389}, _OTHERS_2008),
    ("mayor-2008", _ELECTS_2008, "valid-declared", {"": 2_415_958}, _LATER_2008),
    ("mayor-2008", _RESOURCES_2008, "ballots-declared", {"": 2_456_990}, _LATER_ELECTORATE_2008),
    ("mayor-2008", _RESOURCES_2008, "electorate-declared", {"": 5_419_913}, _LATER_ELECTORATE_2008),
    ("mayor-2008", _FINAL_2008, "votes-final", {"con": 1_168_738, "lab": 1_028_966}),
    ("mayor-2012", _ELECTS_2012, "votes", {
        "con": 971_931, "lab": 889_918, "green": 98_913, "ld": 91_774, "ind": 83_914,
        "ukip": 43_274, "bnp": 28_751}),
    ("mayor-2012", _ELECTS_2012, "valid", {"": 2_208_475}),
    ("mayor-2012", _ELECTS_2012, "electorate", {"": 5_849_665}),
    ("mayor-2012", _ELECTS_2012, "votes-final", {"con": 1_054_811, "lab": 992_273}),
    ("mayor-2016", _ELECTS_2016, "votes", {
        "lab": 1_148_716, "con": 909_755, "green": 150_673, "ld": 120_005, "ukip": 94_373,
        "womens-equality": 53_055, "respect": 37_007, "britain-first": 31_372,
        "cannabis": 20_537, "bnp": 13_325, "ind": 13_202, "one-love": 4_941}),
    ("mayor-2016", _ELECTS_2016, "valid", {"": 2_596_961}),
    ("mayor-2016", _ELECTS_2016, "votes-final", {"lab": 1_310_143, "con": 994_614}),
    ("mayor-2012", _GLA_2012, "votes-second", {
        "con": 253_709, "lab": 335_398, "green": 363_193, "ld": 363_692, "ind": 212_412,
        "ukip": 161_252, "bnp": 73_353}),
    ("mayor-2012", _GLA_2012, "valid-second", {"": 1_763_009}),
    ("mayor-2016", _GLA_2016, "votes-second", {
        "lab": 388_090, "con": 250_214, "green": 468_318, "ld": 335_931, "ukip": 223_253,
        "bnp": 36_168, "respect": 117_080, "britain-first": 73_883, "cannabis": 67_495,
        "one-love": 28_920, "womens-equality": 198_720, "ind": 24_646}),
    ("mayor-2016", _GLA_2016, "valid-second", {"": 2_212_718}),
    ("assembly-2012", _GLA_2012, "votes", {
        "lab": 933_438, "con": 722_280, "ld": 193_842, "green": 188_623, "ukip": 95_849,
        "bnp": 30_744, "residents-london": 8_239, "ind": 7_266, "people-before-profit": 6_873,
        "communities-united": 6_774, "national-front": 5_787, "socialist-party-gb": 4_281,
        "english-democrats": 2_573, "communist-league": 1_108}),
    ("assembly-2012", _GLA_2012, "valid", {"": 2_207_677}),
    ("assembly-2012", _GLA_2012, "seats-constituency", {"lab": 8, "con": 6}),
    ("assembly-list-2012", _GLA_2012, "votes", {
        "lab": 911_204, "con": 708_528, "green": 189_215, "ld": 150_447, "ukip": 100_040,
        "bnp": 47_024, "cpa": 38_758, "english-democrats": 22_025, "tusc": 17_686,
        "house-party": 8_126, "national-front": 8_006, "ind": 13_949}),
    ("assembly-list-2012", _GLA_2012, "valid", {"": 2_215_008}),
    ("assembly-list-2012", _WARDS_2012, "votes-published", {"lab": 911_208}, _CAMDEN_2012),
    ("assembly-list-2012", _WARDS_2012, "votes-published", {"green": 189_211}, _BETHNAL_GREEN_2012),
    ("assembly-list-2012", _GLA_2012, "seats-list", {"lab": 4, "con": 3, "green": 2, "ld": 2}),
    ("assembly-2016", _GLA_2016, "votes", {
        "lab": 1_138_576, "con": 812_415, "green": 236_809, "ld": 195_820, "ukip": 199_448,
        "all-peoples": 6_991, "take-back-the-city": 1_368, "socialist-party-gb": 3_691,
        "ind": 1_142, "communist-league": 536}),
    ("assembly-2016", _GLA_2016, "valid", {"": 2_614_912}),
    ("assembly-2016", _GLA_2016, "votes-published", {"respect": 171, "national-front": 116},
     _DAMAGED_2016),
    ("assembly-2016", _ELECTS_2016, "seats-constituency", {"lab": 9, "con": 5}),
    ("assembly-list-2016", _GLA_2016, "votes", {
        "lab": 1_054_801, "con": 764_230, "green": 207_959, "ukip": 171_069, "ld": 165_580,
        "womens-equality": 91_772, "respect": 41_324, "britain-first": 39_071, "cpa": 27_172,
        "animal-welfare": 25_810, "bnp": 15_833, "house-party": 11_055}),
    ("assembly-list-2016", _GLA_2016, "valid", {"": 2_615_676}),
    ("assembly-list-2016", _ELECTS_2016, "seats-list", {
        "lab": 3, "con": 3, "green": 2, "ukip": 2, "ld": 1}),
    ("council-2006", _COUNCILS.format(2006), "seats", {
        "con": 785, "lab": 684, "ld": 317, "bnp": 14, "green": 12}),
    ("council-2006", _COUNCILS.format(2006), "seats-total", {"": 1_861}),
    ("council-2006", _COUNCILS.format(2006), "candidate-votes", {"": 5_556_537}),
    ("council-2010", _COUNCILS.format(2010), "seats", {
        "lab": 875, "con": 717, "ld": 246, "green": 2}),
    ("council-2010", _COUNCILS.format(2010), "seats-total", {"": 1_861}),
    ("council-2010", _COUNCILS.format(2010) + ", less a row that stands twice",
     "candidate-votes", {"": 9_661_379}),
    ("council-2010", _COUNCILS.format(2010), "candidate-votes-published", {"": 9_662_845},
     _TWICE_2010),
    ("council-2014", _COUNCILS.format(2014), "seats", {
        "lab": 1_060, "con": 612, "ld": 116, "ukip": 12, "green": 4}),
    ("council-2014", _COUNCILS.format(2014), "seats-total", {"": 1_851}),
    ("council-2014", _COUNCILS.format(2014), "candidate-votes-published", {"": 6_103_046},
     _FOREST_HILL_2014),
    ("council-2014", _TOP_2014, "top-votes", {"con": 663_847}),
    ("referendum-2016", _COMMISSION, "votes", {"remain": 2_263_519, "leave": 1_513_232}),
    ("referendum-2016", _COMMISSION, "valid", {"": 3_776_751}),
    ("referendum-2016", _COMMISSION, "electorate", {"": 5_424_768}),
]

# From a source without a stated licence, so in a file of its own.
_MEMBERS = [
    ("assembly-2008", _MEMBERS_2008, "seats", {"con": 8, "lab": 6}),
    ("assembly-list-2008", _MEMBERS_2008, "seats-list", {
        "con": 3, "lab": 2, "ld": 3, "green": 2, "bnp": 1}),
]

# One seat's figure; contest, seat, source, kind, {party: value}, why the tables differ
_SEATS = [
    ("general-2015", "E14000656", _COMMISSION_2015, "votes-published", {"lab": 14_038}, _SLIP_2015),
]

# The Assembly constituency whose late votes are not in the declaration.
_LATE_2008 = [("mayor-2008", "E32000011", _ELECTS_2008, "votes-declared",
               {"con": 77_236, "lab": 60_636}, _LATER_2008)]

# contest, seat, votes
_BY_ELECTIONS = [
    ("by-feltham-and-heston-2011", "E14000701", 23_224, {"lab": 12_639, "con": 6_436}),
    ("by-croydon-north-2012", "E14000655", 24_568, {"lab": 15_898, "con": 4_137}),
    ("by-tooting-2016", "E14000998", 31_999, {"lab": 17_894, "con": 11_537}),
    ("by-richmond-park-2016", "E14000896", 41_283, {"ld": 20_510}),
]

_UK = [
    ("general-2005n", _NOTIONAL, "seats", {
        "lab": 348, "con": 210, "ld": 62, "dup": 9, "snp": 6, "sf": 5}),
    ("general-2005n", _SERIES, "valid-declared", {"": 27_149_332}, _NOT_NOTIONAL),
    ("general-2010", _PARLIAMENT, "seats", {
        "con": 306, "lab": 258, "ld": 57, "snp": 6, "dup": 8, "sf": 5, "pc": 3, "sdlp": 3,
        "green": 1, "alliance": 1, "speaker": 1, "ind": 1}),
    ("general-2010", _SERIES, "votes", {
        "con": 10_703_654, "lab": 8_606_517, "ld": 6_836_248, "snp": 491_386, "pc": 165_394}),
    ("general-2010", _PARLIAMENT, "valid", {"": 29_687_604}),
    ("general-2010", _PARLIAMENT, "electorate", {"": 45_597_461}),
    ("general-2015", _PARLIAMENT, "seats", {
        "con": 330, "lab": 232, "snp": 56, "ld": 8, "dup": 8, "sf": 4, "pc": 3, "sdlp": 3,
        "uup": 2, "ukip": 1, "green": 1, "speaker": 1, "ind": 1}),
    ("general-2015", _SERIES, "votes", {
        "con": 11_299_609, "lab": 9_347_273, "ld": 2_415_916, "snp": 1_454_436, "pc": 181_704}),
    ("general-2015", _PARLIAMENT, "valid", {"": 30_697_525}),
    ("general-2015", _PARLIAMENT, "electorate", {"": 46_354_197}),
    ("general-2017", _PARLIAMENT, "seats", {
        "con": 317, "lab": 262, "snp": 35, "ld": 12, "dup": 10, "sf": 7, "pc": 4, "green": 1,
        "speaker": 1, "ind": 1}),
    ("general-2017", _SERIES, "votes", {
        "con": 13_636_684, "lab": 12_877_918, "ld": 2_371_861, "snp": 977_568, "pc": 164_466}),
    ("general-2017", _PARLIAMENT, "valid", {"": 32_204_184}),
    ("general-2017", _PARLIAMENT, "electorate", {"": 46_836_533}),
    ("referendum-2016-uk", _COMMISSION, "votes", {"remain": 16_141_241, "leave": 17_410_742}),
    ("referendum-2016-uk", _COMMISSION, "valid", {"": 33_551_983}),
]

# The boroughs whose wards were published: Remain and Leave as counted by the borough.
_WARDS_OF = {
    "E09000006": (92_398, 90_034),                  # Bromley
    "E09000007": (71_295, 23_838),                  # Camden
    "E09000008": (92_913, 78_221),                  # Croydon
    "E09000009": (90_024, 59_017, _EALING),         # Ealing
    "E09000010": (76_425, 60_481),                  # Enfield
    "E09000011": (65_248, 52_117),                  # Greenwich
    "E09000014": (79_991, 25_855),                  # Haringey
    "E09000015": (64_042, 53_183),                  # Harrow
    "E09000016": (42_201, 96_885, _HAVERING),       # Havering
    "E09000018": (58_755, 56_321),                  # Hounslow
    "E09000019": (76_420, 25_180),                  # Islington
    "E09000022": (111_584, 30_340),                 # Lambeth
    "E09000024": (63_003, 37_097),                  # Merton
    "E09000031": (64_156, 44_395),                  # Waltham Forest
}


def _rows(totals, scope):
    return [[contest, scope, party, kind, value, source, explained[0] if explained else ""]
            for contest, source, kind, values, *explained in totals
            for party, value in values.items()]


def table():
    """The rows of declared_totals.csv: London's contests."""
    rows = _rows(_TOTALS, "london")
    for contest, seat, valid, votes in _BY_ELECTIONS:
        rows += _rows([(contest, _PARLIAMENT, "votes", votes),
                       (contest, _PARLIAMENT, "valid", {"": valid})], seat)
    for contest, seat, *total in _SEATS + _LATE_2008:
        rows += _rows([(contest, *total)], seat)
    for borough, (remain, leave, *explained) in _WARDS_OF.items():
        rows += _rows([("referendum-wards-2016", _COMMISSION, "votes-borough",
                        {"remain": remain, "leave": leave}, *explained)], borough)
    return rows


def members_table():
    """The rows of assembly_members_2008.csv."""
    return _rows(_MEMBERS, "london")


def uk_table():
    """The rows of uk/declared_totals.csv."""
    return _rows(_UK, "uk")
