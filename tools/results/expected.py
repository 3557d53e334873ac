"""What the results must contain: typed from ONS code lists and declarations."""


def _codes(prefix, first, last):
    return {f"{prefix}{number:06d}" for number in range(first, last + 1)}


BOROUGHS = _codes("E09", 1, 33)
CITY = "E09000001"

# The numbers after E14 of the 73 London constituencies of 2010.
LONDON_SEATS = {f"E14{int(number):06d}" for number in """
    540 549 551 553 555 558 591 592 593 604 615 621 629 634 636 639 654 655 656 657 673
    674 675 676 679 687 690 691 692 696 701 703 718 720 721 726 727 731 732 737 741 750
    751 752 759 760 763 764 768 770 787 788 789 790 823 869 872 882 887 896 900 906 978
    984 998 1002 1005 1007 1008 1013 1032 1036 1040
""".split()}

WARDS_2002 = _codes("E05", 26, 649) | {CITY}

# New wards of 22 May 2014: Hackney, Kensington and Chelsea, Tower Hamlets.
_OLD_2014 = _codes("E05", 231, 249) | _codes("E05", 382, 399) | _codes("E05", 573, 589)
_NEW_2014 = _codes("E05", 9317, 9336) | _codes("E05", 9367, 9405)
WARDS_2014 = (WARDS_2002 - _OLD_2014) | _NEW_2014

UK_SEATS = (_codes("E14", 530, 1062) | _codes("W07", 41, 80) | _codes("S14", 1, 59)
            | _codes("N06", 1, 18))
ASSEMBLY = _codes("E32", 1, 14)

# Wards of the 14 boroughs with ward figures of the referendum: Bromley to Greenwich lie together.
REFERENDUM_WARDS = (_codes("E05", 106, 230) | _codes("E05", 266, 305) | _codes("E05", 306, 323)
                    | _codes("E05", 346, 381) | _codes("E05", 416, 436) | _codes("E05", 455, 474)
                    | _codes("E05", 590, 609))


def _ranges(prefix, ranges):
    """`4-12 26` -> the codes with these numbers."""
    found = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found |= _codes(prefix, int(first), int(last or first))
    return found


COUNTING_AREAS = (
    _ranges("E06", "1-47 49-57")
    | _ranges("E07", "4-12 26-53 61-96 98-99 102-103 105-156 163-181 187-229 234-243")
    | _ranges("E08", "1-19 21-37") | BOROUGHS | _ranges("W06", "1-6 8-16 18-24")
    | _ranges("S12", "5-6 8 10-11 13-15 17-21 23-24 26-30 33-36 38-42 44-46") | {"N92000002", "GI"})

# The by-elections from 2010 to 2017, in the order of their days.
BY_ELECTIONS = {
    "uk/by-oldham-east-and-saddleworth-2011": "E14000870",
    "uk/by-barnsley-central-2011": "E14000541",
    "uk/by-leicester-south-2011": "E14000783",
    "uk/by-belfast-west-2011": "N06000004",
    "uk/by-inverclyde-2011": "S14000038",
    "by-feltham-and-heston-2011": "E14000701",
    "uk/by-bradford-west-2012": "E14000589",
    "uk/by-cardiff-south-and-penarth-2012": "W07000080",
    "uk/by-corby-2012": "E14000648",
    "uk/by-manchester-central-2012": "E14000807",
    "by-croydon-north-2012": "E14000655",
    "uk/by-middlesbrough-2012": "E14000819",
    "uk/by-rotherham-2012": "E14000904",
    "uk/by-eastleigh-2013": "E14000685",
    "uk/by-mid-ulster-2013": "N06000010",
    "uk/by-south-shields-2013": "E14000944",
    "uk/by-wythenshawe-and-sale-east-2014": "E14001059",
    "uk/by-newark-2014": "E14000829",
    "uk/by-clacton-2014": "E14000642",
    "uk/by-heywood-and-middleton-2014": "E14000747",
    "uk/by-rochester-and-strood-2014": "E14000898",
    "uk/by-oldham-west-and-royton-2015": "E14000871",
    "uk/by-ogmore-2016": "W07000074",
    "uk/by-sheffield-brightside-and-hillsborough-2016": "E14000921",
    "by-tooting-2016": "E14000998",
    "uk/by-batley-and-spen-2016": "E14000548",
    "uk/by-witney-2016": "E14001046",
    "by-richmond-park-2016": "E14000896",
    "uk/by-sleaford-and-north-hykeham-2016": "E14000929",
    "uk/by-copeland-2017": "E14000647",
    "uk/by-stoke-on-trent-central-2017": "E14000972",
}

