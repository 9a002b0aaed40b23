"""Several files as one import: what they would do together, and the edits that do it.

It knows files and the journal, no store and no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from netjournal.errors import NetjournalError
from netjournal.formats import importing, merging, netjournal_json
from netjournal.formats.files import expanded, read_file
from netjournal.formats.importing import ImportPlan
from netjournal.formats.incoming import Incoming, Progress, Skipped, joined, unheard, without
from netjournal.formats.merging import MergePlan
from netjournal.formats.netjournal_json import Exported
from netjournal.formats.origins import named
from netjournal.formats.taking import Reader, Taken, report
from netjournal.insight import events
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES, Contact
from netjournal.model.text import clean


class Plans(msgspec.Struct, frozen=True):
    """What the files would do: everybody in them together, and each other journal on its own."""

    people: ImportPlan | None = None
    journals: tuple[MergePlan, ...] = ()

    def edits(self, journal: Journal, batch: str) -> Iterator[Edit]:
        """Make the edits one by one; each sees what those before it did to the journal."""
        batch = batch if len(self.journals) + (self.people is not None) > 1 else ""
        if self.people is not None:
            yield importing.to_edit(journal, self.people, batch=batch)
        for plan in self.journals:
            yield merging.to_edit(plan, batch=batch)

    @property
    def changes_nothing(self) -> bool:
        """Tell whether all of it is in the journal already."""
        people = self.people
        return not any(plan.changes for plan in self.journals) and (
            people is None or not (people.new or people.updates or people.tags or people.entries)
        )

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be taken."""
        people = self.people.skipped if self.people else ()
        return (*people, *(one for plan in self.journals for one in plan.skipped))

    @property
    def differences(self) -> tuple[str, ...]:
        """What the journal and the files say differently."""
        people = self.people.differences if self.people else ()
        return (*people, *(one for plan in self.journals for one in plan.differences))


def read_all(reader: Reader, paths: Iterable[Path]) -> list[Taken]:
    """Read files, and those in folders; of several a bad one is reported and the others are taken.

    Raises the first file's error where nothing at all can be taken.
    """
    taken: list[Taken] = []
    refused: list[tuple[str, NetjournalError]] = []
    for path in expanded(paths):
        try:
            taken += reader.take(read_file(path), path.name)
        except NetjournalError as problem:
            refused.append((path.name, problem))
    if refused and not taken:
        raise refused[0][1]
    return [*taken, *([report(refused)] if refused else [])]


def _named(taken: Taken, files: int) -> Incoming:
    """Return what a file holds; of several, each says in which one something was left out."""
    held = taken.incoming or Incoming()
    if not held.contacts and not held.skipped and not held.entries:
        return Incoming(skipped=(Skipped(taken.name, "there is nobody in it"),))
    if files == 1 or not taken.name:
        return held
    name = clean(taken.name)
    skipped = tuple(
        msgspec.structs.replace(one, what=f"{name}, {one.what}") for one in held.skipped
    )
    return msgspec.structs.replace(held, skipped=skipped)


def plans(
    journal: Journal,
    taken: Sequence[Taken],
    *,
    today: date,
    now: datetime,
    new_id: Callable[[], int],
    keeps_out: Callable[[Contact], bool],
    event: str = "",
    progress: Progress = unheard,
) -> Plans:
    """Return what importing the files would do; `event` is a tag for everybody in them.

    Whom `keeps_out` names was forgotten and shall not come back.
    """
    read = [one for one in taken if one.incoming is not None]
    people = None
    if read:
        origins = dict.fromkeys(named(one.origin) for one in read if one.origin)
        people = importing.plan(
            journal,
            without(joined(_named(one, len(read)) for one in read), keeps_out),
            today=today,
            new_id=new_id,
            label=" and ".join(origins),
            tag=events.tag_named(journal, event),
            now=now,
            progress=progress,
        )
    others = (
        netjournal_json.without(one.journal, keeps_out) for one in taken if one.journal is not None
    )
    return Plans(people, tuple(_merges(journal, list(others))))


def _merges(journal: Journal, others: Sequence[Exported]) -> Iterator[MergePlan]:
    """Plan to merge journals one after the other: what one brings is there for the next."""
    there = journal
    for number, other in enumerate(others, 1):
        plan = merging.merge(there, other)
        yield plan
        if number < len(others):
            if there is journal:
                there = Journal()
                for table in TABLES:
                    there.load(table, journal.table(table).values())
                there.extras.update(journal.extras)
            there.apply(merging.to_edit(plan))
