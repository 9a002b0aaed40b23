"""The line while it is being read: what is taken, and as what, and what the text leaves out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from netjournal.capture.draft import Span, SpanKind
from netjournal.model.names import fold

TAKEN = "\x00"
"""Stands in `Board.seen` where an earlier step took a character."""

_SAME = str.maketrans("＃＠＞＜＋（）→←", "#@><+()><")
WIDE = "＃＠＞＜"
"""Marks that need no blank before them: in their scripts there is none."""
_TOKEN = r"[^\W_]+(?:['’\-‐‑][^\W_]+)*['’]?"


READ = 4_000
"""So many letters of a line are seen; what stands behind them is text, whatever it says."""
_OWNS = ("'s", "’s")


class Token(msgspec.Struct, frozen=True):
    """One word of the line; `word` is it folded, without a possessive 's."""

    start: int
    end: int
    text: str
    word: str

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital."""
        return self.text[0].isupper() or self.text[0].istitle()

    @property
    def owns(self) -> bool:
        """Tell whether it says whose something is: "Bill's"."""
        return self.text[-2:] in _OWNS


class Board:
    """The cleaned line, the same as later steps see it, and the notes taken on it."""

    def __init__(self, line: str) -> None:
        self.line = line
        plain = line.translate(_SAME)
        plain = re.sub(r"(?<!\S)->(?!\S)", " >", plain)
        plain = re.sub(r"(?<!\S)<-(?!\S)", "< ", plain)
        self.seen = _beginning(plain)
        self._split = ""
        self._tokens: list[Token] = []
        self._starts: list[int] = []
        self.spans: list[Span] = []
        self.cuts: list[tuple[int, int]] = []

    def owns(self, end: int) -> bool:
        """Tell whether the word that ends at a place says whose something is."""
        return self.seen[end - 2 : end] in _OWNS

    def take(self, start: int, end: int, kind: SpanKind, *, cut: bool = False) -> None:
        """Hide a piece from every later step, and with `cut` from the entry's text."""
        fresh = self._split is self.seen
        self.seen = self.seen[:start] + TAKEN * (end - start) + self.seen[end:]
        if fresh:
            self._split_again(start, end)
        self.spans.append(Span(start, end, kind))
        if cut:
            self.cut(start, end)

    def mark(self, start: int, end: int, kind: SpanKind) -> None:
        """Say what a piece was read as, leaving it to later steps."""
        self.spans.append(Span(start, end, kind))

    def cut(self, start: int, end: int) -> None:
        """Leave a piece out of the entry's text."""
        self.cuts.append((start, end))

    def tokens(self, start: int = 0, end: int | None = None) -> list[Token]:
        """Return the words not yet taken."""
        if self._split is not self.seen:
            self._split = self.seen
            self._tokens = _tokens(self.seen, 0, len(self.seen))
            self._starts = [token.start for token in self._tokens]
        first = bisect_left(self._starts, start)
        last = len(self._tokens) if end is None else bisect_left(self._starts, end)
        return self._tokens[first:last]

    def _split_again(self, start: int, end: int) -> None:
        """Split the words anew that a taken piece touches; the others stay as they are."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        first -= first > 0 and self._tokens[first - 1].end > start
        if first < last:
            left = _tokens(self.seen, self._starts[first], self._tokens[last - 1].end)
            self._tokens[first:last] = left
            self._starts[first:last] = [token.start for token in left]
        self._split = self.seen

    def without(self, start: int, end: int, drop: Iterable[tuple[int, int]]) -> str:
        """Return a piece of the line without some ranges of it, tidied."""
        pieces, at = [], start
        for first, last in sorted(drop):
            if last > at and first < end:
                pieces.append(self.line[at : max(at, first)])
                at = max(at, min(last, end))
        pieces.append(self.line[at:end])
        return tidy(" ".join(pieces))

    def text(self) -> str:
        """Return the line without what was cut."""
        return self.without(0, len(self.line), self.cuts)

    def taken(self, kinds: Iterable[SpanKind]) -> list[tuple[int, int]]:
        """Return where something of these kinds was read."""
        wanted = frozenset(kinds)
        return [(one.start, one.end) for one in self.spans if one.kind in wanted]


def tidy(text: str) -> str:
    """Return words without the blanks and separators that a cut left at their edges."""
    text = re.sub(r"\\(?=[\w@#<>+:])", "", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" (?=[,;.!?](?:\s|$))", "", text)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"^[\s,;:：、\-–—|·]+(?=\s|$|[^\W\d_])", "", text)
    text = re.sub(r"^[.!?]\s+", "", text)
    return re.sub(r"[\s,;:：\-–—|·]+$", "", text).strip()


def _beginning(text: str) -> str:
    """Return what of a text is read, up to a blank: half a name is another name."""
    return text if len(text) <= READ else text[: max(text.rfind(" ", 0, READ), 0) or READ]


def _tokens(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(found.start(), found.end(), found[0], _bare(found[0]))
        for found in re.compile(_TOKEN).finditer(text, start, end)
    ]


def _bare(text: str) -> str:
    word = fold(text)
    for ending in ("'s", "'ll", "'d"):
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending)
    return word.rstrip("'")
