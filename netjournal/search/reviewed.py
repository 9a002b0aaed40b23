"""What a review is about, by the words of who asks: a year, a tag or a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from netjournal.insight.review import Came, of_person, of_tag, of_year
from netjournal.insight.tags import page_of
from netjournal.model.journal import Journal
from netjournal.search.resolve import Near, resolve_person


class About(NamedTuple):
    """What is reviewed: a title, what finds out what came of it, and the person if it is one."""

    title: str
    came: Callable[[], Came]
    contact: int | None = None


def about_words(journal: Journal, text: str, today: date, near: Near | None = None) -> About:
    """Return what the words mean: a year, a tag in use, else a person; none: this year."""
    words = text.strip() or str(today.year)
    if words.isdecimal() and len(words) == 4:
        return About(f"What came of {words}", partial(of_year, journal, int(words), today))
    name = words.removeprefix("#")
    page = page_of(journal, name)
    if page is not None:
        return About(f"What came of #{page.name}", partial(of_tag, journal, page.name, today))
    person = resolve_person(journal, words, near)
    came = partial(of_person, journal, person.id)
    return About(f"What came of {person.name}", came, person.id)
