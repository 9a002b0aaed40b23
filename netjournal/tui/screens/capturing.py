"""The keys of the first screen that open a place for plain lines: a note, everyone I met, and the
morning after. What reads lines is loaded with the first of them: the first picture needs none."""

from __future__ import annotations

from functools import partial

from netjournal.actions import BY_ID
from netjournal.insight import events
from netjournal.tui.asking import ask, follow, open_keys
from netjournal.tui.screens.panes import PanesScreen


class CapturingScreen(PanesScreen):
    """The three panes, and places to write lines over them."""

    async def action_note(self) -> None:
        await self._note()

    async def action_note_for(self) -> None:
        await self._note(self.contact_in_mind())

    async def _note(self, contact: int | None = None) -> None:
        from netjournal.tui.flows import noting
        from netjournal.tui.screens.note import NoteBar

        event = events.on_day(self.session.journal, self.session.today)
        bar = NoteBar(self.session, partial(noting.note, self), person=contact, event=event)
        answer = await ask(self.app, bar)

        async def closed() -> None:
            if text := await answer:
                await self._debrief(text)
            else:
                await noting.closed(self, answer, bar.draft, self.key_of)

        follow(self, closed())

    async def action_everyone(self) -> None:
        await self._debrief()

    async def _debrief(self, pasted: str = "") -> None:
        from netjournal.tui.flows import debriefing
        from netjournal.tui.screens.debrief import DebriefScreen

        told = await ask(self.app, DebriefScreen(self.session, pasted))
        follow(self, debriefing.told(self, told))

    async def action_morning(self) -> None:
        from netjournal.tui.flows import morning
        from netjournal.tui.screens.morning import MorningScreen

        event = morning.newest(self.session)
        if not event:
            everyone = BY_ID["everyone"]
            self.say("~", "Nobody was met lately", f"{self.key_of('everyone')} {everyone.label}")
            return
        left = await open_keys(self.app, MorningScreen(self.session, event))
        follow(self, morning.told(self, left))