# contest -> level -> area codes
AREAS = {
    "general-2005n": {"area": LONDON_SEATS},
    "general-2010": {"area": LONDON_SEATS},
    "general-2015": {"area": LONDON_SEATS},
    "general-2017": {"area": LONDON_SEATS},
    "mayor-2008": {"area": BOROUGHS},
    "mayor-2012": {"area": WARDS_2002, "postal": BOROUGHS},
    "mayor-2016": {"area": WARDS_2014, "postal": BOROUGHS},
    "assembly-2008": {"area": ASSEMBLY},
    "assembly-2012": {"area": WARDS_2002, "postal": BOROUGHS},
    "assembly-2016": {"area": WARDS_2014, "postal": BOROUGHS},
    "assembly-list-2008": {"area": BOROUGHS},
    "assembly-list-2012": {"area": WARDS_2002, "postal": BOROUGHS},
    "assembly-list-2016": {"area": WARDS_2014, "postal": BOROUGHS},
    "council-2006": {"area": WARDS_2002 - {CITY}},
    "council-2010": {"area": WARDS_2002 - {CITY}},
    "council-2014": {"area": WARDS_2014 - {CITY}},
    "referendum-2016": {"area": BOROUGHS},
    "referendum-wards-2016": {"area": REFERENDUM_WARDS},
    "uk/referendum-2016-uk": {"area": COUNTING_AREAS},
    "uk/general-2005n": {"area": UK_SEATS},
    "uk/general-2010": {"area": UK_SEATS},
    "uk/general-2015": {"area": UK_SEATS},
    "uk/general-2017": {"area": UK_SEATS},
} | {contest: {"area": {seat}} for contest, seat in BY_ELECTIONS.items()}

# contest -> level -> how many areas; a second guard, on the sets above
COUNTS = {
    "general-2005n": {"area": 73},
    "general-2010": {"area": 73},
    "general-2015": {"area": 73},
    "general-2017": {"area": 73},
    "mayor-2008": {"area": 33},
    "mayor-2012": {"area": 625, "postal": 33},
    "mayor-2016": {"area": 630, "postal": 33},
    "assembly-2008": {"area": 14},
    "assembly-2012": {"area": 625, "postal": 33},
    "assembly-2016": {"area": 630, "postal": 33},
    "assembly-list-2008": {"area": 33},
    "assembly-list-2012": {"area": 625, "postal": 33},
    "assembly-list-2016": {"area": 630, "postal": 33},
    "council-2006": {"area": 624},
    "council-2010": {"area": 624},
    "council-2014": {"area": 629},
    "referendum-2016": {"area": 33},
    "referendum-wards-2016": {"area": 280},
    "uk/referendum-2016-uk": {"area": 382},
    "uk/general-2005n": {"area": 650},
    "uk/general-2010": {"area": 650},
    "uk/general-2015": {"area": 650},
    "uk/general-2017": {"area": 650},
} | {contest: {"area": 1} for contest in BY_ELECTIONS}

# Contests whose publication gives no valid votes by area.
NO_VALID = {"council-2006", "council-2010", "council-2014", "referendum-wards-2016"}

