"""Bringing an older file to this version's schema, one step at a time, as plain documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

File: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[File], File]

STEPS: tuple[Step, ...] = ()
"""The first step makes schema 2 of schema 1, and so on; as many as `layout.SCHEMA` minus 1."""


def migrated(file: File, schema: int) -> File:
    """Return a file of an older schema as this version would have written it."""
    for step in STEPS[max(schema, 1) - 1 :]:
        file = step(file)
    return file
