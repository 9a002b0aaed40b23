"""Makes the pictures of `screenshots/` from the demo journal: `python -m tests.screenshots`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from netjournal import clock
from netjournal.demo.build import build
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.session import Session
from tests.journal_file import write_journal
from tests.tui.hands import type_words

FOLDER = Path(__file__).resolve().parents[1] / "screenshots"
TODAY = "2026-11-23"
WIDE = (120, 36)
NARROW = (80, 24)


class Shot(NamedTuple):
    """One picture: its name, the window, and the keys pressed before it is taken."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    words: str = ""
    """Typed after the keys."""


SHOTS = (
    Shot("main", WIDE),
    Shot("main-narrow", NARROW),
    Shot(
        "note",
        WIDE,
        ("a",),
        "Ada Lovelace: showed me the river van. I owe her the slides by fri +2w #abos26",
    ),
    Shot("find", WIDE, ("f",), "emilie"),
    Shot("help", WIDE, ("?",)),
    Shot("palette-narrow", NARROW, (":",), "owe"),
)


def picture(shot: Shot, folder: Path) -> str:
    """Return one picture as SVG; the journal and drafts are made in the folder."""
    return asyncio.run(_picture(shot, folder))


async def _picture(shot: Shot, folder: Path) -> str:
    path = folder / f"{shot.name}.json"
    write_journal(path, build(date.fromisoformat(TODAY)))
    store = Store.open(
        path, backups=folder / "backups", by="app", now=clock.now, create=False, entries=False
    )
    try:
        app = NetjournalApp(Session(store, Settings(), Drafts(folder / f"{shot.name}-drafts")))
        async with app.run_test(size=shot.size) as pilot:
            await pilot.app.workers.wait_for_complete()
            await _settled(pilot)
            await pilot.press(*shot.keys)
            await _settled(pilot)
            await type_words(pilot, shot.words)
            await _settled(pilot)
            return _without_fonts(app.export_screenshot(title="netjournal"))
    finally:
        store.close(fold=False)


async def _settled(pilot: Pilot[int]) -> None:
    """Wait until the screen stays as it is; an open box keeps its own steps waiting."""
    before, same = "", 0
    while same < 3:
        await pilot.pause(0.05)
        now = pilot.app.export_screenshot()
        before, same = now, same + 1 if now == before else 0


def _without_fonts(svg: str) -> str:
    """Return the picture without the fonts it would fetch: it shows in those at hand."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Write every picture."""
    os.environ[clock.ENV_TODAY] = TODAY
    os.environ.pop("NETJOURNAL_THEME", None)
    os.environ.pop("NO_COLOR", None)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for shot in SHOTS:
            (FOLDER / f"{shot.name}.svg").write_text(picture(shot, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
