"""Damage of every sort, in the file and in its edits: told, set aside, and never written over."""

from __future__ import annotations

import json
from collections.abc import Callable
from zlib import crc32

import pytest

from netjournal.errors import NotFound, ReadOnly, Unreadable
from netjournal.model.edits import Change, Edit
from netjournal.store import care
from netjournal.store.log import Line, to_bytes
from tests.store.conftest import Place, add, names, note, put, texts

PEOPLE = ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]


def _three_unfolded(place: Place) -> bytes:
    store = place.open()
    for name in PEOPLE:
        add(store, name)
    store.close(fold=False)
    return place.edits.read_bytes()


def _read(place: Place) -> list[str]:
    """Return who is there; whatever stands in the edits, nothing of it is touched by reading."""
    before = place.edits.read_bytes()
    store = place.open()
    held = names(store)
    if store.read_only:
        with pytest.raises(ReadOnly):
            add(store, "Grace Hopper")
        assert not store.fold()
        assert not care.check(place.path, place.backups).is_sound
    store.close(fold=False)
    assert place.edits.read_bytes() == before
    return held


def test_edits_cut_at_every_byte_are_read_up_to_the_last_whole_one(place: Place) -> None:
    whole = _three_unfolded(place)
    ends = [end + 1 for end, byte in enumerate(whole) if byte == ord("\n")]
    for size in range(len(whole)):
        place.edits.write_bytes(whole[:size])
        store = place.open()
        assert not store.read_only, size
        assert names(store) == PEOPLE[: max(0, sum(end <= size for end in ends) - 1)]
        store.close(fold=False)
    add(place.open(), "Grace Hopper")
    assert "Grace Hopper" in names(place.open())


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "NULs": lambda whole: b"\0" * len(whole),
    "NULs inside": lambda whole: whole[:400] + b"\0" * 40 + whole[440:],
    "garbage": lambda _: b"\x93\xff{garbage]\n" * 30,
    "an old tail": lambda whole: whole + whole[300:],
    "a byte order mark": lambda whole: b"\xef\xbb\xbf" + whole,
    "UTF-16": lambda whole: whole.decode().encode("utf-16"),
    "other line ends": lambda whole: whole.replace(b"\n", b"\r\n"),
    "a line twice": lambda whole: b"".join(
        [*whole.splitlines(keepends=True)[:2], *whole.splitlines(keepends=True)[1:]]
    ),
    "lines exchanged": lambda whole: b"".join(
        whole.splitlines(keepends=True)[number] for number in (0, 2, 1, 3)
    ),
}


@pytest.mark.parametrize("how", SPOILED)
def test_spoiled_edits_never_stop_the_journal_from_being_read(place: Place, how: str) -> None:
    whole = _three_unfolded(place)
    place.edits.write_bytes(SPOILED[how](whole))
    assert set(_read(place)) <= set(PEOPLE)


def _line(place: Place, inside: str) -> bytes:
    """Return a line that follows the last one and whose sum is right, whatever is in it."""
    store = place.open()
    log = store.keeper.log
    edit = Edit("odd", (Change("contacts", 1, now={"id": 1, "name": "ODD"}),))
    line = to_bytes(Line(log.seq + 1, "f" * 12, log.last, place.now(), "app", edit))
    store.close(fold=False)
    text = line[9:-1].replace(b'"ODD"', inside.encode())
    return b"%08x %b\n" % (crc32(text), text)


@pytest.mark.parametrize(
    "inside",
    ["7", "null", '["list"]', "NaN", '"\\ud800"', "[" * 100_000 + "]" * 100_000, "1e999",
     '"Ada","id":"x"', '"Ada","emails":[[]]', '"Ada","shoe":' + "9" * 400],
)  # fmt: skip
def test_an_edit_that_is_whole_but_wrong_is_shown_and_the_rest_read(
    place: Place, inside: str
) -> None:
    place.begun("Ada Lovelace")
    with place.edits.open("ab") as file:
        file.write(_line(place, inside))
    store = place.open()
    assert names(store)[0] in ("Ada", "Ada Lovelace")
    if len(names(store)) == 1:
        assert store.read_only or store.problems
    store.close(fold=False)
    care.check(place.path, place.backups)


@pytest.mark.parametrize(
    ("key", "record"),
    [
        ("9" * 5000, {"name": "Grace"}),
        ("9" * 40, {"name": "Grace"}),
        ("9007199254740993", {"name": "Grace"}),
        ("-4", {"name": "Grace"}),
        ("٤", {"name": "Grace"}),
        ("5", {"name": "Grace", "shoe": 10**40}),
        ("5", {"name": "Grace", "emails": [{"value": "g@example.org", "shoe": 10**40}]}),
        ("5", {"name": "Grace", "met": {"on": "2026-02-31"}}),
        ("5", {"name": "Grace", "birthday": "whenever"}),
        ("5", {"name": "Grace", "pace": -3}),
        ("5", {"name": ""}),
        ("5", {"name": "Grace", "created": "yesterday"}),
    ],
)
def test_odd_records_stay_in_the_file_through_edits_and_folds(
    place: Place, key: str, record: dict[str, object]
) -> None:
    place.folder.mkdir()
    people = {"1": {"name": "Ada Lovelace"}, key: record}
    place.path.write_text(json.dumps({"contacts": people}), "utf-8")
    store = place.open()
    store.accept_foreign()
    add(store, "Mary Somerville")
    store.close()
    assert {"Ada Lovelace", "Mary Somerville"} <= set(names(place.open()))
    held = json.loads(place.path.read_text("utf-8"))["contacts"]
    kept = {name: held[key].get(name) for name in record}
    assert kept == record


