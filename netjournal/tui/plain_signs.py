"""Signs and frames in ASCII, for terminals and readers that have no others; names keep their
letters. It knows lines that are painted, not what they mean."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    "▶": ">", "→": ">", "←": "<", "‹": "<", "›": ">", "↶": "<", "↷": ">", "↑": "^", "↓": "v",
    "✓": "+", "○": "o", "·": ".", "…": ".", "–": "-", "—": "-", "×": "x", "◆": "*", "⏎": "|",
    "“": '"', "”": '"', "‘": "'", "’": "'",
    "▁": ".", "▂": ":", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "#", "█": "#",
    "░": ":", "▒": "=", "▓": "%", "▔": "-", "▊": "|", "▎": "|", "▏": "|", "▕": "|",
}  # fmt: skip
"""Our own signs, each of one cell, and a sign of ASCII for it."""
_FRAMES = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╴╶╸╺", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻", "|"),
    **dict.fromkeys("╭╮╰╯┏┓┗┛┌┐└┘├┤┬┴┼┣┫┳┻╋╔╗╚╝╠╣╦╩╬", "+"),
}
_TABLE = str.maketrans({**_SIGNS, **_FRAMES})


class PlainSigns(LineFilter):
    """Puts a sign of ASCII for every sign of ours, cell for cell."""

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        return [
            segment if segment.text.isascii() else segment._replace(text=plain(segment.text))
            for segment in segments
        ]


@lru_cache(maxsize=1_024)
def plain(words: str) -> str:
    """Return words with our own signs in ASCII; other letters stay."""
    return words.translate(_TABLE)
