"""Whom words mean that are no name as it stands: a nickname, a surname alone, some of the names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from netjournal.capture import signs
from netjournal.capture.board import Board, Token
from netjournal.capture.heads import COLON
from netjournal.capture.new_names import is_joined
from netjournal.capture.who import Match, Namer, could_be_surname, heads
from netjournal.capture.words import (
    ALSO_WORDS,
    COMMON,
    DOES,
    FOREIGN,
    INNER,
    NOT_NAMES,
    OPENERS,
    PARTICLES,
    TELLS,
    words,
)
from netjournal.model.names import name_words

_COUNTING = words("a an the my our some new old two three four five six few many no")


def bearing(namer: Namer, place: int) -> Match | None:
    """Return whom a name behind "@" means; as a surname the address book counts: "@kepler"."""
    known = namer.at(place)
    if known is not None:
        # "@grace" is no word.
        return msgspec.structs.replace(known, reserved=False)
    token = namer.board.tokens(place, place + 60)[0]
    fits = [one for one in namer.people.held(token.word).last if len(one.words) > 1]
    ids = namer.known(fits) or list(dict.fromkeys(one.id for one in fits))
    named = namer.match(token.start, token.end, ids)
    return named or nicknamed(namer, place, sure=True)


def told_of(namer: Namer, place: int) -> Match | None:
    """Return whom a surname in small letters means behind "met" and its like: "met tesla"."""
    tokens = namer.board.tokens(place, place + 40)[:1]
    if not tokens or tokens[0].capital or len(tokens[0].word) < 4:
        return None
    token = tokens[0]
    if token.word in OPENERS | ALSO_WORDS | INNER | NOT_NAMES:
        return None
    if not signs.is_told(namer.board, place):
        return None
    fits = [one for one in namer.people.held(token.word).last if len(one.words) > 1]
    return namer.match(token.start, token.end, namer.known(fits))


def surnamed(namer: Namer, place: int, *, headed: bool) -> Match | None:
    """Return whom a surname in small letters at a place means, where what follows tells."""
    tokens = namer.board.tokens(place, place + 60)[:2]
    if not tokens or tokens[0].start != place or tokens[0].word in OPENERS | ALSO_WORDS | INNER:
        return None
    token = tokens[0]
    told = len(tokens) > 1 and tokens[1].word in DOES | TELLS | {"again", "also", "too"}
    ends = r" [-–—] |[,:(!]" if headed else COLON
    if not (told or re.compile(ends).match(namer.board.seen, token.end)):
        return None
    fits = [one for one in namer.people.held(token.word).last if len(one.words) > 1]
    return namer.match(token.start, token.end, namer.known(fits))


def nicknamed(namer: Namer, place: int, *, sure: bool = False) -> Match | None:
    """Return whom a nickname at a place means: "Bob Hooke" is Robert Hooke.

    `sure`: a name is meant here, in small letters too.
    """
    tokens = namer.board.tokens(place, place + 60)
    if not tokens or tokens[0].start != place:
        return None
    first = tokens[0]
    initial = _initial(namer.board, tokens)
    follows = tokens[1] if len(tokens) > 1 and is_joined(namer.board, first, tokens[1]) else None
    if not (first.capital or initial or sure):
        return _with_surname(namer, first, follows)
    if not (sure or initial) and first.word in OPENERS | NOT_NAMES | INNER:
        return None
    if len(first.word) < 3 or "'" in first.word:
        return None
    surname = follows.word if follows and follows.capital and could_be_surname(follows) else ""
    surname = initial or surname
    # Most lines begin with a name that is known as it stands.
    from netjournal.capture.nicknames import other_names

    ids: dict[int, None] = {}
    for given in sorted(other_names(first.word)):
        for called in namer.people.held(given).first:
            last = called.words[-1]
            fits = last.startswith(surname) if initial else surname in ("", last)
            if fits and not namer.people.in_book(called.id):
                ids[called.id] = None
    if not ids:
        return None
    end = follows.end if surname and follows else first.end
    return namer.match(first.start, end, tuple(ids), full=bool(surname))


def _with_surname(namer: Namer, first: Token, follows: Token | None) -> Match | None:
    """Return whom a nickname and a surname in small letters mean: "ben banneker"."""
    from netjournal.capture.nicknames import other_names

    given = other_names(first.word) if follows else frozenset()
    named = namer.people.held(follows.word).last if follows and given else ()
    fits = [one for one in named if one.words[0] in given]
    if follows and not signs.is_headed(namer.board, follows.end):
        return None
    return namer.match(first.start, follows.end, namer.known(fits), full=True) if follows else None


def particled(namer: Namer, tokens: Sequence[Token]) -> Match | None:
    """Return whom "du Bois" or "van der Waals" means: all of the surname, in any case."""
    size = next((n for n, one in enumerate(tokens) if one.word not in PARTICLES), 0) + 1
    words = tuple(one.word for one in tokens[:size])
    if not all(is_joined(namer.board, *two) for two in pairwise(tokens[:size])):
        return None
    fits = [one for one in namer.people.held(words[-1]).last if one.words[-size:] == words]
    return namer.match(tokens[0].start, tokens[size - 1].end, namer.known(fits))


def owner(namer: Namer, token: Token) -> Match | None:
    """Return whose something is, an apostrophe left out: "adas slides"."""
    name = token.word.removesuffix("s")
    if len(name) < 3 or token.word in FOREIGN or name in ALSO_WORDS or name in COMMON:
        return None
    before = namer.board.tokens(max(0, token.start - 12), token.start)[-1:]
    if before and (before[0].word in _COUNTING or before[0].word.isdecimal()):
        # "two mikes", "new jeans": no name.
        return None
    if not namer.board.seen[token.end : token.end + 2].strip().isalpha():
        return None
    return namer.match(token.start, token.end - 1, namer.known_firsts(name))


def holding(namer: Namer, name: str) -> tuple[int, ...]:
    """Return who has all of some names, and more: "Gaetana Agnesi" is Maria Gaetana Agnesi."""
    words = name_words(name)
    if len(words) < 2:
        return ()
    fits = (one for one in namer.people.called(words[-1]) if set(words) < set(one.words))
    return tuple(dict.fromkeys(one.id for one in fits))


def _initial(board: Board, tokens: Sequence[Token]) -> str:
    """Return the initial behind a first name: "Ben F", "Ben F." and "ben f: …"."""
    if len(tokens) < 2 or len(tokens[1].word) > 1 or not is_joined(board, *tokens[:2]):
        return ""
    after = tokens[1]
    written = after.text.isupper() and after.text != "I"
    return after.word if written or heads(board, after) else ""
