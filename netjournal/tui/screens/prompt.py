"""One line asked in a box: a day, a path, a name; what was typed is read back as it is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import Worker

from netjournal.tui import paint
from netjournal.tui.drafts import Draft
from netjournal.tui.overlay import Overlay, Prompt
from netjournal.tui.session import Session

_TYPING = 0.1
"""Seconds for which somebody types on, so that not every letter is looked up in a large journal."""

Echo = tuple[bool, str]
"""Whether the words can be taken, and how they are read or why not."""


class PromptScreen(Overlay[str]):
    """Gives back the words once they can be taken."""

    def __init__(
        self,
        title: str,
        *,
        key: str = "",
        hint: str = "",
        value: str = "",
        read: Callable[[str], Echo],
        saves: bool = True,
    ) -> None:
        """`saves` says that the words go into the journal; until they are there they are kept,
        to be found by `key` where the title names somebody, or another box has the same."""
        super().__init__()
        self._saves = saves
        self._title = title
        self._key = key or title
        self._hint = hint
        self._value = value
        self._read = read

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text(self._title)
            box.border_subtitle = Content("enter takes it · esc closes")
            with Horizontal(classes="overlay-prompt"):
                yield Static(Content(" › "), classes="overlay-sign")
                yield Prompt(value=self._value)
            yield Static(classes="overlay-note")

    def on_mount(self) -> None:
        self._draft = Draft(self.app, self._key)
        if left := self._draft.read():
            prompt = self.query_one(Prompt)
            prompt.value, prompt.cursor_position = left, len(left)
        self._echo(left or self._value)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._draft.keep("" if event.value == self._value else event.value)
        self._echo(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        def answer(echo: Echo) -> None:
            if not echo[0]:
                self._note(echo[1])
                return
            if not self._saves:
                self._draft.keep("")
            self.dismiss(event.value)

        self._understand(event.value, answer)

    def action_close(self) -> None:
        self._draft.keep("")
        self.dismiss(None)

    def _echo(self, value: str) -> None:
        if value.strip():
            self._understand(value, lambda echo: self._note(echo[1]), after=_TYPING)
        else:
            self.workers.cancel_group(self, "read")
            self._note("")

    def _understand(self, value: str, then: Callable[[Echo], None], *, after: float = 0.0) -> None:
        """Read words; beside the keys, and so many seconds `after` them, where many people may be
        meant. What was typed last wins."""
        session = self._session
        if session is None or not session.is_large:
            then(self._read(value))
            return

        async def read() -> None:
            await asyncio.sleep(after)
            then(await session.reckoned(lambda: self._read(value)))

        _: Worker[None] = self.run_worker(read, group="read", exclusive=True)

    @property
    def _session(self) -> Session | None:
        # Some boxes are shown by an app without a journal.
        return getattr(self.app, "session", None)

    def _note(self, words: str) -> None:
        session = self._session
        shown = session.cover(words) if session is not None else words
        self.query_one(".overlay-note", Static).update(paint.text(shown or self._hint))
