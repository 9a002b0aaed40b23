"""Bytes of a vCard file into cards of content lines, whatever program wrote them.

It knows how lines are broken, encoded and nested, not what a property means. Nothing in a card
makes it raise: a card it cannot read comes back as its text with a reason.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from netjournal.errors import Unreadable
from netjournal.formats.card_texts import split_cards
from netjournal.formats.octets import BLANK, decoded, from_charset, octet_text
from netjournal.formats.unfolding import BINARY, unfolded

MAX_BYTES = 256 * 1024 * 1024
MAX_CARDS = 200_000
MAX_LINES = 20_000
"""Content lines of one card."""

_QUOTED_HEAD = re.compile(r'(?:"[^"]*"|[^":])*:')
_PARAMETER = re.compile(r';[ \t]*([^=;"]*)(?:=((?:"[^"]*"|[^;"]|")*))?')
_PARAMETER_VALUE = re.compile(r'"[^"]*"|[^,"]+')
_BARE_TYPE = re.compile(r";([A-Za-z0-9-]+)(?=;|\Z)")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _/.+-]*\Z")
_DECODED_BY = re.compile(
    r";[ \t]*(?:(?:ENCODING|CHARSET)=[^;:]*|QUOTED-PRINTABLE|BASE64)(?=;|\Z)", re.I
)
_ANDROID_LABEL = re.compile(
    r";X-CUSTOM\((?:CHARSET=([^,)]*),)?(?:ENCODING=QUOTED-PRINTABLE,)?([^):]*)\)", re.IGNORECASE
)
"""Android's label for a number of one's own kind, itself quoted-printable."""
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
    if not text.strip(BLANK + "\n"):
        return Unreadable("This file is empty.", "Export the contacts again.")
    return Unreadable("This file holds no vCards.", "A vCard file has lines that say BEGIN:VCARD.")


def _read(source: str, problem: str, wide: bool) -> Card:
    if problem:
        return Card((), source, problem)
    logical = unfolded(source)
    if len(logical) > MAX_LINES:
        return Card((), source, f"more than {MAX_LINES:,} lines in one card")
    return Card(tuple(_parsed(line, wide) for line in logical), source)


class _Head(NamedTuple):
    """What stands before a colon, taken apart."""

    name: str
    group: str
    params: tuple[tuple[str, str], ...]
    charset: str
    encoding: str
    text: str
    plain: str
    """The text without encoding and charset: the value is decoded then."""


@lru_cache(maxsize=4096)
def _head(octets: str) -> _Head:
    """Take a head apart; a file of a thousand cards has some twenty of them."""
    text = decoded(_ANDROID_LABEL.sub(_label, octets))
    label, _, rest = text.partition(";")
    group, _, name = label.rpartition(".")
    name = name.strip(BLANK).upper()
    params = tuple(_params(text[len(label) :])) if rest else ()
    given = dict(reversed(params))
    return _Head(
        name if _NAME.match(name) else "",
        group.strip(BLANK).lower(),
        params,
        given.get("CHARSET", ""),
        given.get("ENCODING", "").upper(),
        text,
        _DECODED_BY.sub("", text),
    )


def _label(found: re.Match[str]) -> str:
    written = from_charset(binascii.a2b_qp(found[2].encode("latin-1")), found[1] or "")
    return f';TYPE="{written.replace(chr(34), "")}"'.encode().decode("latin-1")


def _parsed(text: str, wide: bool) -> Line:
    before, colon, value = text.partition(":")
    if '"' in before:
        match = _QUOTED_HEAD.match(text)
        if match:
            before, value = text[: match.end() - 1], text[match.end() :]
    head = _head(before)
    if not colon or not head.name:
        return Line("", decoded(text))
    if head.encoding == "QUOTED-PRINTABLE":
        octets = binascii.a2b_qp(value.encode("latin-1"))
        return _plain(head, from_charset(octets, head.charset), quoted=True)
    if head.encoding in ("B", "BASE64") and head.name not in BINARY:
        octets = _from_base64(value)
        if octets:
            return _plain(head, from_charset(octets, head.charset))
    elif head.charset and not value.isascii():
        octets = value.encode("latin-1")
        return _plain(head, from_charset(octets, "" if wide else head.charset))
    value = value if value.isascii() else decoded(value)
    before = head.text if head.encoding else head.plain
    return Line(head.name, value, before, head.group, head.params)


def _plain(head: _Head, value: str, *, quoted: bool = False) -> Line:
    return Line(head.name, value, head.plain, head.group, head.params, quoted)


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
