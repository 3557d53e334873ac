"""London totals as declared or published, typed by hand from the publications.

None of these is computed from the files that make_results.py reads, so they check them.
Kinds: votes, valid and seats are what the carried results must add up to. `votes-declared` and
`valid-declared` are London Elects' figures of 2008, which differ from the GLA's later ones carried
in the results. `votes-final` is the Mayor's final round, published for London as a whole.
"""

COLUMNS = ["contest", "scope", "party", "kind", "value", "source"]

_PARLIAMENT = "House of Commons Library, general election results"
_NOTIONAL = "Rallings and Thrasher, notional result of 2005, through the House of Commons Library"
_ELECTS_2012 = "London Elects, result of 3 May 2012"
_ELECTS_2016 = "London Elects, result of 5 May 2016"
_GLA_2008 = "GLA Intelligence Unit, time series 2000-2016 (later figures, 928 more than declared)"
_ELECTS_2008 = "London Elects, declared May 2008; 928 fewer than the GLA's later figures"
_FINAL_2008 = "London Elects, declared May 2008, first and second preferences"

# contest, source, kind, {party: value}
_TOTALS = [
    ("general-2005n", _NOTIONAL, "seats", {"lab": 44, "con": 21, "ld": 7, "respect": 1}),
    ("general-2010", _PARLIAMENT, "seats", {"lab": 38, "con": 28, "ld": 7}),
    ("general-2010", _PARLIAMENT, "votes", {"lab": 1_245_625, "con": 1_174_477, "ld": 751_613}),
    ("general-2010", _PARLIAMENT, "valid", {"": 3_401_268}),
    ("general-2015", _PARLIAMENT, "seats", {"lab": 45, "con": 27, "ld": 1}),
    ("general-2015", _PARLIAMENT, "votes", {"lab": 1_545_048, "con": 1_233_386}),
    ("general-2015", _PARLIAMENT, "valid", {"": 3_536_251}),
    ("general-2017", _PARLIAMENT, "seats", {"lab": 49, "con": 21, "ld": 3}),
    ("general-2017", _PARLIAMENT, "votes", {"lab": 2_086_595, "con": 1_268_800}),
    ("general-2017", _PARLIAMENT, "valid", {"": 3_828_498}),
    ("mayor-2008", _GLA_2008, "votes", {
        "con": 1_044_068, "lab": 894_316, "ld": 236_752, "green": 77_396, "ukip": 22_435}),
    ("mayor-2008", _GLA_2008, "valid", {"": 2_416_886}),
    ("mayor-2008", _ELECTS_2008, "votes-declared", {
        "con": 1_043_761, "lab": 893_877, "ld": 236_685, "green": 77_374, "bnp": 69_710,
        "christian-choice": 39_249, "ukip": 22_422, "left-list": 16_796,
        "english-democrats": 10_695, "ind": 5_389}),
    ("mayor-2008", _ELECTS_2008, "valid-declared", {"": 2_415_958}),
    ("mayor-2008", _FINAL_2008, "votes-final", {"con": 1_168_738, "lab": 1_028_966}),
    ("mayor-2012", _ELECTS_2012, "votes", {
        "con": 971_931, "lab": 889_918, "green": 98_913, "ld": 91_774, "ind": 83_914,
        "ukip": 43_274, "bnp": 28_751}),
    ("mayor-2012", _ELECTS_2012, "valid", {"": 2_208_475}),
    ("mayor-2012", _ELECTS_2012, "votes-final", {"con": 1_054_811, "lab": 992_273}),
    ("mayor-2016", _ELECTS_2016, "votes", {
        "lab": 1_148_716, "con": 909_755, "green": 150_673, "ld": 120_005, "ukip": 94_373,
        "womens-equality": 53_055, "respect": 37_007, "britain-first": 31_372,
        "cannabis": 20_537, "bnp": 13_325, "ind": 13_202, "one-love": 4_941}),
    ("mayor-2016", _ELECTS_2016, "valid", {"": 2_596_961}),
    ("mayor-2016", _ELECTS_2016, "votes-final", {"lab": 1_310_143, "con": 994_614}),
]


def table():
    """The rows of declared_totals.csv."""
    return [[contest, "london", party, kind, value, source]
            for contest, source, kind, values in _TOTALS
            for party, value in values.items()]
