"""The keys of what is owed, over the three panes: done, in part, later, marks, introductions.

Boxes and flows are imported by the key that opens them, as `MainScreen` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from operator import attrgetter

from netjournal.model.edits import Edit
from netjournal.model.records import Direction, Favor, FollowUp, State
from netjournal.tui.asking import ask, follow
from netjournal.tui.screens.panes import PanesScreen
from netjournal.views.leaving import left
from netjournal.views.owes import key_of
from netjournal.views.timeline import TimelineRow

_WEEK = timedelta(days=7)
_WAITS = "Only what is owed or planned can wait"


class OwedScreen(PanesScreen):
    """The three panes, where what is owed moves on by keys."""

    def _several(self) -> list[Favor]:
        """Return the marked favors, where the pane with the marks is in use."""
        from netjournal.tui.flows import owing

        return owing.held(self.session.journal, self.look.marked) if self.pane == "owes" else []

    def _take_marks(self) -> list[Favor]:
        several = self._several()
        self.look.marked.clear()
        return several

    def action_undo(self) -> None:
        self.look.left.clear()  # what undo takes back, or never began, is not done
        super().action_undo()

    def action_back(self) -> None:
        if self.look.marked and self.pane == "owes":
            self.look.marked.clear()
            self.repaint_all()
            self.say("~", "Nothing is marked any more")
        else:
            super().action_back()

    def action_settle(self) -> None:
        from netjournal.tui.flows import owing

        several = self._take_marks()
        if self._just_ended(several):
            return
        made = owing.done(self.session, several, self.selected(), self.matter)
        self.end(made, "Only what is owed or planned can be done", "done", several)

    def end(
        self, edit: Edit | None, otherwise: str, words: str, several: Sequence[Favor] = ()
    ) -> None:
        """Commit an edit that takes rows off who owes whom; they stay in sight, with words such as
        "done", until the cursor moves."""
        row = self.list_of(self.pane).selected
        if edit is not None and self.pane == "timeline" and isinstance(row, TimelineRow):
            self.look.ended = row.table, row.id
        if edit is not None and self.pane == "owes" and row is not None:
            keys: set[object] = {("favors", one.id, "") for one in several} or {key_of(row)}
            shown = {Direction.I_OWE: self.owes.mine, Direction.THEY_OWE: self.owes.theirs}
            for side, pane in shown.items():
                before = self.look.left.get(side, ())
                held = [one for one in before if key_of(one.row) not in keys]
                gone = [*held, *left(pane.rows, keys, words)]
                self.look.left[side] = tuple(sorted(gone, key=attrgetter("place")))
            if several and key_of(row) not in keys:
                # On one of those that leave, so that a second press finds it done.
                self._select_left()
        self.attempt_edit(edit, otherwise)

    def _select_left(self) -> None:
        side = Direction.I_OWE if self.owes.list is self.owes.mine else Direction.THEY_OWE
        for one in self.look.left.get(side, ())[:1]:
            self.owes.list.select(one.place)

    def _just_ended(self, several: Sequence[Favor] = ()) -> bool:
        """Tell whether the key was pressed twice for one row, and say so."""
        row, record = self.list_of(self.pane).selected, self.selected()
        if self.pane == "owes":
            over = any(one.row == row for held in self.look.left.values() for one in held)
        elif isinstance(row, TimelineRow) and isinstance(record, Favor | FollowUp):
            over = record.state is not State.OPEN and self.look.ended == (row.table, row.id)
        else:
            over = False
        if several or not over:
            return False
        self.say("~", "That is done already", f"{self.key_of('undo')} takes it back")
        return True

    async def action_settle_part(self) -> None:
        await self.settle_part(self.selected())

    def action_later(self) -> None:
        from netjournal.tui.flows import owing

        several = self._take_marks()
        if self._just_ended(several):
            return
        until = self.session.today + _WEEK
        made = owing.put_off(self.session, several, self.selected(), until)
        self.end(made, _WAITS, "later", several)

    async def action_later_until(self) -> None:
        from netjournal.tui.flows import owing, writing
        from netjournal.tui.screens.prompt import PromptScreen

        record, several = self.selected(), self._several()
        if self._just_ended(several):
            return
        if owing.put_off(self.session, several, record, self.session.today) is None:
            self.attempt_edit(None, _WAITS)
            return
        about = several or filter(None, [record])
        screen = PromptScreen(
            "Later, until",
            key=f"later-{'-'.join(f'{type(one).__name__}{one.id}' for one in about)}",
            hint="2w · fri · 1 dec",
            read=lambda words: writing.echo_only_day(self.session, words),
        )
        answer = await ask(self.app, screen)

        async def put_off() -> None:
            if await owing.later_until(self, several, record, answer):
                self.look.marked.clear()
                self.repaint_all()

        follow(self, put_off())

    def action_let_go(self) -> None:
        from netjournal.tui.flows import owing

        several = self._take_marks()
        if self._just_ended(several):
            return
        made = owing.let_go(self.session, several, self.selected())
        self.end(made, "Only what is owed or planned can be let go", "let go", several)

    def action_decline(self) -> None:
        from netjournal.tui.flows import owing

        made = owing.declined(self.session, self.selected())
        self.end(made, "Only an introduction that is not made yet can be declined", "declined")

    def mark_favor(self) -> None:
        record = self.selected()
        if not isinstance(record, Favor):
            self.say("~", "Only favors can be marked")
            return
        if self._just_ended():
            return
        self.look.marked ^= {record.id}
        self._show_owes()
        self.owes.list.action_move_down()
        self._tell_marks()

    def action_mark_promise(self) -> None:
        record = self.selected()
        if not isinstance(record, Favor):
            self.say("~", "Only favors can be marked")
            return
        from netjournal.model.making.favors import promised_with

        self.look.marked |= {one.id for one in promised_with(self.session.journal, record)}
        self._show_owes()
        self._tell_marks()

    def _tell_marks(self) -> None:
        count = len(self._several())
        words = {"settle": "done", "later": "later", "let_go": "let go"}
        keys = " · ".join(f"{self.key_of(one)} {said}" for one, said in words.items())
        self.say("~", f"{count} marked", keys)
