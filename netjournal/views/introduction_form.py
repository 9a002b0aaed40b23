"""An introduction as labelled lines, and back."""

from __future__ import annotations

from collections.abc import Sequence

from netjournal.errors import Usage
from netjournal.model.introducing import STEPS
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import ME, Introduction
from netjournal.views import parts, values
from netjournal.views.form import Field, Spec, read_back, shown
from netjournal.views.manner import PLAIN, Manner, Reader

_ME = "me"


def _show_one(value: int, reader: Reader) -> str:
    return _ME if value == ME else reader.name(value)


def _one(text: str, reader: Reader) -> int:
    return ME if fold(text).strip() == _ME else reader.person(text)


_INTRODUCTION = (
    Spec("people", "person", "a name, or me", _show_one, _one, many=True),
    Spec("broker", "introduced by", "a name; nothing: by me", values.show_person, values.person),
    Spec(
        *("steps", "step", "asked 2026-11-12, or asked 2026-11-12 (Ada Lovelace)"),
        *(parts.show_step, parts.step(STEPS)),
        many=True,
    ),
)


def introduction_fields(
    introduction: Introduction, journal: Journal, manner: Manner = PLAIN
) -> tuple[Field, ...]:
    """Return an introduction as labelled lines."""
    return tuple(shown(introduction, _INTRODUCTION, Reader(journal, manner)))


def introduction_from(
    fields: Sequence[Field], before: Introduction, journal: Journal, manner: Manner = PLAIN
) -> Introduction:
    """Return the introduction with what the lines say; raises Usage naming the line."""
    kept = [one for one in (*before.people, before.broker) if one]
    after = read_back(fields, before, _INTRODUCTION, Reader(journal, manner, kept))
    if len(set(after.people)) != 2 or len(after.people) != 2:
        raise Usage("An introduction needs two different people.")
    if after.broker in after.people:
        raise Usage("The line “introduced by” should be somebody else.")
    if ME in after.people and after.broker is None:
        raise Usage("The line “introduced by” should say who introduces you.")
    if not after.steps:
        raise Usage("The line “step” cannot be empty.")
    if any(step.who not in (None, *after.people) for step in after.steps):
        raise Usage("The line “step” should name one of the two.")
    return after
