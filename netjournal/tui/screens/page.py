"""A page over the panes: one list in a frame, with a status line and the keys that work there.

What it shows and most of what its keys do is its subclasses'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from netjournal.actions import Action, Group, Scope
from netjournal.tui import paint
from netjournal.tui.closing import Closable
from netjournal.tui.line_list import Paint
from netjournal.tui.pane import Pane
from netjournal.tui.screens.desk import bindings_for_desks
from netjournal.tui.screens.person import PersonScreen
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter

_FRAME = 4
"""Cells of the frame, of the marker, and of the blank before the frame."""

R = TypeVar("R")
Made = TypeVar("Made")


class PageScreen(Closable[None], PersonScreen, Generic[R]):
    """A page of one scope: the keys of other places mean nothing here.

    Its rules stand apart from those of the panes, which the first picture has to read.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for_desks()
    CSS_PATH = Path(__file__).parents[1] / "pages.tcss"

    def __init__(
        self,
        session: Session,
        actions: Iterable[Action],
        scope: Scope,
        painted: Paint[R],
        selectable: Callable[[R], bool],
    ) -> None:
        super().__init__(session, actions, scope)
        self.add_class("-page", update=False)
        self.scope = scope
        self.list: Pane[R] = Pane(painted, selectable=selectable, id="page")
        self.wanted: int | None = None
        """The person to show once it is closed."""
        self.said: tuple[str, str, str] | None = None
        """What to say once it is closed: sign, words, hint."""

    def compose(self) -> ComposeResult:
        yield self.list
        yield self.status
        yield self.footer()

    def footer(self) -> KeyFooter:
        """The keys that are told at the bottom, most used first, as many as fit."""
        return KeyFooter(self.offered, id="footer")

    def whole_footer(self, first: Group) -> KeyFooter:
        """All keys of this page alone, those of a group first: where each is a decision, all of
        them must be in sight."""
        here = (one for one in self.offered if self.scope in one.scopes or one.footer_stays)
        ordered = sorted(here, key=lambda one: one.group is not first)
        return KeyFooter(ordered, whole=True, id="footer")

    def on_mount(self) -> None:
        self.query_one(KeyFooter).scope = self.scope
        self.set_focus(self.list)

    def on_resize(self, _event: Resize) -> None:
        self.repaint_all()

    def on_unmount(self) -> None:
        # Thousands of rows, let go of later among all else that goes, would be felt.
        self.list.set_rows((), key=lambda row: row)

    @property
    def place(self) -> str:
        return self.list.title.plain

    @property
    def room(self) -> int:
        """The cells of a line."""
        return max(20, self.size.width - _FRAME)

    def repaint_all(self) -> None:
        if self.session.covered:
            self.frame("covered", "")
            self.list.set_rows((), key=lambda row: row)
        else:
            self.fill()

    def fill(self) -> None:
        """Write title and rows."""

    def reckon(self, make: Callable[[], Made], show: Callable[[Made], None]) -> None:
        """Show what is made of the whole journal: of a large one once it is made, while keys are
        heard; what was asked for last wins."""
        if not self.session.is_large:
            show(make())
            return
        if not self.list.rows:
            self.frame("Reading everything")
        self.run_worker(self._reckon(make, show), group="reckon", exclusive=True)

    async def _reckon(self, make: Callable[[], Made], show: Callable[[Made], None]) -> None:
        made = await self.session.reckoned(make)
        if not self.session.covered:
            show(made)

    def frame(self, title: str, *edge: str) -> None:
        """Write the title over the list, and a few words under it."""
        self.list.set_title(paint.text(title))
        self.list.set_edge(*map(paint.text, edge), paint.text(f"{self.key_of('back')} back"))

    def go_on_to(self, contact: int) -> None:
        self.wanted = contact
        self.dismiss(None)

    def action_back(self) -> None:
        self.dismiss(None)
