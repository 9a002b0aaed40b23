"""Everyone you met, line by line: each is on the disk at once, all are one batch of edits.

It knows the session and the grammar, and no widget.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from netjournal.capture import paste
from netjournal.capture.draft import Draft, DraftPage, Unclear
from netjournal.capture.filing import file
from netjournal.capture.joining import Joining
from netjournal.capture.page import read_event
from netjournal.insight import events
from netjournal.model.making.contacts import known_before
from netjournal.model.names import fold
from netjournal.settings import reads_day_first
from netjournal.tui.flows import noting
from netjournal.tui.flows.noting import PASTED
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.debrief import DebriefRow, DebriefRows, Notes, debrief_row, notes, so_far
from netjournal.views.places import WALK, PlaceKind, PlaceRow, title

DRAFT = "debrief"
"""The place where the line being typed is kept."""


class Where(NamedTuple):
    """What sticks to every line: an event with its day, or a relation; or neither."""

    event: str = ""
    on: date | None = None
    relation: str = ""


class Taken(NamedTuple):
    """A line that is on the disk."""

    line: str
    row: DebriefRow
    written: noting.Written
    unclear: tuple[Unclear, ...]
    before: Where


class Asked(NamedTuple):
    """A doubt of a line taken, to be asked."""

    at: int
    """Which line, from 0."""
    doubt: Unclear


class Debrief:
    """One debrief, from the place to the last doubt. Its methods raise NetjournalError."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.batch = f"debrief-{session.new_id()}"
        self.where = Where()
        self.walking: int | None = None
        """How far a walk over the relations is; None: it is none."""
        self.taken: list[Taken] = []
        self.before = Notes()
        """What was written there already, when it began."""
        self._edits: list[Taken | Where] = []
        self._joining = Joining()

    @property
    def rows(self) -> DebriefRows:
        """Who is in so far, in the order of the lines."""
        taken = [one.row for one in self.taken]
        return DebriefRows(self.session.journal, self.before, taken)

    def so_far(self, *, brief: bool = False) -> str:
        """Return what it all came to until now, with what was written there before."""
        return so_far((one.row for one in self.taken), self.before, self._notes, brief=brief)

    @property
    def _notes(self) -> Notes:
        """The notes of the lines taken, each once."""
        held = self.session.journal.entries
        ids = dict.fromkeys(one.written.entry for one in self.taken)
        return notes(held[one] for one in ids if one in held)

    @property
    def head(self) -> str:
        """Return where this is, in words: name, title, place, day."""
        event, on, relation = self.where
        if event:
            tag = self.session.journal.tag(event)
            place = tag.place if tag is not None else ""
            day = phrases.day(on or self.session.today, self.session.today)
            return " · ".join(filter(None, (title(tag, event), place, day)))
        if relation:
            return next((f"{ask}  {more}" for one, ask, more in WALK if one == relation), relation)
        return "nowhere in particular"

    def go_to(self, row: PlaceRow) -> None:
        """Begin at a place that was chosen."""
        if row.kind is PlaceKind.WALK:
            self.walking = 0
            self.where = Where(relation=WALK[0][0])
        elif row.kind is PlaceKind.RELATION:
            self.where = Where(relation=row.name)
        elif row.kind is PlaceKind.TAG:
            self._be_at(row.name)
        elif row.kind is PlaceKind.NEW:
            self._begin_event(row.name)

    def walk_on(self) -> bool:
        """Go to the next relation of a walk; False: there is none."""
        if self.walking is None or self.walking + 1 == len(WALK):
            return False
        self.walking += 1
        self.where = Where(relation=WALK[self.walking][0])
        return True

    def read(self, line: str) -> Draft:
        """Read a line with everything that sticks to it."""
        return self._read(line, self.where, self._joining.last(self.where.event), {})

    def _read(
        self, line: str, where: Where, about: int | str | None, chosen: Mapping[str, int]
    ) -> Draft:
        event, on, relation = where
        draft = noting.read_line(
            self.session, line, event=event, debrief=True, about=about, chosen=chosen
        )
        if on is not None and not draft.dated:
            draft = msgspec.structs.replace(draft, on=on)
        if relation:
            # Who comes to mind was not met today.
            kind = "note" if draft.kind == "met" else draft.kind
            also = (relation,) if draft.contacts else ()
            draft = msgspec.structs.replace(draft, kind=kind, relations=(*draft.relations, *also))
        return draft

    def take(self, line: str) -> None:
        """File one line; a lone #event with its days, or "Day 2", changes where you are."""
        if day := self._day_said(line):
            self.where = self.where._replace(on=day)
            return
        where = self.where
        about = self._joining.last(where.event)
        draft = self.read(line)
        if line.lstrip().startswith("#") and not draft.contacts and _is_place(draft, self.where):
            self._change_place(draft)
            return
        joins = self._joining.entry(draft, self.where.event)
        session = self.session
        row = debrief_row(draft, session.journal, len(self.rows) + 1, joined=joins is not None)
        edit = file(
            draft, session.journal, session.now(), session.new_id, batch=self.batch, joins=joins
        )
        kept = session.commit(known_before(edit) if self.where.relation else edit)
        session.typed.append(line)
        self._joining.notice(kept.edit, self.where.event, draft)
        entry = joins or noting.entry_in(kept.edit)
        written = noting.Written(entry, lambda chosen: self._read(line, where, about, chosen))
        unclear = noting.open_doubts(draft) if entry else ()
        taken = Taken(line, row._replace(doubts=len(unclear)), written, unclear, where)
        self.taken.append(taken)
        self._edits.append(taken)

    def take_pasted(self, text: str) -> Iterator[None]:
        """File pasted lines, one each time; headings set the event or the day of those below.

        What is not filed yet is kept.
        """
        session = self.session
        day_first = reads_day_first(session.settings)
        tag = session.journal.tag(self.where.event) if self.where.event else None
        starts = tag.starts if tag is not None else None
        lines = paste.lines(text, session.today, day_first=day_first, starts=starts)
        for at, one in enumerate(lines):
            session.drafts.keep(PASTED, paste.kept(lines[at:]))
            yield
            if one.event:
                self._be_at(events.tag_named(session.journal, one.event))
            if one.on is not None:
                self.where = self.where._replace(on=one.on)
            self.take(one.line)
        session.drafts.keep(PASTED, "")

    def count(self, text: str) -> int:
        """Return how many lines a paste has."""
        return len(paste.lines(text, self.session.today))

    def take_back(self) -> str:
        """Undo the last line and return it; empty: it was something else."""
        undone = self.session.undo(inside=self.batch)
        last = self._edits.pop()
        where = last if isinstance(last, Where) else last.before
        self._joining.notice(undone.edit, where.event)
        if isinstance(last, Where):
            self.where = last
            return ""
        self.taken.remove(last)
        return last.line

    def doubts(self) -> tuple[Asked, ...]:
        """Return what the lines leave open, in their order; nothing of a note that is gone."""
        held = self.session.journal.entries
        lines = ((at, one) for at, one in enumerate(self.taken) if one.written.entry in held)
        return tuple(Asked(at, doubt) for at, line in lines for doubt in line.unclear)

    def answer(self, asked: Asked, choice: int | None) -> None:
        """Take an answer to a doubt; None leaves it for later."""
        line = self.taken[asked.at]
        left = tuple(one for one in line.unclear if one is not asked.doubt)
        if choice is None:
            self.taken[asked.at] = line._replace(unclear=left)
            return
        written = line.written.answered(asked.doubt, choice)
        sharing = [one for one in self.taken if one.written.entry == written.entry]
        if len(sharing) == 1:
            edit = written.edit(self.session)
        else:
            edit = noting.answer_in_entry(self.session, written.entry, asked.doubt, choice)
        kept = self.session.commit(msgspec.structs.replace(edit, batch=self.batch))
        self._joining.notice(kept.edit, line.before.event)
        self._edits.append(self.where)
        held = self.session.journal.entries[written.entry]
        doubts = line.row.doubts - 1
        row = line.row._replace(
            doubts=doubts,
            sign=line.row.sign if doubts else "✓",
            who=phrases.names(self.session.journal, held.contacts) or line.row.who,
        )
        self.taken[asked.at] = line._replace(unclear=left, written=written, row=row)

    def summary(self) -> str:
        """Return what it all came to: "15 people from #abos26 · 6 things you promised"."""
        event = self.where.event or next((one.before.event for one in self.taken), "")
        rows = [one.row for one in self.taken]
        people, *rest = so_far(rows, self._notes, full=True).split(" · ")
        if any(row.doubts for row in rows):
            # What is left to answer stands where a small window does not cut it off.
            rest = [rest[-1], *rest[:-1]]
        return " · ".join([f"{people}{f' from #{event}' if event else ''}", *rest])

    def _day_said(self, line: str) -> date | None:
        """Return which day of the event "Day 2" is; None: the line says something else."""
        tag = self.session.journal.tag(self.where.event)
        said = re.fullmatch(r"(?i)day (\d{1,2})\W*", line.strip())
        if said is None or tag is None or tag.starts is None:
            return None
        day = tag.starts + timedelta(days=int(said[1]) - 1)
        return day if events.is_on(tag, day) else None

    def _be_at(self, name: str, on: date | None = None) -> None:
        day = on or events.day_at(self.session.journal.tag(name), self.session.today)
        self.where = Where(name, day)
        journal, today = self.session.journal, self.session.today
        own = {one.written.entry for one in self.taken}
        ids = sorted(journal.entries_tagged[fold(name)])
        written = [one for one in map(journal.entries.__getitem__, ids) if one.on <= today]
        self.before = notes(one for one in written if one.id not in own)

    def _begin_event(self, typed: str) -> None:
        """Make a page for an event that was typed: #name, days and a place, in any words."""
        session, today = self.session, self.session.today
        page = read_event(typed, today, day_first=reads_day_first(session.settings))
        name = page.tag or events.tag_named(session.journal, page.title or typed)
        title = "" if fold(page.title) == fold(name) else page.title
        page = msgspec.structs.replace(page, tag=name, title=title)
        held = session.journal.tag(name)
        if page.starts is None and (held is None or held.starts is None):
            page = msgspec.structs.replace(page, starts=today, ends=today)
        self._change_place(Draft(line=typed, text="", on=today, page=page))

    def _change_place(self, draft: Draft) -> None:
        page = draft.page or DraftPage(tag=draft.tags[0])
        session = self.session
        before = self.where
        bare = Draft(line=draft.line, text="", on=session.today, tags=(page.tag,), page=page)
        edit = file(bare, session.journal, session.now(), session.new_id, batch=self.batch)
        if edit.changes:
            session.commit(edit)
            self._edits.append(before)
        self._be_at(page.tag, draft.on if draft.dated else None)


async def closed(desk: DeskScreen, left: Awaitable[str | None]) -> None:
    """Say what a debrief came to once it is closed."""
    words = await left
    desk.repaint_all()
    drafts, key = desk.session.drafts, desk.key_of("everyone")
    if words:
        desk.say("✓", words, f"{desk.key_of('undo')} takes all of it back")
    elif drafts.read(PASTED):
        desk.say("~", f"The pasted lines are kept; {key} opens them again")
    elif drafts.read(DRAFT):
        desk.say("~", f"The draft is kept; {key} opens it again")


def _is_place(draft: Draft, where: Where) -> bool:
    """Tell whether a line says nothing but where, and on which days."""
    if draft.page is not None:
        return True
    facts = (draft.text, draft.favors, draft.follow_ups, draft.unclear)
    return len(draft.tags) == 1 and not any(facts) and fold(draft.tags[0]) != fold(where.event)
