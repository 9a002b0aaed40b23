"""The list at many rows, with headings, wide letters and hostile words."""

from __future__ import annotations

from collections.abc import Sequence

from textual.pilot import Pilot
from textual.strip import Strip

from netjournal.tui.line_list import MARKER, LineList
from tests.tui.ground import Ground, Rows, paint_row


def shown(line_list: LineList[str]) -> list[str]:
    """Return the lines of the rows, without the frame around them."""
    lines = range(line_list.above, line_list.above + line_list.window)
    return [line_list.render_line(y).text[line_list.beside : -line_list.beside] for y in lines]


def marked(line_list: LineList[str]) -> list[str]:
    return [line for line in shown(line_list) if line.startswith(MARKER)]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_ten_thousand_rows_are_asked_only_for_what_is_on_screen() -> None:
    rows = Rows(10_000)
    app = Ground(rows)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert len(rows.asked) <= 40
        await press(pilot, "G")
        assert app.list.index == 9_999
        assert marked(app.list)[0].startswith("▶Grace Hopper 9999")
        await press(pilot, "g")
        assert app.list.index == 0
        assert len(rows.asked) <= 120


async def test_the_keys_move_by_rows_and_pages_and_stop_at_the_ends() -> None:
    app = Ground(Rows(10_000))
    async with app.run_test(size=(120, 36)) as pilot:
        height = app.list.window
        for keys, index in [
            (("k",), 0),
            (("j", "down", "j"), 3),
            (("up",), 2),
            (("ctrl+d",), 2 + height // 2),
            (("ctrl+u",), 2),
            (("pagedown",), height + 1),
            (("pageup", "pageup"), 0),
            (("end",), 9_999),
            (("j",), 9_999),
            (("home",), 0),
        ]:
            await press(pilot, *keys)
            assert app.list.index == index, keys
            assert len(marked(app.list)) == 1


async def test_headings_are_passed_over_and_stay_in_view_above_their_rows() -> None:
    app = Ground(Rows(30, every=5))
    async with app.run_test(size=(120, 18)) as pilot:
        assert app.list.selected == "Charles Babbage 1"
        await press(pilot, "j", "j", "j")
        assert app.list.index == 4
        await press(pilot, "j")
        assert app.list.index == 6
        await press(pilot, "k")
        assert app.list.index == 4
        await press(pilot, "G", "g")
        assert app.list.index == 1
        assert shown(app.list)[0].startswith(" # day 0")
        await pilot.resize_terminal(50, 8)
        await press(pilot, *["j"] * 5)
        for index in (6, 4, 3, 2, 1, 1):
            await press(pilot, "ctrl+u")
            assert app.list.index == index


async def test_the_same_thing_stays_selected_when_the_rows_change() -> None:
    app = Ground(Rows(10_000))
    async with app.run_test(size=(120, 36)) as pilot:
        app.list.select(5_000)
        await pilot.pause()
        kept = app.list.selected_key

        def names(count: int, first: int) -> Sequence[str]:
            return [f"Row {number}" for number in range(first, count)]

        app.list.set_rows([*names(10, 0), str(kept), *names(50, 10)], key=str, keep=kept)
        await pilot.pause()
        assert app.list.selected == kept
        assert marked(app.list)[0].startswith(f"▶{kept}")

        app.list.set_rows(names(10_000, 0), key=str, keep="Row 9876", find=lambda _key: 9_876)
        await pilot.pause()
        assert marked(app.list)[0].startswith("▶Row 9876")

        app.list.set_rows(names(3, 0), key=str, keep="gone")
        await pilot.pause()
        assert app.list.selected == "Row 2"
        assert len(marked(app.list)) == 1

        app.list.set_rows([], key=str)
        await pilot.pause()
        assert app.list.selected is None
        assert set("".join(shown(app.list))) == {" "}
        await press(pilot, "j", "k", "g", "G", "ctrl+d", "enter")


async def test_keeping_the_selection_is_no_news_and_losing_it_is() -> None:
    app = Ground(Rows(100))
    heard: list[object] = []
    async with app.run_test(
        size=(120, 36),
        message_hook=lambda message: (
            heard.append(message.key) if isinstance(message, LineList.Selected) else None
        ),
    ) as pilot:
        await pilot.pause()
        heard.clear()
        app.list.set_rows(["b", "Ada Lovelace 0"], key=str, keep="Ada Lovelace 0")
        await pilot.pause()
        assert heard == []
        app.list.set_rows(["b"], key=str, keep="Ada Lovelace 0")
        await pilot.pause()
        assert set(heard) == {"b"}


async def test_wide_letters_are_cropped_by_cells() -> None:
    names = ["山田太郎山田太郎山田太郎", "👩‍💻 Ada Lovelace", "Zoë Øst", "é" * 40]
    line_list = LineList[str](paint_row)
    app = Ground()
    async with app.run_test(size=(80, 20)) as pilot:
        line_list.styles.dock = "top"
        await app.screen.mount(line_list)
        line_list.set_rows(names, key=str)
        for width in range(12, 30):
            line_list.styles.width, line_list.styles.height = width, 4
            await pilot.pause()
            strips: list[Strip] = [line_list.render_line(y) for y in range(4)]
            assert [strip.cell_length for strip in strips] == [width] * 4
            assert "…" in strips[0].text, width
            assert all(strip.text.rstrip().endswith("!! 3 w") for strip in strips), width


async def test_hostile_words_are_shown_and_do_nothing() -> None:
    names = [
        "[/x]",
        "[b]bold[/b]",
        "[@click=app.quit]quit[/]",
        "a\x1b[31mred",
        "tab\there\r\n",
        "[a",
    ]
    app = Ground(names)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "j", "j", "j", "j", "j")
        lines = shown(app.list)
        for line, words in zip(
            lines,
            ["[/x]", "[b]bold[/b]", "[@click=app.quit]quit[/]", "a␛[31mred", "tab␉here", "[a"],
            strict=False,
        ):
            assert line[1:].startswith(words)
        assert "\x1b" not in "".join(lines)


