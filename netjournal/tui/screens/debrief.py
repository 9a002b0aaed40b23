"""Everyone I met: where it was, then one person a line, then the doubts, in one box.

All of it is typed into one prompt, so that a burst or a paste lands where it belongs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker

from netjournal.capture.complete import Completion
from netjournal.errors import NetjournalError
from netjournal.tui import paint
from netjournal.tui.flows import noting
from netjournal.tui.flows.debriefing import DRAFT, Asked, Debrief
from netjournal.tui.flows.noting import PASTED
from netjournal.tui.line_bar import LineBar, Reading
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Overlay
from netjournal.tui.screens.desk import Moment
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.asked import LATER_KEY, AskedDoubt, which
from netjournal.views.debrief import DebriefRow
from netjournal.views.places import PlaceRow, place_rows
from netjournal.views.tones import Tone

Row: TypeAlias = PlaceRow | DebriefRow

_WHERE_HELP = ("enter takes it", "↑ ↓ another", "or type a new one: #abos26 20-22 nov Denver")
_HELP = ("enter next", "empty line ends", "esc leaves", "ctrl+z takes back the last")
_WALK_HELP = ("enter next", "empty line: next kind", "esc leaves", "ctrl+z takes back the last")
_ASK_HELP = ("one key answers", "esc leaves it for later")
_PLACEHOLDER = "mary somerville - outreach in fife, two vans > send slides by fri"
_HINTS = (
    "One person a line, in your own words; marks if you like:",
    "> send slides by fri  I owe   < grant text  they said   +2w  write again",
    "No name? “tall, bookmobile, Denver” will do; a second line joins the first.",
    "About the event itself: begin with #. Pasted lines are taken one by one.",
)


class DebriefScreen(Overlay[str]):
    """Its answer is what it all came to, in words; None: nothing was entered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("pagedown", "page(1)"),
        ("pageup", "page(-1)"),
    ]

    def __init__(self, session: Session, pasted: str = "") -> None:
        super().__init__()
        self._session = session
        self._debrief = Debrief(session)
        self._placed = False
        """Whether it is said where this was."""
        self._typed = ""
        """What the places are shown for."""
        self._waiting = pasted or session.drafts.read(PASTED)
        self._filing: Worker[None] | None = None
        """What takes pasted lines, until all are."""
        self._asked: tuple[Asked, AskedDoubt, Moment] | None = None
        self._ending: Moment | None = None
        session.drafts.keep(PASTED, self._waiting)

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text("Everyone I met")
            yield Static(id="debrief-head")
            yield LineList[Row](self._paint, focusable=False, id="debrief-rows")
            yield LineBar(self, placeholder="where were you?")

    @property
    def bar(self) -> LineBar:
        return self.query_one(LineBar)

    @property
    def rows(self) -> LineList[Row]:
        return self.query_one("#debrief-rows", LineList)

    def on_mount(self) -> None:
        self._show_places("")

    def on_resize(self) -> None:
        if self._placed and self._asked is None:
            self._show_people()
        self._show_help()

    def repaint_names(self) -> None:
        if self._placed:
            self._show_people()
        if self._asked is None:
            self.bar.read_again()

    def action_close(self) -> None:
        self._leave()

    def action_page(self, pages: int) -> None:
        self.rows.action_page_down() if pages > 0 else self.rows.action_page_up()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if event.line_list is self.rows and not self._placed:
            self._place(self.bar.prompt.value)

    # what the prompt asks

    def read_line(self, line: str) -> Reading:
        if not self._placed:
            return Reading(())
        self._ending = None
        return noting.reading(self._session, self._debrief.read(line))

    def completions(self, line: str, cursor: int) -> tuple[Completion, ...]:
        return noting.completed(self._session, line, cursor) if self._placed else ()

    def earlier_lines(self) -> Sequence[str]:
        return noting.earlier(self._session)

    def keep_line(self, line: str) -> None:
        if self._placed:
            self._session.drafts.keep(DRAFT, line)
        else:
            self._show_places(line)

    def enter_several(self, text: str) -> None:
        if self._placed:
            self._file(text)
        else:
            self._waiting = text
            self._session.drafts.keep(PASTED, text)
            self._show_places(self.bar.prompt.value)

    def enter_line(self, line: str) -> bool:
        if self._filing is not None:
            # The line stays until those before it are taken.
            return False
        if self._asked is not None:
            self._answer("enter")
            return False
        if not self._placed:
            return self._place(line)
        if not line.strip():
            self._end()
            return False
        taken = self._attempt(lambda: self._debrief.take(line))
        if taken:
            self._show_people()
        return taken

    def take_key(self, key: str) -> bool:
        if self._asked is not None:
            # Esc belongs to the doubt, not to the box.
            self._answer(key)
            return True
        if key == "ctrl+z" and self._placed:
            if self._filing is None:
                self._take_back()
            return True
        if key in ("up", "down") and not self._placed:
            self.rows.action_move_up() if key == "up" else self.rows.action_move_down()
            return True
        return False

    # where, who, and what is left open

    def _place(self, line: str) -> bool:
        if line != self._typed:
            # The last letters and Enter came in one read.
            self._show_places(line)
        row = self.rows.selected
        if not isinstance(row, PlaceRow):
            return False
        if not self._attempt(lambda: self._debrief.go_to(row)):
            return False
        self._placed = True
        self.rows.marked = False
        self.bar.prompt.placeholder = _PLACEHOLDER
        self.bar.hint = paint.lines((words, Tone.DIM) for words in _HINTS)
        self.bar.put(self._session.drafts.read(DRAFT))
        if self._waiting:
            waiting, self._waiting = self._waiting, ""
            self._file(waiting)
        self._show_people()
        return False

    def _file(self, text: str) -> None:
        """Take pasted lines, behind those of a paste that is not done yet."""
        if self._filing is not None:
            self._filing.cancel()
            text = f"{self._session.drafts.read(PASTED)}\n{text}"
        self._session.drafts.keep(PASTED, text)
        self._filing = self.run_worker(partial(self._file_each, text))

    async def _file_each(self, text: str) -> None:
        """Take pasted lines one by one; keys and the screen have their turn between them."""
        try:
            for _ in self._debrief.take_pasted(text):
                self._show_people()
                await asyncio.sleep(0)
        except NetjournalError as problem:
            self._tell(problem)
        self._filing = None
        self._show_people()

    def _end(self) -> None:
        """An empty line: the next kind of a walk; else say so once, and then end."""
        if self._debrief.walk_on():
            self._show_people()
            return
        if self._ending is None:
            self._ending = Moment()
            left = len(self._debrief.doubts())
            then = phrases.count(left, "doubt") if left else "ends"
            self.bar.show(
                paint.lines(
                    [
                        (f"{self._debrief.so_far()} so far.", Tone.STRONG),
                        (f"enter again: {then} · or keep typing", Tone.DIM),
                    ]
                )
            )
        elif self._ending.over and not self._ask():
            self._leave()

    def _ask(self) -> bool:
        """Ask the first doubt that is left; False: there is none."""
        left = self._debrief.doubts()
        self._asked = None
        self._show_people()
        if not left:
            return False
        entry = self._debrief.taken[left[0].at].written.entry
        doubt = which(self._session.journal, noting.as_listed(self._session, entry, left[0].doubt))
        self._asked = (left[0], doubt, Moment())
        line = self._debrief.taken[left[0].at].line
        shown = [(doubt.words, Tone.STRONG), (line, Tone.DIM)]
        shown += [(f" {one.key}  {one.long}", Tone.PLAIN) for one in doubt.choices]
        self.bar.show(paint.lines([*shown, (" esc  later", Tone.DIM)]))
        self.bar.prompt.placeholder = "one key answers"
        self._show_help()
        return True

    def _answer(self, key: str) -> None:
        if self._asked is None:
            return
        asked, doubt, moment = self._asked
        if not moment.over or (key not in doubt.answers and key not in (LATER_KEY, "enter")):
            return
        answered = self._attempt(lambda: self._debrief.answer(asked, doubt.answers.get(key)))
        if answered and not self._ask():
            self._leave()

    def _take_back(self) -> None:
        lines: list[str] = []
        if self._attempt(lambda: lines.append(self._debrief.take_back())):
            self._show_people()
            if lines[0] and not self.bar.prompt.value.strip():
                self.bar.put(lines[0])
                self.keep_line(lines[0])

    def _leave(self) -> None:
        self.dismiss(self._debrief.summary() if self._debrief.taken else None)

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except NetjournalError as problem:
            self._tell(problem)
            return False
        return True

    def _tell(self, problem: NetjournalError) -> None:
        self.bar.show(paint.text(f"! {problem.sentence} {problem.hint}".strip(), Tone.LATE))

    # painting

    def _paint(self, row: Row, width: int, _selected: bool, _focused: bool) -> Content:
        cover = self._session.cover
        if isinstance(row, DebriefRow):
            row = row._replace(who=cover(row.who), note=cover(row.note))
        return _painted(row, width)

    def _show_places(self, typed: str) -> None:
        if not self.is_open:
            return
        self._typed = typed
        rows = place_rows(self._session.journal, self._session.today, typed)
        self.rows.set_rows(
            rows, key=lambda row: row, keep=self.rows.selected_key if not typed else None
        )
        if typed:
            self.rows.action_move_top()
        waiting = self._debrief.count(self._waiting) if self._waiting else 0
        words = f"Where were you?   {waiting} pasted lines wait" if waiting else "Where were you?"
        self.query_one("#debrief-head", Static).update(paint.text(words, Tone.HEADING))

    def _show_people(self) -> None:
        if not self.is_open:
            return
        debrief = self._debrief
        self.rows.set_rows(debrief.rows, key=lambda row: row)
        self.rows.action_move_bottom()
        self._show_help()
        head = self.query_one("#debrief-head", Static)
        width = head.content_size.width
        place, told = paint.text(debrief.head, Tone.HEADING), debrief.so_far()
        if place.cell_length + paint.width(told) + 2 > width:
            told = debrief.so_far(brief=True)
        head.update(paint.spread(place, paint.text(told, Tone.DIM), width))

    def _show_help(self) -> None:
        words: tuple[str, ...] = _WHERE_HELP
        if self._asked is not None:
            words = _ASK_HELP
        elif self._placed:
            words = _HELP if self._debrief.walking is None else _WALK_HELP
        box = self.query_one(".overlay-box")
        box.border_subtitle = paint.items(words, box.size.width - 4)


def _painted(row: Row, width: int) -> Content:
    if isinstance(row, PlaceRow):
        room = width - paint.width(row.words) - 2
        right = paint.crop(paint.text(f"{row.right} ", Tone.DIM), room)
        return paint.spread(paint.text(row.words), right, width)
    sign = paint.text(row.sign, Tone.SOON if row.sign == "?" else Tone.STRONG)
    who = paint.cell(paint.text(row.who), 14 if width < 56 else 20)
    start = paint.row(paint.cell(f"{row.place}", 3, "right"), " ", sign, " ", who, " ")
    room = width - start.cell_length
    owed = "  ".join(filter(None, (row.owed, f"+ {row.again}" if row.again else "")))
    if room < 56:
        return paint.row(
            start, paint.cell(paint.text(" ".join(filter(None, (row.note, owed)))), room)
        )
    half = room // 2
    return paint.row(
        start,
        paint.cell(paint.text(row.note), half - 1),
        " ",
        paint.cell(paint.text(owed, Tone.DIM), room - half),
    )
