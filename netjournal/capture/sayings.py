"""What the sentences of a line say, gathered: favors, offers, what is done, what came of it.

Each kind of saying has a reader of its own; this runs them over one line and settles for whom.
A reader is loaded only for a line that shows its signs, because most lines need one or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netjournal.capture import promises
from netjournal.capture.board import Board, tidy
from netjournal.capture.cast import Cast
from netjournal.capture.clauses import (
    EVERYBODY,
    GIVING,
    HER,
    NAME,
    Sentence,
    sentence_at,
    sentences,
)
from netjournal.capture.draft import (
    Doubt,
    DraftFavor,
    DraftFollowUp,
    DraftIntroduction,
    DraftMove,
    DraftSettle,
    NewPerson,
    SpanKind,
    Unclear,
    Who,
)
from netjournal.capture.heads import JOINT
from netjournal.capture.known import Owed
from netjournal.capture.who import Match, new_name
from netjournal.capture.words import TIES
from netjournal.model.amounts import find_amount, parse_amount
from netjournal.model.records import Amount, Direction, Outcome

if TYPE_CHECKING:
    from netjournal.capture.spoken import Said

_PROMISE_SIGNS = (
    "owe ll will going gonna shall said says told sez assur promis offer agree volunt asked remind"
    " beg need must have got forget remember todo to_do borrow lent loan thank send give lend bring"
    " pay forward return mail intro connect touch wait should could ought want like hope might may"
    " can is_after would"
)
_INTRODUCTION_SIGNS = "intro connect touch contact hooked <>"
_OUTCOME_SIGNS = (
    "offer interview refer recommend word passed name contact number sum cv portfolio cover advi"
    " feedback tip pointer suggest comment told heard know pointed"
)
_CARD_SIGNS = "moved moves switched changed went left join now start works working new_job moving"
_LATER_SIGNS = (
    "ask call ring phone mail text message ping dm nudge chase contact write follow check touch"
    " reach"
)
_PAYING = r"(?i)(?:the|my|a|pay|repay|lend|give|return|bring|send|back|her|him|them|me|about|exactly|\s)+$"
_WEAK = r"(?i)\b(?:her|him|them|she|he|they|his|their)\b"


class Ways(NamedTuple):
    """How days and money are written, and which open favors a line may settle."""

    today: date
    day_first: bool
    currency: str
    owed: Sequence[Owed] = ()


def shows(text: str, signs: str) -> bool:
    """Tell whether a text in small letters holds one of some signs."""
    return any(sign.replace("_", " ") in text for sign in signs.split())


class Sayings:
    """Reads the sentences of one line."""

    def __init__(self, board: Board, cast: Cast, ways: Ways, start: int, *, headed: bool) -> None:
        self.board = board
        self.cast = cast
        self.ways = ways
        self.headed = headed
        self.people, self.whole = cast.named_places()
        self.sentences = sentences(self.whole, self.people, start, headed=headed)
        self.favors: list[DraftFavor] = []
        self.offers: list[DraftFavor] = []
        self.settles: list[DraftSettle] = []
        self.introductions: list[DraftIntroduction] = []
        self.outcomes: list[Outcome] = []
        self.moves: list[DraftMove] = []
        self.tasks: list[DraftFollowUp] = []
        self.relations: list[str] = []
        self.roles: list[str] = []
        self.taken: list[tuple[int, int]] = []
        self.loans: list[tuple[int, int]] = []
        self.unfiled = False
        """Whether a marked favor found nobody, so that the entry must keep the line."""

    def read(self, marked: Sequence[promises.Promise]) -> None:
        """Read the favors that marks say, then every sentence."""
        for one in self.sentences:
            self._take_introductions(one)
        for promise in marked:
            self._take_marked(promise)
        for number, one in enumerate(self.sentences):
            self._take_promises(one)
            self._take_later(one)
            self._take_done(one)
            self._take_outcomes(one)
            self._take_facts(one, first=number == 0)

    def _take_introductions(self, sentence: Sentence) -> None:
        if not shows(sentence.text.lower(), _INTRODUCTION_SIGNS):
            return
        from netjournal.capture import brought

        for one in brought.brought(sentence):
            self.introductions.append(one.made)
            present = [one.made.broker, *(one.made.people if one.made.step == "made" else ())]
            for who in present:
                if who:
                    self.cast.add(who, self.cast.contacts)
            self._mark(one.start, one.end, SpanKind.PERSON)

    def _take_marked(self, promise: promises.Promise) -> None:
        if promise.no_day:
            self._doubt(Doubt.DATE, promise.no_day)
        sentence = sentence_at(self.whole, self.people, promise.first, promise.last)
        who: list[Match] = []
        each = False
        given = re.match(
            rf"(?i)(?:{GIVING}) (?P<who>{EVERYBODY}|them|{HER})(?! to {NAME})", sentence.text
        )
        if given:
            each = re.fullmatch(rf"(?i){EVERYBODY}|them", given["who"]) is not None
            introduces = re.match(r"(?i)intro|connect", sentence.text)
            who = [] if introduces else sentence.named(*given.span("who"))
        elif re.search(rf"(?i)\b(?:{EVERYBODY})$|\bfor (?:{EVERYBODY})\b", sentence.text):
            each = True
        what = promise.what
        if sentence.text == NAME and (before := tidy(self.board.line[: promise.start])):
            # "flyer → Katherine" is a flyer for her.
            who, what = sentence.named(0, 1), before
        if not self._file(promise, what, who, each=each, pronoun=True):
            self.unfiled = True
            if not self._unclear_lead() and not self.cast.contacts and not self.cast.groups:
                self._doubt(Doubt.WHO, promise.what)
            elif self.cast.groups and not self._unclear_lead():
                self._for_group(promise)

    def _for_group(self, promise: promises.Promise) -> None:
        """Keep what is promised to everybody of a tag as a follow-up: a favor needs a person."""
        self.tasks.append(
            DraftFollowUp(contact=None, on=promise.due, why=promise.what, tag=self.cast.groups[0])
        )

    def _take_promises(self, sentence: Sentence) -> None:
        if not shows(sentence.text.lower(), _PROMISE_SIGNS):
            return
        from netjournal.capture import spoken

        found = spoken.promises(sentence)
        days: list[tuple[Said, promises.Promise]] = []
        for said in found:
            first, end = sentence.place(said.first), sentence.place(said.end)
            worded = promises.worded(
                self.whole, said.direction, sentence.place(said.start), first, end, self.ways.today,
                self.ways.day_first,
            )  # fmt: skip
            days.append((said, worded))
        held = list(self.taken)
        for number, (said, worded) in enumerate(days):
            if any(start <= worded.start < end for start, end in held):
                continue
            if said.goes_on and worded.due is None:
                group = [other for other in days[number:] if other[0].start == said.start]
                worded.due = group[-1][1].due
            self._take_said(sentence, said, worded)

    def _take_said(self, sentence: Sentence, said: Said, worded: promises.Promise) -> None:
        verb = sentence.written(*said.verb) if said.verb[1] else ""
        what = tidy(f"{verb} {worded.what}")
        if verb and worded.due and worded.last <= worded.first:
            # "I'll call her tomorrow" is to call her.
            what = sentence.written(said.verb[0], said.first).strip()
        if said.lead:
            money = find_amount(worded.what, self.ways.currency) or parse_amount(
                worded.what, self.ways.currency
            )
            what = f"pay back {worded.what}" if money else f"{said.lead} {worded.what}"
        if not any(map(str.isalnum, what)):
            return
        pronoun = re.search(_WEAK, sentence.text) is not None
        near = sentence.named(said.first, said.end)
        if not said.taken:
            contact = self._whom(said.who, pronoun=pronoun, near=near)
            if contact:
                self.offers.append(self._favor(worded, what, contact[0]))
                self._mark(worded.start, worded.end, SpanKind.OFFERED)
            return
        if worded.no_day:
            self._doubt(Doubt.DATE, worded.no_day)
        if self._file(worded, what, said.who, each=said.each, pronoun=pronoun, near=near):
            kind = SpanKind.I_OWE if said.direction is Direction.I_OWE else SpanKind.THEY_OWE
            self.board.mark(worded.start, worded.end, kind)
            # What is lent may be what was promised to be lent.
            (self.loans if said.lead else self.taken).append((worded.start, worded.end))

    def _file(
        self,
        promise: promises.Promise,
        what: str,
        who: Sequence[Match],
        *,
        each: bool,
        pronoun: bool,
        near: Sequence[Match] = (),
    ) -> bool:
        whom = self._whom(who, pronoun=pronoun, near=near)
        if each and len(self.cast.contacts) > 1:
            whom = list(self.cast.contacts)
        for contact in whom:
            self.cast.add(contact, self.cast.contacts)
            favor = self._favor(promise, what, contact)
            if favor not in self.favors:
                self.favors.append(favor)
        return bool(whom)

    def _whom(
        self, who: Sequence[Match], *, pronoun: bool, near: Sequence[Match] = ()
    ) -> list[Who]:
        """Return whom a favor concerns: who is named for it, or else who the line is about.

        `near` are names in the words themselves, for a line about nobody else.
        """
        if who:
            for match in who:
                if len(match.ids) != 1:
                    self.cast.take_known(match, self.cast.contacts)
            return [match.ids[0] for match in who if len(match.ids) == 1]
        if self.cast.contacts:
            return self.cast.contacts[:1]
        if in_words := [match.ids[0] for match in near if len(match.ids) == 1]:
            return in_words[:1]
        return self.cast.mentions[:1] if pronoun and not self._unclear_lead() else []

    def _favor(self, promise: promises.Promise, what: str, contact: Who) -> DraftFavor:
        about = dict.fromkeys(
            match.ids[0]
            for at, match in sorted(self.people.items())
            if promise.first <= at < promise.last and len(match.ids) == 1
        )
        return DraftFavor(
            contact=contact,
            direction=promise.direction,
            what=what,
            amount=_amount(what, self.ways.currency),
            due=promise.due,
            about=tuple(one for one in about if one != contact),
        )

    def _take_later(self, sentence: Sentence) -> None:
        if not shows(sentence.text.lower(), _LATER_SIGNS):
            return
        from netjournal.capture import later

        for one in later.later(sentence, self.ways.today, day_first=self.ways.day_first):
            if self._is_taken(one.start):
                continue
            contacts = self._whom([one.who] if one.who else [], pronoun=True)
            if not contacts and one.on is None:
                continue
            contact = next(iter(contacts), None)
            if contact is not None and contact not in self.cast.contacts:
                self.cast.add(contact, self.cast.mentions)
            self.tasks.append(DraftFollowUp(contact=contact, on=one.on, why=one.why))
            kind = SpanKind.QUESTION if one.on is None else SpanKind.FOLLOW_UP
            self._mark(one.start, one.end, kind)

    def _take_done(self, sentence: Sentence) -> None:
        if not self.ways.owed:
            return
        from netjournal.capture import done

        people = self.cast.contacts or self.cast.mentions[:1]
        for one in done.done(sentence, self.ways.owed, people, self.ways.currency):
            if self._is_taken(one.start) and not self.introductions:
                continue
            ids = tuple(each.favor for each in one.settles)
            chosen = self.cast.namer.chosen(one.words)
            if chosen in ids:
                ids = (chosen,)
            if len(ids) == 1:
                self.settles += (each for each in one.settles if each.favor in ids)
            else:
                self.cast.unclear.append(Unclear(doubt=Doubt.DONE, words=one.words, choices=ids))
            self._mark(one.start, one.end, SpanKind.DONE)

    def _take_outcomes(self, sentence: Sentence) -> None:
        if not shows(sentence.text.lower(), _OUTCOME_SIGNS):
            return
        from netjournal.capture import came

        self.outcomes += (one for one in came.outcomes(sentence) if one not in self.outcomes)
        self._take_names_given(came.names_given(sentence))

    def _take_names_given(self, place: int | None) -> None:
        """Take "gave me two names: Lise Meitner and Dorothy Hodgkin": people not met yet."""
        giver = next(iter(self.cast.contacts), None)
        while place is not None and place < len(self.board.seen):
            known = self.cast.namer.at(place)
            name = None if known else new_name(self.board, place, loose=True)
            if known is None and name is None:
                return
            end = known.end if known else name.end if name else place
            if known and not known.reserved:
                self.cast.take_known(known, self.cast.mentions)
            elif name:
                about = NewPerson(name=name.name, met_yet=False, via=giver)
                self.cast.unclear = [one for one in self.cast.unclear if one.words != name.name]
                self.cast.add(self.cast.new(about), self.cast.mentions)
                self.board.take(name.start, name.end, SpanKind.NEW_PERSON)
            joint = re.compile(JOINT).match(self.board.seen, end)
            place = joint.end() if joint else None

    def _take_facts(self, sentence: Sentence, *, first: bool) -> None:
        low = sentence.text.lower()
        if not (shows(low, _CARD_SIGNS) or any(word in low for word in TIES)):
            return
        from netjournal.capture import facts

        for tie in facts.ties(sentence, first=first):
            who = sentence.people.get(tie.who_at)
            if who is not None and (len(who.ids) != 1 or who.ids[0] not in self.cast.contacts[:1]):
                continue
            if tie.relation and tie.relation not in self.relations:
                self.relations.append(tie.relation)
            if tie.role and tie.role not in self.roles:
                self.roles.append(tie.role)
        move = facts.moved(sentence)
        if move is None:
            return
        named = sentence.people.get(move.who_at)
        who_moved = self._whom([named] if named else [], pronoun=True)
        if len(who_moved) == 1:
            self.moves.append(
                DraftMove(
                    contact=who_moved[0],
                    organization=move.organization,
                    before=move.before,
                    title=move.title,
                )
            )
            self.taken.append((move.start, move.start + 1))

    def _unclear_lead(self) -> bool:
        return any(doubt.doubt is Doubt.WHO for doubt in self.cast.unclear)

    def _doubt(self, doubt: Doubt, words: str) -> None:
        self.cast.unclear.append(Unclear(doubt=doubt, words=words))

    def _mark(self, start: int, end: int, kind: SpanKind) -> None:
        if end > start:
            self.board.mark(start, end, kind)
            self.taken.append((start, end))

    def _is_taken(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.taken)


def _amount(what: str, currency: str) -> Amount | None:
    """Return the money a favor is about; a bare number is money only where it is all of it."""
    found = find_amount(what, currency)
    if found is None:
        bare = re.sub(r"(?i)^(?:pay back|pay|repay|give back|return)\s+(?:the\s+)?", "", what)
        bare = re.sub(r"(?i)\s+for\s.*$", "", bare)
        return parse_amount(bare, currency)
    amount, start, _end = found
    return amount if not start or re.match(_PAYING, what[:start]) else None
