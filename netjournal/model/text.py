"""Text at the journal's two doors: cleaned on the way in, made harmless on the way to a screen.

It knows characters only, not what they say.
"""

from __future__ import annotations

import re
import unicodedata

_BREAKS = dict.fromkeys([0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], "\n")
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
_DIRECTIONS = [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_FORGOTTEN = [0xFEFF, *range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC)]
"""A byte order mark, and format characters nobody writes any more."""

_CLEAN = dict.fromkeys([*_CONTROLS, *_DIRECTIONS, *_FORGOTTEN]) | _BREAKS | {0x09: " "}
_PICTURES = (
    dict.fromkeys([*_CONTROLS, *_DIRECTIONS, *_FORGOTTEN, 0x2028, 0x2029], "\u2426")
    | {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "\u2421"}
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20ff\u2060-\u2064\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""What takes no cell of its own, in the scripts that most people read."""
FLOOD = f"([{_MARKS}]{{8}})[{_MARKS}]+"
"""More marks on one letter than any language has: they would cover the lines above and below."""


def clean(text: str, *, lines: bool = False) -> str:
    """Return text fit for the journal: composed (NFC), without controls of any sort.

    Joiners and combining marks stay. Without `lines` it becomes one line with single spaces;
    with `lines` line breaks stay, and each line its indentation.
    """
    if text.isascii() and text.isprintable():
        return text.rstrip() if lines else _single_spaced(text)
    whole = _without_halves(text, "ignore").replace("\r\n", "\n")
    composed = unicodedata.normalize("NFC", whole.translate(_CLEAN))
    if not lines:
        return _single_spaced(composed.replace("\n", " "))
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip("\n")


def visible(text: str, *, lines: bool = False) -> str:
    """Return text to paint or print, its controls as pictures ("␛"); readable letters all stay.

    Of a flood of marks on one letter the first stay. With `lines` line breaks stay.
    """
    if not text.isascii():
        text = re.sub(FLOOD, "\\1\u2426", text)
    if text.isprintable():
        return text
    whole = _without_halves(text, "replace")
    if not lines:
        return whole.translate(_PICTURES)
    return "\n".join(line.translate(_PICTURES) for line in whole.split("\n"))


def _single_spaced(text: str) -> str:
    text = text.strip()
    return " ".join(filter(None, text.split(" "))) if "  " in text else text


def _without_halves(text: str, errors: str) -> str:
    """Join the halves of characters that belong together, and ignore or replace lone ones."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", errors)
    return text
