"""The first screen in windows of every size: what the first line says, zoom, the real cursor."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.opened import Opened, screen_text, until


def first_line(pilot: Pilot[int]) -> str:
    return screen_text(pilot).split("\n", 1)[0]


async def test_the_first_line_names_today_or_where_there_is_one_pane_the_panes(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "today: Ada, Charles")
        await pilot.resize_terminal(50, 16)
        await pilot.pause()
        assert "1 People   2 Timeline   3 Owes · 2 things open" in first_line(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "today: Ada, Charles" in first_line(pilot)


async def test_zoom_gives_the_window_to_the_pane_in_use_and_takes_it_back(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("2", "z")
        await pilot.pause()
        shown = screen_text(pilot)
        assert "2 Timeline" in shown
        assert "1 People" not in shown
        await pilot.press("3")
        await pilot.pause()
        shown = screen_text(pilot)
        assert "3 Who owes whom" in shown
        assert "They said they would" in shown
        assert "2 Timeline" not in shown
        await pilot.press("z")
        await pilot.pause()
        assert "1 People" in screen_text(pilot)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16)])
async def test_the_real_cursor_stands_on_the_selected_row(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened.app.run_test(size=size) as pilot:
        for keys, words in (
            (("1",), "Ada Lovelace"),
            (("j",), "Charles Babbage"),
            (("3",), "send slides"),
            (("l",), "review the"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            line = screen_text(pilot).split("\n")[opened.app.cursor_position.y]
            column = opened.app.cursor_position.x
            assert line[column] == "▶"
            assert words in line[column:]


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (200, 3)])
async def test_the_smallest_windows_break_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    made = Opened(tmp_path)
    async with made.app.run_test(size=size) as pilot:
        for key in ("j", "2", "3", "l", "z", "z", "f", "escape", "a", "escape", "question_mark"):
            await pilot.press(key)
        await pilot.press("escape")
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "Ada Lovelace" in screen_text(pilot)
    made.store.close()
