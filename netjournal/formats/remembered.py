"""What somebody said about the columns of a layout, kept for the next file of it.

It knows one small file of its own, and neither people nor the journal.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

_Known = dict[str, dict[str, str]]


def recall(path: Path, fingerprint: str) -> dict[str, str]:
    """Return the fields by header that were told for a layout; a broken file says nothing."""
    return _read(path).get(fingerprint, {})


def remember(path: Path, fingerprint: str, mapping: Mapping[str, str]) -> None:
    """Keep what was told for a layout, beside what is kept for others; its folder must be there."""
    known = _read(path)
    fresh = {**known.get(fingerprint, {}), **mapping}
    if fresh == known.get(fingerprint, {}):
        return
    beside = path.with_suffix(".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode({**known, fingerprint: fresh})))
    beside.replace(path)


def _read(path: Path) -> _Known:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Known)
    except (OSError, msgspec.DecodeError):
        return {}
