"""Articles with their annotations, from JSON or from text with the figures marked in it.

    python -m training.markup FOLDER [--json TARGET]

Checks the marked articles of a folder, and writes them as JSON to another. A marked article is a head ("title: ...",
"publisher: ...", "published: 2025-08-12", "event: the strike = 2025-06-01"), an empty line and a body in which each
figure stands in double braces with what it holds:

    {{31; n=dead; m=people; p=kill; w=Corvane; t=2025-08-11; s=Water Board}} people had been killed.
    Of them, {{12; r=dead; m=children; p=kill; w=Corvane; t=2025-08-11; s=Water Board > Corvane Post}} were children.

m measured, p predicate, a agent, w place, c direction of a change, t the time that the text states, s sources from the
origin on, n a name for the figure, r the name of the one that it refers to. What is left out is null. Value, bound and
unit are not marked.
"""

import argparse
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

KEYS = {"m": "measured", "p": "predicate", "a": "agent", "w": "place", "c": "direction"}
OTHERS = {"t", "s", "n", "r"}
UNMARKED = ("value", "low", "high", "bound", "kind", "unit", "statistic")
DIRECTIONS = {"up", "down"}
# "{{31; m=people}}", and not "{31}".
MARKED = re.compile(r"\{\{([^{}]*)\}\}")

Annotations = dict[str, Any]


def articles(folder: Path) -> list[Annotations]:
    """Every annotated article of a folder, in the order of their files' names.

    Raises ValueError for a mark that cannot be read, with the file and the mark.
    """
    found = []
    for path in sorted((*folder.glob("*.json"), *folder.glob("*.txt"))):
        text = path.read_text(encoding="utf-8")
        told = json.loads(text) if path.suffix == ".json" else marked(path.stem, text)
        if isinstance(told, dict) and "figures" in told:
            found.append(told)
    return found


def marked(name: str, text: str) -> Annotations:
    """One marked article in the shape of an annotated JSON file."""
    top, _, body = text.partition("\n\n")
    head = [tuple(part.strip() for part in line.split(":", 1)) for line in top.splitlines()]
    if any(len(pair) != 2 for pair in head):
        raise ValueError(f"{name}: each line of the head is 'key: value', and an empty line ends it")
    told = dict(head)
    events = dict(tuple(part.strip() for part in value.rsplit("=", 1)) for key, value in head if key == "event")
    try:
        published = date.fromisoformat(told["published"])
        for day in events.values():
            date.fromisoformat(day)
    except (KeyError, ValueError) as wrong:
        raise ValueError(f"{name}: the head lacks a date such as 'published: 2025-08-12' ({wrong})") from None
    plain, figures = _figures(name, body.strip() + "\n", published)
    return {
        "id": name,
        "story": name,
        "title": told.get("title"),
        "publisher": told.get("publisher"),
        "published_at": f"{published}T12:00:00Z",
        "events": events,
        "text": plain,
        "figures": figures,
    }


def _figures(name: str, body: str, published: date) -> tuple[str, list[Annotations]]:
    plain, figures, named, last = "", [], {}, 0
    for mark in MARKED.finditer(body):
        plain += body[last : mark.start()]
        last = mark.end()
        exact, *pairs = (part.strip() for part in mark[1].split(";"))
        try:
            figure = {"exact": exact, "start": len(plain), "end": len(plain) + len(exact)} | _fields(pairs, published)
            figure["refers_to"] = named[figure["refers_to"]] if figure["refers_to"] else None
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"{name}: {mark[0]} cannot be read: {wrong}") from None
        if label := figure.pop("label"):
            named[label] = len(figures)
        figures.append(figure)
        plain += exact
    plain += body[last:]
    if "{{" in plain or "}}" in plain:
        raise ValueError(f"{name}: a pair of braces is not closed near {plain[max(0, plain.find('{{')) :][:60]!r}")
    return plain, figures


def _fields(pairs: list[str], published: date) -> Annotations:
    given = {}
    for pair in pairs:
        key, sign, value = (part.strip() for part in pair.partition("="))
        if not sign or not value or key in given or key not in KEYS.keys() | OTHERS:
            raise ValueError(f"{pair!r} is no 'key=value' with a key of {sorted(KEYS.keys() | OTHERS)}, given once")
        given[key] = value
    if given.get("c", "up") not in DIRECTIONS:
        raise ValueError(f"c={given['c']!r} is neither up nor down")
    first, _, last = given.get("t", "").partition("..")
    days = [date.fromisoformat(day) for day in (first, last or first)] if first else [published, published]
    if days[0] > days[1]:
        raise ValueError(f"t={given['t']!r} ends before it begins")
    return (
        dict.fromkeys(UNMARKED)
        | {name: given.get(key) for key, name in KEYS.items()}
        | {
            "measure": "change" if "c" in given else "level",
            "valid_from": str(days[0]),
            "valid_to": str(days[1]),
            "valid_basis": "stated" if first else "publication",
            "sources": [source.strip() for source in given.get("s", "").split(">") if source.strip()],
            "label": given.get("n"),
            "refers_to": given.get("r"),
        }
    )


def _problems(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        try:
            marked(path.stem, path.read_text(encoding="utf-8"))
        except ValueError as wrong:
            yield str(wrong)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if problems := list(_problems(given.folder)):
        raise SystemExit("\n".join(problems))
    found = articles(given.folder)
    print(f"{len(found)} articles, {sum(len(one['figures']) for one in found)} figures")
    if given.json:
        given.json.mkdir(parents=True, exist_ok=True)
        for one in found:
            target = given.json / f"{one['id']}.json"
            target.write_text(json.dumps(one, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
