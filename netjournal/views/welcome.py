"""What an empty journal says: the first steps, and where the words will be kept."""

from __future__ import annotations

from collections.abc import Callable

from netjournal.views.tones import Tone

_EXAMPLE = "Ada Lovelace: wants my slides > send slides by fri"
_STEPS = (
    ("note", "write your first note; one plain sentence is enough:"),
    ("everyone", "everyone you met, or a walk over everybody you know, in one go"),
    ("import", "import your people: vCard, LinkedIn, any CSV (nothing leaves this laptop)"),
    ("help", "what the signs mean, and every key"),
    ("palette", "all commands"),
    ("quit", "quit; everything is saved already"),
)


def welcome(path: str, key_of: Callable[[str], str]) -> tuple[tuple[str, Tone], ...]:
    """Return the lines with their tones; `key_of` gives the key of an action."""
    lines: list[tuple[str, Tone]] = [("Nobody here yet.", Tone.STRONG), ("", Tone.PLAIN)]
    for action, words in _STEPS:
        lines.append((f"{key_of(action):>8}   {words}", Tone.PLAIN))
        if action == "note":
            lines.append((f"{'':11}  {_EXAMPLE}", Tone.TAG))
    lines += [
        ("", Tone.PLAIN),
        ("   Look around first: netjournal demo opens made-up people.", Tone.DIM),
        (f"   Your data: {path}", Tone.DIM),
    ]
    return tuple(lines)
