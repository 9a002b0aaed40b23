"""A tag's page as labelled lines, and back: its days are one line, as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from netjournal.model.date_spans import Days, read_days
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Tag, TagKind, ToMeet
from netjournal.model.text import clean
from netjournal.views import values
from netjournal.views.form import Field, Spec, read_back, shown, text_line
from netjournal.views.manner import PLAIN, Manner, Reader

_NAME = re.compile(r"(?=.*[^\W\d_])\w(?:[\w-]*\w)?")
_TICK = re.compile(r"(?:✓|\[[xX]\]|x(?=\s))\s*")


class _Lines(msgspec.Struct, frozen=True):
    """A page as its form shows it."""

    name: str
    title: str = ""
    kind: TagKind = TagKind.NONE
    days: Days | None = None
    place: str = ""
    my_part: str = ""
    link: str = ""
    to_meet: tuple[ToMeet, ...] = ()
    pace: int | None = None
    about: str = ""


def is_name(text: str) -> bool:
    """Tell whether a line can name a tag so: one word with a letter in it."""
    return _NAME.fullmatch(text) is not None


def _name(text: str, _reader: Reader) -> str:
    name = clean(text).lstrip("#＃")
    if not is_name(name):
        raise ValueError("one word with a letter in it, such as #abos26")
    return name


def _kind(text: str, _reader: Reader) -> TagKind:
    word = fold(text).strip().removeprefix("an ").removeprefix("a ")
    if word in ("none", "no", "tag"):
        return TagKind.NONE
    try:
        return TagKind(word)
    except ValueError:
        raise ValueError("event, group or topic") from None


def _days(text: str, reader: Reader) -> Days:
    found = read_days(text, reader.manner.today or date.min, day_first=reader.manner.day_first)
    if found is None:
        raise ValueError("a day or two, such as 20-22 nov, or 2026-11-20 to 2026-11-22")
    return found


def _to_meet(text: str, reader: Reader) -> ToMeet:
    tick = _TICK.match(text)
    name = clean(text[tick.end() :] if tick else text)
    if not name:
        raise ValueError("a name")
    return msgspec.structs.replace(somebody(name, reader), met=bool(tick))


def somebody(name: str, reader: Reader) -> ToMeet:
    """Return somebody to meet: the one person of the journal with that name, else only a name."""
    try:
        contact = reader.person(name)
    except ValueError:
        return ToMeet(name=name)
    return ToMeet(name=reader.name(contact), contact=contact)


_TAG = (
    Spec("name", "name", "such as #abos26", values.show_tag, _name),
    text_line("title", hint="its whole name"),
    Spec("kind", "kind", "event, group or topic", lambda kind, _: kind.value, _kind),
    Spec("days", "dates", "such as 20-22 nov", lambda days, _: show_days(days), _days),
    text_line("place"),
    text_line("my_part", "my part", "attendee, speaker, exhibitor"),
    text_line("link", hint="such as https://…"),
    Spec(
        "to_meet",
        "to meet",
        "a name; ✓ before it: met",
        lambda one, _: f"✓ {one.name}" if one.met else one.name,
        _to_meet,
        many=True,
    ),
    Spec("pace", "how often", "month: with everybody of it", values.show_pace, values.pace),
    Spec("about", "about", "anything", values.show_lines, values.clean_lines),
)


def tag_fields(page: Tag, journal: Journal, manner: Manner = PLAIN) -> tuple[Field, ...]:
    """Return a tag's page as labelled lines."""
    return tuple(shown(_lines_of(page), _TAG, Reader(journal, manner)))


def tag_from(fields: Sequence[Field], before: Tag, journal: Journal, manner: Manner = PLAIN) -> Tag:
    """Return the page with what the lines say; raises Usage naming the line."""
    after = read_back(fields, _lines_of(before), _TAG, Reader(journal, manner))
    said = {name: getattr(after, name) for name in after.__struct_fields__ if name != "days"}
    days = after.days
    if days == _lines_of(before).days:
        return msgspec.structs.replace(before, **said)
    starts, ends = days if days else (None, None)
    return msgspec.structs.replace(before, **said, starts=starts, ends=ends)


def _lines_of(page: Tag) -> _Lines:
    fields = {name: getattr(page, name) for name in _Lines.__struct_fields__ if name != "days"}
    starts, ends = page.starts or page.ends, page.ends or page.starts
    return _Lines(**fields, days=Days(starts, ends) if starts and ends else None)


def show_days(days: Days) -> str:
    """Show the days of an event as `read_days` reads them."""
    if days.starts == days.ends:
        return days.starts.isoformat()
    return f"{days.starts} to {days.ends}"
