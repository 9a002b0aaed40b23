"""What only a real terminal shows: keys that arrive together, bytes sent, the cursor's place."""

from __future__ import annotations

import pytest

from netjournal.actions import ACTIONS
from netjournal.tui.line_list import MARKER
from tests.tui.terminal import Terminal

LINE = "Ada Lovelace wants the slides > send slides by fri +2w"


@pytest.fixture
def ground() -> Terminal:
    return Terminal("tests.tui.ground")


def test_keys_and_words_in_one_write_land_in_what_the_key_opens(ground: Terminal) -> None:
    with ground:
        ground.until("1 of 10000")
        for opener in ("?", ":", "\x10"):
            ground.send(f"{opener}who owes\r")
            ground.until("┏━ 3 Who owes whom")
            ground.send("1")
            ground.until("┏━ 1 People")
        ground.send("a" + LINE)
        ground.until(LINE)


def test_the_real_cursor_stands_on_the_selected_row_and_little_is_sent(ground: Terminal) -> None:
    sizes = []
    with ground:
        ground.until(lambda: MARKER + "Ada Lovelace 0 " in ground.cursor_line)
        ground.send("jjj")
        ground.until(lambda: MARKER + "Grace Hopper 3 " in ground.cursor_line)
        assert ground.screen.cursor.x == ground.cursor_line.index(MARKER)
        ground.send("2")
        # The cursor passes other places while a frame is painted; what counts is where it rests.
        ground.until(
            lambda: (
                ground.screen.cursor.x > 42 and MARKER + "Charles Babbage 1 " in ground.cursor_line
            )
        )
        ground.send("1g")
        ground.until("1 of 10000")
        ground.falls_silent(0.2)
        for place in range(2, 72):
            ground.send("j")
            sizes.append(ground.until(f"{place} of 10000"))
        ground.send(":")
        ground.until(f"of {sum(action.listed for action in ACTIONS)}")
        # A blinking cursor would be heard every half second, also with a place to type open.
        assert ground.falls_silent(seconds=6)
    assert sorted(sizes)[len(sizes) // 2] <= 1_000
    assert sum(sizes) / len(sizes) <= 2_000, "scrolling included"
    assert sum(size > 2_000 for size in sizes) <= len(sizes) // 10


def test_the_selection_is_seen_without_colors() -> None:
    with Terminal("tests.tui.ground", NO_COLOR="1") as ground:
        ground.until("1 of 10000")
        ground.send("j")
        ground.until("2 of 10000")
        assert "┃▶Charles Babbage 1" in ground.text
        assert "│▶Charles Babbage 1" in ground.text
