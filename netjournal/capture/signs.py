"""What the words around one tell of whether it is somebody's name: "met grace", "grace told me".

It knows nobody; who is known is looked up in `who`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from netjournal.capture.board import Board, Token
from netjournal.capture.new_names import is_joined
from netjournal.capture.words import (
    DEEDS,
    DOES,
    ENGLISH,
    FOREIGN,
    INNER,
    NEGATIONS,
    NOT_NAMES,
    OPENERS,
    PERSON_NOUNS,
    PRONOUNS,
    TELLS,
    TIES,
    TITLES,
    TOOK_PART,
    words,
)

_STATES = words(
    "sick late busy tired glad well fine away back home here there alone okay thanks please both"
    " each plus maybe later soon really always never often even only very about absent gone ready"
    " sends wrote never needs hates helps gets goes comes seems feels looks keeps works boss team"
    " assistant colleague office friend mail book slides"
)
"""What people are or do, behind their names; no surnames."""
_TO_PEOPLE = words(
    "told asked emailed texted phoned thanked paid owe owes pinged messaged rang promised sent"
    " introduced invited reminded"
)
"""What is done to somebody, so that "grace" or "mark" behind it is a person."""
_STILL = words("always still")
_USUAL = (
    (
        OPENERS
        | NOT_NAMES
        | INNER
        | ENGLISH
        | FOREIGN
        | DOES
        | TELLS
        | TOOK_PART
        | TIES
        | PERSON_NOUNS
    )
    | _STATES
    | NEGATIONS
)
"""What stands behind a name and is none."""
_SEEING = words("met saw visited seeing meeting visiting")
_SIGHTS = words("art dawn star sky summer autumn may june april august joy hope faith grant")
_BEHIND = words(
    "at in on again and today yesterday last this for about re after before w/ with who"
)
"""What may stand behind somebody who was seen."""
_ACTS = (
    (DOES | TELLS | words("sends writes gives says"))
    - PRONOUNS
    - words(
        "has had is was can't won't isn't will would can could should might also just does did"
        " went left his hers"
    )
)
"""What people do, and what is said of nothing else."""
SPOKEN_OF = words(
    "got let helped made thanked paid gave sent called visited about with to from for and knows"
    " asked told saw met by of both send give bring pay tell show lend ask call email write thank"
    " help meet"
)
_NO_GIVEN = OPENERS | NOT_NAMES | INNER | DOES | TOOK_PART | TIES | TITLES | SPOKEN_OF
"""Capitalised words that may stand before a name and are no given name."""


_OBJECTS = words("her his their my me us a an the to at out up off by")


def other_surname(board: Board, tokens: Sequence[Token], end: int) -> Token | None:
    """Return the word in small letters behind a first name that may be another's surname."""
    if len(tokens) < 2 or end != tokens[0].end or tokens[0].owns:
        return None
    word = tokens[1]
    if tokens[0].start:
        return word if _is_met_first(board, tokens[0], word) else None
    if word.capital or not is_joined(board, tokens[0], word) or not _could_be_name(word):
        return None
    after = tokens[2].word if len(tokens) > 2 and is_joined(board, word, tokens[2]) else ""
    rest = board.seen[word.end :]
    heads = re.match(r" [-–—] |[,:：(]| \(", rest) and len(board.tokens(0, word.end)) == 2
    return word if heads or after in _ACTS else None


def _is_met_first(board: Board, given: Token, word: Token) -> bool:
    """Tell whether the word behind who was met is their surname: "met charles darwin, …"."""
    met = re.search(r"(?i)\b(?:met|into) $", board.seen[: given.start]) is not None
    return (
        met
        and not (given.capital or word.capital)
        and is_joined(board, given, word)
        and board.seen[word.end : word.end + 1] in (",", ":", "(")
        and len(word.word) > 4
        and _could_be_name(word)
    )


def is_told(board: Board, place: int) -> bool:
    """Tell whether a verb stands before that is done to people only: "emailed grace"."""
    before = board.tokens(max(0, place - 24), place)[-2:]
    if not before or before[-1].end != place - 1:
        return False
    reaching = before[-1].word == "with" and before[0].word in ("up", "in", "base", "touch")
    if before[-1].word in _SEEING:
        return _stands_alone(board, place)
    return reaching or before[-1].word in _TO_PEOPLE


def _stands_alone(board: Board, place: int) -> bool:
    """Tell whether a word is the whole of what was seen: "met grace at the desk"."""
    word, *after = board.tokens(place, place + 40)[:2]
    rest = board.seen[word.end :]
    ends = not rest.strip() or rest[0] in ",.;:!?" or rest[:3] in (" & ", " + ")
    return word.word not in _SIGHTS and (ends or (bool(after) and after[0].word in _BEHIND))


def tells(board: Board, end: int) -> bool:
    """Tell whether a verb follows that only people do: "grace told me"."""
    verb, *behind = board.tokens(end, end + 24)[:2] or (None,)
    if verb is None:
        return False
    mine = bool(behind) and behind[0].word in ("me", "us", "my")
    return verb.word in TELLS - PRONOUNS or (verb.word in DEEDS and mine)


def does_something(board: Board, end: int) -> bool:
    """Tell whether what follows a name that is also a word shows that somebody is meant."""
    rest = board.seen[end:]
    after = board.tokens(end)[:2]
    if board.owns(end):
        return True
    if not after or rest.lstrip()[:1] in "<>,(-–—" or board.owns(end + 2):
        return True
    verb = after[0].word
    object_ = after[1].word if len(after) > 1 else ""
    if verb.endswith("ed") and object_ in _OBJECTS:
        # "Dot pulled her hamstring"
        return True
    return verb in DOES | TELLS | DEEDS | NEGATIONS | _STILL or (
        len(verb) > 3 and verb.endswith("s") and verb != "this"
    )


def _could_be_name(word: Token) -> bool:
    """Tell whether a word in small letters is none of the usual behind a name."""
    return (
        len(word.word) > 3
        and word.word.isalpha()
        and word.word not in _USUAL
        and not word.word.endswith(("ed", "ly", "self"))
    )


def is_headed(board: Board, end: int) -> bool:
    """Tell whether what stands up to a place is whom a line tells of: "ben banneker, tel …"."""
    if not board.seen[end:].strip() or re.compile(r" [-–—] |[,:(!]").match(board.seen, end):
        return True
    after = board.tokens(end, end + 24)[:1]
    return bool(after) and after[0].word in DOES | TELLS


def within_name(board: Board, place: int) -> bool:
    """Tell whether another given name stands before: "Rosalind Franklin" is no Benjamin."""
    before = board.tokens(max(0, place - 40), place)[-1:]
    if not before or board.seen[before[0].end : place] not in (" ", ". "):
        return False
    given = before[0]
    if not given.capital or given.word in _NO_GIVEN or given.word.endswith(("ed", "ing")):
        return False
    return not given.owns and (len(given.text) == 1 or not given.text.isupper())
