"""A line of a page over the panes: what it says, and of which record."""

from __future__ import annotations

from typing import NamedTuple

from netjournal.model.records import ToMeet
from netjournal.views.tones import Tone


class PageRow(NamedTuple):
    """One line of a page: a `heading`, a `fact`, somebody `to_meet`, a `person`, or a record.

    `place` tells apart rows without a record of their own, such as people who have no card.
    """

    kind: str
    text: str
    label: str = ""
    right: str = ""
    sign: str = ""
    tone: Tone = Tone.PLAIN
    table: str = ""
    id: int = 0
    place: int = 0
    who: ToMeet | None = None
    matter: str = ""
    """Of what introductions ask for, which part the row is about."""

    @property
    def is_selectable(self) -> bool:
        """Whether the cursor stops here: headings are passed over."""
        return self.kind not in ("heading", "more")

    @property
    def key(self) -> object:
        """What tells the row from every other one."""
        if not self.is_selectable:
            return self
        return self.kind, self.table, self.id, self.matter, self.place
