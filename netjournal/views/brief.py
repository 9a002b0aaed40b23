"""What to know before meeting somebody, or before an event, as rows and as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from netjournal.insight.briefs import Brief, Gathering, NotMet
from netjournal.insight.introductions import SIDE
from netjournal.insight.owed import days_late
from netjournal.insight.people import organization, title
from netjournal.insight.tags import Listed
from netjournal.model.dates import distance, show_partial
from netjournal.model.journal import Journal
from netjournal.model.making.opportunities import named, stage_of
from netjournal.model.records import (
    Direction,
    Entry,
    Favor,
    FollowUp,
    Opportunity,
    Position,
    Resource,
)
from netjournal.views import introductions as spoken
from netjournal.views import phrases
from netjournal.views.card import how_words, met_words
from netjournal.views.handles import Handles
from netjournal.views.owes import favor_sign
from netjournal.views.page_row import PageRow
from netjournal.views.tag_page import MET, TO_MEET
from netjournal.views.timeline import entry_row
from netjournal.views.tones import Tone

_LONG, _SHORT = 150, 60
"""Letters of a note that two minutes have room for; and of one among many people's."""
_ABOUT = 2
"""Lines about somebody, of many."""
_STRANGERS = 12
"""How many people not met yet a page lists."""
_HANDLED = ("favors", "follow_ups", "entries", "introductions", "resources")


def title_of_brief(held: Brief | Gathering) -> str:
    """Return what stands over it."""
    if isinstance(held, Brief):
        return f"Before meeting {held.contact.name}"
    page = held.page
    return f"Before #{page.name} — {page.title}" if page.title else f"Before #{page.name}"


def brief_rows(journal: Journal, held: Brief, today: date) -> list[PageRow]:
    """Return what to know about somebody, most important first; every row is one fact."""
    contact = held.contact
    work = ", ".join(filter(None, (title(contact), organization(contact))))
    say = f"say {contact.reading}" if contact.reading else ""
    who = (work, contact.city, *how_words(contact), contact.pronouns, say)
    read = (_resource(one) for one in held.reading)
    return [
        *_said("who", " · ".join(filter(None, who)), contact.id),
        *_said("met", _met(journal, held, today), contact.id),
        *_open(journal, held, today),
        *_changed(journal, held, today),
        *(_entry(journal, one, today, "", contact.id) for one in held.last),
        *_coming(held, today),
        *(_chance(one) for one in held.chances),
        *_cares(held),
        *read,
        *_discreet(held),
    ]


def _said(label: str, words: str, contact: int, place: int = 0) -> Iterator[PageRow]:
    if words:
        yield PageRow("fact", words, label, table="contacts", id=contact, place=place)


def _met(journal: Journal, held: Brief, today: date) -> str:
    how = met_words(journal, held.contact)
    if held.last_met is not None:
        last = f"last in touch {distance(held.last_met, today)}"
    else:
        last = "" if held.contact.met_yet else "not met yet"
    knows = phrases.names(journal, journal.known_by[held.contact.id], most=2)
    through = f"known to {knows}" if knows and held.last_met is None else ""
    return " · ".join(filter(None, (how, last, through)))


def _open(journal: Journal, held: Brief, today: date) -> Iterator[PageRow]:
    for favor in held.favors:
        yield _favor(journal, favor, today)
    for one in held.matters:
        side = SIDE[one.matter]
        words = spoken.matter(journal, one)
        tone = Tone.OWE if side is Direction.I_OWE else Tone.OWED
        yield PageRow(
            "fact",
            words,
            phrases.SIDES[side],
            sign=_ARROWS[side],
            tone=tone,
            table="introductions",
            id=one.introduction.id,
            matter=one.matter.value,
        )
    for task in held.asks:
        yield _ask(task, today)


_ARROWS = {Direction.I_OWE: "→", Direction.THEY_OWE: "←"}


