"""Why a numeral was kept or rejected: rules by their names in the code."""

import re
from pathlib import Path

import pytest

from service.figures.explanation import causes
from tests.figures.sentence import reading

CODE = {path.stem: path.read_text() for path in (Path(__file__).parents[2] / "service" / "figures").rglob("*.py")}

CAUSES = [
    ("They came second in the top ten.", "ten", "rejected", "naming.rank _TOP", "top ten"),
    ("A Boeing 767 landed.", "767", "rejected", "naming.name _LAST_WORD", "Boeing 767"),
    ("It is four times bigger.", "four", "rejected", "idiom.multiplier _TIMES", "four times bigger"),
    ("Shelling began at 8:40 p.m.", "p.m.", "rejected", "time clock", "8:40 p.m."),
    ("Police call this a two-tier system.", "two", "rejected", "idiom.idiom _COMPOUND", "two-tier"),
    ("No fewer than 12 boats sank.", "12", "bound", "bound.limit_at", "no fewer than"),
    ("Rents rose 4% in May.", "4%", "change", "measure_pattern.MOVED", "rose"),
    ("It cost 20 shekels.", "20", "unit", "money.find", "shekels"),
    ("It is 30 km away.", "30", "unit", "unit._longest", "km"),
    ("Tomas Reyes, 44, was hurt.", "44", "unit", "age.is_age", ""),
]


@pytest.mark.parametrize(("text", "numeral", "decides", "rule", "words"), CAUSES)
def test_a_cause_names_its_rule_and_its_words(text: str, numeral: str, decides: str, rule: str, words: str) -> None:
    found = causes(reading(text), 0)[text.index(numeral) + len(numeral)]
    assert [(c.rule, c.words) for c in found if c.decides == decides] == [(rule, words)]


@pytest.mark.parametrize("rule", [rule for *_, rule, _ in CAUSES if "." in rule])
def test_a_rule_is_found_in_the_code_by_its_name(rule: str) -> None:
    file, *names = re.split(r"[. ]", rule)
    assert all(re.search(rf"^(?:def )?{name}\b", CODE[file], re.MULTILINE) for name in names)
