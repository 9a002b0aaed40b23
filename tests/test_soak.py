"""Seeded random keys into the real program: it lives, adds up, and can be taken back to nothing."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform != "win32":
    from tests.bench.soak import soak

    def test_random_keys_break_nothing(tmp_path: Path) -> None:
        came = soak(tmp_path, seed=5, most=40)
        assert came.wrong == []
        assert came.bursts == 40
        assert came.taken_back > 0
