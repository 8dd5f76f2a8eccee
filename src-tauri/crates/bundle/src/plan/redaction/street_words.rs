//! English words for streets and houses, and how they are cut short. The addresses of another language would bring their own.

/// Words that mean the same in an address. A word may stand in two lists: "St" is a street and a saint.
const ALIKE: [&[&str]; 30] = [
    &["road", "rd"],
    &["street", "str", "st"],
    &["saint", "st"],
    &["avenue", "ave", "av"],
    &["lane", "ln"],
    &["close", "cl"],
    &["drive", "dr", "drv"],
    &["court", "ct", "crt"],
    &["crescent", "cres", "cresc", "cr"],
    &["gardens", "gdns", "gdn"],
    &["place", "pl"],
    &["terrace", "ter", "terr", "tce"],
    &["square", "sq"],
    &["grove", "gr", "grv"],
    &["flat", "apt", "apartment", "flt", "unit"],
    &["house", "hse", "ho"],
    &["cottage", "cott", "cottages"],
    &["building", "bldg", "buildings", "bldgs"],
    &["park", "pk"],
    &["mount", "mt"],
    &["hill", "hl"],
    &["green", "grn"],
    &["parade", "pde"],
    &["boulevard", "blvd"],
    &["highway", "hwy"],
    &["north", "n"],
    &["south", "s"],
    &["east", "e"],
    &["west", "w"],
    &["and", "&"],
];

/// With what the name of a street ends.
const STREETS: [&str; 47] = [
    "road",
    "rd",
    "street",
    "str",
    "st",
    "avenue",
    "ave",
    "lane",
    "ln",
    "close",
    "cl",
    "drive",
    "dr",
    "court",
    "ct",
    "crescent",
    "cres",
    "gardens",
    "gdns",
    "place",
    "pl",
    "terrace",
    "ter",
    "square",
    "sq",
    "grove",
    "gr",
    "row",
    "way",
    "walk",
    "hill",
    "mews",
    "rise",
    "view",
    "parade",
    "boulevard",
    "blvd",
    "green",
    "yard",
    "wharf",
    "quay",
    "vale",
    "wynd",
    "loan",
    "brae",
    "broadway",
    "path",
];

/// What houses are called.
const HOUSES: [&str; 32] = [
    "house",
    "cottage",
    "cottages",
    "farm",
    "farmhouse",
    "lodge",
    "hall",
    "barn",
    "mill",
    "villa",
    "villas",
    "bungalow",
    "apartments",
    "apartment",
    "flat",
    "flats",
    "mansions",
    "building",
    "buildings",
    "manor",
    "tower",
    "towers",
    "hostel",
    "refuge",
    "annexe",
    "annex",
    "court",
    "heights",
    "chambers",
    "point",
    "cabin",
    "studio",
];

/// Whether a folded word ends the name of a street.
pub(super) fn is_street(word: &str) -> bool {
    STREETS.contains(&word)
}

/// Whether a folded word says that a line names a house.
pub(super) fn is_house(word: &str) -> bool {
    HOUSES.contains(&word)
}

/// A folded word in all the ways in which it may be written.
pub(super) fn alike(word: &str) -> Vec<&str> {
    let mut ways = vec![word];
    for list in ALIKE.iter().filter(|list| list.contains(&word)) {
        ways.extend(list.iter().filter(|other| **other != word));
    }
    ways
}
