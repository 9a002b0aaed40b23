"""What stands in brackets behind a name: where somebody works and as what, or their pronouns."""

from __future__ import annotations

import re

import msgspec

from netjournal.capture.board import TAKEN, Board, tidy
from netjournal.capture.draft import SpanKind
from netjournal.capture.leads import PAREN, Lead
from netjournal.capture.who import Namer
from netjournal.capture.words import PERSON_NOUNS, ROLES, TRADE, words
from netjournal.model.names import fold

_PRONOUNS = r"(?i)(?:she|he|they|ze|xe|it|any)(?:\s*/\s*\w+){1,2}"
_CARD = (
    rf"(?P<pieces>(?: ?[,|/·] *[^\W\d_][^,;:.<>()@|/·{TAKEN}]{{1,40}}(?=[,|/·{TAKEN} ]))+)"
    rf"[ ,;|/·{TAKEN}-]*$"
)
_OFFICES = words("officer chair chairman president secretary treasurer head chief lead coordinator")
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
        words = tidy(board.seen[found.start(1) : found.end(1)].replace(TAKEN, ""))
        if re.fullmatch(_PRONOUNS, words):
            lead.about = msgspec.structs.replace(lead.about, pronouns=words)
        elif words.endswith("?"):
            lead.doubtful = True
            return
        elif lead.about.organization or not any(map(str.isalnum, words)):
            return
        else:
            organization, title = _position(words)
            lead.about = msgspec.structs.replace(lead.about, organization=organization, title=title)
        board.take(found.start(1) - 1, found.end(), SpanKind.NEW_PERSON, cut=True)
        lead.end = found.end()


def read_card(board: Board, lead: Lead, namer: Namer) -> None:
    """Read "Wolfgang Pauli, recruiter, Exclusion Partners, pauli@…": a card typed off in a row."""
    found = re.compile(_CARD).match(board.seen, lead.end)
    if found is None or lead.about is None or lead.about.organization or TAKEN not in found[0]:
        return
    pieces = [one.strip() for one in re.split("[,|/·]", found["pieces"].strip(" ,|/·"))]
    if len(pieces) == 1 and " at " in pieces[0]:
        title, _, firm = pieces[0].partition(" at ")
        pieces = [title, firm]
    if len(pieces) > 3 or any(len(one.split()) > 5 for one in pieces):
        return
    words = board.tokens(lead.end, found.end("pieces"))
    if any(namer.at(one.start) for one in words if one.capital):
        return
    trades = [one for one in pieces if _is_trade(one)]
    firms = [one for one in pieces if one not in trades and one[:1].isupper()]
    if len(trades) > 1 or len(firms) != len(pieces) - len(trades) or len(firms) > 1:
        return
    title, organization = "".join(trades), "".join(firms)
    lead.about = msgspec.structs.replace(lead.about, organization=organization, title=title)
    board.take(lead.end, found.end("pieces"), SpanKind.NEW_PERSON, cut=True)
    lead.end = found.end("pieces")


def _is_trade(piece: str) -> bool:
    words = fold(piece).split()
    return any(
        word in PERSON_NOUNS | _OFFICES or word in ROLES or re.search(TRADE, word) for word in words
    )


def _position(words: str) -> tuple[str, str]:
    title, at, organization = words.partition(" at ")
    if at and "," not in words:
        return organization.strip(), title.strip()
    for comma in re.finditer(r",", words):
        if not re.compile(_COMPANY).match(words, comma.end()):
            return words[: comma.start()].strip(), words[comma.end() :].strip()
    return words, ""
