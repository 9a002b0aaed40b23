"""Single values of a vCard into the journal's: text, lists, dates, numbers, addresses, labels.

It knows one content line at a time, not the card around it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from netjournal.formats.content_lines import Line
from netjournal.model.names import fold
from netjournal.model.records import PartialDate, Point
from netjournal.model.text import clean

HANDLES = {
    **{f"X-{name}": name.lower() for name in ("AIM", "ICQ", "MSN", "QQ", "YAHOO", "JABBER")},
    **{f"X-{name}": name.lower() for name in ("SKYPE", "GTALK", "SAMETIME", "GROUPWISE")},
    **{f"X-{name}": name.lower() for name in ("TWITTER", "MASTODON", "GITHUB", "LINKEDIN")},
    **{f"X-{name}": name.lower() for name in ("SIGNAL", "TELEGRAM", "WHATSAPP", "WECHAT")},
    **{"X-SKYPE-USERNAME": "skype", "X-GOOGLE TALK": "gtalk", "X-GOOGLE-TALK": "gtalk"},
    **{"X-GADUGADU": "gadu-gadu", "X-MATRIX": "matrix", "X-MS-IMADDRESS": "chat"},
}
"""Properties that hold a name in a messenger or network, with the label they get."""

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PIECES = {
    separator: re.compile(rf"((?:\\.|[^\\{separator}]|\\\Z)*)(?:{separator}|\Z)", re.DOTALL)
    for separator in ",;"
}
_NOT_LABELS = frozenset({"internet", "pref", "voice", "postal", "parcel", "text", "uri", ""})
_NOT_TAGS = frozenset({"mycontacts", "my contacts", "starred", ""})
_APPLE = re.compile(r"_?\$!<(.*)>!\$_?\Z", re.DOTALL)
_DASHED = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?(?:[T ].*)?\Z")
_SOLID = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[T ].*)?\Z")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\Z")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\Z")
_NO_YEAR = re.compile(r"--([0-9]{2})-?([0-9]{2})(?:[T ].*)?\Z")
_APPLE_NO_YEAR = 1604
"""The year that Apple writes where none is known."""


def unescaped(value: str, *, breaks: bool = True) -> str:
    r"""Undo backslashes; with `breaks` a \n is a line break. An unknown one stays as it is."""
    if "\\" not in value:
        return value

    def plain(match: re.Match[str]) -> str:
        letter = match[1]
        if letter in "nN":
            return "\n" if breaks else match[0]
        return letter if letter in "\\,;:\"'" else match[0]

    return _ESCAPE.sub(plain, value)


def escaped(value: str) -> str:
    r"""Return text as the value of a line: its commas, semicolons and line breaks with a \."""
    return re.sub(r"([\\,;])", r"\\\1", clean(value, lines=True)).replace("\n", "\\n")


def text(line: Line, *, lines: bool = False) -> str:
    """Return a line's value as the journal keeps text, whole: commas cut nothing."""
    return clean(unescaped(line.value, breaks=not line.quoted), lines=lines)


def pieces(line: Line, separator: str) -> list[str]:
    """Split a value where the separator stands unescaped, and clean what comes out."""
    value = line.value
    if "\\" not in value:
        return [clean(piece) for piece in value.split(separator)]
    found = _PIECES[separator].findall(value)
    return [clean(unescaped(piece, breaks=not line.quoted)) for piece in found]


def words(line: Line) -> list[str]:
    """Split a structured value at `;`, and join the list inside each part to words."""
    if "," not in line.value:
        return pieces(line, ";")
    return [
        clean(" ".join(map(str.strip, (unescaped(one) for one in _PIECES[","].findall(part)))))
        for part in _PIECES[";"].findall(line.value)
    ]


