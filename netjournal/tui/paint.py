"""The only place where text of a person or a file becomes Content, the styled text Textual shows.

Controls are made visible and markup is never parsed. It knows tones and cells, not records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len
from textual.content import Content

from netjournal.model.text import visible
from netjournal.views.tones import Tone

Align = Literal["left", "right"]

TONES: Mapping[Tone, str] = {
    Tone.PLAIN: "",
    Tone.DIM: "$nj-dim",
    Tone.STRONG: "bold",
    Tone.LATE: "bold $nj-late",
    Tone.SOON: "$nj-soon",
    Tone.OWE: "$nj-owe",
    Tone.OWED: "$nj-owed",
    Tone.DONE: "$nj-dim",
    Tone.TAG: "$nj-tag",
    Tone.HEADING: "bold $nj-heading",
    Tone.MATCH: "bold underline",
}
"""The style of each tone; the variables are set by every theme (`themes.variables`)."""

CURSOR = "$block-cursor-foreground on $block-cursor-background"
FRAME, FOCUSED_FRAME = "$nj-border", "$nj-focus"
FRAME_TITLE, FOCUSED_TITLE = "$nj-heading", "bold $nj-focus"


def text(words: str, tone: Tone = Tone.PLAIN) -> Content:
    """Return the words as they are, controls as pictures, in the style of the tone."""
    return Content.styled(visible(words), TONES[tone], strip_control_codes=False)


def highlight(words: str, spans: Iterable[tuple[int, int]], tone: Tone = Tone.PLAIN) -> Content:
    """Return the words with the spans (start, end; in characters) bold and underlined."""
    content = text(words, tone)
    for start, end in spans:
        content = content.stylize(TONES[Tone.MATCH], start, end)
    return content


def width(content: Content | str) -> int:
    """Cells that the content takes on a terminal; a CJK character takes two."""
    return cell_len(content) if isinstance(content, str) else content.cell_length


def crop(content: Content | str, cells: int) -> Content:
    """Return the content in at most that many cells, its end replaced by … if it is longer."""
    whole = text(content) if isinstance(content, str) else content
    if cells <= 0:
        return Content("")
    return whole.truncate(cells, ellipsis=True)


def cell(content: Content | str, cells: int, align: Align = "left") -> Content:
    """Return the content in exactly that many cells: cropped with …, or padded with spaces."""
    cropped = crop(content, cells)
    missing = max(0, cells) - cropped.cell_length
    if not missing:
        return cropped
    return cropped.pad_left(missing) if align == "right" else cropped.pad_right(missing)


def row(*cells: Content | str) -> Content:
    """Join cells, made by `cell`, into one line; bare strings are spaces and signs of our own."""
    return Content.assemble(*cells, strip_control_codes=False)


def spread(left: Content | str, right: Content | str, cells: int) -> Content:
    """Return one line with `left` at its start and `right` at its end; `left` is cropped first."""
    end = crop(right, cells)
    room = cells - end.cell_length
    if not end.cell_length:
        return cell(left, cells)
    return row(cell(left, room - 1), " " if room > 0 else "", end)


def items(words: Iterable[str], cells: int) -> Content:
    """Return as many words as fit whole, in their order, with dots between."""
    held = ""
    for one in words:
        longer = f"{held} · {one}" if held else one
        if cell_len(longer) > cells:
            break
        held = longer
    return Content(held)


def lines(toned: Iterable[tuple[str, Tone]]) -> Content:
    """Return several lines, each in its tone."""
    return Content("\n").join(text(words, tone) for words, tone in toned)


@lru_cache(maxsize=16_384)
def wrapped(words: str, cells: int) -> Sequence[str]:
    """Return words on as many lines as they need; a page asks for all of its own at each edit."""
    cells = max(10, cells)
    if not words.isprintable() or width(words) != len(words):
        return tuple(line.plain for line in text(words).wrap(cells)) or ("",)
    # Where a letter is a cell, this does the same in a hundredth of the time.
    lines: list[str] = []
    rest = words.rstrip()
    while len(rest) > cells:
        cut = rest.rfind(" ", 1, cells + 1)
        cut = cells if cut < 0 else cut
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return (*lines, rest)
