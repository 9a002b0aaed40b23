"""The keys that look for something: find, shorten a list, mark several people and act on them.

Boxes and flows are imported by the key that opens them, as in `main`.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from netjournal.tui import looks
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import run
from netjournal.tui.screens.panes import PanesScreen

if TYPE_CHECKING:
    from netjournal.tui.screens.find import Chosen


class FindingScreen(PanesScreen):
    """The three panes, with everything that looks for something in them."""

    async def action_find(self) -> None:
        await self.find("")

    async def find(self, query: str) -> None:
        """Open finding with something already typed."""
        from netjournal.tui.screens.find import FindScreen

        found = await ask(self.app, FindScreen(self.session, query))
        follow(self, self._found(found))

    async def _found(self, answer: Awaitable[Chosen | None]) -> None:
        from netjournal.tui.flows import writing

        chosen: Chosen | None = await answer
        if chosen is None:
            return
        if chosen.id and chosen.id not in self.session.journal.table(chosen.table):
            self.say("~", "That was deleted meanwhile")
        elif chosen.table == "new":
            follow(self, writing.new_person(self, looks.already(chosen.words)))
        elif chosen.table == "contacts":
            self.show_person(chosen.id)
            self.go_to("timeline" if not chosen.note else "people")
            if chosen.note:
                await run(self, "note_for")
        elif chosen.table == "tags":
            from netjournal.tui.flows import paging

            paging.open_tag(self, self.session.journal.tags[chosen.id].name)
        elif chosen.table == "goals":
            await run(self, "glance")
        elif chosen.table == "resources":
            await run(self, "reading")
        else:
            contact = looks.person_of(self.session.journal, chosen.table, chosen.id)
            if contact is not None:
                self.show_person(contact)
            self.go_to("timeline")
            self._show_row(chosen.table, chosen.id)

    def _show_row(self, table: str, record_id: int) -> None:
        """Select a record in the timeline, in everybody's if it is not in that person's."""
        if not self.timeline.go_to(table, record_id):
            self.look.everybody = True
            self.look.filters.pop("timeline", None)
            self._show_timeline(lambda: self.timeline.go_to(table, record_id))

    async def action_filter(self) -> None:
        from netjournal.search.completing import complete
        from netjournal.tui.screens.filter import FilterBar

        pane, journal = self.pane, self.session.journal
        before, person = self.look.filters.get(pane, ""), self.look.person

        def go_first() -> None:
            if pane in self.look.filters:
                self.list_of(pane).action_move_top()

        def narrow(words: str) -> str:
            if problem := looks.wrong_filter(self.session, words):
                return problem
            if words:
                self.look.filters[pane] = words
            else:
                self.look.filters.pop(pane, None)
                # All again: back to whom it was begun at.
                self.look.person = person
            self.show_pane(pane, go_first)
            return ""

        bar = FilterBar(pane, before, narrow, lambda words: complete(words, journal))
        await ask(self.app, bar)

    def action_next_hit(self) -> None:
        self.list_of(self.pane).action_move_down()

    def action_previous_hit(self) -> None:
        self.list_of(self.pane).action_move_up()

    # several people

    def mark_person(self) -> None:
        person = self.people.selected_key
        if isinstance(person, int):
            self.look.marked_people.symmetric_difference_update({person})
            self.repaint_all()
            self.people.action_move_down()

    async def action_marked(self) -> None:
        from netjournal.tui.flows import several
        from netjournal.tui.screens.prompt import PromptScreen

        people = sorted(self.look.marked_people)
        if not people:
            self.say("~", "Nobody is marked", f"{self.key_of('mark')} marks")
            return
        screen = PromptScreen(
            f"For all {len(people)} marked",
            key=f"marked-{sorted(people)}",
            hint=several.HINT,
            read=lambda words: several.echo(self.session, words, len(people)),
        )
        answer = await ask(self.app, screen)
        follow(self, several.do(self, people, answer, self._done_to_all))

    def _done_to_all(self, words: str) -> None:
        """Say what several edits, which are saved, did together; no words: nothing."""
        self._unmark()
        if not words:
            self.say("~", "Nothing changed")
            return
        self.say("✓", words[:1].upper() + words[1:], f"{self.key_of('undo')} undo")

    def _unmark(self) -> None:
        self.look.marked_people.clear()
        self.repaint_all()

    def action_back(self) -> None:
        if self.look.marked_people and self.pane == "people":
            self._unmark()
        else:
            super().action_back()

    def for_all_marked(self, words: str) -> bool:
        """Do it to everybody marked, if anybody is."""
        from netjournal.tui.flows import several

        people = sorted(self.look.marked_people) if self.pane == "people" else []
        if people:
            follow(self, several.do(self, people, looks.already(words), self._done_to_all))
        return bool(people)
