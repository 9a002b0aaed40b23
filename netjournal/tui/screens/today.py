"""Today: whom to write to, why and how; every choice is one key, and each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType

from netjournal.actions import TODAY_ACTIONS, Action, Group, Scope
from netjournal.insight.touched import touched
from netjournal.model.edits import Edit
from netjournal.model.making import entries
from netjournal.model.records import Entry
from netjournal.store.log import Kept
from netjournal.tui.bindings import bindings
from netjournal.tui.flows import choosing, messaging, writing
from netjournal.tui.screens.desk import after_answers
from netjournal.tui.screens.told import Told, ToldScreen
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter
from netjournal.views import phrases
from netjournal.views.today import rows

_WEEK = timedelta(days=7)
_WAYS = 9


class TodayScreen(ToldScreen):
    """The keys of what is owed, about the selected person; 1 to 9 say how you were in touch."""

    BINDINGS: ClassVar[list[BindingType]] = after_answers(
        [
            *bindings(TODAY_ACTIONS),
            *(
                Binding(str(one), f"reached({one})", show=False, priority=True)
                for one in range(1, _WAYS + 1)
            ),
        ]
    )

    def __init__(self, session: Session, actions: Iterable[Action]) -> None:
        super().__init__(session, actions, self._day, Scope.TODAY)
        session.whole()

    def footer(self) -> KeyFooter:
        # Every choice is one key, so that all must be in sight; the help tells what only writes.
        choices = (
            one
            for one in self.offered
            if one.footer_stays or (self.scope in one.scopes and one.group is not Group.WRITE)
        )
        ordered = sorted(choices, key=lambda one: one.footer_stays)
        return KeyFooter(ordered, whole=True, id="footer")

    def _day(self) -> Told:
        session = self.session
        # Another day, or an edit, may have made it begin to read anew.
        for _ in session.read_whom():
            pass
        title = f"Today · {phrases.long_day(session.today, session.today)}"
        found = rows(session.whom, session.settings.today_limit, session.settings.reach)
        return Told(title, "", found)

    @property
    def _plan(self) -> Entry | None:
        """The plan on the selected row."""
        row = self.list.selected
        if row is None or row.table != "entries":
            return None
        return self.session.journal.entries.get(row.id)

    def contact_in_mind(self) -> int | None:
        row = self.list.selected
        return row.id if row is not None and row.table == "contacts" else None

    def saved(self, kept: Kept, sign: str = "✓") -> None:
        super().saved(kept, sign)
        if sign == "✓":
            return
        about = touched(self.session.journal, kept.edit)
        for place, row in enumerate(self.list.rows):
            if row.table == "contacts" and row.id in about:
                self.list.select(place)
                return

    def _choose(
        self, person: Callable[[int], Edit | None], plan: Callable[[Entry], Edit | None]
    ) -> None:
        def made() -> Edit | None:
            if self._plan is not None:
                return plan(self._plan)
            contact = self.contact_in_mind()
            return person(contact) if contact is not None else None

        self.attempt_edit(made, "Nothing here to choose about")

    def action_settle(self) -> None:
        self.action_reached(1)

    def action_reached(self, number: int) -> None:
        """Say how you were in touch, by the number before the way."""
        session = self.session
        self._choose(
            lambda one: choosing.reached(session, one, number),
            lambda plan: entries.answered(session.journal, plan, happened=True),
        )

    def action_later(self) -> None:
        session, until = self.session, self.session.today + _WEEK
        self._choose(
            lambda one: choosing.later(session, one, until),
            lambda plan: entries.moved(session.journal, plan, until),
        )

    async def action_later_until(self) -> None:
        await self.ask_about_somebody(
            "Later, until",
            "today-later",
            "2w · fri · 1 dec",
            lambda _contact, words: writing.echo_only_day(self.session, words),
            choosing.later_until,
        )

    def action_let_go(self) -> None:
        session = self.session
        self._choose(
            lambda one: choosing.let_go(session, one),
            lambda plan: entries.answered(session.journal, plan, happened=False),
        )

    def action_let_go_old(self) -> None:
        self.attempt_edit(
            lambda: choosing.let_go_of_old(self.session), "Nothing came up more than a month ago"
        )

    def action_copy(self) -> None:
        person = self.somebody()
        if person is not None and self.is_shown():
            texts = messaging.texts_today(self.session, person)
            messaging.copied(self, texts[0].words)

    async def action_message(self) -> None:
        person = self.somebody()
        if person is not None and self.is_shown():
            await self.offer_texts(person, messaging.texts_today(self.session, person))
