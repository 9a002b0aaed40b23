"""Reasons to write in words: mine may be late, theirs is only told, and nobody is blamed."""

from __future__ import annotations

from datetime import date

from netjournal.insight.introductions import matters
from netjournal.insight.pacing import pace_of
from netjournal.insight.reasons import Reason, Why
from netjournal.model.journal import Journal
from netjournal.model.records import ABOUT_KINDS
from netjournal.views import introductions as spoken
from netjournal.views import phrases


def reason_words(journal: Journal, reason: Reason, today: date) -> str:
    """Return one reason: "I owe: send the slides · 3 days late"."""
    label, what, when = _parts(journal, reason, today)
    said = ": ".join(filter(None, (label, " ".join(what.split()))))
    return " · ".join(filter(None, (said, when)))


def _parts(journal: Journal, reason: Reason, today: date) -> tuple[str, str, str]:
    match reason.why:
        case Why.OWE | Why.THEY:
            favor = journal.favors[reason.id]
            label = "I owe" if reason.why is Why.OWE else "they said they would"
            when = phrases.favor_due(journal, favor, today)
            if reason.why is Why.OWE and favor.due is None and reason.on is not None:
                when = f"since {phrases.short_day(reason.on, today)}"
            return label, phrases.what(favor), when
        case Why.WRITE:
            return (
                "write again",
                reason.what,
                phrases.follow_up_due(journal.follow_ups[reason.id], today),
            )
        case Why.PLAN:
            plan = journal.entries[reason.id]
            return f"{plan.kind} today", reason.what, plan.at
        case Why.INTRODUCTION:
            held = matters(journal, journal.introductions[reason.id])
            told = next((one for one in held if one.matter.value == reason.what), None)
            words = spoken.matter(journal, told) if told is not None else reason.what
            return "I owe", words, _since(reason, today)
        case Why.PACE:
            how = phrases.pace(pace_of(journal, journal.contacts[reason.id]))
            last = f"last in touch {phrases.short_day(reason.on, today)}" if reason.on else ""
            return last or "not in touch yet", "", how
        case Why.TOLD:
            entry = journal.entries[reason.id]
            label = "noted" if entry.kind in ABOUT_KINDS else entry.kind
            return f"{phrases.short_day(entry.on, today)}, {label}", reason.what, ""
        case Why.EVENT:
            return "to meet", f"#{reason.what}", _day(reason, today)
        case Why.COMING:
            return "coming", reason.what, _day(reason, today)
    return reason.why.value, reason.what, _day(reason, today)


def _since(reason: Reason, today: date) -> str:
    return f"since {phrases.short_day(reason.on, today)}" if reason.on else ""


def _day(reason: Reason, today: date) -> str:
    return phrases.near_day(reason.on, today) if reason.on else ""
