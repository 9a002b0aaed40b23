"""What is in a journal stays with its owner: files nobody else may read, no network, no word of a
private note in anything that goes out."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netjournal.views import messages
from tests.cli.conftest import Shell, journal, run
from tests.offline import Asked
from tests.tui.opened import DAY, Opened, open_store, until

__all__ = ["journal", "run"]

SECRET = "xyzzy"
PRIVATE = (
    f"private: Ada Lovelace is ill with {SECRET}. I owe her a {SECRET}-cure by fri +2w",
    f"private: tomorrow 10am: coffee with Ada Lovelace about {SECRET}",
    f"private: Ada Lovelace heard of an opening at {SECRET.title()} Engines",
    "private: Ada Lovelace introduced me to Bea Hush",
)


def test_nothing_that_is_tested_here_can_reach_a_network() -> None:
    with pytest.raises(Asked):
        socket.create_connection(("127.0.0.1", 9))
    with socket.socket() as one, pytest.raises(Asked):
        one.bind(("127.0.0.1", 0))
    with pytest.raises(Asked):
        socket.getaddrinfo("netjournal.example", 80)


if sys.platform != "win32":

    @pytest.fixture
    def open_to_all() -> Iterator[None]:
        """A system that lets everybody read new files, unless a program takes care."""
        before = os.umask(0)
        yield
        os.umask(before)

    @pytest.mark.usefixtures("open_to_all")
    async def test_nobody_else_may_read_or_enter_anything_that_is_made(
        run: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        table, theirs = tmp_path / "table.csv", {tmp_path, tmp_path / "table.csv"}
        table.write_text("Who,What\nAda Lovelace,engines\n", "utf-8")
        monkeypatch.setenv("NETJOURNAL_JOURNAL", str(tmp_path / "data" / "own" / "journal.json"))
        monkeypatch.setenv("EDITOR", "sh -c 'echo birthday: soon > \"$0\"'")
        out = tmp_path / "out"
        for words in (
            ("note", "Ada Lovelace: hums > send slides"),
            ("import", str(table), "--map", "Who=name", "--map", "What=organization"),
            *(("export", form, "--notes", "-o", f"{out}.{form}") for form in ("vcard", "csv")),
            ("export", "json", "-o", f"{out}.json"),
            ("export", "markdown", "-o", f"{out}.folder/"),
            ("backup", "-o", f"{out}.copy.json"),
            ("demo", "--path", str(tmp_path / "demo")),
        ):
            assert run(*words).code == 0, words
        assert run("edit", "ada", terminal=True).code == 2
        opened = Opened(tmp_path / "app")
        async with opened.app.run_test() as pilot:
            await until(pilot, "looms")
            await pilot.press("a", *"Mary hums")
            await until(pilot, "Mary hums")
        opened.store.close()
        made = set(tmp_path.rglob("*")) - theirs
        assert {path.name for path in made} >= {"note", "journal.json.lock", "columns.json"}
        assert len([path for path in made if "edit-" in path.name]) == 1
        assert [path for path in made if path.stat().st_mode & 0o077] == []


def test_a_private_note_is_in_nothing_that_goes_out(
    run: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("note", "-", stdin="\n".join(PRIVATE)).code == 0
    assert run("show", "ada").out.count(SECRET) > 2
    for form in ("vcard", "csv", "ics", "markdown"):
        gone_out = run("export", form, "--notes").out
        assert "Ada" in gone_out
        assert SECRET not in gone_out.lower()
    shared = run("export", "person", "ada", "--to-share").out
    assert SECRET not in shared.lower()
    assert "introduction:" not in shared
    held = open_store(tmp_path).journal
    (task,) = held.follow_ups.values()
    assert SECRET in task.why
    assert held.introductions
    monkeypatch.setenv("NETJOURNAL_TODAY", "2026-11-24")
    plan = run("today", "--json").json["planned"][0]
    assert (plan["kind"], plan["text"], plan["private"]) == ("coffee", "", True)
    promise = next(one for one in held.favors.values() if SECRET in one.what)
    for record in (task, promise):
        about = messages.about(held, promise.contact, record, "", "Mary Somerville", DAY)
        texts = messages.texts(messages.BUILT_IN, about)
        assert texts
        assert all(SECRET not in text.words for text in texts)
        assert "promised" not in texts[0].words, "no sentence with a hole in it"
    said = run("brief", "ada").out + run("brief", "ada", "--json").out
    assert "Ada" in said
    assert SECRET not in said.lower()
    assert "Bea Hush" not in said


@pytest.mark.parametrize("said", ["ask: is she leaving?", "> the leaving card by fri"])
def test_a_private_line_without_words_of_its_own_stays_private(run: Shell, said: str) -> None:
    assert run("note", "-", stdin=f"Ada Lovelace: met\nprivate: Ada Lovelace {said}").code == 0
    assert "leaving" in run("show", "ada").out
    assert "leaving" not in run("brief", "ada").out
    assert "leaving" not in run("export", "person", "ada", "--to-share").out
