"""A screen whose status line may ask something that one key answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from textual.binding import Binding, BindingType

from netjournal.actions import Action
from netjournal.errors import NetjournalError
from netjournal.store.log import Kept
from netjournal.tui.bindings import ActionScreen, bindings_for_screens, is_typing
from netjournal.tui.status import StatusLine
from netjournal.views.questions import LATER_KEY, NEW_KEY, Question

_KEYS = (*map(str, range(1, 10)), NEW_KEY, LATER_KEY)
_LATER = "esc later"
_MARGIN = 4
"""Cells of the status line that its sign and padding take."""
MOMENT = 0.2
"""Seconds for which a fresh question hears nothing: keys that came along with Enter in one burst
were not pressed for it."""


class Moment:
    """Tells a key pressed for a question from one that came before anybody could read it."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def over(self) -> bool:
        """Whether there was time to read."""
        return time.monotonic() - self._began >= MOMENT


def bindings_that_answer() -> list[BindingType]:
    """The keys that answer a question, before those of the table."""
    answers = (Binding(key, f"answer('{key}')", show=False, priority=True) for key in _KEYS)
    return [*answers, *bindings_for_screens()]


class QuestionScreen(ActionScreen):
    """The answers' keys come before any other meaning they have, while a question stands.

    The class that is shown has `BINDINGS = bindings_that_answer()`.
    """

    def __init__(self, actions: Iterable[Action] = ()) -> None:
        super().__init__()
        self._actions = tuple(actions)
        self._question: Question | None = None
        self._answered: Callable[[str], None] = lambda _key: None
        self._moment = Moment()

    def action_answer_save(self) -> None:
        self.say("✓", "Already saved")

    def action_answer_copy(self) -> None:
        from netjournal.tui.flows import copying

        chosen = self.get_selected_text()
        if chosen:
            self.say("✓", f"{copying.copy(self.app, chosen)}: {chosen}")
        else:
            self.say("~", "q quits, nothing is lost")

    def action_quit(self) -> None:
        self.app.exit(0)

    def ask(self, question: Question, answered: Callable[[str], None]) -> None:
        """Ask in the status line; anything else that is said there ends the question."""
        room = self.size.width - _MARGIN
        words, later = question.line(room - len(_LATER) - 2), _LATER
        if len(words) > room - len(_LATER) - 2:
            words, later = question.line(room), ""
        self.say("?", words, later)
        self._question, self._answered, self._moment = question, answered, Moment()

    def say(self, sign: str, words: str, hint: str = "") -> None:
        """Put words into the status line; they stay until the next ones."""
        self._question = None
        self.query_one(StatusLine).say(sign, words, hint)

    def key_of(self, action_id: str) -> str:
        """The first key of an action, as it is set; empty: it means nothing here."""
        keys = next((one.keys for one in self._actions if one.id == action_id), ())
        return next(iter(keys), "")

    def told_by_others(self, kept: tuple[Kept, ...]) -> None:
        """Say what other processes wrote."""
        words = {"shell": "from the shell", "app": "from another window"}
        last = kept[-1]
        self.say(
            "✓", f"{words.get(last.by, last.by)}: {last.edit.label}", f"{self.key_of('undo')} undo"
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "answer":
            return self._hears(str(parameters[0]))
        return super().check_action(action, parameters)

    def action_answer(self, key: str) -> None:
        self._question = None
        try:
            self._answered(key)
        except NetjournalError as problem:
            self.say("!", problem.sentence, problem.hint)

    def _hears(self, key: str) -> bool:
        question = self._question
        if question is None or is_typing(self.focused) or not self._moment.over:
            return False
        return key == LATER_KEY or key in question.answers
