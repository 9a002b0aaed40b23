"""Two minutes before meeting somebody, or an event: what to know, most important first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netjournal.actions import Action, Scope
from netjournal.insight.briefs import Gathering, brief, gathering
from netjournal.insight.tags import page_of
from netjournal.model.records import Resource, Tag
from netjournal.tui.screens.linked import LinkedScreen
from netjournal.tui.session import Session
from netjournal.views import brief as briefs
from netjournal.views import phrases
from netjournal.views.page_row import PageRow


class BriefScreen(LinkedScreen):
    """Enter goes to the person of a row, s says that a favor or a question is done."""

    def __init__(self, session: Session, actions: Iterable[Action], about: int | str) -> None:
        """`about` is somebody's id, or the name of a tag."""
        super().__init__(session, actions, Scope.BRIEF)
        self._about = about

    def fill(self) -> None:
        journal, today = self.session.journal, self.session.today
        if isinstance(self._about, str):
            page = page_of(journal, self._about) or Tag(id=0, name=self._about)

            def gathered() -> tuple[Gathering, Sequence[PageRow]]:
                there = gathering(journal, page, today)
                rows = briefs.shortened(briefs.gathering_rows(journal, there, today))
                return there, tuple(rows)

            self.reckon(gathered, self._show_gathering)
        elif self._about in journal.contacts:
            one = brief(journal, self._about, today)
            self.frame(briefs.title_of_brief(one))
            self.show(briefs.shortened(briefs.brief_rows(journal, one, today)))
        else:
            self.frame("gone")
            self.show(())

    def _show_gathering(self, made: tuple[Gathering, Sequence[PageRow]]) -> None:
        there, rows = made
        people = len(there.people)
        self.frame(briefs.title_of_brief(there), phrases.people(people) if people else "")
        self.show(rows)

    def contact_in_mind(self) -> int | None:
        return self._about if isinstance(self._about, int) else super().contact_in_mind()

    def reading_target(self) -> Resource:
        if isinstance(self._about, str):
            return Resource(id=0, title="", tag=self._about)
        return super().reading_target()

    async def action_brief(self) -> None:
        person = self.contact_in_mind()
        if person is None or person == self._about:
            self.say("~", "Nobody else is behind this row")
        else:
            await self.brief(person)

    async def action_note_for(self) -> None:
        person = self.contact_in_mind()
        if isinstance(self._about, int):
            await self.note(person=person)
            return
        start = f"#{self._about} "
        if person is not None:
            start = f"{self.session.journal.name(person)} #{self._about}: "
        await self.note(start=start, draft=f"note-{self._about}-{person or ''}")
