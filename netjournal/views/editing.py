"""Any record as labelled lines, and the edit that changed lines make of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making import (
    contacts,
    entries,
    favors,
    follow_ups,
    goals,
    introductions,
    opportunities,
    resources,
    tags,
)
from netjournal.model.making.rebased import rebased
from netjournal.model.records import (
    Contact,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Record,
    Resource,
    Tag,
)
from netjournal.views import form, goal_form, introduction_form, opportunity_form, phrases, tag_form
from netjournal.views import introductions as spoken
from netjournal.views.form import Field
from netjournal.views.manner import PLAIN, Manner


def fields_of(record: Record, journal: Journal, manner: Manner = PLAIN) -> tuple[Field, ...]:
    """Return a record as labelled lines; one that has no form has none."""
    match record:
        case Contact():
            return form.contact_fields(record, journal, manner)
        case Entry():
            return form.entry_fields(record, journal, manner)
        case Favor():
            return form.favor_fields(record, journal, manner)
        case FollowUp():
            return form.follow_up_fields(record, journal, manner)
        case Tag():
            return tag_form.tag_fields(record, journal, manner)
        case Opportunity():
            return opportunity_form.opportunity_fields(record, journal, manner)
        case Goal():
            return goal_form.goal_fields(record, journal, manner)
        case Resource():
            return goal_form.resource_fields(record, journal, manner)
        case Introduction():
            return introduction_form.introduction_fields(record, journal, manner)
    return ()


def edited(
    journal: Journal,
    record: Record,
    fields: Sequence[Field],
    *,
    now: datetime,
    new_id: NewId,
    manner: Manner = PLAIN,
) -> Edit:
    """Return the edit that labelled lines make of a record; raises Usage naming the line.

    `record` is as it was when they were shown; what others changed since stays, or is Refused.
    `manner` is the one the lines were shown in; days in words count from the day of `now`.
    """
    manner = manner._replace(today=manner.today or now.date())
    match record:
        case Contact():
            person = rebased(journal, record, form.contact_from(fields, record, journal, manner))
            return contacts.change(journal, person, now=now, new_id=new_id)
        case Entry():
            entry = rebased(journal, record, form.entry_from(fields, record, journal, manner))
            return entries.change(journal, entry, now=now, new_id=new_id)
        case Favor():
            favor = rebased(journal, record, form.favor_from(fields, record, journal, manner))
            return favors.change(journal, favor, now=now)
        case FollowUp():
            task = rebased(journal, record, form.follow_up_from(fields, record, journal, manner))
            return follow_ups.change(journal, task, now=now)
        case Tag():
            page = rebased(journal, record, tag_form.tag_from(fields, record, journal, manner))
            return tags.change(journal, page, now=now, new_id=new_id)
        case Opportunity():
            made = opportunity_form.opportunity_from(fields, record, journal, manner)
            chance = rebased(journal, record, made)
            return opportunities.change(journal, chance, now=now, new_id=new_id)
        case Goal():
            goal = rebased(journal, record, goal_form.goal_from(fields, record, journal, manner))
            return goals.change(journal, goal, now=now, new_id=new_id)
        case Resource():
            read = goal_form.resource_from(fields, record, journal, manner)
            kept = rebased(journal, record, read)
            return resources.change(journal, kept, now=now, new_id=new_id)
        case Introduction():
            told = introduction_form.introduction_from(fields, record, journal, manner)
            return introductions.change(journal, rebased(journal, record, told), now=now)
    raise TypeError(f"there is no form for {type(record).__name__}")


def form_title(journal: Journal, record: Record) -> str:
    """Return what a form over a record is called."""
    match record:
        case Contact():
            return record.name
        case Entry():
            return f"{phrases.names(journal, record.contacts, record.others)}, {record.on}"
        case Favor() | FollowUp():
            who = journal.name(record.contact) if record.contact is not None else "a question"
            return f"For {who}" if isinstance(record, Favor) else f"Follow up: {who}"
        case Tag():
            return f"#{record.name}"
        case Opportunity():
            return opportunities.named(record)
        case Goal():
            return record.what
        case Resource():
            return record.title
        case Introduction():
            return f"the introduction of {spoken.pair(journal, record)}"
    return ""
