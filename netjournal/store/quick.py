"""The journal for one note: opened without TinyDB and without its entries, saved by appending.

Anything out of the ordinary is left to the full store, which this then stands in for.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, ItemsView, Iterator, ValuesView
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES, Contact, Favor, FollowUp, Tag
from netjournal.store import beside, durable, layout, opening
from netjournal.store.keeper import Keeper
from netjournal.store.log import EditLog, Kept
from netjournal.store.opening import Opened
from netjournal.store.recovery import Problem

if TYPE_CHECKING:
    from netjournal.store.store import Store

FOLD_BELOW = 1 << 20
"""A journal file below this size is folded after every note."""
FOLD_ABOVE = 64 << 10
"""A longer one only once this many bytes of edits are not in it."""
_END = 1 << 16


class _Person(msgspec.Struct, frozen=True, gc=False):
    """What of a contact is read at first."""

    name: str
    aliases: tuple[str, ...] = ()
    sources: msgspec.Raw = msgspec.Raw()
    updated: msgspec.Raw = msgspec.Raw()


class _Contacts(dict[int, Contact]):
    """Contacts that are read whole, with their links, once somebody looks at them."""

    def __init__(self, journal: Journal, people: dict[int, Any], data: bytearray) -> None:
        super().__init__(people)
        self._journal = journal
        self._data = data

    def people(self) -> Iterator[tuple[int, str, tuple[str, ...]]]:
        """Return every id, name and aliases without reading more."""
        return ((key, one.name, one.aliases) for key, one in super().items())

    def was_only_imported(self, key: int) -> bool:
        """Tell whether a contact came with an import and was not edited, without reading more."""
        held = super().__getitem__(key)
        return bool(held.sources) and not held.updated

    def __getitem__(self, key: int) -> Contact:
        held: object = super().__getitem__(key)
        return self._read(key) if isinstance(held, _Person) else super().__getitem__(key)

    def get(self, key: int, default: Any = None) -> Any:
        return self[key] if key in self else default  # noqa: SIM401 - dict.get would not read it

    def pop(self, key: int, *default: Any) -> Any:
        if key in self:
            # The journal takes a contact's links out with it; they come with reading it.
            self.__getitem__(key)
        return super().pop(key, *default)

    def values(self) -> ValuesView[int, Contact]:  # type: ignore[type-arg, override] # see below
        self._read_all()
        return super().values()

    def items(self) -> ItemsView[int, Contact]:  # type: ignore[override] # a view all the same
        self._read_all()
        return super().items()

    def _read_all(self) -> None:
        people: list[tuple[int, object]] = [*super().items()]
        for key, held in people:
            if isinstance(held, _Person):
                self._read(key)

    def _read(self, key: int) -> Contact:
        mark = b'\n"%d":' % key
        start = self._data.find(mark) + len(mark)
        line = self._data[start : self._data.find(b"\n", start)]
        contact = _contact_decoder().decode(line.rstrip(b","))
        self._journal.load("contacts", [contact])
        return contact


class _Part(Journal):
    """A journal without its entries, whose favors are read once something asks for them."""

    def __init__(self, favors: msgspec.Raw) -> None:
        super().__init__()
        self.complete = False
        self._unread = favors
        # What is not there comes to `__getattr__`.
        del self.favors, self.favors_of, self.favors_about

    def __getattr__(self, name: str) -> Any:
        if name not in ("favors", "favors_of", "favors_about"):
            raise AttributeError(name)
        self.favors = {}
        of, about, _ = self._indexes["favors"]
        self.favors_of, self.favors_about = cast("Any", of), cast("Any", about)
        self.load("favors", _readable(self._unread))
        return getattr(self, name)

    def newest_id(self) -> int:
        """Return the highest id of what was read; `Opened.newest` stands for the rest."""
        return max((max(rows) for table in TABLES if (rows := vars(self).get(table))), default=0)


def _readable(unread: msgspec.Raw) -> list[Favor]:
    """Return the favors, without those that the full store would set aside."""
    raw = bytes(unread)
    try:
        return [*layout.decoder("favors").decode(raw).values()]
    except msgspec.ValidationError:
        found: list[Favor] = []
        for one in msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).values():
            with suppress(msgspec.ValidationError):
                found.append(msgspec.json.decode(one, type=Favor))
        return found


@cache
def _contact_decoder() -> msgspec.json.Decoder[Contact]:
    return msgspec.json.Decoder(Contact)


@cache
def _head_decoder() -> msgspec.json.Decoder[Any]:
    # A type costs time even where its table is empty, so the rare tables are read only if not;
    # of the favors a line is about one person's, and most about nobody's.
    types: dict[str, Any] = {
        "contacts": dict[int, _Person],
        "follow_ups": dict[int, FollowUp],
        "tags": dict[int, Tag],
    }
    fields: list[tuple[str, Any, Any]] = [
        (table, types.get(table, msgspec.Raw), msgspec.field(default=msgspec.Raw(b"{}")))
        for table in TABLES
        if table != "entries"
    ]
    return msgspec.json.Decoder(msgspec.defstruct("Head", fields))


class Quick:
    """One journal for one note; has what `store.Store` has of journal, commit, new_id and close."""

    def __init__(self, keeper: Keeper, full: Callable[[], Store]) -> None:
        self._keeper = keeper
        self._full = full

    @property
    def journal(self) -> Journal:
        """The journal without its entries; contacts and favors are read when asked for."""
        return self._keeper.journal

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, as a sentence; empty where everything can."""
        return self._keeper.read_only

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the file."""
        return tuple(self._keeper.opened.problems)

    def new_id(self) -> int:
        """Return an id above every one in the journal."""
        return self._keeper.new_id()

    def commit(self, edit: Edit) -> Kept:
        """Save an edit, as `Store.commit` does."""
        with self._keeper.writing():
            return self._keeper.append(edit)

    def close(self, *, fold: bool = True) -> None:
        """Close, and fold where that is cheap or overdue."""
        stamp, tail = self._keeper.opened.stamp, self._keeper.opened.tail
        small = stamp is not None and stamp.size < FOLD_BELOW
        overdue = self._keeper.log.end - self._keeper.log.start > FOLD_ABOVE
        self._keeper.close()
        if fold and tail and (small or overdue):
            self._full().close()


def open_quick(
    path: Path, *, backups: Path, by: str, now: Callable[[], datetime], create: bool = False
) -> Quick | Store:
    """Open a journal for a note, the quick way or, where that does not do, the full way."""

    path = Path(os.path.realpath(path))

    def full() -> Store:
        # TinyDB costs a third of the time that a note may take.
        from netjournal.store.store import Store

        return Store.open(path, backups=backups, by=by, now=now, create=create)

    if beside.forgetting(path).exists():
        return full()
    keeper = Keeper(path, backups=backups, by=by, now=now, begin=_never_new)
    collecting = gc.isenabled()
    gc.disable()
    try:
        opened = _read_head(keeper.path, keeper.log)
    finally:
        if collecting:
            gc.freeze()
            gc.enable()
    if opened is None:
        keeper.close()
        return full()
    keeper.take(opened)
    return Quick(keeper, full)


def called(store: Quick | Store) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Return the id, name and aliases of every contact, the cheapest way."""
    contacts = store.journal.contacts
    if isinstance(contacts, _Contacts):
        return contacts.people()
    return ((one.id, one.name, one.aliases) for one in contacts.values())