def _favor(journal: Journal, favor: Favor, today: date) -> PageRow:
    sign, tone = favor_sign(favor, today)
    return PageRow(
        "fact",
        phrases.what(favor),
        phrases.SIDES[favor.direction],
        phrases.favor_due(journal, favor, today),
        sign if days_late(favor, today) or sign == "!" else _ARROWS[favor.direction],
        tone,
        "favors",
        favor.id,
    )


def _ask(task: FollowUp, today: date) -> PageRow:
    of = f" (#{task.tag})" if task.contact is None else ""
    label = phrases.follow_up_label(task)
    words = f"{task.why}{of}" or "write again"
    right = phrases.follow_up_due(task, today)
    sign = "?" if task.on is None else ""
    return PageRow("fact", words, label, right, sign, Tone.SOON, "follow_ups", task.id)


def _changed(journal: Journal, held: Brief, today: date) -> Iterator[PageRow]:
    for place, position in enumerate(held.moved):
        yield from _said("new", _position(position), held.contact.id, place)
    for entry in held.heard:
        yield _entry(journal, entry, today, "new", held.contact.id)


def _position(held: Position) -> str:
    work = ", ".join(filter(None, (held.title, held.organization)))
    if held.until:
        return f"left {work}, {show_partial(held.until)}"
    return f"now {work}, since {show_partial(held.since)}"


def _entry(journal: Journal, entry: Entry, today: date, label: str, contact: int) -> PageRow:
    row = entry_row(journal, today, entry, contact)
    came = ", ".join(f"{one.way.value} {one.kind}" for one in entry.outcomes)
    day = phrases.short_day(entry.on, today)
    return PageRow(
        "fact",
        " · ".join(filter(None, (row.label, row.text))),
        label or day,
        " · ".join(filter(None, (came, day if label else ""))),
        row.sign,
        Tone.DIM,
        "entries",
        entry.id,
    )


def shortened(rows: Iterable[PageRow]) -> Iterator[PageRow]:
    """Return the rows with notes cut to what two minutes have room for."""
    for row in rows:
        most = _SHORT if row.kind == "detail" else _LONG
        if row.table == "entries" and len(row.text) > most:
            words = row.text[:most].rpartition(" ")[0] or row.text[:most]
            row = row._replace(text=f"{words} …")
        yield row


def _coming(held: Brief, today: date) -> Iterator[PageRow]:
    for place, one in enumerate(held.coming):
        day = phrases.near_day(one.on, today)
        table, record = ("entries", one.entry) if one.entry else ("contacts", held.contact.id)
        yield PageRow("fact", one.what, "coming", day, "", Tone.SOON, table, record, place)


def _chance(one: Opportunity) -> PageRow:
    words = f"{named(one)} · {stage_of(one)}"
    return PageRow("fact", words, "may come", table="opportunities", id=one.id)


def _cares(held: Brief) -> Iterator[PageRow]:
    lines = [line for line in held.contact.about.splitlines() if line.strip()]
    for place, line in enumerate(lines[:_ABOUT]):
        yield from _said("about", line, held.contact.id, place)
    tags = " ".join(f"#{name}" for name in held.topics[:8])
    yield from _said("speaks of", tags, held.contact.id)


def _discreet(held: Brief) -> Iterator[PageRow]:
    if held.private:
        words = f"{phrases.count(held.private, 'private note')} left out"
        yield from _said("discreet", words, held.contact.id)


def _resource(kept: Resource) -> PageRow:
    words = phrases.resource(kept)
    return PageRow("fact", words, "read", tone=Tone.TAG, table="resources", id=kept.id)


def gathering_rows(journal: Journal, held: Gathering, today: date) -> list[PageRow]:
    """Return what to know before an event: whom to meet, who is new, and everybody you know."""
    rows: list[PageRow] = []
    page = held.page
    when = phrases.days(page.starts, page.ends, today)
    where = " · ".join(filter(None, (when, page.place, page.my_part)))
    if where:
        rows.append(PageRow("fact", where, "where"))
    rows += [_ask(one, today)._replace(text=one.why) for one in held.asks]
    rows += map(_resource, held.reading)
    met = sum(one.met for one in held.to_meet)
    rows += _section(
        f"To meet · {met} of {len(held.to_meet)} met",
        (_to_meet(journal, one, place) for place, one in enumerate(held.to_meet)),
    )
    rows += _section(
        f"People here whom you have not met yet · {len(held.not_met)}",
        _strangers(journal, held.not_met),
    )
    rows += _section(
        f"People you know · {len(held.people) + held.others}",
        (row for one in held.people for row in _acquaintance(journal, one, today)),
    )
    if held.others:
        rows.append(PageRow("more", f"and {held.others:,} more", tone=Tone.DIM))
    return rows or [PageRow("heading", NOBODY, tone=Tone.DIM)]


