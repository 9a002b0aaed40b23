"""A record as labelled lines that a person can edit, and back; app and shell share them.

A repeatable field stands on as many lines as it has values; an empty line is no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from netjournal.errors import Usage
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Entry, Favor, FollowUp, State
from netjournal.views import outcome_lines, parts, values
from netjournal.views.manner import PLAIN, Manner, Reader

R = TypeVar("R", bound=msgspec.Struct)
W = TypeVar("W", Favor, FollowUp)


class Field(NamedTuple):
    """One labelled line; `many` lines of one name are its values."""

    name: str
    label: str
    value: str
    hint: str = ""
    many: bool = False


class Spec(NamedTuple):
    """How one field is labelled, shown and read."""

    name: str
    label: str
    hint: str
    show: Callable[[Any, Reader], str]
    read: Callable[[str, Reader], Any]
    many: bool = False


def text_line(name: str, label: str = "", hint: str = "", *, many: bool = False) -> Spec:
    """Return how a plain text is shown and read."""
    return Spec(name, label or name.replace("_", " "), hint, values.same, values.words, many)


_CONTACT = (
    text_line("name"),
    text_line("aliases", "also called", many=True),
    text_line("former_names", "former name", "found, never shown", many=True),
    text_line("pronouns"),
    text_line("reading", "how to say it"),
    text_line("title"),
    text_line("organization"),
    Spec(
        "emails",
        "e-mail",
        "such as ada@engines.example (work)",
        parts.show_point,
        parts.email,
        many=True,
    ),
    Spec(
        "phones",
        "phone",
        "such as +44 20 7946 0000 (home)",
        parts.show_point,
        parts.point,
        many=True,
    ),
    Spec("links", "link", "such as https://…", parts.show_point, parts.point, many=True),
    text_line("city"),
    Spec("birthday", "birthday", "such as 1815-12-10 or --12-10", values.same, values.partial),
    Spec(
        "relations",
        "relation",
        "such as friend since 2019",
        parts.show_relation,
        parts.relation,
        many=True,
    ),
    text_line("roles", "role", "such as mentor", many=True),
    Spec("tags", "tag", "such as #abos26", values.show_tag, values.tag, many=True),
    Spec(
        "met",
        "how you met",
        "such as 2025-10-04 at #event via somebody in town",
        parts.show_met,
        parts.met,
    ),
    Spec("met_yet", "met yet", "yes or no", values.show_yes, values.yes),
    Spec(
        "positions",
        "worked",
        "such as Title, Organization 2015-2019",
        parts.show_position,
        parts.position,
        True,
    ),
    Spec("knows", "knows", "a name", values.show_person, values.person, many=True),
    text_line("reach", "best reached by", "such as email, phone, message"),
    Spec("pace", "how often", "such as every 2 weeks, never", values.show_pace, values.pace),
    text_line("timezone", "time zone"),
    text_line("language"),
    Spec("about", "about", "anything", values.show_lines, values.clean_lines),
)

_ENTRY = (
    Spec("on", "day", "such as 2026-11-21", values.show_day, values.past_day),
    Spec("at", "time", "such as 14:30", values.same, values.time),
    text_line("kind", hint="met, call, coffee, note …"),
    Spec("contacts", "with", "who took part", values.show_person, values.person, many=True),
    text_line("others", "with also", "no card", many=True),
    Spec("mentions", "mentions", "who is only named", values.show_person, values.person, many=True),
    Spec("text", "words", "", values.show_lines, values.clean_lines),
    Spec("tags", "tag", "such as #abos26", values.show_tag, values.tag, many=True),
    Spec(
        "outcomes",
        "came of it",
        "such as got advice, gave a referral",
        outcome_lines.show_outcome,
        outcome_lines.outcome,
        many=True,
    ),
    Spec(
        "coming",
        "coming",
        "such as 2026-12-11 her talk",
        parts.show_coming,
        parts.coming,
        many=True,
    ),
    Spec("private", "private", "yes or no", values.show_yes, values.yes),
)


_FAVOR = (
    Spec("direction", "who", "I owe, or they owe", values.show_direction, values.direction),
    Spec("contact", "person", "a name", values.show_person, values.person),
    text_line("what"),
    Spec("due", "by", "such as 2026-11-27", values.show_day, values.day),
    Spec("amount", "amount", "such as $20.00", values.show_amount_of, values.amount),
    text_line("kind", hint="introduction, advice, document …"),
    Spec("about", "about", "a name", values.show_person, values.person, many=True),
    Spec("state", "state", "open, done or let go", values.show_state, values.state),
    Spec("hidden_until", "later until", "such as 2026-12-01", values.show_day, values.day),
)

_FOLLOW_UP = (
    Spec("contact", "person", "a name", values.show_person, values.person),
    Spec("on", "day", "empty: a question", values.show_day, values.day),
    text_line("why"),
    Spec("tag", "tag", "such as #abos26", values.show_tag, values.tag),
    Spec("state", "state", "open, done or let go", values.show_state, values.state),
    Spec("answered_by", "answered by", "of a question: a name", values.show_person, values.person),
)


def contact_fields(contact: Contact, journal: Journal, manner: Manner = PLAIN) -> tuple[Field, ...]:
    """Return a contact as labelled lines."""
    return tuple(shown(contact, _CONTACT, Reader(journal, manner)))


def contact_from(
    fields: Sequence[Field], before: Contact, journal: Journal, manner: Manner = PLAIN
) -> Contact:
    """Return the contact with what the lines say; raises Usage naming the line."""
    met = before.met.via if before.met else None
    kept = before.knows if met is None else (*before.knows, met)
    after = read_back(fields, before, _CONTACT, Reader(journal, manner, kept))
    if before.name and not after.name:
        raise Usage("A person needs a name.")
    return after


def entry_fields(entry: Entry, journal: Journal, manner: Manner = PLAIN) -> tuple[Field, ...]:
    """Return an entry as labelled lines."""
    return tuple(shown(entry, _ENTRY, Reader(journal, manner)))


def entry_from(
    fields: Sequence[Field], before: Entry, journal: Journal, manner: Manner = PLAIN
) -> Entry:
    """Return the entry with what the lines say; raises Usage naming the line."""
    kept = (*before.contacts, *before.mentions)
    return read_back(fields, before, _ENTRY, Reader(journal, manner, kept))


def favor_fields(favor: Favor, journal: Journal, manner: Manner = PLAIN) -> tuple[Field, ...]:
    """Return a favor as labelled lines."""
    return tuple(shown(favor, _FAVOR, Reader(journal, manner)))


def favor_from(
    fields: Sequence[Field], before: Favor, journal: Journal, manner: Manner = PLAIN
) -> Favor:
    """Return the favor with what the lines say; raises Usage naming the line."""
    kept = (before.contact, *before.about)
    after = read_back(fields, before, _FAVOR, Reader(journal, manner, kept))
    if before.what and not after.what:
        raise Usage("The line “what” is empty.")
    return _ended(after, before, manner)


def follow_up_fields(task: FollowUp, journal: Journal, manner: Manner = PLAIN) -> tuple[Field, ...]:
    """Return a follow-up as labelled lines."""
    return tuple(shown(task, _FOLLOW_UP, Reader(journal, manner)))


def follow_up_from(
    fields: Sequence[Field], before: FollowUp, journal: Journal, manner: Manner = PLAIN
) -> FollowUp:
    """Return the follow-up with what the lines say; raises Usage naming the line."""
    kept = tuple(filter(None, (before.contact, before.answered_by)))
    after = read_back(fields, before, _FOLLOW_UP, Reader(journal, manner, kept))
    if after.answered_by is not None and before.answered_by is None:
        after = msgspec.structs.replace(after, state=State.DONE)
    if (before.contact or before.tag) and not (after.contact or after.tag):
        raise Usage("A follow-up needs a person or a tag.")
    return _ended(after, before, manner)


def _ended(after: W, before: W, manner: Manner) -> W:
    """Return a favor or a follow-up with the day on which its state became what it is."""
    if after.state is before.state:
        return after
    if after.state is State.OPEN:
        return msgspec.structs.replace(after, done_on=None)
    return msgspec.structs.replace(after, done_on=manner.today, hidden_until=None)


def shown(record: msgspec.Struct, specs: Iterable[Spec], reader: Reader) -> Iterator[Field]:
    """Return the fields of a record as lines; one that may have several ends with an empty one."""
    for spec in specs:
        lines = [line for _, line in _lines(record, spec, reader)]
        for line in lines:
            yield Field(spec.name, spec.label, line, spec.hint, spec.many)
        if not lines or spec.many:
            yield Field(spec.name, spec.label, "", spec.hint, spec.many)


def _lines(record: msgspec.Struct, spec: Spec, reader: Reader) -> list[tuple[object, str]]:
    """Return the values of a field, each with its line; those with nothing to show are left out."""
    held = getattr(record, spec.name)
    several = held if spec.many else () if held is None else (held,)
    lines = ((one, " ".join(spec.show(one, reader).splitlines()).strip()) for one in several)
    return [(one, line) for one, line in lines if line]


def read_back(fields: Sequence[Field], before: R, specs: Iterable[Spec], reader: Reader) -> R:
    """Return the record with what the lines say; raises Usage naming the line."""
    changed: dict[str, object] = {}
    for spec in specs:
        lines = [field.value.strip() for field in fields if field.name == spec.name]
        if not lines:
            continue
        typed = [line for line in lines if line]
        held = _lines(before, spec, reader)
        if typed == [line for _, line in held]:
            continue
        read = tuple(_value(spec, line, held, reader) for line in typed)
        changed[spec.name] = read if spec.many else read[0] if read else _default(before, spec)
    return msgspec.structs.replace(before, **changed)


def _value(spec: Spec, line: str, held: list[tuple[object, str]], reader: Reader) -> object:
    """Return what a line says; one that was left as it stood keeps its value to the letter."""
    for number, (value, said) in enumerate(held):
        if said == line:
            del held[number]
            return value
    try:
        return spec.read(line, reader)
    except ValueError as wanted:
        raise Usage(f"The line “{spec.label}” should be {wanted}.") from None


def _default(record: msgspec.Struct, spec: Spec) -> object:
    for field in msgspec.structs.fields(type(record)):
        if field.name == spec.name and field.default is not msgspec.NODEFAULT:
            return field.default
    raise Usage(f"The line “{spec.label}” cannot be empty.")
