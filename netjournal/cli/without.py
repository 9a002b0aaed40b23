"""Importing a module without another that it asks for, uses for what nobody here does, and can do
without: both asked for so far take longer than anything of ours."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(module: str) -> Iterator[None]:
    """Keep a module that is not imported yet from being found, while the block runs."""
    if module in sys.modules:
        yield
        return
    # None there is Python's own way to say that a module is not to be had.
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]