# Wards whose published codes were wrong: the code must stand beside this name.
NAMES = {
    "mayor-2012": {"E05000599": "High Street", "E05000600": "Higham Hill"},
    "mayor-2016": {"E05009374": "Wick", "E05009375": "Haggerston", "E05009376": "Homerton",
                   "E05009377": "Hoxton East And Shoreditch", "E05009378": "Hoxton West",
                   "E05009379": "King's Park", "E05009380": "Lea Bridge",
                   "E05009381": "London Fields", "E05009382": "Shacklewell",
                   "E05009383": "Springfield", "E05009384": "Stamford Hill West",
                   "E05009385": "Stoke Newington", "E05009386": "Victoria"},
    "council-2006": {"E05000599": "High Street", "E05000600": "Higham Hill",
                     "E05000300": "Rayners Lane", "E05000347": "Brentford"},
    "council-2014": {"E05000599": "High Street", "E05000600": "Higham Hill"},
}
NAMES["assembly-2012"] = NAMES["assembly-list-2012"] = NAMES["mayor-2012"]
NAMES["assembly-2016"] = NAMES["assembly-list-2016"] = NAMES["mayor-2016"]
NAMES["council-2010"] = NAMES["council-2006"]

# contest, area code, winning party, majority in votes
MAJORITIES = [
    ("general-2010", "E14000768", "con", 8616),     # Kensington
    ("general-2015", "E14000768", "con", 7361),
    ("general-2017", "E14000768", "lab", 20),
    ("general-2017", "E14000896", "con", 45),       # Richmond Park
    ("by-feltham-and-heston-2011", "E14000701", "lab", 6203),
    ("by-croydon-north-2012", "E14000655", "lab", 11761),
    ("by-tooting-2016", "E14000998", "lab", 6357),
    ("by-richmond-park-2016", "E14000896", "ld", 1872),
    ("council-2014", "E05000444", "lab", 2115 - 1945),      # Forest Hill, whose three are of one party
    ("uk/by-bradford-west-2012", "E14000589", "respect", 10_140),
    ("uk/by-clacton-2014", "E14000642", "ukip", 12_404),
    ("uk/by-rochester-and-strood-2014", "E14000898", "ukip", 2_920),
    ("uk/by-sheffield-brightside-and-hillsborough-2016", "E14000921", "lab", 9_590),
    ("uk/by-copeland-2017", "E14000647", "con", 2_147),
]

# Kensington, Richmond Park, Chipping Barnet: the only seats of 2017 won by under 1 pp.
UNDER_ONE_POINT_2017 = {"E14000768", "E14000896", "E14000636"}

# In percent, of ballots: the GLA's own row for London.
TURNOUT_MAYOR_2008 = 45.21879045082688

ELECTORATE_MAYOR_2012 = 5_849_665

# borough -> Remain and Leave votes by which its published wards fall short of its own result
WARDS_SHORT = {"Ealing": (94, 96), "Havering": (8947, 18555)}

# Members elected from the London-wide list by party; d'Hondt of the carried votes must give them.
LIST_SEATS = {
    2012: {"con": 3, "lab": 4, "green": 2, "ld": 2},
    2016: {"con": 3, "lab": 3, "green": 2, "ukip": 2, "ld": 1},
}

# scope -> seats, how many of them Leave leads in the estimates, how many have a known share;
# Leave leads in 403 seats of Great Britain and 7 of Northern Ireland.
ESTIMATES = {"london": (LONDON_SEATS, 16, 30), "uk": (UK_SEATS, 403 + 7, 126 + 18)}

# contest -> flag -> areas that have it
FLAGS = {
    "council-2006": {"corrected": 61 + 81},
    "council-2010": {"corrected": 20 + 34 + 2},
    "council-2014": {"corrected": 3 + 1},
    "uk/by-sheffield-brightside-and-hillsborough-2016": {"corrected": 1},
    "assembly-list-2008": {"corrected": 33},
    "mayor-2012": {"corrected": 2},
    "assembly-2012": {"corrected": 2},
    "assembly-list-2012": {"corrected": 2 + 2},
    "mayor-2016": {"corrected": 13},
    "assembly-2016": {"corrected": 13},
    "assembly-list-2016": {"corrected": 13},
    "referendum-wards-2016": {"incomplete": 18 + 23},
}
