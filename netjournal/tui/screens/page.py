"""A page over the panes: one list in a frame, with a status line and the keys that work there.

What it shows and most of what its keys do is its subclasses'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.events import Resize

from netjournal.actions import BY_ID, Action, Scope, in_scope
from netjournal.errors import NetjournalError
from netjournal.model.edits import Edit
from netjournal.store.log import Kept
from netjournal.tui import paint
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import ActionScreen, run
from netjournal.tui.line_list import Paint
from netjournal.tui.looks import Look
from netjournal.tui.pane import Pane
from netjournal.tui.screens.questions import QuestionScreen
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter, StatusLine

_FRAME = 4
"""Cells of the frame, of the marker, and of the blank before the frame."""

R = TypeVar("R")


class PageScreen(QuestionScreen, Generic[R]):
    """A page; `wanted` is the person to show once it is closed.

    Its rules stand apart from those of the panes, which the first picture has to read.
    """

    CSS_PATH = Path(__file__).parents[1] / "pages.tcss"

    def __init__(
        self,
        session: Session,
        look: Look,
        actions: Iterable[Action],
        scope: Scope,
        painted: Paint[R],
        selectable: Callable[[R], bool],
    ) -> None:
        super().__init__()
        self.add_class("-page", update=False)
        self.session = session
        self.look = look
        self.scope = scope
        self.list: Pane[R] = Pane(painted, selectable=selectable, id="page")
        self.wanted: int | None = None
        self.actions = tuple(actions)
        self._actions = tuple(
            action for action in self.actions if in_scope(action, scope) and self._does(action.id)
        )

    def compose(self) -> ComposeResult:
        yield self.list
        yield StatusLine(id="status")
        yield KeyFooter(self._actions, id="footer")

    def on_mount(self) -> None:
        self.query_one(KeyFooter).scope = self.scope
        self.set_focus(self.list)

    def on_resize(self, _event: Resize) -> None:
        self.repaint_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key of the table that means nothing here is an unknown one."""
        if action in BY_ID and not self._does(action):
            return False
        return super().check_action(action, parameters)

    def _does(self, action: str) -> bool:
        return callable(getattr(self, f"action_{action}", None))

    @property
    def room(self) -> int:
        """The cells of a line."""
        return max(20, self.size.width - _FRAME)

    def frame(self, title: str, edge: str) -> None:
        """Write the title over the list, and a few words under it."""
        self.list.set_title(paint.text(title))
        self.list.set_edge(paint.text(edge), paint.text("esc back"))

    # saying and saving: what a flow may ask of its desk

    def commit(self, edit: Edit) -> Kept:
        """Make an edit durable and say what it did; raises NetjournalError."""
        kept = self.session.commit(edit)
        self.saved(kept)
        return kept

    def saved(self, kept: Kept, sign: str = "✓") -> None:
        """Show an edit that is on the disk."""
        self.changed()
        label = kept.edit.label
        self.say(sign, label[:1].upper() + label[1:], f"{self.key_of('undo')} undo")

    def changed(self) -> None:
        """Show what a box over the page changed."""
        self.repaint_all()

    def show_person(self, _contact: int) -> None:
        """Stay here: what was written shows on the page."""

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something; the status line says why it cannot be done."""
        try:
            act()
        except NetjournalError as problem:
            self.say("!", problem.sentence, problem.hint)

    def attempt_edit(self, edit: Edit | None, otherwise: str) -> None:
        """Commit an edit, or say why there is none."""
        if edit is None:
            self.say("~", otherwise)
        else:
            self.attempt(lambda: self.commit(edit))

    # keys that every page has

    def action_undo(self) -> None:
        self.attempt(lambda: self.saved(self.session.undo(), "↶"))

    def action_redo(self) -> None:
        self.attempt(lambda: self.saved(self.session.redo(), "↷"))

    def action_back(self) -> None:
        self.dismiss(None)

    def action_cover(self) -> None:
        self.look.covered = not self.look.covered
        self.repaint_all()
        words = "Names are covered" if self.look.covered else "Names are shown"
        self.say("~", words, self.key_of("cover"))

    async def action_help(self) -> None:
        from netjournal.tui.help_screen import HelpScreen

        answer = await ask(self.app, HelpScreen(self._actions, self.scope.value.capitalize()))

        async def chosen() -> None:
            action: str | None = await answer
            if action is not None:
                await run(self, action)

        follow(self, chosen())

    def on_action_screen_unknown_key(self, event: ActionScreen.UnknownKey) -> None:
        self.say("~", f"{event.key} does nothing here", f"esc back · {self.key_of('help')} keys")

    def on_key_footer_pressed(self, event: KeyFooter.Pressed) -> None:
        self.run_worker(run(self, event.action_id))


@lru_cache(maxsize=16_384)
def wrapped(words: str, cells: int) -> Sequence[str]:
    """Return words on as many lines as they need; a page asks for all of its own at each edit."""
    cells = max(10, cells)
    if len(words) <= cells and words.isascii() and words.isprintable():
        return (words.rstrip(),)
    return tuple(line.plain for line in paint.text(words).wrap(cells)) or ("",)
