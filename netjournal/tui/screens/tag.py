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
from netjournal.tui import labelled, paint
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import bindings
from netjournal.tui.flows import tagging
from netjournal.tui.flows.opening import follow_link
from netjournal.tui.palette import Choice, PickScreen
from netjournal.tui.screens.linked import LinkedScreen
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.page_row import PageRow
from netjournal.views.tag_page import KINDS, page_rows, title_of_page
from netjournal.views.tones import Tone

_NAME = 28
MOST = 300
"""More notes than somebody reads, and few enough to open at once."""
_BARE = ("person", "to_meet")
"""Rows without a label, so that names stand at the left."""


class TagScreen(LinkedScreen):
    """Space ticks whom you met; Enter goes to the person of a row, or opens the lines to edit."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(PAGE_ACTIONS)

    def __init__(self, session: Session, actions: Iterable[Action], name: str) -> None:
        super().__init__(session, actions, Scope.PAGE, _paint)
        self.page = self._as_now(Tag(id=0, name=name))
        """The page as it is now, under whatever name; id 0: it is not kept yet."""
        self._whole = False
        """Whether the oldest notes are shown, too."""

    def _as_now(self, page: Tag) -> Tag:
        journal = self.session.journal
        return journal.tags.get(page.id) or page_of(journal, page.name) or Tag(id=0, name=page.name)

    def repaint_all(self) -> None:
        self.page = self._as_now(self.page)
        super().repaint_all()

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
        self.show(made)

    def wrapped(self, rows: Iterable[PageRow]) -> Iterable[PageRow]:
        beside = (row._replace(label=row.label or labelled.BESIDE) for row in rows)
        return labelled.wrapped_rows(beside, self.room, whole=("heading", *_BARE))

    # what a row is

    @property
    def _row(self) -> PageRow | None:
        return self.list.selected

    @property
    def record(self) -> Record | None:
        """The record of the selected row; of facts and of people to meet, the page."""
        row = self._row
        about_page = row is None or row.kind in ("fact", "to_meet")
        return self.page if about_page else super().record

    def choose(self) -> None:
        kind = self._row.kind if self._row is not None else ""
        if kind == "to_meet":
            self.action_tick()
        elif kind == "older":
            self._whole = True
            self.fill()
        elif kind == "fact":
            self.run_worker(self.action_edit())
        else:
            super().choose()

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

    def action_delete(self) -> None:
        row, page = self._row, self.page
        if row is not None and row.kind == "to_meet":
            who = row.who if row.who in page.to_meet else None
            self.attempt_edit(
                lambda: tags.unlist(self.session.whole(), page, who) if who else None,
                f"{row.text} is no longer on the list",
            )
        elif row is not None and row.kind == "person":
            self.say("~", "People are deleted from the list of people")
        elif row is None or row.kind == "fact":
            self.attempt(self._delete_page)
        else:
            self.attempt_edit(
                lambda: anything.deleted(self.session.whole(), self.record),
                "Nothing here to delete",
            )

    def _delete_page(self) -> None:
        made = tags.delete(self.session.whole(), self.page)
        if made.changes:
            self.commit(made)
        else:
            self.dismiss(None)

    async def action_brief(self) -> None:
        row = self._row
        person = self.contact_in_mind() if row is not None and row.kind in _BARE else None
        await self.brief(person if person is not None else self.page.name)

    def reading_target(self) -> Resource:
        return Resource(id=0, title="", tag=self.page.name)

    def action_open_link(self) -> None:
        record = self.record
        follow_link(self, record.link if isinstance(record, Resource | Tag) else "")

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


def _paint(row: PageRow, width: int, selected: bool, focused: bool) -> Content:
    if row.kind not in _BARE:
        return labelled.paint_labelled(row, width, selected, focused)
    sign = paint.cell(paint.text(row.sign, row.tone), labelled.SIGN)
    right = paint.text(f"{row.right} " if row.right else "", Tone.DIM)
    words = paint.text(row.text, Tone.DONE if row.tone is Tone.DONE else Tone.PLAIN)
    name = paint.cell(words, min(_NAME, width // 2))
    room = width - labelled.SIGN - name.cell_length - 2
    return paint.row(sign, name, " ", paint.spread(right, paint.text(row.label, row.tone), room))
