"""Which note of an evening a second line about somebody is added to; it knows edits, no journal."""

from __future__ import annotations

from netjournal.capture.cast import Cast
from netjournal.capture.draft import Draft
from netjournal.capture.new_names import new_name
from netjournal.capture.words import PRONOUNS
from netjournal.model.edits import Document, Edit, merged


def speaks_on(cast: Cast, start: int) -> bool:
    """Tell whether a line is about whom the one before was: "she will", "promised her the map"."""
    if cast.contacts or cast.unclear:
        return False
    tokens = cast.board.tokens(start)
    said = [token.word.split("'")[0] for token in tokens]
    opens = bool(said) and said[0] in ("she", "he", "they")
    if opens or PRONOUNS.isdisjoint(said):
        return opens
    return not (cast.namer.everywhere(start) or cast.namer.first_names(start)) and not any(
        token.capital and new_name(cast.board, token.start, loose=True) for token in tokens
    )


class Joining:
    """The notes of one evening that are about one person alone, by event and person."""

    def __init__(self) -> None:
        self._notes: dict[int, Document] = {}
        self._alone: dict[tuple[str, int], int] = {}
        self.last: int | None = None
        """Whom the line before was about alone, so that "she" in the next one is them."""

    def entry(self, draft: Draft, event: str) -> int | None:
        """Return the entry that a line joins; None where it is nobody's or several people's."""
        if len(draft.contacts) != 1:
            return None
        return self._alone.get((event, draft.contacts[0]))

    def notice(self, edit: Edit, event: str) -> None:
        """Take in what an edit wrote, or took back, under an event."""
        for change in edit.changes:
            if change.table != "entries":
                continue
            before = self._notes.pop(change.id, {})
            for person in before.get("contacts", ()):
                if self._alone.get((event, person)) == change.id:
                    del self._alone[event, person]
            if change.now is None:
                self.last = None
                continue
            note = self._notes[change.id] = merged(before, change.now)
            people = note.get("contacts", ())
            alone = len(people) == 1 and not note.get("others")
            self.last = people[0] if alone else None
            if alone:
                self._alone[event, people[0]] = change.id
