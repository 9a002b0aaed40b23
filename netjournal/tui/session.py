"""The open journal as the app uses it: commit, undo, what others wrote, the search index.

It knows the store and nothing of screens.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from netjournal import clock
from netjournal.errors import Usage
from netjournal.model.edits import Change, Edit
from netjournal.model.journal import Journal
from netjournal.settings import Settings
from netjournal.store.log import Kept
from netjournal.store.store import Store
from netjournal.tui.drafts import Drafts
from netjournal.tui.orders import MANY, Orders

if TYPE_CHECKING:
    from netjournal.capture.known import Names, OwedBy
    from netjournal.insight.today import Today
    from netjournal.search.everything import Finder


_NEAR = 3
"""How many people are offered where no name fits."""
_LARGE = 60_000
"""With more people and entries than that, going through all of them would be felt."""

Made = TypeVar("Made")


class Session:
    """One open journal. `today` moves on at midnight when somebody asks `day_changed`."""

    def __init__(self, store: Store, settings: Settings, drafts: Drafts) -> None:
        self.store = store
        self.settings = settings
        self.drafts = drafts
        self.today: date = clock.today()
        self.covered = False
        """Whether names are hidden from whoever looks over the shoulder."""
        self._parts: set[str] | None = None
        self._names: Names | None = None
        self._finder: Finder | None = None
        self._whom: Today | None = None
        self._version = 0
        self.reckoning = 0
        """How many pages are being made beside the keys."""
        self.orders = Orders(self)
        self._others: tuple[Kept, ...] = ()
        self.committed: Callable[[], None] = lambda: None
        """Called after each commit, whoever made it here."""
        self.suggested: dict[str, list[tuple[int, float]]] = {}
        """Whom words of doubts may mean, until somebody's card changes."""
        self.typed: list[str] = []
        """The lines entered since the start, to be recalled."""

    @property
    def journal(self) -> Journal:
        """The journal as it is now."""
        return self.store.journal

    @property
    def finder(self) -> Finder:
        """What finds anything; what it has not read yet, it reads by its `build_some`."""
        if self._finder is None or self._finder.journal is not self.journal:
            # Finding is needed by nobody before the first picture, and takes a tenth of it.
            from netjournal.search.everything import Finder

            self._finder = Finder(self.journal, self.today)
            self._finder.build_some()
        return self._finder

    @property
    def whom(self) -> Today:
        """Whom today is about, once `read_whom` has gone through everybody."""
        # Whom a day is about is told once the entries are read, after the first picture.
        from netjournal.insight.today import Today

        held = self._whom
        if held is None or held.journal is not self.journal or held.day != self.today:
            held = self._whom = Today(self.journal, self.today)
        return held

    def read_whom(self) -> Iterator[None]:
        """Go through everybody, in slices short enough not to be felt."""
        while not self.whom.built and self.whom.build_some():
            yield

    @property
    def is_large(self) -> bool:
        """Whether going through everything would be felt."""
        return len(self.journal.contacts) + len(self.journal.entries) > _LARGE

    async def reckoned(self, make: Callable[[], Made]) -> Made:
        """Return what a function makes of the whole journal; of a large one without holding up the
        screen, and anew where the journal changed under it."""
        if not self.is_large:
            return make()
        # In there nothing must be linked that is asked for out here.
        for _ in self.journal.link(everything=True):
            await asyncio.sleep(0)
        while True:
            version = self._version
            self.reckoning += 1
            try:
                made = await asyncio.to_thread(make)
            except (RuntimeError, LookupError, ValueError, AttributeError):
                # So ends going through what changes.
                if version == self._version:
                    raise
                continue
            finally:
                self.reckoning -= 1
            if version == self._version:
                return made

    def ordered(self, order: str) -> Sequence[int]:
        """Return the people in an order of `insight.people.ORDERS`."""
        return self.orders.ids(order)

    @property
    def names(self) -> Names:
        """Everybody's names, for reading a line."""
        if self._names is None:
            # Reading a line is not needed to show a journal.
            from netjournal.capture.known import names_of

            self._names = names_of(self.journal)
        return self._names

    @property
    def owed(self) -> OwedBy:
        """What is open between people, for lines that say it is done."""
        from netjournal.capture.known import owed_of

        return owed_of(self.journal)

    def alike(self, name: str) -> list[tuple[int, float]]:
        """Return the people whose names are like one that nobody has, best first."""
        from netjournal.search.hits import SURE

        return [(one, score) for one, score in self.likened(name) if score >= SURE]

    def likened(self, words: str) -> list[tuple[int, float]]:
        """Return whose names are at all like some words, best first, with their scores."""
        try:
            return [(hit.id, hit.score) for hit in self.finder.people(words, _NEAR)]
        except Usage:
            # What is typed may look like a field to the finder: "tor: x".
            return []

    def cover(self, words: str) -> str:
        """Return words as they may be shown just now."""
        if not self.covered:
            return words
        # Most people never cover anything.
        from netjournal.views.covering import covered, parts_of_names

        if self._parts is None:
            self._parts = parts_of_names(self.journal.contacts.values())
        return covered(words, self._parts)

    def now(self) -> datetime:
        """Return the time with its offset."""
        return clock.now()

    def new_id(self) -> int:
        """Return an id that nothing has."""
        return self.store.new_id()

    def day_changed(self) -> bool:
        """Tell whether the day moved on since the last time."""
        before, self.today = self.today, clock.today()
        if self._finder is not None and before != self.today:
            self._finder.move_on(self.today)
        if before != self.today:
            self.orders.begin_again()
        return before != self.today

    def load_entries(self) -> Iterator[int]:
        """Read the entries, in slices short enough not to be felt."""
        for count in self.store.load_entries():
            self._version += 1
            yield count
        # One that was asked for meanwhile holds half of them.
        self._finder = self._whom = None
        self.orders.begin_again()

    def whole(self) -> Journal:
        """Return the journal with every entry read, for an edit that must reach them all."""
        if not self.journal.complete:
            for _ in self.store.load_entries():
                pass
            self.orders.begin_again()
        return self.journal

    async def fold(self, reason: str = "") -> None:
        """Bring the file up to date while keys are heard, as `Store.snapshot_fold` does.

        Raises NetjournalError; every edit is safe then.
        """
        fold = self.store.snapshot_fold(reason)
        if fold is not None:
            await asyncio.to_thread(fold.write)
            fold.finish()

    def commit(self, edit: Edit) -> Kept:
        """Make an edit durable, then apply it; raises NetjournalError if that cannot be."""
        return self._saved(self.store.commit(edit))

    def undo(self, *, inside: str = "") -> Kept:
        """Take back the newest edit, whoever made it, or its whole batch; inside it, its last."""
        return self._saved(self.store.undo(inside=inside))

    def redo(self) -> Kept:
        """Bring back what was last taken back."""
        return self._saved(self.store.redo())

    def take_in(self) -> None:
        """Take in what other processes wrote; the next `catch_up` tells it."""
        self._others += tuple(map(self._noticed, self.store.catch_up()))

    def catch_up(self) -> tuple[Kept, ...]:
        """Take in what other processes wrote, and tell what came since the last time."""
        self.take_in()
        came, self._others = self._others, ()
        return came

    def _saved(self, kept: Kept) -> Kept:
        self._noticed(kept)
        # Saving took in what others wrote, and names and index must not wait for it.
        self.take_in()
        self.committed()
        return kept

    def _noticed(self, kept: Kept) -> Kept:
        self._version += 1
        self.orders.update(kept.edit)
        named = [one for one in kept.edit.changes if _is_named(one)]
        if named or not kept.edit.changes:
            # Without changes it is another journal.
            self._name(named)
            self.suggested.clear()
            self._cover_more([one.id for one in named])
        if len(kept.edit.changes) > MANY:
            self._whom = self._finder = None
        if self._whom is not None and self._whom.journal is self.journal:
            self._whom.update(kept.edit)
        if self._finder is not None and self._finder.journal is self.journal:
            self._finder.update(kept.edit)
        return kept

    def _name(self, named: Sequence[Change]) -> None:
        """Know the names of those who came; where others changed, read all again when asked."""
        people = [self.journal.contacts.get(one.id) for one in named if one.was is None]
        if self._names is None or len(people) < len(named) or not named or None in people:
            self._names = None
            return
        from netjournal.capture.known import named as names_in

        self._names.add(names_in(filter(None, people)))

    def _cover_more(self, named: Sequence[int]) -> None:
        """Cover the names of some people, too; of nobody: those of another journal."""
        if self._parts is None or not named:
            self._parts = None
            return
        from netjournal.views.covering import parts_of_names

        people = filter(None, map(self.journal.contacts.get, named))
        self._parts |= parts_of_names(tuple(people))


def _is_named(change: Change) -> bool:
    """Tell whether somebody came, went, or is called otherwise since."""
    if change.table != "contacts" or change.was is None or change.now is None:
        return change.table == "contacts"
    return not {"name", "aliases"}.isdisjoint(change.now)


def prepare_finding() -> None:
    """Load what finding needs, which may be done in another thread."""
    from netjournal.model.names import nicknames_of
    from netjournal.search import everything

    assert everything
    nicknames_of("")
