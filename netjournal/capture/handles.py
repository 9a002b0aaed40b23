"""People whom marks name: `via Mary`, who brought somebody along, and `@ada` anywhere."""

from __future__ import annotations

import re

from netjournal.capture.cast import Cast
from netjournal.capture.draft import Doubt, NewPerson, SpanKind, Unclear, Who
from netjournal.capture.new_names import new_name
from netjournal.capture.words import NO_BROKER, TITLES

_VIA = r"(?i)(?<![^\s(])via\s+(?=\S)"
_AT = r"@(?=[^\W\d_])"


def take_via(cast: Cast) -> Who | None:
    """Take `via name`: a known person or two Capitalised Words, not Zoom or e-mail."""
    if "via" not in cast.board.seen.lower():
        return None
    for found in re.finditer(_VIA, cast.board.seen):
        start = found.end() + (cast.board.seen[found.end()] == "@")
        word = cast.board.tokens(start, start + 60)[:1]
        if not word or word[0].word in NO_BROKER:
            continue
        match = cast.namer.at(start)
        if match is None and start > found.end():
            from netjournal.capture import bynames

            match = bynames.bearing(cast.namer, start)
        name = None if match else new_name(cast.board, start, loose=True)
        if match and len(match.ids) == 1:
            cast.board.take(found.start(), match.end, SpanKind.PERSON, cut=True)
            return match.ids[0]
        if match:
            cast.take_known(match, cast.mentions)
        elif name:
            cast.board.take(found.start(), name.end, SpanKind.NEW_PERSON, cut=True)
            return cast.new(NewPerson(name=name.name))
        elif (single := new_name(cast.board, start, colon=True)) and (
            cast.board.seen[single.end : single.end + 1] in (")", ":")
        ):
            # "(Loom Works, via Otto)": somebody, whom nobody knows.
            cast.take_unknown(single, cast.mentions)
            cast.unbrokered = single.name in [one.words for one in cast.unclear]
            cast.board.take(found.start(), start, SpanKind.UNCLEAR)
    return None


def take_handles(cast: Cast) -> None:
    """Link everybody named as @person."""
    if "@" not in cast.board.seen:
        return
    from netjournal.capture import bynames

    for found in list(re.finditer(_AT, cast.board.seen)):
        before = cast.board.seen[found.start() - 1] if found.start() else " "
        if before.isalnum() or before == "_":
            continue
        start = found.end()
        titled = cast.board.tokens(start, start + 60)[:2]
        if len(titled) > 1 and titled[0].word in TITLES:
            # "@prof. ingrid aas"
            start = titled[1].start
        match = bynames.bearing(cast.namer, start)
        name = None if match else new_name(cast.board, start, colon=True)
        if match:
            cast.take_known(match, cast.contacts)
        elif name:
            cast.add_new(name, NewPerson(name=name.name), cast.contacts)
        else:
            words = re.match(r"[\w.-]*\w", cast.board.seen[start:])
            end = start + (words.end() if words else 0)
            cast.unclear.append(Unclear(doubt=Doubt.WHO, words=cast.board.line[start:end]))
            cast.board.take(found.start(), end, SpanKind.UNCLEAR)
