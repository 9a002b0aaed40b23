"""The edit form: labelled lines, repeatable where a person may have several of a thing."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netjournal.errors import NetjournalError
from netjournal.tui import paint
from netjournal.tui.drafts import Draft
from netjournal.tui.overlay import Overlay, Prompt
from netjournal.views.form import Field


class FormScreen(Overlay[tuple[Field, ...]]):
    """Gives back the changed lines once they can be read.

    Enter and ↓ go to the next line; on the last line of a repeatable field a filled line opens
    another. ctrl+s saves; Esc with changes asks once more, so that nothing typed is thrown away
    by one key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("down,tab,enter", "next", show=False, priority=True),
        Binding("up,shift+tab", "previous", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[tuple[Field, ...]], None],
        hint: str = "",
    ) -> None:
        """Create a form; `hint` stands below it until something else has to be said."""
        super().__init__()
        self._title = title
        self._draft = Draft(self.app, title)
        self._was = tuple(fields)
        self._fields = _found_again(self._draft.read(), fields) or list(fields)
        self._check = check
        self._hint = hint
        self._warned = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text(f"Edit {self._title}")
            box.border_subtitle = Content("ctrl+s save · enter ↓ next · esc back")
            with VerticalScroll(id="form-lines", can_focus=False):
                for field in self._fields:
                    yield self._line(field)
            yield Static(paint.text(self._hint), classes="overlay-note")

    def on_mount(self) -> None:
        if tuple(self._fields) != self._was:
            self._note("What was typed here before is back: ctrl+s saves, esc leaves it.")

    def on_input_changed(self) -> None:
        fields = self._now()
        rows = [(field.name, field.value) for field in fields]
        self._draft.keep(json.dumps(rows) if fields != self._was else "")

    def _line(self, field: Field) -> Horizontal:
        return Horizontal(
            Static(paint.text(field.label), classes="form-label"),
            Prompt(value=field.value, placeholder=field.hint),
            classes="form-line",
        )

    @property
    def _prompts(self) -> list[Prompt]:
        return list(self.query(Prompt))

    def _now(self) -> tuple[Field, ...]:
        return tuple(
            field._replace(value=prompt.value)
            for field, prompt in zip(self._fields, self._prompts, strict=True)
        )

    async def action_next(self) -> None:
        prompts = self._prompts
        at = next((i for i, one in enumerate(prompts) if one.has_focus), 0)
        field = self._fields[at]
        last = at + 1 == len(prompts) or self._fields[at + 1].name != field.name
        if field.many and last and prompts[at].value.strip():
            empty = field._replace(value="")
            self._fields.insert(at + 1, empty)
            await self.query_one("#form-lines").mount(
                self._line(empty),
                after=prompts[at].parent,  # type: ignore[arg-type]  # a widget
            )
        prompts = self._prompts
        self.set_focus(prompts[(at + 1) % len(prompts)])

    def action_previous(self) -> None:
        prompts = self._prompts
        at = next((i for i, one in enumerate(prompts) if one.has_focus), 0)
        self.set_focus(prompts[at - 1])

    def action_save(self) -> None:
        # Letters typed in the same burst are still on their way to the line.
        (self.focused or self).call_later(self._save)

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
