"""Which note of an evening a second line about somebody is added to; it knows edits, no journal."""

from __future__ import annotations

import re

from netjournal.capture.cast import Cast
from netjournal.capture.draft import Draft
from netjournal.capture.new_names import new_name
from netjournal.model.edits import Document, Edit, merged

_TOLD = (
    r"(?i)(?:(?:I|we)(?:'ll|'ve|'m| will| have)? )?(?:also |then |and )*(?:promised?|told|tell|owe"
    r"|lent|lend|gave|give|asked?|offer(?:ed)?|must|need to|have to|should|will|send|sent|said"
    r"|introduce|borrowed|agreed|thank(?:ed)?|met|wrote|call(?:ed)?|invited?|remind|showed)\b"
)
"""What is done to somebody, so that "her" in it is whom the line before was about."""


def speaks_on(cast: Cast, start: int) -> bool:
    """Tell whether a line is about whom the one before was: "she will", "promised her the map"."""
    if cast.contacts or cast.unclear:
        return False
    tokens = cast.board.tokens(start)
    said = [token.word.split("'")[0] for token in tokens]
    if said[:1] in (["she"], ["he"]):
        return True
    if {"her", "him"}.isdisjoint(said) or not re.compile(_TOLD).match(cast.board.seen, start):
        return False
    return not (cast.namer.everywhere(start) or cast.namer.first_names(start)) and not any(
        token.capital and new_name(cast.board, token.start, loose=True) for token in tokens
    )


class Joining:
    """The notes of one evening that are about one person alone, by event and person."""

    def __init__(self) -> None:
        self._notes: dict[int, Document] = {}
        self._alone: dict[tuple[str, int], int] = {}
        self._nameless: dict[tuple[str, str], int] = {}
        self._last: tuple[str, int | str | None] = "", None

    def last(self, event: str) -> int | str | None:
        """Return whom the line before was about alone, or how they were described, so that "she"
        in the next one is them; None: nobody, or at another event."""
        return self._last[1] if self._last[0] == event else None

    def entry(self, draft: Draft, event: str) -> int | None:
        """Return the entry that a line joins; None where it is nobody's or several people's."""
        if not draft.contacts and draft.unnamed:
            return (
                self._nameless.get((event, draft.unnamed))
                if draft.unnamed == self.last(event)
                else None
            )
        if len(draft.contacts) != 1:
            return None
        return self._alone.get((event, draft.contacts[0]))

    def notice(self, edit: Edit, event: str, draft: Draft | None = None) -> None:
        """Take in what an edit wrote, or took back, under an event; `draft`: the line it is of."""
        for change in edit.changes:
            if change.table != "entries":
                continue
            before = self._notes.pop(change.id, {})
            for person in before.get("contacts", ()):
                if self._alone.get((event, person)) == change.id:
                    del self._alone[event, person]
            if change.now is None:
                continue
            note = self._notes[change.id] = merged(before, change.now)
            people = note.get("contacts", ())
            if len(people) == 1 and not note.get("others"):
                self._alone[event, people[0]] = change.id
            elif draft is not None and draft.unnamed and not people:
                self._nameless[event, draft.unnamed] = change.id
        self._last = event, _alone(draft, edit) if draft is not None else None


def _alone(draft: Draft, edit: Edit) -> int | str | None:
    """Return whom a line is about alone: an id, or a description."""
    if len(draft.contacts) > 1 or (draft.unclear and not draft.unnamed):
        return None
    made = edit.made("contacts")
    person = next(iter(draft.contacts), None)
    if person is None:
        return draft.unnamed or None
    return person if person > 0 else made[-person - 1] if len(made) >= -person else None
