"""Links and reading, by what they are kept with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from netjournal.actions import READING_ACTIONS, Action, Scope
from netjournal.model.making import anything
from netjournal.model.records import Resource
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import bindings
from netjournal.tui.flows import keeping
from netjournal.tui.screens.desk import after_answers
from netjournal.tui.screens.linked import LinkedScreen
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.goal_form import kept_with
from netjournal.views.page_row import PageRow
from netjournal.views.reading import NOTHING, reading_rows
from netjournal.views.tones import Tone


class ReadingScreen(LinkedScreen):
    """n keeps a link, with what the page was opened from; o and Enter open the selected one."""

    BINDINGS: ClassVar[list[BindingType]] = after_answers(bindings(READING_ACTIONS))

    def __init__(self, session: Session, actions: Iterable[Action], target: Resource) -> None:
        """What is kept with what `target` is kept with comes first."""
        super().__init__(session, actions, Scope.READING)
        self._target = target

    def fill(self) -> None:
        journal = self.session.journal
        count = len(journal.resources)
        self.frame("Links and reading", phrases.count(count, "link") if count else "")
        rows = reading_rows(journal, next(iter(kept_with(journal, self._target)), ""))
        nothing = NOTHING.format(self.key_of("reading_new"))
        self.show(rows or [PageRow("heading", nothing, tone=Tone.DIM)])

    async def action_reading_new(self) -> None:
        target = self._target
        box = PromptScreen(
            "To read, or a link to keep",
            key=f"read-{target.contact}-{target.tag}-{target.goal}",
            hint="https://… what it is, for a name or a goal #tag",
            read=lambda words: keeping.echo_reading(self.session, words, target),
        )
        answer = await ask(self.app, box)
        follow(self, keeping.keep(self, answer, target))

    def action_delete(self) -> None:
        self.attempt_edit(
            lambda: anything.deleted(self.session.journal, self.record), "Nothing here to delete"
        )
