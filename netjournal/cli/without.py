"""Importing a module without another that it asks for, uses for what nobody here does, and can do
without: what is kept out takes as long as a quarter of all our own modules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """Keep modules that are not imported yet from being found, while the block runs."""
    new = [module for module in modules if module not in sys.modules]
    for module in new:
        # None there is Python's own way to say that a module is not to be had.
        sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for module in new:
            del sys.modules[module]
