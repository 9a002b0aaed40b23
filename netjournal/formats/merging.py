"""Two journals made one, record by record and by id, as one edit.

It knows documents, not files. Nothing is lost: what both hold and say differently is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from netjournal.errors import Refused
from netjournal.formats.incoming import Skipped
from netjournal.formats.netjournal_json import Exported
from netjournal.model.edits import Change, Document, Edit, document, known_fields
from netjournal.model.journal import Journal
from netjournal.model.names import fold, name_words
from netjournal.model.records import THINGS

_FIXED_LISTS = frozenset({"people"})
"""Lists whose length means something in introductions: they are one value."""
_NAMING = ("name", "what", "why", "title", "on")


class MergePlan(msgspec.Struct, frozen=True):
    """What merging would do. `added` and `filled` count records by table.

    `differences` are sentences about fields that both journals hold and say differently.
    """

    changes: tuple[Change, ...] = ()
    added: dict[str, int] = {}
    filled: dict[str, int] = {}
    unchanged: int = 0
    differences: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class _Merger:
    """Takes the other journal's documents one by one."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.changes: list[Change] = []
        self.added: dict[str, int] = {}
        self.filled: dict[str, int] = {}
        self.unchanged = 0
        self.differences: list[str] = []
        self.pairs = {frozenset((one.first, one.second)) for one in journal.pairs.values()}

    def take(self, table: str, theirs: Document) -> None:
        """Add a record that is new, or merge one that is there."""
        record_id: int = theirs["id"]
        held = self._counterpart(table, record_id, theirs)
        if held is not None:
            self._merge(table, held, theirs)
        elif self._is_known_pair(table, theirs):
            self.unchanged += 1
        else:
            self.changes.append(Change(table, record_id, now=theirs))
            self.added[table] = self.added.get(table, 0) + 1

    def _counterpart(self, table: str, record_id: int, theirs: Document) -> int | None:
        if table == "tags":
            tag = self.journal.tag(theirs["name"])
            if tag is not None:
                return tag.id
        return record_id if record_id in self.journal.table(table) else None

    def _is_known_pair(self, table: str, theirs: Document) -> bool:
        return table == "pairs" and frozenset((theirs["first"], theirs["second"])) in self.pairs

    def _merge(self, table: str, record_id: int, theirs: Document) -> None:
        ours = self.journal.document(table, record_id)
        now = self._merged(table, ours, {**theirs, "id": record_id})
        fields = [name for name in now if ours.get(name) != now[name]]
        if not fields:
            self.unchanged += 1
            return
        was = {name: ours.get(name) for name in fields}
        self.changes.append(
            Change(table, record_id, was=was, now={name: now[name] for name in fields})
        )
        self.filled[table] = self.filled.get(table, 0) + 1

    def _merged(self, table: str, ours: Document, theirs: Document) -> Document:
        newer = _is_newer(theirs, ours)
        merged = dict(ours)
        for name, value in theirs.items():
            held = ours.get(name)
            if name == "met_yet" or held == value:
                continue
            if held is None:
                merged[name] = value
            elif name == "name" and table == "tags" and fold(held) == fold(value):
                continue
            elif _is_growing(table, name, held, value):
                merged[name] = _union(name, held, value)
            elif name == "created":
                merged[name] = min(held, value, key=_moment)
            else:
                merged[name] = value if newer else held
                if name != "updated":
                    self.differences.append(_difference(table, ours, name, newer=newer))
        if ours.get("met_yet") is False and "met_yet" not in theirs:
            # To have met is the default, so it is told by absence.
            merged["met_yet"] = None
        return merged


