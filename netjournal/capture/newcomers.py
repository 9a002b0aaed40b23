"""Somebody new inside a sentence, where the words around a name leave no doubt of a person.

Without brackets, contact data or an introduction a name that nobody has is asked about.
"""

from __future__ import annotations

import re

import msgspec

from netjournal.capture import leads
from netjournal.capture.board import TAKEN
from netjournal.capture.brackets import read_paren
from netjournal.capture.cast import Cast
from netjournal.capture.draft import NewPerson, SpanKind, Who
from netjournal.capture.new_names import NewName, new_name
from netjournal.capture.who import Match
from netjournal.capture.words import (
    ASIDES,
    ENGLISH,
    FAMILY,
    HOUSES,
    INNER,
    MEALS,
    MONTHS,
    NEGATIONS,
    PERSON_NOUNS,
    PRONOUNS,
    THEIRS,
    TITLES,
    TRADE,
    WEEKDAYS,
    words,
)
from netjournal.model.names import fold

_BROUGHT = (
    r"(?i)\b(?:(?:intro(?:duced|'?e?d)|connected) (?:me|us|(?P<whom>\w+(?: \w+)?)) (?:to|with)"
    r"|put (?:me|us) in (?:touch|contact) with|(?:was|got|been) introduced to"
    r"|(?P<yet>asked|offered|promised)\b[^,;.]{0,30} to introduce (?:me|us) to)\s+"
)
_MET = (
    r"(?i)(?:(?:^|\b(?:I|we|and|but|just|finally|also|still|have|had|today|[a-z]+day) "
    r"|[.,;:!] )(?:met(?: up)?(?: with)?|(?:ran|bumped) into"
    r"|(?:talked|talking|spoke|chatted) (?:to|with)|wrote to|owe|promised|lent|loaned)"
    rf"|\b(?:{MEALS}|call|meeting|interview"
    r"|chat|zoom|skype|walk|catch[ -]?up|1:1|rehearsal|practice|session|training|class|lesson"
    r"|workshop|hike|gig|concert)(?: [\w-]+){0,3} (?:with|w/)"
    r"|\bsat (?:next to|beside|with|opposite)"
    r"|\b(?:letter|call|e-?mail|text|message|card|mail|dm|postcard|note|voicemail|fax)"
    r"(?: [a-z-]+){0,2} from)"
    rf" (?:{TAKEN}+(?:,| and| &| \+|, and) )*$"
)
"""What stands before a full name that nobody has, of somebody who took part."""
_HEADED = r", (?P<organization>(?:[A-Z][\w&'’-]*(?: |(?=:))){1,4})(?=:\s)"
"""Where somebody works, before the colon of what they wrote."""
_OWED = (
    r"(?:^|\b(?i:I|we|and|but|still|also|just|must|to) |[.,;:!] )"
    r"(?i:owe|promised|lent|loaned|pay|repay) (?:the )?"
    r"(?P<who>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)(?!['’\w])"
)
"""Whom a promise or a loan of mine names, if nobody known."""
_TO_WHOM = rf"[^.,;:]*? to (?:[A-Z]|{TAKEN}|her\b|him\b|them\b)"
_CALLED = r"(?i)\bmet (?:an?|the|this|some|one) (?P<title>[\w -]{2,40}?),? (?:called|named) "
_NAMES = r"(?i)\b(?:names?|people|met|contacts?|faces|cards?)\b[^:.]{0,40}:\s+"
_TOLD_OF = (
    r"(?i)\b(?:gave|gives|sent|told|passed|suggested|recommended|mentioned)\b(?:[^.!?]|\.\w)*$"
)
"""What shows that whom a list names were told of, and not met."""
_HER = r"\b(?:she|he|her|him)\b"
_CAME = words(
    "came stayed joined sang danced ate played helped cooked talked visited dropped stopped left"
)
"""What those do who are there."""
_BESIDE = r"\s*(?:&|\+|and)\s+"
_PROMISES = (
    r"(?:\S+: )?([^\W\d_a-z]\w{2,})(?:['’]ll | will (?!be )"
    r"| (?:owes|lent|promised|offered) (?:me|us|to) "
    r"| (?:said|says|promised|told me) (?:that )?(?:she|he|they)(?:['’](?:ll|d)| will| would) "
    r"| asked me to )"
)
_MARKED = rf"([^\W\d_a-z]\w{{2,}}) (?=[<>] ?\S|{TAKEN})"
"""One name before a mark: "Nadim > beer by fri"."""
_WORKS = (
    r",? (?:who is |who's )?(?:an? |the |her |his )?(?P<title>[a-z][\w'’ -]{2,40}?) (?:at|of|for)"
    r" (?:the )?(?P<organization>[^\W\d_a-z][\w&'’-]*(?: (?:(?:of|and|for|the|&) )*"
    r"[^\W\d_a-z][\w&'’-]*)*)"
)


