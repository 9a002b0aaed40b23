"""A short page for people whom meeting people tires, in our own words."""

from __future__ import annotations

from collections.abc import Callable

from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone

TITLE = "If meeting people tires you"

_PARTS = (
    (
        "Few is enough",
        "Two people in a day are plenty, and none is fine. Set today_limit to what suits you.",
        "Whoever waits is not lost: they come up again another day, and nothing is counted.",
        "One good talk is worth more than thirty cards. Leave when you have had it.",
    ),
    (
        "Before",
        "You know more people than you think: the key {everyone} goes through them by kind.",
        "Choose three people to meet and two questions to ask; the key {tags} keeps both.",
        "Ask somebody you know to introduce you: the key {path} says who can.",
        "The key {brief} is for the last two minutes: who they are, what you said you would do.",
    ),
    (
        "There",
        "Go early, while the room is small. Look for whoever stands alone: they are glad of you.",
        "Ask, then listen. People like to tell what they do, and you need not say much.",
        "Sit beside somebody you have not met. Helping at a desk gives you a reason to talk.",
        "Step outside when you need to. One line on each person is rest, and saves the evening.",
    ),
    (
        "After",
        "Write it down the same night with the key {everyone}; {morning} says whom to write to.",
        "Writing counts as much as calling. Begin with what they told you, and what you promised.",
        "Offer before you ask: a link, a name, an answer. A good question is a gift as well.",
        "Let people go when it is time. It is a choice, not a failing.",
    ),
)


_TOLD = ("everyone", "tags", "path", "brief", "morning")
"""The actions whose keys it tells."""


def parts(key_of: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
    """Return the page in parts: a heading, then its sentences; `key_of` gives an action's key."""
    keys = {action: key_of(action) for action in _TOLD}
    return tuple(tuple(line.format(**keys) for line in part) for part in _PARTS)


def rows(key_of: Callable[[str], str]) -> list[PageRow]:
    """Return the page as rows."""
    made: list[PageRow] = []
    for heading, *lines in parts(key_of):
        if made:
            made.append(PageRow("heading", ""))
        made.append(PageRow("heading", heading, tone=Tone.HEADING))
        made += (PageRow("fact", line, place=len(made) + at) for at, line in enumerate(lines))
    return made
