"""Introductions in words: what each asks for, and each step as the timeline tells it."""

from __future__ import annotations

from netjournal.insight.introductions import Matter, Open, next_small_step
from netjournal.model.introducing import AGREED, ASKED, MADE, other
from netjournal.model.journal import Journal
from netjournal.model.records import ME, Introduction, Step


def matter(journal: Journal, one: Open) -> str:
    """Return what an introduction asks for: "intro to Charles Babbage (ask first)"."""
    held = one.introduction
    match one.matter:
        case Matter.INTRODUCE:
            whom = journal.name(other(held, one.contact))
            return f"intro to {whom} ({_next_words(journal, held)})"
        case Matter.WAIT:
            agreed = ", agreed" if any(s.step == AGREED for s in held.steps) else ""
            return f"intro me to {journal.name(other(held, ME))}{agreed}"
        case Matter.THANK:
            return f"thank for the intro to {journal.name(other(held, ME))}"
    return f"give back for meeting {journal.name(other(held, ME))}"


def _next_words(journal: Journal, introduction: Introduction) -> str:
    step, who = next_small_step(introduction)
    if step == MADE or who is None:
        return "ready"
    given = journal.name(who).split(" ", 1)[0]
    if step == AGREED:
        return f"asked {given}"
    return "ask too" if any(one.step == ASKED for one in introduction.steps) else "ask first"


def pair(journal: Journal, introduction: Introduction, contact: int | None = None) -> str:
    """Return who is introduced to whom by whom, as one of them sees it, or as nobody does.

    "Ada Lovelace and Charles Babbage", "to Charles Babbage", "me to Ada Lovelace, by Mary".
    """
    by = introduction.broker is not None and introduction.broker != contact
    words = f"by {journal.name(introduction.broker or 0)}" if by else ""
    if ME in introduction.people:
        whom = other(introduction, ME)
        return ", ".join(filter(None, ("me" if whom == contact else _me_to(journal, whom), words)))
    if contact in introduction.people:
        return ", ".join(
            filter(None, (f"to {journal.name(other(introduction, contact or 0))}", words))
        )
    return ", ".join(filter(None, (" and ".join(map(journal.name, introduction.people)), words)))


def _me_to(journal: Journal, whom: int) -> str:
    return f"me to {journal.name(whom)}"


def step_label(step: Step) -> str:
    """Return a step as the label of a row: "asked", "introduced"."""
    return "introduced" if step.step == MADE else step.step


def step_words(
    journal: Journal, introduction: Introduction, step: Step, contact: int | None = None
) -> str:
    """Return what a step was about, beside its label."""
    if step.who is None:
        return pair(journal, introduction, contact)
    whether = "whether to meet" if step.step == ASKED else "to meet"
    return f"{journal.name(step.who)}, {whether} {journal.name(other(introduction, step.who))}"
