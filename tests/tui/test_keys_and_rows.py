"""The table of actions, its keys while typing, the status line, the footer and the layout."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.content import Content

from netjournal.actions import (
    ACTIONS,
    BY_ID,
    DOUBTS_ACTIONS,
    EVERY,
    PAGE_ACTIONS,
    Scope,
    in_scope,
    with_keys,
)
from netjournal.errors import Usage
from netjournal.tui import labelled, layout, paint
from netjournal.tui.bindings import ActionScreen
from netjournal.tui.overlay import Prompt
from netjournal.tui.screens.card import card_rows, is_line
from netjournal.tui.status import KeyFooter, StatusLine, fitting, item_words
from netjournal.views.card import Line, Part, Section
from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone
from tests.tui.ground import Ground, ListPane, Rows

PANES = (Scope.PEOPLE, Scope.TIMELINE, Scope.OWES)


def test_one_press_leaves_a_short_row_and_a_long_one_is_read_to_its_end() -> None:
    row = PageRow("fact", "", table="entries", id=21)
    lines = list(labelled.on_lines(row, [str(line) for line in range(8)]))
    assert [one.text for one in lines if one.is_selectable] == ["0", "5"]
    words = " ".join(["looms"] * 60)
    rows = card_rows([Section(Part.ABOUT, (Line("about", words),))], 40)
    assert [is_line(row) for row in rows[:8]] == [False, True, *[False] * 4, True, False]


def test_the_table_is_sound() -> None:
    assert len(BY_ID) == len(EVERY)
    with_keys({"note": BY_ID["note"].keys}, EVERY)
    for action in EVERY:
        assert action.id.isidentifier() or action.id == "import"
        assert cell_len(action.label) <= 22
        assert action.help[0].isupper()
        assert not action.help.endswith(".")
        assert not action.beside or BY_ID[action.beside].line
        assert not action.footer or action.keys
        assert action.keys or action.listed, "neither a key nor a place in the palette"
    for table in (ACTIONS, PAGE_ACTIONS, DOUBTS_ACTIONS):
        ranks = [action.footer for action in table if action.footer]
        assert len(ranks) == len(set(ranks))


def test_no_key_needs_what_terminals_do_not_send_or_mistake() -> None:
    mistaken = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+["}
    for action in EVERY:
        assert not mistaken.intersection(action.keys)
        assert not [key for key in action.keys if key.startswith("alt+")]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"dance": ["x"]}, "dance"),
        ({"note": []}, "note"),
        ({"note": ["s"]}, "settle"),
        ({"settle": ["x"], "edit": ["x"]}, "x"),
    ],
)
def test_keys_in_the_settings_that_make_no_sense_are_refused(
    wanted: dict[str, list[str]], words: str
) -> None:
    with pytest.raises(Usage, match=words):
        with_keys(wanted, ACTIONS)


async def test_keys_of_the_settings_take_the_place_of_the_table_s() -> None:
    app = Ground(keys={"note": ["Z", "ctrl+b"], "move_down": ["Q"], "settle": ["a"]})
    async with app.run_test() as pilot:
        await pilot.press("Q")
        assert app.list.index == 1
        await pilot.press("a")
        assert "Done" in str(app.ground.query_one(StatusLine).render())
        await pilot.press("Z", *"ZaZt")
        await pilot.pause()
        assert app.ground.query_one("#bar", Prompt).value == "ZaZt"


async def test_while_typing_only_the_keys_work_that_are_meant_to() -> None:
    app = Ground()
    async with app.run_test() as pilot:
        await pilot.press("a", *"as? /:f", "ctrl+p", "ctrl+n", "f1", "1")
        await pilot.pause()
        assert app.screen is app.ground
        assert app.ground.query_one("#bar", Prompt).value == "as? /:f1"
        assert app.ground.check_action("quit", ())
        assert app.ground.check_action("cover", ())
        assert not app.ground.check_action("undo", ())


async def test_an_unknown_key_is_answered_and_a_known_one_is_not() -> None:
    app = Ground()
    heard: list[str] = []
    async with app.run_test(
        message_hook=lambda message: (
            heard.append(message.key) if isinstance(message, ActionScreen.UnknownKey) else None
        ),
    ) as pilot:
        await pilot.press("Z", "j", "f5", "é")
        await pilot.pause()
        assert list(dict.fromkeys(heard)) == ["Z", "f5", "é"]


async def test_the_status_line_keeps_the_hint_and_crops_the_words() -> None:
    app = Ground()
    async with app.run_test(size=(60, 20)) as pilot:
        status = app.ground.query_one(StatusLine)
        status.say("✓", "Done: [/x] \x1b[2J 山田太郎 " + "very long " * 30, "u undo")
        await pilot.pause()
        line = status.render_line(0).text
        assert line.startswith("✓ Done: [/x] ␛[2J 山田太郎 very")
        assert line.rstrip().endswith("…  u undo")
        assert cell_len(line) == status.size.width
        await pilot.resize_terminal(24, 20)
        await pilot.pause()
        assert status.render_line(0).text.rstrip().endswith("u undo")
        status.clear()
        await pilot.pause()
        assert not status.render_line(0).text.strip()


@pytest.mark.parametrize("cells", [118, 78, 58, 48, 30, 25])
@pytest.mark.parametrize("scope", PANES)
def test_the_footer_drops_whole_items_and_keeps_the_way_to_help(cells: int, scope: Scope) -> None:
    kept = fitting(ACTIONS, scope, cells)
    words = Content("  ").join(item_words(action) for action in kept)
    assert words.cell_length <= cells
    assert [action.id for action in kept][-2:] == ["help", "palette"]
    assert all(in_scope(action, scope) for action in kept)


async def test_the_footer_follows_the_pane_and_the_mouse() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        footer = app.ground.query_one(KeyFooter)
        assert "s done" not in footer.render().plain
        await pilot.press("3")
        assert "s done  u undo" in footer.render().plain
        at = footer.render().plain.index("s done")
        await pilot.click(footer, offset=(1 + at, 0))
        await pilot.pause()
        assert app.ground.done == ["settle"]


def visible_panes(app: Ground) -> list[str]:
    return [
        pane
        for pane in layout.PANES
        if app.ground.query_one(f"#{pane}").region.area and app.ground.query_one(f"#{pane}").display
    ]


async def test_wide_and_middle_windows_show_three_panes_and_small_ones_the_one_in_use() -> None:
    app = Ground()
    async with app.run_test(size=(120, 36)) as pilot:
        for size in [(120, 36), (100, 30), (80, 24), (60, 18)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert visible_panes(app) == list(layout.PANES), size
        for size in [(59, 20), (50, 16), (120, 17)]:
            await pilot.resize_terminal(*size)
            for key, pane in zip("123", layout.PANES, strict=True):
                await pilot.press(key)
                await pilot.pause()
                assert visible_panes(app) == [pane], size
                assert layout.is_small(app.ground)
                assert app.ground.query_one(f"#{pane}").size.width == size[0]
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert visible_panes(app) == list(layout.PANES)
        app.ground.add_class("-zoomed")
        await pilot.pause()
        assert visible_panes(app) == ["owes"]


async def test_the_right_column_gives_its_room_to_the_pane_in_use() -> None:
    app = Ground()
    async with app.run_test(size=(80, 24)) as pilot:
        height = {}
        for key in "123":
            await pilot.press(key)
            await pilot.pause()
            height[key] = [
                app.ground.query_one(f"#{pane}").size.height for pane in ("timeline", "owes")
            ]
        assert height["2"][0] > height["2"][1]
        assert height["3"][1] > height["3"][0] >= 3
        assert height["1"] == height["2"]


async def test_the_pane_in_use_has_a_heavy_frame_and_its_words_in_the_edge() -> None:
    app = Ground(Rows(214))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        people, *others = app.ground.query(ListPane)
        assert line(people, 0).startswith("┏━ 1 People [/x] ━")
        assert line(people, -1).endswith("━ 2 of 214 ━┛")
        assert all(line(other, 0).startswith("╭─ ") for other in others)
        assert all(line(other, -1).startswith("╰─") for other in others)
        people.set_edge(paint.text("words " * 20), paint.text("more"))
        await pilot.pause()
        assert "words words" in line(people, -1)
        assert all(cell_len(line(people, y)) == people.size.width for y in (0, 1, -1))


def line(pane: ListPane, y: int) -> str:
    return pane.render_line(y % pane.size.height).text


def test_cells_are_exact_whatever_the_letters() -> None:
    for words in ["", "Ada", "山田太郎", "山a田b太c郎d", "👩‍💻👩‍💻", "e\u0301" * 9, "[/x]\x1b\x07"]:
        for cells in range(0, 12):
            for align in ("left", "right"):
                assert paint.cell(words, cells, align).cell_length == cells
            assert paint.spread(words, "3 w", cells).cell_length == cells
    assert paint.cell("山田太郎", 6).plain == "山田 …"
    assert paint.cell("12", 5, "right").plain == "   12"


def test_matches_are_bold_and_underlined_not_only_colored() -> None:
    content = paint.highlight("Ada Lovelace", [(0, 2), (4, 6)], Tone.DIM)
    marked = [
        content.plain[start:end] for start, end, style in content.spans if "underline" in style
    ]
    assert marked == ["Ad", "Lo"]
    assert content.plain == "Ada Lovelace"


def test_every_tone_has_a_style() -> None:
    assert set(paint.TONES) == set(Tone)
