"""What is unsure, on the screen: every doubt with its answers, each given by one key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from netjournal.actions import DOUBTS_ACTIONS, Action, Scope
from netjournal.insight.doubts import MOST_CHOICES, DoubtRow, Kind, doubts
from netjournal.tui import paint
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import bindings, run
from netjournal.tui.flows import doubting
from netjournal.tui.line_list import LineList
from netjournal.tui.screens.desk import after_answers
from netjournal.tui.screens.page import PageScreen
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.doubts import NOTHING, AnswerRow, answer_rows
from netjournal.views.tones import Tone

_KEY = 6
_NAME = 30


class DoubtsScreen(PageScreen[AnswerRow]):
    """1 to 9 choose the person, other keys the other answers; Enter gives the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = after_answers(
        [
            *bindings(DOUBTS_ACTIONS),
            *(
                Binding(str(number), f"choose({number})", show=False, priority=True)
                for number in range(1, MOST_CHOICES + 1)
            ),
        ]
    )

    def __init__(self, session: Session, actions: Iterable[Action]) -> None:
        super().__init__(session, actions, Scope.DOUBTS, self._paint, _selectable)
        self._keys = {action.id: action.keys[0] for action in self.offered if action.keys}
        self._doubts: Sequence[DoubtRow] = ()

    def fill(self) -> None:
        journal = self.session.journal
        self.reckon(lambda: doubts(journal), self._show)

    def _show(self, found: Sequence[DoubtRow]) -> None:
        self._doubts = doubting.suggested(self.session, found)
        many = len(self._doubts)
        self.frame("What is unsure", phrases.count(many, "doubt") if many else "")
        rows = answer_rows(self.session.journal, self._doubts, self.session.today)
        shown = list(self._wrapped(rows)) or [AnswerRow("doubt", NOTHING)]
        self.list.set_rows(shown, key=_key, keep=self.list.selected_key)

    def _wrapped(self, rows: Iterable[AnswerRow]) -> Iterable[AnswerRow]:
        for row in rows:
            if row.kind != "note":
                yield row
                continue
            for place, line in enumerate(paint.wrapped(row.text, self.room - 3)):
                yield row._replace(text=line, answer=str(place))

    @property
    def _doubt(self) -> DoubtRow | None:
        """The doubt whose answer is marked."""
        row = self.list.selected
        return self._doubts[row.doubt] if row is not None and self._doubts else None

    def action_choose(self, number: int) -> None:
        """Choose a person, or a favor, by the number before it."""
        doubt = self._doubt
        if doubt is None or number > len(doubt.choices):
            self.say("~", f"There is no {number} to choose here")
            return
        chosen = doubt.choices[number - 1]
        self.attempt(lambda: doubting.choose(self, doubt, chosen))

    def action_doubt_new(self) -> None:
        doubt = self._doubt
        if doubt is None or doubt.kind is not Kind.WHO:
            self.say("~", "Nobody is asked for here")
            return
        self.attempt(lambda: doubting.choose(self, doubt, 0))

    async def action_find(self) -> None:
        """Find the person who is meant among everybody."""
        doubt = self._doubt
        if doubt is None or doubt.kind is not Kind.WHO:
            self.say("~", "Nobody is asked for here")
            return
        from netjournal.tui.screens.find import FindScreen

        answer = await ask(self.app, FindScreen(self.session, who=True))
        follow(self, doubting.say_found(self, doubt, answer))

    def action_doubt_leave(self) -> None:
        doubt = self._doubt
        if doubt is not None:
            self.attempt(lambda: doubting.leave(self, doubt))

    async def action_doubt_day(self) -> None:
        doubt = self._doubt
        if doubt is None or doubt.kind is not Kind.DAY:
            self.say("~", "No day is asked for here")
            return
        screen = PromptScreen(
            f"Which day is “{doubt.words}”?",
            key=f"day-{doubt.entry}-{doubt.words}",
            hint="fri · 1 dec · 2026-12-01",
            read=lambda words: doubting.echo_day(self.session, words),
        )
        answer = await ask(self.app, screen)
        follow(self, doubting.say_day(self, doubt, answer))

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        row = self.list.selected
        if row is None:
            return
        if row.answer.isdecimal():
            self.action_choose(int(row.answer))
        else:
            self.run_worker(run(self, row.answer))

    def _paint(self, row: AnswerRow, width: int, _selected: bool, _focused: bool) -> Content:
        if row.kind == "doubt":
            words = paint.crop(paint.text(row.text, Tone.HEADING), width)
            right = paint.text(f" {row.right} " if row.right else "", Tone.DIM)
            return paint.row(words, paint.cell(right, width - words.cell_length, "right"))
        if row.kind == "note":
            return paint.cell(paint.text(f"  {row.text}", Tone.DIM), width)
        key = row.answer if row.answer.isdecimal() else self._keys.get(row.answer, "")
        said = paint.cell(paint.text(row.text), min(_NAME, width // 2))
        if not row.right:
            said = paint.text(row.text)
        sign = paint.cell(paint.text(f"    {key}", Tone.STRONG), _KEY)
        right = paint.text(row.right, Tone.DIM)
        return paint.cell(paint.row(sign, said, " ", right), width)


def _selectable(row: AnswerRow) -> bool:
    return row.kind == "answer"


def _key(row: AnswerRow) -> object:
    return row.kind, row.doubt, row.answer, row.text
