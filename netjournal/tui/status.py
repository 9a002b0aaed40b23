"""The two reserved rows at the bottom: what was just done, and the keys that work here.

Neither ever wraps or parses markup; the footer drops whole items, never half of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from netjournal.actions import Action, Scope, in_scope
from netjournal.tui import paint
from netjournal.views.tones import Tone

_GAP = 2


class StatusLine(Widget):
    """One line that stays until the next thing is said: a sign, what happened, and a hint such as
    the key that takes it back. The hint is kept whole; the words are cropped with …."""

    sign: var[str] = var("")
    words: var[str] = var("")
    hint: var[str] = var("")

    def say(self, sign: str, words: str, hint: str = "") -> None:
        """Show e.g. `✓`, `Done: send slides → Ada Lovelace`, `u undo`."""
        self.sign, self.words, self.hint = sign, words, hint
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self.say("", "")

    def render(self) -> Content:
        room = self.size.width
        hint = paint.crop(paint.text(self.hint, Tone.DIM), room)
        said = paint.text(f"{self.sign} {self.words}" if self.sign else self.words)
        if not hint:
            return paint.crop(said, room)
        left = paint.crop(said, room - hint.cell_length - _GAP)
        gap = room - left.cell_length - hint.cell_length
        return Content.assemble(left, " " * min(gap, _GAP * 2), hint)


class KeyFooter(Widget):
    """The keys that work in the pane in use, most used first, help and commands at the end."""

    scope: var[Scope] = var(Scope.PEOPLE)

    class Pressed(Message):
        """The mouse pressed an action's words."""

        def __init__(self, action_id: str) -> None:
            super().__init__()
            self.action_id = action_id

    def __init__(
        self, actions: Iterable[Action], *, whole: bool = False, id: str | None = None
    ) -> None:
        """`whole`: all of them in their order, in as many lines as they need."""
        super().__init__(id=id)
        self._actions = tuple(actions)
        self._whole = whole

    def watch_scope(self) -> None:
        self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how high it is where the stylesheet leaves it to the keys."""
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(
            Content(" " * _GAP).join(map(item_words, line)) for line in self._lines(self.size.width)
        )

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = 0
        lines = self._lines(self.size.width)
        for action in lines[offset.y] if offset.y < len(lines) else ():
            end = start + item_words(action).cell_length
            if start <= offset.x < end:
                self.post_message(self.Pressed(action.id))
                return
            start = end + _GAP

    def _lines(self, cells: int) -> list[tuple[Action, ...]]:
        if not self._whole:
            return [fitting(self._actions, self.scope, cells)]
        lines: list[tuple[Action, ...]] = [()]
        room = cells
        for action in self._actions:
            needed = item_words(action).cell_length + _GAP
            if needed > room + _GAP and lines[-1]:
                lines.append(())
                room = cells
            lines[-1] = (*lines[-1], action)
            room -= needed
        return lines


def item_words(action: Action) -> Content:
    """An action in the footer: its first key and a word or two."""
    key = paint.text(action.keys[0], Tone.STRONG)
    return Content.assemble(key, " ", paint.text(action.footer_label or action.label))


def fitting(actions: Sequence[Action], scope: Scope, cells: int) -> tuple[Action, ...]:
    """The actions whose footer items fit, whole, in order; those that stay are kept first."""
    offered = sorted(
        (one for one in actions if one.footer and one.keys and in_scope(one, scope)),
        key=lambda one: one.footer,
    )
    kept: set[str] = set()
    room = cells + _GAP
    for action in sorted(offered, key=lambda one: not one.footer_stays):
        needed = item_words(action).cell_length + _GAP
        if needed > room:
            if action.footer_stays:
                continue
            break
        room -= needed
        kept.add(action.id)
    return tuple(action for action in offered if action.id in kept)
