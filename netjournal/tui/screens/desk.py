"""What every screen of keys does alike: it saves and says so, takes back, covers names, tells its
keys, and puts a doubt into the status line. It is the desk that flows work for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from netjournal.actions import BY_ID, Action, Scope, in_scope
from netjournal.errors import NetjournalError
from netjournal.model.edits import Edit
from netjournal.store.log import Kept
from netjournal.tui.asking import ask, follow
from netjournal.tui.bindings import ActionScreen, bindings_for_screens, is_typing, run
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter, StatusLine
from netjournal.views.asked import LATER_KEY, NEW_KEY, AskedDoubt

if TYPE_CHECKING:
    from netjournal.tui.overlay import Overlay

_KEYS = (*map(str, range(1, 10)), NEW_KEY, LATER_KEY)
_LATER = "esc later"
_MARGIN = 4
"""Cells of the status line that its sign and padding take."""
MOMENT = 0.2
"""Seconds for which a doubt just asked hears nothing: keys that came along with Enter in one burst
were not pressed for it."""


class Moment:
    """Tells a key pressed for an answer from one that came before anybody could read."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def over(self) -> bool:
        """Whether there was time to read."""
        return time.monotonic() - self._began >= MOMENT


def _answers() -> list[Binding]:
    return [Binding(key, f"answer('{key}')", show=False, priority=True) for key in _KEYS]


def bindings_for_desks() -> list[BindingType]:
    """The keys that answer a doubt, before those of the table."""
    return [*_answers(), *bindings_for_screens()]


def after_answers(own: Iterable[BindingType]) -> list[BindingType]:
    """A page's own bindings, after the answers with the same keys: what a class binds to a key
    replaces all that the classes above it do."""
    held = list(own)
    keys = {one.key for one in held if isinstance(one, Binding)}
    return [*(one for one in _answers() if one.key in keys), *held]


