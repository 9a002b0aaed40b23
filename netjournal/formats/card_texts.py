"""The text of a vCard file into the texts of its cards.

It knows the lines that begin and end a card, and nothing of the lines between.
"""

from __future__ import annotations

import re

from netjournal.formats.octets import BLANK

MAX_NESTED = 16
"""Cards inside cards (AGENT)."""

_MARKER = re.compile(
    r"^(?P<indent>[ \t\0]*)(?P<agent>(?:[\w-]+\.)?AGENT[^:\n]*:[ \t]*\n?[ \t]*)?"
    r"(?P<what>BEGIN|END)[ \t]*:[ \t]*VCARD[ \t\0]*(?:\n|\Z)",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(r"^(?:[\w-]+\.)?F?N[;:]", re.I | re.M)
_GLUED = re.compile(r"^([ \t]*END:VCARD)[ \t]*(?:\xef\xbb\xbf)?(?=BEGIN:VCARD)", re.I | re.M)


class _Open:
    """A card whose end has not come yet."""

    def __init__(self, place: int, indent: int) -> None:
        self.place = place
        self.indent = indent
        self.chunks: list[str] = []
        self.interrupted = 0
        """How many chunks came before another card began inside; 0: none did."""
        self.agent_head = ""
        self.agent_start = 0
        self.agent_depth = 0
        self.problem = ""


class _Splitter:
    """Walks over the BEGIN and END lines of a text and hands the rest to the innermost card."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.texts: list[tuple[str, str]] = []
        self.outside: list[str] = []
        self.loose: list[str] = []
        self.stack: list[_Open] = []

    def take(self, start: int, end: int) -> None:
        """Hand over the text between two markers; inside an AGENT it is cut out later."""
        if start < end and not (self.stack and self.stack[-1].agent_depth):
            (self.stack[-1].chunks if self.stack else self.loose).append(self.text[start:end])

    def begin(self, marker: re.Match[str]) -> None:
        """Open a card, or a card inside the AGENT property of the open one."""
        top = self.stack[-1] if self.stack else None
        if top and marker["agent"]:
            if not top.agent_depth:
                top.agent_start = marker.start("what")
                top.agent_head = marker["agent"].partition(":")[0]
            top.agent_depth += 1
            if top.agent_depth > MAX_NESTED:
                top.problem = "too many cards inside each other"
            return
        if top and top.agent_depth:
            # Only AGENT holds a card in a card: that one and its owner were left open.
            self.close_agent(top, marker.start())
        if top:
            top.interrupted = len(top.chunks)
        self.outside += self.loose
        self.loose = []
        self.stack.append(_Open(len(self.texts), len(marker["indent"].strip("\0"))))
        self.texts.append(("", ""))

    def end(self, marker: re.Match[str]) -> None:
        """Close the innermost card; one that never began is made of the loose lines before it."""
        if self.stack:
            top = self.stack[-1]
            if top.agent_depth:
                top.agent_depth -= 1
                if not top.agent_depth:
                    self.close_agent(top, marker.end())
            else:
                self.close(self.stack.pop(), ended=True)
        elif ":" in "".join(self.loose):
            self.texts.append(("".join(self.loose), ""))
            self.loose = []

    def close_agent(self, card: _Open, end: int) -> None:
        """Put a whole card into its owner's text as one line."""
        card.agent_depth = 0
        lines = self.text[card.agent_start : end].split("\n")
        inner = "\\n".join(line.strip(BLANK) for line in lines if line.strip(BLANK))
        card.chunks.append(f"{card.agent_head}:{inner}\n")

    def close(self, card: _Open, *, ended: bool = False) -> None:
        """Keep a card's text in its place in the file."""
        before = "".join(card.chunks[: card.interrupted])
        after = "".join(card.chunks[card.interrupted :])
        if ended and _NAMED.search(before) and _NAMED.search(after):
            # The card was left open, and the end is that of one whose beginning is missing.
            self.texts.append((after, ""))
            after = ""
        source = before + after
        if card.indent:
            source = re.sub(rf"^[ \t]{{1,{card.indent}}}", "", source, flags=re.M)
        self.texts[card.place] = (source, card.problem)

    def finish(self) -> None:
        """Close what the file left open. A card left open ends where the next one begins."""
        for card in self.stack:
            if card.agent_depth:
                self.close_agent(card, len(self.text))
            self.close(card)
        self.outside += self.loose


def split_cards(text: str) -> tuple[list[tuple[str, str]], str]:
    """Return the texts of the cards with what is wrong with them, and the text outside of them."""
    text = _GLUED.sub(r"\1\n", text)
    splitter = _Splitter(text)
    position = 0
    for marker in _MARKER.finditer(text):
        splitter.take(position, marker.start())
        position = marker.end()
        if marker["what"][0] in "Bb":
            splitter.begin(marker)
        else:
            splitter.end(marker)
    if splitter.texts:
        splitter.take(position, len(text))
        splitter.finish()
    return splitter.texts, "".join(splitter.outside)
