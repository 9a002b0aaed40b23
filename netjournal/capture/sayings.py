"""What the sentences of a line say, gathered: favors, offers, what is done, what came of it.

Each kind of saying has a reader of its own; this runs them over one line and settles for whom.
A reader is loaded only for a line that shows its signs, because most lines need one or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from netjournal.capture import promises
from netjournal.capture.board import Board
from netjournal.capture.cast import Cast
from netjournal.capture.clauses import Sentence, sentences
from netjournal.capture.draft import (
    Doubt,
    DraftFollowUp,
    DraftIntroduction,
    DraftMove,
    DraftSettle,
    NewPerson,
    SpanKind,
    Unclear,
)
from netjournal.capture.leads import JOINT
from netjournal.capture.new_names import new_name
from netjournal.capture.owing import Owing, Ways, shows
from netjournal.capture.who import Match
from netjournal.capture.words import DEEDS, TIES
from netjournal.model.records import ME, Outcome

_INTRODUCTION_SIGNS = "intro connect touch contact hooked paired <>"
_OUTCOME_SIGNS = (
    "offer interview refer recommend word passed name contact number sum cv portfolio cover advi"
    " feedback tip pointer suggest comment told heard know pointed"
    " opening vacanc job forward vouch"
)
_CARD_SIGNS = (
    "mov switch changed went left leav quit join now start begin began job hired poach post role"
    " off_to work headhunt recruit"
)
_LATER_SIGNS = (
    "ask question call ring phone mail text message ping dm nudge chase contact write follow check"
    " touch reach back skype zoom try remind"
)


_LEFT = {"went", "way"}
"""What says that something left, and nothing of who did it."""


class Sayings:
    """Reads the sentences of one line."""

    def __init__(self, board: Board, cast: Cast, ways: Ways, start: int, *, headed: bool) -> None:
        self.board = board
        self.cast = cast
        self.ways = ways
        self.owing = Owing(board, cast, ways)
        self.sentences = sentences(self.owing.whole, self.owing.people, start, headed=headed)
        self.settles: list[DraftSettle] = []
        self.introductions: list[DraftIntroduction] = []
        self.introduced = False
        """Whether I brought two people together, or was brought together with one."""
        self.outcomes: list[Outcome] = []
        self.moves: list[DraftMove] = []
        self.relations: list[str] = []
        self.roles: list[str] = []

    def read(self, marked: Sequence[promises.Promise]) -> None:
        """Read the favors that marks say, then every sentence."""
        for one in self.sentences:
            self._take_introductions(one)
        for promise in marked:
            self.owing.take_marked(promise)
        for number, one in enumerate(self.sentences):
            self.owing.take_promises(one)
            self._take_later(one)
            self._take_done(one)
            self._take_outcomes(one)
            self._take_facts(one, first=number == 0)
        self._take_quoted()

    def _take_quoted(self) -> None:
        if not any(one.kind is SpanKind.QUOTED for one in self.board.spans):
            return
        from netjournal.capture import quoted

        ids = tuple(self.cast.contacts[:1])
        first = Match(0, 0, ids) if ids else None
        owing = self.owing
        for one, shown in quoted.quoted(self.board, owing.whole, owing.people, first):
            owing.take_promises(one, shown)

    def _take_introductions(self, sentence: Sentence) -> None:
        if not shows(sentence.text.lower(), _INTRODUCTION_SIGNS):
            return
        from netjournal.capture import brought

        for one in brought.brought(sentence, self.cast.contacts):
            self.introductions.append(one.made)
            self._met_through(one.made)
            broker, people = one.made.broker, one.made.people
            mine = one.made.step == "made" and (broker is None or ME in people)
            self.introduced = self.introduced or mine
            present = [broker, *(people if mine else ())]
            for who in present:
                if who:
                    self.cast.add(who, self.cast.contacts)
            self.owing.mark(one.start, one.end, SpanKind.PERSON)

    def _met_through(self, made: DraftIntroduction) -> None:
        """Keep with somebody new who brought us together."""
        new = made.people[1]
        if made.step == "made" and made.broker and made.people[0] == ME and new < 0:
            about = self.cast.new_people[-new - 1]
            self.cast.new_people[-new - 1] = msgspec.structs.replace(about, via=made.broker)

    def _take_later(self, sentence: Sentence) -> None:
        if not shows(sentence.text.lower(), _LATER_SIGNS):
            return
        from netjournal.capture import later

        for one in later.later(sentence, self.ways.today, day_first=self.ways.day_first):
            if self.owing.is_taken(one.start):
                continue
            contacts = self.owing.whom([one.who] if one.who else [], pronoun=True)
            if not contacts and one.on is None:
                continue
            contact = next(iter(contacts), None)
            if contact is not None and contact not in self.cast.contacts:
                self.cast.add(contact, self.cast.mentions)
            self.owing.tasks.append(DraftFollowUp(contact=contact, on=one.on, why=one.why))
            kind = SpanKind.QUESTION if one.on is None else SpanKind.FOLLOW_UP
            self.owing.mark(one.start, one.end, kind)

    def _take_done(self, sentence: Sentence) -> None:
        said = {word.strip(".,;:!?()") for word in sentence.text.lower().split()}
        if (DEEDS | _LEFT).isdisjoint(said) or sentence.asked:
            return
        people = self.cast.contacts or self.cast.mentions[:1]
        named = [one.ids[0] for one in sentence.people.values() if len(one.ids) == 1]
        owed = self.ways.owed((*people, *named))
        if not owed:
            return
        from netjournal.capture import done

        claims = done.done(sentence, owed, people, self.ways.currency)
        if not self.introductions:
            claims = [one for one in claims if not self.owing.is_taken(one.start)]
        for one in claims:
            ids = tuple(each.favor for each in one.settles)
            chosen = self.cast.namer.chosen(one.words)
            if chosen in ids:
                ids = (chosen,)
            if len(ids) == 1:
                self.settles += (each for each in one.settles if each.favor in ids)
            else:
                self.cast.unclear.append(Unclear(doubt=Doubt.DONE, words=one.words, choices=ids))
            # The day in it is when it was done.
            self.board.mark(one.start, one.end, SpanKind.DONE)

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
        who_moved = self.owing.whom([named] if named else [], pronoun=True)
        if len(who_moved) == 1:
            self.moves.append(
                DraftMove(
                    contact=who_moved[0],
                    organization=move.organization,
                    before=move.before,
                    title=move.title,
                )
            )
            self.owing.taken.append((move.start, move.start + 1))
