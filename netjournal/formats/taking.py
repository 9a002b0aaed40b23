"""Any file that can be imported into what it holds, by its content.

It knows the kinds of files and their readers, no paths and no journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from netjournal.errors import NetjournalError, Unreadable
from netjournal.formats import archives, csv_cards, friends, netjournal_json, vcard
from netjournal.formats.csv_cards import TableFile
from netjournal.formats.detect import Kind, detect, refusal
from netjournal.formats.incoming import Incoming, Progress, Skipped, unheard
from netjournal.formats.netjournal_json import Exported
from netjournal.model.text import clean


class Taken(msgspec.Struct, frozen=True):
    """One file that was read: people, or the records of another journal."""

    name: str
    origin: str
    incoming: Incoming | None = None
    journal: Exported | None = None
    table: TableFile | None = None


def report(refused: Iterable[tuple[str, NetjournalError]]) -> Taken:
    """Return what files that cannot be read leave: their names and why."""
    skipped = (Skipped(clean(name), _why(clean(name), problem)) for name, problem in refused)
    return Taken("", "", Incoming(skipped=tuple(skipped)))


def _why(name: str, problem: NetjournalError) -> str:
    """Return why a file cannot be read, without its name, and without the way to it before that."""
    sentence = problem.sentence.rstrip(".")
    before, said, after = sentence.rpartition(name)
    if not said:
        return sentence
    return f"it{after}" if before.endswith(("/", "\\")) else f"{before}it{after}"


class Reader(msgspec.Struct, frozen=True):
    """How files are read: the day, new ids, the order in dates, and what is known of columns.

    `mapping` returns what somebody said about the columns of a table, by its fingerprint. With
    `asks` a table whose columns say nothing is no error: somebody can still say what they are.
    """

    today: date
    new_id: Callable[[], int]
    day_first: bool = True
    mapping: Callable[[str], Mapping[str, str]] = lambda _fingerprint: {}
    asks: bool = False
    progress: Progress = unheard

    def take(self, data: bytes, name: str) -> Iterator[Taken]:
        """Read one file, or those inside a zip. Raises Unreadable in words that help."""
        kind = detect(data, name)
        match kind:
            case Kind.VCARD:
                yield Taken(name, vcard.ORIGIN, self._cards(data))
            case Kind.NETJOURNAL:
                yield Taken(name, "netjournal", journal=netjournal_json.read(data))
            case Kind.FRIENDS:
                held = friends.read(data, today=self.today, new_id=self.new_id)
                yield Taken(name, friends.ORIGIN, held)
            case Kind.CSV:
                yield self._table(data, name)
            case Kind.ZIP:
                yield from self._archive(data, name)
            case _:
                raise refusal(kind, name)

    def _archive(self, data: bytes, name: str) -> Iterator[Taken]:
        """Read the files in a zip; one that cannot be read is reported beside the others."""
        refused: list[tuple[str, NetjournalError]] = []
        taken = 0
        for inner, held in archives.members(data, name):
            try:
                if detect(held, inner) is Kind.ZIP:
                    raise refusal(Kind.UNKNOWN, inner)
                yield from self.take(held, inner)
                taken += 1
            except NetjournalError as problem:
                refused.append((inner, problem))
        if refused and not taken:
            raise refused[0][1]
        if refused:
            yield report(refused)

    def _cards(self, data: bytes) -> Incoming:
        return vcard.read(data, today=self.today, new_id=self.new_id, progress=self.progress)

    def _table(self, data: bytes, name: str) -> Taken:
        file = csv_cards.open_table(data)
        mapping = self.mapping(file.fingerprint)
        if mapping:
            file = csv_cards.open_table(data, mapping)
        try:
            held = csv_cards.read(
                file,
                today=self.today,
                new_id=self.new_id,
                day_first=self.day_first,
                progress=self.progress,
            )
        except Unreadable as problem:
            if not self.asks:
                raise
            held = Incoming(skipped=(Skipped(name, problem.sentence),))
        return Taken(name, file.origin, held, table=file)