async def test_resizing_keeps_the_selected_row_in_view() -> None:
    app = Ground(Rows(10_000))
    async with app.run_test(size=(120, 36)) as pilot:
        app.list.select(500)
        for size in [(120, 12), (40, 10), (90, 40), (120, 36)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.list.index == 500
            assert len(marked(app.list)) == 1, size


async def test_the_mouse_selects_with_a_click_and_opens_with_two() -> None:
    app = Ground(Rows(50, every=5))
    chosen: list[object] = []
    async with app.run_test(
        size=(120, 36),
        message_hook=lambda message: (
            chosen.append(message.key) if isinstance(message, LineList.Chosen) else None
        ),
    ) as pilot:
        await pilot.click(app.list, offset=(3, 8))
        assert app.list.selected == "Charles Babbage 7"
        await pilot.click(app.list, offset=(3, 6))
        assert app.list.selected == "Charles Babbage 7", "a heading cannot be selected"
        await pilot.click(app.list, offset=(3, 9), times=2)
        await pilot.pause()
        assert set(chosen) == {"Mary Somerville 8"}


async def test_enter_gives_the_selected_row() -> None:
    app = Ground(Rows(50))
    chosen: list[int] = []
    async with app.run_test(
        message_hook=lambda message: (
            chosen.append(message.index) if isinstance(message, LineList.Chosen) else None
        ),
    ) as pilot:
        await press(pilot, "j", "j", "enter")
        assert set(chosen) == {2}


async def test_a_column_that_is_not_in_use_has_no_marker() -> None:
    app = Ground(Rows(5))
    async with app.run_test() as pilot:
        app.list.marked = False
        await pilot.pause()
        assert marked(app.list) == []
        app.list.marked = True
        assert len(marked(app.list)) == 1
