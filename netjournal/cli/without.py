"""Importing a library without parts of it, or of Python, that nothing here uses.

Measured: Textual's command palette, which the app does not have and Textual cannot be told to leave
out, takes with the widgets it brings along a seventh of the time to the first picture; ssl, which
asyncio asks for, a thirtieth; typing_extensions, which msgspec asks for, as long as a bare Python.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """Keep modules that are not imported yet from being found, while the block runs."""
    # None there is Python's own way to say that a module is not to be had.
    with _in_place_of(dict.fromkeys(modules)):
        yield


@contextmanager
def hollow(*modules: str) -> Iterator[None]:
    """Let modules that are not imported yet consist of empty classes, while the block runs: enough
    for whoever only names what is in them."""
    with _in_place_of({name: _Hollow(name) for name in modules}):
        yield


class _Hollow(ModuleType):
    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


@contextmanager
def _in_place_of(stand_ins: dict[str, ModuleType | None]) -> Iterator[None]:
    # Others may import while this runs; they must find theirs again.
    new = {name: one for name, one in stand_ins.items() if name not in sys.modules}
    sys.modules.update(new)  # type: ignore[arg-type] # a module that is not to be had is None
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]
