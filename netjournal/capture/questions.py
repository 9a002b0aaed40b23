"""`ask: …` in a line: what to ask somebody, and whom."""

from __future__ import annotations

import re

from netjournal.capture.cast import Cast
from netjournal.capture.draft import SpanKind

_AUXILIARY = (
    r"(?i)(?:(?:what|how|when|where|why) )?(?:do|does|did|is|was|can|could|will|would|has|should) "
)
_ASK = r"(?i)(?<![^\s\x00])ask(?::(?=\s)|：)\s*"


def take_questions(cast: Cast) -> list[str]:
    """Take `ask: …`; without a person before it, it is for the one it begins with."""
    board = cast.board
    questions: list[str] = []
    if "ask" not in board.seen.lower():
        return questions
    while found := re.search(_ASK, board.seen):
        rest = board.seen[found.end() :]
        stop = re.search(r"\s[<>]\s|(?<!\S)ask(?::(?=\s)|：)", rest)
        end = found.end() + (stop.start() if stop else len(rest))
        words = board.without(found.end(), end, board.taken((SpanKind.TAG, SpanKind.FOLLOW_UP)))
        if not cast.contacts:
            _take_asked(cast, found.end())
        board.take(found.start(), end, SpanKind.QUESTION, cut=bool(words))
        if words:
            questions.append(words)
    return questions


def _take_asked(cast: Cast, place: int) -> None:
    """Link whom a question begins with, or whom it is about: "ask: does Marie know …"."""
    verb = re.compile(_AUXILIARY).match(cast.board.seen, place)
    asked = cast.namer.at(verb.end() if verb else place)
    if asked is not None and not asked.reserved:
        cast.take_known(asked, cast.mentions if verb else cast.contacts)
