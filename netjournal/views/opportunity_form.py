"""An opportunity as labelled lines, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netjournal.model.journal import Journal
from netjournal.model.making.opportunities import STAGES
from netjournal.model.records import Opportunity, Role
from netjournal.model.text import clean
from netjournal.views import parts, values
from netjournal.views.form import Field, Spec, read_back, shown, text_line
from netjournal.views.manner import PLAIN, Manner, Reader


def _show_role(value: Role, reader: Reader) -> str:
    name = reader.name(value.contact)
    return f"{name} ({value.part})" if value.part else name


def _role(text: str, reader: Reader) -> Role:
    found = re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", text)
    if found is None:
        return Role(contact=reader.person(text))
    return Role(contact=reader.person(found[1]), part=clean(found[2]))


_OPPORTUNITY = (
    text_line("what"),
    text_line("kind", hint="job, client, partnership, mentorship, talk, volunteering"),
    text_line("organization"),
    Spec("heard_from", "heard from", "a name", values.show_person, values.person),
    Spec("people", "person", "such as Ada Lovelace (hiring manager)", _show_role, _role, many=True),
    Spec("tag", "tag", "such as #jobsearch", values.show_tag, values.tag),
    Spec(
        "stages",
        "stage",
        "such as applied 2026-11-12",
        parts.show_step,
        parts.step(STAGES),
        many=True,
    ),
    Spec("about", "about", "anything", values.show_lines, values.clean_lines),
)


def opportunity_fields(
    chance: Opportunity, journal: Journal, manner: Manner = PLAIN
) -> tuple[Field, ...]:
    """Return an opportunity as labelled lines."""
    return tuple(shown(chance, _OPPORTUNITY, Reader(journal, manner)))


def opportunity_from(
    fields: Sequence[Field], before: Opportunity, journal: Journal, manner: Manner = PLAIN
) -> Opportunity:
    """Return the opportunity with what the lines say; raises Usage naming the line."""
    people = [role.contact for role in before.people]
    kept = [*people, before.heard_from] if before.heard_from else people
    return read_back(fields, before, _OPPORTUNITY, Reader(journal, manner, kept))