@pytest.mark.parametrize("spoil", ["added Mary", "a line"])
def test_mending_keeps_every_edit_that_can_be_read(place: Place, spoil: str) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    for name in ("Mary Somerville", "Charles Babbage"):
        add(store, name)
    note(store, "after it all")
    store.close(fold=False)
    held = place.edits.read_bytes()
    if spoil == "a line":
        lines = held.splitlines(keepends=True)
        spoiled = b"".join([*lines[:2], *lines[3:]])
    else:
        spoiled = held.replace(b"added Mary", b"added Mory", 1)
    place.edits.write_bytes(spoiled)

    store = place.open()
    assert store.damage
    assert names(store) == ["Ada Lovelace"]
    store.mend()
    assert names(store) == ["Ada Lovelace", "Charles Babbage"]
    assert texts(store) == ["after it all"]
    add(store, "Grace Hopper")
    store.close()
    store = place.open()
    assert not store.problems
    assert names(store) == ["Ada Lovelace", "Charles Babbage", "Grace Hopper"]
    assert [one.edit.label for one in store.history()][:3] == [
        "added Grace Hopper", "noted", "added Charles Babbage",
    ]  # fmt: skip
    assert spoiled in [path.read_bytes() for path in place.folder.glob("journal.json.edits.*")]


def test_mending_takes_no_undo_for_one_of_another_edit(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    store = place.open()
    for city in ("London", "Ockham"):
        put(store, ada, city=city)
    store.undo()
    store.undo()
    add(store, "Mary Somerville")
    add(store, "Charles Babbage")
    store.close(fold=False)
    lines = place.edits.read_bytes().splitlines(keepends=True)
    place.edits.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    store = place.open()
    store.mend()
    assert not [one.edit.label for one in store.history() if one.undone]


def test_history_and_undo_reach_past_damage_among_old_edits(place: Place) -> None:
    place.begun("Ada Lovelace", "Mary Somerville", "Charles Babbage")
    held = place.edits.read_bytes()
    place.edits.write_bytes(held.replace(b"added Mary", b"added Mory", 1))
    store = place.open()
    assert not store.read_only
    assert store.undo().edit.label.startswith("took back: added Charles Babbage")
    assert [one.edit.label for one in store.history()][1:] == [
        "added Charles Babbage", "added Ada Lovelace",
    ]  # fmt: skip


def test_history_reaches_past_any_number_of_damaged_lines(place: Place) -> None:
    place.begun(*(f"Person {number}" for number in range(160)))
    header, *lines = place.edits.read_bytes().splitlines(keepends=True)
    spoiled = [line.replace(b"added", b"edded") for line in lines[:150]]
    place.edits.write_bytes(b"".join([header, *spoiled, *lines[150:]]))
    assert len(place.open().history()) == 10


def test_the_latest_is_a_copy_and_every_edit_after_it(place: Place) -> None:
    place.begun("Ada Lovelace")
    for name in ("Mary Somerville", "Charles Babbage"):
        place.wait(hours=2)
        store = place.open()
        add(store, name)
        store.close()
    store = place.open()
    note(store, "typed a minute ago")
    store.close()
    edits = place.edits.read_bytes()
    for spoiled in (place.path.read_bytes()[:-90], b"", b"\0" * 900):
        place.path.write_bytes(spoiled)
        report = care.check(place.path, place.backups)
        assert report.unreadable
        assert dict(report.latest)["contacts"] == 3
        kept = care.restore(place.path, None, backups=place.backups, now=place.now)
        store = place.open()
        assert names(store) == PEOPLE
        assert texts(store) == ["typed a minute ago"]
        assert not store.problems
        assert place.edits.read_bytes() == edits
        store.undo()
        store.redo()
        store.close(fold=False)
        place.edits.write_bytes(edits)
        assert kept is None or kept.read_bytes() == spoiled


def test_a_young_journal_without_copies_is_made_anew_of_its_edits(place: Place) -> None:
    place.begun("Ada Lovelace", "Mary Somerville")
    place.path.unlink()
    with pytest.raises(Unreadable, match="missing, but its edits"):
        place.open()
    care.restore(place.path, None, backups=place.backups, now=place.now)
    store = place.open()
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]
    add(store, "Charles Babbage")
    store.close()
    assert names(place.open()) == PEOPLE


def test_without_edits_that_fit_there_is_no_latest(place: Place) -> None:
    place.begun("Ada Lovelace")
    place.path.write_bytes(b"broken")
    place.edits.write_bytes(b"broken")
    assert care.latest(place.path, place.backups) is None
    with pytest.raises(NotFound):
        care.restore(place.path, None, backups=place.backups, now=place.now)
    assert place.path.read_bytes() == b"broken"
