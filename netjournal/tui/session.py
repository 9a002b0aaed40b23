"""The open journal as the app uses it: commit, undo, what others wrote, the search index.

It knows the store and nothing of screens.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from netjournal import clock
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.settings import Settings
from netjournal.store.log import Kept
from netjournal.store.store import Store
from netjournal.tui.drafts import Drafts

if TYPE_CHECKING:
    from netjournal.capture.known import Names, Owed
    from netjournal.search.people import PeopleIndex
    from netjournal.search.texts import Texts


class Session:
    """One open journal. `today` moves on at midnight when somebody asks `day_changed`."""

    def __init__(self, store: Store, settings: Settings, drafts: Drafts) -> None:
        self.store = store
        self.settings = settings
        self.drafts = drafts
        self.today: date = clock.today()
        self._index: PeopleIndex | None = None
        self._names: Names | None = None
        self._indexed: Journal | None = None
        self._texts: Texts | None = None
        self._read: Journal | None = None
        self._owed: tuple[Owed, ...] | None = None
        self.typed: list[str] = []
        """The lines entered since the start, to be recalled."""

    @property
    def journal(self) -> Journal:
        """The journal as it is now."""
        return self.store.journal

    @property
    def index(self) -> PeopleIndex:
        """The search index of people, built when first asked for."""
        if self._index is None or self._indexed is not self.journal:
            # Finding is needed by nobody before the first picture, and takes a tenth of it.
            from netjournal.search.people import PeopleIndex

            self._index, self._indexed = PeopleIndex(self.journal), self.journal
        return self._index

    @property
    def names(self) -> Names:
        """Everybody's names, for reading a line."""
        if self._names is None:
            # As above: reading a line is not needed to show a journal.
            from netjournal.capture.known import names_of

            self._names = names_of(self.journal)
        return self._names

    @property
    def owed(self) -> tuple[Owed, ...]:
        """What is open between people, for lines that say it is done."""
        if self._owed is None:
            from netjournal.capture.known import owed_of

            self._owed = owed_of(self.journal)
        return self._owed

    def alike(self, name: str) -> list[tuple[int, float]]:
        """Return the people whose names are like one that nobody has, best first."""
        from netjournal.search.hits import SURE

        found = self.index.search(name, 3)
        return [(hit.id, hit.score) for hit in found if hit.score >= SURE]

    @property
    def texts(self) -> Texts:
        """The words of notes, favors and tags, read when first asked for."""
        if self._texts is None or self._read is not self.journal:
            from netjournal.search.texts import Texts

            self._texts, self._read = Texts(self.journal), self.journal
        return self._texts

    def now(self) -> datetime:
        """Return the time with its offset."""
        return clock.now()

    def new_id(self) -> int:
        """Return an id that nothing has."""
        return self.store.new_id()

    def day_changed(self) -> bool:
        """Tell whether the day moved on since the last time."""
        before, self.today = self.today, clock.today()
        return before != self.today

    def load_entries(self) -> Iterator[int]:
        """Read the entries, in slices short enough not to be felt."""
        return self.store.load_entries()

    def commit(self, edit: Edit) -> Kept:
        """Make an edit durable, then apply it; raises NetjournalError if that cannot be."""
        return self._noticed(self.store.commit(edit))

    def undo(self, *, inside: str = "") -> Kept:
        """Take back the newest edit, whoever made it, or its whole batch; inside it, its last."""
        return self._noticed(self.store.undo(inside=inside))

    def redo(self) -> Kept:
        """Bring back what was last taken back."""
        return self._noticed(self.store.redo())

    def catch_up(self) -> tuple[Kept, ...]:
        """Take in what other processes wrote."""
        kept = self.store.catch_up()
        for one in kept:
            self._noticed(one)
        return kept

    def _noticed(self, kept: Kept) -> Kept:
        self._names = self._owed = None
        if self._index is not None and self._indexed is self.journal:
            for contact in _people(kept.edit):
                self._index.update(contact)
        if self._texts is not None and self._read is self.journal:
            for change in kept.edit.changes:
                self._texts.update(change.table, change.id)
        return kept


def _people(edit: Edit) -> set[int]:
    """Return whom an edit is about: their own record changed, or an entry they took part in."""
    people: set[int] = set()
    for change in edit.changes:
        if change.table == "contacts":
            people.add(change.id)
        for fields in (change.was, change.now):
            people.update((fields or {}).get("contacts") or ())
    return people