NOBODY = "Nobody is known to come yet, and nothing is noted."


def _section(words: str, rows: Iterable[PageRow]) -> Iterator[PageRow]:
    listed = list(rows)
    if listed:
        yield PageRow("heading", "")
        yield PageRow("heading", words, tone=Tone.HEADING)
        yield from listed


def _to_meet(journal: Journal, one: Listed, place: int) -> PageRow:
    contact = journal.contacts.get(one.contact or 0)
    known = phrases.names(journal, journal.known_by[one.contact or 0], most=2)
    about = (organization(contact), contact.city) if contact else ()
    return PageRow(
        "to_meet",
        " · ".join(filter(None, (one.who.name, *about))),
        "",
        "met" if one.met else f"{known} knows them" if known else "not yet",
        MET if one.met else TO_MEET,
        Tone.DONE if one.met else Tone.SOON,
        "contacts" if contact else "",
        one.contact or 0,
        place,
    )


def _strangers(journal: Journal, people: Iterable[NotMet]) -> Iterator[PageRow]:
    listed = list(people)
    for one in listed[:_STRANGERS]:
        contact = journal.contacts[one.contact]
        known = phrases.names(journal, one.through, most=2)
        about = [organization(contact), contact.city]
        why = one.why if one.why not in about else ""
        yield PageRow(
            "stranger",
            " · ".join(filter(None, (contact.name, *about))),
            "",
            f"{known} knows them" if known else why,
            TO_MEET,
            Tone.PLAIN,
            "contacts",
            one.contact,
        )
    if len(listed) > _STRANGERS:
        yield PageRow("more", f"and {len(listed) - _STRANGERS:,} more", tone=Tone.DIM)


def _acquaintance(journal: Journal, held: Brief, today: date) -> Iterator[PageRow]:
    contact = held.contact
    last = phrases.age(held.last_met, today)
    about = (organization(contact), *how_words(contact))
    yield PageRow(
        "known",
        " · ".join(filter(None, (contact.name, *about))),
        right=last,
        tone=Tone.STRONG,
        table="contacts",
        id=contact.id,
    )
    for row in (*_open(journal, held, today), *_changed(journal, held, today)):
        task = journal.follow_ups.get(row.id) if row.table == "follow_ups" else None
        # Days to write have time, and what a group is asked stands at the top.
        if task is None or (task.on is None and task.contact is not None):
            yield row._replace(kind="detail")
    if not held.heard:
        for entry in held.last[:1]:
            yield _entry(journal, entry, today, "", contact.id)._replace(kind="detail")


_LABELS = {"to_meet": "to meet", "stranger": "not met yet", "known": "you know"}


def plain_lines(journal: Journal, title: str, rows: Iterable[PageRow]) -> Iterator[str]:
    """Return the rows as lines of words, each with whom it is about and the handle at its end."""
    handles = Handles(journal)
    yield title.replace(" — ", ", ")
    about = ""
    for row in rows:
        if row.kind == "heading":
            if row.text == NOBODY:
                yield row.text
            continue
        if row.kind == "known":
            about = row.text.partition(" · ")[0]
        label = _LABELS.get(row.kind, row.label)
        if row.kind == "detail":
            label = f"{about}, {label}"
        handle = f" [{handles(row.id)}]" if row.id and row.table in _HANDLED else ""
        words = ", ".join(filter(None, (row.text, row.right))).replace(" · ", ", ")
        yield f"{label}: {words}{handle}" if label else f"{words}{handle}"
