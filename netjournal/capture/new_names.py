"""Words that look like the name of somebody new; it knows nobody."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from netjournal.capture.board import TAKEN, Board, Token
from netjournal.capture.known import is_unspaced
from netjournal.capture.nicknames import other_names
from netjournal.capture.words import (
    AFTER_WITH_OPENS,
    ALSO_WORDS,
    DOES,
    INNER,
    LOOKS,
    MONTHS,
    NOT_NAMES,
    OPENERS,
    PARTICLES,
    TITLES,
    WEEKDAYS,
    WITH,
    words,
)

_FOLLOWS_NAME = words(
    "via from at of who and & in w also just will would can could may might should did does do now"
    " still never always again then came met ran told went got made spoke sang taught"
)


_ALSO_DONE = words(
    "runs rides visits offers books works checks deals walks shifts shops passes votes grants swaps"
    " files forms polls bids loans lights stalls"
)
"""What heads a note and what a person does."""


SURNAMES = words("booth price church hall day west beer fair garden field wood stone rice")
"""What is not only a thing, but also a surname."""


class NewName(msgspec.Struct, frozen=True):
    """Words that look like the name of somebody new."""

    start: int
    end: int
    name: str


def is_joined(board: Board, first: Token, second: Token) -> bool:
    """Tell whether two words stand side by side, perhaps behind an initial's or title's dot."""
    gap = board.seen[first.end : second.start]
    dotted = gap.startswith(".") and (len(first.text) == 1 or first.word in TITLES)
    return gap in (" ", "") or (dotted and gap in (". ", "."))


def new_name(
    board: Board, place: int, *, colon: bool = False, loose: bool = False
) -> NewName | None:
    """Return the name that Capitalised Words at a place look like: two to four of them.

    Before a colon one is enough, and a script without capitals will do. `loose`: somebody is
    expected here, whatever follows.
    """
    tokens = board.tokens(place, place + 120)
    if not tokens or board.seen[place : tokens[0].start].strip():
        return None
    while len(tokens) > 1 and tokens[0].word in TITLES and is_joined(board, *tokens[:2]):
        tokens = tokens[1:]
    run = _capital_run(board, tokens)
    if not run:
        return _caseless(board, tokens) if colon else None
    capitals = sum(token.capital for token in run)
    end = run[-1].end
    if board.seen[end : end + 1] == "." and len(run[-1].text) == 1:
        end += 1
    after = tokens[len(run)] if len(tokens) > len(run) else None
    follows = after.word if after and board.seen[end : after.start] == " " else ""
    if (
        not (1 if colon else 2) <= capitals <= 4
        or follows in (WITH if loose else AFTER_WITH_OPENS) | NOT_NAMES - _ALSO_DONE
    ):
        return None
    if not colon and follows and not loose and not _is_about_somebody(follows):
        return None
    if len(run) > 2 and run[0].word in LOOKS:
        # "Young Tomas Masaryk"
        run = run[1:]
    return NewName(place, end, board.line[run[0].start : end]) if _are_a_name(run) else None


def _are_a_name(run: Sequence[Token]) -> bool:
    """Tell whether no word of Capitalised Words shows that they are nobody's name."""
    if len(run) > 2 and run[1].start - run[0].end > 1:
        # The A of "A. Philip Randolph" is no article.
        run = run[1:]
    first, *others = [token.word for token in run]
    if len(others) == 1 and others[0] in SURNAMES and other_names(first):
        return not _is_short(run)
    if first in OPENERS | NOT_NAMES or (first in INNER and not (others and first in ALSO_WORDS)):
        return False
    if any(word in NOT_NAMES | INNER for word in others):
        return False
    if any(word in WEEKDAYS | MONTHS for word in others if word not in ALSO_WORDS):
        return False
    return not _is_short(run)


def _is_short(run: Sequence[Token]) -> bool:
    """Tell IBM or ABOS, an organization or an event; a single letter is an initial."""
    return any(len(token.text) > 2 and token.text.isupper() for token in run)


def _is_about_somebody(follows: str) -> bool:
    """Tell whether the word behind two Capitalised Words makes a person of them: a verb, "from"."""
    return (
        follows in DOES | _FOLLOWS_NAME
        or (len(follows) > 3 and follows.endswith(("s", "ed")))
        or follows[0].isdigit()
    )


def _capital_run(board: Board, tokens: Sequence[Token]) -> list[Token]:
    run: list[Token] = []
    for token in tokens:
        if run and not is_joined(board, run[-1], token):
            break
        named = token.capital and not any(map(str.isdigit, token.text))
        if not named and not (run and token.word in PARTICLES):
            break
        run.append(token)
        if token.owns:
            return []
    while run and not run[-1].capital:
        run.pop()
    return run


def _caseless(board: Board, tokens: Sequence[Token]) -> NewName | None:
    """Return the head in a script without capitals, up to the colon, if it is short."""
    first = tokens[0]
    if first.text[0].lower() != first.text[0].upper() or first.word in OPENERS:
        return None
    run = [first]
    for token in tokens[1:4]:
        if not is_joined(board, run[-1], token):
            break
        run.append(token)
    name = board.line[first.start : run[-1].end]
    most = 8 if any(map(is_unspaced, name)) else 30
    if len(name) > most or any(map(str.isdigit, name)):
        return None
    return NewName(first.start, run[-1].end, name)


def typed_name(board: Board, start: int, end: int, *, sure: bool = False) -> NewName | None:
    """Return the name in a piece of a line where a name is expected, in whatever case.

    One word in small letters is one only where the rest is surely about a person.
    """
    tokens = board.tokens(start, end)
    if not 1 <= len(tokens) <= 4 or TAKEN in board.seen[start:end]:
        return None
    while len(tokens) > 1 and tokens[0].word in TITLES:
        tokens = tokens[1:]
    does = next((at for at, one in enumerate(tokens) if at and one.word in DOES), len(tokens))
    # "yusuf demir met before, …" goes on with what was done.
    tokens = tokens[:does]
    words = [token.word for token in tokens]
    if len(words) == 2 and words[1] in SURNAMES and other_names(words[0]):
        words = words[:1]
    if words[0] in OPENERS or any(word in INNER or word in NOT_NAMES for word in words):
        return None
    if any(letter.isdigit() or letter in "/@=" for letter in board.seen[start:end]):
        return None
    if len(words) == 1 and not (tokens[0].capital or (sure and len(words[0]) > 2)):
        return None
    stop = tokens[-1].end
    stop += board.seen[stop : stop + 1] == "." and len(tokens[-1].text) == 1
    name = board.line[tokens[0].start : stop]
    return NewName(start, stop, capitalised(name))


def capitalised(name: str) -> str:
    """Return a name typed in small letters as names are written: "Annie Cannon"."""
    if not name.islower():
        return name
    return " ".join(w if w in PARTICLES else w[0].upper() + w[1:] for w in name.split())
