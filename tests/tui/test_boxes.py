"""Help and palette: they fit, find, run and close."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static

from netjournal.actions import ACTIONS
from netjournal.tui.help_screen import SIGNS, HelpScreen, lines, signs
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import open_overlay
from netjournal.tui.palette import Choice, PaletteScreen, PickScreen, match, search
from tests.tui.ground import Ground


def rows_on_screen(app: Ground) -> list[str]:
    text: list[str] = []
    for line_list in app.screen.query(LineList):
        if line_list.display:
            text += [line_list.render_line(y).text for y in range(line_list.size.height)]
    return text


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_the_whole_help_fits_80_by_24_and_cuts_no_word() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "?")
        shown = [row.strip(" ▶") for row in rows_on_screen(app)]
        assert "…" not in "".join(shown)
        for line in lines(ACTIONS):
            assert any(row.startswith(line.keys) and row.endswith(line.words) for row in shown)
        for line_list in app.screen.query(LineList):
            assert len(line_list.rows) <= line_list.window


@pytest.mark.parametrize("size", [(50, 16), (60, 20), (40, 12)])
async def test_a_small_help_scrolls_through_all_its_lines_and_cuts_no_word(
    size: tuple[int, int],
) -> None:
    app = Ground()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "?")
        seen: set[str] = set()
        for _ in range(1 + len(lines(ACTIONS)) // 4):
            seen.update(row.strip(" ▶") for row in rows_on_screen(app))
            await press(pilot, "pagedown")
        assert "…" not in "".join(seen)
        for line in lines(ACTIONS):
            assert any(row.startswith(line.keys) and row.endswith(line.words) for row in seen)
        box = app.screen.query_one(".overlay-box").region
        assert box.width <= size[0]
        assert box.height <= size[1]


async def test_the_help_begins_with_signs_and_letters_find_a_line_that_enter_runs() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "?")
        legend = str(app.screen.query_one(".help-signs", Static).content)
        assert legend.startswith("!! late")
        for sign, words, _ in SIGNS:
            assert f"{sign} {words}" in legend
        assert all(cell_len(row) <= 46 for row in signs(46).plain.splitlines())
        await press(pilot, "right")
        (mark,) = [row for row in rows_on_screen(app) if row.startswith("▶")]
        assert "find / shorten list" in mark
        await press(pilot, "left")
        assert next(row for row in rows_on_screen(app) if row[0] == "▶").startswith("▶a A")
        await press(pilot, *"timeline")
        assert any("go to the timeline" in row for row in rows_on_screen(app))
        await press(pilot, "enter")
        await pilot.pause()
        assert app.ground.done == ["pane_timeline"]
        assert app.ground.has_class("-at-timeline")


async def test_the_help_closes_and_the_same_row_is_selected() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "j")
        for key in ("escape", "question_mark", "f1"):
            await press(pilot, "?")
            assert isinstance(app.screen, HelpScreen)
            await press(pilot, key)
            assert app.screen is app.ground
            assert app.focused is app.list
            assert app.list.index == 2
        assert app.ground.done == []


async def test_the_help_survives_any_size() -> None:
    app = Ground()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "?")
        for size in [(20, 5), (80, 24), (1, 1), (50, 16), (120, 36)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert len([row for row in rows_on_screen(app) if row.startswith("▶")]) == 1


async def test_the_help_tells_the_keys_of_the_settings() -> None:
    app = Ground(keys={"note": ["Z"], "help": ["f2"]})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f2")
        assert any(row.strip(" ▶").startswith("Z  ") for row in rows_on_screen(app))
        assert "esc or f2 closes" in str(app.screen.query_one(".overlay-box").border_subtitle)
        await press(pilot, "f2")
        assert app.screen is app.ground


async def test_the_palette_holds_every_command_with_its_key() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        line_list = app.screen.query_one(LineList)
        listed = [action for action in ACTIONS if action.listed]
        assert [found.choice.id for found in line_list.rows] == [one.id for one in listed]
        first = line_list.render_line(0).text
        assert first.startswith("▶note ")
        assert first.rstrip().endswith("a A")


async def test_the_palette_finds_and_runs() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ":", *"ltun")
        row = app.screen.query_one(LineList).render_line(0).text
        assert row.startswith("▶later until a day")
        assert row.rstrip().endswith("W")
        await press(pilot, *["backspace"] * 4, *"done")
        await press(pilot, "enter")
        await pilot.pause()
        assert app.ground.done == ["settle"]
        assert "Done: send [/x] slides" in str(app.ground.query_one("#status").render())


async def test_what_was_used_comes_first_until_something_is_typed() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_overlay(app, PaletteScreen(app.actions, recent=("copy", "undo")))
        await pilot.pause()
        line_list = app.screen.query_one(LineList)
        assert [found.choice.id for found in line_list.rows][:3] == ["copy", "undo", "note"]


async def test_a_pick_tells_what_is_passed_over_and_gives_one_back() -> None:
    passed: list[str] = []
    given: list[str | None] = []
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        choices = tuple(Choice(name, f"[/{name}]") for name in ("one", "two", "three"))
        await open_overlay(
            app, PickScreen("Which [/x]?", choices, moved=passed.append), given.append
        )
        await press(pilot, "down", "down", "up")
        assert passed[-3:] == ["two", "three", "two"]
        await press(pilot, "enter")
        await pilot.pause()
        assert given == ["two"]


async def test_esc_gives_nothing_and_enter_on_nothing_stays() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ":", *"zzzz", "enter")
        assert isinstance(app.screen, PaletteScreen)
        await press(pilot, "escape")
        assert app.screen is app.ground
        assert app.ground.done == []


def test_matching_wants_the_letters_in_order_and_likes_words_beginnings() -> None:
    assert match("zz", "pizza") is not None
    assert match("az", "zoom a") is None
    assert match("", "anything") == (0.0, ())
    found = match("wa", "later: write again")
    assert found is not None
    assert [("later: write again")[start:end] for start, end in found[1]] == ["w", "a"]
    choices = tuple(Choice(action.id, action.label) for action in ACTIONS)
    assert search("undo", choices)[0].choice.id == "undo"
    assert search("find", choices)[0].choice.id == "find"
    assert search("new p", choices)[0].choice.id == "new_contact"


def test_every_listed_key_is_in_the_help_once() -> None:
    told = [key for line in lines(ACTIONS) for key in line.keys.split()]
    assert sorted(told) == sorted(key for one in ACTIONS if one.listed for key in one.keys)
