"""The parties: one id, name, short form and colour for each.

Colours of the large parties are the usual ones, a little lighter where they would sink into a dark
ground. The smaller parties have muted tints: evenly spaced hues at low chroma, so that they never
look like a large party, yet neighbours in a list can be told apart.
"""

from .more_parties import ELSEWHERE, LONDON
from .tables import InputError

# id, name, short (8 characters at most), colour, kind
MAIN = [
    ("con", "Conservative", "Con", "#0087DC", "party"),
    ("lab", "Labour", "Lab", "#E4003B", "party"),
    ("ld", "Liberal Democrat", "LD", "#FAA61A", "party"),
    ("green", "Green Party", "Green", "#6AB023", "party"),
    ("ukip", "UK Independence Party", "UKIP", "#8E3FA8", "party"),
    ("snp", "Scottish National Party", "SNP", "#F5E14B", "party"),
    ("pc", "Plaid Cymru", "PC", "#008142", "party"),
    ("dup", "Democratic Unionist Party", "DUP", "#D46A4C", "party"),
    ("sf", "Sinn Féin", "SF", "#2E7268", "party"),
    ("sdlp", "Social Democratic & Labour Party", "SDLP", "#8FDE6A", "party"),
    ("uup", "Ulster Unionist Party", "UUP", "#9999FF", "party"),
    ("alliance", "Alliance", "Alliance", "#F6CB2F", "party"),
    ("respect", "Respect Party", "Respect", "#2F7A4B", "party"),
    ("bnp", "British National Party", "BNP", "#3A4FA3", "party"),
    ("ind", "Independent", "Ind", "#A9A0BC", "independent"),
    ("other", "Other parties and candidates", "Other", "#858B94", "aggregate"),
    ("remain", "Remain", "Remain", "#F0D37A", "answer"),
    ("leave", "Leave", "Leave", "#3BA6A6", "answer"),
    ("speaker", "Speaker", "Speaker", "#C4C4C4", "party"),
    ("womens-equality", "Women's Equality Party", "WEP", "#DB7FC4", "party"),
    ("tusc", "Trade Unionist and Socialist Coalition", "TUSC", "#D6308F", "party"),
    ("cpa", "Christian Peoples Alliance", "CPA", "#A15C4A", "party"),
    ("britain-first", "Britain First", "Brit 1st", "#7A8FBF", "party"),
    ("cannabis", "Cannabis Is Safer Than Alcohol", "CISTA", "#9CC27A", "party"),
    ("one-love", "One Love Party", "One Love", "#B98E5E", "party"),
    # One candidate's label, in the note of the row. Never merged, so of the kind of independents.
    ("minor", "Minor party or label", "Minor", "#8A8F86", "independent"),
]

