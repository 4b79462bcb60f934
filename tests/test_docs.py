"""The docs name what there is: every setting, field and command, and no more."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from service.article import Article
from service.cli import cli
from service.cli.reference import reference, with_examples
from service.figures.extract import extract
from service.figures.figure import Bound, Figure, Kind
from service.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
README = DOCS.parent / "README.md"


def headings(name: str) -> set[str]:
    found = re.findall(r"^## (.+)$", (DOCS / name).read_text(), re.MULTILINE)
    return {word for heading in found for word in heading.split(", ")}


def test_every_setting_has_a_heading_and_every_heading_is_a_setting() -> None:
    assert headings("settings.md") == {field.name for field in fields(Settings)}


def test_every_field_of_a_figure_has_a_heading_and_every_heading_is_a_field() -> None:
    assert headings("fields.md") == {field.name for field in fields(Figure)}


def test_the_sentence_of_the_fields_is_read_as_they_say() -> None:
    page = (DOCS / "fields.md").read_text()
    text = " ".join(re.findall(r"^> (.+)$", page, re.MULTILINE))
    (figure,) = extract(Article(text=text)).figures
    read = (figure.exact, figure.measured, figure.predicate, figure.agent, figure.place, *figure.sources)
    assert read == (
        *("1,126", "asylum seekers", "hold", "Vessland", "Brightwater reception centre"),
        *("Interior Ministry", "Open Gate"),
    )
    assert [value for value in read if f"`{value}`" not in page] == []


def test_every_bound_and_kind_is_explained() -> None:
    text = (DOCS / "fields.md").read_text()
    assert [word for word in (*Bound.__args__, *Kind.__args__) if f"`{word}`" not in text] == []


def test_the_command_reference_is_what_the_commands_say() -> None:
    assert (DOCS / "cli.md").read_text() == reference(cli), "run `make docs`"


def test_the_examples_of_the_readme_are_what_the_commands_say() -> None:
    assert README.read_text() == with_examples(README.read_text()), "run `make docs`"


@pytest.mark.parametrize("page", [*sorted(DOCS.glob("*.md")), README], ids=lambda page: page.name)
def test_links_between_the_docs_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text()):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [*sorted(DOCS.glob("*.md")), README], ids=lambda page: page.name)
def test_the_docs_name_only_commands_that_exist(page: Path) -> None:
    named = set(re.findall(r"(?:`|^|\| |bin/)tallybook ([a-z]+)", page.read_text(), re.MULTILINE))
    assert named <= set(cli.commands), page


def test_every_command_is_in_the_readme_and_teaches_with_an_example() -> None:
    for name, command in cli.commands.items():
        assert "Example" in (command.help or ""), f"{name} has no example"
        assert f"tallybook {name}" in README.read_text(), f"{name} is not in the README"


def test_the_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z.]+):", (DOCS.parent / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z.]+)", README.read_text())) <= targets
