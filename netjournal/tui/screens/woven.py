"""The keys that lay pages over the panes: ways to people, the tree, opportunities, what came of it.

Boxes and flows are imported by the key that opens them, as `MainScreen` does.
"""

from __future__ import annotations

from netjournal.tui.asking import ask, follow
from netjournal.tui.screens.owed import OwedScreen


class WovenScreen(OwedScreen):
    """The three panes, with pages over them about how people and results hang together."""

    async def action_path(self) -> None:
        from netjournal.tui.flows import weaving
        from netjournal.tui.screens.prompt import PromptScreen

        session = self.session
        contact = session.journal.contacts.get(self.contact_in_mind() or 0)
        box = PromptScreen(
            "Who can introduce me to",
            saves=False,
            hint="a name, or an organization: anyone at Bletchley",
            value=contact.name if contact is not None and not contact.met_yet else "",
            read=lambda words: weaving.echo_target(session, words),
        )
        answer = await ask(self.app, box)
        follow(self, weaving.show_ways(self, answer))

    async def action_web(self) -> None:
        from netjournal.tui.flows import weaving

        await weaving.open_tree(self)

    def action_today(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.today import TodayScreen

        over(self, TodayScreen(self.session, self.actions))

    async def action_opportunities(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.chances import ChancesScreen

        await over(self, ChancesScreen(self.session, self.actions))

    async def action_glance(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.glance import GlanceScreen

        await over(self, GlanceScreen(self.session, self.actions))

    async def action_quietly(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.told import Told, ToldScreen
        from netjournal.views import quietly

        def tell() -> Told:
            return Told(quietly.TITLE, "", quietly.rows(self.key_of))

        await over(self, ToldScreen(self.session, self.actions, tell))

    async def action_review(self) -> None:
        from netjournal.tui.flows import weaving
        from netjournal.tui.screens.prompt import PromptScreen

        session = self.session
        box = PromptScreen(
            "What came of",
            saves=False,
            hint=f"{session.today.year} · #a tag · a name; nothing: this year",
            read=lambda words: weaving.echo_review(session, words),
        )
        answer = await ask(self.app, box)
        follow(self, weaving.show_review(self, answer))

    def action_copy(self) -> None:
        from netjournal.tui.flows import messaging

        messaging.copy_row(self, self.selected(), self.matter)

    async def action_message(self) -> None:
        await self.message(self.selected(), self.matter)