def merge(journal: Journal, other: Exported) -> MergePlan:
    """Return what taking the other journal in would do; merging it again changes nothing.

    New ids are added; of records with one id the empty fields are filled and lists united. Where
    both say something else the later edited contact wins, and otherwise the journal's own.
    Raises Refused where the same id is another person.
    """
    _refuse_strangers(journal, other)
    merger = _Merger(journal)
    for (table, _), held in other.documents.items():
        merger.take(table, held)
    return MergePlan(
        changes=tuple(merger.changes),
        added=merger.added,
        filled=merger.filled,
        unchanged=merger.unchanged,
        differences=tuple(merger.differences),
        skipped=other.skipped,
    )


def to_edit(plan: MergePlan, *, batch: str = "") -> Edit:
    """Return the one edit that does what the plan says."""
    people = plan.added.get("contacts", 0)
    others = sum(plan.added.values()) - people
    filled = sum(plan.filled.values())
    parts = [
        "1 person" if people == 1 else f"{people:,} people" if people else "",
        f"{others:,} other record{'s' * (others != 1)}" if others else "",
        f"{filled:,} filled in" if filled else "",
    ]
    told = ", ".join(filter(None, parts)) or "nothing new"
    return Edit(label=f"merged a journal: {told}", changes=plan.changes, batch=batch)


def _refuse_strangers(journal: Journal, other: Exported) -> None:
    """Two journals made apart may number their people alike; merging those would mix them up."""
    for (table, record_id), theirs in other.documents.items():
        ours = journal.contacts.get(record_id) if table == "contacts" else None
        if ours is None or not theirs["name"] or not ours.name:
            continue
        held = document(ours)
        if not _is_same_person(held, theirs):
            raise Refused(
                f"Number {record_id} is {ours.name} here and {theirs['name']} in the file.",
                "The two journals were made apart: export that one as vCard and import it.",
            )


def _is_same_person(ours: Document, theirs: Document) -> bool:
    if ours.get("created") and ours.get("created") == theirs.get("created"):
        return True
    return bool(_marks(ours) & _marks(theirs))


def _marks(contact: Document) -> set[str]:
    """Return all that may tell that two cards are one person's: words of names, keys, addresses."""
    names = [contact["name"], *contact.get("aliases", ()), *contact.get("former_names", ())]
    marks = {word for name in names for word in name_words(name)}
    marks.update(f"{one['origin']} {one.get('key')}" for one in contact.get("sources", ()))
    marks.update(fold(one["value"]) for one in contact.get("emails", ()))
    return marks | {fold(contact["name"])}


def _is_newer(theirs: Document, ours: Document) -> bool:
    if not theirs.get("updated") or not ours.get("updated"):
        return bool(theirs.get("updated"))
    return _moment(theirs["updated"]) > _moment(ours["updated"])


def _moment(text: str) -> datetime:
    """Return a time that can be compared; one without an offset is taken as UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_growing(table: str, name: str, ours: object, theirs: object) -> bool:
    """Tell whether a field is a list that both may have added to."""
    if table == "introductions" and name in _FIXED_LISTS:
        return False
    return isinstance(ours, list) and isinstance(theirs, list) and name in known_fields(table)


def _union(name: str, ours: list[object], theirs: Iterable[object]) -> list[object]:
    known = {_same(name, one) for one in ours}
    return [*ours, *(one for one in theirs if _same(name, one) not in known)]


def _same(name: str, value: object) -> object:
    """Return what makes two values of a list one: tags whatever their case, points by value."""
    if isinstance(value, dict):
        point = value.get("value") if name in ("emails", "phones", "links") else None
        return fold(point) if isinstance(point, str) else msgspec.json.encode(value, order="sorted")
    return fold(value) if isinstance(value, str) and name != "kept" else value


def _difference(table: str, ours: Document, field: str, *, newer: bool) -> str:
    """Say which field differs, never what a note says."""
    title = next((str(ours[name]) for name in _NAMING if ours.get(name)), str(ours["id"]))
    stays = "the file's is newer and was taken" if newer else "the one here stays"
    return f"{THINGS[table]} {title}: {field.replace('_', ' ')} differs; {stays}."
