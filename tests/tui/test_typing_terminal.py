"""What is typed in a real terminal lands where it belongs, in bursts and with a kill in them."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from tests.tui.terminal import Terminal

EMPTY = "Nobody here yet."


def netjournal(folder: Path) -> Terminal:
    journal = str(folder / "journal.json")
    return Terminal("netjournal", "--journal", journal, XDG_STATE_HOME=str(folder / "state"))


def test_what_comes_in_one_write_lands_whole_and_answers_nothing(tmp_path: Path) -> None:
    with netjournal(tmp_path) as app:
        app.until(EMPTY)
        app.send("c#abos26\rAda Lovelace: rivers\rCharles Babbage: gears > maps by fri\r")
        app.until("2 people")
        app.until("Charles Babbage")
        assert "#abos26" in app.text
        assert "rivers" in app.text
        app.send("\x1b")
        app.until("✓ 2 people from #abos26 · 1 thing you promised")

        for name in ("Ana Souza", "Ana Lima"):
            app.send(f"a{name}: met her\r")
            app.until("✓ Noted")
            app.until(f"▶{name}")
        app.send("aAna: wants the gears\r1")
        app.until("Which Ana?")
        assert app.falls_silent()
        assert "Which Ana?" in app.text
        app.send("\x1b")
        app.until("▶Ana Lima")

        app.send("aAna Lima: lakes\rdelete this? udq")
        app.until("lakes")
        app.until("› delete this? udq")
        app.send("\x1b")
        app.until("The draft is kept")
        assert "▶Ana Lima" in app.text

        app.send("tnyla27\r")
        app.until("#nyla27")
        app.until("only a tag so far")
        app.send("mLise Meitner\r")
        app.until("○  Lise Meitner")
        app.send("Kgroup\r")
        app.until("Changed #nyla27")


def test_a_kill_loses_no_line_and_keeps_the_one_being_typed(tmp_path: Path) -> None:
    drafts = (tmp_path / "state" / "netjournal" / "drafts").glob
    with netjournal(tmp_path) as app:
        app.until(EMPTY)
        app.send("c#abos26\rAda Lovelace: rivers\rCharles Bab")
        app.until("› Charles Bab")
        app.until(
            lambda: any(one.read_text("utf-8") == "Charles Bab" for one in drafts("*/debrief")),
            seconds=1,
        )
        app.kill(signal.SIGKILL)
    with netjournal(tmp_path) as again:
        again.until("▶Ada Lovelace")
        again.send("c\r")
        again.until("› Charles Bab")
        again.send("bage: gears\r")
        again.until("+ Charles Babbage")
        again.send("\x1b")
        again.until("1 person from #abos26")
        again.send("aMary Somerville: has the at")
        again.until("has the at")
        again.until(
            lambda: any(one.read_text("utf-8").endswith("has the at") for one in drafts("*/note")),
            seconds=1,
        )
        again.kill(signal.SIGKILL)
    with netjournal(tmp_path) as last:
        last.until("▶")
        last.send("alas\r")
        last.until("has the atlas")
