"""The keys of the first screen: each asks, or makes an edit by a flow, and says what it did.

Boxes and flows are imported by the key that opens them: together they cost the first picture a
quarter of what all our modules do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from netjournal.actions import BY_ID, Action
from netjournal.tui import looks
from netjournal.tui.asking import ask, follow
from netjournal.tui.panes.people import ORDER_WORDS
from netjournal.tui.screens.desk import bindings_for_desks
from netjournal.tui.screens.finding import FindingScreen
from netjournal.tui.screens.woven import WovenScreen
from netjournal.tui.session import Session


class MainScreen(WovenScreen, FindingScreen):
    """People, timeline, who owes whom."""

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

    async def action_tags(self) -> None:
        from netjournal.tui.flows import paging

        answer = await ask(self.app, await paging.tags_box(self.session))
        follow(self, paging.picked(self, answer))

    def action_doubts(self) -> None:
        from netjournal.tui.flows import paging

        paging.open_doubts(self)

    def action_mark(self) -> None:
        if self.pane == "owes":
            self.mark_favor()
        elif self.pane == "people":
            self.mark_person()
        else:
            self.say(
                "~",
                "People and favors can be marked",
                f"{self.key_of('pane_people')} and {self.key_of('pane_owes')} go there",
            )

    def action_order(self) -> None:
        self.look.order = looks.next_order(self.look.order)
        self.repaint_all()
        self.say("~", f"Ordered by {ORDER_WORDS[self.look.order]}")

    def action_pin(self) -> None:
        self.look.pinned = not self.look.pinned
        self._show_owes()

    # writing

    async def action_new_contact(self) -> None:
        from netjournal.tui.flows import writing
        from netjournal.tui.screens.prompt import PromptScreen

        screen = PromptScreen(
            "New person", hint="a name", read=lambda words: (bool(words.strip()), "")
        )
        answer = await ask(self.app, screen)
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

    async def action_morning(self) -> None:
        from netjournal.tui.flows import morning
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.morning import MorningScreen

        queue = await self.session.reckoned(lambda: morning.newest(self.session))
        if queue is not None:
            await over(self, MorningScreen(self.session, self.actions, queue))
        else:
            told = f"{self.key_of('everyone')} {BY_ID['everyone'].label}"
            self.say("~", "Nobody was met lately", told)

    # changing

    async def action_edit(self) -> None:
        await self.edit_record(self.selected())

    def action_delete(self) -> None:
        if self.for_all_marked("delete"):
            return

        from netjournal.model.making import anything

        made = anything.deleted(self.session.whole(), self.selected())
        self.end(made, "Nothing here to delete", "deleted")

    def action_archive(self) -> None:
        if self.for_all_marked("archive"):
            return
        self.attempt_edit(
            looks.archived(self.session.journal, self.selected_person), "Select somebody first"
        )

    # the program

    async def action_palette(self) -> None:
        from netjournal.tui.flows import paging
        from netjournal.tui.palette import PaletteScreen

        told = paging.told(self.session)
        views = sorted(self.session.journal.views.values(), key=lambda view: view.name)
        await self.run_chosen(PaletteScreen(self.offered, self._recent, told, views))

    async def do(self, action_id: str) -> None:
        if action_id.startswith("@"):
            await self.find(f"{action_id} ")
        else:
            self._recent = [action_id, *(one for one in self._recent if one != action_id)][:5]
            await super().do(action_id)

    async def action_theme(self) -> None:
        from netjournal.tui.palette import Choice, PickScreen

        before = self.app.theme
        choices = [Choice(name, name) for name in looks.theme_names(self.app.available_themes)]

        def preview(name: str) -> None:
            self.app.theme = name

        answer = await ask(self.app, PickScreen("Colors", choices, moved=preview))

        async def chosen() -> None:
            self.app.theme = await answer or before

        follow(self, chosen())