MINOR = [
    ("above-and-beyond", "The Above and Beyond Party", "A&B", "#966D79", "party"),
    ("all-peoples", "All People's Party", "APP", "#94AD8C", "party"),
    ("alliance-green-socialism", "Alliance For Green Socialism", "AGS", "#858DB1", "party"),
    ("animal-protection", "Animal Protection Party", "An Prot", "#95725C", "party"),
    ("animal-welfare", "Animal Welfare Party", "AWP", "#7CB0AC", "party"),
    ("anticapitalists", "Anticapitalists - Workers Power", "Wkrs Pwr", "#A284A1", "party"),
    ("better-britain", "The Better Britain Party", "BBP", "#7F7C56", "party"),
    ("blue-environment", "Blue Environment Party", "Blue Env", "#87A9C5", "party"),
    ("campaign", "Campaign", "Campaign", "#AE8281", "party"),
    ("christian-choice", "Christian Choice", "Chr Ch", "#5F856E", "party"),
    ("christian-party", "Christian Party, Proclaiming Christ's Lordship", "Chr P", "#A79EC4", "party"),
    ("class-war", "Class War", "Class W", "#A48A6A", "party"),
    ("communist-britain", "Communist Party of Britain", "CPB", "#52848C", "party"),
    ("communist-league", "Communist League Election Campaign", "Comm L", "#C097AB", "party"),
    ("communities-united", "Communities United Party", "CUP", "#879571", "party"),
    ("concordia", "Concordia", "Concord", "#697B9C", "party"),
    ("croydon-first", "Putting Croydon First!", "Croydon", "#C49A8B", "party"),
    ("cure", "Citizens for Undead Rights and Equality", "CURE", "#6A9B8F", "party"),
    ("democratic-reform", "Democratic Reform Party", "Dem Ref", "#877191", "party"),
    ("direct-democracy", "Direct Democracy (Communist) Party", "Dir Dem", "#B0A47D", "party"),
    ("ealing-acton", "Independent Ealing Acton Communities Public Services", "Eal Act", "#6C96AB", "party"),
    ("eccentric", "The Eccentric Party of Great Britain", "Ecc", "#976D74", "party"),
    ("english-democrats", "English Democrats", "Eng Dem", "#A8647F", "party"),
    ("europeans", "Europeans Party", "Euro", "#8A8BB0", "party"),
    ("friends", "Friends Party", "Friends", "#937359", "party"),
    ("hoi-polloi", "Hoi Polloi", "Hoi P", "#7BB0B1", "party"),
    ("hugh-salmon", "Hugh Salmon for Battersea Party", "H Salmon", "#A5839D", "party"),
    ("independent-people-together", "Independent People Together", "IPT", "#7A7E58", "party"),
    ("independents-federation", "Independents Federation UK", "Ind Fed", "#8BA8C6", "party"),
    ("left-list", "Left List", "Left L", "#B0514F", "party"),
    ("left-unity", "Left Unity", "Left U", "#5B8572", "party"),
    ("liberal", "Liberal", "Liberal", "#D9B310", "party"),
    ("libertarian", "Libertarian Party", "LPUK", "#A18C69", "party"),
    ("liberty-gb", "Liberty GB", "Lib GB", "#548390", "party"),
    ("magna-carta", "The Magna Carta Party", "Magna C", "#C297A6", "party"),
    ("magna-carta-conservation", "Magna Carta Conservation Party Great Britain", "MC Cons", "#829774", "party"),
    ("monster-raving-loony", "Official Monster Raving Loony Party", "MRLP", "#6E799C", "party"),
    ("national-front", "National Front", "NF", "#56618F", "party"),
    ("national-health-action", "National Health Action Party", "NHAP", "#689A94", "party"),
    ("national-liberal", "National Liberal Party - True Liberalism", "Nat Lib", "#8A708E", "party"),
    ("new-independent-centralists", "New Independent Centralists", "NIC", "#ACA67E", "party"),
    ("peace", "The Peace Party - Non-violence, Justice, Environment", "Peace", "#7095AD", "party"),
    ("people-before-profit", "People Before Profit", "PBP", "#986D70", "party"),
    ("pirate", "Pirate Party UK", "Pirate", "#8BAF94", "party"),
    ("populist", "Populist Party", "Populist", "#8E8AAF", "party"),
    ("queen-marys", "Independents to Save Queen Mary's Hospital", "Q Mary's", "#907457", "party"),
    ("realists", "The Realists' Party", "Realists", "#7BAFB5", "party"),
    ("red-flag", "Red Flag - Anti-Corruption", "Red Flag", "#A88298", "party"),
    ("reform-2000", "Reform 2000 Party", "Ref 2000", "#76805B", "party"),
    ("republican-socialist", "The Republican Socialist Party", "Rep Soc", "#8FA6C7", "party"),
    ("restoration", "Restoration Party", "Restor", "#AE8478", "party"),
    ("save-king-george", "Save King George Hospital", "K George", "#578577", "party"),
    ("socialist-alternative", "Socialist Alternative", "Soc Alt", "#AF9BBF", "party"),
    ("socialist-equality", "Socialist Equality Party", "SEP", "#9D8E69", "party"),
    ("socialist-labour", "Socialist Labour Party", "Soc Lab", "#568293", "party"),
    ("socialist-party-gb", "The Socialist Party of Great Britain", "SPGB", "#C397A1", "party"),
    ("tamsin-omond", "Tamsin Omond to the Commons", "T Omond", "#7D9878", "party"),
    ("thirty-fifty", "The 30-50 Coalition", "30-50", "#72789B", "party"),
    ("uk-progressive-democracy", "The UK Progressive Democracy Party", "UKPDP", "#C09C84", "party"),
    ("united-voice", "United Voice", "Utd V", "#679A98", "party"),
    ("universal", "The U(niversal) Party", "U Party", "#8E6F8A", "party"),
    ("whig", "The Whig Party", "Whig", "#A7A880", "party"),
    ("workers-liberty", "Alliance for Workers' Liberty", "AWL", "#7493AF", "party"),
    ("workers-revolutionary", "Workers Revolutionary Party", "WRP", "#986E6B", "party"),
    ("young-peoples", "Young People's Party", "YPP", "#87B099", "party"),
]

MINOR += LONDON + ELSEWHERE
PARTIES = MAIN + MINOR
COLUMNS = ["id", "name", "short", "colour", "kind"]

# Published names that share the id of another name.
ALIASES = {"Labour and Co-operative": "lab"}

_BY_NAME = {name: party_id for party_id, name, *_ in PARTIES} | ALIASES
NAMES = {party[0]: party[1] for party in PARTIES}
IDS = set(NAMES)


def party_id(published_name, where):
    """The id of a party by the name Parliament prints; an unknown name is an error."""
    try:
        return _BY_NAME[published_name.strip()]
    except KeyError:
        raise InputError(f"{where}: no id is known for party {published_name!r}; "
                         "add it to tools/results/parties.py") from None


def party_or_minor(published_name, where):
    """The same for elections with many tiny parties: an unknown name is `minor`."""
    if not published_name.strip():
        raise InputError(f"{where}: no party is named")
    return _BY_NAME.get(published_name.strip(), "minor")


def table():
    """The rows of parties.csv, main parties first, the others by id."""
    return [list(party) for party in MAIN + sorted(MINOR)]


def problems():
    """What is wrong with the table itself."""
    found = []
    if len(IDS) != len(PARTIES):
        found.append("parties: an id stands twice")
    if len(_BY_NAME) != len(PARTIES) + len(ALIASES):
        found.append("parties: a name stands twice")
    if len({party[3] for party in PARTIES}) != len(PARTIES):
        found.append("parties: a colour stands twice")
    found += [f"parties: short form of {p[0]} is longer than 8" for p in PARTIES if len(p[2]) > 8]
    return found
