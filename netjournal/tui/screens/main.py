"""The keys of the first screen: each asks, or makes an edit by a flow, and says what it did.

Boxes and flows are imported by the key that opens them: together they cost the first picture a
quarter of what all our modules do.
"""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import timedelta
from typing import TYPE_CHECKING

from netjournal.model.making import anything
from netjournal.model.records import Direction, Record
from netjournal.tui import looks
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import ActionScreen, run
from netjournal.tui.screens.panes import PanesScreen
from netjournal.tui.status import KeyFooter

if TYPE_CHECKING:
    from netjournal.tui.overlay import Overlay
    from netjournal.tui.screens.find import Chosen
    from netjournal.views.form import Field

_WEEK = timedelta(days=7)


class MainScreen(PanesScreen):
    """People, timeline, who owes whom."""

    # looking for something

    async def action_find(self) -> None:
        from netjournal.tui.screens.find import FindScreen

        found = await ask(self.app, FindScreen(self.session))
        follow(self, self._found(found))

    async def _found(self, answer: Awaitable[Chosen | None]) -> None:
        from netjournal.tui.flows import writing

        chosen: Chosen | None = await answer
        if chosen is None:
            return
        if chosen.table == "new":
            follow(self, writing.new_person(self, looks.already(chosen.words)))
        elif chosen.table == "contacts":
            self.show_person(chosen.id)
            self.go_to("timeline" if not chosen.note else "people")
            if chosen.note:
                await self.action_note_for()
        elif chosen.table == "tags":
            tag = self.session.journal.tags[chosen.id]
            self.look.filters["timeline"] = f"#{tag.name}"
            self.look.everybody = True
            self.repaint_all()
            self.go_to("timeline")
        else:
            contact = looks.person_of(self.session.journal, chosen.table, chosen.id)
            if contact is not None:
                self.show_person(contact)
                self.go_to("timeline")

    async def action_filter(self) -> None:
        from netjournal.tui.screens.filter import FilterBar

        pane = self.pane
        before = self.look.filters.get(pane, "")

        def narrow(words: str) -> None:
            if words:
                self.look.filters[pane] = words
            else:
                self.look.filters.pop(pane, None)
            self.repaint_all()

        await ask(self.app, FilterBar(pane, before, narrow))

    def action_next_hit(self) -> None:
        self.list_of(self.pane).action_move_down()

    def action_previous_hit(self) -> None:
        self.list_of(self.pane).action_move_up()

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
        self.say("~", "Names are covered" if self.look.covered else "Names are shown", "ctrl+l")

    # writing

    async def action_note(self) -> None:
        await self._note("")

    async def action_note_for(self) -> None:
        contact = self.contact_in_mind()
        name = self.session.journal.name(contact) if contact is not None else ""
        await self._note(f"{name}: " if name else "")

    async def _note(self, start: str) -> None:
        from netjournal.tui.flows import writing
        from netjournal.tui.screens.note import NoteBar

        session = self.session
        bar = NoteBar(lambda line: writing.previewed(session, line), session.drafts, start=start)
        answer = await ask(self.app, bar)
        follow(self, writing.note(self, answer))

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
            self.say("~", "Select somebody first", "f find")
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
            self.say("~", "Select somebody first", "f find")
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

    def action_settle(self) -> None:
        made = anything.settled_or_reopened(
            self.session.journal, self.selected(), self.session.today
        )
        self.attempt_edit(made, "Only what is owed or planned can be done")

    def action_later(self) -> None:
        until = self.session.today + _WEEK
        self.attempt_edit(
            anything.put_off(self.session.journal, self.selected(), until),
            "Only what is owed or planned can wait",
        )

    async def action_later_until(self) -> None:
        from netjournal.tui.flows import changing, writing
        from netjournal.tui.screens.ask import AskScreen

        record = self.selected()
        if record is None:
            return
        screen = AskScreen(
            "Later, until",
            hint="2w · fri · 1 dec",
            read=lambda words: writing.echo_day(self.session, words),
        )
        answer = await ask(self.app, screen)
        follow(self, changing.later_until(self, record, answer))

    def action_let_go(self) -> None:
        made = anything.let_go(self.session.journal, self.selected(), self.session.today)
        self.attempt_edit(made, "Only what is owed or planned can be let go")

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
        self.attempt_edit(
            anything.deleted(self.session.journal, self.selected()), "Nothing here to delete"
        )

    def action_archive(self) -> None:
        self.attempt_edit(
            looks.archived(self.session.journal, self.look.person), "Select somebody first"
        )

    def action_undo(self) -> None:
        self.attempt(lambda: self.saved(self.session.undo(), "↶"))

    def action_redo(self) -> None:
        self.attempt(lambda: self.saved(self.session.redo(), "↷"))

    def action_copy(self) -> None:
        from netjournal.tui.flows import copying

        words = looks.to_copy(self.selected())
        if words:
            how = copying.copy(self.app, words)
            self.say("✓", f"{how}: {words}")
        else:
            self.say("~", "Nothing here to copy")

    # the program

    async def action_help(self) -> None:
        from netjournal.tui.help_screen import HelpScreen

        await self._run_chosen(HelpScreen(self._actions, self.pane.capitalize()))

    async def action_palette(self) -> None:
        from netjournal.tui.palette import PaletteScreen

        await self._run_chosen(PaletteScreen(self._actions, self._recent))

    async def _run_chosen(self, overlay: Overlay[str]) -> None:

        answer = await ask(self.app, overlay)

        async def chosen() -> None:
            action: str | None = await answer
            if action is not None:
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

    def action_answer_save(self) -> None:
        self.say("✓", "Already saved")

    def action_answer_copy(self) -> None:
        from netjournal.tui.flows import copying

        chosen = self.get_selected_text()
        if chosen:
            self.say("✓", f"{copying.copy(self.app, chosen)}: {chosen}")
        else:
            self.say("~", "q quits, nothing is lost")

    def action_quit(self) -> None:
        self.app.exit(0)

    def on_action_screen_unknown_key(self, event: ActionScreen.UnknownKey) -> None:
        self.say("~", f"{event.key} does nothing here", "a starts a note · ? keys")

    def on_key_footer_pressed(self, event: KeyFooter.Pressed) -> None:
        self.run_worker(run(self, event.action_id))
