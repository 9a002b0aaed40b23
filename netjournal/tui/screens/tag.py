"""A tag's page on the screen: its facts, whom to meet, who was met, what came of it, the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from netjournal.actions import PAGE_ACTIONS, Action, Scope
from netjournal.insight.tags import page_of, to_meet
from netjournal.model.making import anything, tags
from netjournal.model.names import fold
from netjournal.model.records import Record, Resource, Tag, TagKind
from netjournal.tui import looks, paint
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import bindings
from netjournal.tui.flows import owing, tagging
from netjournal.tui.line_list import LineList
from netjournal.tui.palette import Choice, PickScreen
from netjournal.tui.screens.linked import open_link
from netjournal.tui.screens.page import PageScreen, wrapped
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.tag_page import KINDS, PageRow, page_rows, title_of_page
from netjournal.views.tones import Tone

_SIGN = 3
_LABEL = 12
_NAME = 28
_PLACES = 1_000
"""More than a page has rows of one kind without a record."""
MOST = 300
"""More notes than somebody reads, and few enough to open at once."""
_BARE = ("person", "to_meet")
"""Rows without a label, so that names stand at the left."""


class TagScreen(PageScreen[PageRow]):
    """Space ticks whom you met; Enter goes to the person of a row, or opens the lines to edit."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(PAGE_ACTIONS)

    def __init__(self, session: Session, actions: Iterable[Action], name: str) -> None:
        super().__init__(session, actions, Scope.PAGE, _paint, _selectable)
        self._tag_name = name
        self._tag_id = 0
        self._whole = False
        """Whether the oldest notes are shown, too."""

    @property
    def page(self) -> Tag:
        """The page as it is now, under whatever name; id 0: it is not kept yet."""
        journal = self.session.journal
        held = journal.tags.get(self._tag_id) or page_of(journal, self._tag_name)
        page = held or Tag(id=0, name=self._tag_name)
        self._tag_id, self._tag_name = page.id, page.name
        return page

    def fill(self) -> None:
        page = self.page
        most = None if self._whole else MOST
        journal, today = self.session.journal, self.session.today
        self.reckon(lambda: page_rows(journal, page.name, today, most), self._show)

    def _show(self, made: Sequence[PageRow]) -> None:
        page = self.page
        notes = len(self.session.journal.entries_tagged[fold(page.name)])
        edge = (KINDS[page.kind], phrases.count(notes, "note") if notes else "")
        self.frame(title_of_page(page), " · ".join(filter(None, edge)))
        rows = list(self._rows(made))
        self.list.set_rows(rows, key=_key, keep=self.list.selected_key)

    def _rows(self, rows: Sequence[PageRow]) -> Iterable[PageRow]:
        """Give long words the lines they need; each of them is the whole row to the keys."""
        for row in rows:
            if row.kind == "heading" or row.kind in _BARE:
                yield row
                continue
            room = self.room - _SIGN - _label(self.room) - len(row.right) - 2
            first, *others = wrapped(row.text, room)
            yield row._replace(text=first)
            for number, line in enumerate(others, 1):
                place = row.place + number * _PLACES
                yield row._replace(text=line, label="", right="", sign="", place=place)

    # what a row is

    @property
    def _row(self) -> PageRow | None:
        return self.list.selected

    @property
    def _record(self) -> Record | None:
        """The record of the selected row; of facts and of people to meet, the page."""
        row = self._row
        if row is None or row.kind in ("fact", "to_meet"):
            return self.page
        found: Record | None = self.session.journal.table(row.table).get(row.id)
        return found

    def contact_in_mind(self) -> int | None:
        row = self._row
        if row is None or not row.table:
            return None
        return looks.person_of(self.session.journal, row.table, row.id)

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        row = self._row
        if row is None:
            return
        if row.kind == "to_meet":
            self.action_tick()
            return
        if row.kind == "more":
            self._whole = True
            self.fill()
            return
        person = self.contact_in_mind()
        if person is not None:
            self.wanted = person
            self.dismiss(None)
        elif row.kind == "fact":
            self.run_worker(self.action_edit())

    # keys

    def action_tick(self) -> None:
        row = self._row
        if row is None or row.kind != "to_meet":
            hint = f"{self.key_of('to_meet')} adds somebody"
            self.say("~", "Only somebody to meet can be ticked", hint)
            return
        page = self.page
        listed = to_meet(self.session.journal, page, self.session.today)
        one = next((one for one in listed if one.who == row.who), None)
        if one is None:
            self.say("~", f"{row.text} is no longer on the list")
            return
        if one.met and not one.who.met:
            self.say("~", f"{one.who.name} was met: a note says so")
            return
        self.attempt(
            lambda: self.commit(tags.tick(self.session.journal, page, one.who, met=not one.who.met))
        )

    async def action_to_meet(self) -> None:
        screen = PromptScreen(
            f"To meet at #{self.page.name}",
            hint="a name",
            read=lambda words: tagging.echo_somebody(self.session, words),
        )
        answer = await ask(self.app, screen)
        follow(self, tagging.meet(self, self.page, answer))

    async def action_tag_kind(self) -> None:
        kinds = (TagKind.EVENT, TagKind.GROUP, TagKind.TOPIC, TagKind.NONE)
        choices = [Choice(kind.value or "none", _KIND_WORDS[kind]) for kind in kinds]
        screen = PickScreen(f"What is #{self.page.name}?", choices, doing="takes it")
        answer = await ask(self.app, screen)
        follow(self, tagging.give_kind(self, self.page, answer))

    async def action_edit(self) -> None:
        await self.edit_record(self._record)

    def action_settle(self) -> None:
        made = owing.done(self.session, (), self._record)
        self.attempt_edit(made, "Only what is owed or planned can be done")

    async def action_settle_part(self) -> None:
        await self.settle_part(self._record)

    def action_delete(self) -> None:
        row, journal = self._row, self.session.whole()
        if row is not None and row.kind == "to_meet":
            page = self.page
            listed = row.who is not None and row.who in page.to_meet
            self.attempt_edit(
                tags.unlist(journal, page, row.who) if row.who and listed else None,
                f"{row.text} is no longer on the list",
            )
        elif row is not None and row.kind == "person":
            self.say("~", "People are deleted from the list of people")
        elif row is None or row.kind == "fact":
            self._delete_page()
        else:
            self.attempt_edit(anything.deleted(journal, self._record), "Nothing here to delete")

    def _delete_page(self) -> None:
        made = tags.delete(self.session.whole(), self.page)
        if not made.changes:
            self.dismiss(None)
            return
        self.attempt(lambda: self.commit(made))

    async def action_brief(self) -> None:
        row = self._row
        person = self.contact_in_mind() if row is not None and row.kind in _BARE else None
        await self.brief(person if person is not None else self.page.name)

    def reading_target(self) -> Resource:
        return Resource(id=0, title="", tag=self.page.name)

    def action_open_link(self) -> None:
        record = self._record
        open_link(self, record.link if isinstance(record, Resource | Tag) else "")

    async def action_note_for(self) -> None:
        row, page = self._row, self.page
        if row is not None and row.kind == "to_meet":
            start, place = f"met {row.text} #{page.name}: ", f"-{row.text}"
        elif row is not None and row.kind == "person":
            start, place = f"{row.text} #{page.name}: ", f"-{row.id}"
        else:
            start, place = f"#{page.name} ", ""
        await self.note(start=start, draft=f"note-{page.name}{place}")


