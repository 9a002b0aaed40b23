"""What Tab may put in at the cursor of a line: people and tags, best first.

It reads only the words before the cursor, and knows nothing fuzzy of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from netjournal.capture.known import Names, Suggest, names_of
from netjournal.capture.words import INNER, MONTHS, OPENERS, WEEKDAYS
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Contact


class Completion(NamedTuple):
    """One row: its label, and the text that Tab puts between `start` and `end` of the line."""

    text: str
    start: int
    end: int
    label: str
    contact: int | None = None
    tag: str = ""


_MOST, _NEWEST = 6, 3
_NO_NAMES = (OPENERS | INNER) - MONTHS - WEEKDAYS
"""Words after which nobody is looked for; "mar" may be March, and the beginning of Mary."""
_TAG = r"(?<![\w#])[#＃]([\w-]*)$"
_LETTERS = r"[^\W\d_][\w'’.-]*"
_WORDS = (rf"(?:^|(?<=[\s@(]))({_LETTERS} {_LETTERS})$", rf"(?:^|(?<=[\s@(]))({_LETTERS})$")


def completions(
    line: str,
    cursor: int,
    journal: Journal,
    names: Names | None = None,
    suggest: Suggest | None = None,
) -> tuple[Completion, ...]:
    """Return what the words at the cursor may become; none where they are whole or no name."""
    before = line[:cursor]
    names = names or names_of(journal)
    if tag := re.search(_TAG, before):
        return _tags(tag, cursor, journal)
    for pattern in _WORDS:
        typed = re.search(pattern, before)
        if typed and " " in typed[1] and names.has(fold(typed[1])):
            return ()
        if typed and (found := _people(typed, before, cursor, journal, names)):
            return found
    typed = re.search(_WORDS[0], before)
    if suggest is None or typed is None or not typed[1][0].isupper():
        return ()
    near = [person for person, _score in suggest(typed[1])]
    return tuple(_person(journal.contacts[one], typed.start(1), cursor) for one in near[:_MOST])


def _tags(typed: re.Match[str], cursor: int, journal: Journal) -> tuple[Completion, ...]:
    start = fold(typed[1])
    held = [one for one in journal.tags.values() if start in fold(f"{one.name} {one.title}")]
    held.sort(key=lambda one: (not fold(one.name).startswith(start), -one.id))
    return tuple(
        Completion(
            f"#{one.name} ", typed.start(), cursor, one.title or f"#{one.name}", tag=one.name
        )
        for one in held[:_MOST]
    )


def _people(
    typed: re.Match[str], before: str, cursor: int, journal: Journal, names: Names
) -> tuple[Completion, ...]:
    words = fold(typed[1])
    called = before[: typed.start(1)].endswith("@")
    if not called and (len(words) < 2 or words in _NO_NAMES):
        return ()
    shown: list[Contact] = []
    for ids in names.begun(words, enough=_MOST):
        people = [one for one in map(journal.contacts.get, ids) if one and not one.archived]
        people.sort(key=lambda one: _newest(journal, one.id), reverse=True)
        shown += filter(journal.is_known, people)
    start = typed.start(1)
    return tuple(_person(one, start, cursor) for one in _varied(shown)[:_MOST])


def _varied(people: Sequence[Contact]) -> list[Contact]:
    """Put one of each further first name behind the newest: "mar" is Mary, and Marie too."""
    newest = list(people[:_NEWEST])
    seen = {_given(one) for one in newest}
    others: list[Contact] = []
    for one in people[_NEWEST:]:
        if len(newest) == _MOST:
            break
        given = _given(one)
        (others if given in seen else newest).append(one)
        seen.add(given)
    return newest + others


def _given(contact: Contact) -> str:
    return fold(contact.name.split(" ", 1)[0])


def _newest(journal: Journal, person: int) -> int:
    return max(journal.entries_with.ids.get(person, ()), default=0)


def _person(contact: Contact, start: int, end: int) -> Completion:
    about = contact.organization or contact.city
    label = f"{contact.name} ({about})" if about else contact.name
    return Completion(f"{contact.name} ", start, end, label, contact.id)
