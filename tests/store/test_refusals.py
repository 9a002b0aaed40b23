"""What cannot be read is refused with a reason, and left as it is byte for byte."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from netjournal.errors import Unreadable, Usage
from tests.store.conftest import Place, add, names

WRONG: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "truncated": (lambda whole: whole[:-40], "stops in the middle"),
    "cut in a line": (lambda whole: whole[: len(whole) // 2], "not valid JSON|stops in the middle"),
    "garbage after the end": (lambda whole: whole + b'{"x":1}', "not valid JSON"),
    "NULs": (lambda whole: b"\0" * len(whole), "empty"),
    "NULs inside": (lambda whole: whole[:50] + b"\0" * 20 + whole[70:], "NUL"),
    "blanks": (lambda _: b" \n\t ", "empty"),
    "null": (lambda _: b"null", "not a journal"),
    "a list": (lambda _: b"[]", "not a journal"),
    "not JSON": (lambda _: b"Dear diary", "not valid JSON"),
    "UTF-16": (lambda whole: whole.decode().encode("utf-16"), "UTF-16"),
    "latin-1": (lambda whole: whole.replace(b"Ada", b"\xc5da"), "UTF-8"),
    "NaN": (lambda whole: whole.replace(b'"Ada Lovelace"', b"NaN"), "not valid JSON"),
    "half a character": (lambda whole: whole.replace(b"Ada", b"\\ud800da"), "half a character"),
    "too deep": (lambda _: b'{"contacts":' + b"[" * 100_000, "nested too deeply"),
}


@pytest.mark.parametrize("how", WRONG)
def test_a_broken_file_is_refused_and_not_touched(place: Place, how: str) -> None:
    place.begun("Ada Lovelace")
    spoil, reason = WRONG[how]
    broken = spoil(place.path.read_bytes())
    place.path.write_bytes(broken)
    with pytest.raises(Unreadable, match=reason) as caught:
        place.open()
    assert "restore" in caught.value.hint
    assert place.path.read_bytes() == broken


def test_a_file_cut_anywhere_is_never_read_as_less(place: Place) -> None:
    place.begun("Ada Lovelace", "Mary Somerville")
    whole = place.path.read_bytes()
    for end in range(1, len(whole) - 2, 7):
        place.path.write_bytes(whole[:end])
        with pytest.raises(Unreadable):
            place.open()


def test_an_empty_file_beside_its_edits_is_damage(place: Place) -> None:
    place.begun("Ada Lovelace")
    place.path.write_bytes(b"")
    with pytest.raises(Unreadable, match="empty, but its edits are there"):
        place.open()


def test_an_empty_file_that_has_older_copies_is_damage(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    add(store, "Mary Somerville")
    place.wait(hours=2)
    store.close()
    place.edits.unlink()
    place.path.write_bytes(b"")
    with pytest.raises(Unreadable, match="older copies"):
        place.open()


def test_a_missing_file_beside_its_edits_is_damage(place: Place) -> None:
    place.begun("Ada Lovelace")
    place.path.unlink()
    with pytest.raises(Unreadable, match="missing, but its edits are there"):
        place.open()


def test_an_empty_file_alone_is_a_new_journal(place: Place) -> None:
    place.folder.mkdir()
    place.path.touch()
    store = place.open(create=False)
    add(store, "Ada Lovelace")
    store.close()
    assert names(place.open()) == ["Ada Lovelace"]


def test_a_missing_file_is_empty_or_a_wrong_name(place: Place) -> None:
    assert names(place.open()) == []
    assert not place.folder.exists()
    with pytest.raises(Usage, match="no journal at"):
        place.open(create=False)


def test_a_folder_and_a_device_are_no_journals(place: Place) -> None:
    place.path.mkdir(parents=True)
    with pytest.raises(Unreadable, match="is a folder"):
        place.open()
    place.path.rmdir()
    place.path = Path("/dev/null")
    with pytest.raises(Unreadable, match="is a device"):
        place.open()


if hasattr(os, "mkfifo"):

    def test_a_pipe_is_no_journal(place: Place) -> None:
        place.folder.mkdir()
        os.mkfifo(place.path)
        with pytest.raises(Unreadable, match="is a pipe"):
            place.open()


def test_a_symlink_stays_one(place: Place) -> None:
    place.begun("Ada Lovelace")
    real = place.path
    place.path = place.folder.parent / "link.json"
    place.path.symlink_to(real)
    store = place.open()
    add(store, "Mary Somerville")
    store.close()
    assert place.path.is_symlink()
    assert not real.is_symlink()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def test_odd_paths_are_only_paths(place: Place) -> None:
    place.folder = place.folder / "with blanks\nand\tcontrols é王"
    place.path = place.folder / "my journal.json"
    store = place.open()
    add(store, "Ada Lovelace")
    store.close()
    assert names(place.open()) == ["Ada Lovelace"]
