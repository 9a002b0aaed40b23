"""What stands in brackets behind a name: where somebody works and as what, or their pronouns."""

from __future__ import annotations

import re

import msgspec

from netjournal.capture.board import TAKEN, Board, tidy
from netjournal.capture.draft import SpanKind
from netjournal.capture.leads import PAREN, Lead
from netjournal.capture.who import Match, Namer
from netjournal.capture.words import ASIDES, ENGLISH, PERSON_NOUNS, ROLES, TRADE, words
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


def read_behind(board: Board, namer: Namer, lead: Lead, *, debrief: bool) -> None:
    """Read what stands behind the name that a line begins with: a position, a card in a row."""
    if lead.about:
        read_paren(board, lead)
        if board.seen[lead.end :].lstrip()[:1] in tuple(",|/·"):
            _read_card(board, lead, namer)
        return
    one = lead.names[0]
    if isinstance(one, Match) and _is_another(board, namer, one, debrief=debrief):
        lead.names[0] = msgspec.structs.replace(one, doubtful=True)
        lead.doubtful = True


def _is_another(board: Board, namer: Namer, one: Match, *, debrief: bool) -> bool:
    """Tell whether "Per (Volvo)" is hardly the one Per who is known, who works at Telia."""
    rest = board.seen[one.end :]
    if one.full or len(one.ids) != 1:
        return False
    if re.match(r"(?i)\W+(?:the other|another|a different|not the) ", rest):
        return True
    found = re.match(PAREN, rest)
    own = fold(namer.people.works(one.ids[0])).split() if found else []
    if not found or not own:
        return False
    said = fold(found[1]).replace(",", " ").split()
    named = found[1][:1].isupper() or (
        debrief and len(said) == 1 and not re.search(r"(?:ed|ing|ly)$", said[0])
    )
    aside = bool(said) and (said[0] in ENGLISH | ASIDES or re.search(r"[!?;/]", found[1]))
    return named and not aside and len(said) <= 5 and set(own).isdisjoint(said)


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


def _read_card(board: Board, lead: Lead, namer: Namer) -> None:
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
