"""The pictures show the program as it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.screenshots import FOLDER, SHOTS, Shot, picture


@pytest.mark.parametrize("shot", SHOTS, ids=[shot.name for shot in SHOTS])
async def test_a_picture_is_fresh(shot: Shot, tmp_path: Path) -> None:
    fresh = await asyncio.to_thread(picture, shot, tmp_path)
    kept = (FOLDER / f"{shot.name}.svg").read_text(encoding="utf-8")
    assert fresh == kept, "run: python -m tests.screenshots"


def test_no_picture_is_left_over_or_fetches_anything() -> None:
    assert {one.stem for one in FOLDER.iterdir()} == {shot.name for shot in SHOTS}
    for one in FOLDER.iterdir():
        assert "url(http" not in one.read_text(encoding="utf-8")
