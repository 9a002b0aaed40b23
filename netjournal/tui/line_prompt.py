"""A place to type one line of the journal: what was recognised in it is underlined, and its keys
are taken in the order they came, also when a whole burst comes at once.

It knows spans of a draft, not what is done with the line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events

from netjournal.capture.draft import Draft, Span, SpanKind
from netjournal.tui.overlay import Prompt

CLASSES: Mapping[SpanKind, str] = {
    **dict.fromkeys((SpanKind.PERSON, SpanKind.NEW_PERSON), "line--who"),
    **dict.fromkeys((SpanKind.TAG, SpanKind.POINT), "line--tag"),
    **dict.fromkeys((SpanKind.I_OWE, SpanKind.OFFERED), "line--owe"),
    **dict.fromkeys((SpanKind.THEY_OWE, SpanKind.DONE), "line--owed"),
    **dict.fromkeys((SpanKind.DATE, SpanKind.FOLLOW_UP, SpanKind.PACE), "line--day"),
    **dict.fromkeys((SpanKind.QUESTION, SpanKind.PRIVATE), "line--day"),
    SpanKind.UNCLEAR: "line--unclear",
}
"""How the stylesheet knows each kind; what is quoted has no underline, because it means nothing."""


class Underlines(Highlighter):
    """Underlines the spans of a draft in the line they were read from; of a line that is not read
    yet, those in the part it has in common with that."""

    def __init__(self, style_of: Callable[[SpanKind], Style | None]) -> None:
        self._style_of = style_of
        self._line = ""
        self._spans: Sequence[Span] = ()

    def read(self, typed: str, draft: Draft | None) -> None:
        """Take what was read in a line as it was typed."""
        self._line = typed
        self._spans = typed_spans(typed, draft) if draft is not None else ()

    def highlight(self, text: Text) -> None:
        pairs = zip(text.plain, self._line, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        for span in self._spans:
            style = self._style_of(span.kind)
            if style is not None and span.end <= same:
                text.stylize(style, span.start, span.end)


class LinePrompt(Prompt):
    """`take` sees every key before it is typed and says whether it was meant for itself; `paste`
    gets whatever is pasted.

    Textual's bindings are looked up only after a key went to the place to type and back, and by
    then the letters behind it are in the line; so Enter and Tab are taken here.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES.values())

    def __init__(
        self,
        take: Callable[[str], bool],
        paste: Callable[[str], None],
        *,
        value: str = "",
        placeholder: str = "",
    ) -> None:
        super().__init__(value=value, placeholder=placeholder)
        self._take = take
        self._paste = paste
        self.underlines = Underlines(self._style)
        self.highlighter = self.underlines

    def put(self, line: str, cursor: int | None = None) -> None:
        """Replace the whole line."""
        self.value = line
        self.cursor_position = len(line) if cursor is None else cursor

    def type_in(self, words: str) -> None:
        """Put words in at the cursor, in the place of what is selected."""
        # Textual does not scroll to the cursor at the first change of all, so that is one letter.
        self.replace(words[:1], *self.selection)
        self.insert_text_at_cursor(words[1:])

    def on_key(self, event: events.Key) -> None:
        if self._take(event.key):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def _style(self, kind: SpanKind) -> Style | None:
        name = CLASSES.get(kind)
        return None if name is None else self.get_component_rich_style(name, partial=True)


def typed_spans(typed: str, draft: Draft) -> list[Span]:
    """Return the spans of a draft as places of the line as it was typed.

    The draft's line is the typed one without controls and doubled spaces. Where it differs in
    more than that, the spans of the rest are left out.
    """
    places: list[int] = []
    at = 0
    for letter in draft.line:
        while at < len(typed) and typed[at] != letter and _left_out(typed[at]):
            at += 1
        if at == len(typed) or (typed[at] != letter and not typed[at].isspace()):
            break
        places.append(at)
        at += 1
    return [
        Span(places[span.start], places[span.end - 1] + 1, span.kind)
        for span in draft.spans
        if span.start < span.end <= len(places)
    ]


def _left_out(letter: str) -> bool:
    return letter == " " or not letter.isprintable()
