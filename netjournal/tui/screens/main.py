"""The first screen: people, timeline, who owes whom. It holds what is looked at, turns keys into
flows, and hands every pane its rows; it makes no edit and reads no file itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static

from netjournal.actions import BY_ID, Scope
from netjournal.errors import NetjournalError
from netjournal.model.edits import Edit
from netjournal.model.records import Direction, Record
from netjournal.store.log import Kept
from netjournal.tui import layout, looks, paint
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import ActionScreen, run
from netjournal.tui.flows import changing, copying, writing
from netjournal.tui.help_screen import HelpScreen
from netjournal.tui.line_list import LineList
from netjournal.tui.looks import Look
from netjournal.tui.palette import Choice, PaletteScreen, PickScreen
from netjournal.tui.panes.owes import OwesPane
from netjournal.tui.panes.people import PeoplePane
from netjournal.tui.panes.timeline import TimelinePane
from netjournal.tui.screens.ask import AskScreen
from netjournal.tui.screens.card import CardScreen
from netjournal.tui.screens.filter import FilterBar
from netjournal.tui.screens.find import Chosen, FindScreen
from netjournal.tui.screens.form import FormScreen
from netjournal.tui.screens.note import NoteBar
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter, StatusLine

_FOLLOWS = 0.08
"""Seconds for which the timeline waits while somebody runs down the people."""


class MainScreen(ActionScreen):
    """The three panes."""

    HORIZONTAL_BREAKPOINTS = layout.HORIZONTAL
    VERTICAL_BREAKPOINTS = layout.VERTICAL

    def __init__(self, session: Session, actions: Iterable[Any]) -> None:
        super().__init__()
        self.session = session
        self.look = Look()
        self._actions = tuple(actions)
        self._recent: list[str] = []
        self._trail: list[str] = []
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="header")
        yield Static(id="tabs")
        with Horizontal(id="body"):
            yield PeoplePane(id="people")
            with Vertical(id="right"):
                yield TimelinePane(id="timeline")
                yield OwesPane(id="owes")
        yield StatusLine(id="status")
        yield KeyFooter(self._actions, id="footer")

    def on_mount(self) -> None:
        self._go("people")
        self.repaint_all()
        for problem in self.session.store.problems[:1]:
            self.say("!", str(problem))
        if self.session.store.read_only:
            self.say("!", self.session.store.read_only)

    # what the panes show

    @property
    def people(self) -> PeoplePane:
        return self.query_one(PeoplePane)

    @property
    def timeline(self) -> TimelinePane:
        return self.query_one(TimelinePane)

    @property
    def owes(self) -> OwesPane:
        return self.query_one(OwesPane)

    def repaint_all(self) -> None:
        """Give every pane its rows again, after the journal or the day changed."""
        session = self.session
        rows = looks.people(session, self.look)
        self.people.covered = self.look.covered
        self.people.show(
            rows,
            keep=self.look.person,
            order=self.look.order,
            filtered=self.look.filters.get("people", ""),
        )
        self.look.person = cast("int | None", self.people.list.selected_key)
        header, tabs = looks.header(session, self.look)
        self.query_one("#header", Static).update(paint.text(header))
        self.query_one("#tabs", Static).update(paint.text(tabs))
        self._show_timeline()
        self._show_owes()

    def _show_timeline(self) -> None:
        title, head, rows = looks.timeline(self.session, self.look)
        self.timeline.show(title, head, rows, filtered=self.look.filters.get("timeline", ""))

    def _show_owes(self) -> None:
        mine, theirs, only = looks.owes(self.session, self.look)
        self.owes.show(mine, theirs, only=only, filtered=self.look.filters.get("owes", ""))

    def show_person(self, contact: int) -> None:
        """Select somebody, whatever is filtered or ordered how, and show their timeline."""
        self.look.person = contact
        if contact not in looks.people(self.session, self.look).ids:
            self.look.filters.pop("people", None)
            book = contact not in looks.people(self.session, self.look).ids
            self.look.guest = contact if book else None
        self.repaint_all()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        if event.line_list is not self.people.list:
            return
        self.people.tell_place()
        self.look.person = cast("int", event.key)
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(_FOLLOWS, self._follow_person)

    def _follow_person(self) -> None:
        self._show_timeline()
        if self.look.pinned:
            self._show_owes()

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        self.action_open()

    # saying and saving

    def say(self, sign: str, words: str, hint: str = "") -> None:
        """Put words into the status line; they stay until the next ones."""
        self.query_one(StatusLine).say(sign, words, hint)

    def commit(self, edit: Edit) -> Kept:
        """Make an edit durable and say what it did; raises NetjournalError."""
        kept = self.session.commit(edit)
        self.saved(kept)
        return kept

    def saved(self, kept: Kept, sign: str = "✓") -> None:
        """Show an edit that is on the disk."""
        self.repaint_all()
        label = kept.edit.label
        self.say(sign, label[:1].upper() + label[1:], f"{BY_ID['undo'].keys[0]} undo")
        self.app.post_message(looks.Saved())

    def told_by_others(self, kept: tuple[Kept, ...]) -> None:
        """Show what other processes wrote."""
        self.repaint_all()
        words = {"shell": "from the shell", "app": "from another window"}
        last = kept[-1]
        self.say("✓", f"{words.get(last.by, last.by)}: {last.edit.label}", "u undo")

    def _try(self, edit: Edit | None, otherwise: str) -> None:
        if edit is None:
            self.say("~", otherwise, "? keys")
            return
        self._attempt(lambda: self.commit(edit))

    def _attempt(self, act: Any) -> None:
        try:
            act()
        except NetjournalError as problem:
            self.say("!", problem.sentence, problem.hint)

    # what is selected

    @property
    def pane(self) -> str:
        """The pane in use."""
        return layout.pane_in_use(self)

    def selected(self) -> Record | None:
        """The record of the selected row of the pane in use."""
        return looks.selected(self.session.journal, self.pane, self._list(self.pane).selected)

    def contact_in_mind(self) -> int | None:
        """The person the selected row is about."""
        row = self.owes.list.selected if self.pane == "owes" else None
        return row.contact if row is not None else self.look.person

    def _list(self, pane: str) -> LineList[Any]:
        if pane == "people":
            return self.people.list
        return self.timeline.list if pane == "timeline" else self.owes.list

    # moving about

    def _go(self, pane: str) -> None:
        layout.use_pane(self, pane)
        self.query_one(KeyFooter).scope = Scope(pane)
        self.set_focus(self._list(pane))

    def action_pane_people(self) -> None:
        self._go("people")

    def action_pane_timeline(self) -> None:
        self._go("timeline")

    def action_pane_owes(self) -> None:
        self._go("owes")

    def action_next_pane(self) -> None:
        self._step(1)

    def action_previous_pane(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        at = layout.PANES.index(self.pane)
        self._go(layout.PANES[(at + by) % len(layout.PANES)])

    def action_left(self) -> None:
        if self.pane == "owes" and self.owes.theirs.has_focus:
            self.set_focus(self.owes.mine)
        elif self.pane != "people":
            self._go("people")

    def action_right(self) -> None:
        if self.pane == "people":
            self._go("timeline")
        elif self.pane == "timeline":
            self._go("owes")
        else:
            self.set_focus(self.owes.theirs)

    def action_zoom(self) -> None:
        self.toggle_class("-zoomed")

    def action_open(self) -> None:
        """From a person to the timeline, from there to the card; from a favor to the person."""
        if self.pane == "people":
            self._trail.append("people")
            self._go("timeline")
        elif self.pane == "owes":
            contact = self.contact_in_mind()
            if contact is not None:
                self.show_person(contact)
                self._trail.append("owes")
                self._go("timeline")
        elif self.look.person is not None:
            card = CardScreen(self.session, self.look.person)
            self.app.push_screen(card, self._after_card)

    def _after_card(self, wanted: str | None) -> None:
        if wanted is not None:
            self.run_worker(run(self, wanted))

    def action_back(self) -> None:
        if self._trail:
            self._go(self._trail.pop())
        elif self.pane in self.look.filters:
            del self.look.filters[self.pane]
            self.repaint_all()
        elif self.look.guest is not None:
            self.look.guest = None
            self.repaint_all()
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")

    # looking for something

    async def action_find(self) -> None:
        found = await ask(self.app, FindScreen(self.session.journal, self.session.index))
        follow(self, self._found(found))

    async def _found(self, answer: Any) -> None:
        chosen: Chosen | None = await answer
        if chosen is None:
            return
        if chosen.table == "new":
            follow(self, writing.new_person(self, looks.already(chosen.words)))
        elif chosen.table == "contacts":
            self.show_person(chosen.id)
            self._go("timeline" if not chosen.note else "people")
            if chosen.note:
                await self.action_note_for()
        elif chosen.table == "tags":
            tag = self.session.journal.tags[chosen.id]
            self.look.filters["timeline"] = f"#{tag.name}"
            self.look.everybody = True
            self.repaint_all()
            self._go("timeline")
        else:
            contact = looks.person_of(self.session.journal, chosen.table, chosen.id)
            if contact is not None:
                self.show_person(contact)
                self._go("timeline")

    async def action_filter(self) -> None:
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
        self._list(self.pane).action_move_down()

    def action_previous_hit(self) -> None:
        self._list(self.pane).action_move_up()

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
        session = self.session
        bar = NoteBar(lambda line: writing.previewed(session, line), session.drafts, start=start)
        answer = await ask(self.app, bar)
        follow(self, writing.note(self, answer))

    async def action_new_contact(self) -> None:
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
        screen = AskScreen(
            "Import people",
            hint="the path of a vCard file; or drag it into this window",
            read=lambda words: (bool(words.strip()), ""),
        )
        answer = await ask(self.app, screen)
        follow(self, writing.bring_in(self, answer))

    # changing

    def action_settle(self) -> None:
        made = changing.settled(self.session.journal, self.selected(), self.session.today)
        self._try(made, "Only what is owed or planned can be done")

    def action_later(self) -> None:
        until = self.session.today + changing.WEEK
        self._try(
            changing.put_off(self.session.journal, self.selected(), until),
            "Only what is owed or planned can wait",
        )

    async def action_later_until(self) -> None:
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
        made = changing.dropped(self.session.journal, self.selected(), self.session.today)
        self._try(made, "Only what is owed or planned can be let go")

    async def action_edit(self) -> None:
        record = self.selected()
        if record is None:
            self.say("~", "Nothing is selected")
            return
        fields = changing.fields_of(record, self.session.journal)

        def check(changed: Any) -> None:
            changing.edited(self, record, changed)

        form = FormScreen(looks.title_of(self.session.journal, record), fields, check)
        answer = await ask(self.app, form)
        follow(self, changing.edit(self, record, answer))

    def action_delete(self) -> None:
        self._try(changing.deleted(self.session.journal, self.selected()), "Nothing here to delete")

    def action_archive(self) -> None:
        self._try(looks.archived(self.session.journal, self.look.person), "Select somebody first")

    def action_undo(self) -> None:
        self._attempt(lambda: self.saved(self.session.undo(), "↶"))

    def action_redo(self) -> None:
        self._attempt(lambda: self.saved(self.session.redo(), "↷"))

    def action_copy(self) -> None:
        words = looks.to_copy(self.selected())
        if words:
            how = copying.copy(self.app, words)
            self.say("✓", f"{how}: {words}")
        else:
            self.say("~", "Nothing here to copy")

    # the program

    async def action_help(self) -> None:
        await self._run_chosen(HelpScreen(self._actions, self.pane.capitalize()))

    async def action_palette(self) -> None:
        await self._run_chosen(PaletteScreen(self._actions, self._recent))

    async def _run_chosen(self, overlay: Any) -> None:
        answer = await ask(self.app, overlay)

        async def chosen() -> None:
            action: str | None = await answer
            if action is not None:
                self._recent = [action, *(one for one in self._recent if one != action)][:5]
                await run(self, action)

        follow(self, chosen())

    async def action_theme(self) -> None:
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
