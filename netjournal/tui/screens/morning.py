"""The morning after: one person of an event at a time, and single keys that say what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import ClassVar

from textual.binding import BindingType

from netjournal.actions import MORNING_ACTIONS, Action, Group, Scope
from netjournal.insight import tending
from netjournal.model.edits import Edit
from netjournal.tui import paint
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import bindings
from netjournal.tui.flows import morning
from netjournal.tui.flows.morning import Morning
from netjournal.tui.line_list import LineList
from netjournal.tui.palette import Choice, PickScreen
from netjournal.tui.screens.card import CardRow, card_rows, is_line, paint_card, row_place
from netjournal.tui.screens.desk import after_answers
from netjournal.tui.screens.page import PageScreen
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter
from netjournal.views import phrases
from netjournal.views.card import Part, card

_ORDER = (Part.LAST, Part.OWED, Part.NEXT, Part.HOW, Part.REACH, Part.WHO, Part.ABOUT)


class MorningScreen(PageScreen[CardRow]):
    """Esc leaves, and it goes on there the next time."""

    BINDINGS: ClassVar[list[BindingType]] = after_answers(bindings(MORNING_ACTIONS))

    def __init__(self, session: Session, actions: Iterable[Action], queue: Morning) -> None:
        super().__init__(session, actions, Scope.MORNING, paint_card, is_line)
        self._queue = queue
        self._shown: int | None = None

    def footer(self) -> KeyFooter:
        return self.whole_footer(Group.MORNING)

    def contact_in_mind(self) -> int | None:
        return self._queue.person

    def fill(self) -> None:
        queue, journal = self._queue, self.session.journal
        person = queue.person
        if person is None:
            self.frame("That’s everyone.")
            said = [CardRow(0, "", queue.said())]
            if queue.skipped:
                said.append(CardRow(1, "skipped", phrases.names(journal, queue.skipped)))
            nameless = tending.nameless(journal, queue.event)
            said += (
                CardRow(number, "" if number > 3 else "no name yet", self.session.cover(one.text))
                for number, one in enumerate(nameless, 3)
            )
            said.append(CardRow(2, "", f"enter or {self.key_of('back')} closes"))
            self.list.set_rows(said, key=row_place)
            return
        place = f"{min(queue.at + 1, len(queue.people))} of {len(queue.people)}"
        self.list.set_title(paint.text(f"{journal.name(person)}   #{queue.event}"))
        self.list.set_edge(
            *map(paint.text, (place, f"{self.key_of('back')} later", "the morning after"))
        )
        sections = card(journal, person, self.session.today)
        ordered = sorted(sections, key=lambda one: _ORDER.index(one.title))
        self.list.set_rows(card_rows(ordered, self.room), key=row_place)
        if person != self._shown:
            self.list.action_move_top()
        self._shown = person

    # the keys

    def action_write_today(self) -> None:
        self._write_in(0)

    def action_write_next_week(self) -> None:
        self._write_in(7)

    def _write_in(self, days: int) -> None:
        self._decide(lambda: self._queue.write_on(self.session.today + timedelta(days=days)))

    def action_nothing_left(self) -> None:
        self._decide(self._queue.done)

    def _decide(self, make: Callable[[], Edit | None]) -> None:
        """Commit what is decided, if it is not so already, and go on."""

        def decide() -> None:
            if (edit := make()) is not None:
                self.commit(edit)

        if self.attempt(decide):
            self._queue.forth()
            self.repaint_all()

    def action_skip(self) -> None:
        self._queue.forth(skipped=True)
        self.repaint_all()

    def action_one_before(self) -> None:
        self._queue.back()
        self.repaint_all()

    async def action_other_event(self) -> None:
        session = self.session
        names = await session.reckoned(lambda: morning.choices(session))
        box = PickScreen("Whose morning after?", [Choice(one, f"#{one}") for one in names])
        picked = await ask(self.app, box)

        async def chosen() -> None:
            event = await picked
            if event is not None:
                self._queue = await session.reckoned(lambda: Morning(session, event))
                self.repaint_all()

        follow(self, chosen())

    def action_undo(self) -> None:
        def undo() -> None:
            kept = self.session.undo()
            self._queue.return_to(kept.edit)
            self.saved(kept, "↶")

        self.attempt(undo)

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        if self._queue.person is None:
            self.action_back()
        else:
            self.action_nothing_left()

    def action_back(self) -> None:
        self.said = ("✓", self._queue.said(), f"{self.key_of('morning')} goes on")
        self.dismiss(None)
