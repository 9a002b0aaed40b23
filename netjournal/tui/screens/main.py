"""The keys of the first screen: each asks, or makes an edit by a flow, and says what it did.

Boxes and flows are imported by the key that opens them: together they cost the first picture a
quarter of what all our modules do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from netjournal.actions import BY_ID, Action
from netjournal.insight.people import ORDERS
from netjournal.model.edits import Edit
from netjournal.tui import themes
from netjournal.tui.asking import ask, follow
from netjournal.tui.panes.people import ORDER_WORDS
from netjournal.tui.screens.desk import bindings_for_desks
from netjournal.tui.screens.panes import PanesScreen
from netjournal.tui.session import Session

_WEEK = timedelta(days=7)


class MainScreen(PanesScreen):
    """Owns what every key of the first screen does, and what was chosen in the palette lately."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for_desks()
    ways_on = (("note", "starts a note"), ("help", "keys"))

    def __init__(self, session: Session, actions: Iterable[Action]) -> None:
        super().__init__(session, actions)
        self._recent: list[str] = []
        """What was chosen in the palette, latest first."""
        self._is_new = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        # Every rule was read when the panes were made, just before.
        event.refresh_styles = event.refresh_styles and not self._is_new
        self._is_new = False

    # what is owed or planned

    def action_settle(self) -> None:
        from netjournal.tui.flows import ending, owing

        ending.end_marked(
            self,
            "done",
            "Only what is owed or planned can be done",
            lambda several: owing.done(self.session, several, self.selected(), self.matter),
        )

    async def action_settle_part(self) -> None:
        await self.settle_part(self.selected())

    def action_later(self) -> None:
        from netjournal.tui.flows import ending, owing

        until = self.session.today + _WEEK
        ending.end_marked(
            self,
            "later",
            ending.WAITS,
            lambda several: owing.put_off(self.session, several, self.selected(), until),
        )

    async def action_later_until(self) -> None:
        from netjournal.tui.flows import ending

        await ending.ask_until(self)

    def action_let_go(self) -> None:
        from netjournal.tui.flows import ending, owing

        ending.end_marked(
            self,
            "let go",
            "Only what is owed or planned can be let go",
            lambda several: owing.let_go(self.session, several, self.selected()),
        )

    def action_decline(self) -> None:
        from netjournal.tui.flows import ending, owing

        ending.end(
            self,
            "declined",
            "Only an introduction that is not made yet can be declined",
            lambda: owing.declined(self.session, self.selected()),
        )

    def action_undo(self) -> None:
        self.owes.drop_ended()  # what undo takes back, or never began, is not done
        super().action_undo()

    # several at once

    def action_mark(self) -> None:
        from netjournal.tui.flows import ending, several

        if self.pane == "owes":
            ending.mark(self)
        elif self.pane == "people":
            several.mark(self)
        else:
            self.say(
                "~",
                "People and favors can be marked",
                f"{self.key_of('pane_people')} and {self.key_of('pane_owes')} go there",
            )

    def action_mark_promise(self) -> None:
        from netjournal.tui.flows import ending

        ending.mark_promise(self)

    async def action_marked(self) -> None:
        from netjournal.tui.flows import several

        people = sorted(self.look.marked_people)
        if not people:
            self.say("~", "Nobody is marked", f"{self.key_of('mark')} marks")
            return
        answer = await ask(self.app, several.box_for_marked(self))
        follow(self, several.do(self, people, answer))

    # looking for something

    async def action_find(self) -> None:
        await self.find("")

    async def find(self, query: str) -> None:
        """Open finding with something already typed."""
        from netjournal.tui.flows import finding
        from netjournal.tui.screens.find import FindScreen

        answer = await ask(self.app, FindScreen(self.session, query))
        follow(self, finding.go_to(self, answer))

    async def action_filter(self) -> None:
        from netjournal.tui.flows import finding

        await ask(self.app, finding.filter_bar(self))

    def action_next_hit(self) -> None:
        self.list_of(self.pane).action_move_down()

    def action_previous_hit(self) -> None:
        self.list_of(self.pane).action_move_up()

    def action_order(self) -> None:
        self.look.order = ORDERS[(ORDERS.index(self.look.order) + 1) % len(ORDERS)]
        self.repaint_all()
        self.say("~", f"Ordered by {ORDER_WORDS[self.look.order]}")

    def action_pin(self) -> None:
        self.look.pinned = not self.look.pinned
        self.show_pane("owes")

    # pages over the panes

    async def action_tags(self) -> None:
        from netjournal.tui.flows import paging

        answer = await ask(self.app, paging.tags_box(self.session))
        follow(self, paging.picked(self, answer))

    def action_doubts(self) -> None:
        from netjournal.tui.flows import paging

        paging.open_doubts(self)

    def action_today(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.today import TodayScreen

        over(self, TodayScreen(self.session, self.actions))

    async def action_opportunities(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.chances import ChancesScreen

        await over(self, ChancesScreen(self.session, self.actions))

    async def action_glance(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.glance import GlanceScreen

        await over(self, GlanceScreen(self.session, self.actions))

    async def action_quietly(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.told import Told, ToldScreen
        from netjournal.views import quietly

        def tell() -> Told:
            return Told(quietly.TITLE, "", quietly.rows(self.key_of))

        await over(self, ToldScreen(self.session, self.actions, tell))

    async def action_path(self) -> None:
        from netjournal.tui.flows import weaving

        await weaving.ask_ways(self)

    async def action_web(self) -> None:
        from netjournal.tui.flows import weaving

        await weaving.open_tree(self)

    async def action_review(self) -> None:
        from netjournal.tui.flows import weaving

        await weaving.ask_review(self)

    async def action_morning(self) -> None:
        from netjournal.tui.flows import morning
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.morning import MorningScreen

        event = morning.newest(self.session)
        if event:
            await over(self, MorningScreen(self.session, self.actions, event))
        else:
            told = f"{self.key_of('everyone')} {BY_ID['everyone'].label}"
            self.say("~", "Nobody was met lately", told)

    # writing and changing

    async def action_new_contact(self) -> None:
        from netjournal.tui.flows import writing
        from netjournal.tui.screens.prompt import PromptScreen

        box = PromptScreen(
            "New person", hint="a name", read=lambda words: (bool(words.strip()), "")
        )
        answer = await ask(self.app, box)
        follow(self, writing.new_person(self, answer))

    async def action_import(self) -> None:
        from netjournal import paths
        from netjournal.tui.flows import importing
        from netjournal.tui.screens.files import FilesScreen

        answer = await ask(self.app, FilesScreen(paths.downloads()))
        follow(self, importing.bring_in(self.app, self, answer))

    async def action_duplicates(self) -> None:
        from netjournal.tui.flows import duplicates

        if self.is_shown():
            follow(self, duplicates.review(self.app, self))

    async def action_edit(self) -> None:
        await self.edit_record(self.selected())

    def action_delete(self) -> None:
        from netjournal.model.making import anything
        from netjournal.tui.flows import ending, several

        if not several.do_to_marked(self, "delete"):
            ending.end(
                self,
                "deleted",
                "Nothing here to delete",
                lambda: anything.deleted(self.session.whole(), self.selected()),
            )

    def action_archive(self) -> None:
        from netjournal.model.making import contacts
        from netjournal.tui.flows import several

        def made() -> Edit | None:
            journal = self.session.journal
            one = journal.contacts.get(self.selected_person or 0)
            if one is None:
                return None
            return contacts.archive(journal, one, reason="" if one.archived else "archived")

        if not several.do_to_marked(self, "archive"):
            self.attempt_edit(made, "Select somebody first")

    def action_copy(self) -> None:
        from netjournal.tui.flows import messaging

        messaging.copy_row(self, self.selected(), self.matter)

    async def action_message(self) -> None:
        await self.message(self.selected(), self.matter)

    # the program

    async def action_palette(self) -> None:
        from netjournal.tui.flows import paging
        from netjournal.tui.palette import PaletteScreen

        beside = paging.beside_commands(self.session)
        views = sorted(self.session.journal.views.values(), key=lambda view: view.name)
        await self.run_chosen(PaletteScreen(self.offered, self._recent, beside, views))

    async def do(self, action_id: str) -> None:
        if action_id.startswith("@"):
            await self.find(f"{action_id} ")
        else:
            self._recent = [action_id, *(one for one in self._recent if one != action_id)][:5]
            await super().do(action_id)

    async def action_theme(self) -> None:
        from netjournal.tui.palette import Choice, PickScreen

        before = self.app.theme
        choices = [Choice(name, name) for name in themes.names(self.app.available_themes)]

        def preview(name: str) -> None:
            self.app.theme = name

        answer = await ask(self.app, PickScreen("Colors", choices, moved=preview))

        async def chosen() -> None:
            self.app.theme = await answer or before

        follow(self, chosen())