def is_in_book(store: Quick | Store, contact_id: int) -> bool:
    """Tell whether a contact is in the address book only, the cheapest way.

    An entry with somebody marks their card as edited, so the entries need not be read.
    """
    journal = store.journal
    contacts = journal.contacts
    if isinstance(contacts, _Contacts):
        return contacts.was_only_imported(contact_id) and not (
            journal.follow_ups_of[contact_id]
            or journal.introductions_of[contact_id]
            or journal.favors_of[contact_id]
        )
    return not journal.is_known(contacts[contact_id])


def _never_new() -> None:
    """Only the full store begins a journal; the quick way needs one that is there."""


def _read_head(path: Path, log: EditLog) -> Opened | None:
    """Read all but the entries; None where the file is not as a fold leaves it."""
    try:
        stamp = durable.stamp(path)
        if stamp is None or not stamp.size or not path.is_file():
            return None
        fd = durable.open_reading(path)
    except OSError:
        return None
    try:
        first = durable.read_at(fd, 0, _END)
        found = layout.meta_of(first)
        if found is None or not layout.is_plain(found[0]):
            return None
        front = first.find(b"\n") + 1 + found[0].front
        data = durable.read_into(fd, front, b"}}")
        end = durable.read_at(fd, max(0, stamp.size - _END), _END)
    finally:
        durable.close(fd)
    if not data.endswith(layout.ENTRIES + b"}}"):
        return None
    try:
        held = _head_decoder().decode(data)
        journal = _Part(held.favors)
        for table in TABLES:
            if table not in ("contacts", "favors", "entries"):
                _load(journal, table, getattr(held, table))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    journal.contacts = _Contacts(journal, held.contacts, data)
    newest = max(_last_id(end), _last_id(bytes(held.favors)))
    opened = Opened(journal, meta=found[0], stamp=stamp, newest=newest)
    parsed = log.follow(found[0])
    if parsed is None or parsed.damage or durable.stamp(path) != stamp:
        return None
    opening.replay(opened, parsed)
    return opened


def _load(journal: Journal, table: str, held: Any) -> None:
    if isinstance(held, msgspec.Raw):
        raw = bytes(held)
        held = {} if len(raw) < 8 and not raw.strip(b"{}\n ") else layout.decoder(table).decode(raw)
    if held:
        journal.adopt(table, held)


def _last_id(end: bytes) -> int:
    """Return the id of a table's last record; a fold writes them in order."""
    start = end.rfind(b'\n"', 0, end.rfind(b"\n}"))
    word = end[start + 2 : end.find(b'"', start + 2)]
    return int(word) if start >= 0 and word.isdigit() else 0
