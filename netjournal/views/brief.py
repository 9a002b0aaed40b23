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


def brief_rows(journal: Journal, brief: Brief, today: date) -> list[PageRow]:
    """Return what to know about somebody, most important first; every row is one fact."""
    contact = brief.contact
    work = ", ".join(filter(None, (title(contact), organization(contact))))
    say = f"say {contact.reading}" if contact.reading else ""
    who = (work, contact.city, *how_words(contact), contact.pronouns, say)
    read = (_resource(one) for one in brief.reading)
    return [
        *_said("who", " · ".join(filter(None, who)), contact.id),
        *_said("met", _met(journal, brief, today), contact.id),
        *_open(journal, brief, today),
        *_changed(journal, brief, today),
        *(_entry(journal, one, today, "", contact.id) for one in brief.last),
        *_coming(brief, today),
        *(_chance(one) for one in brief.chances),
        *_cares(brief),
        *read,
        *_discreet(brief),
    ]


def _said(label: str, words: str, contact: int, place: int = 0) -> Iterator[PageRow]:
    if words:
        yield PageRow("fact", words, label, table="contacts", id=contact, place=place)


def _met(journal: Journal, brief: Brief, today: date) -> str:
    how = met_words(journal, brief.contact)
    if brief.last_met is not None:
        last = f"last in touch {distance(brief.last_met, today)}"
    else:
        last = "" if brief.contact.met_yet else "not met yet"
    knows = phrases.names(journal, journal.known_by[brief.contact.id], most=2)
    through = f"known to {knows}" if knows and brief.last_met is None else ""
    return " · ".join(filter(None, (how, last, through)))


def _open(journal: Journal, brief: Brief, today: date) -> Iterator[PageRow]:
    for favor in brief.favors:
        yield _favor(journal, favor, today)
    for one in brief.matters:
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
    for task in brief.asks:
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


def _changed(journal: Journal, brief: Brief, today: date) -> Iterator[PageRow]:
    for place, position in enumerate(brief.moved):
        yield from _said("new", _position(position), brief.contact.id, place)
    for entry in brief.heard:
        yield _entry(journal, entry, today, "new", brief.contact.id)


def _position(position: Position) -> str:
    work = ", ".join(filter(None, (position.title, position.organization)))
    if position.until:
        return f"left {work}, {show_partial(position.until)}"
    return f"now {work}, since {show_partial(position.since)}"


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


def _coming(brief: Brief, today: date) -> Iterator[PageRow]:
    for place, one in enumerate(brief.coming):
        day = phrases.near_day(one.on, today)
        table, record = ("entries", one.entry) if one.entry else ("contacts", brief.contact.id)
        yield PageRow("fact", one.what, "coming", day, "", Tone.SOON, table, record, place)


def _chance(chance: Opportunity) -> PageRow:
    words = f"{named(chance)} · {stage_of(chance)}"
    return PageRow("fact", words, "may come", table="opportunities", id=chance.id)


def _cares(brief: Brief) -> Iterator[PageRow]:
    lines = [line for line in brief.contact.about.splitlines() if line.strip()]
    for place, line in enumerate(lines[:_ABOUT]):
        yield from _said("about", line, brief.contact.id, place)
    tags = " ".join(f"#{name}" for name in brief.topics[:8])
    yield from _said("speaks of", tags, brief.contact.id)


def _discreet(brief: Brief) -> Iterator[PageRow]:
    if brief.private:
        words = f"{phrases.count(brief.private, 'private note')} left out"
        yield from _said("discreet", words, brief.contact.id)


def _resource(resource: Resource) -> PageRow:
    words = phrases.resource(resource)
    return PageRow("fact", words, "read", tone=Tone.TAG, table="resources", id=resource.id)


def gathering_rows(journal: Journal, gathering: Gathering, today: date) -> list[PageRow]:
    """Return what to know before an event: whom to meet, who is new, and everybody you know."""
    rows: list[PageRow] = []
    page = gathering.page
    when = phrases.days(page.starts, page.ends, today)
    where = " · ".join(filter(None, (when, page.place, page.my_part)))
    if where:
        rows.append(PageRow("fact", where, "where"))
    rows += [_ask(one, today)._replace(text=one.why) for one in gathering.asks]
    rows += map(_resource, gathering.reading)
    met = sum(one.met for one in gathering.to_meet)
    rows += _section(
        f"To meet · {met} of {len(gathering.to_meet)} met",
        (_to_meet(journal, one, place) for place, one in enumerate(gathering.to_meet)),
    )
    rows += _section(
        f"People here whom you have not met yet · {len(gathering.not_met)}",
        _strangers(journal, gathering.not_met),
    )
    rows += _section(
        f"People you know · {len(gathering.people) + gathering.others}",
        (row for one in gathering.people for row in _acquaintance(journal, one, today)),
    )
    if gathering.others:
        rows.append(PageRow("more", f"and {gathering.others:,} more", tone=Tone.DIM))
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


def _acquaintance(journal: Journal, brief: Brief, today: date) -> Iterator[PageRow]:
    contact = brief.contact
    last = phrases.age(brief.last_met, today)
    about = (organization(contact), *how_words(contact))
    yield PageRow(
        "known",
        " · ".join(filter(None, (contact.name, *about))),
        right=last,
        tone=Tone.STRONG,
        table="contacts",
        id=contact.id,
    )
    for row in (*_open(journal, brief, today), *_changed(journal, brief, today)):
        task = journal.follow_ups.get(row.id) if row.table == "follow_ups" else None
        # Days to write have time, and what a group is asked stands at the top.
        if task is None or (task.on is None and task.contact is not None):
            yield row._replace(kind="detail")
    if not brief.heard:
        for entry in brief.last[:1]:
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
