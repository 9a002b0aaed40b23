"""A machine without a network: whatever asks for one, anywhere in this process, fails."""

from __future__ import annotations

import sys

_ASKED = frozenset(
    f"socket.{name}"
    for name in (
        *("connect", "bind", "sendto", "sendmsg", "getaddrinfo", "getnameinfo"),
        *("gethostbyname", "gethostbyaddr"),
    )
)


class Asked(BaseException):
    """Somebody asked for the network; nobody who catches errors catches this."""


def forbid() -> None:
    """Let it fail from now on; there is no way back."""
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: object) -> None:
    if event in _ASKED:
        raise Asked(event)
