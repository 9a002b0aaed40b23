"""In a debrief, somebody without a name, or whom small letters may name; it knows nobody."""

from __future__ import annotations

import re

from netjournal.capture.board import TAKEN, Board
from netjournal.capture.words import (
    COMMON,
    DOES,
    FAMILY,
    INNER,
    LOOKS,
    MONTHS,
    NEGATIONS,
    NOT_NAMES,
    OPENERS,
    PASTS,
    PERSON_NOUNS,
    PRONOUNS,
    THEIRS,
    TRADE,
    WEEKDAYS,
)
from netjournal.model.names import fold

_VERBS = (PASTS | DOES) - {"read", "left", "just", "also", "is", "has", "was"}
_SOMEBODY = frozenset(
    {"others", "folks", "visitors", "lots", "apart", "away", "aside", "back", "far"}
)
_NO_NAME = OPENERS | NOT_NAMES | INNER | PERSON_NOUNS | LOOKS | _SOMEBODY


_SOMEBODYS = r"(?i)\b(?:she|he)\b|\b(?:her|his) (?:name|card|badge|number|e-?mail)\b"

_SMALL_HEAD = (
    r"(?P<words>[^\W\d_A-Z][\w'’-]{2,}(?: [^\W\d_A-Z][\w'’-]{2,})?)(?:\s*\([^()]*\))?\s*[:：]\s+"
    r"(?P<rest>\S.*)"
)
_SMALL_ALONE = rf"(?P<words>[^\W\d_A-Z][\w'’-]{{2,}})(?:$| (?P<rest>{TAKEN}.*))"
_TELLS_OF_ONE = (
    r"(?i)\b(?:owe|owes|promised|lent|borrowed|she|he|her|him|she'll|he'll|she's|he's)\b"
)


def _is_of_somebody(words: list[str], rest: str, end: re.Match[str] | None) -> bool:
    """Tell whether "the young headmistress from Leeds, …" goes on to say "her"."""
    article = words[0] in ("the", "a", "an", "that", "this", "another")
    somebody = any(
        word in PERSON_NOUNS | LOOKS | FAMILY or re.search(TRADE, word) for word in words
    )
    dressed = not {"with", "w"}.isdisjoint(words) and re.search(r"(?i)\b(?:her|him)\b", rest)
    heads = end is not None and end[0] in (",", ".")
    told = bool(dressed) or (somebody and re.search(_SOMEBODYS, rest) is not None)
    return article and heads and told and 2 <= len(words) <= 7


def find_unnamed(board: Board, place: int) -> tuple[str, str]:
    """Return who is described without a name, and what may be a name in lower case."""
    rest = board.seen[place:]
    end = re.search(r"[,.;:(]|\s[-–—]\s|\x00", rest)
    words = board.line[place : place + (end.start() if end else len(rest))].strip()
    folded = fold(words).split()
    if not folded or folded[0] in NEGATIONS or (len(folded) == 1 and end and end[0] in ":："):
        return "", ""
    given = folded[0]
    if folded[1:2] == ["from"] and len(given) > 2 and given not in _NO_NAME:
        return words, words.split()[0]
    single = len(folded) == 1 and len(given) > 2 and given.isalpha()
    if single and end and end[0].strip() in ("-", "–", "—") and given not in _NO_NAME:
        return words, words
    if re.match(r"(?:the|that|a) (?:\w+ ){0,2}one (?:with|from|who|in|at)\b", " ".join(folded)):
        return words, ""
    if any(word in PERSON_NOUNS for word in folded[:5]) or folded[0] in LOOKS:
        does = next((at for at, word in enumerate(folded) if at and word in _VERBS), len(folded))
        return " ".join(words.split()[:does]), ""
    if _is_of_somebody(folded, board.line[place + len(words) :], end):
        return words, ""
    about = set(fold(board.line[place + len(words) :]).replace(".", " ").split())
    if (
        2 <= len(folded) <= 3
        and not about.isdisjoint(PRONOUNS)
        and not any(word in OPENERS | INNER | NOT_NAMES for word in folded)
    ):
        return words, words
    tokens = board.tokens(place)[:6]
    does = next((at for at, token in enumerate(tokens) if token.word in DOES), 0)
    if not 2 <= does <= 5 or any(
        token.word in OPENERS | INNER | NOT_NAMES or token.text.isdigit() for token in tokens[:does]
    ):
        return "", ""
    name = board.line[tokens[0].start : tokens[does - 1].end]
    return name, name


def somebody_of(board: Board, start: int, end: int) -> str:
    """Return who is somebody's, without a name, behind a name: "Alan's colleague"."""
    after = board.tokens(end, end + 24)[:1]
    tied = after and after[0].start == end + 1 and after[0].word in THEIRS | FAMILY
    return board.line[start : after[0].end] if tied else ""


def small_head(board: Board, start: int, *, debrief: bool) -> str:
    """Return the words before a colon that small letters may name: "yusuf: i owe him a tea".

    In a debrief also the one word of a line, and one before a phone or what somebody does.
    """
    found = re.compile(_SMALL_HEAD).match(board.seen, start)
    if found is None or re.search(_TELLS_OF_ONE, found["rest"]) is None:
        found = _alone(board, start, found) if debrief else None
    words = found["words"] if found else ""
    unlike = COMMON | _NO_NAME | PRONOUNS | WEEKDAYS | MONTHS
    return words if unlike.isdisjoint(fold(words).split()) else ""


def _alone(board: Board, start: int, headed: re.Match[str] | None) -> re.Match[str] | None:
    """Return the head of a debrief's line that may well be somebody: "lisa: likes sailing"."""
    if headed is not None:
        return headed if re.match(r"[a-z]{3,}s\b", headed["rest"]) else None
    return re.compile(_SMALL_ALONE).match(board.seen, start)
