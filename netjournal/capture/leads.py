"""Whom a line begins with: names known and new, what stands in parentheses, nobody with a name."""

from __future__ import annotations

import re

import msgspec

from netjournal.capture.board import TAKEN, Board
from netjournal.capture.draft import NewPerson, SpanKind
from netjournal.capture.heads import COLON
from netjournal.capture.new_names import NewName, new_name, typed_name
from netjournal.capture.who import Match, Namer
from netjournal.capture.words import (
    ENGLISH,
    FAMILY,
    FOREIGN,
    INNER,
    LOOKS,
    PERSON_NOUNS,
    TELLS,
    THEIRS,
    WEEKDAYS,
    words,
)
from netjournal.model.names import fold

_ASIDE = (
    r"(?:the other day,? |recently,? |(?:oh|and|also|ps|plus|then|so|btw|later|hot lead|lead"
    r"|warm lead|vendor|speaker|update|re)"
    r"[,:]? )+|(?:on |last |this )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday"
    r"|tonight)(?: morning| afternoon| evening| night)?,? "
    r"|(?:last|this) (?:week|month|year|morning|weekend|night|evening),? "
    r"|(?:an?|one|two|three|four|five|six|\d+) (?:day|week|month|year)s? ago,? "
)
_ASIDES = WEEKDAYS | words(
    "oh and also ps plus then so btw later hot lead warm vendor speaker update re on last this"
    " today the recently yesterday tonight a an one two three four five six"
)
"""What an aside begins with."""
PAREN = r"\s*\(([^()]*)\)"
JOINT = r"(?i)\s*(?:/\s*(?=\w)|,\s*(?:and\s+)?|&\s*|\+\s*|n\s+|and\s+|und\s+|y\s+|et\s+|e\s+)"
_JOINT_BEGINS = tuple("/,&+aAnuUyYeE")
_LONGEST_HEAD = 500
_HEADS = r"\s[-–—&+/]\s|[,:(：]"
_TYPED_END = r"\s(?:[-–—<>&+/]|--)\s|\s(?:and|w/|(?P<of>from|at))\s|[,:(：]"
"""Where a name ends that a debrief expects in whatever case."""


class Lead(msgspec.Struct):
    """Whom the line begins with: names known and new, in order, and where their head ends."""

    names: list[Match | NewName]
    end: int
    colon: bool = False
    about: NewPerson | None = None
    opens: int = 0
    """Where the words in front of the name begin, such as "on monday"."""
    family: str = ""
    """The relation that a word before the name says: "aunt Caroline"."""
    doubtful: bool = False
    """Whether it may be no name at all: "Paris: rain"."""


def find_lead(board: Board, namer: Namer, place: int, *, debrief: bool) -> Lead | None:
    """Return whom a line begins with, taking the head off the board; None: with nobody."""
    while place < len(board.seen) and board.seen[place] in f" {TAKEN}":
        place += 1
    if board.seen[place - 1 : place] == TAKEN and (
        head := re.compile(COLON).match(board.seen, place)
    ):
        # A name may come behind a pace and its colon.
        board.cut(place, head.end())
        place = head.end()
    opens = place
    family, place = _family(board, namer, _past_asides(board, namer, place), debrief=debrief)
    first = _one(board, namer, place, debrief=debrief, first=True)
    if first is None and family:
        # A word for family makes a person of a single name.
        first = new_name(board, place, colon=True)
    if first is None:
        return None
    if isinstance(first, NewName) and _is_foreign(board, first.end):
        return None
    lead = Lead([first], first.end, opens=opens, family=family)
    if isinstance(first, NewName):
        lead.about = NewPerson(name=first.name)
    if board.seen[lead.end :].lstrip()[:1] in tuple("(,|/·"):
        # Most lines begin with somebody known, and go on.
        from netjournal.capture import brackets

        brackets.read_behind(board, namer, lead, debrief=debrief)
    _take_others(board, namer, lead, debrief=debrief)
    beside = lead.names[1:]
    if beside and all(isinstance(one, Match) and not one.reserved for one in beside):
        # "Bill and Caroline": beside somebody the word is a name.
        lead.names[0] = _sure(lead.names[0])
    if board.seen[lead.end :].lstrip().startswith("<>"):
        return None
    _take_head(board, namer, lead, place)
    return lead


def _sure(one: Match | NewName) -> Match | NewName:
    return msgspec.structs.replace(one, reserved=False) if isinstance(one, Match) else one


def _take_head(board: Board, namer: Namer, lead: Lead, place: int) -> None:
    """Take the colon behind whom a line begins with, and leave the head out of the text."""
    # "Ada, Charles: …" ends at the colon, behind tags and e-mails too.
    paren = re.compile(PAREN).match(board.seen, lead.end)
    at = _past_taken(board, paren.end() if paren else lead.end)
    colon = re.compile(COLON).match(board.seen, at)
    if colon and _is_bare(board, namer, lead, place):
        lead.doubtful = True
    elif colon:
        lead.colon = True
        board.take(colon.start(), colon.end(), SpanKind.PERSON, cut=True)
    reserved = any(isinstance(one, Match) and one.reserved for one in lead.names)
    if not (reserved or lead.doubtful) and (lead.colon or _stands_alone(board, lead)):
        board.cut(place, lead.end)


