"""Pasted text as single lines to read: bullets, boxes and numbers go, headings set day or event.

It knows nobody and reads no sentence; a signature is told by its shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from netjournal.capture.draft import PastedLine
from netjournal.capture.page import read_page
from netjournal.model.dates import read_date
from netjournal.model.text import clean


class _Raw(msgspec.Struct, frozen=True):
    """A line without its bullet; `bullet` and `indented` say how it stood there."""

    text: str
    bullet: bool
    indented: bool


_BULLET = (
    r"\s*(?:(?:[-*•‣▪◦–—·+]|➤|►|✅|👉|\(?\d{1,3}[.)]|\(?[a-z]\))(?=\s)\s*)?"
    r"(?:(?:\[[ xX✓✔-]?\]|[☐☑☒✓✔□■])\s*)?"
)
_EVENTFUL = (
    r"(?i)\b(?:conf|conference|expo|summit|meetup|meeting|fair|congress|symposium|workshop|party"
    r"|reunion|festival|camp|retreat|day|con|fest|unconference|hackathon|gala|\d{2,4})\b|#"
)
_POINT = (
    r"(?i)(?:\b(?:tel|phone|mobile|cell|fax|email|e-mail|web|[tmpew])[.:]\s*)?"
    r"(?:[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|(?:\+|00)?\(?\d[\d ().\-/]{5,}\d|(?:https?://|www\.)\S+)"
)
_NAME = r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4},?"
_SIGNATURE_LINES = range(3, 9)
_DAY_NUMBER = r"(?i)day\s+(\d{1,2})"


def lines(
    text: str, today: date, *, day_first: bool = True, starts: date | None = None
) -> tuple[PastedLine, ...]:
    """Split a paste into lines to read; days are read as gone by, because they are noted after.

    `starts` is the first day of the event that they are about: "Day 2" counts from it.
    """
    blocks = re.split(r"\n\s*\n", clean(text, lines=True))
    found: list[PastedLine] = []
    head = _Headings(today, day_first=day_first)
    head.starts = starts
    for block in blocks:
        raws = [_raw(line) for line in block.split("\n") if line.strip()]
        if signature := _signature(raws):
            found.append(PastedLine(signature, head.event, head.on))
            continue
        for raw in _joined(raws, joins=bool(found)):
            if raw.indented and found and not raw.text.startswith("#"):
                found[-1] = msgspec.structs.replace(found[-1], line=_join(found[-1].line, raw.text))
            elif not head.takes(raw):
                found.append(PastedLine(raw.text, head.event, head.on))
    return tuple(found)


def kept(left: Iterable[PastedLine]) -> str:
    """Return lines as a text that is split into them again, below the headings they stood under."""
    return "\n".join(_kept(left))


def _kept(left: Iterable[PastedLine]) -> Iterator[str]:
    event, on = "", None
    for one in left:
        if one.event != event or (on and not one.on):
            event, on = one.event, None
            yield f"# {event}" if " " in event else f"#{event}"
        if one.on and one.on != on:
            on = one.on
            yield f"{on}"
        # What has a bullet is no heading, and loses nothing but that.
        yield f"- {one.line}"


def is_several(text: str) -> bool:
    """Tell whether a paste is about several people, so that a debrief should open."""
    return len(lines(text, date(2000, 1, 1))) > 1


def _raw(line: str) -> _Raw:
    match = re.match(_BULLET, line)
    body = line[match.end() :].strip() if match else line.strip()
    bullet = bool(match and match[0].strip()) and bool(body)
    indented = re.match(r"(?:\t| {2,})\S", line) is not None
    return _Raw(body or line.strip(), bullet, indented)


def _joined(raws: Sequence[_Raw], *, joins: bool) -> Iterator[_Raw]:
    """Join what is indented to the line above it; where all is, nothing is."""
    least_indented = all(raw.indented for raw in raws) and not joins
    held: _Raw | None = None
    for raw in raws:
        if raw.indented and not least_indented and held is not None:
            held = msgspec.structs.replace(held, text=_join(held.text, raw.text))
            continue
        if held is not None:
            yield held
        held = msgspec.structs.replace(raw, indented=raw.indented and not least_indented)
    if held is not None:
        yield held


def _join(above: str, below: str) -> str:
    above = above.rstrip()
    if above.endswith((".", "!", "?", ":", ";", ",", "…")) or below[:1] in "<>→←+#@(":
        return f"{above} {below}"
    return f"{above}; {below}"


class _Headings:
    """The event and the day that hold until another heading comes."""

    def __init__(self, today: date, *, day_first: bool) -> None:
        self.today = today
        self.day_first = day_first
        self.event = ""
        self.on: date | None = None
        self.starts: date | None = None

    def takes(self, raw: _Raw) -> bool:
        """Take a line if it is a heading and no more."""
        marked = re.match(r"(#+|=+)\s+(\S.*?)[\s=#]*$", raw.text)
        words = (marked[2] if marked else raw.text).strip(" *_").rstrip(":：").strip(" *_")
        if raw.bullet or not words:
            return False
        if self._takes_day(words):
            return True
        if re.fullmatch(r"#[\w-]*[^\W\d_][\w-]*", words):
            self.event, self.on = words[1:], None
            return True
        page = read_page(words, self.today, day_first=self.day_first)
        if page is not None:
            # It says what the tag is, too, so it stays a line.
            self.event, self.starts, self.on = page.tag, page.starts, None
            return False
        ends = raw.text.rstrip().endswith((":", "：")) and len(words.split()) <= 6
        if marked or (ends and re.search(_EVENTFUL, words)):
            return self._takes_event(words)
        return False

    def _takes_event(self, words: str) -> bool:
        """Take "ABOS 2026, Sat 21 Nov": the event, and its day if one is said."""
        name, _, day = words.rpartition(",")
        on = read_date(day, self.today, prefer="past", day_first=self.day_first) if name else None
        self.event, self.on = (name if on else words).removeprefix("#"), on
        return True

    def _takes_day(self, words: str) -> bool:
        if number := re.fullmatch(_DAY_NUMBER, words):
            if self.starts is None:
                return False
            self.on = self.starts + timedelta(int(number[1]) - 1)
            return True
        said = re.sub(r"(?i)^day \d+\s*[,(:–—-]*\s*|\)$", "", words)
        on = (
            None
            if said.isdecimal()
            else read_date(said, self.today, prefer="past", day_first=self.day_first)
        )
        if on is not None:
            self.on = on
        return on is not None


def _signature(raws: Sequence[_Raw]) -> str:
    """Return a pasted signature as one line, "Name (organization, title) points"; or nothing."""
    texts = [raw.text for raw in raws]
    if len(texts) not in _SIGNATURE_LINES or any(raw.bullet for raw in raws):
        return ""
    if not re.fullmatch(_NAME, texts[0]) or any(len(one) > 60 for one in texts):
        return ""
    rest = [re.split(r"\s+[|·•]\s+", one) for one in texts[1:]]
    pieces = [piece for row in rest for piece in row]
    points = [piece for piece in pieces if re.fullmatch(_POINT, piece.strip(" ,;"))]
    about = [piece for piece in pieces if piece not in points]
    if not points or len(about) > 4 or any(re.search(r"[:.!?] ", piece) for piece in about):
        return ""
    title, organization = (about[0], about[1]) if len(about) > 1 else ("", "".join(about))
    position = ", ".join(filter(None, (organization, title)))
    where = ", ".join(about[2:])
    bare = (
        re.sub(r"(?i)^(?:tel|phone|mobile|cell|fax|email|e-mail|web|[tmpew])[.:]\s*", "", one)
        for one in points
    )
    return " ".join(
        filter(None, (texts[0].strip(","), f"({position})" * bool(position), *bare, where))
    )
