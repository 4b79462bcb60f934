"""Country: the many names of one country under its code, so that "Britain" and "the U.K." are one place."""

import re
from collections.abc import Mapping
from functools import cache

import pycountry

# What newspapers call countries, over the names that the ISO list has.
CALLED = {
    "AE": "UAE|Emirates", "BO": "Bolivia", "BN": "Brunei", "CI": "Ivory Coast",
    "CD": "DR Congo|DRC|Congo-Kinshasa|Democratic Republic of Congo",
    "CV": "Cape Verde", "CZ": "Czech Republic", "GB": "UK|U.K.|Britain|Great Britain",
    "IR": "Iran", "KP": "North Korea", "KR": "South Korea", "LA": "Laos", "MD": "Moldova", "MK": "Macedonia",
    "MM": "Burma", "NL": "Holland|Netherlands", "PS": "Palestine|Palestinian territories", "RU": "Russia",
    "SY": "Syria", "SZ": "Swaziland", "TL": "East Timor", "TR": "Turkey", "TW": "Taiwan", "TZ": "Tanzania",
    "US": "US|U.S.|USA|U.S.A.|America|United States of America", "VE": "Venezuela", "VN": "Vietnam",
}  # fmt: skip
MOST_WORDS = 5
WORD = re.compile(r"(?:[A-Z]\.){2,4}|[\w'’-]+")  # "U.S." is one, "South Korea" two


def with_codes(phrase: str) -> tuple[str, tuple[str, ...]]:
    """The codes of the countries that a phrase names, and the phrase without those that take several words: of "the
    United States" nothing but "US" is left, so that it has nothing in common with "the United Kingdom"."""
    words, rest, found = WORD.findall(phrase), [], []
    at = 0
    while at < len(words):
        for length in range(min(MOST_WORDS, len(words) - at), 0, -1):
            code = _countries().get(" ".join(words[at : at + length]).lower())
            if code and words[at][0].isupper():
                found.append(code)
                rest += words[at : at + length] if length == 1 else []
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return " ".join(rest), tuple(found)


@cache
def _countries() -> Mapping[str, str]:
    """Every name in lower case to the code of ISO 3166-1."""
    listed = {
        name.lower(): country.alpha_2
        for country in pycountry.countries
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", ""))
        if name
    }
    return listed | {name.lower(): code for code, names in CALLED.items() for name in names.split("|")}
