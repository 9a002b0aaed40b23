"""Bytes of a vCard file into cards of content lines, whatever program wrote them.

It knows how lines are broken, encoded and nested, not what a property means. Nothing in a card
makes it raise: a card it cannot read comes back as its text with a reason.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

import msgspec

from netjournal.errors import Unreadable
from netjournal.formats.card_texts import split_cards
from netjournal.formats.octets import decoded, from_charset, octet_text

MAX_BYTES = 256 * 1024 * 1024
MAX_CARDS = 200_000
MAX_LINES = 20_000
"""Content lines of one card."""
BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})

_BLANK = " \t\0"
_QUOTED_HEAD = re.compile(r'(?:"[^"]*"|[^":])*:')
_PARAMETER = re.compile(r';[ \t]*([^=;"]*)(?:=((?:"[^"]*"|[^;"]|")*))?')
_PARAMETER_VALUE = re.compile(r'"[^"]*"|[^,"]+')
_BARE_TYPE = re.compile(r";([A-Za-z0-9-]+)(?=;|\Z)")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _/.+-]*\Z")
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})


class Line(msgspec.Struct, frozen=True, gc=False):
    """One content line: its value decoded, but with its backslashes still in it.

    `name` is in capitals and without its group; empty where the line is no content line at all.
    `head` is what stood before the colon. Parameter names are in capitals, values as written.
    """

    name: str
    value: str
    head: str = ""
    group: str = ""
    params: tuple[tuple[str, str], ...] = ()
    quoted: bool = False
    """The value was quoted-printable, so its line breaks are real ones."""

    def param(self, name: str) -> str:
        """Return the first value of a parameter; empty: it has none."""
        return next((value for key, value in self.params if key == name), "")

    def text(self) -> str:
        """Return the line whole, as one line of readable text."""
        value = self.value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
        if not self.name:
            return value
        head = self.head if '"' in self.head else _BARE_TYPE.sub(r";TYPE=\1", self.head)
        return f"{head}:{value}"


class Card(msgspec.Struct, frozen=True, gc=False):
    """One card; where `problem` says why it cannot be read, it has no lines."""

    lines: tuple[Line, ...]
    source: str
    """The text it was read from, its octets as Latin-1; `raw` has it decoded."""
    problem: str = ""

    @property
    def raw(self) -> str:
        """Return the card's text as it stood in the file."""
        return decoded(self.source)


class CardFile(msgspec.Struct, frozen=True):
    """What a file holds: its cards in order, and the lines that stand outside of every card."""

    cards: tuple[Card, ...]
    outside: str = ""


def read_cards(data: bytes) -> CardFile:
    """Return every card of a file. Raises Unreadable where the file is no vCard file."""
    if len(data) > MAX_BYTES:
        raise Unreadable("This file is too large to import.", "Split it into several files.")
    text, wide = octet_text(data)
    texts, outside = split_cards(text)
    if not texts:
        raise _refusal(text)
    if len(texts) > MAX_CARDS:
        raise Unreadable(
            f"This file holds more than {MAX_CARDS:,} cards.", "Split it into several files."
        )
    cards = tuple(_read(source, problem, wide) for source, problem in texts)
    return CardFile(cards=cards, outside=decoded(outside).strip())


def _refusal(text: str) -> Unreadable:
    if re.search(r"^\s*BEGIN\s*:\s*VCALENDAR", text, re.I | re.M):
        return Unreadable(
            "This is a calendar file, not a file of contacts.",
            "Export the contacts as vCard (.vcf) and import that.",
        )
    if not text.strip(_BLANK + "\n"):
        return Unreadable("This file is empty.", "Export the contacts again.")
    return Unreadable("This file holds no vCards.", "A vCard file has lines that say BEGIN:VCARD.")


def _read(source: str, problem: str, wide: bool) -> Card:
    if problem:
        return Card((), source, problem)
    logical = _unfolded(source)
    if len(logical) > MAX_LINES:
        return Card((), source, f"more than {MAX_LINES:,} lines in one card")
    return Card(tuple(_parsed(line, wide) for line in logical), source)


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
            bare = piece.rstrip(_BLANK)
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


def _unfolded(source: str) -> list[str]:
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
        elif line.strip(_BLANK):
            unfolder.stray(line)
    if unfolder.parts:
        unfolder.done.append("".join(unfolder.parts))
    return unfolder.done


def _parsed(text: str, wide: bool) -> Line:
    head, colon, value = text.partition(":")
    if '"' in head:
        match = _QUOTED_HEAD.match(text)
        if match:
            head, value = text[: match.end() - 1], text[match.end() :]
    label, _, rest = head.partition(";")
    group, _, name = label.rpartition(".")
    name = name.strip(_BLANK).upper()
    if not colon or not _NAME.match(name):
        return Line("", decoded(text))
    if not head.isascii():
        head = decoded(head)
    params = tuple(_params(head[len(label) :])) if rest else ()
    group = group.strip(_BLANK).lower()
    if not params:
        return Line(name, value if value.isascii() else decoded(value), head, group)
    line = Line(name, value, head, group, params)
    charset = line.param("CHARSET")
    encoding = line.param("ENCODING").upper()
    if encoding == "QUOTED-PRINTABLE":
        octets = binascii.a2b_qp(value.encode("latin-1"))
        return _plain(line, from_charset(octets, charset), quoted=True)
    if encoding in ("B", "BASE64") and name not in BINARY:
        octets = _from_base64(value)
        return _plain(line, from_charset(octets, charset)) if octets else line
    if charset:
        octets = value.encode("latin-1")
        return _plain(line, from_charset(octets, "" if wide else charset))
    return line if value.isascii() else msgspec.structs.replace(line, value=decoded(value))


def _plain(line: Line, value: str, *, quoted: bool = False) -> Line:
    """Return the line with its decoded value, and without the parameters that are done with."""
    head = re.sub(
        r";[ \t]*(?:(?:ENCODING|CHARSET)=[^;:]*|QUOTED-PRINTABLE|BASE64)(?=;|\Z)",
        "",
        line.head,
        flags=re.I,
    )
    return Line(line.name, value, head, line.group, line.params, quoted)


def _params(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parameters of `;A=b,c;D="e;f";HOME`: a bare word is a type or an encoding."""
    for match in _PARAMETER.finditer(text):
        key, value = match[1].strip().upper(), match[2]
        if value is None:
            if key:
                yield ("ENCODING" if key in _ENCODINGS else "TYPE"), match[1].strip()
        elif '"' in value:
            for piece in _PARAMETER_VALUE.findall(value):
                # A quoted list, TYPE="work,voice", is met as often as a list of quoted values.
                for one in piece.strip('"').split(",") if key == "TYPE" else (piece.strip('"'),):
                    yield key, one.strip()
        else:
            for piece in value.split(","):
                yield key, piece.strip()


def _from_base64(value: str) -> bytes:
    try:
        return binascii.a2b_base64(value.encode("latin-1"))
    except binascii.Error:
        return b""
