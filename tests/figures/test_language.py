"""English is told from other languages."""

import pytest

from service.article import Article
from service.figures.language import tell

LANGUAGES = [
    ("Nine people died when the roof of the hall fell in, and the police said that more were missing.", "en"),
    ("Toll rises to 40", "en"),
    ("3,443", "en"),
    (
        "Nine homes burned, and the police said so.\n\n" + "| Górna Wieś | 40 |\n\n| Brzeźno nad Odrą | 7 |\n\n" * 40,
        "en",
    ),
    ("Police in Baden-Württemberg arrested 14 men.", "en"),
    ("São Paulo recorded 40 murders, Łódź nine.", "en"),
    ("Polizei nimmt 14 Männer in Berlin fest", "de"),
    ("Policía detiene a 14 hombres en Madrid", "es"),
    ("", "en"),
    ("Bei dem Unfall in der Nähe der Stadt wurden am Montag zwölf Menschen verletzt, teilte die Polizei mit.", "de"),
    ("Hier, au moins 12 personnes ont été tuées dans la capitale, selon la police et les secours.", "fr"),
    ("قتل 12 شخصا وأصيب 40 آخرون في المدينة أمس بحسب الشرطة", "ar"),
    ("По данным полиции, в городе погибли 12 человек и ещё 40 получили ранения.", "ru"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_of_a_text_is_told(text: str, language: str) -> None:
    assert tell(Article(text)) == language


def test_what_the_outlet_states_does_not_make_a_text_english() -> None:
    text = "Bei dem Unfall in der Nähe der Stadt wurden am Montag zwölf Menschen verletzt. " * 5
    assert tell(Article(text, language="en")) == "de"
