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
_MARK_RANGES = tuple(
    (int(one[:4], 16), int(one[5:], 16))
    for one in (
        "0300-036f 0483-0489 0591-05bd 0610-061a 064b-065f 06d6-06dc 0900-0903 093a-093c 093e-094f"
        " 0e31-0e31 0e34-0e3a 0e47-0e4e 1ab0-1aff 1dc0-1dff 200b-200d 20d0-20ff 2060-2064 fe00-fe0f"
        " fe20-fe2f"
    ).split()
)
"""What takes no cell of its own, in the scripts that most people read: first and last of each."""
_MARKS = frozenset(chr(one) for first, last in _MARK_RANGES for one in range(first, last + 1))
_ANY_MARK = "".join(f"{chr(first)}-{chr(last)}" for first, last in _MARK_RANGES)
FLOOD = f"([{_ANY_MARK}]{{8}})[{_ANY_MARK}]+"
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
    # Compiling the pattern takes as long as painting the panes, and few texts hold any mark.
    if not (text.isascii() or _MARKS.isdisjoint(text)):
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
