"""What may come of it: the opportunities by stage, moved by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import BindingType

from netjournal.actions import CHANCE_ACTIONS, Action, Scope
from netjournal.model.edits import Edit
from netjournal.model.making import anything, opportunities
from netjournal.model.making.opportunities import STAGES
from netjournal.model.records import Opportunity
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import bindings
from netjournal.tui.flows import chancing
from netjournal.tui.palette import Choice, PickScreen
from netjournal.tui.screens.desk import after_answers
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.screens.told import Told, ToldScreen
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.opportunities import opportunity_rows
from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone

_NOTHING = "Nothing yet: {} writes one down, such as Cataloguer at Juniper Library via Grace"


class ChancesScreen(ToldScreen):
    """n writes one down, > and < move it, x says it is lost; Enter goes to who told you of it."""

    BINDINGS: ClassVar[list[BindingType]] = after_answers(bindings(CHANCE_ACTIONS))

    def __init__(self, session: Session, actions: Iterable[Action]) -> None:
        super().__init__(session, actions, self._list, Scope.CHANCES)

    def _list(self) -> Told:
        journal = self.session.journal
        rows = opportunity_rows(journal, self.session.today)
        count = len(journal.opportunities)
        edge = phrases.count(count, "opportunity", "opportunities") if count else ""
        none = [PageRow("heading", _NOTHING.format(self.key_of("chance_new")), tone=Tone.DIM)]
        return Told("What may come of it", edge, rows or none)

    @property
    def _chance(self) -> Opportunity | None:
        row = self.list.selected
        return self.session.journal.opportunities.get(row.id) if row is not None else None

    def _move(self, make: Callable[[Opportunity], Edit]) -> None:
        chance = self._chance
        if chance is None:
            self.say("~", "Nothing is selected")
            return
        self.attempt(lambda: self.commit(make(chance)))

    def action_stage_on(self) -> None:
        journal, today = self.session.journal, self.session.today
        self._move(lambda chance: opportunities.move_on(journal, chance, today))

    def action_stage_back(self) -> None:
        self._move(lambda chance: opportunities.move_back(self.session.journal, chance))

    def action_stage_lost(self) -> None:
        journal, today = self.session.journal, self.session.today
        self._move(lambda chance: opportunities.move(journal, chance, "lost", today))

    async def action_stage_pick(self) -> None:
        chance = self._chance
        if chance is None:
            self.say("~", "Nothing is selected")
            return
        choices = [Choice(stage, stage) for stage in STAGES]
        box = PickScreen(f"How far is {chance.what}?", choices, doing="takes it")
        answer = await ask(self.app, box)
        follow(self, chancing.move(self, chance, answer))

    async def action_chance_new(self) -> None:
        box = PromptScreen(
            "What may come of it",
            hint="Cataloguer at Juniper Library via Grace #jobsearch",
            read=lambda words: chancing.echo(self.session, words),
        )
        answer = await ask(self.app, box)
        follow(self, chancing.add(self, answer))

    async def action_edit(self) -> None:
        await self.edit_record(self._chance)

    def action_delete(self) -> None:
        self.attempt_edit(
            lambda: anything.deleted(self.session.whole(), self._chance), "Nothing here to delete"
        )
