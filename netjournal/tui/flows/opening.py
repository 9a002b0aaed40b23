"""Opening a link in whatever the system opens such links with; only pages and addresses to write
to, and never in this terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from netjournal.errors import Refused
from netjournal.tui.flows.copying import copy
from netjournal.tui.screens.desk import DeskScreen
from netjournal.views.goal_form import may_open

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def follow_link(desk: DeskScreen, link: str) -> None:
    """Open a link, or copy it where nothing here opens links; say which."""
    if not link:
        desk.say("~", "There is no link here")
        return

    def opened() -> None:
        if _open(link):
            desk.say("✓", f"Opened {link}")
        else:
            desk.say("✓", f"{copy(desk.app, link)}: {link}", "nothing here opens links")

    desk.attempt(opened)


def _open(link: str) -> bool:
    """Open a link; false where nothing here can. Raises Refused for any other kind of link."""
    if not may_open(link):
        raise Refused("That kind of link is not opened.", "http, https and mailto are.")
    command = _opener()
    if not command:
        return False
    try:
        subprocess.Popen(
            [*command, link],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True


def _opener() -> list[str]:
    """Return the system's own way; none over SSH or without a desktop, where it would be a browser
    of letters over this screen."""
    if sys.platform == "win32":
        return ["rundll32", "url.dll,FileProtocolHandler"]
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return []
    if sys.platform == "darwin":
        return ["open"]
    if not any(map(os.environ.get, _SCREENS)):
        return []
    return ["xdg-open"] if shutil.which("xdg-open") else []
