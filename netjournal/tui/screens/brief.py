"""Two minutes before meeting somebody, or an event: what to know, most important first."""

from __future__ import annotations

from collections.abc import Iterable

from netjournal.actions import Action, Scope
from netjournal.insight.briefs import brief, gathering
from netjournal.insight.tags import page_of
from netjournal.model.records import Tag
from netjournal.tui import looks
from netjournal.tui.flows.paging import over_page
from netjournal.tui.screens.linked import LinkedScreen
from netjournal.tui.session import Session
from netjournal.views import brief as briefs
from netjournal.views import phrases


class BriefScreen(LinkedScreen):
    """Enter goes to the person of a row, s says that a favor or a question is done, + writes."""

    def __init__(
        self, session: Session, look: looks.Look, actions: Iterable[Action], about: int | str
    ) -> None:
        """`about` is somebody's id, or the name of a tag."""
        super().__init__(session, look, actions, Scope.BRIEF)
        self._about = about

    def fill(self) -> None:
        """Write title and rows."""
        journal, today = self.session.journal, self.session.today
        if isinstance(self._about, str):
            page = page_of(journal, self._about) or Tag(id=0, name=self._about)
            there = gathering(journal, page, today)
            people = len(there.people)
            self.frame(briefs.title_of_brief(there), phrases.people(people) if people else "")
            self.show(briefs.shortened(briefs.gathering_rows(journal, there, today)))
        elif self._about in journal.contacts:
            one = brief(journal, self._about, today)
            self.frame(briefs.title_of_brief(one), "")
            self.show(briefs.shortened(briefs.brief_rows(journal, one, today)))
        else:
            self.dismiss(None)

    @property
    def link_target(self) -> str:
        """What a new link is kept with."""
        if isinstance(self._about, str):
            return f"#{self._about}"
        return self.session.journal.name(self._about)

    def action_settle(self) -> None:
        # What an introduction asks for ends by its own steps.
        from netjournal.tui.flows import owing

        made = owing.done(self.session, (), self.record)
        self.attempt_edit(made, "Only what is owed, planned or asked can be done")

    async def action_brief(self) -> None:
        row = self.list.selected
        person = looks.person_of(self.session.journal, row.table, row.id) if row else None
        if person is None or person == self._about:
            self.say("~", "Nobody else is behind this row")
            return
        await over_page(self, BriefScreen(self.session, self.look, self.actions, person))

    async def action_note(self) -> None:
        await self._note("", "note")

    async def action_note_for(self) -> None:
        journal, row = self.session.journal, self.list.selected
        person = looks.person_of(journal, row.table, row.id) if row and row.table else None
        if isinstance(self._about, int):
            person = self._about
        tag = f" #{self._about}" if isinstance(self._about, str) else ""
        if person is None:
            await self._note(f"{tag.strip()} ", f"note-{tag}")
        else:
            await self._note(f"{journal.name(person)}{tag}: ", f"note-{tag}-{person}")

    async def _note(self, start: str, draft: str) -> None:
        # Reading a line is not needed to show a page.
        from netjournal.tui.flows import noting

        await noting.open_bar(self, start, draft)