def ask_single(cast: Cast) -> None:
    """Ask who somebody is whom a single name says and who promises: "Nora owes me a map"."""
    board = cast.board
    found = re.match(_PROMISES, board.seen) or re.match(_MARKED, board.seen)
    if found is None:
        return
    name = new_name(board, found.start(1), colon=True)
    if name and name.end == found.end(1) and cast.namer.at(name.start) is None:
        cast.take_unknown(name, cast.contacts)


def ask_joined(cast: Cast) -> None:
    """Ask who somebody is who is named beside the subject: "Ada and Robert Schumann came"."""
    joint = re.compile(_BESIDE).match(cast.board.seen, cast.subject_end)
    if not cast.subject_end or joint is None:
        return
    name = new_name(cast.board, joint.end(), loose=True)
    if name and cast.namer.at(joint.end()) is None:
        cast.take_unknown(name, cast.contacts)


def take_brought(cast: Cast) -> None:
    """Add whom somebody brought me together with: "Charles introduced me to Lise Meitner"."""
    board = cast.board
    for found in re.finditer(_BROUGHT, board.seen):
        before = board.seen[: found.start()].lower().split()[-3:]
        asked = board.seen[found.end() :].rstrip().endswith("?")
        if asked or not NEGATIONS.isdisjoint(before):
            continue
        whom, yet = found["whom"], bool(found["yet"])
        # "introduced Charles to Hertha Ayrton": neither need be met.
        if not whom or cast.namer.at(found.start("whom")):
            _take_each(
                cast, found.end(), cast.mentions if whom or yet else cast.contacts, met=not yet
            )


def _take_each(cast: Cast, place: int, into: list[Who], *, met: bool) -> None:
    """Add the new ones of a list; `met`: whoever brought us together has done so."""
    board = cast.board
    while True:
        known = cast.namer.at(place)
        name = None if known else new_name(board, place, loose=True)
        if name:
            about = msgspec.structs.replace(_position(cast, name), met_yet=met)
            end = _take(cast, name, about, into)
        elif known:
            end = known.end
        else:
            single = new_name(board, place, colon=True)
            if single and met and single.name not in [one.words for one in cast.unclear]:
                cast.take_unknown(single, cast.mentions)
            return
        joint = re.compile(leads.JOINT).match(board.seen, end)
        if joint is None:
            return
        place = joint.end()


def take_listed(cast: Cast) -> None:
    """Add several who are listed: "three names from today: Franz Boas, Ruth Benedict"."""
    head = re.search(_NAMES, cast.board.seen)
    if head and re.search(_TOLD_OF, cast.board.seen[: head.end()]):
        return
    place = head.end() if head else len(cast.board.seen)
    following = new_name(cast.board, place, loose=True)
    while following:
        paren = re.compile(leads.PAREN).match(cast.board.seen, following.end)
        joint = re.compile(leads.JOINT).match(
            cast.board.seen, paren.end() if paren else following.end
        )
        if joint is None and place == (head.end() if head else 0):
            return
        _take(cast, following, NewPerson(name=following.name), cast.contacts)
        place = joint.end() if joint else len(cast.board.seen)
        following = new_name(cast.board, place, loose=True)


def take_later(cast: Cast) -> None:
    """Add or ask about whom a later sentence begins with: "what a crowd! Jane Addams from …"."""
    for found in re.finditer(r"(?<=[^\W\d_]{3}[.!?…])[!?]*\s+(?=\S)", cast.board.seen):
        if not cast.contacts:
            _take_doers(cast, found.end())
        name = new_name(cast.board, found.end())
        titled = any(one.word in TITLES for one in cast.board.tokens(0, found.start())[-1:])
        if name and not (titled or cast.namer.at(found.end()) or cast.contacts):
            take_shown(cast, name, cast.contacts)


def _take_doers(cast: Cast, place: int) -> None:
    """Link who are known and did something together: "lovely evening! Ada and Marie stayed"."""
    doers: list[Match] = []
    joint: re.Match[str] | None = None
    while (known := cast.namer.at(place)) and not known.reserved:
        doers.append(known)
        joint = re.compile(leads.JOINT).match(cast.board.seen, known.end)
        if joint is None:
            break
        place = joint.end()
    after = cast.board.tokens(doers[-1].end)[:1] if doers and joint is None else []
    if len(doers) > 1 and after and after[0].word in _CAME:
        for one in doers:
            cast.take_known(one, cast.contacts)


def take_called(cast: Cast) -> None:
    """Add whom a line says I met and what they do: "met an archivist called Beatrix Potter"."""
    found = re.search(_CALLED, cast.board.seen)
    title = found["title"].lower().split() if found else []
    if found and any(word in PERSON_NOUNS or re.search(TRADE, word) for word in title):
        name = new_name(cast.board, found.end(), colon=True)
        if name and cast.namer.at(found.end()) is None:
            _take(cast, name, NewPerson(name=name.name), cast.contacts)


