"""The values of labelled lines that have parts of their own: points, relations, positions, met.

A reader raises ValueError whose words say what is expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from netjournal.model.dates import parse_partial
from netjournal.model.names import fold
from netjournal.model.records import Coming, Met, PartialDate, Point, Position, Relation, Step
from netjournal.model.text import clean
from netjournal.views import values
from netjournal.views.manner import Reader

_DATE = r"\d{4}(?:-\d{2}){0,2}"
_SPAN = re.compile(
    rf"(?P<words>.*?)(?:(?:^|\s+)since\s+(?P<since>{_DATE})|(?:^|\s+)until\s+(?P<until>{_DATE})"
    rf"|(?:^|\s+)(?P<first>{_DATE})\s*(?:[-–—]|to|until)\s*(?P<last>{_DATE})?)?\s*$"
)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_LABELLED = re.compile(r"(.*\S)\s*\(([^()]*)\)")
_MET = "2025-10-04 at #event via Mary Somerville in Edinburgh"


def show_point(value: Point, _reader: Reader) -> str:
    """Show "value (label)"."""
    if value.label:
        return f"{value.value} ({value.label})"
    return f"{value.value} ()" if value.value.endswith(")") else value.value


def point(text: str, _reader: Reader) -> Point:
    """Read "value (label)"."""
    found = _LABELLED.fullmatch(text)
    if found is None:
        return Point(value=clean(text))
    return Point(value=clean(found[1]), label=clean(found[2]))


def email(text: str, reader: Reader) -> Point:
    """Read "address (label)"."""
    read = point(text, reader)
    if not _ADDRESS.fullmatch(read.value):
        raise ValueError("an address such as ada@engines.example")
    return read


def relation(text: str, _reader: Reader) -> Relation:
    """Read "friend since 2019", "coworker 2015-2019"."""
    kind, since, until = _split_span(text)
    if not kind:
        raise ValueError("a word such as friend since 2019, coworker 2015-2019")
    return Relation(kind=kind, since=since, until=until)


def show_relation(value: Relation, _reader: Reader) -> str:
    """Show a relation with its years."""
    return _show_span(value.kind, value.since, value.until)


def position(text: str, _reader: Reader) -> Position:
    """Read "Title, Organization 2015-2019"; without a comma it is the organization."""
    words, since, until = _split_span(text)
    title, comma, organization = words.partition(",")
    if not comma:
        title, organization = "", words
    return Position(
        organization=organization.strip(), title=title.strip(), since=since, until=until
    )


def show_position(value: Position, _reader: Reader) -> str:
    """Show a position with its years."""
    words = f"{value.title}, {value.organization}".rstrip() if value.title else value.organization
    return _show_span(words, value.since, value.until)


def _split_span(text: str) -> tuple[str, PartialDate, PartialDate]:
    """Split off the years at the end: words, since, until."""
    found = _SPAN.match(text)
    assert found is not None, "every line matches"
    since = found["since"] or found["first"] or ""
    until = found["until"] or found["last"] or ""
    for said in (since, until):
        if said and parse_partial(said) is None:
            raise ValueError("words with years such as since 2019, or 2015-2019")
    return clean(found["words"]), since, until


def _show_span(words: str, since: str, until: str) -> str:
    if since and until:
        return f"{words} {since}–{until}"
    years = f"since {since}" if since else f"until {until}" if until else ""
    return " ".join(filter(None, (words, years)))


def coming(text: str, reader: Reader) -> Coming:
    """Read a day and what is then: "11 dec her talk"; the longest reading of the day wins."""
    words = clean(text).split()
    for count in range(min(len(words) - 1, 4), 0, -1):
        with suppress(ValueError):
            on = values.day(" ".join(words[:count]), reader)
            return Coming(on=on, what=" ".join(words[count:]))
    raise ValueError("a day, and what is then: 2026-12-11 her talk")


def show_coming(value: Coming, _reader: Reader) -> str:
    """Show a date that is coming."""
    return f"{value.on} {value.what}"


def met(text: str, reader: Reader) -> Met:
    """Read when, at which tag, through whom and where you met, in any order after the day."""
    head, *rest = re.split(r"(?:^|\s+)(at|via|through|in)\s+", text.strip())
    said: dict[str, str] = {}
    last = ""
    for word, value in zip(rest[::2], rest[1::2], strict=True):
        key = {"through": "via", "at": "at" if value.startswith("#") else "in"}.get(word, word)
        if key in said:
            said[last] += f" {word} {value}"
        else:
            last, said[key] = key, value
    on = parse_partial(head, day_first=reader.manner.day_first) if head else ""
    tag = said.get("at", "").removeprefix("#")
    if on is None or " " in tag:
        raise ValueError(_MET)
    via = said.get("via")
    return Met(
        on=on,
        tag=tag,
        via=None if via is None else reader.person(via),
        where=clean(said.get("in", "")),
    )


def show_met(value: Met, reader: Reader) -> str:
    """Show how you met."""
    said = (
        value.on,
        f"at #{value.tag}" if value.tag else "",
        f"via {reader.name(value.via)}" if value.via is not None else "",
        f"in {value.where}" if value.where else "",
    )
    return " ".join(filter(None, said))


def step(names: Sequence[str]) -> Callable[[str, Reader], Step]:
    """Return what reads "asked 2026-11-12", or with whom it is about in parentheses behind it."""
    longest_first = sorted(names, key=len, reverse=True)

    def read(text: str, reader: Reader) -> Step:
        found = _LABELLED.fullmatch(text)
        said, who = (found[1], reader.person(found[2])) if found else (text, None)
        for name in longest_first:
            if fold(said).startswith(f"{name} "):
                day = values.past_day(said[len(name) :].strip(), reader)
                return Step(step=name, on=day, who=who)
        raise ValueError(f"one of {', '.join(names)}, and its day, such as 2026-11-12")

    return read


def show_step(value: Step, reader: Reader) -> str:
    """Show "asked 2026-11-12", with whom it is about where that is one of several."""
    who = f" ({reader.name(value.who)})" if value.who is not None else ""
    return f"{value.step} {value.on.isoformat()}{who}"
