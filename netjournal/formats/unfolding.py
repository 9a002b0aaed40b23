"""Physical lines into logical ones: folds, soft breaks of quoted-printable, broken base64.

It knows where a value goes on, not what it says.
"""

from __future__ import annotations

import re

from netjournal.formats.octets import BLANK

BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
"""Properties whose value is no text."""


class _Unfolder:
    """Collects physical lines into logical ones."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.parts: list[str] = []
        self.soft = False
        self.blanks = 0
        self._kind = ""

    def kind(self) -> str:
        """Return how the open line's value is written: "quoted", "binary", "note" or "plain"."""
        if not self._kind:
            head = "".join(self.parts).partition(":")[0].upper()
            name = head.partition(";")[0].rpartition(".")[2].strip()
            if "QUOTED-PRINTABLE" in head:
                self._kind = "quoted"
            elif name in BINARY or re.search(r";(ENCODING=)?B(ASE64)?(;|$)", head):
                self._kind = "binary"
            else:
                self._kind = "note" if name == "NOTE" else "plain"
        return self._kind

    def start(self, line: str) -> None:
        """Begin a logical line."""
        if self.parts:
            self.done.append("".join(self.parts))
        self.parts = [line]
        self._kind = ""
        self.add_end()

    def add_end(self) -> None:
        """See whether the piece just added ends in a soft break: more of the value follows."""
        self.blanks = 0
        piece = self.parts[-1]
        if piece[-1:] in "= \t":
            bare = piece.rstrip(BLANK)
            self.soft = bare.endswith("=") and self.kind() == "quoted"
            if self.soft:
                self.parts[-1] = bare[:-1]

    def more(self, line: str) -> None:
        """Go on after a soft break. A blank that follows a line break or a blank is a fold's."""
        self.soft = False
        before = "".join(self.parts[-2:])[-3:].upper()
        if line[0] in " \t" and (before in ("=0A", "=0D", "=20") or before[-1:] == " "):
            line = line[1:]
        self.parts.append(line)
        self.add_end()

    def stray(self, line: str) -> None:
        """Place a line that has no colon and no indentation."""
        kind = self.kind() if self.parts else ""
        if kind == "binary":
            self.parts.append(line)
        elif kind == "note":
            self.parts.append("\\n" * (self.blanks + 1) + line)
        else:
            self.start(line)
        self.blanks = 0


def unfolded(source: str) -> list[str]:
    """Return the logical lines: folded ones joined, soft breaks and broken base64 too."""
    unfolder = _Unfolder()
    for line in source.split("\n"):
        if not line:
            unfolder.soft = False
            unfolder.blanks += 1
        elif unfolder.soft:
            unfolder.more(line)
        elif line[0] in " \t" and unfolder.parts:
            unfolder.parts.append(line[1:])
            unfolder.add_end()
        elif ":" in line:
            unfolder.start(line)
        elif line.strip(BLANK):
            unfolder.stray(line)
    if unfolder.parts:
        unfolder.done.append("".join(unfolder.parts))
    return unfolder.done