def take_shown(cast: Cast, name: NewName, into: list[Who], *, beside: bool = False) -> int:
    """Add somebody of whom brackets or contact data tell, else ask; return where it goes on.

    `beside`: they stand in a list with others who took part.
    """
    board = cast.board
    paren = re.compile(leads.PAREN).match(board.seen, name.end)
    points = [one for one in board.spans if one.kind is SpanKind.POINT and one.start > name.end]
    from_where = re.compile(r" (?:from|who) \w").match(board.seen, name.end)
    if (paren and _is_position(cast, paren)) or from_where:
        return _take(cast, name, NewPerson(name=name.name), into)
    if points and not cast.contacts and not new_name(board, name.end, loose=True):
        return _take(cast, name, NewPerson(name=name.name), into)
    heads = (SpanKind.DATE, SpanKind.PRIVATE)
    # "2026-11-18: met …" begins behind its day.
    begins = max((one.end for one in board.spans if one.kind in heads and not one.start), default=0)
    before = board.seen[begins : name.start]
    # "visited Wanda Rutkiewicz, I'll help her": who else should it be?
    her = not (cast.contacts or cast.mentions) and re.search(_HER, board.seen[name.end :])
    met = her or re.search(_MET, before) or (beside and cast.contacts)
    if _is_person(cast, name) and into is cast.contacts and met:
        house = re.compile(_HEADED).match(board.seen, name.end)
        about = NewPerson(name=name.name)
        if house and not cast.namer.at(house.start("organization")):
            about = NewPerson(name=name.name, organization=house["organization"])
        cast.add_new(name, about, into)
    else:
        cast.take_unknown(name, into)
    return name.end


def _is_person(cast: Cast, name: NewName) -> bool:
    """Tell a full name from "Aunt Ida", a house's, and that of "the Vienna Philharmonic people"."""
    first, *others = fold(name.name).split()
    after = cast.board.tokens(name.end, name.end + 24)[:1]
    behind = after[0].word if after and after[0].start == name.end + 1 else ""
    return (
        bool(others)
        and first not in FAMILY
        and others[-1] not in HOUSES
        and behind not in PERSON_NOUNS | THEIRS
    )


def take_owed(cast: Cast) -> None:
    """Add or ask about whom a promise or a loan names: "owe Frederick Douglass $15"."""
    for found in re.finditer(_OWED, cast.board.seen):
        place, first = found.start("who"), fold(found["who"]).split()[0]
        if re.match(_TO_WHOM, cast.board.seen[found.end() :]):
            # "owe French lessons to Ada" says what first.
            continue
        if first in WEEKDAYS | MONTHS | INNER or cast.namer.at(place) or cast.has_named(first):
            continue
        if name := new_name(cast.board, place, loose=True):
            take_shown(cast, name, cast.contacts)
        else:
            cast.take_unknown(NewName(*found.span("who"), found["who"]), cast.contacts)


def ask_owed(cast: Cast, until: int) -> bool:
    """Ask who somebody is whom a promise needs and no name known says: "Zoltan paid, I owe him".

    True if that was answered, and they are in the line now.
    """
    for token in reversed(cast.board.tokens(0, until)):
        if not token.capital or token.text == "I":
            continue
        name = new_name(cast.board, token.start, loose=True) or new_name(
            cast.board, token.start, colon=True
        )
        if name is not None and cast.namer.at(token.start) is None:
            cast.take_unknown(name, cast.contacts)
            return bool(cast.contacts)
    return False


def _take(cast: Cast, name: NewName, about: NewPerson, into: list[Who]) -> int:
    lead = leads.Lead([name], name.end, about=about)
    read_paren(cast.board, lead)
    cast.add_new(name, lead.about or about, into)
    return lead.end


def _position(cast: Cast, name: NewName) -> NewPerson:
    works = re.compile(_WORKS).match(cast.board.seen, name.end)
    if works is None or not ENGLISH.isdisjoint(works["title"].split()):
        return NewPerson(name=name.name)
    title, organization = works["title"], works["organization"]
    return NewPerson(name=name.name, title=title, organization=organization)


def _is_position(cast: Cast, paren: re.Match[str]) -> bool:
    """Tell "(King's College, crystallographer)" from "(finally!)" and "(Ada's friend)"."""
    tokens = cast.board.tokens(paren.start(1), paren.end(1))
    said = [token.word for token in tokens]
    if not tokens or len(said) > 7 or re.search(r"[!?;]", paren[1]):
        return False
    if said[0] in ENGLISH or not (FAMILY | PRONOUNS).isdisjoint(said):
        return False
    if any(cast.namer.at(token.start) for token in tokens):
        return False
    trade = any(re.search(TRADE, word) or word in PERSON_NOUNS for word in said)
    plain = all(word.isalpha() and word not in ASIDES and word[-2:] != "ly" for word in said)
    return (len(said) <= 4 and (trade or plain)) or any(token.capital for token in tokens)
