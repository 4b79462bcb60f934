"""What the desk writes down in config/: words that mean the same, names of one source, how far "about" goes."""

from decimal import Decimal
from pathlib import Path

import pytest

from service.comparison import same_source
from service.editorial import rules, vocabulary
from service.errors import Invalid


def written(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text)
    return path


def test_words_of_the_desk_come_over_the_built_in_ones(tmp_path: Path) -> None:
    own = vocabulary(written(tmp_path, 'parts = ["conscript"]\n[synonyms]\nferry = ["Steamer", "vessel"]\n'))
    assert [own.concept(word) for word in ("steamer", "vessel", "tanker")] == ["ferry", "ferry", "ship"]
    assert {"conscript", "child"} <= own.parts


def test_names_of_the_desk_are_one_source_and_about_is_as_wide_as_it_says(tmp_path: Path) -> None:
    own = rules(written(tmp_path, 'about = 0.1\n[aliases]\n"Harbour Rescue" = ["the lifeboat crews"]\n'))
    assert own.about == Decimal("0.1")
    assert same_source("The Lifeboat Crews", "Harbour Rescue", own.aliases)
    assert not same_source("The Lifeboat Crews", "Harbour Rescue", rules().aliases)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("about = 1.5", "about is a share such as 0.075"),
        ("about = true", "about is a share such as 0.075"),
        ("abuot = 0.1", "has no use for abuot: it holds about and aliases"),
        ('[aliases]\n"Harbour Rescue" = "the lifeboat crews"', '"Harbour Rescue" must be a list of names'),
    ],
)
def test_what_the_desk_cannot_have_meant_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        rules(written(tmp_path, text))
