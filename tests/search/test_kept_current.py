"""Whatever was edited and taken back, the app's finder answers like one made afresh."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.model.edits import Edit, inverse
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making import contacts, entries, favors, follow_ups, tags, views
from netjournal.model.records import Contact, Direction, Entry, Favor, FollowUp, Point, Tag
from netjournal.search.everything import Finder, find
from netjournal.search.texts import Texts
from tests.search.people import DAY, journal

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NAMES = ("Ada Byron", "Adele Lovejoy", "محمد علي", "Софья Перова", "王 小", "Bo", "Ana-Lima Berg")
WORDS = ("tides at noon", "the bookmobile grant", "Café tides", "slides", "engine parts", "")
QUERIES = (
    "ada",
    "ada lovlace",
    "lovelace tides",
    "mhmd",
    "sofya",
    "ana",
    "a",
    "al",
    "bookmobile",
    "tides",
    "slides grant",
    "mail.example",
    "7946",
    "tag:abos26",
    "i-owe:",
    "quiet:2d",
    "met:2026-11",
    "no:note in:journal",
    '"at noon" or @slid',
    "tides -ana",
    "bokmobile",
    "ada slidse",
    "wang",
)

Step = Callable[[Journal, NewId, int, int], Edit | None]


def _pick(rows: dict[int, msgspec.Struct], number: int) -> int | None:
    ids = sorted(rows)
    return ids[number % len(ids)] if ids else None


def add(held: Journal, new_id: NewId, a: int, b: int) -> Edit:
    mail = (Point(value=f"p{a}@mail.example"),) if b % 2 else ()
    made = Contact(id=new_id(), name=NAMES[a % len(NAMES)], emails=mail, about=WORDS[b % 6])
    return contacts.add(held, made, now=NOW, new_id=new_id)


def rename(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.contacts, a)
    if one is None:
        return None
    changed = msgspec.structs.replace(held.contacts[one], name=NAMES[b % len(NAMES)])
    return contacts.change(held, changed, now=NOW, new_id=new_id)


def delete(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.contacts, a)
    return None if one is None else contacts.delete(held, held.contacts[one])


def archive(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.contacts, a)
    return None if one is None else contacts.archive(held, held.contacts[one])


def note(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.contacts, a)
    who = () if one is None else (one,)
    on = date(2026, 11, 1 + b % 28)
    made = Entry(id=new_id(), on=on, kind="call", text=WORDS[b % 6], contacts=who)
    return entries.write(held, made, now=NOW, new_id=new_id)


def rewrite(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.entries, a)
    if one is None:
        return None
    on = date(2026, 11, 1 + b % 28)
    made = msgspec.structs.replace(held.entries[one], text=WORDS[b % 6], on=on)
    return entries.change(held, made, now=NOW, new_id=new_id)


def unnote(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.entries, a)
    return None if one is None else entries.delete(held, held.entries[one])


def promise(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.contacts, a)
    if one is None:
        return None
    made = Favor(id=new_id(), contact=one, direction=Direction.I_OWE, what=WORDS[b % 5])
    return favors.promise(held, made, now=NOW)


def settle(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.favors, a)
    return None if one is None else favors.settle(held, [held.favors[one]], DAY)


def plan(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.contacts, a)
    made = FollowUp(id=new_id(), contact=one, on=DAY, why=WORDS[b % 6])
    return follow_ups.plan(held, made, now=NOW)


def retag(held: Journal, new_id: NewId, a: int, b: int) -> Edit | None:
    one = _pick(held.tags, a)
    if one is None:
        return None
    held_tag: Tag = held.tags[one]
    told = msgspec.structs.replace(held_tag, about=WORDS[b % 6])
    return tags.change(held, told, now=NOW, new_id=new_id)


def save(held: Journal, new_id: NewId, a: int, b: int) -> Edit:
    return views.save(held, "slid", WORDS[b % 6] or "ada", new_id=new_id)


STEPS: dict[str, Step] = {
    step.__name__: step
    for step in (
        *(add, rename, delete, archive, note, rewrite, unnote, promise, settle, plan, retag, save),
    )
}


@settings(max_examples=40, deadline=None)
@given(
    chosen=st.lists(
        st.tuples(st.sampled_from((*STEPS, "undo", "undo", "read", "look")), st.integers(0, 40),
                  st.integers(0, 40)),
        max_size=24,
    )
)  # fmt: skip
def test_after_any_edits_and_undos(chosen: list[tuple[str, int, int]]) -> None:
    held = journal()
    new_id = count(1_000).__next__
    finder = Finder(held, DAY)
    done: list[Edit] = []
    for step, first, second in chosen:
        if step == "read":
            finder.build_some()
        elif step == "look":
            finder.search(QUERIES[first % len(QUERIES)], 30)
        else:
            if step == "undo":
                edit = inverse([done.pop()], label="undo") if done else None
            elif (edit := STEPS[step](held, new_id, first, second)) is not None:
                done.append(edit)
            if edit is not None and edit.changes and held.conflict(edit) is None:
                held.apply(edit)
                finder.update(edit)
    while finder.build_some():
        pass
    for query in QUERIES:
        assert finder.search(query, 30) == find(held, query, 30, today=DAY), query


def test_a_search_before_all_is_read_sees_what_was_read() -> None:
    held = journal()
    finder = Finder(held, DAY)
    while finder.build_some() and not finder.people("ada", 5):
        pass
    assert finder.people("ada", 5)[0].title == "Ada Lovelace"
    assert not finder.built
    while finder.build_some():
        pass
    assert finder.built
    assert finder.search("tides", 20) == find(held, "tides", 20, today=DAY)


def test_whoever_reads_in_slices_never_waits_for_a_search_to_read() -> None:
    texts = Texts(journal())
    assert texts.search(["tides"], 20)
    sliced = Texts(journal())
    sliced.begin()
    assert sliced.search(["tides"], 20) == []
