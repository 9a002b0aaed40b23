"""A record as labelled lines that a person can edit, and back; app and shell share them.

A repeatable field stands on as many lines as it has values; an empty line is no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

import msgspec

from netjournal.errors import Usage
from netjournal.model.amounts import parse_amount, show_amount
from netjournal.model.dates import parse_partial
from netjournal.model.journal import Journal
from netjournal.model.names import fold, match_people
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Met,
    Point,
    Position,
    Relation,
    State,
)
from netjournal.model.text import clean

V = TypeVar("V")


class Field(NamedTuple):
    """One labelled line; `many` lines of one name are its values."""

    name: str
    label: str
    value: str
    hint: str = ""
    many: bool = False


class _Spec(NamedTuple):
    name: str
    label: str
    hint: str
    show: Callable[[Any, Journal], str]
    read: Callable[[str, Journal], Any]
    many: bool = False


def _same(value: str, _journal: Journal) -> str:
    return value


def _clean(text: str, _journal: Journal) -> str:
    return clean(text)


def _clean_lines(text: str, _journal: Journal) -> str:
    return clean(text.replace(" ⏎ ", "\n"), lines=True)


def _show_lines(value: str, _journal: Journal) -> str:
    return value.replace("\n", " ⏎ ")


def _partial(text: str, _journal: Journal) -> str:
    found = parse_partial(text)
    if found is None:
        raise ValueError("2019, 2019-10, 2019-10-14 or --10-14")
    return found


def _day(text: str, _journal: Journal) -> date:
    found = parse_partial(text)
    if found is None or len(found) != 10:
        raise ValueError("a day such as 2026-11-27")
    return date.fromisoformat(found)


def _show_day(value: date, _journal: Journal) -> str:
    return value.isoformat()


def _show_point(point: Point, _journal: Journal) -> str:
    if point.label:
        return f"{point.value} ({point.label})"
    return f"{point.value} ()" if point.value.endswith(")") else point.value


def _point(text: str, _journal: Journal) -> Point:
    found = re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", text)
    if found is None:
        return Point(value=clean(text))
    return Point(value=clean(found[1]), label=clean(found[2]))


_UNTIL = re.compile(
    r"(?P<what>.*?)(?:\s+since\s+(?P<only>[\d-]+)|\s+(?P<since>[\d-]*)\s*[–]\s*(?P<until>[\d-]*))?$"
)


def _span(text: str) -> tuple[str, str, str]:
    """Split "coworker 2015–2019" or "friend since 2019" into words, since and until."""
    found = _UNTIL.match(text)
    assert found is not None, "every text matches"
    since, until = found["only"] or found["since"] or "", found["until"] or ""
    for part in (since, until):
        if part and parse_partial(part) is None:
            raise ValueError("years such as since 2019, or 2015–2019")
    return clean(found["what"]), since, until


def _show_span(words: str, since: str, until: str) -> str:
    if until:
        return f"{words} {since}–{until}"
    return f"{words} since {since}" if since else words


def _relation(text: str, _journal: Journal) -> Relation:
    kind, since, until = _span(text)
    return Relation(kind=kind, since=since, until=until)


def _show_relation(value: Relation, _journal: Journal) -> str:
    return _show_span(value.kind, value.since, value.until)


def _position(text: str, _journal: Journal) -> Position:
    words, since, until = _span(text)
    title, comma, organization = words.partition(", ")
    if not comma:
        title, organization = "", words
    return Position(
        organization=organization.strip(), title=title.strip(), since=since, until=until
    )


def _show_position(value: Position, _journal: Journal) -> str:
    words = f"{value.title}, {value.organization}" if value.title else value.organization
    return _show_span(words, value.since, value.until)


def _tag(text: str, _journal: Journal) -> str:
    name = clean(text).lstrip("#")
    if not name or " " in name:
        raise ValueError("one word, such as #abos26")
    return name


def _show_tag(value: str, _journal: Journal) -> str:
    return f"#{value}"


def _person(text: str, journal: Journal) -> int:
    words = clean(text)
    people = ((one.id, one.name, one.aliases) for one in journal.contacts.values())
    found = match_people(words, people).best()
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValueError(f"somebody in the journal; nobody is called {words}")
    raise ValueError(f"one person; several are called {words}")


def _show_person(value: int, journal: Journal) -> str:
    return journal.name(value)


def _met(text: str, journal: Journal) -> Met:
    found = re.fullmatch(
        r"\s*(?P<on>[\d-]{4,10})?\s*(?:at\s+#?(?P<tag>\S+))?\s*(?:via\s+(?P<via>.+?))?"
        r"\s*(?:in\s+(?P<where>.+))?\s*",
        text,
    )
    if found is None or (found["on"] and parse_partial(found["on"]) is None):
        raise ValueError("2025-10-04 at #event via Mary Somerville in Edinburgh")
    return Met(
        on=found["on"] or "",
        tag=found["tag"] or "",
        via=_person(found["via"], journal) if found["via"] else None,
        where=clean(found["where"] or ""),
    )


def _show_met(value: Met, journal: Journal) -> str:
    parts = (
        value.on,
        f"at #{value.tag}" if value.tag else "",
        f"via {journal.name(value.via)}" if value.via is not None else "",
        f"in {value.where}" if value.where else "",
    )
    return " ".join(filter(None, parts))


_PACES = {"d": 1, "day": 1, "w": 7, "week": 7, "m": 30, "month": 30, "y": 365, "year": 365}


def _pace(text: str, _journal: Journal) -> int:
    words = fold(text).removeprefix("every ").strip()
    if words == "never":
        return 0
    found = re.fullmatch(r"(\d{1,4})?\s*([a-z]+?)s?", words)
    if found is None or found[2] not in _PACES:
        raise ValueError("every 2 weeks, 30 days, or never")
    return int(found[1] or 1) * _PACES[found[2]]


def _show_pace(value: int, _journal: Journal) -> str:
    return f"every {value} days" if value else "never"


def _yes(text: str, _journal: Journal) -> bool:
    word = fold(text).strip()
    if word not in ("yes", "no"):
        raise ValueError("yes or no")
    return word == "yes"


def _show_yes(value: bool, _journal: Journal) -> str:
    return "yes" if value else "no"


def _text(name: str, label: str = "", hint: str = "", *, many: bool = False) -> _Spec:
    return _Spec(name, label or name.replace("_", " "), hint, _same, _clean, many)


_CONTACT = (
    _text("name"),
    _text("aliases", "also called", many=True),
    _text("former_names", "former name", "found, never shown", many=True),
    _text("pronouns"),
    _text("reading", "how to say it"),
    _text("title"),
    _text("organization"),
    _Spec("emails", "e-mail", "ada@engines.example (work)", _show_point, _point, many=True),
    _Spec("phones", "phone", "+44 20 7946 0000 (home)", _show_point, _point, many=True),
    _Spec("links", "link", "https://…", _show_point, _point, many=True),
    _text("city"),
    _Spec("birthday", "birthday", "1815-12-10 or --12-10", _same, _partial),
    _Spec("relations", "relation", "friend since 2019", _show_relation, _relation, many=True),
    _text("roles", "role", "mentor", many=True),
    _Spec("tags", "tag", "#abos26", _show_tag, _tag, many=True),
    _Spec("met", "how you met", "2025-10-04 at #event via somebody in town", _show_met, _met),
    _Spec("met_yet", "met yet", "yes or no", _show_yes, _yes),
    _Spec("positions", "worked", "Title, Organization 2015–2019", _show_position, _position, True),
    _Spec("knows", "knows", "a name", _show_person, _person, many=True),
    _text("reach", "best reached by", "email, phone, message"),
    _Spec("pace", "how often", "every 2 weeks, never", _show_pace, _pace),
    _text("timezone", "time zone"),
    _text("language"),
    _Spec("about", "about", "anything", _show_lines, _clean_lines),
)

_ENTRY = (
    _Spec("on", "day", "2026-11-21", _show_day, _day),
    _text("at", "time", "14:30"),
    _text("kind", hint="met, call, coffee, note …"),
    _Spec("contacts", "with", "who took part", _show_person, _person, many=True),
    _text("others", "with also", "no card", many=True),
    _Spec("mentions", "mentions", "who is only named", _show_person, _person, many=True),
    _Spec("text", "words", "", _show_lines, _clean_lines),
    _Spec("tags", "tag", "#abos26", _show_tag, _tag, many=True),
    _Spec("private", "private", "yes or no", _show_yes, _yes),
)


def _direction(text: str, _journal: Journal) -> Direction:
    word = fold(text).strip()
    for direction, words in _SIDES.items():
        if word == words:
            return direction
    raise ValueError("I owe, or they owe")


_SIDES = {Direction.I_OWE: "i owe", Direction.THEY_OWE: "they owe"}


def _show_direction(value: Direction, _journal: Journal) -> str:
    return "I owe" if value is Direction.I_OWE else "they owe"


def _state(text: str, _journal: Journal) -> State:
    try:
        return State(fold(text).strip().replace(" ", "_"))
    except ValueError:
        raise ValueError("open, done or let go") from None


def _show_state(value: State, _journal: Journal) -> str:
    return value.value.replace("_", " ")


def _amount(text: str, _journal: Journal) -> Any:
    found = parse_amount(text, "USD")
    if found is None:
        raise ValueError("$20.00 or 12.50 EUR")
    return found


_FAVOR = (
    _Spec("direction", "who", "I owe, or they owe", _show_direction, _direction),
    _Spec("contact", "person", "a name", _show_person, _person),
    _text("what"),
    _Spec("due", "by", "2026-11-27", _show_day, _day),
    _Spec("amount", "amount", "$20.00", lambda value, _journal: show_amount(value), _amount),
    _text("kind", hint="introduction, advice, document …"),
    _Spec("about", "about", "a name", _show_person, _person, many=True),
    _Spec("state", "state", "open, done or let go", _show_state, _state),
    _Spec("hidden_until", "later until", "2026-12-01", _show_day, _day),
)

_FOLLOW_UP = (
    _Spec("contact", "person", "a name", _show_person, _person),
    _Spec("on", "day", "empty: a question", _show_day, _day),
    _text("why"),
    _Spec("tag", "tag", "#abos26", _show_tag, _tag),
    _Spec("state", "state", "open, done or let go", _show_state, _state),
)


def contact_fields(contact: Contact, journal: Journal) -> tuple[Field, ...]:
    """Return a contact as labelled lines."""
    return tuple(_fields(contact, _CONTACT, journal))


def contact_from(fields: Sequence[Field], before: Contact, journal: Journal) -> Contact:
    """Return the contact with what the lines say; raises Usage naming the line."""
    after = _from(fields, before, _CONTACT, journal)
    if not after.name:
        raise Usage("A person needs a name.")
    return after


def entry_fields(entry: Entry, journal: Journal) -> tuple[Field, ...]:
    """Return an entry as labelled lines."""
    return tuple(_fields(entry, _ENTRY, journal))


def entry_from(fields: Sequence[Field], before: Entry, journal: Journal) -> Entry:
    """Return the entry with what the lines say; raises Usage naming the line."""
    return _from(fields, before, _ENTRY, journal)


def favor_fields(favor: Favor, journal: Journal) -> tuple[Field, ...]:
    """Return a favor as labelled lines."""
    return tuple(_fields(favor, _FAVOR, journal))


def favor_from(fields: Sequence[Field], before: Favor, journal: Journal) -> Favor:
    """Return the favor with what the lines say; raises Usage naming the line."""
    after = _from(fields, before, _FAVOR, journal)
    if not after.what:
        raise Usage("The line “what” is empty.")
    return after


def follow_up_fields(task: FollowUp, journal: Journal) -> tuple[Field, ...]:
    """Return a follow-up as labelled lines."""
    return tuple(_fields(task, _FOLLOW_UP, journal))


def follow_up_from(fields: Sequence[Field], before: FollowUp, journal: Journal) -> FollowUp:
    """Return the follow-up with what the lines say; raises Usage naming the line."""
    return _from(fields, before, _FOLLOW_UP, journal)


def _fields(record: Any, specs: Iterable[_Spec], journal: Journal) -> Iterator[Field]:
    for spec in specs:
        value = getattr(record, spec.name)
        values = value if spec.many else () if value in ("", None) else (value,)
        for one in values:
            yield Field(spec.name, spec.label, spec.show(one, journal), spec.hint, spec.many)
        if not values or spec.many:
            yield Field(spec.name, spec.label, "", spec.hint, spec.many)


def _from(fields: Sequence[Field], before: V, specs: Iterable[_Spec], journal: Journal) -> V:
    changed: dict[str, object] = {}
    for spec in specs:
        lines = [field.value for field in fields if field.name == spec.name]
        if not lines and not any(field.name == spec.name for field in fields):
            continue
        held = getattr(before, spec.name)
        shown = [spec.show(one, journal) for one in (held if spec.many else _one(held))]
        typed = [line.strip() for line in lines if line.strip()]
        if typed == [one.strip() for one in shown]:
            continue
        values = tuple(_read(spec, line, journal) for line in typed)
        changed[spec.name] = (
            values if spec.many else values[0] if values else _default(before, spec)
        )
    return msgspec.structs.replace(before, **changed)  # type: ignore[type-var]  # always a record


def _one(value: object) -> tuple[object, ...]:
    return () if value in ("", None) else (value,)


def _read(spec: _Spec, line: str, journal: Journal) -> object:
    try:
        return spec.read(line, journal)
    except ValueError as wanted:
        raise Usage(f"The line “{spec.label}” should be {wanted}.") from None


def _default(record: object, spec: _Spec) -> object:
    for field in msgspec.structs.fields(type(record)):  # type: ignore[arg-type]  # always a record
        if field.name == spec.name and field.default is not msgspec.NODEFAULT:
            return field.default
    raise Usage(f"The line “{spec.label}” cannot be empty.")
