"""An input article: a JSON object into an Article. The one place that says what an input article may hold."""

import difflib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from service.article import Article
from service.errors import Invalid, TooLarge
from service.intake.parts import YEARS, is_web_address, moment

MEMBERS = ("id", "text", "html", "title", "publisher", "author", "url", "published_at", "language", "events")
MAX_CHARACTERS = 12_000_000
LONGEST = {"id": 500, "title": 1000, "publisher": 300, "author": 500, "url": 2000, "published_at": 40, "language": 35}
MOST_EVENTS = 100
EVENT_LENGTH = 200

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")  # "en", "en-GB"; not "English"
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # "\x1b[2J", a line break; not "é"
SURROGATE = re.compile("[\ud800-\udfff]")  # "\ud83d" alone; not the whole "😀"


def loads(raw: bytes) -> Any:
    """JSON that was sent or read. Raises Invalid, with what to do, for anything that is not well-formed in UTF-8."""
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise Invalid(f"not UTF-8 at byte {error.start + 1}: save it as UTF-8") from error
    except json.JSONDecodeError as error:
        if not error.pos:
            raise Invalid('not JSON: write {"text": "..."}, or put the text itself into a .txt file') from error
        raise Invalid(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise Invalid("nested too deeply: an article is one flat object") from error


def repeated(members: Sequence[tuple[str, Any]]) -> str:
    """The first name that an object gives twice, of which readers of JSON keep one value or the other."""
    names = [name for name, _ in members]
    return next(name for number, name in enumerate(names) if name in names[:number])


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise Invalid(f'"{repeated(members)}" stands twice in one object: leave one out')
    return found


def article_from_mapping(data: object, *, max_characters: int = MAX_CHARACTERS) -> Article:
    """Raises Invalid, its pointer at the offending member, or TooLarge.

    null is the same as left out. Members that no article has are passed over, so that an export of another system
    can be used as it is; one that looks like a misspelt member is refused, as its content would be lost.
    """
    if isinstance(data, list):
        raise Invalid("this is a list: many articles go as JSON Lines, each an object in a line of its own")
    if not isinstance(data, Mapping):
        raise Invalid('an article is a JSON object such as {"text": "...", "published_at": "2025-03-14"}')
    given = {name: value for name, value in data.items() if value is not None}
    _refuse_misspelt(given)
    fields: dict[str, Any] = {name: _in_one_line(_line(given, name)) for name in ("title", "publisher", "author")}
    fields |= {"external_id": _line(given, "id"), "url": _url(given), "language": _language(given)}
    fields |= {"published_at": _published_at(given), "events": _events(given)}
    if "text" in given and "html" in given:
        raise Invalid("the article has both `text` and `html`: send the one that is to be read", "/html")
    if "text" in given:
        return Article(text=_text(given, "text", max_characters), **fields)
    if "html" not in given:
        alone = "; what stands at an address alone is read by `tallybook ingest`" if fields["url"] else ""
        raise Invalid(f"the article has no text: give `text` or `html`{alone}", "/text")
    return _from_html(_text(given, "html", max_characters), fields)


def _from_html(html: str, fields: dict[str, Any]) -> Article:
    from service.intake.html import read_html  # costs half a second, which plain text should not pay

    page = read_html(html)
    names = {"title": page.title, "publisher": page.publisher, "author": page.author}
    found: dict[str, Any] = {name: _in_one_line(value) for name, value in names.items()} | {"url": page.url}
    found |= {"published_at": page.published_at, "language": page.language}
    return Article(text=page.text, **(fields | {k: v for k, v in found.items() if fields[k] is None}))


def _refuse_constant(name: str) -> None:
    raise Invalid(f"{name} is no JSON number: leave it out or write null")


def _refuse_misspelt(given: Mapping[str, object]) -> None:
    for name in given:
        if name not in MEMBERS:
            near = difflib.get_close_matches(str(name), MEMBERS, n=1, cutoff=0.8)
            if near:
                raise Invalid(f'an article has no "{name}": did you mean "{near[0]}"?', f"/{name}")


def _text(given: Mapping[str, object], name: str, max_characters: int) -> str:
    value = given[name]
    if not isinstance(value, str):
        raise Invalid(f"`{name}` must be a string, not {_kind(value)}", f"/{name}")
    if len(value) > max_characters:
        raise TooLarge(f"`{name}` has {len(value):,} characters; at most {max_characters:,} are read: send it in parts")
    if not value.strip():
        raise Invalid(f"`{name}` is empty: give the article's text", f"/{name}")
    _refuse_unwritable(value, name)
    return value


def _line(given: Mapping[str, object], name: str) -> str | None:
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Invalid(f"`{name}` must be a string, not {_kind(value)}", f"/{name}")
    if len(value) > LONGEST[name]:
        raise Invalid(f"`{name}` has {len(value):,} characters; at most {LONGEST[name]:,} are allowed", f"/{name}")
    _refuse_unwritable(value, name)
    return value.strip() or None


def _in_one_line(value: str | None) -> str | None:
    """What is shown in a line, on a terminal too, cannot go on to the next nor clear the screen."""
    return CONTROLS.sub(" ", value).strip() or None if value else None


def _refuse_unwritable(value: str, name: str) -> None:
    if "\0" in value:
        raise Invalid(f"`{name}` holds a NUL character: is it a text?", f"/{name}")
    if not value.isascii() and SURROGATE.search(value):
        raise Invalid(
            f"`{name}` holds half of a surrogate pair (\\ud800 to \\udfff): send whole characters", f"/{name}"
        )


def _url(given: Mapping[str, object]) -> str | None:
    url = _line(given, "url")
    if url is not None and not is_web_address(url):
        raise Invalid("`url` must begin with http:// or https:// and name a host", "/url")
    return url


def _language(given: Mapping[str, object]) -> str | None:
    language = _line(given, "language")
    if language is not None and not LANGUAGE.fullmatch(language):
        raise Invalid("`language` must be a language code such as en or en-GB", "/language")
    return language


def _published_at(given: Mapping[str, object]) -> datetime | None:
    text = _line(given, "published_at")
    return moment(text, "published_at") if text is not None else None


def _events(given: Mapping[str, object]) -> Mapping[str, date]:
    events = given.get("events", {})
    if not isinstance(events, Mapping):
        raise Invalid(f"`events` must be an object of phrases and dates, not {_kind(events)}", "/events")
    if len(events) > MOST_EVENTS:
        raise Invalid(f"`events` has {len(events)} phrases; at most {MOST_EVENTS} are allowed", "/events")
    return MappingProxyType({_phrase(phrase): _day(phrase, day) for phrase, day in events.items()})


def _phrase(phrase: object) -> str:
    if not isinstance(phrase, str) or not phrase.strip() or len(phrase) > EVENT_LENGTH:
        raise Invalid(f"a phrase of `events` must be text of 1 to {EVENT_LENGTH} characters", "/events")
    _refuse_unwritable(phrase, "events")
    return phrase.strip()


def _day(phrase: object, day: object) -> date:
    try:
        found = date.fromisoformat(day) if isinstance(day, str) else None
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise Invalid(f"the event {phrase!r} must have a date such as 2023-10-07, not {day!r}", "/events")
    return found


def _kind(value: object) -> str:
    return {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}.get(
        type(value), type(value).__name__
    )
