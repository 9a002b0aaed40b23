"""Goals, and links and reading, as labelled lines and back; and how one line of each is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from netjournal.errors import Usage
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Goal, Resource, State
from netjournal.model.text import clean
from netjournal.views import values
from netjournal.views.form import Field, Spec, read_back, shown, text_line
from netjournal.views.introducing import fitting
from netjournal.views.manner import PLAIN, Manner, Reader

OPENED = ("http", "https", "mailto")
"""The only kinds of link that a key opens."""

_TAG = re.compile(r"(?:^|\s)[#＃]([^\W\d_][\w-]*)")
_WITH = re.compile(r"\s+with\s+", re.IGNORECASE)
_FOR = re.compile(r"(?:^|\s+)(?:for|from|via)\s+", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|mailto:)\S+|(?<![\w@.])www\.\S+", re.IGNORECASE)
_TRAILING = ".,;:!?)»”"

_GOAL = (
    text_line("what"),
    Spec("tags", "tag", "#mentor: who carries it serves", values.show_tag, values.tag, many=True),
    Spec("contacts", "with", "a name", values.show_person, values.person, many=True),
    Spec("state", "state", "open, done or let go", values.show_state, values.state),
    Spec("about", "about", "anything", values.show_lines, values.clean_lines),
)


def _show_goal(goal_id: int, reader: Reader) -> str:
    return reader.goal_name(goal_id)


def _goal(text: str, reader: Reader) -> int:
    return reader.goal(text)


_RESOURCE = (
    text_line("title"),
    text_line("link", hint="such as https://…"),
    Spec("contact", "person", "a name", values.show_person, values.person),
    Spec("tag", "tag", "such as #abos26", values.show_tag, values.tag),
    Spec("goal", "goal", "words of a goal", _show_goal, _goal),
)


def goal_fields(goal: Goal, journal: Journal, manner: Manner = PLAIN) -> tuple[Field, ...]:
    """Return a goal as labelled lines."""
    return tuple(shown(goal, _GOAL, Reader(journal, manner)))


def goal_from(
    fields: Sequence[Field], before: Goal, journal: Journal, manner: Manner = PLAIN
) -> Goal:
    """Return the goal with what the lines say; raises Usage naming the line."""
    after = read_back(fields, before, _GOAL, Reader(journal, manner, before.contacts))
    if not after.what:
        raise Usage("The line “what” is empty.")
    return after


def resource_fields(
    resource: Resource, journal: Journal, manner: Manner = PLAIN
) -> tuple[Field, ...]:
    """Return a link or a reading as labelled lines."""
    return tuple(shown(resource, _RESOURCE, Reader(journal, manner)))


def resource_from(
    fields: Sequence[Field], before: Resource, journal: Journal, manner: Manner = PLAIN
) -> Resource:
    """Return it with what the lines say; raises Usage naming the line."""
    held = () if before.contact is None else (before.contact,)
    after = read_back(fields, before, _RESOURCE, Reader(journal, manner, held))
    if not after.title:
        raise Usage("The line “title” is empty.")
    return after


def read_goal(journal: Journal, line: str, new_id: NewId) -> Goal:
    """Read "find a mentor #mentor with Grace Hopper"; names that fit nobody stay words."""
    tags = tuple(dict.fromkeys(_TAG.findall(line)))
    what = clean(_TAG.sub("", line))
    people: tuple[int, ...] = ()
    for found in _WITH.finditer(what):
        said = re.split(r",\s*|\s+and\s+|\s*&\s*", what[found.end() :])
        named = [fitting(journal, one) for one in said if one.strip()]
        if named and all(len(one) == 1 for one in named):
            people = tuple(dict.fromkeys(one[0] for one in named))
            what = what[: found.start()].rstrip(" ,")
            break
    return Goal(id=new_id(), what=what, tags=tags, contacts=people)


def read_resource(journal: Journal, line: str, new_id: NewId) -> Resource:
    """Read "https://… On crystals, for Mary Somerville #reading"; `for` may name a goal too.

    Without words of its own it is called as its link is.
    """
    link = _LINK.search(line)
    said = ""
    if link is not None:
        said = link[0].rstrip(_TRAILING)
        line = f"{line[: link.start()]}{line[link.start() + len(said) :]}"
    tag = _TAG.search(line)
    title = clean(_TAG.sub("", line).replace("()", "")).rstrip(" ,;.")
    contact: int | None = None
    goal: int | None = None
    for target in _FOR.finditer(title):
        words = title[target.end() :]
        found = fitting(journal, words)
        if len(found) == 1:
            contact = found[0]
        else:
            goal = _goal_named(journal, words)
        if contact is not None or goal is not None:
            title = title[: target.start()].rstrip(" ,;")
            break
    if said.lower().startswith("www."):
        said = f"https://{said}"
    return Resource(
        id=new_id(),
        title=title or _called(said),
        link=said,
        contact=contact,
        tag=tag[1] if tag else "",
        goal=goal,
    )


def _goal_named(journal: Journal, words: str) -> int | None:
    wanted = fold(words).removeprefix("goal").lstrip(": ").split()
    found = [
        one.id
        for one in journal.goals.values()
        if one.state is State.OPEN and wanted and set(wanted) <= set(fold(one.what).split())
    ]
    return found[0] if len(found) == 1 else None


def _called(link: str) -> str:
    return link.partition("://")[2].removeprefix("www.").rstrip("/") or link.partition(":")[2]


def may_open(link: str) -> bool:
    """Tell whether a link is a page of the web or an address to write to, and nothing else."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme.lower() not in OPENED or not link.isprintable() or " " in link:
        return False
    return bool(parts.path if parts.scheme.lower() == "mailto" else parts.netloc)


def echo_goal(journal: Journal, goal: Goal) -> str:
    """Say how the line of a goal was read."""
    people = ", ".join(map(journal.name, goal.contacts))
    tags = " ".join(f"#{tag}" for tag in goal.tags)
    return " · ".join(filter(None, (goal.what, people and f"with {people}", tags)))


def kept_with(journal: Journal, resource: Resource) -> list[str]:
    """Return what a link or a reading is kept with: a person, a tag, a goal."""
    person = journal.name(resource.contact) if resource.contact is not None else ""
    goal = journal.goals.get(resource.goal or 0)
    said = (person, resource.tag and f"#{resource.tag}", goal and f"goal: {goal.what}")
    return [one for one in said if one]


def echo_resource(journal: Journal, resource: Resource) -> str:
    """Say how the line of a link or a reading was read."""
    link = "" if resource.link.endswith(resource.title) else resource.title
    held = kept_with(journal, resource)
    return " · ".join(filter(None, (link, resource.link, *(f"for {one}" for one in held))))
