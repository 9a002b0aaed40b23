"""An entry as the one line that reads back into it, and filing that line in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

import msgspec

from netjournal.capture.draft import Draft, DraftFavor, DraftFollowUp, doubt_words
from netjournal.capture.filing import Filing
from netjournal.capture.known import People, Suggest, names_of, owed_of
from netjournal.capture.read import read
from netjournal.errors import NotFound
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making import introductions
from netjournal.model.names import fold
from netjournal.model.records import Direction, Entry, Favor, FollowUp, State

T = TypeVar("T")


def day_of(journal: Journal, entry_id: int) -> date:
    """Return the day on which an entry was written, from which its words count."""
    entry = journal.entries[entry_id]
    return entry.created.date() if entry.created else entry.on


def reread(
    journal: Journal,
    entry_id: int,
    line: str,
    *,
    known: People | None = None,
    day_first: bool = True,
    currency: str = "USD",
    chosen: Mapping[str, int] | None = None,
) -> Draft:
    """Read the line of an entry, as it was or edited, as on the day when it was written."""
    return read(
        line,
        known or names_of(journal),
        day_of(journal, entry_id),
        day_first=day_first,
        currency=currency,
        chosen=chosen,
        # Of whom nobody knew the name only a debrief tells.
        debrief=bool(journal.entries[entry_id].others),
        owed=owed_of(journal),
        suggest=_asked_before(journal, entry_id),
    )


def _asked_before(journal: Journal, entry_id: int) -> Suggest:
    """Return what lets a name be asked about again, not made a person, that an entry asks about."""
    asked = {fold(words) for words in map(doubt_words, journal.entries[entry_id].unclear) if words}
    # Who it may be does not matter: whoever answers says it.
    anybody = [(one, 1.0) for one in islice(journal.contacts, 1)]
    return lambda name: anybody if fold(name) in asked else []


def line_of(
    journal: Journal,
    entry_id: int,
    *,
    known: People | None = None,
    day_first: bool = True,
    currency: str = "USD",
) -> str:
    """Return the one line that `reread` reads back into an entry and what came from it.

    Raises NotFound where the entry was deleted meanwhile.
    """
    known = known or names_of(journal)
    entry = journal.entries.get(entry_id)
    if entry is None:
        raise NotFound("The note that was asked about was deleted meanwhile.")

    def read_as(line: str) -> Draft:
        return reread(journal, entry_id, line, known=known, day_first=day_first, currency=currency)

    best, least = "", -1
    for body in _bodies(journal, entry):
        line = body
        for _ in range(3):
            draft = read_as(line)
            wrong = _difference(journal, entry, draft)
            if least < 0 or wrong < least:
                best, least = line, wrong
            if not wrong:
                return line
            marks = dict.fromkeys(_missing(journal, entry, draft))
            line = " ".join(filter(None, (_without_marks(line, entry, draft), *marks)))
    return best


def _bodies(journal: Journal, entry: Entry) -> Iterator[str]:
    """Return the ways the line may have been written: without a name in front, or with."""
    when = f"{entry.on.isoformat()} {entry.at}".strip()
    private = "private: " if entry.private else ""
    names = ", ".join(map(journal.name, entry.contacts))
    written = entry.created.date() if entry.created else entry.on
    for day in ("", f"{when}: ") if entry.on == written and not entry.at else (f"{when}: ", ""):
        for asked in filter(None, map(doubt_words, entry.unclear)):
            if fold(asked) not in fold(entry.text):
                yield f"{private}{day}{asked}: {entry.text}"
        yield f"{private}{day}{entry.text}"
        if entry.contacts:
            yield f"{private}{day}{names}: {entry.text}"
            yield f"{private}{day}{journal.name(entry.contacts[0])} {entry.text}"


def _without_marks(line: str, entry: Entry, draft: Draft) -> str:
    """Say of what looks like a tag and is none that it is text."""
    tags = {fold(tag) for tag in entry.tags}
    for tag in draft.tags:
        if fold(tag) not in tags:
            line = line.replace(f"#{tag}", f"\\#{tag}")
    return line


def _missing(journal: Journal, entry: Entry, draft: Draft) -> Iterator[str]:
    """Return the marks for what a reading of the words alone does not give."""
    tags = {fold(tag) for tag in draft.tags}
    for person in draft.contacts[:1]:
        met = journal.contacts[person].met if person > 0 else None
        if met and met.via in entry.mentions and met.via not in (*draft.mentions, draft.via):
            yield f"via {journal.name(met.via or 0)}"
    yield from (f"#{tag}" for tag in entry.tags if fold(tag) not in tags)
    tasks = _tasks(draft.follow_ups)
    for task in tasks_from(journal, entry):
        if task.on and (task.contact, task.on) not in {key[:2] for key in tasks}:
            yield f"+{task.on.isoformat()}"
    held = _favors(draft.favors)
    for favor in favors_from(journal, entry):
        if _key(favor) not in held:
            sign = ">" if favor.direction is Direction.I_OWE else "<"
            due = f" by {favor.due.isoformat()}" if favor.due else ""
            yield f"{sign} {favor.what}{due}"
    for task in tasks_from(journal, entry):
        if not task.on and (task.contact, task.on, fold(task.why)) not in tasks:
            yield f"ask: {task.why}"


def _difference(journal: Journal, entry: Entry, draft: Draft) -> int:
    favors = {_key(one) for one in favors_from(journal, entry)}
    tasks = {(one.contact, one.on) for one in tasks_from(journal, entry)}
    pairs: list[tuple[set[object], set[object]]] = [
        (set(entry.contacts), set(draft.contacts)),
        (set(entry.mentions), {*draft.mentions, *((draft.via,) if draft.via else ())}),
        (set(map(fold, entry.tags)), set(map(fold, draft.tags))),
        (set(favors), set(_favors(draft.favors))),
        (set(entry.coming), set(draft.coming)),
        (set(tasks), {key[:2] for key in _tasks(draft.follow_ups)}),
        (set(entry.unclear), {one.sentence() for one in draft.unclear}),
        ({entry.on, entry.at, entry.private}, {draft.on, draft.at, draft.private}),
    ]
    same_text = fold(draft.text) == fold(entry.text)
    # What would be made of nothing is worse than what a mark cannot say: that stays as it is.
    extra = sum(len(other - one) for one, other in pairs)
    return sum(len(one ^ other) for one, other in pairs) + 9 * extra + 2 * (not same_text)


def favors_from(journal: Journal, entry: Entry) -> list[Favor]:
    """Return the favors that came from an entry."""
    return [
        favor
        for person in dict.fromkeys((*entry.contacts, *entry.mentions))
        for favor in map(journal.favors.__getitem__, journal.favors_of[person])
        if favor.entry == entry.id
    ]


def tasks_from(journal: Journal, entry: Entry) -> list[FollowUp]:
    """Return the follow-ups and questions that were written with an entry."""
    if entry.created is None:
        return []
    people, tags = {*entry.contacts, *entry.mentions}, set(map(fold, entry.tags))
    return [
        one
        for one in journal.follow_ups.values()
        if one.created == entry.created
        and one.id > entry.id
        and (one.contact in people or (one.contact is None and fold(one.tag) in {*tags, ""}))
    ]


def refile(
    draft: Draft,
    journal: Journal,
    entry_id: int,
    now: datetime,
    new_id: NewId,
    *,
    day_first: bool = True,
    currency: str = "USD",
) -> Edit:
    """Return the edit that puts a draft in the place of an entry and of what came from it.

    What is still said keeps its state; what the entry's line could not say stays. Raises NotFound
    where the entry was deleted meanwhile.
    """
    line = line_of(journal, entry_id, day_first=day_first, currency=currency)
    before = reread(journal, entry_id, line, day_first=day_first, currency=currency)
    return _Refiling(draft, journal, now, new_id, journal.entries[entry_id], before).edit("")


class _Refiling(Filing):
    """Makes the edit of a draft that stands for an entry written before."""

    always = True

    def __init__(
        self,
        draft: Draft,
        journal: Journal,
        now: datetime,
        new_id: NewId,
        entry: Entry,
        before: Draft,
    ) -> None:
        # What the line settled before is settled, and must not be once more.
        again = {one.favor for one in before.settles}
        fresh = tuple(one for one in draft.settles if one.favor not in again)
        super().__init__(msgspec.structs.replace(draft, settles=fresh), journal, now, new_id)
        self.entry = entry
        self.said = _favors(before.favors)
        self.favors = [one for one in favors_from(journal, entry) if _key(one) in self.said]
        tasks = {key[:2] for key in _tasks(before.follow_ups)}
        self.tasks = [one for one in tasks_from(journal, entry) if (one.contact, one.on) in tasks]
        self.before = before

    def edit(self, batch: str) -> Edit:
        """Put every record, and take out what is no longer said."""
        for favor in self.favors:
            if favor.state is State.OPEN:
                self.builder.delete(favor)
        for task in self.tasks:
            if task.state is State.OPEN:
                self.builder.delete(task)
        self._take_back_introductions()
        made = super().edit(batch)
        return msgspec.structs.replace(made, label=made.label.replace("noted", "noted again", 1))

    def put_entry(self, entry: Entry) -> Entry:
        """Put the entry in its old place; what no line says of it stays."""
        held = self.entry
        kind = held.kind if entry.kind == "note" else entry.kind
        kept = msgspec.structs.replace(
            entry,
            id=held.id,
            created=held.created,
            kind=kind,
            happened=held.happened,
            others=tuple(one for one in held.others if fold(one) not in self.draft.answered),
            contacts=_as_before(entry.contacts, held.contacts),
            mentions=_as_before(entry.mentions, held.mentions),
            tags=_as_before(entry.tags, held.tags),
        )
        return super().put_entry(kept)

    def put_favor(self, favor: Favor) -> None:
        """Put a favor; one that was there before keeps its id and state."""
        for held in self.favors:
            if _key(held) == _key(favor):
                self.favors.remove(held)
                fresh = {"amount": favor.amount, "about": favor.about, "due": favor.due}
                self.builder.put(msgspec.structs.replace(held, **fresh))
                return
        # What the line said before and is not there was taken out since.
        if self._key_as_said(favor) not in self.said:
            super().put_favor(favor)

    def _key_as_said(self, favor: Favor) -> tuple[int, Direction, str]:
        """Return its key with a new person by the number that the line gives them."""
        contact, direction, what = _key(favor)
        if contact in self.new_ids:
            contact = -1 - self.new_ids.index(contact)
        return contact, direction, what

    def put_task(self, task: FollowUp) -> None:
        """Put a follow-up; one that was there before keeps its id and state."""
        for held in self.tasks:
            if (held.contact, held.on) == (task.contact, task.on) and (
                held.on or fold(held.why) == fold(task.why)
            ):
                self.tasks.remove(held)
                self.builder.put(msgspec.structs.replace(held, why=task.why))
                return
        super().put_task(msgspec.structs.replace(task, created=self.entry.created))

    def _take_back_introductions(self) -> None:
        still = {(frozenset(one.people), one.broker, one.step) for one in self.draft.introductions}
        for one in self.before.introductions:
            held = introductions.find(self.journal, one.people, one.broker)
            if held and (frozenset(one.people), one.broker, one.step) not in still:
                introductions.without_step(self.builder, held, one.step, self.entry.on)


def _as_before(now: tuple[T, ...], before: tuple[T, ...]) -> tuple[T, ...]:
    """Return what is now, in the order of before where it is the same."""
    return before if set(now) == set(before) else now


def _key(favor: Favor | DraftFavor) -> tuple[int, Direction, str]:
    return favor.contact, favor.direction, fold(favor.what)


def _favors(favors: tuple[DraftFavor, ...]) -> set[tuple[int, Direction, str]]:
    return {_key(one) for one in favors}


def _tasks(tasks: tuple[DraftFollowUp, ...]) -> set[tuple[int | None, date | None, str]]:
    return {(one.contact, one.on, fold(one.why)) for one in tasks}
