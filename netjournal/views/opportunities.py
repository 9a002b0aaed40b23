"""Opportunities in words, and their list by stage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netjournal.model.journal import Journal
from netjournal.model.making.opportunities import OVER, STAGES, named, stage_of
from netjournal.model.records import Opportunity
from netjournal.views import phrases
from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone


def by_stage(journal: Journal) -> list[tuple[str, list[Opportunity]]]:
    """Return the opportunities of each stage that has some; what is over comes last.

    Within a stage, what moved last comes first.
    """
    held: dict[str, list[Opportunity]] = {}
    for chance in journal.opportunities.values():
        held.setdefault(stage_of(chance), []).append(chance)
    order = [*STAGES, *(stage for stage in held if stage not in STAGES)]
    return [
        (stage, sorted(held[stage], key=_moved, reverse=True)) for stage in order if stage in held
    ]


def _moved(chance: Opportunity) -> tuple[date, int]:
    return (chance.stages[-1].on if chance.stages else date.min, chance.id)


def facts(journal: Journal, chance: Opportunity) -> list[str]:
    """Return what is known of an opportunity beside its words: kind, through whom, who, tag."""
    heard = f"through {journal.name(chance.heard_from)}" if chance.heard_from else ""
    people = ", ".join(
        f"{journal.name(role.contact)} ({role.part})" if role.part else journal.name(role.contact)
        for role in chance.people
    )
    tag = f"#{chance.tag}" if chance.tag else ""
    return [one for one in (chance.kind, heard, people, tag) if one]


def since(chance: Opportunity, today: date) -> str:
    """Return since when an opportunity stands where it does: "since 10 Nov"."""
    return f"since {phrases.short_day(chance.stages[-1].on, today)}" if chance.stages else ""


def history(chance: Opportunity, today: date) -> str:
    """Return every stage with its day: "lead 10 Nov, applied 12 Nov"."""
    return ", ".join(f"{one.step} {phrases.short_day(one.on, today)}" for one in chance.stages)


def line(journal: Journal, chance: Opportunity, today: date) -> str:
    """Return an opportunity in one line: stage, words, since when, and what is known of it."""
    more = "".join(f", {one}" for one in (since(chance, today), *facts(journal, chance)) if one)
    return f"{stage_of(chance)}: {named(chance)}{more}"


def opportunity_rows(journal: Journal, today: date) -> list[PageRow]:
    """Return the list by stage: a heading for each, and under it a row and what is known of it."""
    rows: list[PageRow] = []
    for stage, chances in by_stage(journal):
        if rows:
            rows.append(PageRow("heading", ""))
        rows.append(PageRow("heading", f"{stage} · {len(chances)}", tone=Tone.HEADING))
        tone = Tone.DONE if stage in OVER else Tone.PLAIN
        for one in chances:
            rows += _rows(journal, one, today, tone)
    return rows


def _rows(journal: Journal, chance: Opportunity, today: date, tone: Tone) -> Iterable[PageRow]:
    yield PageRow(
        "opportunity",
        named(chance),
        right=since(chance, today),
        tone=tone,
        table="opportunities",
        id=chance.id,
    )
    more = (" · ".join(facts(journal, chance)), history(chance, today), chance.about)
    for place, words in enumerate(filter(None, more), 1):
        yield PageRow("more", f"  {words}", tone=Tone.DIM, place=place, id=chance.id)
