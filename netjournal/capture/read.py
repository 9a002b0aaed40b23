"""One plain line into a draft, by the grammar's fixed order; it knows people only by `People`.

What an earlier step took no later one sees: quotes, links, handles, e-mails, dates, phones, tags,
heads, favors; then people and plain sentences. Nothing is guessed: doubts are part of the draft.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from netjournal.capture import answered, handles, heads, kinds, leads, marks, promises
from netjournal.capture.board import Board
from netjournal.capture.cast import Cast
from netjournal.capture.draft import (
    Doubt,
    Draft,
    DraftFollowUp,
    DraftMove,
    DraftPage,
    DraftPoint,
    SpanKind,
    Unclear,
    When,
    Who,
)
from netjournal.capture.joining import speaks_on
from netjournal.capture.known import OwedBy, People, Suggest, nothing_owed
from netjournal.capture.owing import Ways, shows
from netjournal.capture.questions import take_questions
from netjournal.capture.sayings import Sayings
from netjournal.capture.taking_part import TakingPart
from netjournal.capture.who import Namer
from netjournal.model.names import fold
from netjournal.model.records import ABOUT_KINDS
from netjournal.model.text import clean

DAY_SIGNS = (
    "0 1 2 3 4 5 6 7 8 9 mon tue wed thu fri sat sun wen thr today tonight tomorrow tmr yesterday"
    " yday week night noon day ago in_a in_t in_f in_s holiday after before over around during"
)
"""What shows that a line may name a day."""


def read(
    line: str,
    known: People,
    today: date,
    *,
    day_first: bool = True,
    currency: str = "USD",
    event: str = "",
    chosen: Mapping[str, int] | None = None,
    debrief: bool = False,
    about: int | str | None = None,
    owed: OwedBy = nothing_owed,
    suggest: Suggest | None = None,
) -> Draft:
    """Read one line as it was typed, as far as a board sees it; what is behind that stays text.

    `currency` is meant where only a sign or a number is written; `event` is the tag of a debrief,
    `debrief` allows names in lower case and people without a name, `about` is whom its line before
    was about, or how they were described; `chosen` says whom words mean
    that were unclear before (0: somebody new); `owed` finds the open favors that it may settle;
    `suggest` is asked for a near-match before somebody new is made.
    """
    board = Board(clean(line))
    ways = Ways(today, day_first, currency, owed)
    debrief = debrief or bool(event)
    reader = _Reader(board, known, ways, event, chosen or {}, suggest, debrief=debrief)
    return reader.draft(about)


_HEAD = 60
"""Within how many letters a head ends."""


class _Taken(msgspec.Struct):
    """What marks say, taken off the line before its sentences are read."""

    points: list[marks.Found]
    later: list[marks.Later] = msgspec.field(default_factory=list)
    pace: int | None = None
    tags: list[str] = msgspec.field(default_factory=list)
    via: Who | None = None
    private: bool = False
    questions: list[str] = msgspec.field(default_factory=list)


class _Reader:
    """Reads one line, step by step."""

    def __init__(
        self,
        board: Board,
        known: People,
        ways: Ways,
        event: str,
        chosen: Mapping[str, int],
        suggest: Suggest | None,
        *,
        debrief: bool,
    ) -> None:
        self.board = board
        self.ways = ways
        self.event = event
        self.debrief = debrief
        self.cast = Cast(board, Namer(board, known, chosen), suggest)
        self.whole = False
        self.lead: leads.Lead | None = None

    def draft(self, about: int | str | None) -> Draft:
        """Take every step and return what was read."""
        board, ways, cast = self.board, self.ways, self.cast
        marks.take_quotes(board)
        page = None
        wholly = len(board.seen) == len(board.line)
        if wholly and (board.seen.startswith("#") or "meet" in board.seen.lower()):
            # Few lines say what a tag is, or name anybody to meet.
            from netjournal.capture.page import read_page, read_to_meet

            page = read_page(board.seen, ways.today, day_first=ways.day_first)
            page = page or read_to_meet(board, cast.namer, self.event)
        if page is not None:
            return self._page(page)
        taken = _Taken(points=marks.take_links(board))
        taken.later = marks.take_follow_ups(board, ways.today, day_first=ways.day_first)
        unread = marks.unread_follow_ups(board, ways.today, day_first=ways.day_first)
        cast.unclear += (Unclear(doubt=Doubt.DATE, words=one) for one in unread)
        taken.points += marks.take_phones(board)
        taken.pace = marks.take_pace(board)
        taken.tags = marks.take_tags(board)
        taken.via = handles.take_via(cast)
        taken.private, day, lead_end = self._read_head()
        self._take_aside(lead_end)
        handles.take_handles(cast)
        if about is not None and not (self.lead or self.cast.unnamed) and speaks_on(cast, lead_end):
            if isinstance(about, str):
                cast.unnamed = about
            else:
                cast.add(about, cast.contacts)
        taken.questions = take_questions(cast)
        marked = promises.take_marked(board, ways.today, day_first=ways.day_first)
        TakingPart(cast).read(marked, lead_end)
        answered.take_answered(cast)
        cast.rank(self.event or next(iter(taken.tags), ""))
        if taken.pace and not cast.contacts and len(cast.mentions) == 1:
            cast.contacts.append(cast.mentions[0])
        if not cast.contacts and not cast.unclear:
            cast.groups = taken.tags
        said = self._say(marked, lead_end)
        kind, told = self._kind_and_day(lead_end, said, day)
        marks.cut_points(board, taken.points, lead_end, somebody=bool(cast.contacts))
        # What concerns somebody is lost without them, so the entry keeps the line as it is.
        concerns = bool(marked or taken.pace or taken.via)
        self.whole = cast.unbrokered or said.owing.unfiled or (concerns and not cast.contacts)
        return self._drafted(taken, said, told, kind)

    def _drafted(self, taken: _Taken, said: Sayings, told: When, kind: str) -> Draft:
        """Put together what the steps found."""
        board, cast = self.board, self.cast
        first = next(iter(cast.contacts), None)
        text = board.line if self.whole else board.text()
        relations, roles, tags = marks.sort_tags(taken.tags, for_somebody=first is not None)
        if first is not None:
            relations, roles = (*relations, *said.relations), (*roles, *said.roles)
        marked: tuple[DraftFollowUp, ...] = ()
        if taken.later or taken.questions:
            from netjournal.capture import later

            marked = later.marked(self._asked(), taken.later, taken.questions, text)
        return Draft(
            line=board.line,
            text=text,
            on=told.on or self.ways.today,
            at=told.at,
            dated=told.on is not None,
            kind=kind,
            event=self.event,
            contacts=tuple(cast.contacts),
            new_people=tuple(cast.new_people),
            mentions=tuple(one for one in cast.mentions if one not in cast.contacts),
            unnamed="" if cast.contacts else self.cast.unnamed,
            tags=tags,
            relations=tuple(dict.fromkeys(relations)),
            roles=tuple(dict.fromkeys(roles)),
            via=taken.via,
            favors=tuple(said.owing.favors),
            offers=tuple(said.owing.offers),
            settles=tuple(said.settles),
            introductions=tuple(said.introductions),
            outcomes=tuple(said.outcomes),
            coming=tuple(told.coming),
            moves=tuple(said.moves),
            follow_ups=(*marked, *said.owing.tasks),
            points=self._points(taken.points, text) if taken.points else (),
            pace=taken.pace,
            private=taken.private,
            answered=tuple(words for words, _ in cast.namer.answers()),
            whole=self.whole,
            unclear=tuple({(one.doubt, fold(one.words)): one for one in cast.unclear}.values()),
            spans=tuple(sorted(board.spans, key=lambda span: (span.start, span.end))),
        )

    def _points(self, points: Sequence[marks.Found], text: str) -> tuple[DraftPoint, ...]:
        first = next(iter(self.cast.contacts), None)
        if first is None and marks.is_theirs(text):
            first = self._asked()
        return marks.points_of(first, points, text, self.cast.owners(one.start for one in points))

    def _kind_and_day(self, start: int, said: Sayings, day: heads.Day) -> tuple[str, When]:
        kind = self._kind(start, said)
        told = self._when(said, day, kind)
        if told.no_day and day.on is None and kind != "met":
            # A meeting on a day that cannot be read is still to come.
            kind = "note"
        elif any(kind in one.what.lower() for one in told.coming):
            # "coffee with her thu" at the end of a line is none of today.
            kind = "met" if self.debrief else "note"
        elif kind == "note" and told.on is not None and told.on > self.ways.today:
            kind = self._kind(start, said, planned=True)
        return kind, told

    def _asked(self) -> Who | None:
        """Return whom to write to again, or to ask: the first, or the only one named."""
        cast = self.cast
        return next(iter(cast.contacts or (cast.mentions if len(cast.mentions) == 1 else ())), None)

    def _page(self, page: DraftPage) -> Draft:
        """Return a draft that says what a tag is, and nothing else."""
        tags = marks.take_tags(self.board)
        return Draft(
            line=self.board.line,
            text="",
            on=self.ways.today,
            tags=tuple(tags),
            page=page,
            spans=tuple(self.board.spans),
        )

    def _say(self, marked: list[promises.Promise], lead_end: int) -> Sayings:
        lead = self.lead
        colon = lead is not None and lead.colon
        start = lead_end if lead is None or colon else lead.opens
        if lead is not None and re.match(r"\s*[-–—,;]\s", self.board.seen[lead.end :]):
            # "Ada - owe her $5" is headed as by a colon.
            start, colon = lead.end, True
        said = Sayings(self.board, self.cast, self.ways, start, headed=colon)
        if lead is not None and lead.family:
            said.relations.append(lead.family)
        position = None
        if lead is not None and self.board.seen[lead.end :].lstrip().startswith("("):
            from netjournal.capture.brackets import take_position

            position = take_position(self.board, lead)
        said.read(marked)
        if position and len(self.cast.contacts) == 1 and self.cast.contacts[0] > 0:
            organization, title = position
            move = DraftMove(contact=self.cast.contacts[0], organization=organization, title=title)
            said.moves.append(move)
        return said

    def _when(self, said: Sayings, day: heads.Day, kind: str) -> When:
        if day.on is not None:
            return When(on=day.on, at=day.at)
        if not (said.sentences and shows(self.board.seen.lower(), DAY_SIGNS)):
            return When()
        # Most lines name no day.
        from netjournal.capture.when import when

        told = when(
            said.sentences,
            (*said.owing.taken, *said.owing.loans),
            self.ways.today,
            was=kind not in ABOUT_KINDS,
            day_first=self.ways.day_first,
        )
        if told.no_day:
            self.cast.unclear.append(Unclear(doubt=Doubt.DATE, words=told.no_day))
        for start, end in told.spans:
            self.board.mark(start, end, SpanKind.DATE)
        return told

    def _kind(self, start: int, said: Sayings, *, planned: bool = False) -> str:
        if not self.cast.contacts and (self.cast.unnamed or not self.cast.unclear):
            return "met" if self.cast.unnamed else "note"
        if said.introduced:
            return "introduction"
        named, end = bool(self.lead and not self.lead.colon), self.lead.end if self.lead else None
        kind = kinds.kind_of(kinds.plain(self.board, start, named=named), planned=planned)
        met = self.debrief and self.cast.contacts and not kinds.is_deed(self.board, end)
        return "met" if kind == "note" and met else kind

    def _read_head(self) -> tuple[bool, heads.Day, int]:
        day, private, place = heads.Day(), False, 0
        lead: leads.Lead | None = None
        for _ in range(3):
            before = place
            after = heads.take_private(self.board, place)
            private = private or after is not None
            place = place if after is None else after
            if day.on is None:
                place = heads.take_day(
                    self.board, place, self.ways.today, day, day_first=self.ways.day_first
                )
            if lead is None:
                lead = leads.find_lead(self.board, self.cast.namer, place, debrief=self.debrief)
                place = self.cast.take_lead(lead, place)
            if place == before:
                break
        self.lead = lead
        if day.no_day and day.on is None:
            self.cast.unclear.append(Unclear(doubt=Doubt.DATE, words=day.no_day))
        return private, day, place

    def _take_aside(self, start: int) -> None:
        """Take somebody without a name, in a debrief, or ask whom small letters name."""
        cast, board = self.cast, self.board
        if not self.debrief and (self.lead or ":" not in board.seen[start : start + _HEAD]):
            return
        from netjournal.capture.unnamed import find_unnamed, small_head, somebody_of

        if self.lead is not None:
            if not cast.contacts:
                cast.unnamed = somebody_of(board, self.lead.opens, self.lead.end)
            return
        asked = ""
        if self.debrief:
            cast.unnamed, asked = find_unnamed(board, start)
        if not (asked or cast.unnamed):
            asked = small_head(board, start, debrief=self.debrief)
        if asked and cast.namer.chosen(asked) is None:
            cast.unclear.append(Unclear(doubt=Doubt.WHO, words=asked))
