"""Actions as Textual's key bindings, and the screen that carries them. No key is written here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import events
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from netjournal.actions import ACTIONS, BY_ID, Action, Scope

_KEY_NAMES = {
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    ",": "comma",
    "*": "asterisk",
}
_SHOWN = {name: shown for shown, name in _KEY_NAMES.items()}


def key_name(key: str) -> str:
    """Textual's name for a key as people read it: `esc` is escape, `F1` is f1."""
    if len(key) > 1 and key[0] == "F" and key[1:].isdigit():
        return key.lower()
    return _KEY_NAMES.get(key, key)


def shown_key(event: events.Key) -> str:
    """How people read the key that was pressed."""
    if event.character is not None and event.character.isprintable():
        return event.character
    return _SHOWN.get(event.key, event.key)


def keymap(actions: Iterable[Action]) -> dict[str, str]:
    """For `App.set_keymap`: the actions, after `with_keys`, whose keys are not their own ones."""
    return {
        action.id: ",".join(key_name(key) for key in action.keys)
        for action in actions
        if action.keys != BY_ID[action.id].keys
    }


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """One binding per key. All that rests while somebody types has priority, as has what opens a
    place to type in: each is done before the next key is looked at, even if both arrived in one
    read."""
    return [
        Binding(
            key_name(key),
            action.id,
            action.label,
            show=False,
            key_display=key,
            priority=action.types or not action.while_typing,
            tooltip=action.help,
            id=action.id,
            group=Binding.Group(action.group.value),
        )
        for action in actions
        for key in action.keys
    ]


def bindings_for_lists() -> list[BindingType]:
    """The moves that every list understands."""
    return bindings(action for action in ACTIONS if Scope.LIST in action.scopes)


def bindings_for_screens() -> list[BindingType]:
    """Every other key of the table."""
    return bindings(action for action in ACTIONS if Scope.LIST not in action.scopes)


def is_typing(widget: Widget | None) -> bool:
    """Whether the widget takes letters as text."""
    return widget is not None and widget.check_consume_key("a", "a")


class ActionScreen(Screen[None]):
    """A screen for the keys of the table; subclasses have a method `action_<id>` for each.

    `BINDINGS` stand in the class that is shown, not here: Textual merges a class's bindings again
    for each class below it, 1 ms each.

    While an Input or TextArea has the focus, only the actions work that are meant to. The action
    of a key that opens typing must leave the focus in place when it returns: `self.set_focus(w)`
    (not `w.focus()`, which waits), or `await open_overlay(self.app, …)`.
    """

    class UnknownKey(Message):
        """A key that does nothing here, as people read it."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def repaint_all(self) -> None:
        """Show the journal as it is now."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turn the table's actions off while something is typed."""
        known = BY_ID.get(action)
        if known is not None and is_typing(self.focused) and not known.while_typing:
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        if event.key not in self.active_bindings and not is_typing(self.focused):
            self.post_message(self.UnknownKey(shown_key(event)))


async def run(screen: Screen[Any], action_id: str) -> bool:
    """Do what the action's key would do on that screen; for help, palette and footer.

    The focused list is asked first, then the screen. False if neither does it just now.
    """
    nodes: list[DOMNode] = [] if screen.focused is None else [screen.focused]
    for node in [*nodes, screen]:
        if callable(getattr(node, f"action_{action_id}", None)):
            return await screen.app.run_action(action_id, default_namespace=node)
    return False
