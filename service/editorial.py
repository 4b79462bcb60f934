"""What the desk has written down in config/: words that mean the same, and the other names of sources."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from service.comparison import Aliases, Rules
from service.errors import Invalid
from service.settings import CONFIG, read_toml
from service.statistic import Vocabulary


@cache
def vocabulary(path: Path = CONFIG / "statistics.toml") -> Vocabulary:
    """The built-in words and, over them, those of [synonyms] (concept = [words]) and `parts` ([words])."""
    said, built_in = read_toml(path), Vocabulary()
    _refuse_unknown(path, said, ("synonyms", "parts"))
    own = dict(_other_names(path, said.get("synonyms", {})))
    return Vocabulary(synonyms={**built_in.synonyms, **own}, parts=built_in.parts | frozenset(said.get("parts", ())))


@cache
def rules(path: Path = CONFIG / "sources.toml") -> Rules:
    """How figures are compared: `about` is how far an approximation may be off, as a share of it; [aliases] holds each
    source's name that counts = [its other names]."""
    said = read_toml(path)
    _refuse_unknown(path, said, ("about", "aliases"))
    about = said.get("about", float(Rules().about))
    if isinstance(about, bool) or not isinstance(about, int | float) or not 0 <= about < 1:
        raise Invalid(f"{path}: about is a share such as 0.075, from 0 to below 1", "about")
    return Rules(Decimal(str(about)), Aliases(names=dict(_other_names(path, said.get("aliases", {})))))


def _other_names(path: Path, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, others in table.items():
        if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
            raise Invalid(f'{path}: "{name}" must be a list of names, such as ["IPS", "the prison service"]', name)
        for other in others:
            yield other.lower(), name


def _refuse_unknown(path: Path, said: dict[str, Any], known: tuple[str, ...]) -> None:
    for name in said:
        if name not in known:
            raise Invalid(f"{path} has no use for {name}: it holds {' and '.join(known)}", name)