_KIND_WORDS = {
    TagKind.EVENT: "an event: days, a place, people to meet",
    TagKind.GROUP: "a group: a club, a list, a workplace, a school",
    TagKind.TOPIC: "a topic: what everybody told you about it",
    TagKind.NONE: "no kind, only a tag",
}


def _selectable(row: PageRow) -> bool:
    return row.kind != "heading"


def _key(row: PageRow) -> object:
    place = row.text if row.kind == "to_meet" else row.place
    return (row.kind, row.table, row.id, place) if _selectable(row) else row


def _label(width: int) -> int:
    return min(_LABEL, width // 4)


def _paint(row: PageRow, width: int, _selected: bool, _focused: bool) -> Content:
    if row.kind == "heading":
        return paint.cell(paint.text(row.text, Tone.HEADING), width)
    sign = paint.cell(paint.text(row.sign, row.tone), _SIGN)
    right = paint.text(f"{row.right} " if row.right else "", Tone.DIM)
    words = paint.text(row.text, Tone.DONE if row.tone is Tone.DONE else Tone.PLAIN)
    if row.kind in _BARE:
        name = paint.cell(words, min(_NAME, width // 2))
        room = width - _SIGN - name.cell_length - 2
        said = paint.spread(right, paint.text(row.label, row.tone), room)
        return paint.row(sign, name, " ", said)
    label = paint.cell(paint.text(f"{row.label} ", row.tone), _label(width))
    return paint.row(sign, label, paint.spread(words, right, width - _SIGN - label.cell_length))
