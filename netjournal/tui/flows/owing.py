"""What is owed, moved on by keys: done, in part, later, let go; one row, or all that are marked."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from datetime import date

from netjournal.errors import Refused
from netjournal.insight.introductions import DONE, Matter, matters, next_small_step
from netjournal.model.amounts import show_amount
from netjournal.model.edits import Edit
from netjournal.model.introducing import DECLINED, MADE
from netjournal.model.journal import Journal
from netjournal.model.making import anything, favors, follow_ups, introductions
from netjournal.model.owing import remaining
from netjournal.model.records import Amount, Favor, FollowUp, Introduction, Record, State
from netjournal.tui.flows.writing import day_and_words
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session


def open_favors(journal: Journal, marked: Iterable[int]) -> list[Favor]:
    """Return the marked favors that are still open, in the order of their ids."""
    found = (journal.favors.get(one) for one in sorted(marked))
    return [one for one in found if one is not None and one.state is State.OPEN]


def done(
    session: Session, several: Sequence[Favor], record: Record | None, matter: str = ""
) -> Edit | None:
    """Return the edit that says something is done, or opens it again where it is over.

    `matter` is the part of an introduction that a row is about.
    """
    journal, today = session.journal, session.today
    if several:
        return anything.all_settled(
            journal, several, today, now=session.now(), new_id=session.new_id
        )
    if isinstance(record, Introduction):
        asked = [one.matter for one in matters(journal, record)]
        which = Matter(matter) if matter else next(iter(asked), None)
        if which not in asked or which is None:
            return introductions.reopen(journal, record)
        return introductions.advance(journal, record, DONE[which], today)
    return anything.settled_or_reopened(
        journal, record, today, now=session.now(), new_id=session.new_id
    )


def put_off(
    session: Session, several: Sequence[Favor], record: Record | None, until: date
) -> Edit | None:
    """Return the edit that hides something until a day; raises Usage for one that is over."""
    if several:
        anything.refuse_past(until, session.today)
        return favors.later(session.journal, several, until)
    return anything.put_off(session.journal, record, until, session.today)


def let_go(session: Session, several: Sequence[Favor], record: Record | None) -> Edit | None:
    """Return the edit that ends something that will not be done."""
    if several:
        return favors.let_go(session.journal, several, session.today)
    return anything.let_go(session.journal, record, session.today)


def declined(session: Session, record: Record | None) -> Edit | None:
    """Return the edit that says an introduction is not wanted."""
    if not isinstance(record, Introduction) or not _is_open(session.journal, record):
        return None
    return introductions.advance(session.journal, record, DECLINED, session.today)


def small_step(session: Session, record: Introduction) -> Edit | None:
    """Return the edit of an introduction's next small step: asked, agreed; None: there is none."""
    if not _is_open(session.journal, record):
        return None
    step, who = next_small_step(record)
    return introductions.advance(session.journal, record, step, session.today, who)


def _is_open(journal: Journal, record: Introduction) -> bool:
    """Tell whether an introduction is still to be made."""
    made = any(step.step == MADE for step in record.steps)
    return not made and any(True for _ in matters(journal, record))


def part_question(session: Session, favor: Favor) -> tuple[str, str]:
    """Return the title and the hint of the box that asks which part is done."""
    left = remaining(favor)
    if left is None:
        return f"Done in part: {favor.what}", "a few words: the first chapter"
    shown = show_amount(left, session.settings.currency)
    return f"Done in part: {favor.what}", f"how much of the {shown} that is left, or a few words"


def echo_part(session: Session, favor: Favor, words: str) -> tuple[bool, str]:
    """Say how a part is read, as it is typed."""
    try:
        amount, said = favors.named_part(favor, words)
    except Refused as problem:
        return False, problem.sentence
    left = remaining(favor)
    if amount is None or left is None:
        return bool(said), f"in words: {said}"
    currency = session.settings.currency
    if amount.currency != left.currency:
        return False, f"What is owed is {left.currency}"
    if not 0 < amount.minor <= left.minor:
        return False, f"only {show_amount(left, currency)} of it is left"
    rest = Amount(minor=left.minor - amount.minor, currency=left.currency)
    after = f"{show_amount(rest, currency)} left" if rest.minor else "then all of it is done"
    return True, f"{show_amount(amount, currency)} now, {after}"


async def part(desk: DeskScreen, favor: Favor, answer: Awaitable[str | None]) -> None:
    """Settle a part: of money the amount that was typed, of anything else the words."""
    amount, text = favors.named_part(favor, await answer or "")
    if amount or text:
        journal, today = desk.session.journal, desk.session.today
        desk.commit(favors.settle_part(journal, favor, today, amount=amount, text=text))


async def later_until(
    desk: DeskScreen, several: Sequence[Favor], record: Record | None, answer: Awaitable[str | None]
) -> bool:
    """Put something off until a day that is asked for; tell whether it was."""
    words = await answer
    day, _ = day_and_words(words, desk.session) if words else (None, "")
    edit = put_off(desk.session, several, record, day) if day else None
    if edit is not None:
        desk.commit(edit)
    return edit is not None


async def answered(desk: DeskScreen, task: FollowUp, answer: Awaitable[str | None]) -> None:
    """Strike out a question that somebody answered; no name: whoever it was meant for."""
    name = await answer
    if name is None:
        return
    session = desk.session
    who = named(session, name) if name.strip() else None
    desk.commit(follow_ups.answered(session.journal, task, session.today, by=who))


def named(session: Session, name: str) -> int:
    """Return whom a name means; raises NotFound or Ambiguous."""
    # Resolving a name is not needed to show a journal.
    from netjournal.search.resolve import resolve_person

    return resolve_person(session.journal, name, session.finder.people).id


def echo_person(session: Session, name: str) -> tuple[bool, str]:
    """Say whom a name means, as it is typed."""
    found = session.finder.people(name, 1) if name.strip() else []
    if not found:
        return not name.strip(), "nobody yet"
    return True, session.journal.name(found[0].id)
