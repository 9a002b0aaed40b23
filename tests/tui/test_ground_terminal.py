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


def test_a_key_and_a_whole_line_in_one_write_land_in_what_the_key_opens(ground: Terminal) -> None:
    with ground:
        ground.until("1 of 10000")
        ground.send("a" + LINE)
        ground.until(LINE)


@pytest.mark.parametrize("opener", ["?", ":", "\x10"])
def test_a_box_takes_the_letters_that_come_with_its_key_and_runs(
    ground: Terminal, opener: str
) -> None:
    with ground:
        ground.until("1 of 10000")
        ground.send(f"{opener}who owes\r")
        ground.until("┏━ 3 Who owes whom")


def test_a_move_sends_less_than_two_kilobytes_and_scrolling_does_so_on_average(
    ground: Terminal,
) -> None:
    sizes = []
    with ground:
        ground.until("1 of 10000")
        for place in range(2, 72):
            ground.send("j")
            sizes.append(ground.until(f"{place} of 10000"))
    assert sorted(sizes)[len(sizes) // 2] <= 1_000
    assert sum(sizes) / len(sizes) <= 2_000
    assert sum(size > 2_000 for size in sizes) <= len(sizes) // 10


def test_the_real_cursor_stands_on_the_selected_row_of_the_list_in_use(ground: Terminal) -> None:
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


def test_the_selection_is_seen_without_colors() -> None:
    with Terminal("tests.tui.ground", NO_COLOR="1") as ground:
        ground.until("1 of 10000")
        ground.send("j")
        ground.until("2 of 10000")
        assert "┃▶Charles Babbage 1" in ground.text
        assert "│▶Charles Babbage 1" in ground.text


def test_an_idle_screen_sends_nothing_even_with_a_place_to_type_open(ground: Terminal) -> None:
    with ground:
        ground.until("1 of 10000")
        ground.send(":")
        ground.until(f"of {sum(action.listed for action in ACTIONS)}")
        # A blinking cursor would be heard every half second.
        assert ground.falls_silent(seconds=6)
