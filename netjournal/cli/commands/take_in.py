"""import: the people of a vCard file, or another netjournal journal, into this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import reading, writing
from netjournal.cli.parse import Call
from netjournal.cli.verbs import DRY_RUN, EVENT, JSON
from netjournal.errors import Unreadable
from netjournal.formats import importing, merging, netjournal_json, vcard
from netjournal.formats.detect import Kind, detect, refusal
from netjournal.formats.importing import ImportPlan
from netjournal.formats.incoming import Incoming, Skipped
from netjournal.formats.merging import MergePlan
from netjournal.insight import events
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.text import clean
from netjournal.store.store import Store
from netjournal.views import phrases

_LARGEST = 256 << 20
_TOLD = 20
"""How many things left out, or told differently, are listed."""
_LATER = {
    Kind.CSV: "is a table (CSV)",
    Kind.ZIP: "is a zip file",
}


class _Plans(NamedTuple):
    """What the files would do: the vCards together, each journal on its own."""

    cards: ImportPlan | None
    journals: tuple[MergePlan, ...]

    def edits(self, journal: Journal, batch: str) -> Iterator[Edit]:
        """Make the edits one by one; each sees what those before it did to the journal."""
        if self.cards is not None:
            yield importing.to_edit(journal, self.cards, batch=batch)
        for plan in self.journals:
            yield merging.to_edit(plan, batch=batch)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be taken."""
        cards = self.cards.skipped if self.cards else ()
        return (*cards, *(one for plan in self.journals for one in plan.skipped))

    @property
    def differences(self) -> tuple[str, ...]:
        """What the journal and the files say differently."""
        cards = self.cards.differences if self.cards else ()
        return (*cards, *(one for plan in self.journals for one in plan.differences))


def run(call: Call) -> int:
    """Say what the files bring, and take it in unless it is a dry run."""
    files = [_read(Path(word).expanduser()) for word in call.words]
    if call.has(DRY_RUN):
        with reading(call, create=True) as store:
            plans = _plan(store, files, call.value(EVENT))
            _report(call, plans, saved=False)
        return 0
    with writing(call, create=True) as store:
        plans = _plan(store, files, call.value(EVENT))
        saved = _take_in(store, plans)
        _report(call, plans, saved=saved)
    return 0


def _read(path: Path) -> tuple[Kind, str, bytes]:
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise Unreadable(f"{path.name} is too large.", "256 MB is the most; split the file.")
        data = path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or "no reason given").lower()
        raise Unreadable(f"{path} cannot be read: {reason}.") from None
    kind = detect(data, path.name)
    if kind in _LATER:
        raise Unreadable(
            f"{clean(path.name)} {_LATER[kind]}, which this version does not read.",
            "vCards (.vcf) and netjournal's JSON can be imported.",
        )
    if kind not in (Kind.VCARD, Kind.NETJOURNAL):
        raise refusal(kind, path.name)
    return kind, path.name, data


def _plan(store: Store, files: Sequence[tuple[Kind, str, bytes]], event: str) -> _Plans:
    today = clock.today()
    read = [
        vcard.read(data, today=today, new_id=store.new_id)
        for kind, _, data in files
        if kind is Kind.VCARD
    ]
    cards = None
    if read:
        cards = importing.plan(
            store.journal,
            _joined(read),
            today=today,
            new_id=store.new_id,
            label="vCards",
            tag=events.tag_named(store.journal, event),
            now=clock.now(),
        )
    return _Plans(
        cards,
        tuple(
            merging.merge(store.journal, netjournal_json.read(data))
            for kind, _, data in files
            if kind is Kind.NETJOURNAL
        ),
    )


def _joined(read: Iterable[Incoming]) -> Incoming:
    held = tuple(read)
    return Incoming(
        tuple(contact for one in held for contact in one.contacts),
        tuple(skipped for one in held for skipped in one.skipped),
        sum(one.dropped for one in held),
    )


def _take_in(store: Store, plans: _Plans) -> bool:
    """Save what the plans say; tell whether there was anything."""
    several = len(plans.journals) + (plans.cards is not None) > 1
    batch = f"import-{store.new_id()}" if several else ""
    saved = False
    for edit in plans.edits(store.journal, batch):
        if not edit.changes:
            continue
        if not saved and store.path.exists():
            store.fold(reason="before-import")
        store.commit(edit)
        saved = True
    return saved


def _report(call: Call, plans: _Plans, *, saved: bool) -> None:
    if call.has(JSON):
        out.say_json(_as_json(plans, saved=saved))
        return
    out.say_all(_counts(plans))
    for skipped in plans.skipped[:_TOLD]:
        out.say(f"left out: {skipped.what}, {skipped.reason}")
    for difference in plans.differences[:_TOLD]:
        out.say(f"differs: {difference}")
    more = sum(max(0, len(told) - _TOLD) for told in (plans.skipped, plans.differences))
    if more:
        out.say(f"and {more:,} more; --json lists all")
    if saved:
        out.say("saved; netjournal undo takes it back")
    else:
        out.say("nothing was changed" + (" (dry run)" if call.has(DRY_RUN) else ""))


def _counts(plans: _Plans) -> Iterator[str]:
    cards = plans.cards
    if cards is not None:
        yield f"new: {phrases.people(len(cards.new))}"
        yield f"filled in: {phrases.people(len(cards.updates))}"
        yield f"as before: {phrases.people(cards.unchanged)}"
        if cards.dropped:
            yield f"pictures and the like, not kept: {cards.dropped:,}"
    for plan in plans.journals:
        for words, counts in (("new", plan.added), ("filled in", plan.filled)):
            for table, count in counts.items():
                yield f"{words}: {count:,} in {table.replace('_', '-')}"
        yield f"as before: {phrases.count(plan.unchanged, 'record')}"


def _as_json(plans: _Plans, *, saved: bool) -> dict[str, object]:
    cards = plans.cards
    return {
        "saved": saved,
        "new": [{"id": one.id, "name": one.name} for one in cards.new] if cards else [],
        "filled": (
            [{"id": one.after.id, "name": one.after.name} for one in cards.updates] if cards else []
        ),
        "unchanged": (cards.unchanged if cards else 0) + sum(p.unchanged for p in plans.journals),
        "dropped": cards.dropped if cards else 0,
        "journals": [{"added": one.added, "filled": one.filled} for one in plans.journals],
        "skipped": [{"what": one.what, "reason": one.reason} for one in plans.skipped],
        "differences": list(plans.differences),
    }