class DeskScreen(ActionScreen):
    """Owns the status line, the doubt asked in it, saving, and which actions are offered.

    A doubt's answers come before any other meaning that their keys have. The class that is shown
    has `BINDINGS = bindings_for_desks()`, or `after_answers` of its own.
    """

    def __init__(self, session: Session, actions: Iterable[Action], *scopes: Scope) -> None:
        """`actions` is the whole table, with the keys that are set; of them those of the scopes
        mean something here, if there is a method for them."""
        super().__init__()
        self.session = session
        self.actions = tuple(actions)
        self.offered = tuple(
            one
            for one in self.actions
            if any(in_scope(one, scope) for scope in scopes)
            and (Scope.LIST in one.scopes or callable(getattr(self, f"action_{one.id}", None)))
        )
        """For help, palette and footer."""
        self.status = StatusLine(id="status")
        """Made with the screen: a key in the same read as the one that opened it may speak."""
        self._ids = {one.id for one in self.offered}
        self._asked: AskedDoubt | None = None
        self._answered: Callable[[str], None] = lambda _key: None
        self._moment = Moment()

    @property
    def place(self) -> str:
        """What the help calls this place."""
        return ""

    def offers(self, action_id: str) -> bool:
        """Tell whether an action means something here."""
        return action_id in self._ids

    def key_of(self, action_id: str) -> str:
        """The first key of an action, as it is set; empty: it has none."""
        keys = next((one.keys for one in self.actions if one.id == action_id), ())
        return next(iter(keys), "")

    # saving, and saying so

    def commit(self, edit: Edit, about: int = 0) -> Kept:
        """Make an edit durable, say what it did and turn to whom it is `about`, if it says so.

        Raises NetjournalError.
        """
        kept = self.session.commit(edit)
        if about:
            self.turn_to(about)
        self.saved(kept)
        return kept

    def saved(self, kept: Kept, sign: str = "✓") -> None:
        """Show an edit that is on the disk."""
        self.repaint_all()
        label = kept.edit.label
        back = "redo" if sign == "↶" else "undo"
        self.say(sign, label[:1].upper() + label[1:], f"{self.key_of(back)} {back}")

    def turn_to(self, _contact: int) -> None:
        """Stay here: what was written shows here."""

    def go_on_to(self, _contact: int) -> None:
        """Go to somebody, for whom a page over this was left."""

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something; the status line says why it cannot be done."""
        try:
            act()
        except NetjournalError as problem:
            self.say("!", problem.sentence, problem.hint)
            return False
        return True

    def attempt_edit(self, make: Callable[[], Edit | None], otherwise: str) -> bool:
        """Make an edit and commit it, or say why not: `otherwise` where none is made. Tell whether
        it is saved."""
        try:
            edit = make()
            if edit is not None:
                self.commit(edit)
                return True
        except NetjournalError as problem:
            self.say("!", problem.sentence, problem.hint)
        else:
            self.say("~", otherwise, f"{self.key_of('help')} keys")
        return False

    def say(self, sign: str, words: str, hint: str = "") -> None:
        """Put words into the status line; they stay until the next ones."""
        self._asked = None
        cover = self.session.cover
        self.status.say(sign, cover(words), cover(hint))

    def told_by_others(self, kept: tuple[Kept, ...]) -> None:
        """Say what other processes wrote."""
        words = {"shell": "from the shell", "app": "from another window"}
        last = kept[-1]
        by = words.get(last.by, last.by)
        self.say("✓", f"{by}: {last.edit.label}", f"{self.key_of('undo')} undo")

    # a doubt, asked in the status line

    def ask_doubt(self, doubt: AskedDoubt, answered: Callable[[str], None]) -> None:
        """Ask in the status line; anything else that is said there ends it."""
        room = self.size.width - _MARGIN
        words, later = doubt.line(room - len(_LATER) - 2), _LATER
        if len(words) > room - len(_LATER) - 2:
            words, later = doubt.line(room), ""
        self.say("?", words, later)
        self._asked, self._answered, self._moment = doubt, answered, Moment()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "answer":
            return self._hears(str(parameters[0]))
        if action in BY_ID and action not in self._ids:
            # A key of the table that means nothing here is an unknown one.
            return False
        return super().check_action(action, parameters)

    def _hears(self, key: str) -> bool:
        if self._asked is None or is_typing(self.focused) or not self._moment.over:
            return False
        return key == LATER_KEY or key in self._asked.answers

    def action_answer(self, key: str) -> None:
        self._asked = None
        self.attempt(lambda: self._answered(key))

    # the keys that every screen has

    def action_undo(self) -> None:
        self.attempt(lambda: self.saved(self.session.undo(), "↶"))

    def action_redo(self) -> None:
        self.attempt(lambda: self.saved(self.session.redo(), "↷"))

    async def action_cover(self) -> None:
        self.session.covered = not self.session.covered
        self.repaint_all()
        # In a large journal there is much that names are made of.
        await self.session.reckoned(lambda: self.session.cover(""))
        words = "Names are covered" if self.session.covered else "Names are shown"
        self.say("~", words, f"{self.key_of('cover')} again changes it")

    def is_shown(self) -> bool:
        """Tell whether names may be shown just now, and say how, if not."""
        if self.session.covered:
            self.say("~", "Names are covered", f"{self.key_of('cover')} shows them first")
        return not self.session.covered

    async def action_help(self) -> None:
        from netjournal.tui.help_screen import HelpScreen

        await self.run_chosen(HelpScreen(self.offered, self.place))

    async def action_palette(self) -> None:
        from netjournal.tui.palette import PaletteScreen

        await self.run_chosen(PaletteScreen(self.offered))

    async def run_chosen(self, box: Overlay[str]) -> None:
        """Do what is chosen in a box of actions."""
        answer = await ask(self.app, box)

        async def chosen() -> None:
            action = await answer
            if action is not None:
                await self.do(action)

        follow(self, chosen())

    async def do(self, action_id: str) -> None:
        """Do an action by its id, as its key would."""
        await run(self, action_id)

    def action_quit(self) -> None:
        self.app.exit(0)

    def action_answer_save(self) -> None:
        self.say("✓", "Already saved")

    def action_answer_copy(self) -> None:
        from netjournal.tui.flows import copying

        chosen = self.get_selected_text()
        if chosen:
            self.say("✓", f"{copying.copy(self.app, chosen)}: {chosen}")
        else:
            self.say("~", f"{self.key_of('quit')} quits, nothing is lost")

    def on_action_screen_unknown_key(self, event: ActionScreen.UnknownKey) -> None:
        known = " · ".join(f"{self.key_of(one)} {words}" for one, words in self.ways_on)
        self.say("~", f"{event.key} does nothing here", known)

    ways_on: ClassVar[tuple[tuple[str, str], ...]] = (("back", "back"), ("help", "keys"))
    """The actions that are told where a key means nothing, each with a word."""

    def on_key_footer_pressed(self, event: KeyFooter.Pressed) -> None:
        self.run_worker(run(self, event.action_id))
