"""Sentences of our own in the manner of news, of which the treebank has few: tolls, totals, rates, headlines.

sentences.txt holds one a line: form/Penn tag/relation/head of each word. A form such as <people> is filled anew
each time.
"""

import random
from functools import cache
from pathlib import Path

from training.treebank import Example

FILLINGS = {
    "adj": "Russian Ukrainian Israeli Palestinian Iraqi Syrian American Turkish Nigerian Indian local federal regional",
    "forces": "forces troops soldiers airstrikes rebels militants gunmen settlers police attacks drones missiles",
    "hit": "killed wounded injured arrested detained displaced evacuated rescued abducted freed shot hurt executed",
    "people": "people civilians children women men soldiers refugees journalists workers migrants"
    " detainees residents patients prisoners protesters students medics hostages families passengers households",
    "place": "Gaza Rafah Kyiv Kharkiv Aleppo Sudan Lebanon Iran Mexico Texas Khartoum Valencia Haiti Beirut Myanmar",
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "bomb": "strike attack flood earthquake blast fire shelling crash bombing storm explosion offensive raid outbreak",
    "bombs": "strikes floods airstrikes attacks fires storms shells missiles",
    "struck": "hit struck",
    "thing": "school hospital camp market building station hotel church bus",
    "things": "homes houses buildings schools hospitals trucks tents shops vehicles bakeries mosques flights clinics",
    "org": "ministry army agency police government office hospital council company bank union group report department",
    "risen": "risen climbed grown fallen dropped increased doubled jumped",
    "rose": "rose climbed fell dropped jumped increased grew declined surged slipped",
    "rise": "rise climb fall drop increase grow decline",
    "ruin": "destroyed damaged hit struck burned demolished flattened shelled",
    "month": "January February March April June July August September October November December",
    "measure": "unemployment inflation output turnover growth revenue debt spending employment profit income",
    "pct": "percent % percent",
    "year": "2024 2025 2026 2030",
    "crime": "murder theft arson assault trespassing terrorism",
    "scale": "million billion million billion m bn trillion",
    "cur": "$ $ $ £ € US$",
    "about": "about nearly almost roughly approximately",
    "n": "two three four five six seven eight nine ten eleven twelve twenty",
}
_UNIVERSAL = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "CD": "NUM", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "RB": "ADV", "RBR": "ADV", "WRB": "ADV", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "DT": "DET",
    "MD": "AUX",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "CC": "CCONJ", "$": "SYM", "SYM": "SYM",
}  # fmt: skip


@cache
def _lines() -> list[list[list[str]]]:
    text = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8")
    return [[word.rsplit("/", 3) for word in line.split()] for line in text.splitlines()]


def patterns(times: int, rng: random.Random) -> list[Example]:
    """Each sentence so many times, always with other words."""
    return [_filled(line, rng) for _ in range(times) for line in _lines()]


def _filled(line: list[list[str]], rng: random.Random) -> Example:
    words = [_word(form, rng) for form, *_ in line]
    words[0] = words[0][:1].upper() + words[0][1:]
    tags = [_universal(word, *row[1:3]) for word, row in zip(words, line, strict=True)]
    _, fine_tags, relations, heads = zip(*line, strict=True)
    return Example(tuple(words), tuple(tags), fine_tags, tuple(map(int, heads)), relations)


def _word(form: str, rng: random.Random) -> str:
    if form == "<n>" and rng.random() < 0.8:
        return f"{rng.randint(1, 10 ** rng.randint(1, 6)):,}"
    return rng.choice(FILLINGS[form[1:-1]].split()) if form[0] == "<" else form


def _universal(word: str, fine_tag: str, relation: str) -> str:
    if fine_tag.startswith("VB"):
        return "AUX" if relation.startswith(("aux", "cop")) else "VERB"
    if relation == "mark" and fine_tag == "IN":
        return "SCONJ"
    return "SYM" if word == "%" else _UNIVERSAL.get(fine_tag, "PUNCT")
