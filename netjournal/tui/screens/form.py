"""Editing a record as labelled lines; lines of one label can be several.

One place to type moves from line to line: a widget for each of them opens in a third of a second.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from netjournal.errors import NetjournalError
from netjournal.tui import paint
from netjournal.tui.drafts import Draft
from netjournal.tui.line_list import LineList
from netjournal.tui.line_prompt import LinePrompt
from netjournal.tui.overlay import Overlay
from netjournal.views.form import Field
from netjournal.views.tones import Tone

_LABEL = 18
"""Cells of the marker and the label."""
_AROUND = 4
"""Rows of the window that are no lines: two borders, the note, and one that shows the panes."""
_NEXT, _PREVIOUS = ("down", "tab", "enter", "ctrl+j"), ("up", "shift+tab")

Line = tuple[int, Field]
"""A field and its place."""


class FormLines(LineList[Line]):
    """The lines, with the place to type over the value of the selected one."""

    def __init__(self, prompt: LinePrompt) -> None:
        super().__init__(self._line, focusable=False, id="form-lines")
        self._prompt = prompt
        self.covered = False
        """Whether the values are hidden."""

    def compose(self) -> ComposeResult:
        yield self._prompt

    def on_resize(self) -> None:
        super().on_resize()
        self.put_prompt()

    def put_prompt(self) -> None:
        """Lay the place to type over the selected line."""
        self._prompt.styles.width = max(1, self.size.width - _LABEL)
        self._prompt.styles.offset = (_LABEL, self.line_of_selected or 0)

    def _line(self, line: Line, width: int, selected: bool, _focused: bool) -> Content:
        field = line[1]
        label = paint.cell(paint.text(field.label, Tone.DIM), _LABEL - 1)
        if selected:
            # The place to type is there.
            return label
        words = "•" * len(field.value) if self.covered else field.value
        value = paint.text(words) if words else paint.text(field.hint, Tone.DIM)
        return paint.row(label, paint.crop(value, width - _LABEL))


class FormScreen(Overlay[tuple[Field, ...]]):
    """Gives back the changed lines once they can be read.

    Enter and ↓ go to the next line; on the last line of a repeatable field a filled line opens
    another. ctrl+s saves; Esc with changes asks once more, so that nothing typed is thrown away
    by one key.
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[tuple[Field, ...]], None],
        hint: str = "",
        covered: Callable[[], bool] = lambda: False,
        *,
        key: str = "",
    ) -> None:
        """Create a form; `hint` stands below it until something else has to be said.

        A draft of it is found by `key`, where another form may have the same title. Where
        `covered` says so, what it holds is hidden.
        """
        super().__init__()
        self._title = title
        self._draft = Draft(self.app, key or title)
        self._was = tuple(fields)
        self._fields = _found_again(self._draft.read(), fields) or list(fields)
        self._check = check
        self._hint = hint
        self._covered = covered
        self._warned = False
        self._at = 0
        self._prompt = LinePrompt(self._take, self._paste)

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text(f"Edit {self._title}")
            box.border_subtitle = Content("ctrl+s save · enter ↓ next · esc back")
            yield FormLines(self._prompt)
            yield Static(paint.text(self._hint), classes="overlay-note")

    def on_mount(self) -> None:
        self._show()
        if tuple(self._fields) != self._was:
            self._note("What was typed here before is back: ctrl+s saves, esc leaves it.")

    def on_resize(self, event: Resize) -> None:
        self._lines.styles.max_height = max(1, event.size.height - _AROUND)

    def on_input_changed(self) -> None:
        fields = self._now()
        rows = [(field.name, field.value) for field in fields]
        self._draft.keep(json.dumps(rows) if fields != self._was else "")

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        # By the mouse; keys have moved the place to type already.
        if event.index == self._lines.index and event.index != self._at:
            self._keep()
            self._go(event.index)

    @property
    def _lines(self) -> FormLines:
        return self.query_one(FormLines)

    def repaint_names(self) -> None:
        covered = self._covered()
        title = "covered" if covered else f"Edit {self._title}"
        self.query_one(".overlay-box").border_title = paint.text(title)
        self._prompt.password = self._lines.covered = covered
        self._lines.refresh()

    def _now(self) -> tuple[Field, ...]:
        typed = self._fields[self._at]._replace(value=self._prompt.value)
        return (*self._fields[: self._at], typed, *self._fields[self._at + 1 :])

    def _keep(self) -> None:
        self._fields = list(self._now())

    def _take(self, key: str) -> bool:
        """Use a key in the order in which they came, also within a burst."""
        if key in _NEXT:
            self._next()
        elif key in _PREVIOUS:
            self._keep()
            self._go((self._at or len(self._fields)) - 1)
        elif key == "ctrl+s":
            self._save()
        else:
            return False
        return True

    def _paste(self, words: str) -> None:
        self._prompt.type_in(" ".join(words.split()))

    def _next(self) -> None:
        self._keep()
        at, field = self._at, self._fields[self._at]
        last = at + 1 == len(self._fields) or self._fields[at + 1].name != field.name
        if field.many and last and field.value.strip():
            self._fields.insert(at + 1, field._replace(value=""))
        self._go((at + 1) % len(self._fields))

    def _go(self, at: int) -> None:
        self._at = at
        self._show()

    def _show(self) -> None:
        lines = self._lines
        lines.set_rows(tuple(enumerate(self._fields)), key=lambda line: line[0], keep=self._at)
        field = self._fields[self._at]
        self._prompt.placeholder = field.hint
        self._prompt.put(field.value)
        lines.put_prompt()

    def _save(self) -> None:
        fields = self._now()
        try:
            self._check(fields)
        except NetjournalError as problem:
            self._note(problem.sentence)
            return
        self.dismiss(fields)

    def action_close(self) -> None:
        changed = self._was != self._now()
        if changed and not self._warned:
            self._warned = True
            self._note("Changed and not saved: ctrl+s saves, esc again goes back without.")
            return
        self._draft.keep("")
        self.dismiss(None)

    def _note(self, words: str) -> None:
        self.query_one(".overlay-note", Static).update(paint.text(words))


def _found_again(draft: str, fields: Sequence[Field]) -> list[Field]:
    """Return the lines as a crash left them; none where they fit this form no more."""
    kinds = {field.name: field for field in fields}
    try:
        rows = [(str(name), str(value)) for name, value in json.loads(draft or "[]")]
    except (ValueError, TypeError):
        return []
    if {name for name, _ in rows} != kinds.keys():
        return []
    return [kinds[name]._replace(value=value) for name, value in rows]
