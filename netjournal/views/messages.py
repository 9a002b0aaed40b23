"""Texts for messages from templates: the user's own, and a few to begin with. Nothing is sent.

A template is plain text; names in braces are filled in, any other braces stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netjournal.insight.introductions import Matter
from netjournal.insight.owed import since
from netjournal.insight.private import is_private
from netjournal.insight.reasons import Reason, Why
from netjournal.model.introducing import other
from netjournal.model.journal import Journal
from netjournal.model.records import ME, Direction, Favor, FollowUp, Introduction, Record
from netjournal.views import phrases

BUILT_IN: Mapping[str, str] = {
    "remind": (
        "Hi {first},\n\nI am thinking back to what you kindly offered: {what}. No hurry at all; if"
        " it no longer fits, a short word is just as fine.\n\nWith thanks\n{me}"
    ),
    "deliver": "Hi {first},\n\nhere is what I promised: {what}.\n\nBest wishes\n{me}",
    "delay": (
        "Hi {first},\n\nI have not forgotten: {what}. It takes me a little longer than I said;"
        " I will write as soon as it is done.\n\nBest wishes\n{me}"
    ),
    "ask-for-introduction": (
        "Hi {first},\n\nI would like to get to know {other}. Would you feel comfortable to"
        " introduce me? If not, that is perfectly fine; and if there is somebody I can introduce"
        " you to in turn, please say so.\n\nBest wishes\n{me}"
    ),
    "ask-whether": (
        "Hi {first},\n\nI think you and {other} would have something to talk about. Shall I"
        " introduce you to each other? Only if you like.\n\nBest wishes\n{me}"
    ),
    "introduce": (
        "Hi {first}, hi {other_first},\n\nyou both agreed, so here you are: {name}, meet {other};"
        " {other}, meet {name}. I leave the rest to you.\n\nBest wishes\n{me}"
    ),
    "thank": (
        "Hi {first},\n\nthank you for introducing me to {other}. If I can do anything in turn,"
        " please tell me.\n\nWarmly\n{me}"
    ),
    "give-back": (
        "Hi {first},\n\nyou introduced me to {other}, and that has helped. What could I do for"
        " you: an introduction, a pair of eyes on a draft, anything?\n\nWarmly\n{me}"
    ),
    "keep-in-touch": (
        "Hi {first},\n\nyou came to my mind, because of this: {what}. How is it going?"
        "\n\nBest wishes\n{me}"
    ),
    "congratulate": (
        "Hi {first},\n\nI hear there is something new: {what}. Congratulations! How is it so far?"
        "\n\nBest wishes\n{me}"
    ),
    "birthday": "Hi {first},\n\nhappy birthday, and a good year to you!\n\nWarmly\n{me}",
    "write-again": "Hi {first},\n\nhow are you? {what}\n\nBest wishes\n{me}",
}
"""What there is before the user writes templates; a file of the same name takes its place."""

FITTING: Mapping[str, tuple[str, ...]] = {
    Direction.I_OWE.value: ("deliver", "delay"),
    Direction.THEY_OWE.value: ("remind",),
    Matter.WAIT.value: ("ask-for-introduction",),
    Matter.INTRODUCE.value: ("ask-whether", "introduce"),
    Matter.THANK.value: ("thank",),
    Matter.GIVE_BACK.value: ("give-back",),
    "follow_up": ("write-again",),
    Why.BIRTHDAY.value: ("birthday",),
    Why.NEW.value: ("congratulate", "write-again"),
    Why.COMING.value: ("keep-in-touch",),
    Why.TOLD.value: ("keep-in-touch", "write-again"),
}
"""The templates that fit what a row is about, the likeliest first."""


_OF_RECORD = (Why.OWE, Why.WRITE, Why.INTRODUCTION)
"""The reasons whose record says what the message is about."""
_NEEDED = ("what", "other", "other_first")


class Text(NamedTuple):
    """A filled template."""

    name: str
    words: str


class About(NamedTuple):
    """What a message is about: which templates fit, and the values of their names in braces."""

    fits: tuple[str, ...]
    values: Mapping[str, str]


def about(
    journal: Journal, contact: int, record: Record | None, matter: str, me: str, today: date
) -> About:
    """Return what a message to somebody about the record of a row can say."""
    name = journal.name(contact)
    values = {
        "name": name,
        "first": _first(name),
        "me": me,
        "today": phrases.long_day(today, today),
    }
    values |= {"what": "", "since": "", "due": "", "other": "", "other_first": ""}
    match record:
        case Favor() if not is_private(journal, record):
            said = since(journal, record)
            values["what"] = record.what
            values["since"] = phrases.long_day(said, today) if said else ""
            values["due"] = phrases.long_day(record.due, today) if record.due else ""
            return About(FITTING[record.direction.value], values)
        case FollowUp():
            values["what"] = "" if is_private(journal, record) else record.why
            return About(FITTING["follow_up"], values)
        case Introduction():
            whom = other(record, ME) if ME in record.people else other(record, contact)
            values["other"] = journal.name(whom)
            values["other_first"] = _first(values["other"])
            return About(FITTING.get(matter, FITTING[Matter.THANK.value]), values)
    return About(FITTING["follow_up"], values)


def about_reasons(
    journal: Journal, contact: int, found: Sequence[Reason], me: str, today: date
) -> About:
    """Return what a message can say that is about the first of some reasons that says enough."""
    lead = next((one for one in found if one.why.value in FITTING or one.why in _OF_RECORD), None)
    if lead is not None and lead.why in _OF_RECORD:
        record = journal.table(lead.table)[lead.id]
        return about(journal, contact, record, lead.what, me, today)
    made = about(journal, contact, None, "", me, today)
    if lead is None:
        return made
    when = phrases.long_day(lead.on, today) if lead.on else ""
    said = {"what": " ".join(lead.what.split()).rstrip("."), "since": when}
    return About(FITTING[lead.why.value], {**made.values, **said})


def texts(templates: Mapping[str, str], wanted: About) -> list[Text]:
    """Return the templates filled, those that fit first; left out is what would have a hole."""
    empty = [f"{{{name}}}" for name in _NEEDED if not wanted.values[name]]
    names = [*(one for one in wanted.fits if one in templates)]
    names += [
        name
        for name, text in templates.items()
        if name not in names and not any(hole in text for hole in empty)
    ]
    return [Text(name, fill(templates[name], wanted.values)) for name in names]


def with_own(own: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the user's own templates first, then what is built in and has no file of its name."""
    held = dict(own)
    return {**held, **{name: text for name, text in BUILT_IN.items() if name not in held}}


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values in the place of their names; lines left empty by missing ones are closed up."""
    words = template
    # One pass over the template: what is put in is never looked into.
    pieces: list[str] = []
    while "{" in words:
        before, _, rest = words.partition("{")
        name, closed, after = rest.partition("}")
        pieces.append(before)
        if closed and name in values:
            pieces.append(values[name])
            words = after
        else:
            pieces.append("{")
            words = rest
    filled = "".join([*pieces, words])
    return "\n".join(line.rstrip() for line in filled.strip().splitlines())


def _first(name: str) -> str:
    return name.split()[0] if name.split() else name
