"""What a person can set in `config.toml`, and the locale's order of day and month.

It must not know what the settings do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from netjournal.errors import Usage, reason

_MONTH_FIRST = frozenset(
    (
        *("US", "PH", "BZ", "FM", "GU", "MH", "MP", "PR", "PW", "UM", "VI"),
        *("CN", "HU", "JP", "KP", "KR", "LT", "MN", "TW"),
    )
)
"""Territories that write 11/23 for 23 November, alone or behind a year."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings, each with what holds when the file says nothing."""

    name: str = ""
    """How you sign."""
    day_first: bool | None = None
    """Whether 3/4 is the third of April; None: as the locale has it."""
    currency: str = "USD"
    """The ISO 4217 code of an amount that names none."""
    today_limit: int = 2
    """How many people a day is about, at most; 0: nobody."""
    reach: tuple[str, ...] = ("message", "email", "call", "coffee")
    """The ways to reach somebody, the dearest first."""
    theme: str = ""
    """The app's colors; empty: the app's own choice."""
    ascii: bool = False
    """Whether the app draws signs and frames in ASCII."""
    keys: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Keys by the id of an action of the app."""
    backups: str = ""
    """The folder of backups; empty: the one of the user's state."""


def load(path: Path) -> Settings:
    """Read the settings; a missing file gives the defaults.

    Raises Usage that names the file and the setting.
    """
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as problem:
        raise Usage(
            f"The settings cannot be read: {path} ({reason(problem)}).",
            "Make the file readable, or move it away.",
        ) from None
    # Most people have no settings file, and the reader takes longer than the rest of this module.
    import tomllib

    try:
        held = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Usage(
            f"The settings are not UTF-8 text: {path}.", "Save the file as UTF-8."
        ) from None
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        # Python 3.14 is the first to keep the place apart from the sentence.
        place = str(problem).rpartition("(at ")[2].rstrip(")") or "some line"
        raise Usage(
            f"The settings are not TOML at {place}: {path}.",
            'A setting looks like this: currency = "EUR"',
        ) from None
    return _settings(held, path)


def reads_day_first(settings: Settings) -> bool:
    """Tell whether 3/4 is the third of April: as set, or else as the locale's land writes it."""
    if settings.day_first is not None:
        return settings.day_first
    territory = _territory()
    return bool(territory) and territory not in _MONTH_FIRST


def _territory() -> str:
    """Return the locale's two letters for a land; empty: it names none."""
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        if chosen := os.environ.get(variable):
            return chosen.partition(".")[0].partition("@")[0].partition("_")[2].upper()
    named = ""
    if sys.platform == "win32":
        # Only Windows keeps the answer elsewhere; most of what it says is in English words.
        import ctypes
        import locale

        named = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultLCID(), "")
    return named.partition("_")[2]


def _settings(held: dict[str, Any], path: Path) -> Settings:
    for name in held:
        if name not in _READERS:
            raise Usage(
                f"There is no setting '{name}': {path}.",
                f"The settings are {', '.join(_READERS)}.",
            )
    read: dict[str, Any] = {name: _read(name, value, path) for name, value in held.items()}
    return Settings(**read)


def _read(name: str, value: object, path: Path) -> object:
    reader, wanted = _READERS[name]
    try:
        return reader(value)
    except ValueError:
        raise Usage(f"The setting '{name}' must be {wanted}: {path}.") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value.strip()


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise ValueError
    return value


def _currency(value: object) -> str:
    code = _text(value).upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise ValueError
    return code


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple(map(_text, value))


def _keys(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError
    return {
        action: (_text(keys),) if isinstance(keys, str) else _texts(keys)
        for action, keys in value.items()
    }


_READERS: dict[str, tuple[Callable[[object], object], str]] = {
    "name": (_text, 'text, like "Ada Lovelace"'),
    "day_first": (_flag, "true or false"),
    "currency": (_currency, 'the three letters of a currency, like "EUR"'),
    "today_limit": (_count, "a whole number from 0 to 100"),
    "reach": (_texts, 'a list of ways, like ["message", "call"]'),
    "theme": (_text, 'the name of a theme, like "dark"'),
    "ascii": (_flag, "true or false"),
    "keys": (_keys, 'keys by action, like note = ["a", "n"] below [keys]'),
    "backups": (_text, 'a folder, like "~/Backups"'),
}
