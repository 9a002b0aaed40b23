"""What kind of file somebody wants to import, told by its first bytes and its name.

It reads none of it; it exists so that a wrong file is refused in words that help.
"""

from __future__ import annotations

import re
from enum import StrEnum

from netjournal.errors import Unreadable
from netjournal.formats.octets import octet_text
from netjournal.model.text import clean

_LOOKED_AT = 64 * 1024
_CONTROLS = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f]")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")


class Kind(StrEnum):
    """What a file is. The last six cannot be imported."""

    VCARD = "vcard"
    NETJOURNAL = "netjournal"
    CSV = "csv"
    FRIENDS = "friends"
    ZIP = "zip"
    CALENDAR = "calendar"
    IMAGE = "image"
    SPREADSHEET = "spreadsheet"
    PAGE = "page"
    EMPTY = "empty"
    UNKNOWN = "unknown"


_REFUSALS = {
    Kind.CALENDAR: (
        "is a calendar, not a file of contacts",
        "Export the contacts as vCard (.vcf) or CSV and import that.",
    ),
    Kind.IMAGE: (
        "is a picture",
        "A photographed business card has to be typed: netjournal note",
    ),
    Kind.SPREADSHEET: ("is a spreadsheet", "Save it as CSV and import that."),
    Kind.PAGE: (
        "is a web page, not the file it was to be",
        "Sign in there, and download it again.",
    ),
    Kind.EMPTY: ("is empty", "Export the contacts again."),
    Kind.UNKNOWN: (
        "is nothing that can be imported",
        "vCard, CSV, LinkedIn's zip and a netjournal JSON can.",
    ),
}


def detect(data: bytes, name: str) -> Kind:
    """Return the kind of a file from its bytes; the name decides only between kinds of text."""
    start = data[:_LOOKED_AT]
    if not start.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return Kind.EMPTY
    binary = _binary(start)
    if binary:
        return binary
    # What tells kinds apart is ASCII, so the letters around it need no decoding.
    text = octet_text(start)[0].lstrip(" \t\n\0")
    if re.search(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD", text, re.IGNORECASE | re.MULTILINE):
        return Kind.VCARD
    if re.search(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCALENDAR", text, re.IGNORECASE | re.MULTILINE):
        return Kind.CALENDAR
    if text.startswith("{"):
        return Kind.NETJOURNAL if re.search(r'"(meta|contacts)"\s*:', text) else Kind.UNKNOWN
    return _plain(text, name.lower())


def refusal(kind: Kind, name: str) -> Unreadable:
    """Return the error for a file of a kind that cannot be imported."""
    is_what, hint = _REFUSALS.get(kind, _REFUSALS[Kind.UNKNOWN])
    return Unreadable(f"{clean(name) or 'This file'} {is_what}.", hint)


def _binary(start: bytes) -> Kind | None:
    if start.startswith(_IMAGES) or start[:4] == b"RIFF" or start[4:12] == b"ftypheic":
        return Kind.IMAGE
    if start.startswith(b"PK\x03\x04"):
        office = b"[Content_Types].xml" in start or b"opendocument" in start
        return Kind.SPREADSHEET if office else Kind.ZIP
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.SPREADSHEET
    if start.startswith((b"%PDF", b"SQLite format 3\0", b"\x1f\x8b", b"\x7fELF")):
        return Kind.UNKNOWN
    return None


def _plain(text: str, name: str) -> Kind:
    if re.match(r"\s*<(?:!doctype html|html|head|body)", text, re.IGNORECASE):
        return Kind.PAGE
    if name.endswith((".vcf", ".vcard")):
        # A card whose first line is gone still has its last.
        return Kind.VCARD if re.search(r"END:VCARD", text, re.IGNORECASE) else Kind.UNKNOWN
    if len(_CONTROLS.findall(text)) > len(text) // 20:
        return Kind.UNKNOWN
    if re.search(r"^#+ (?:Friends|Activities):", text, re.MULTILINE):
        return Kind.FRIENDS
    if name.endswith((".csv", ".tsv")):
        return Kind.CSV
    if text[:1] in "<[":
        return Kind.UNKNOWN
    first = next(filter(None, map(str.strip, text.splitlines())), "")
    return Kind.CSV if re.search(r"[,;\t]", first) and len(text.splitlines()) > 1 else Kind.UNKNOWN
