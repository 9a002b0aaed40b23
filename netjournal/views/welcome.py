"""What an empty journal says: the first steps, and where the words will be kept."""

from __future__ import annotations

from collections.abc import Callable

from netjournal.views.tones import Tone

_EXAMPLE = "Ada Lovelace: I owe her slides by fri"
_STEPS = (
    ("note", "write your first note, in plain words:"),
    ("everyone", "everyone you met, or everybody you know"),
    ("import", "import people: vCard, LinkedIn, any CSV"),
    ("help", "what the signs mean, and every key"),
    ("palette", "all commands"),
    ("quit", "quit; everything is saved already"),
)


def welcome(path: str, key_of: Callable[[str], str]) -> tuple[tuple[str, Tone], ...]:
    """Return the lines with their tones; `key_of` gives the key of an action."""
    lines: list[tuple[str, Tone]] = [("Nobody here yet.", Tone.STRONG), ("", Tone.PLAIN)]
    for action, words in _STEPS:
        lines.append((f"{key_of(action):>6}  {words}", Tone.PLAIN))
        if action == "note":
            lines.append((f"{'':8}{_EXAMPLE}", Tone.TAG))
    lines += [
        ("", Tone.PLAIN),
        ("Made-up people to look at: netjournal demo", Tone.DIM),
        (f"Your data, on this laptop only: {path}", Tone.DIM),
    ]
    return tuple(lines)
