"""Every command on a journal that is damaged, or speaks of people who are not there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Shell

EVERY = (
    ("note", "Ada: hums"), ("settle", "slides"), ("snooze", "slides", "2w"), ("edit", "ada"),
    ("set", "ada", "city", "London"), ("delete", "ada"), ("undo",), ("redo",), ("find", "ada"),
    ("show", "ada"), ("owes",), ("due",), ("timeline",), ("history",), ("export", "json"),
    ("backup",), ("forget", "ada", "--yes", "Ada Lovelace"), ("check",), ("check", "--keep"),
    ("where",), ("restore",),
)  # fmt: skip


@pytest.mark.parametrize("damage", ["cut", "empty", "NULs", "newer", "a folder"])
def test_no_command_touches_or_chokes_on_a_file_it_cannot_read(ada: Shell, damage: str) -> None:
    whole = ada.journal.read_bytes()
    edits = ada.journal.with_name("journal.json.edits")
    before = edits.read_bytes()
    spoiled = {
        "cut": whole[:-50],
        "empty": b"",
        "NULs": b"\0" * len(whole),
        "newer": whole.replace(b'"schema":1', b'"schema":9'),
    }.get(damage)
    ada.journal.unlink()
    if spoiled is None:
        ada.journal.mkdir()
    else:
        ada.journal.write_bytes(spoiled)
    for words in EVERY:
        said = ada(*words)
        # A note does not read the entries, and is saved beside them.
        fine = words == ("restore",) or (words[0] == "note" and damage == "cut")
        assert said.code in ((0, 2) if fine else (2,)), words
        assert "failed" not in said.err, words
        assert (said.out + said.err).count("\n") <= 6, words
    assert edits.read_bytes().startswith(before)
    if damage == "cut":
        assert "Saved among the recent edits. But journal.json stops" in ada("note", "Ada: x").err
        assert ada("restore", "latest").code == 0
        assert "hums" in ada("timeline").out
        return
    assert edits.read_bytes() == before
    if spoiled is not None:
        assert ada.journal.read_bytes() == spoiled


def test_people_who_are_not_there_stop_no_command(ada: Shell) -> None:
    held: dict[str, Any] = json.loads(ada.journal.read_text("utf-8"))
    gone = 999
    for one in held["entries"].values():
        one.update(contacts=[gone], mentions=[gone])
    for one in held["favors"].values():
        one.update(contact=gone, about=[gone], entry=gone)
    for one in held["contacts"].values():
        one.update(knows=[gone], met={"via": gone})
    held["follow_ups"]["901"] = {"contact": gone, "on": "2026-11-20", "why": "ask"}
    held["introductions"]["902"] = {"people": [gone, gone], "broker": gone}
    held["opportunities"]["903"] = {"what": "talk", "heard_from": gone}
    ada.journal.write_text(json.dumps(held), "utf-8")
    said = ada("check")
    assert said.code == 1
    assert "contacts that are not there" in said.out
    assert ada("check", "--keep").code == 1
    for words in EVERY:
        if words[0] not in ("edit", "forget", "backup"):
            said = ada(*words)
            assert "failed" not in said.err, (words, said.err)
            assert said.code in (0, 1), (words, said.err)
    assert ada("find", "bookmobile").code == 0
