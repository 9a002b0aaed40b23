"""A record as labelled lines that a person can edit, and back; app and shell share them.

A repeatable field stands on as many lines as it has values; an empty line is no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from netjournal.errors import Usage
from netjournal.model.amounts import show_amount
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Contact,
    Entry,
    Favor,
    FollowUp,
)
from netjournal.views import values

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


def _text(name: str, label: str = "", hint: str = "", *, many: bool = False) -> _Spec:
    return _Spec(name, label or name.replace("_", " "), hint, values.same, values.words, many)


_CONTACT = (
    _text("name"),
    _text("aliases", "also called", many=True),
    _text("former_names", "former name", "found, never shown", many=True),
    _text("pronouns"),
    _text("reading", "how to say it"),
    _text("title"),
    _text("organization"),
    _Spec(
        "emails", "e-mail", "ada@engines.example (work)", values.show_point, values.point, many=True
    ),
    _Spec("phones", "phone", "+44 20 7946 0000 (home)", values.show_point, values.point, many=True),
    _Spec("links", "link", "https://…", values.show_point, values.point, many=True),
    _text("city"),
    _Spec("birthday", "birthday", "1815-12-10 or --12-10", values.same, values.partial),
    _Spec(
        "relations",
        "relation",
        "friend since 2019",
        values.show_relation,
        values.relation,
        many=True,
    ),
    _text("roles", "role", "mentor", many=True),
    _Spec("tags", "tag", "#abos26", values.show_tag, values.tag, many=True),
    _Spec(
        "met",
        "how you met",
        "2025-10-04 at #event via somebody in town",
        values.show_met,
        values.met,
    ),
    _Spec("met_yet", "met yet", "yes or no", values.show_yes, values.yes),
    _Spec(
        "positions",
        "worked",
        "Title, Organization 2015–2019",
        values.show_position,
        values.position,
        True,
    ),
    _Spec("knows", "knows", "a name", values.show_person, values.person, many=True),
    _text("reach", "best reached by", "email, phone, message"),
    _Spec("pace", "how often", "every 2 weeks, never", values.show_pace, values.pace),
    _text("timezone", "time zone"),
    _text("language"),
    _Spec("about", "about", "anything", values.show_lines, values.clean_lines),
)

_ENTRY = (
    _Spec("on", "day", "2026-11-21", values.show_day, values.day),
    _text("at", "time", "14:30"),
    _text("kind", hint="met, call, coffee, note …"),
    _Spec("contacts", "with", "who took part", values.show_person, values.person, many=True),
    _text("others", "with also", "no card", many=True),
    _Spec(
        "mentions", "mentions", "who is only named", values.show_person, values.person, many=True
    ),
    _Spec("text", "words", "", values.show_lines, values.clean_lines),
    _Spec("tags", "tag", "#abos26", values.show_tag, values.tag, many=True),
    _Spec("private", "private", "yes or no", values.show_yes, values.yes),
)


_FAVOR = (
    _Spec("direction", "who", "I owe, or they owe", values.show_direction, values.direction),
    _Spec("contact", "person", "a name", values.show_person, values.person),
    _text("what"),
    _Spec("due", "by", "2026-11-27", values.show_day, values.day),
    _Spec("amount", "amount", "$20.00", lambda value, _journal: show_amount(value), values.amount),
    _text("kind", hint="introduction, advice, document …"),
    _Spec("about", "about", "a name", values.show_person, values.person, many=True),
    _Spec("state", "state", "open, done or let go", values.show_state, values.state),
    _Spec("hidden_until", "later until", "2026-12-01", values.show_day, values.day),
)

_FOLLOW_UP = (
    _Spec("contact", "person", "a name", values.show_person, values.person),
    _Spec("on", "day", "empty: a question", values.show_day, values.day),
    _text("why"),
    _Spec("tag", "tag", "#abos26", values.show_tag, values.tag),
    _Spec("state", "state", "open, done or let go", values.show_state, values.state),
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
