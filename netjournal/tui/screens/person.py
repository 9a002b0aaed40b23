"""The keys about one person, wherever there is one in mind: in the panes, on a card, the morning
after, a tag's page. Boxes and flows are imported by the key that opens them: the first picture
needs none, and together they cost it a quarter of what all our modules do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from netjournal.insight import events
from netjournal.model.records import (
    Direction,
    Favor,
    FollowUp,
    Introduction,
    Record,
    Resource,
    State,
)
from netjournal.tui.asking import ask, follow
from netjournal.tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Sequence

    from netjournal.views.form import Field
    from netjournal.views.messages import Text


class PersonScreen(DeskScreen):
    """Owns the keys about one person; whom they are about, the screens below say."""

    def contact_in_mind(self) -> int | None:
        """The person that the keys are about."""
        return None

    def somebody(self) -> int | None:
        """The person that the keys are about; without one, say what to do."""
        contact = self.contact_in_mind()
        if contact is None:
            hint = f"{self.key_of('find')} find" if self.offers("find") else ""
            self.say("~", "Select somebody first", hint)
        return contact

    def name_of(self, contact: int) -> str:
        """The name of somebody, as it may be shown just now."""
        return self.session.cover(self.session.journal.name(contact))

    # a line

    async def action_note(self) -> None:
        await self.note()

    async def action_note_for(self) -> None:
        await self.note(person=self.contact_in_mind())

    async def note(
        self, *, person: int | None = None, start: str = "", draft: str = "note"
    ) -> None:
        """Open the place for a line, about a person or with words in it already; several pasted
        lines go on as a debrief."""
        from netjournal.tui.flows import noting
        from netjournal.tui.screens.note import NoteBar

        event = events.on_day(self.session.journal, self.session.today)
        file = partial(noting.note, self)
        bar = NoteBar(self.session, file, person=person, start=start, draft=draft, event=event)
        answer = await ask(self.app, bar)

        async def closed() -> None:
            if text := await answer:
                await self.debrief(text)
            else:
                noting.closed(self, bar.draft)

        follow(self, closed())

    async def action_everyone(self) -> None:
        await self.debrief()

    async def debrief(self, pasted: str = "") -> None:
        """Open the place for everyone you met."""
        from netjournal.tui.flows import debriefing
        from netjournal.tui.screens.debrief import DebriefScreen

        answer = await ask(self.app, DebriefScreen(self.session, pasted))
        follow(self, debriefing.closed(self, answer))

    # what is owed, and when to write

    async def action_new_favor_i_owe(self) -> None:
        await self._favor(Direction.I_OWE, "I owe {}")

    async def action_new_favor_they_owe(self) -> None:
        await self._favor(Direction.THEY_OWE, "{} said they would")

    async def _favor(self, direction: Direction, title: str) -> None:
        from netjournal.tui.flows import writing

        await self.ask_about_somebody(
            title,
            direction,
            "send the slides by fri",
            lambda _contact, words: (bool(words.strip()), ""),
            partial(writing.favor, direction),
        )

    async def action_follow_up(self) -> None:
        from netjournal.tui.flows import writing

        await self.ask_about_somebody(
            "Write to {} again",
            "write-again",
            "2w · fri · 1 dec, then why",
            lambda _contact, words: writing.echo_day(self.session, words),
            writing.follow_up,
        )

    async def action_pace(self) -> None:
        from netjournal.tui.flows import writing

        await self.ask_about_somebody(
            "How often to be in touch with {}",
            "pace",
            "2 weeks · month · never",
            lambda _contact, words: writing.echo_pace(words),
            writing.pace,
        )

    async def action_introduce(self) -> None:
        from netjournal.tui.flows import introducing

        await self.ask_about_somebody(
            "Introduce {}",
            "introduce",
            "to a name · me to a name: ask for it · introduced me to a name",
            partial(introducing.echo, self.session),
            introducing.begin,
        )

    async def ask_about_somebody(
        self,
        title: str,
        draft: str,
        hint: str,
        read: Callable[[int, str], tuple[bool, str]],
        take: Callable[[DeskScreen, int, Awaitable[str | None]], Coroutine[Any, Any, None]],
    ) -> None:
        """Ask for one line about the person in mind, whose name goes into the title; what is typed
        is kept as `draft` until `take` has it."""
        from netjournal.tui.screens.prompt import PromptScreen

        contact = self.somebody()
        if contact is None:
            return
        box = PromptScreen(
            title.format(self.name_of(contact)),
            key=f"{draft}-{contact}",
            hint=hint,
            read=partial(read, contact),
        )
        answer = await ask(self.app, box)
        follow(self, take(self, contact, answer))

    async def settle_part(self, record: Record | None) -> None:
        """End a part of a favor, take an introduction a small step on, or say who answered."""
        from netjournal.tui.flows import owing
        from netjournal.tui.screens.prompt import PromptScreen

        match record:
            case Favor(state=State.OPEN) as favor:
                title, hint = owing.part_question(self.session, favor)
                box = PromptScreen(
                    title,
                    key=f"part-{favor.id}",
                    hint=hint,
                    read=lambda words: owing.echo_part(self.session, favor, words),
                )
                words = await ask(self.app, box)
                follow(self, owing.part(self, favor, words))
            case Introduction() as introduction:
                self.attempt_edit(
                    lambda: owing.small_step(self.session, introduction),
                    "Nothing is left to ask about this introduction",
                )
            case FollowUp(state=State.OPEN, on=None) as task:
                box = PromptScreen(
                    "Who answered?",
                    key=f"answered-{task.id}",
                    hint="a name; nothing: who it was meant for",
                    read=lambda name: owing.echo_person(self.session, name),
                )
                name = await ask(self.app, box)
                follow(self, owing.answered(self, task, name))
            case _:
                self.say("~", "Only what is open can be done in part")

    # before meeting, what to read

    async def action_brief(self) -> None:
        contact = self.somebody()
        if contact is not None:
            await self.brief(contact)

    async def brief(self, about: int | str) -> None:
        """Tell what to know before meeting somebody, or before the event of a tag."""
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.brief import BriefScreen

        await over(self, BriefScreen(self.session, self.actions, about))

    async def action_reading(self) -> None:
        from netjournal.tui.flows.paging import over
        from netjournal.tui.screens.reading import ReadingScreen

        await over(self, ReadingScreen(self.session, self.actions, self.reading_target()))

    def reading_target(self) -> Resource:
        """What a new link is kept with, if it names nothing."""
        return Resource(id=0, title="", contact=self.contact_in_mind())

    # a message, the labelled lines

    async def action_message(self) -> None:
        await self.message(None)

    async def message(self, record: Record | None, matter: str = "") -> None:
        """Offer texts for a message to somebody, about a record and a part of it."""
        from netjournal.tui.flows import messaging

        contact = self.somebody()
        if contact is not None and self.is_shown():
            texts = messaging.texts_for(self.session, contact, record, matter)
            await self.offer_texts(contact, texts)

    async def offer_texts(self, contact: int, texts: Sequence[Text]) -> None:
        """Offer texts for a message to somebody, to copy one."""
        from netjournal.tui.flows import messaging
        from netjournal.tui.palette import PickScreen

        box = PickScreen(
            f"A message to {self.name_of(contact)}",
            messaging.choices(texts),
            doing="copies",
            note="nothing is sent",
        )
        answer = await ask(self.app, box)
        follow(self, messaging.copy_chosen(self, texts, answer))

    async def edit_record(self, record: Record | None) -> None:
        """Open the labelled lines of a record."""
        from netjournal.tui.flows import changing
        from netjournal.tui.screens.form import FormScreen
        from netjournal.views import editing

        if record is None:
            self.say("~", "Nothing is selected")
            return
        if not self.is_shown():
            return
        fields = editing.fields_of(record, self.session.journal, changing.manner(self.session))
        if not fields:
            self.say("~", "That is edited where it was written")
            return

        def check(changed: tuple[Field, ...]) -> None:
            changing.edited(self.session, record, changed)

        title = editing.form_title(self.session.journal, record)
        key = f"{type(record).__name__}-{record.id or title}"
        form = FormScreen(title, fields, check, covered=lambda: self.session.covered, key=key)
        answer = await ask(self.app, form)
        follow(self, changing.edit(self, record, answer))
