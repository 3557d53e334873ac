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

# Wards of the 14 boroughs whose councils gave ward figures of the referendum.
REFERENDUM_WARDS = set().union(*(_codes("E05", first, last) for first, last in (
    (106, 127), (128, 145), (149, 172), (173, 195), (196, 216), (217, 225), (226, 230),
)))

# contest -> level -> area codes
AREAS = {
    "general-2005n": {"area": LONDON_SEATS},
    "general-2010": {"area": LONDON_SEATS},
    "general-2015": {"area": LONDON_SEATS},
    "general-2017": {"area": LONDON_SEATS},
    "mayor-2008": {"area": BOROUGHS},
    "mayor-2012": {"area": WARDS_2002, "postal": BOROUGHS},
    "mayor-2016": {"area": WARDS_2014, "postal": BOROUGHS},
}

# contest -> level -> how many areas; a second guard, on the sets above
COUNTS = {
    "general-2005n": {"area": 73},
    "general-2010": {"area": 73},
    "general-2015": {"area": 73},
    "general-2017": {"area": 73},
    "mayor-2008": {"area": 33},
    "mayor-2012": {"area": 625, "postal": 33},
    "mayor-2016": {"area": 630, "postal": 33},
}

# Wards whose published codes were wrong: the code must stand beside this name.
NAMES = {
    "mayor-2012": {"E05000599": "High Street", "E05000600": "Higham Hill"},
    "mayor-2016": {"E05009374": "Wick", "E05009375": "Haggerston", "E05009376": "Homerton",
                   "E05009377": "Hoxton East And Shoreditch", "E05009378": "Hoxton West",
                   "E05009379": "King's Park", "E05009380": "Lea Bridge",
                   "E05009381": "London Fields", "E05009382": "Shacklewell",
                   "E05009383": "Springfield", "E05009384": "Stamford Hill West",
                   "E05009385": "Stoke Newington", "E05009386": "Victoria"},
}

# contest, area code, winning party, majority in votes
MAJORITIES = [
    ("general-2010", "E14000768", "con", 8616),     # Kensington
    ("general-2015", "E14000768", "con", 7361),
    ("general-2017", "E14000768", "lab", 20),
    ("general-2017", "E14000896", "con", 45),       # Richmond Park
]

# Kensington, Richmond Park, Chipping Barnet: the only seats of 2017 won by under 1 pp.
UNDER_ONE_POINT_2017 = {"E14000768", "E14000896", "E14000636"}

# In percent, of ballots: the GLA's own row for London.
TURNOUT_MAYOR_2008 = 45.21879045082688

ELECTORATE_MAYOR_2012 = 5_849_665