def _is_bare(board: Board, namer: Namer, lead: Lead, place: int) -> bool:
    """Tell whether one word of a head may be a thing as well: "Flyers: Ada prints 500"."""
    one = lead.names[0]
    if not isinstance(one, NewName) or len(lead.names) > 1 or lead.family:
        return False
    if not (one.name.isalpha() and one.name[0].isupper()):
        return False
    if one.start > place or board.line[place] == "@" or (lead.about and lead.about.organization):
        return False
    return namer.chosen(one.name) is None


def _is_place_of_work(lead: Lead, joint: str, following: Match | NewName | None) -> bool:
    """Tell whether "Lise Meitner, Columbia: …" is one person, and not two."""
    full = isinstance(lead.names[-1], NewName) and " " in lead.names[-1].name
    single = isinstance(following, NewName) and " " not in following.name
    return full and single and joint.strip() == ","


def _read_work(lead: Lead, following: Match | NewName | None) -> None:
    if lead.about and isinstance(following, NewName) and not lead.about.organization:
        lead.about = msgspec.structs.replace(lead.about, organization=following.name)
        lead.end = following.end


def _take_others(board: Board, namer: Namer, lead: Lead, *, debrief: bool) -> None:
    while joint := _joint(board, lead.end):
        at = _past_tie(board, joint.end())
        following = _one(board, namer, at, debrief=False, first=False)
        if _is_place_of_work(lead, joint[0], following):
            if debrief:
                _read_work(lead, following)
            return
        if following is None and isinstance(lead.names[-1], NewName):
            # "Rosalind Franklin and Barbara McClintock both …": two of whom nobody is known.
            following = new_name(board, at, loose=True)
            if following is None and debrief and joint[0].strip() not in ("/", ","):
                following = _typed(board, joint.end(), alone=False)
        if following is None or _is_owner(board, following):
            break
        lead.names[-1] = _with_surname(board, namer, lead.names[-1], joint[0], following)
        lead.names.append(following)
        lead.end = following.end


def _is_owner(board: Board, one: Match | NewName) -> bool:
    """Tell whether something of theirs is named, and not they: "Carl, Hedy's intern"."""
    owns = board.owns(one.end)
    return owns and board.seen[one.end : one.end + 2].strip().isalpha()


def _joint(board: Board, place: int) -> re.Match[str] | None:
    """Return what joins a name to a next one; most heads end with a colon or a verb."""
    if board.seen[place : place + 4].lstrip()[:1] not in _JOINT_BEGINS:
        return None
    return re.compile(JOINT).match(board.seen, place)


def _past_tie(board: Board, place: int) -> int:
    """Step over what a second new person is to the first: "her colleague Karl Liebknecht"."""
    tie = re.compile(r"(?:her|his|their) ([a-z-]+) (?=\w)").match(board.seen, place)
    return tie.end() if tie and tie[1] in THEIRS | FAMILY else place


def _with_surname(
    board: Board, namer: Namer, one: Match | NewName, joint: str, following: Match | NewName
) -> Match | NewName:
    """Read one surname for two: "Marie and Pierre Curie"."""
    name = fold(board.line[following.start : following.end]).split()
    if "," in joint or len(name) < 2:
        return one
    if isinstance(one, Match):
        return namer.narrowed(one, name[-1].removesuffix("'s"))
    if isinstance(following, NewName) and " " not in one.name:
        surname = following.name.split()[-1]
        return NewName(one.start, one.end, f"{one.name} {surname}")
    return one


def _past_asides(board: Board, namer: Namer, place: int) -> int:
    """Step over "oh and", "hot lead" and their like before a known name."""
    first = board.tokens(place, place + 24)[:1]
    if not first or first[0].word not in _ASIDES:
        # Most lines begin with a name.
        return place
    aside = re.compile(_ASIDE, re.IGNORECASE).match(board.seen, place)
    known = namer.at(aside.end(), reason=False) if aside else None
    new = aside and aside[0].rstrip().endswith(":") and new_name(board, aside.end(), loose=True)
    return aside.end() if aside and ((known and not known.reserved) or new) else place


def _family(board: Board, namer: Namer, place: int, *, debrief: bool) -> tuple[str, int]:
    """Read "aunt Caroline": the word is how you know her, and no part of the name."""
    tokens = board.tokens(place, place + 80)[:3]
    if tokens and tokens[0].start == place and tokens[0].word in ("my", "our"):
        tokens = tokens[1:]
        place = tokens[0].start if tokens and tokens[0].word in FAMILY else place
    if len(tokens) < 2 or tokens[0].start != place or tokens[0].word not in FAMILY:
        return "", place
    after = tokens[1]
    if not (after.capital or debrief or namer.at(after.start)) or after.word in INNER:
        return "", place
    kind = "spouse" if tokens[0].word in ("wife", "husband") else "family"
    return kind, after.start


