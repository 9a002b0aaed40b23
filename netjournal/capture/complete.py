"""What Tab may put in at the cursor of a line: people and tags, best first; nothing fuzzy of its own.

It reads only the word at the cursor, never the whole line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from netjournal.capture.known import Suggest
from netjournal.model.journal import Journal
from netjournal.model.names import fold, match_people


class Completion(NamedTuple):
    """One row: what it is, what Tab puts between `start` and `end` of the line."""

    text: str
    start: int
    end: int
    label: str
    contact: int | None = None
    tag: str = ""


_MOST = 6
_TAG = re.compile(r"(?<![\w#])[#＃]([\w-]*)$")
_WORDS = re.compile(r"(?:(?<=\s)|^)@?([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?)$")


def completions(
    line: str, cursor: int, journal: Journal, suggest: Suggest | None = None
) -> tuple[Completion, ...]:
    """Return what the word at the cursor may become."""
    before = line[:cursor]
    if tag := _TAG.search(before):
        return _tags(tag, cursor, journal)
    if words := _WORDS.search(before):
        return _people(words, cursor, journal, suggest)
    return ()


def _tags(typed: re.Match[str], cursor: int, journal: Journal) -> tuple[Completion, ...]:
    start = fold(typed[1])
    held = [one for one in journal.tags.values() if start in fold(f"{one.name} {one.title}")]
    held.sort(key=lambda one: (not fold(one.name).startswith(start), -one.id))
    return tuple(
        Completion(
            f"#{one.name} ", typed.start(), cursor, one.title or f"#{one.name}", None, one.name
        )
        for one in held[:_MOST]
    )


def _people(
    typed: re.Match[str], cursor: int, journal: Journal, suggest: Suggest | None
) -> tuple[Completion, ...]:
    people = ((one.id, one.name, one.aliases) for one in journal.people())
    matches = match_people(typed[1], people)
    ids = dict.fromkeys((*matches.exact, *matches.alias, *matches.words, *matches.prefixes))
    if not ids and suggest is not None:
        ids = dict.fromkeys(person for person, _score in suggest(typed[1]))
    return tuple(
        Completion(f"{journal.name(one)} ", typed.start(1), cursor, journal.name(one), one)
        for one in list(ids)[:_MOST]
    )
