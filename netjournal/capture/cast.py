"""Who is in a line and in which part: took part, only named, new, or unclear.

It never guesses: where a name fits several people nobody is linked, and the doubt is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from netjournal.capture import leads
from netjournal.capture.board import TAKEN, Board
from netjournal.capture.draft import Doubt, NewPerson, SpanKind, Unclear, Who
from netjournal.capture.known import Suggest
from netjournal.capture.new_names import NewName
from netjournal.capture.who import Match, Namer, may_name
from netjournal.capture.words import (
    ALSO_WORDS,
    FAMILY,
    THEIRS,
)
from netjournal.model.names import fold

_ASKED = frozenset("you i we she he they it the".split())
"""What follows "will" and "may" in a question."""
_BETWEEN = (
    r"\s*(?:\([^()]*\))?(?:\s*(?:['’]s|new|e-?mail|mail|number|phone|mobile|cell|address|tel\.?|at"
    r"|is|on|goes to|under)\b)*[\s,:;–—-]*<?"
)


class Cast:
    """The people of one line, as the steps of reading find them."""

    def __init__(self, board: Board, namer: Namer, suggest: Suggest | None = None) -> None:
        self.board = board
        self.namer = namer
        self.suggest = suggest
        self.contacts: list[Who] = []
        self.mentions: list[Who] = []
        self.new_people: list[NewPerson] = []
        self.unclear: list[Unclear] = []
        self.groups: list[str] = []
        """Tags whose people a line without anybody else is for: "everyone in #mentees"."""
        self.unnamed = ""
        """Who is described without a name, in a debrief."""
        self.subject_end = 0
        """Where the name ends that the line begins with as its subject; 0: with none."""
        self.unbrokered = False
        """Whether the line says through whom, and nobody knows who that is."""
        self._places: dict[int, Match] = {}
        self._firsts: dict[str, Who | None] = {}
        """By first name, folded, whom the line has named; nobody where two have it."""

    def take_lead(self, lead: leads.Lead | None, place: int) -> int:
        """Link whom the line begins with and return where it goes on."""
        if lead is None:
            return place
        for number, one in enumerate(lead.names):
            if isinstance(one, NewName) and lead.doubtful:
                self.take_unknown(one, self.contacts)
            elif isinstance(one, NewName):
                about = lead.about if number == 0 and lead.about else NewPerson(name=one.name)
                self.add_new(one, msgspec.structs.replace(about, name=one.name), self.contacts)
            else:
                self.take_known(one, self.mentions if self._is_anothers(one) else self.contacts)
        end = lead.end
        only_a_word = any(isinstance(one, Match) and one.reserved for one in lead.names)
        self.subject_end = 0 if lead.colon or only_a_word else end
        while lead.colon and end < len(self.board.seen) and self.board.seen[end] in f" {TAKEN}":
            end += 1
        return end

    def _is_anothers(self, match: Match) -> bool:
        """Tell whether it is somebody of theirs who is spoken of: "Alan's mother rang"."""
        after = self.board.tokens(match.end, match.end + 30)[:1]
        tied = bool(after) and after[0].word in FAMILY | THEIRS
        return tied and self.board.owns(match.end)

    def take_new(self, name: NewName, about: NewPerson, into: list[Who]) -> None:
        """Add somebody new whose name stands in the line."""
        who = self.new(about)
        self.add(who, into)
        self.board.take(name.start, name.end, SpanKind.NEW_PERSON)
        self._place(Match(name.start, name.end, (who,), full=True))

    def add_new(self, name: NewName, about: NewPerson, into: list[Who]) -> None:
        """Add somebody new, unless the name is nearly somebody's: then it is asked."""
        chosen = self.namer.chosen(name.name)
        near = self._alike(name.name) if chosen is None else ()
        if chosen:
            self.take_known(Match(name.start, name.end, (chosen,), full=True), into)
        elif near:
            self.unclear.append(Unclear(doubt=Doubt.WHO, words=name.name, choices=near))
            self.board.take(name.start, name.end, SpanKind.UNCLEAR)
        else:
            self.take_new(name, about, into)

    def _alike(self, name: str) -> tuple[int, ...]:
        from netjournal.capture import bynames

        held = bynames.holding(self.namer, name)
        if held or self.suggest is None:
            return held
        return tuple(person for person, _score in self.suggest(name))

    def take_unknown(self, name: NewName, into: list[Who]) -> None:
        """Ask who somebody is whose name is in the line; if that was answered, add them."""
        if self.namer.chosen(name.name) == 0:
            self.take_new(name, NewPerson(name=name.name), into)
        elif (person := self.namer.chosen(name.name)) is not None:
            self.add(person, into)
            self.board.take(name.start, name.end, SpanKind.PERSON)
            self._place(Match(name.start, name.end, (person,), full=True))
        else:
            self.unclear.append(Unclear(doubt=Doubt.WHO, words=name.name))
            self.board.take(name.start, name.end, SpanKind.UNCLEAR)

    def take_known(self, match: Match, into: list[Who]) -> None:
        """Link the person a name means, or say that it is unclear."""
        match = self._of_this_line(match)
        words = self.board.line[match.start : match.end].lstrip("@")
        if (len(match.ids) > 1 or match.doubtful) and self.namer.chosen(words) == 0:
            name = NewName(match.start, match.end, words)
            self.take_new(name, NewPerson(name=words), into)
        elif len(match.ids) == 1 and not (match.reserved or match.doubtful):
            self.add(match.ids[0], into)
            self.board.take(match.start, match.end, SpanKind.PERSON)
            self._place(match)
        elif match.reserved and not (words[:1].isupper() and self._may_be_somebody(match)):
            return
        else:
            self.unclear.append(Unclear(doubt=Doubt.WHO, words=words, choices=match.ids))
            self.board.take(match.start, match.end, SpanKind.UNCLEAR)

    def _of_this_line(self, match: Match) -> Match:
        """Read a first name as that of whom the line has named in full: "Bob Smith … Bob will"."""
        if match.full:
            return match
        word = self.board.tokens(match.start, match.end)[:1]
        own = self._firsts.get(word[0].word) if word else None
        if own is None or (own > 0 and own not in match.ids):
            return match
        return msgspec.structs.replace(match, ids=(own,), reserved=False)

    def _may_be_somebody(self, match: Match) -> bool:
        """Tell "Will came?" from "Will you come?"."""
        after = self.board.tokens(match.end, match.end + 12)[:1]
        return not after or after[0].word not in _ASKED

    def _place(self, match: Match) -> None:
        self._places[match.start] = match
        name = fold(self.board.line[match.start : match.end]).lstrip("@")
        if len(match.ids) == 1 and name:
            first, who = name.split()[0].removesuffix("'s"), match.ids[0]
            self._firsts[first] = who if self._firsts.get(first, who) == who else None

    def has_named(self, word: str) -> bool:
        """Tell whether a name of the line that is new or unclear holds a folded word."""
        names = (*(one.name for one in self.new_people), *(one.words for one in self.unclear))
        return any(word in fold(name).split() for name in names)

    def add(self, who: Who, into: list[Who]) -> None:
        """Link somebody once."""
        if who not in into:
            into.append(who)

    def rank(self, event: str) -> None:
        """Put whom unclear words may mean in order: who shares most with the others named."""
        others = [one for one in (*self.contacts, *self.mentions) if one > 0]
        self.unclear = [
            msgspec.structs.replace(one, choices=self.namer.ranked(one.choices, others, event))
            if one.doubt is Doubt.WHO and len(one.choices) > 1
            else one
            for one in self.unclear
        ]

    def new(self, about: NewPerson) -> Who:
        """Add somebody new, once by name, and return the number they have in the draft."""
        for number, held in enumerate(self.new_people, 1):
            if fold(held.name) == fold(about.name):
                return -number
        self.new_people.append(about)
        return -len(self.new_people)

    def owners(self, places: Iterable[int]) -> dict[int, Who]:
        """Return for places of contact data whose name stands right before them."""
        found: dict[int, Who] = {}
        for place in sorted(places):
            for one in self._places.values():
                between = self.board.line[one.end : place]
                beside = len(between) < 40 and re.fullmatch(_BETWEEN, between)
                if one.end <= place and len(one.ids) == 1 and beside:
                    found[place] = one.ids[0]
        return found

    def named_places(self) -> tuple[dict[int, Match], Board]:
        """Return where somebody is named whom a promise may concern, and the line that shows it."""
        fresh = Board(self.board.line)
        fresh.spans, fresh.cuts = self.board.spans, self.board.cuts
        shown = list(self.board.seen)
        for span in self.board.spans:
            # What stands in parentheses behind a new name is no name.
            if span.kind in (SpanKind.PERSON, SpanKind.UNCLEAR) or span.start in self._places:
                shown[span.start : span.end] = fresh.seen[span.start : span.end]
        fresh.seen = "".join(shown)
        namer = self.namer.on(fresh)
        found: dict[int, Match] = dict(self._places)
        end = 0
        for token in fresh.tokens():
            if token.start in found:
                end = found[token.start].end
            if token.start < end:
                continue
            plain = len(token.word) > 2 and token.word not in ALSO_WORDS
            mine = self._firsts.get(token.word) if token.capital or plain else None
            if mine is not None or may_name(token) or token.word in ALSO_WORDS:
                match = namer.at(token.start)
                if mine is not None and not (match and match.full):
                    match = Match(token.start, token.end, (mine,))
                if match and not (match.reserved or match.doubtful):
                    found[token.start] = match
                    end = match.end
        return found, fresh
