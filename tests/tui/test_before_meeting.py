"""Two minutes before meeting somebody, the network at a glance, and what is kept to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from netjournal.model.records import (
    Contact,
    Entry,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Resource,
    Step,
    Tag,
    TagKind,
    ToMeet,
)
from netjournal.settings import Settings
from netjournal.tui import session
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.flows import opening
from netjournal.tui.session import Session
from tests.tui.hands import type_words
from tests.tui.opened import ADA, CHARLES, DAY, EMILIE, Opened, add, burst, screen_text, until

LISE = 16


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path)
    add(
        made.store,
        Contact(id=LISE, name="Lise Meitner", met_yet=False, city="Denver"),
        Tag(
            id=31,
            name="abos26",
            kind=TagKind.EVENT,
            place="Denver",
            link="https://abos.example",
            to_meet=(ToMeet(name="Emmy Noether"),),
        ),
        Entry(
            id=22, on=date(2026, 11, 20), kind="met", contacts=(ADA,), tags=("abos26",), text="vans"
        ),
        Entry(id=23, on=DAY, kind="note", contacts=(ADA,), text="a secret", private=True),
        Entry(id=24, on=date(2026, 3, 2), kind="call", contacts=(CHARLES,)),
        Entry(id=25, on=date(2026, 3, 4), kind="call", contacts=(CHARLES,)),
        Entry(id=26, on=date(2026, 11, 1), kind="note", contacts=(ADA,), unclear=("Ana",)),
        FollowUp(id=52, contact=ADA, why="how was Ghent?"),
        FollowUp(id=53, tag="abos26", why="which projector?"),
        Introduction(id=61, people=(0, EMILIE), broker=ADA, steps=(Step(step="made", on=DAY),)),
        Opportunity(id=71, what="Cataloguer", heard_from=CHARLES),
        Resource(id=91, title="On looms", link="https://books.example/looms", contact=ADA),
    )
    yield made
    made.store.close()


async def test_a_brief_is_read_at_one_glance_and_says_the_most_important_first(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "1 People")
        await pilot.press("b")
        shown = await until(pilot, "Before meeting Ada Lovelace")
        assert "1 private note left out" in shown, "all of it is on one screen"
        assert "https://books.example/looms" in shown
        for size in ((50, 16), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            shown = screen_text(pilot)
            owed = shown.index("send slides")
            assert owed < shown.index("how was Ghent?") < shown.index("looms")
            assert "3 days late" in shown
            assert "a secret" not in shown
        first = cursor_row(pilot)
        await pilot.press(*"jj")
        assert cursor_row(pilot) == first + 2
        await pilot.press("s")
        await until(pilot, "Settled: send slides")
        await pilot.press("j", "s")
        await until(pilot, "Gave something back")
        await pilot.press("k", "s")
        await until(pilot, "Thanked")
        await pilot.press("u", "u", "u")
        await until(pilot, "send slides")
        await pilot.press("escape")
        # So many records that the page is made anew beside the keys.
        monkeypatch.setattr(session, "_LARGE", 0)
        await pilot.press("b")
        await until(pilot, "send slides")
        await burst(pilot, "jjss")
        await until(pilot, "That is done already")
        await pilot.press("u")
        await until(pilot, "Took back: settled: send slides")
        await pilot.press("escape")
        await until(pilot, "1 People")


async def test_before_an_event_everybody_there_is_shown_and_led_on_to(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "1 People")
        await pilot.press("t")
        await type_words(pilot, "abos26")
        await pilot.press("enter")
        await until(pilot, "#abos26")
        cursor_row(pilot)
        await pilot.press("b")
        shown = await until(pilot, "Before #abos26")
        assert "which projector?" in shown
        assert "To meet · 0 of 1 met" in shown
        assert "People here whom you have not met yet · 1" in shown
        assert "Lise Meitner · Denver" in shown
        assert "People you know · 1" in shown
        assert "how was Ghent?" in shown
        await pilot.press("G")
        cursor_row(pilot)
        await pilot.press("b")
        await until(pilot, "Before meeting Ada Lovelace")
        await pilot.press("enter")
        await until(pilot, "Timeline — Ada Lovelace")


async def test_goals_are_set_reached_and_struck_by_keys_under_a_year_of_days(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 40)) as pilot:
        await until(pilot, "1 People")
        await pilot.press("E")
        shown = await until(pilot, "Your network at a glance")
        assert "No goals yet" in shown
        assert "Not in touch for a while · 1" in shown
        assert "nobody yet" in shown
        assert "░ 1  ▒ 2" in shown
        mondays = next(line for line in shown.splitlines() if "Mon " in line)
        assert "░" in mondays
        await pilot.press("n")
        await type_words(pilot, "find a mentor #mentor with charles")
        await until(pilot, "find a mentor · with Charles Babbage · #mentor")
        await pilot.press("enter")
        shown = await until(pilot, "1 person")
        assert "Cataloguer, lead" in shown
        await pilot.press("g")
        cursor_row(pilot)
        await pilot.press("s")
        await until(pilot, "Reached: find a mentor")
        await pilot.press("s")
        await until(pilot, "Opened again: find a mentor")
        await pilot.press("x")
        await until(pilot, "let go")
        await pilot.press("d")
        await until(pilot, "No goals yet")
        await pilot.press("u")
        await until(pilot, "find a mentor #mentor")
        await pilot.press("ctrl+l", "n")
        await type_words(pilot, "weave with ada")
        assert "Lovelace" not in await until(pilot, "weave · with A·· L·······")
        await pilot.press("escape", "ctrl+l")
        await until(pilot, "find a mentor #mentor")
        await pilot.press("g", "e")
        await until(pilot, "Edit find a mentor")


async def test_a_link_is_shown_whole_and_opened_by_one_key(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(command: list[str], **_streams: object) -> None:
        started.append(command)

    copied: list[str] = []
    monkeypatch.setattr("pyperclip.copy", copied.append)
    for variable in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(opening, "_opener", lambda: ["xdg-open"])
    monkeypatch.setattr(opening.subprocess, "Popen", start)
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "1 People")
        await pilot.press("B")
        await until(pilot, "https://books.example/looms")
        cursor_row(pilot)
        await pilot.press("o")
        await until(pilot, "Opened https://books.example/looms")
        await pilot.press("n")
        await type_words(pilot, "file:///etc/passwd")
        await until(pilot, "for Ada Lovelace")
        await pilot.press("enter")
        await until(pilot, "2 links")
        await pilot.press("g", "o")
        await until(pilot, "There is no link here")
        await pilot.press("e", *["tab"])
        await type_words(pilot, "file:///etc/passwd")
        await pilot.press("ctrl+s")
        await until(pilot, "Changed")
        await pilot.press("o")
        await until(pilot, "That kind of link is not opened")
        await pilot.press("d")
        await until(pilot, "1 link")
        await pilot.press("escape", "t")
        await type_words(pilot, "abos26")
        await pilot.press("enter")
        await until(pilot, "#abos26")
        await pilot.press("o")
        await until(pilot, "Opened https://abos.example")
        monkeypatch.setattr(opening, "_opener", list)
        await pilot.press("o")
        await until(pilot, "nothing here opens links")
    assert copied == ["https://abos.example"]
    assert started == [
        ["xdg-open", "https://books.example/looms"], ["xdg-open", "https://abos.example"]
    ]  # fmt: skip


async def test_the_real_cursor_stands_on_the_selected_row_of_every_other_page(
    opened: Opened,
) -> None:
    """Screen readers read where it stands."""
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "1 People")
        for key, moves in (("H", 2), ("O", 0), ("L", 1), ("v", 0)):
            await pilot.press(key)
            await pilot.pause()
            first = cursor_row(pilot)
            await pilot.press(*"j" * moves)
            assert (cursor_row(pilot) > first) is bool(moves), key
            await pilot.press("escape")


def cursor_row(pilot: Pilot[Any]) -> int:
    """Return the line of the real cursor, which has to stand on the marker of a selected row."""
    at = pilot.app.cursor_position
    line = screen_text(pilot).split("\n")[at.y]
    assert line[at.x] == "▶", line
    assert line[at.x + 1 :].strip(" ┃"), "a row with words"
    return at.y


async def test_where_asked_every_sign_is_ascii_and_names_keep_their_letters(
    opened: Opened, tmp_path: Path
) -> None:
    add(opened.store, Goal(id=81, what="find a mentor"))
    session = Session(opened.store, Settings(ascii=True), Drafts(tmp_path / "drafts"))
    app = NetjournalApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await until(pilot, "looms")
        assert "|>Ada Lovelace" in shown
        assert "Émilie" in shown
        for key in ("E", "question_mark", "escape", "escape", "c"):
            await pilot.press(key)
            await pilot.pause()
            shown += screen_text(pilot)
    assert {letter for letter in shown if not letter.isascii()} <= set("Éâéû")
