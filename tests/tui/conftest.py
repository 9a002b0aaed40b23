"""What the tests of the app share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.opened import Opened


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """The app over a small journal."""
    made = Opened(tmp_path)
    yield made
    made.store.close()
