"""The keys of the first screen: each asks, or makes an edit by a flow, and says what it did.

Boxes and flows are imported by the key that opens them: together they cost the first picture a
quarter of what all our modules do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from netjournal.model.records import Direction, Record
from netjournal.tui import looks
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import ActionScreen, run
from netjournal.tui.screens.capturing import CapturingScreen
from netjournal.tui.screens.finding import FindingScreen
from netjournal.tui.screens.questions import bindings_that_answer
from netjournal.tui.screens.woven import WovenScreen
from netjournal.tui.status import KeyFooter

if TYPE_CHECKING:
    from netjournal.tui.overlay import Overlay
    from netjournal.views.form import Field


class MainScreen(CapturingScreen, WovenScreen, FindingScreen):
    """People, timeline, who owes whom."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_that_answer()

    async def action_tags(self) -> None:
        from netjournal.tui.flows import paging

        answer = await ask(self.app, paging.tags_box(self.session))
        follow(self, paging.picked(self, self._actions, answer))

    def action_doubts(self) -> None:
        from netjournal.tui.flows import paging

        paging.open_doubts(self, self._actions)

    def action_mark(self) -> None:
        if self.pane == "owes":
            self.mark_favor()
        else:
            self.mark_person()

    def action_order(self) -> None:
        self.look.order = looks.next_order(self.look.order)
        self.repaint_all()
        self.say("~", f"Ordered by {looks.ORDER_WORDS[self.look.order]}")

    def action_pin(self) -> None:
        self.look.pinned = not self.look.pinned
        self._show_owes()

    def action_cover(self) -> None:
        self.look.covered = not self.look.covered
        self.repaint_all()
        self.say(
            "~",
            "Names are covered" if self.look.covered else "Names are shown",
            self.key_of("cover"),
        )

    # writing

    async def action_new_contact(self) -> None:
        from netjournal.tui.flows import writing
        from netjournal.tui.screens.ask import AskScreen

        screen = AskScreen(
            "New person", hint="a name", read=lambda words: (bool(words.strip()), "")
        )
        answer = await ask(self.app, screen)
        follow(self, writing.new_person(self, answer))

    async def action_new_favor_i_owe(self) -> None:
        await self._favor(Direction.I_OWE, "I owe {}")

    async def action_new_favor_they_owe(self) -> None:
        await self._favor(Direction.THEY_OWE, "{} said they would")

    async def _favor(self, direction: Direction, title: str) -> None:
        from netjournal.tui.flows import writing
        from netjournal.tui.screens.ask import AskScreen

        contact = self.contact_in_mind()
        if contact is None:
            self.say("~", "Select somebody first", f"{self.key_of('find')} find")
            return
        name = self.session.journal.name(contact)
        screen = AskScreen(
            title.format(name),
            hint="send the slides by fri",
            read=lambda one: (bool(one.strip()), ""),
        )
        answer = await ask(self.app, screen)
        follow(self, writing.favor(self, contact, direction, answer))

    async def action_follow_up(self) -> None:
        from netjournal.tui.flows import writing
        from netjournal.tui.screens.ask import AskScreen

        contact = self.contact_in_mind()
        if contact is None:
            self.say("~", "Select somebody first", f"{self.key_of('find')} find")
            return
        name = self.session.journal.name(contact)
        screen = AskScreen(
            f"Write to {name} again",
            hint="2w · fri · 1 dec, then why",
            read=lambda words: writing.echo_day(self.session, words),
        )
        answer = await ask(self.app, screen)
        follow(self, writing.follow_up(self, contact, answer))

    async def action_import(self) -> None:
        from netjournal import paths
        from netjournal.tui.flows import importing
        from netjournal.tui.screens.files import FilesScreen

        answer = await ask(self.app, FilesScreen(paths.downloads()))
        follow(self, importing.bring_in(self.app, self, answer))

    async def action_duplicates(self) -> None:
        from netjournal.tui.flows import duplicates

        follow(self, duplicates.review(self.app, self))

    # changing

    async def action_edit(self) -> None:
        await self._edit(self.selected())

    async def action_edit_person(self) -> None:
        await self._edit(self.session.journal.contacts.get(self.look.person or 0))

    async def _edit(self, record: Record | None) -> None:
        from netjournal.tui.flows import changing
        from netjournal.tui.screens.form import FormScreen
        from netjournal.views import editing

        if record is None:
            self.say("~", "Nothing is selected")
            return
        fields = editing.fields_of(record, self.session.journal, changing.manner(self.session))

        def check(changed: tuple[Field, ...]) -> None:
            changing.edited(self.session, record, changed)

        form = FormScreen(looks.title_of(self.session.journal, record), fields, check)
        answer = await ask(self.app, form)
        follow(self, changing.edit(self, record, answer))

    def action_delete(self) -> None:
        if self.for_all_marked("delete"):
            return
        from netjournal.model.making import anything

        self.attempt_edit(
            anything.deleted(self.session.whole(), self.selected()), "Nothing here to delete"
        )

    def action_archive(self) -> None:
        if self.for_all_marked("archive"):
            return
        self.attempt_edit(
            looks.archived(self.session.journal, self.look.person), "Select somebody first"
        )

    def action_undo(self) -> None:
        self.attempt(lambda: self.saved(self.session.undo(), "↶"))

    def action_redo(self) -> None:
        self.attempt(lambda: self.saved(self.session.redo(), "↷"))

    # the program

    async def action_help(self) -> None:
        from netjournal.tui.help_screen import HelpScreen

        await self._run_chosen(HelpScreen(self._own, self.pane.capitalize()))

    async def action_palette(self) -> None:
        from netjournal.tui.flows import paging
        from netjournal.tui.palette import PaletteScreen

        told = paging.told(self.session)
        views = sorted(self.session.journal.views.values(), key=lambda view: view.name)
        await self._run_chosen(PaletteScreen(self._own, self._recent, told, views))

    async def _run_chosen(self, overlay: Overlay[str]) -> None:
        answer = await ask(self.app, overlay)

        async def chosen() -> None:
            action: str | None = await answer
            if action is not None and action.startswith("@"):
                await self.find(f"{action} ")
            elif action is not None:
                self._recent = [action, *(one for one in self._recent if one != action)][:5]
                await run(self, action)

        follow(self, chosen())

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

    def on_action_screen_unknown_key(self, event: ActionScreen.UnknownKey) -> None:
        self.say(
            "~",
            f"{event.key} does nothing here",
            f"{self.key_of('note')} starts a note · {self.key_of('help')} keys",
        )

    def on_key_footer_pressed(self, event: KeyFooter.Pressed) -> None:
        self.run_worker(run(self, event.action_id))
