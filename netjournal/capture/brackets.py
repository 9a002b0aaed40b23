"""What stands in brackets behind a name: where somebody works and as what, or their pronouns."""

from __future__ import annotations

import re

import msgspec

from netjournal.capture.board import TAKEN, Board
from netjournal.capture.draft import SpanKind
from netjournal.capture.leads import PAREN, Lead

_PRONOUNS = r"(?i)(?:she|he|they|ze|xe|it|any)(?:\s*/\s*\w+){1,2}"
_COMPANY = r"(?i)\s*(?:inc|ltd|llc|gmbh|co|corp|plc|ag|sa)\b\.?"


def take_position(board: Board, lead: Lead) -> tuple[str, str] | None:
    """Take "(organization, title)" behind a known name where only contact data follows it."""
    found = re.compile(PAREN).match(board.seen, lead.end)
    if found is None or lead.colon or len(lead.names) > 1 or TAKEN in found[1]:
        return None
    rest = board.seen[found.end() :]
    if (
        TAKEN not in rest
        or any(map(str.isalnum, rest))
        or re.fullmatch(_PRONOUNS, found[1].strip())
    ):
        return None
    board.take(found.start(1) - 1, found.end(), SpanKind.PERSON, cut=True)
    return _position(board.line[found.start(1) : found.end(1)].strip())


def read_paren(board: Board, lead: Lead) -> None:
    """Read "(organization, title)", "(title at organization)" or "(she/her)" after a new name."""
    while lead.about and (found := re.compile(PAREN).match(board.seen, lead.end)):
        words = board.line[found.start(1) : found.end(1)].strip()
        if re.fullmatch(_PRONOUNS, words):
            lead.about = msgspec.structs.replace(lead.about, pronouns=words)
        elif lead.about.organization or not words or TAKEN in found[1]:
            return
        else:
            organization, title = _position(words)
            lead.about = msgspec.structs.replace(lead.about, organization=organization, title=title)
        board.take(found.start(1) - 1, found.end(), SpanKind.NEW_PERSON, cut=True)
        lead.end = found.end()


def _position(words: str) -> tuple[str, str]:
    title, at, organization = words.partition(" at ")
    if at and "," not in words:
        return organization.strip(), title.strip()
    for comma in re.finditer(r",", words):
        if not re.compile(_COMPANY).match(words, comma.end()):
            return words[: comma.start()].strip(), words[comma.end() :].strip()
    return words, ""
