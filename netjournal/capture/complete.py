"""What Tab may put in at the cursor of a line: people and tags, best first.

It reads only the words before the cursor, and knows nothing fuzzy of its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from netjournal.capture.known import Suggest
from netjournal.capture.words import INNER, OPENERS
from netjournal.model.journal import Journal
from netjournal.model.names import fold, match_people
from netjournal.model.records import Contact


class Completion(NamedTuple):
    """One row: its label, and the text that Tab puts between `start` and `end` of the line."""

    text: str
    start: int
    end: int
    label: str
    contact: int | None = None
    tag: str = ""


_MOST = 6
_TAG = r"(?<![\w#])[#＃]([\w-]*)$"
_LETTERS = r"[^\W\d_][\w'’.-]*"
_WORDS = (rf"(?:^|(?<=[\s@(]))({_LETTERS} {_LETTERS})$", rf"(?:^|(?<=[\s@(]))({_LETTERS})$")


def completions(
    line: str, cursor: int, journal: Journal, suggest: Suggest | None = None
) -> tuple[Completion, ...]:
    """Return what the words at the cursor may become; none where they are whole or no name."""
    before = line[:cursor]
    if tag := re.search(_TAG, before):
        return _tags(tag, cursor, journal)
    for pattern in _WORDS:
        typed = re.search(pattern, before)
        if typed and _is_whole(typed[1], journal):
            return ()
        if typed and (found := _people(typed, before, cursor, journal)):
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
    typed: re.Match[str], before: str, cursor: int, journal: Journal
) -> tuple[Completion, ...]:
    words = typed[1]
    called = before[: typed.start(1)].endswith("@")
    if not called and (len(words) < 2 or fold(words) in OPENERS | INNER):
        return ()
    people = ((one.id, one.name, one.aliases) for one in journal.people())
    matches = match_people(words, people)
    # Whom only a nickname or initials fit is no completion of what was typed.
    ids = dict.fromkeys((*matches.exact, *matches.alias, *matches.words, *matches.prefixes))
    start = fold(words)

    def rank(person: int) -> tuple[bool, int]:
        return fold(journal.name(person)).startswith(start), _newest(journal, person)

    order = sorted(ids, key=rank, reverse=True)
    return tuple(_person(journal.contacts[one], typed.start(1), cursor) for one in order[:_MOST])


def _is_whole(words: str, journal: Journal) -> bool:
    return " " in words and any(fold(one.name) == fold(words) for one in journal.people())


def _newest(journal: Journal, person: int) -> int:
    return max(journal.entries_with[person], default=0)


def _person(contact: Contact, start: int, end: int) -> Completion:
    about = contact.organization or contact.city
    label = f"{contact.name} ({about})" if about else contact.name
    return Completion(f"{contact.name} ", start, end, label, contact.id)
