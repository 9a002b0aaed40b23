"""A pane's frame: a border with its title, and a bottom edge with a few words that may change at
every move. It knows nothing of what it holds."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.reactive import var
from textual.widget import Widget

from netjournal.tui import paint

_EDGES = {True: ("┗", "━", "┛"), False: ("╰", "─", "╯")}


class PaneEdge(Widget):
    """The bottom border of a pane. One row of its own, because Textual paints a whole pane again
    to change the text in its border, and a move would cost kilobytes."""

    DEFAULT_CSS = """
    PaneEdge { height: 1; width: 1fr; color: $nj-border; }
    """

    words: var[Content] = var(Content(""))
    hint: var[Content] = var(Content(""))
    lit: var[bool] = var(False)

    def render(self) -> Content:
        left, line, right = _EDGES[self.lit]
        room = self.size.width - 6
        if self.size.width < 2:
            return Content("")
        said = [content for content in (self.words, self.hint) if content]
        while said and sum(content.cell_length + 3 for content in said) - 3 > room:
            if len(said) == 1:
                said = [paint.crop(said[0], room)] if room > 0 else []
                break
            said.pop()
        words = Content(" · ").join(said)
        if not words:
            return Content(left + line * (self.size.width - 2) + right)
        dashes = line * (self.size.width - words.cell_length - 5)
        return Content.assemble(left, dashes, " ", words, " ", line, right)

    def watch_words(self) -> None:
        self.refresh()

    def watch_hint(self) -> None:
        self.refresh()

    def watch_lit(self) -> None:
        self.refresh()


class Pane(Vertical):
    """A framed pane: heavy border and bold title while something in it has the focus.

    Subclasses yield their content from `compose_body`. The title changes rarely (`title`); the
    bottom edge may change at every move and costs one row: `edge_words` ("1 of 214") and, where
    there is room, `edge_hint` ("o order").
    """

    title: var[Content] = var(Content(""))
    edge_words: var[Content] = var(Content(""))
    edge_hint: var[Content] = var(Content(""))

    def compose(self) -> ComposeResult:
        with Vertical(classes="pane-body"):
            yield from self.compose_body()
        yield PaneEdge()

    def compose_body(self) -> ComposeResult:
        """What the pane holds."""
        yield from ()

    def watch_title(self, title: Content) -> None:
        if self.is_mounted:
            self.query_one(".pane-body").border_title = title

    def watch_edge_words(self, words: Content) -> None:
        if self.is_mounted:
            self.query_one(PaneEdge).words = words

    def watch_edge_hint(self, hint: Content) -> None:
        if self.is_mounted:
            self.query_one(PaneEdge).hint = hint

    def on_mount(self) -> None:
        self.query_one(".pane-body").border_title = self.title
        edge = self.query_one(PaneEdge)
        edge.words, edge.hint = self.edge_words, self.edge_hint

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        self.query_one(PaneEdge).lit = True

    def on_descendant_blur(self, _event: DescendantBlur) -> None:
        self.query_one(PaneEdge).lit = False
