"""What the app takes on a terminal: its first picture, a key's echo, a row's bytes."""

from __future__ import annotations

import statistics
from itertools import cycle, islice
from pathlib import Path

from tests.bench.measure import ROUNDS, beside, tell, turns
from tests.bench.wire import Wire

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("▶ ready")
Bare().run()
"""
ECHO = """
from textual.app import App
from textual.widgets import Input
class Echo(App):
    def compose(self):
        echo = Input(placeholder="ready")
        echo.cursor_blink = False
        yield echo
Echo().run()
"""
KEYS = 32
ROW_STILL, LETTER_STILL = 0.05, 0.1
"""Seconds without a byte between a row and the timeline that follows it, people and found notes."""
SETTLED = 0.8
"""Seconds without a byte after which the app has read everything it reads at its start."""


def bench_paint(path: Path, size: int) -> None:
    def painted(marker: str, *program: str) -> float:
        with Wire(*program, **beside(path)) as wire:
            return wire.until(marker)

    (path.parent / "bare_app.py").write_text(BARE, "utf-8")
    ours, yard = turns(
        lambda: painted("I owe", "netjournal", "--journal", str(path)),
        lambda: painted("ready", "bare_app"),
        2 * ROUNDS + 1,
    )
    tell("first live paint", size, ours, yard, "≤ 1.2×, 1.35× at 10k", "a bare Textual app")


def bench_key(path: Path, size: int) -> None:
    (path.parent / "echo_app.py").write_text(ECHO, "utf-8")
    with (
        Wire("netjournal", "--journal", str(path), **beside(path)) as ours,
        Wire("echo_app", **beside(path)) as yard,
    ):
        # The cursor stands on the first letter, which is therefore sent apart.
        yard.until("eady")
        ours.until("I owe")
        ours.quiet(SETTLED)
        ours.send("f")
        ours.quiet(SETTLED)
        # Letter by letter, then taken back, so that both places stay short.
        typed = cycle([*"ada love", *"\x7f" * 8])

        pressed = []
        for key in islice(typed, KEYS):
            pressed.append((ours.answer(key, LETTER_STILL), yard.answer(key, LETTER_STILL)))
            ours.quiet(SETTLED / 2)
    echo = [bare.first for _, bare in pressed]
    for what, times, yards, goal in (
        ("a key in find, echoed", [found.first for found, _ in pressed], echo, "≤ 1.15×"),
        ("  what ran until then", [a.ran for a, _ in pressed], [b.ran for _, b in pressed], ""),
        ("a key in find, its people", [found.last for found, _ in pressed], echo, ""),
    ):
        middle, yardstick = statistics.median(times), statistics.median(yards)
        tell(what, size, middle, yardstick, goal, "a bare Input's echo")


def bench_move(path: Path, size: int) -> None:
    with Wire("netjournal", "--journal", str(path), **beside(path)) as wire:
        wire.until("I owe")
        wire.quiet(SETTLED)
        for pane, key in (("people", "1"), ("timeline", "2"), ("owes", "3")):
            wire.send(key)
            wire.quiet(SETTLED)
            rows, followed = [], []
            # There and back: a timeline may have two rows only.
            for move in "jkjkjkjkjk":
                rows.append(wire.answer(move, ROW_STILL).sent)
                followed.append(wire.quiet(SETTLED))
            what, row = f"one row on in {pane}", int(statistics.median(rows))
            more = f", then {int(statistics.median(followed)):,}" if any(followed) else ""
            print(f"{what:<26}{size:>8,}{row:>10,} bytes{more}  ≤ 2,048 bytes", flush=True)
