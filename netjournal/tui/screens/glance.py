"""The network at a glance, with the goals that are set there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from netjournal.actions import GLANCE_ACTIONS, Action, Scope
from netjournal.insight.glance import glance
from netjournal.model.making import anything, goals
from netjournal.model.records import Goal, Resource, State
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import bindings
from netjournal.tui.flows import keeping
from netjournal.tui.screens.desk import after_answers
from netjournal.tui.screens.linked import LinkedScreen
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.glance import glance_rows
from netjournal.views.page_row import PageRow


class GlanceScreen(LinkedScreen):
    """n sets a goal, s says that it is reached; Enter goes to the person of a row."""

    BINDINGS: ClassVar[list[BindingType]] = after_answers(bindings(GLANCE_ACTIONS))

    def __init__(self, session: Session, actions: Iterable[Action]) -> None:
        super().__init__(session, actions, Scope.GLANCE)

    def fill(self) -> None:
        journal, today = self.session.journal, self.session.today

        def made() -> tuple[int, list[PageRow]]:
            held = glance(journal, today)
            key = self.key_of("goal_new")
            return held.people, list(glance_rows(journal, held, today, self.room, key))

        self.reckon(made, self._show)

    def _show(self, made: tuple[int, list[PageRow]]) -> None:
        people, rows = made
        self.frame("Your network at a glance", phrases.people(people))
        self.show(rows)

    @property
    def _goal(self) -> Goal | None:
        return self.record if isinstance(self.record, Goal) else None

    def reading_target(self) -> Resource:
        goal = self._goal
        return Resource(id=0, title="", goal=goal.id) if goal else super().reading_target()

    async def action_goal_new(self) -> None:
        box = PromptScreen(
            "A new goal",
            hint="find a mentor #mentor · three people at libraries abroad with Ada",
            read=lambda words: keeping.echo_goal(self.session, words),
        )
        answer = await ask(self.app, box)
        follow(self, keeping.set_goal(self, answer))

    def action_goal_reached(self) -> None:
        self._end(State.DONE)

    def action_goal_let_go(self) -> None:
        self._end(State.LET_GO)

    def _end(self, state: State) -> None:
        """End a goal so; what has ended so is opened again."""
        goal = self._goal
        if goal is None:
            self.say("~", "Select a goal first")
            return
        after = State.OPEN if goal.state is state else state
        self.attempt(lambda: self.commit(goals.end(self.session.journal, goal, after)))

    async def action_edit(self) -> None:
        await self.edit_record(self._goal)

    def action_delete(self) -> None:
        self.attempt_edit(
            lambda: anything.deleted(self.session.whole(), self._goal),
            "Only a goal can be deleted here",
        )