@lru_cache(maxsize=4096)
def types(params: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the types that say something to a person: home, work, fax …"""
    named = (
        value.lower().strip('"').removeprefix("type=").removeprefix("x-")
        for key, value in params
        if key == "TYPE"
    )
    return tuple(dict.fromkeys(clean(one) for one in named if one not in _NOT_LABELS))


@lru_cache(maxsize=4096)
def preference(params: tuple[tuple[str, str], ...]) -> int:
    """Return 1 for what is preferred most, 101 for what is not."""
    for key, value in params:
        if key == "TYPE" and value.lower() == "pref":
            return 1
        if key == "PREF" and value.isdecimal() and len(value) <= 3:
            return int(value)
    return 101


def label(line: Line) -> str:
    """Return the label that the value of an X-ABLabel line gives to the lines of its group."""
    written = text(line)
    built_in = _APPLE.match(written)
    if not built_in:
        return written
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", built_in[1]).lower()


def phone(line: Line) -> str:
    """Return a phone number; of a tel: URI the number and the extension in words."""
    value = text(line)
    is_uri = value[:4].lower() == "tel:"
    if not is_uri and ";ext=" not in value.lower():
        return value
    number, *rest = (value[4:] if is_uri else value).split(";")
    extensions = [one[4:] for one in rest if one[:4].lower() == "ext="]
    others = [one for one in rest if one[:4].lower() != "ext="]
    number = unquote(number) if is_uri else number
    spoken = "".join(f" ext {one}" for one in extensions)
    return clean(number + spoken + "".join(f";{one}" for one in others))


def email(line: Line) -> str:
    """Return an e-mail address without its mailto:."""
    value = text(line)
    return clean(unquote(value[7:])) if value[:7].lower() == "mailto:" else value


def link(line: Line, named: str) -> Point:
    """Return a link or a name in a network, labelled with the network."""
    value = text(line)
    parts = list(types(line.params))
    service = line.param("X-SERVICE-TYPE") or line.param("SERVICE-TYPE")
    if line.name in HANDLES:
        service = HANDLES[line.name]
    elif line.name in ("X-SOCIALPROFILE", "SOCIALPROFILE"):
        value = _profile(line, value)
    elif line.name == "IMPP" and not service:
        service = value.partition(":")[0] if ":" in value else ""
    if service and (given := clean(service).lower()) not in parts:
        parts.insert(0, given)
    return Point(value=value, label=named or " ".join(parts))


def _profile(line: Line, value: str) -> str:
    user = clean(line.param("X-USER") or line.param("USERNAME"))
    if value[:8].lower() == "x-apple:":
        return user or clean(unquote(value[8:]))
    return value or user


def birthday(line: Line) -> PartialDate:
    """Return the day as a partial date; empty: it is no date."""
    value = clean(line.value)
    omitted = line.param("X-APPLE-OMIT-YEAR")
    if match := _NO_YEAR.match(value):
        return _partial(0, int(match[1]), int(match[2]))
    if match := _DOTTED.match(value):
        day, month, year = map(int, match.groups())
    elif (match := _SLASHED.match(value)) and max(int(match[1]), int(match[2])) > 12:
        # Only one of its two orders is a date.
        month, day, year = map(int, match.groups())
        month, day = min(month, day), max(month, day)
    elif match := _SOLID.match(value) or _DASHED.match(value):
        year, month, day = (int(part or 0) for part in match.groups())
    else:
        return ""
    if year == _APPLE_NO_YEAR or omitted == str(year).zfill(4):
        year = 0
    return _partial(year, month, day)


def _partial(year: int, month: int, day: int) -> PartialDate:
    try:
        # 2000 is a leap year: somebody may be born on 29 February of a year not told.
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return ""
    if not year:
        return f"--{month:02}-{day:02}" if month and day else ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def bare_uid(uid: str) -> str:
    """Return a UID without the urn:uuid: before it."""
    return uid[9:] if uid[:9].lower() == "urn:uuid:" else uid


def tag(name: str) -> str:
    """Return a category as a tag's name; empty: it is one of those that programs set."""
    bare = name.lstrip("*# ")
    return "" if fold(bare) in _NOT_TAGS else "-".join(re.split(r"[\s,;#]+", bare)).strip("-")
