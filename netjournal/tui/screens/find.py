"""Finding anyone: people as you type, notes as they are found, the letters that matched, why."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker

from netjournal.errors import NetjournalError
from netjournal.model.journal import Journal
from netjournal.model.making import views
from netjournal.model.text import clean
from netjournal.search.completing import complete
from netjournal.search.everything import together
from netjournal.search.fields import FIELDS, FORMS
from netjournal.search.hits import SURE, Hit
from netjournal.search.texts import TYPES, spans_of
from netjournal.tui import paint
from netjournal.tui.flows import copying
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Overlay, Prompt, open_overlay
from netjournal.tui.palette import Choice, PickScreen
from netjournal.tui.screens.filter import offers
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.session import Session
from netjournal.views.found import row_of
from netjournal.views.tones import Tone

_PEOPLE = 30
_NOTES = 20
_NOTES_AFTER = 0.15
"""Seconds without a key after which notes are searched too."""
_SENT = 0.002
"""Seconds in which what was painted is sent."""
_AGAIN = 0.3
"""Seconds after which what was not read yet is searched again."""


class Chosen(msgspec.Struct, frozen=True):
    """What was picked: a record, or the words of somebody new."""

    table: str
    id: int = 0
    words: str = ""
    note: bool = False
    """Whether a note to that person is wanted, not only a look."""


_TABLES = {"contact": "contacts", **{kind: table for table, kind in TYPES.items()}}
_NEW, _SIMILAR = "new", "similar"


class FindScreen(Overlay[Chosen]):
    """Type any part of a name, ↑ ↓ to move, Enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "move(1)"),
        ("up", "move(-1)"),
        ("pagedown", "page(1)"),
        ("pageup", "page(-1)"),
        ("ctrl+o", "note"),
        Binding("tab", "complete", priority=True),
        Binding("ctrl+y", "copy", priority=True),
        Binding("ctrl+s", "save", priority=True),
        Binding("f1", "fields", priority=True),
    ]

    def __init__(self, session: Session, query: str = "", *, who: bool = False) -> None:
        """With `who` it finds people alone."""
        super().__init__()
        self._session = session
        self._who = who
        self._first = query
        self._query = ""
        self._soon = Timer(self, 0)
        self._wrong = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text("Who is it?" if self._who else "Find anyone")
            box.border_subtitle = Content("enter open · ctrl+o note · ctrl+y copy · F1 fields")
            with Horizontal(classes="overlay-prompt"):
                yield Static(Content(" › "), classes="overlay-sign")
                yield Prompt(
                    value=self._first,
                    placeholder="any part of a name, a note, or tag: city: met: …",
                )
            yield LineList[Hit](self._paint, selectable=lambda hit: hit.type != _SIMILAR)
            yield Static(classes="overlay-note")

    @property
    def _journal(self) -> Journal:
        return self._session.journal

    @property
    def list(self) -> LineList[Hit]:
        return self.query_one(LineList)

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def on_input_changed(self) -> None:
        # The letter is painted before anybody is looked for, so that typing never feels slow.
        self.call_after_refresh(self._search_soon)

    def _search_soon(self) -> None:
        # What is painted is sent by another thread, which waits for this one to pause.
        self._soon.stop()
        self._soon = self.set_timer(_SENT, self._search_typed)

    def _search_typed(self) -> None:
        query = self._prompt.value if self.is_open else self._query
        if query != self._query:
            looking = self._session.finder.looking(query, _PEOPLE)
            self.run_worker(self._search_on(query, looking), group="find", exclusive=True)

    async def _search_on(self, query: str, looking: Iterator[Sequence[Hit]]) -> None:
        """Look a little at a time, so that of very many people the next letter does not wait."""
        people: Sequence[Hit] = ()
        try:
            for found in looking:
                people = found
                await asyncio.sleep(0)
                if not self.is_open or query != self._prompt.value:
                    return
            self._found(query, people)
        except NetjournalError as problem:
            self._found(query, [], f"{problem.sentence} {problem.hint}")

    def _keep_up(self, typed: str | None = None) -> None:
        """Look for what is typed now: the last letters may have come in one read with this key."""
        query = self._prompt.value if typed is None else typed
        if query != self._query:
            self._search(query)

    def on_input_submitted(self, event: Prompt.Submitted) -> None:
        # Letters behind Enter in one read are in the line already.
        self._keep_up(event.value)
        self._choose()

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        self._choose()

    def action_move(self, rows: int) -> None:
        self._keep_up()
        self.list.action_move_down() if rows > 0 else self.list.action_move_up()

    def action_page(self, pages: int) -> None:
        self.list.action_page_down() if pages > 0 else self.list.action_page_up()

    def action_note(self) -> None:
        self._keep_up()
        self._choose(note=True)

    def action_complete(self) -> None:
        offered = complete(self._prompt.value, self._journal)
        if offered:
            self._type(offered[0])

    def action_copy(self) -> None:
        self._keep_up()
        hit = self.list.selected
        if hit is not None and hit.type in _TABLES:
            words = copying.to_copy(self._journal.table(_TABLES[hit.type]).get(hit.id))
            self._say(f"{copying.copy(self.app, words)}: {words}" if words else "Nothing to copy")

    async def action_fields(self) -> None:
        """Show every field with its help; the chosen one is typed."""
        choices = [Choice(f"{one.name}:", one.example, one.help, one.help) for one in FIELDS]
        forms = [Choice(one.typed, one.example, one.help, one.help) for one in FORMS]

        def chosen(name: str | None) -> None:
            if name:
                blank = " " if self._prompt.value.strip() else ""
                self._type(f"{self._prompt.value.rstrip()}{blank}{name}{' ' * (name == 'or')}")

        await open_overlay(
            self.app, PickScreen("Fields", [*choices, *forms], doing="types it"), chosen
        )

    async def action_save(self) -> None:
        """Keep what is typed under a name."""
        query = clean(self._prompt.value)
        if not query or self._wrong:
            self._say("Type first what is to be saved")
            return

        def named(name: str | None) -> None:
            if name:
                try:
                    new_id = self._session.new_id
                    self._session.commit(views.save(self._journal, name, query, new_id=new_id))
                except NetjournalError as problem:
                    self._say(problem.sentence)
                    return
                self._say(f"Saved: @{views.tidied(name)} finds it again")

        asked = PromptScreen(
            "Save this search as",
            hint="one word: librarians",
            read=lambda name: (bool(views.tidied(name)), f"@{views.tidied(name)}"),
        )
        await open_overlay(self.app, asked, named)

    def repaint_names(self) -> None:
        self.list.refresh()

    def _type(self, words: str) -> None:
        self._prompt.value = words
        self._prompt.cursor_position = len(words)

    def _search(self, query: str) -> None:
        try:
            self._found(query, self._session.finder.people(query, _PEOPLE))
        except NetjournalError as problem:
            self._found(query, [], f"{problem.sentence} {problem.hint}")

    def _found(self, query: str, people: Sequence[Hit], wrong: str = "") -> None:
        self._query, self._wrong = query, wrong
        self._show(people)
        if query.strip() and not self._wrong and not self._who:
            self.set_timer(_NOTES_AFTER, lambda: self._search_notes(query, people))

    def _search_notes(self, query: str, people: Sequence[Hit]) -> None:
        if self.is_open and query == self._query:
            search = partial(self._search_notes_on, query, people)
            _: Worker[None] = self.run_worker(search, group="notes", exclusive=True)

    async def _search_notes_on(self, query: str, people: Sequence[Hit]) -> None:
        finder, rest = self._session.finder, []
        for found in finder.looking_on(query, people, _NOTES):
            rest = found
            await asyncio.sleep(0)
            if not self.is_open or query != self._query:
                return
        if not finder.built:
            # Some is not read yet; what is found then takes the place of this.
            self.set_timer(_AGAIN, lambda: self._search_again(query))
        # Notes that come later must not move the row somebody went to.
        self._show(together(people, rest), keep=self.list.selected_key)

    def _search_again(self, query: str) -> None:
        if self.is_open and query == self._query:
            self._search_notes(query, self._session.finder.people(query, _PEOPLE))

    def _show(self, hits: Sequence[Hit], keep: object | None = None) -> None:
        words = self._query.strip()
        rows = list(_parted(hits))
        sure = bool(hits) and hits[0].score >= SURE
        if words and not self._wrong and ":" not in words:
            rows.append(Hit(_NEW, 0, 0.0, f'+ new person "{words}"', (), ""))
        self.list.set_rows(rows, key=lambda hit: (hit.type, hit.id), keep=keep)
        if keep is None:
            self.list.action_move_top()
            if words and not sure:
                self.list.unselect()
        self._tell(hits, sure)

    def _tell(self, hits: Sequence[Hit], sure: bool) -> None:
        offered = offers(self._query, complete(self._query, self._journal))
        if offered:
            self._say(offered)
        elif self._wrong:
            self._say(self._wrong)
        elif not self._query.strip():
            self._say(f"{len(self._journal.contacts):,} people")
        elif not hits and self.list.rows:
            self._say("0 found · ↓ and enter add somebody new")
        else:
            self._say(f"{len(hits)} found" if sure or not hits else "nobody for sure · ↓ chooses")

    def _say(self, words: str) -> None:
        self.query_one(".overlay-note", Static).update(paint.text(words))

    def _choose(self, *, note: bool = False) -> None:
        hit = self.list.selected
        if hit is None:
            return
        if hit.type == _NEW:
            self.dismiss(Chosen(_NEW, words=self._query.strip()))
        elif hit.type in _TABLES:
            self.dismiss(Chosen(_TABLES[hit.type], hit.id, note=note))

    def _paint(self, hit: Hit, width: int, _selected: bool, _focused: bool) -> Content:
        if hit.type == _SIMILAR:
            return paint.cell(paint.text("── similar ──", Tone.HEADING), width)
        row = row_of(self._journal, self._session.today, hit, max(10, width * 3 // 5))
        title = self._session.cover(row.title)
        if self._session.covered and hit.type != "contact":
            title = hit.type
        words = paint.highlight(title, row.spans if title == row.title else ())
        wanted = () if hit.type != "contact" or not hit.reason else self._query.casefold().split()
        told = "" if self._session.covered else row.right
        right = paint.highlight(f"{told} ", spans_of(told, wanted), Tone.DIM)
        # A name may be cut for why it was found, but not to nothing.
        room = max(width // 3, width - paint.width(words) - 1)
        return paint.spread(words, paint.crop(right, room), width)


def _parted(hits: Sequence[Hit]) -> Iterable[Hit]:
    """Put a line over those that are only similar to what was typed."""
    similar = False
    for hit in hits:
        if hit.score < SURE and not similar:
            similar = True
            yield Hit(_SIMILAR, 0, 0.0, "")
        yield hit
