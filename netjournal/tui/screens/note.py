"""The note bar: one plain line, and under it how it will be read, in places that do not move."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from netjournal.capture.complete import Completion
from netjournal.errors import NetjournalError
from netjournal.tui import paint
from netjournal.tui.flows import noting
from netjournal.tui.line_bar import LineBar, Reading
from netjournal.tui.overlay import Overlay
from netjournal.tui.session import Session
from netjournal.views.tones import Tone

_HELP = ("enter save", "esc keeps draft", "tab takes the row", "↑ earlier lines")
_HINTS = (
    "Who, what happened, what was promised, in your own words; marks if you like:",
    "> send slides by fri  I owe   < grant text  they said   +2w  write again",
    "#tag  an event, a group, a topic   ask: …  a question   every 2w  how often",
)


class NoteBar(Overlay[str]):
    """Files each line while it is open, and closes when nothing more is typed behind it.

    Esc closes it and keeps what was typed for the next time. Its answer is pasted text that has
    several lines: that is for a debrief.
    """

    def __init__(
        self,
        session: Session,
        file: Callable[[str, Mapping[str, int]], None],
        *,
        person: int | None = None,
        start: str = "",
        draft: str = noting.NOTE,
        event: str = "",
    ) -> None:
        """`file` gets a line and whom names in it mean, and raises NetjournalError.

        The line begins with `person`, whoever else has that name, or with `start`; `draft` is the
        place where words that are not saved yet are kept; `event` is one that is on today, offered
        to Tab.
        """
        super().__init__()
        self._session = session
        self._file = file
        self._meant: dict[str, int] = {}
        self.draft, self._start, self._event = draft, start, event
        if person is not None:
            name = session.journal.name(person)
            self.draft, self._start, self._meant = f"note-{person}", f"{name}: ", {name: person}

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text("Note")
            yield LineBar(
                self,
                line=self._session.drafts.read(self.draft) or self._start,
                placeholder="Ada Lovelace: runs the bookmobile > send slides by fri +2w",
            )

    def on_resize(self) -> None:
        box = self.query_one(".overlay-box")
        box.border_subtitle = paint.items(_HELP, box.size.width - 4)

    def on_mount(self) -> None:
        self.bar.hint = paint.lines((words, Tone.DIM) for words in _HINTS)
        self.bar.read_again()

    @property
    def bar(self) -> LineBar:
        return self.query_one(LineBar)

    def read_line(self, line: str) -> Reading:
        return noting.reading(
            self._session, noting.read_line(self._session, line, chosen=self._meant), self._event
        )

    def completions(self, line: str, cursor: int) -> tuple[Completion, ...]:
        return noting.completed(self._session, line, cursor)

    def earlier_lines(self) -> Sequence[str]:
        return noting.earlier(self._session)

    def keep_line(self, line: str) -> None:
        # The name that + begins with is nobody's draft.
        self._session.drafts.keep(self.draft, "" if line.strip() == self._start.strip() else line)

    def enter_line(self, line: str) -> bool:
        if not line.strip():
            return False
        try:
            self._file(line, self._meant)
        except NetjournalError as problem:
            words = f"{problem.sentence} {problem.hint}".strip()
            self.bar.show(paint.text(f"! {words}", Tone.LATE))
            return False
        # What was typed in the same burst is still on its way, through the app, then the prompt.
        self.app.call_later(self.bar.prompt.call_later, self._close_when_empty)
        return True

    def enter_several(self, text: str) -> None:
        if not self.is_on_top:
            # A paste right behind another one, which closed this.
            self._session.drafts.keep(self.draft, " ".join(text.split()))
        self.dismiss(text)

    def repaint_names(self) -> None:
        self.bar.read_again()

    def take_key(self, key: str) -> bool:
        if key == "tab" and self._event and f"#{self._event}" not in self.bar.prompt.value:
            self.bar.put(f"{self.bar.prompt.value.rstrip()} #{self._event} ".lstrip())
            return True
        return False

    def _close_when_empty(self) -> None:
        if self.is_on_top and not self.bar.prompt.value.strip():
            self.dismiss(None)
