"""One line about an opportunity: "Cataloguer at Juniper Library via Grace #jobsearch"."""

from __future__ import annotations

import re

from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making.opportunities import KINDS
from netjournal.model.names import fold
from netjournal.model.records import Opportunity
from netjournal.model.text import clean
from netjournal.views.introducing import fitting

_TAG = re.compile(r"(?:^|\s)#([^\W\d_][\w-]*)")
_VIA = re.compile(r"\s+(?:via|through|from)\s+(.+)$", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|with)\s+(.+)$", re.IGNORECASE)
_SIGNS = {
    **dict.fromkeys(("talk", "keynote", "panel", "workshop", "lecture"), "talk"),
    **dict.fromkeys(("client", "contract", "order", "sale"), "client"),
    **dict.fromkeys(("volunteer", "volunteering"), "volunteering"),
    **dict.fromkeys(("mentor", "mentorship", "mentoring"), "mentorship"),
    **dict.fromkeys(("partner", "partnership", "collaboration"), "partnership"),
}


def read_chance(journal: Journal, line: str, new_id: NewId) -> Opportunity:
    """Read a line; who it was heard from must be one person, else the words stay as they are."""
    tag = _TAG.search(line)
    what = clean(_TAG.sub("", line))
    heard: int | None = None
    via = _VIA.search(what)
    if via is not None:
        found = fitting(journal, via[1])
        if len(found) == 1:
            heard, what = found[0], what[: via.start()]
    at = _AT.search(what)
    organization, what = (at[1], what[: at.start()]) if at else ("", what)
    return Opportunity(
        id=new_id(),
        what=what,
        kind=_kind(what),
        organization=organization,
        heard_from=heard,
        tag=tag[1] if tag else "",
    )


def echo(journal: Journal, chance: Opportunity) -> str:
    """Say how a line was read."""
    heard = f"through {journal.name(chance.heard_from)}" if chance.heard_from else ""
    at = f"at {chance.organization}" if chance.organization else ""
    tag = f"#{chance.tag}" if chance.tag else ""
    return " · ".join(filter(None, (chance.what, at, heard, tag, chance.kind)))


def _kind(what: str) -> str:
    words = fold(what).split()
    return next((_SIGNS[word] for word in words if word in _SIGNS), KINDS[0])
