"""What came of an entry, as labelled lines: "got advice", "gave a referral about Cataloguer"."""

from __future__ import annotations

import re

from netjournal.model.records import Gave, Outcome
from netjournal.model.text import clean
from netjournal.views.manner import Reader


def show_outcome(value: Outcome, reader: Reader) -> str:
    """Show what came of an entry: "got advice", "got interview about Cataloguer"."""
    about = reader.opportunity_name(value.opportunity) if value.opportunity else ""
    return f"{value.way.value} {value.kind}{f' about {about}' if about else ''}"


def outcome(text: str, reader: Reader) -> Outcome:
    """Read "gave advice", "got a referral about Cataloguer"."""
    words = clean(text)
    way, _, rest = words.partition(" ")
    kind, about, name = rest.partition(" about ")
    kind = re.sub(r"^(?:an?|the) ", "", kind.strip())
    if way.casefold() not in set(Gave) or not kind:
        raise ValueError("got or gave, and what: got advice, gave a referral about a job")
    return Outcome(
        kind=kind,
        way=Gave(way.casefold()),
        opportunity=reader.opportunity(name) if about else None,
    )
