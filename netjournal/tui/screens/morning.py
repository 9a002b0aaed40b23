"""The morning after: one person of an event at a time, and single keys that say what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from netjournal.actions import BY_ID
from netjournal.errors import NetjournalError
from netjournal.model.edits import Edit
from netjournal.model.records import Direction
from netjournal.store.log import Kept
from netjournal.tui import paint
from netjournal.tui.asking import ask, follow
from netjournal.tui.flows import morning, noting, writing
from netjournal.tui.flows.morning import Morning
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Box
from netjournal.tui.palette import Choice, PickScreen
from netjournal.tui.screens.ask import AskScreen
from netjournal.tui.screens.card import CardRow, card_rows, paint_card
from netjournal.tui.screens.note import NoteBar
from netjournal.tui.session import Session
from netjournal.tui.status import StatusLine
from netjournal.views import phrases
from netjournal.views.card import card
from netjournal.views.questions import Question
from netjournal.views.tones import Tone

_WIDTH, _FRAME = 100, 4
_ORDER = ("Last", "Between you", "Next", "How you know each other", "How to reach", "Who", "About")


class _Key(NamedTuple):
    """A key of this screen: what it is called on it, and its action."""

    key: str
    name: str
    words: str
    action: str
    types: bool = False


_KEYS = (
    _Key("w", "w", "write today", "write_on(0)"),
    _Key("n", "n", "next week", "write_on(7)"),
    _Key("r", "r", "another day", "another_day", types=True),
    _Key("p", "p", "how often", "pace", types=True),
    _Key("greater_than_sign", ">", "I owe", "favor('i_owe')", types=True),
    _Key("less_than_sign", "<", "they said", "favor('they_owe')", types=True),
    _Key("plus", "+", "note", "note", types=True),
    _Key("d", "d", "done", "done"),
    _Key("s", "s", "skip", "skip"),
    _Key("left", "←", "back", "step_back"),
    _Key("u", "u", "undo", "undo"),
    _Key("o", "o", "other event", "other_event", types=True),
)


class MorningScreen(Box[str]):
    """Esc leaves, and it goes on there the next time. Its answer is how far it came."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(one.key, one.action, show=False, priority=one.types) for one in _KEYS),
        Binding("ctrl+z", "undo", show=False),
        Binding("right,space", "skip", show=False),
        Binding("escape,q", "leave", show=False),
        Binding("enter", "finish", show=False),
    ]

    def __init__(self, session: Session, event: str) -> None:
        super().__init__()
        self.session = session
        self._queue = Morning(session, event)

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text("The morning after")
            yield Static(id="morning-head")
            yield LineList[CardRow](paint_card, selectable=lambda row: not row.heading)
            yield StatusLine()
            yield Static(id="morning-keys")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(LineList))

    def on_resize(self, event: events.Resize) -> None:
        offered = (*_KEYS, _Key("escape", "esc", "later", "leave"))
        words = (
            Content.assemble(paint.text(one.name, Tone.STRONG), " ", paint.text(one.words))
            for one in offered
        )
        keys = paint.flow(words, min(event.size.width, _WIDTH) - _FRAME)
        told = self.query_one("#morning-keys", Static)
        told.styles.height = keys.plain.count("\n") + 1
        told.update(keys)
        self._show()

    # what a flow may ask of it

    def commit(self, edit: Edit) -> Kept:
        kept = self.session.commit(edit)
        self.saved(kept)
        return kept

    def saved(self, kept: Kept, sign: str = "✓") -> None:
        self.changed()
        label = kept.edit.label
        self.say(sign, label[:1].upper() + label[1:], f"{BY_ID['undo'].keys[0]} undo")

    def say(self, sign: str, words: str, hint: str = "") -> None:
        self.query_one(StatusLine).say(sign, words, hint)

    def changed(self) -> None:
        self._show()

    def show_person(self, contact: int) -> None:
        """It shows whose turn it is."""

    def ask(self, question: Question, _answered: Callable[[str], None]) -> None:
        """A doubt of a note written here waits with the other doubts."""
        self.say("?", question.words, "kept open")

    # the keys

    def action_write_on(self, days: int) -> None:
        edit = self._queue.write_on(self.session.today + timedelta(days=days))
        if edit is not None and self._attempt(lambda: self.commit(edit)):
            self._on()

    async def action_another_day(self) -> None:
        person = self._queue.person
        if person is None:
            return
        screen = AskScreen(
            f"Write to {self.session.journal.name(person)} again",
            hint="2w · fri · 1 dec, then why",
            read=lambda words: writing.echo_day(self.session, words),
        )
        answer = await ask(self.app, screen)
        follow(self, writing.follow_up(self, person, answer))

    async def action_pace(self) -> None:
        person = self._queue.person
        if person is None:
            return
        screen = morning.pace_box(self.session, person)
        answer = await ask(self.app, screen)
        follow(self, morning.pace(self, person, answer))

    async def action_favor(self, side: str) -> None:
        person = self._queue.person
        if person is None:
            return
        direction = Direction(side)
        name = self.session.journal.name(person)
        screen = AskScreen(
            f"I owe {name}" if direction is Direction.I_OWE else f"{name} said they would",
            hint="send the slides by fri",
            read=lambda words: (bool(words.strip()), ""),
        )
        answer = await ask(self.app, screen)
        follow(self, writing.favor(self, person, direction, answer))

    async def action_note(self) -> None:
        person = self._queue.person
        if person is not None:
            bar = NoteBar(self.session, partial(noting.note, self), person=person)
            answer = await ask(self.app, bar)
            follow(self, noting.closed(self, answer, bar.draft, lambda one: BY_ID[one].keys[0]))

    async def action_other_event(self) -> None:
        names = morning.choices(self.session)
        picked = await ask(
            self.app, PickScreen("Whose morning after?", [Choice(one, f"#{one}") for one in names])
        )

        async def chosen() -> None:
            event = await picked
            if event is not None:
                self._queue = Morning(self.session, event)
                self._show()

        follow(self, chosen())

    def action_done(self) -> None:
        edit = self._queue.done()
        if edit is None or self._attempt(lambda: self.commit(edit)):
            self._on()

    def action_skip(self) -> None:
        self._queue.forth(skipped=True)
        self._on(go=False)

    def action_step_back(self) -> None:
        self._queue.back()
        self._show()

    def action_undo(self) -> None:
        def undo() -> None:
            kept = self.session.undo()
            self._queue.return_to(kept.edit)
            self.changed()
            self.say("↶", kept.edit.label[:1].upper() + kept.edit.label[1:])

        self._attempt(undo)

    def action_finish(self) -> None:
        if self._queue.person is None:
            self.action_leave()
        else:
            self.action_done()

    def action_leave(self) -> None:
        self.dismiss(self._queue.said())

    def _on(self, *, go: bool = True) -> None:
        if go:
            self._queue.forth()
        self._show()

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except NetjournalError as problem:
            self.say("!", problem.sentence, problem.hint)
            return False
        return True

    def _show(self) -> None:
        queue, session = self._queue, self.session
        person = queue.person
        head = self.query_one("#morning-head", Static)
        rows = self.query_one(LineList)
        right = paint.text(
            f"{min(queue.at + 1, len(queue.people))} of {len(queue.people)}", Tone.DIM
        )
        if person is None:
            head.update(paint.text("That’s everyone.", Tone.HEADING))
            said = [CardRow(0, "", queue.said())]
            if queue.skipped:
                names = phrases.names(session.journal, queue.skipped)
                said.append(CardRow(1, "skipped", names))
            rows.set_rows([*said, CardRow(2, "", "enter or esc closes")], key=lambda row: row.place)
            return
        words = paint.text(f"{session.journal.name(person)}   #{queue.event}", Tone.HEADING)
        head.update(paint.spread(words, right, head.size.width))
        sections = sorted(
            card(session.journal, person, session.today), key=lambda one: _ORDER.index(one.title)
        )
        rows.set_rows(card_rows(sections, self.size.width), key=lambda row: row.place)
        rows.action_move_top()