def _is_foreign(board: Board, place: int) -> bool:
    """Tell whether a sentence goes on in another language, in which capitals say nothing."""
    if re.compile(COLON).match(board.seen, place) or board.seen[place : place + 2] in (
        " (",
        " -",
        " –",
        " —",
    ):
        return False
    words = [token.word for token in board.tokens(place)]
    if not ENGLISH.isdisjoint(words):
        return False
    return not FOREIGN.isdisjoint(words) or any(
        letter.isalpha() and not letter.isascii() for letter in board.line[place:]
    )


def _one(
    board: Board, namer: Namer, place: int, *, debrief: bool, first: bool
) -> Match | NewName | None:
    start = place + (board.seen[place : place + 1] == "@")
    sure = start > place or not first or _colon_after(board, start)
    known = namer.at(start, reason=sure)
    if known is None and (first or _colon_after(board, start)):
        from netjournal.capture import bynames

        known = bynames.nicknamed(namer, start)
    if known is not None and known.reserved and debrief:
        # "grace, navy, will mail me the report" is headed by a name.
        after = board.tokens(known.end, known.end + 20)[:1]
        headed = re.compile(_HEADS).match(board.seen, known.end) is not None or (
            bool(after) and after[0].word in TELLS
        )
        known = msgspec.structs.replace(known, reserved=not headed)
    if known is not None:
        return msgspec.structs.replace(known, start=place) if start > place else known
    before_colon = new_name(board, start, colon=True)
    if before_colon and (start > place or _head_ends(board, before_colon.end)):
        return before_colon
    if not first:
        return None
    if first and board.seen[start : start + 1].islower():
        from netjournal.capture import bynames

        if known := bynames.surnamed(namer, start, headed=debrief):
            return known
    if debrief:
        typed = _typed(board, start, alone=True)
        if typed is not None:
            return typed
    new = new_name(board, start, loose=debrief)
    # "Happy Birthday Ada" holds somebody known, and is nobody else.
    known_inside = new is not None and any(
        namer.at(token.start) for token in board.tokens(start, new.end)[1:]
    )
    return None if known_inside else new


def _typed(board: Board, start: int, *, alone: bool) -> NewName | None:
    """Return the name that a debrief's line begins with, in whatever case, up to what ends it.

    `alone`: one word in small letters will do where the rest tells of a person.
    """
    separator = re.compile(_TYPED_END).search(board.seen, start)
    if separator is None and not alone:
        return None
    end = separator.start() if separator else len(board.seen)
    told = {token.word for token in board.tokens(end)}
    words = board.tokens(start, end)
    named = all(one.capital for one in words) or (not alone and len(words) == 2)
    if separator and separator["of"] and not named:
        return None
    headed = board.seen[end : end + 1] in (":", "：")
    told_of = board.seen[end : end + 1] == "(" or not told.isdisjoint(TELLS)
    name = typed_name(board, start, end, sure=told_of if alone else headed)
    small = {one.word for one in words if not one.capital}
    if not small.isdisjoint(PERSON_NOUNS | LOOKS):
        # "young couple, looking for 2 rooms": somebody without a name.
        return None
    if name is not None and not alone:
        single = len(words) < 2 and not _head_ends(board, name.end)
        if single or not PERSON_NOUNS.isdisjoint(one.word for one in words):
            return None
    return name


def _colon_after(board: Board, place: int) -> bool:
    tokens = board.tokens(place, place + 60)[:1]
    return bool(tokens) and re.compile(COLON).match(board.seen, tokens[0].end) is not None


def _head_ends(board: Board, place: int) -> bool:
    """Tell whether a colon comes behind a name, and the names and brackets that follow it."""
    colon = re.compile(COLON).search(board.seen, place, place + _LONGEST_HEAD)
    while colon and place <= colon.start():
        paren = re.compile(PAREN).match(board.seen, place)
        at = _past_taken(board, paren.end() if paren else place)
        if re.compile(COLON).match(board.seen, at):
            return True
        joint = re.compile(JOINT).match(board.seen, at)
        other = new_name(board, joint.end()) if joint else None
        if other is None:
            break
        place = other.end
    return False


def _past_taken(board: Board, place: int) -> int:
    at = place
    while at < len(board.seen) and board.seen[at] in f" {TAKEN}":
        at += 1
    return at if TAKEN in board.seen[place:at] else place


def _stands_alone(board: Board, lead: Lead) -> bool:
    """Tell whether the text reads on without the name: not "and Charles", not "'s book"."""
    if len(lead.names) > 1 or board.owns(lead.end) or board.seen[lead.end : lead.end + 1] in "'’":
        return lead.end >= len(board.seen)
    rest = board.seen[lead.end :].lstrip()
    word = fold(rest.split(" ", 1)[0])
    return word not in {"and", "or", "with", "&", "+", "/", "w/"}
