"""Sentences of our own in the manner of news, of which the treebank has few: tolls, totals, rates, headlines.

sentences.txt holds one a line: form/Penn tag/relation/head of each word. A form such as <people> is filled anew each
time from its line of fillings.txt; <name>, <last> and <city> are names that nobody bears, made of two of its syllables.
"""

import random
from functools import cache
from pathlib import Path

from training.treebank import Example

_UNIVERSAL = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "CD": "NUM", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "RB": "ADV", "RBR": "ADV", "WRB": "ADV", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "DT": "DET",
    "MD": "AUX",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "CC": "CCONJ", "$": "SYM", "SYM": "SYM",
}  # fmt: skip


@cache
def _fillings() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "fillings.txt").read_text(encoding="utf-8")
    return {name: words.split() for name, _, words in (line.partition(": ") for line in text.splitlines())}


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
    if form in ("<name>", "<last>", "<city>"):
        name = rng.choice(_fillings()["beginning"]) + rng.choice(_fillings()["ending"])
        return name.upper() if form == "<city>" else name
    return rng.choice(_fillings()[form[1:-1]]) if form[0] == "<" else form


def _universal(word: str, fine_tag: str, relation: str) -> str:
    if fine_tag.startswith("VB"):
        return "AUX" if relation.startswith(("aux", "cop")) else "VERB"
    if relation == "mark" and fine_tag == "IN":
        return "SCONJ"
    return "SYM" if word == "%" else _UNIVERSAL.get(fine_tag, "PUNCT")
