"""Picking one of many by typing: any list of choices, and the palette of all commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netjournal.actions import Action
from netjournal.model.records import View
from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Overlay, Prompt
from netjournal.views.tones import Tone


class Choice(msgspec.Struct, frozen=True):
    """One thing to pick: what is given back, what is read and searched, and a note at the right."""

    id: str
    words: str
    right: str = ""
    also: str = ""
    """More words to be found by, as they stand."""


class Found(msgspec.Struct, frozen=True):
    """A choice and the spans (start, end) of its words that answer to what was typed."""

    choice: Choice
    spans: tuple[tuple[int, int], ...] = ()


def match(query: str, words: str) -> tuple[float, tuple[tuple[int, int], ...]] | None:
    """Score `words` for a query whose letters must come in that order; None if they do not.

    Letters in a row and letters at the start of a word count more; spaces in the query do not.
    """
    wanted = query.casefold().replace(" ", "")
    folded = words.casefold()
    if len(folded) != len(words):
        folded = words.lower()
    best: tuple[float, tuple[tuple[int, int], ...]] | None = None
    for start in (i for i, letter in enumerate(folded) if letter == wanted[:1]):
        found = _from(wanted, folded, start)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return (0.0, ()) if not wanted else best


def _from(wanted: str, folded: str, start: int) -> tuple[float, tuple[tuple[int, int], ...]] | None:
    spans: list[tuple[int, int]] = []
    score, at = 0.0, start
    for letter in wanted:
        here = folded.find(letter, at)
        if here < 0:
            return None
        joined = bool(spans) and here == spans[-1][1]
        begins = here == 0 or not folded[here - 1].isalnum()
        if not joined and not begins:
            # A letter that begins a later word is worth more than the nearest one.
            later = next((i for i in _beginnings(folded, here) if folded[i] == letter), here)
            here, begins = later, later != here
        score += 3 if joined else 2 if begins else 0.5
        if joined:
            spans[-1] = (spans[-1][0], here + 1)
        else:
            spans.append((here, here + 1))
        at = here + 1
    return score - len(folded) / 1000 - spans[0][0] / 100, tuple(spans)


def _beginnings(folded: str, after: int) -> Iterable[int]:
    return (i for i in range(after + 1, len(folded)) if not folded[i - 1].isalnum())


def search(query: str, choices: Sequence[Choice]) -> tuple[Found, ...]:
    """The choices that answer to the query, best first; all of them, as given, for none."""
    if not query.strip():
        return tuple(Found(choice) for choice in choices)
    scored: list[tuple[float, Found]] = []
    for choice in choices:
        in_words = match(query, choice.words)
        if in_words is not None:
            scored.append((in_words[0], Found(choice, in_words[1])))
        elif query.casefold().strip() in f"{choice.also} {choice.right}".casefold():
            scored.append((-1.0, Found(choice)))
    return tuple(found for _, found in sorted(scored, key=lambda pair: -pair[0]))


class PickScreen(Overlay[str]):
    """Type to shorten the list, ↑ ↓ to move, Enter gives back the id of the choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move_down", show=False),
        Binding("up", "move_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        moved: Callable[[str], None] | None = None,
        more: Callable[[str], Choice | None] = lambda _typed: None,
        doing: str = "runs",
        note: str = "",
    ) -> None:
        """`moved` hears the id of each choice that is passed over, for previews; `more` may offer
        one choice more for what was typed; `doing` says what Enter does."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._moved = moved
        self._more = more
        self._doing = doing
        self._note = note
        self._query: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text(self._title)
            box.border_subtitle = Content(f"enter {self._doing} · esc closes")
            with Horizontal(classes="overlay-prompt"):
                yield Static(Content(" › "), classes="overlay-sign")
                yield Prompt()
            yield LineList[Found](_paint_found, focusable=False)
            yield Static(classes="overlay-note")

    def on_mount(self) -> None:
        # As high as all choices from the start: a box that shrinks while one types is restless.
        self._list.styles.height = max(1, len(self._choices))
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        # The list may not have heard of the last letters yet when a line and Enter come at once.
        self._search(event.value)
        found = self._list.selected
        if found is not None:
            self.dismiss(found.choice.id)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        if self._moved is not None and isinstance(event.key, str):
            self._moved(event.key)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if isinstance(event.key, str):
            self.dismiss(event.key)

    def action_move_down(self) -> None:
        self._list.action_move_down()

    def action_move_up(self) -> None:
        self._list.action_move_up()

    def action_page_down(self) -> None:
        self._list.action_page_down()

    def action_page_up(self) -> None:
        self._list.action_page_up()

    @property
    def _list(self) -> LineList[Found]:
        return self.query_one(LineList)

    def _search(self, query: str) -> None:
        if query == self._query:
            return
        self._query = query
        found = search(query, self._choices)
        more = self._more(query.strip())
        self._list.set_rows((*found, Found(more)) if more else found, key=_choice_id)
        self._list.action_move_top()
        note = f"{len(found)} of {len(self._choices)}"
        said = f"{note} · {self._note}" if self._note else note
        self.query_one(".overlay-note", Static).update(paint.text(said))


class PaletteScreen(PickScreen):
    """Every command with its key; gives back the id of the action to run."""

    def __init__(
        self,
        actions: Iterable[Action],
        recent: Sequence[str] = (),
        told: Mapping[str, str] | None = None,
        views: Iterable[View] = (),
    ) -> None:
        """`recent` are ids of actions that come first while nothing is typed, latest first; `told`
        says more of some, by id. A saved search gives back its name after @."""
        listed = [action for action in actions if action.listed]
        first = {action_id: place for place, action_id in enumerate(recent)}
        listed.sort(key=lambda action: first.get(action.id, len(first)))
        super().__init__(
            "Commands",
            (
                *(
                    Choice(action.id, action.label, _right(action, told or {}), action.help)
                    for action in listed
                ),
                *(Choice(f"@{view.name}", f"find @{view.name}", view.query) for view in views),
            ),
            note="the keys on the right work without this box",
        )


def _right(action: Action, told: Mapping[str, str]) -> str:
    keys = " ".join(action.keys)
    return f"{told[action.id]} · {keys}" if action.id in told else keys


def _choice_id(found: Found) -> object:
    return found.choice.id


def _paint_found(found: Found, width: int, _selected: bool, _focused: bool) -> Content:
    words = paint.highlight(found.choice.words, found.spans)
    right = paint.text(found.choice.right, Tone.DIM)
    return paint.spread(words, Content.assemble(right, " "), width)
