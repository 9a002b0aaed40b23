"""Octets into readable text, whatever they were written in.

It knows encodings, not what the text is part of.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

BLANK = " \t\0"
"""What may surround a line's words: some programs pad with NUL."""

_CHARSET = re.compile(r"[A-Za-z0-9_:.-]{1,40}\Z")
_EVERYTHING = frozenset({"iso8859-1", "iso8859-15", "cp1252"})
_NOT_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})


def octet_text(data: bytes) -> tuple[str, bool]:
    r"""Return a file's octets as Latin-1 with \n line ends, and whether it was UTF-16 or 32.

    Text of one octet a character can be searched quickly, and each line decoded in its own way;
    UTF-16 and 32 are turned into UTF-8 first.
    """
    encoding = wide_encoding(data)
    if encoding:
        data = data.decode(encoding, "replace").encode("utf-8", "replace")
    text = data.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n\xef\xbb\xbf", "\n"), bool(encoding)


def wide_encoding(data: bytes) -> str:
    """Return the encoding of text in UTF-16 or 32, marked or not; empty: it is neither."""
    start = data[:4]
    if start in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return "utf-32"
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if len(start) == 4 and start[1] == start[3] == 0 and start[0] and start[2]:
        return "utf-16-le"
    if len(start) == 4 and start[0] == start[2] == 0 and start[1] and start[3]:
        return "utf-16-be"
    return ""


def from_charset(octets: bytes, charset: str) -> str:
    """Return octets read in a charset by its name; where that fails, as `decoded` does."""
    codec = _codec(charset) if charset else ""
    if codec in _EVERYTHING and not octets.isascii():
        # These read anything, UTF-8 that is called so by mistake, too.
        try:
            return octets.decode("utf-8")
        except UnicodeError:
            pass
    if codec:
        try:
            return octets.decode(codec)
        except UnicodeError:
            pass
    return decoded(octets.decode("latin-1"))


@lru_cache(maxsize=64)
def _codec(charset: str) -> str:
    """Return Python's name of a charset; empty: not one it knows."""
    if not _CHARSET.match(charset):
        return ""
    try:
        name = codecs.lookup(charset).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return ""
    return "" if name.replace("-", "_") in _NOT_CHARSETS else name


def decoded(octets: str) -> str:
    """Return Latin-1 octets read as UTF-8, else as Windows-1252, which leaves no octet out."""
    if octets.isascii():
        return octets
    raw = octets.encode("latin-1")
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return octets
