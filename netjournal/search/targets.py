"""Whom a way may lead to: one person, or anybody at an organization, as people write it."""

from __future__ import annotations

from typing import NamedTuple

from netjournal.errors import NotFound
from netjournal.insight.web import Web
from netjournal.model.journal import Journal
from netjournal.model.names import fold, match_people
from netjournal.search.resolve import Near, resolve_person


class Target(NamedTuple):
    """Whom to reach: some people, and the organization where they are the people of one."""

    people: tuple[int, ...]
    organization: str = ""


def resolve_target(
    journal: Journal, text: str, web: Web | None = None, near: Near | None = None
) -> Target:
    """Return whom the words mean; raises NotFound or Ambiguous.

    A person's name comes before an organization's, and both before a name with typing errors.
    """
    wanted = fold(text).strip().removeprefix("anyone at ").removeprefix("anybody at ").strip()
    at = wanted != fold(text).strip()
    if not at and any(match_people(text, journal.contacts.values())):
        return Target((resolve_person(journal, text, near).id,))
    web = web or Web(journal)
    organization = _organization(web, wanted)
    if organization:
        return Target(tuple(web.people_of(organization)), organization)
    if at:
        raise NotFound(f"Nobody you wrote down works at: {wanted}", "netjournal find looks for it.")
    return Target((resolve_person(journal, text, near).id,))


def _organization(web: Web, wanted: str) -> str:
    """Return the organization that is called so, begins so, or holds every word."""
    if not wanted:
        return ""
    folded = [(fold(name), name) for name in web.organizations()]
    for fits in (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
        lambda name: set(wanted.split()) <= set(name.split()),
    ):
        found = [name for key, name in folded if fits(key)]
        if found:
            return min(found, key=len)
    return ""
