"""One plain line into a draft, by the grammar's fixed order; it knows people only by `People`.

What an earlier step took no later one sees: quotes, links, handles, e-mails, dates, phones, tags,
heads, favors; then people and plain sentences. Nothing is guessed: doubts are part of the draft.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from netjournal.capture import heads, kinds, marks, promises
from netjournal.capture.board import TAKEN, Board, tidy
from netjournal.capture.draft import (
    Doubt,
    Draft,
    DraftFavor,
    DraftFollowUp,
    DraftPoint,
    NewPerson,
    SpanKind,
    Unclear,
    Who,
)
from netjournal.capture.known import People
from netjournal.capture.who import Match, Namer, NewName, new_name
from netjournal.capture.words import NO_BROKER, RELATIONS, ROLES, WITH, words
from netjournal.model.amounts import find_amount, parse_amount
from netjournal.model.names import fold
from netjournal.model.records import Amount
from netjournal.model.text import clean

_PAYING = re.compile(
    r"(?:the|my|a|pay|repay|lend|give|return|bring|send|back|her|him|them|me|\s)+$", re.I
)
_VIA = re.compile(r"(?<!\S)via\s+(?=\S)", re.IGNORECASE)
_AT = re.compile(r"@(?=[^\W\d_])")
_ASK = re.compile(r"(?<![^\s\x00])ask(?::(?=\s)|：)\s*", re.IGNORECASE)
_TOOK_PART = WITH | words("met called phoned saw emailed texted messaged visited pinged rang")
_NOT_PART = words(
    "works work worked working lives lived friends touch married studied studying familiar agrees"
    " agree happy angry shares"
)
_OBJECT_OF = words("owe owes told promised send give lend pay ask tell show")


def read(
    line: str,
    known: People,
    today: date,
    *,
    day_first: bool = True,
    currency: str = "USD",
    event: str = "",
    chosen: Mapping[str, int] | None = None,
) -> Draft:
    """Read one line as it was typed.

    `currency` is meant where only a sign or a number is written; `event` is the tag of a debrief,
    in which names may be lower case; `chosen` says whom words mean that were unclear before.
    """
    board = Board(clean(line))
    return _Reader(board, known, today, day_first, currency, event, chosen or {}).draft()


class _Reader:
    """Reads one line, step by step."""

    def __init__(
        self,
        board: Board,
        known: People,
        today: date,
        day_first: bool,
        currency: str,
        event: str,
        chosen: Mapping[str, int],
    ) -> None:
        self.board = board
        self.today = today
        self.day_first = day_first
        self.currency = currency
        self.event = event
        self.namer = Namer(board, known, chosen)
        self.contacts: list[Who] = []
        self.mentions: list[Who] = []
        self.new_people: list[NewPerson] = []
        self.unclear: list[Unclear] = []
        self.whole = False

    def draft(self) -> Draft:
        """Take every step and return what was read."""
        board = self.board
        marks.take_quotes(board)
        points = marks.take_links(board)
        later = marks.take_follow_ups(board, self.today, day_first=self.day_first)
        points += marks.take_phones(board)
        pace = marks.take_pace(board)
        tags = marks.take_tags(board)
        via = self._take_via()
        private, day, lead_end = self._read_head()
        questions = self._take_questions()
        marked = promises.take_marked(board, self.today, day_first=self.day_first)
        self._take_handles()
        self._take_part(marked, lead_end)
        favors = self._favors(marked)
        self._cut_points(points, lead_end)
        text = board.text()
        first = self.contacts[0] if self.contacts else None
        if first is None and (points or marked or pace):
            self.whole = self.whole or bool(marked)
        kind = kinds.kind_of(self._plain(lead_end)) if self.contacts or self.unclear else "note"
        if kind == "note" and self.event and self.contacts:
            kind = "met"
        return Draft(
            line=board.line,
            text=board.line if self.whole else text,
            on=day.on or self.today,
            at=day.at,
            dated=day.on is not None,
            kind=kind,
            event=self.event,
            contacts=tuple(self.contacts),
            new_people=tuple(self.new_people),
            mentions=tuple(one for one in self.mentions if one not in self.contacts),
            tags=tuple(
                tag for tag in tags if fold(tag) not in RELATIONS and fold(tag) not in ROLES
            ),
            relations=tuple(RELATIONS[fold(tag)] for tag in tags if fold(tag) in RELATIONS),
            roles=tuple(ROLES[fold(tag)] for tag in tags if fold(tag) in ROLES),
            via=via,
            favors=tuple(favors),
            follow_ups=(
                *(DraftFollowUp(contact=first, on=one.on, why=self._why(text)) for one in later),
                *(DraftFollowUp(contact=first, on=None, why=one) for one in questions),
            ),
            points=tuple(
                DraftPoint(contact=first, field=one.field, point=one.point)
                for one in points
                if first is not None and (one.profile or not text)
            ),
            pace=pace,
            private=private,
            whole=self.whole,
            unclear=tuple(dict.fromkeys(self.unclear)),
            spans=tuple(sorted(board.spans, key=lambda span: (span.start, span.end))),
        )

    def _read_head(self) -> tuple[bool, heads.Day, int]:
        day, private, place = heads.Day(), False, 0
        lead: heads.Lead | None = None
        for _ in range(3):
            before = place
            after = heads.take_private(self.board, place)
            private = private or after is not None
            place = place if after is None else after
            if day.on is None:
                place = heads.take_day(self.board, place, self.today, day, day_first=self.day_first)
            if lead is None:
                lead = heads.find_lead(self.board, self.namer, place, debrief=bool(self.event))
                place = self._take_lead(lead, place)
            if place == before:
                break
        if day.no_day and day.on is None:
            self.unclear.append(Unclear(doubt=Doubt.DATE, words=day.no_day))
        return private, day, place

    def _take_lead(self, lead: heads.Lead | None, place: int) -> int:
        if lead is None:
            return place
        for number, one in enumerate(lead.names):
            if isinstance(one, NewName):
                about = lead.about if number == 0 and lead.about else NewPerson(name=one.name)
                self._add(self._new(about), self.contacts)
                self.board.take(one.start, one.end, SpanKind.NEW_PERSON)
            else:
                self._take_known(one, self.contacts)
        end = lead.end
        while lead.colon and end < len(self.board.seen) and self.board.seen[end] in f" {TAKEN}":
            end += 1
        return end

    def _take_known(self, match: Match, into: list[Who]) -> None:
        """Link the person a name means, or say that it is unclear."""
        words = self.board.line[match.start : match.end].lstrip("@")
        if len(match.ids) == 1 and not match.reserved:
            self._add(match.ids[0], into)
            self.board.take(match.start, match.end, SpanKind.PERSON)
        elif match.reserved and not words[:1].isupper():
            return
        else:
            self.unclear.append(Unclear(doubt=Doubt.WHO, words=words, choices=match.ids))
            self.board.take(match.start, match.end, SpanKind.UNCLEAR)

    def _add(self, who: Who, into: list[Who]) -> None:
        if who not in into:
            into.append(who)

    def _new(self, about: NewPerson) -> Who:
        for number, held in enumerate(self.new_people, 1):
            if fold(held.name) == fold(about.name):
                return -number
        self.new_people.append(about)
        return -len(self.new_people)

    def _take_via(self) -> Who | None:
        for found in _VIA.finditer(self.board.seen):
            start = found.end()
            word = self.board.tokens(start, start + 60)[:1]
            if not word or word[0].word in NO_BROKER:
                continue
            match = self.namer.at(start)
            name = None if match else new_name(self.board, start)
            if match and len(match.ids) == 1:
                self.board.take(found.start(), match.end, SpanKind.PERSON, cut=True)
                return match.ids[0]
            if match:
                self._take_known(match, self.mentions)
            elif name:
                self.board.take(found.start(), name.end, SpanKind.NEW_PERSON, cut=True)
                return self._new(NewPerson(name=name.name))
        return None

    def _take_questions(self) -> list[str]:
        questions: list[str] = []
        while found := _ASK.search(self.board.seen):
            rest = self.board.seen[found.end() :]
            stop = re.search(r"\s[<>]\s|(?<!\S)ask(?::(?=\s)|：)", rest)
            end = found.end() + (stop.start() if stop else len(rest))
            words = self.board.without(
                found.end(), end, self.board.taken((SpanKind.TAG, SpanKind.FOLLOW_UP))
            )
            self.board.take(found.start(), end, SpanKind.QUESTION, cut=bool(words))
            if words:
                questions.append(words)
        return questions

    def _take_handles(self) -> None:
        """Link everybody named as @person."""
        for found in list(_AT.finditer(self.board.seen)):
            before = self.board.seen[found.start() - 1] if found.start() else " "
            if before.isalnum() or before == "_":
                continue
            match = self.namer.at(found.end())
            name = None if match else new_name(self.board, found.end(), colon=True)
            if match:
                self._take_known(match, self.contacts)
            elif name:
                self._add(self._new(NewPerson(name=name.name)), self.contacts)
                self.board.take(found.start(), name.end, SpanKind.NEW_PERSON)
            else:
                words = re.match(r"[\w.-]*\w", self.board.seen[found.end() :])
                end = found.end() + (words.end() if words else 0)
                self.unclear.append(
                    Unclear(doubt=Doubt.WHO, words=self.board.line[found.end() : end])
                )
                self.board.take(found.start(), end, SpanKind.UNCLEAR)

    def _take_part(self, marked: list[promises.Promise], lead_end: int) -> None:
        """Link who took part ("with Ada and Charles") and who is only named."""
        before = ""
        for token in self.board.tokens(lead_end):
            inside = any(one.start <= token.start < one.end for one in marked)
            if token.word in _TOOK_PART and not inside:
                into = self.mentions if before in _NOT_PART else self.contacts
                self._take_list(
                    token.end + (self.board.seen[token.end : token.end + 1] == "/"), into
                )
            before = token.word
        for match in self.namer.everywhere():
            if not any(one.start <= match.start < one.end for one in marked):
                self._take_known(match, self.mentions)

    def _take_list(self, place: int, into: list[Who]) -> None:
        while place < len(self.board.seen):
            while self.board.seen[place : place + 1] == " ":
                place += 1
            match = self.namer.at(place)
            if match is None:
                name = new_name(self.board, place)
                if name:
                    self.unclear.append(Unclear(doubt=Doubt.WHO, words=name.name))
                    self.board.take(name.start, name.end, SpanKind.UNCLEAR)
                return
            if match.reserved and not self.board.line[match.start].isupper():
                return
            self._take_known(match, into)
            joint = heads.JOINT.match(self.board.seen, match.end)
            if joint is None:
                return
            place = joint.end()

    def _favors(self, marked: list[promises.Promise]) -> list[DraftFavor]:
        names = self._named_places()
        spoken = promises.spoken(
            self.board,
            {start: match.end for start, match in names.items()},
            self.today,
            day_first=self.day_first,
        )
        favors: list[DraftFavor] = []
        for one in (*marked, *spoken):
            if one.no_day:
                self.unclear.append(Unclear(doubt=Doubt.DATE, words=one.no_day))
            favor = self._favor(one, names)
            if favor is not None:
                favors.append(favor)
            elif one.marked:
                self.whole = True
        return favors

    def _favor(self, one: promises.Promise, names: Mapping[int, Match]) -> DraftFavor | None:
        named = names.get(one.who_at)
        if named is not None and len(named.ids) != 1:
            self._take_known(named, self.contacts)
            return None
        if named is not None:
            self._take_known(named, self.contacts)
        unclear_lead = any(doubt.doubt is Doubt.WHO for doubt in self.unclear)
        people = self.contacts or ([] if unclear_lead else self.mentions[:1])
        contact = named.ids[0] if named else next(iter(people), None)
        if contact is None:
            if one.marked and not unclear_lead:
                self.unclear.append(Unclear(doubt=Doubt.WHO, words=one.what))
            return None
        self._add(contact, self.contacts)
        about = tuple(
            match.ids[0]
            for start, match in names.items()
            if one.first <= start < one.end and match.full and len(match.ids) == 1
        )
        return DraftFavor(
            contact=contact,
            direction=one.direction,
            what=one.what,
            amount=self._amount(one.what),
            due=one.due,
            about=tuple(dict.fromkeys(who for who in about if who != contact)),
        )

    def _amount(self, what: str) -> Amount | None:
        """Return the money a favor is about; a bare number is money only where it is all of it."""
        found = find_amount(what, self.currency)
        if found is None:
            return parse_amount(what, self.currency)
        amount, start, _end = found
        return amount if not start or _PAYING.match(what[:start]) else None

    def _named_places(self) -> dict[int, Match]:
        """Return where somebody is named who may be whom a promise concerns."""
        fresh = Board(self.board.line)
        fresh.seen = "".join(
            plain if seen == TAKEN and self._person_at(place) else seen
            for place, (seen, plain) in enumerate(
                zip(self.board.seen, self.board.line, strict=True)
            )
        )
        namer = self.namer.on(fresh)
        found: dict[int, Match] = {}
        before, end = "", 0
        for token in fresh.tokens():
            if token.start >= end and (token.capital or before in _OBJECT_OF):
                match = namer.at(token.start)
                if match and not match.reserved:
                    found[token.start] = match
                    end = match.end
            before = token.word
        return found

    def _person_at(self, place: int) -> bool:
        return any(
            span.start <= place < span.end
            for span in self.board.spans
            if span.kind in (SpanKind.PERSON, SpanKind.UNCLEAR)
        )

    def _cut_points(self, points: list[marks.Found], lead_end: int) -> None:
        """Leave contact data out of the text where it stands alone or right behind the name."""
        text = self.board.text()
        bare = text
        for one in points:
            bare = bare.replace(self.board.line[one.start : one.end], " ")
        if not self.contacts:
            return
        if not any(map(str.isalnum, bare)):
            for one in points:
                self.board.cut(one.start, one.end)
            return
        at = lead_end
        for one in sorted(points, key=lambda point: point.start):
            between = self.board.seen[at : one.start].replace(TAKEN, "")
            if one.start >= at and not any(map(str.isalnum, between)):
                self.board.cut(one.start, one.end)
                at = one.end

    def _plain(self, start: int) -> str:
        """Return the line behind its head, with NAME for people, without what marks took."""
        text, at = [], start
        people = (SpanKind.PERSON, SpanKind.UNCLEAR)
        skip = (SpanKind.I_OWE, SpanKind.THEY_OWE, SpanKind.QUESTION, SpanKind.FOLLOW_UP)
        for span in sorted(self.board.spans, key=lambda one: one.start):
            if span.start >= at and span.kind in people + skip:
                marked = self.board.line[span.start] in "<>＜＞→←-" or span.kind in skip[2:]
                if span.kind in people or marked:
                    text += [
                        self.board.line[at : span.start],
                        "NAME" if span.kind in people else " ",
                    ]
                    at = span.end
        text.append(self.board.line[at:])
        return tidy("".join(text))

    def _why(self, text: str) -> str:
        """Return the words a follow-up is about, if they are few enough to be a reason."""
        return text if len(text) <= 80 else ""
