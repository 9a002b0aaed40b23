"""The colors: three themes of our own, and our color variables for every other theme.

Orange and blue, never red against green; unfocused borders keep 3:1, text 4.5:1, and 7:1 in the
high-contrast theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.theme import Theme

NAMES = ("nj-dark", "nj-light", "high-contrast", "ansi-dark", "ansi-light")
"""The themes offered first; `NAMES[0]` is the default."""


def names(available: Iterable[str]) -> list[str]:
    """Return every theme, our own first."""
    return [*NAMES, *sorted(set(available) - set(NAMES))]


def own_themes() -> tuple[Theme, ...]:
    """The themes to register when the app starts."""
    return (_dark(), _light(), _high_contrast())


def variables(theme: Theme) -> dict[str, str]:
    """Our color variables for a theme that does not set them: for `get_theme_variable_defaults`."""
    if theme.ansi:
        return _tones(
            dim="ansi_default",
            late="ansi_red",
            soon="ansi_yellow",
            owe="ansi_yellow" if theme.dark else "ansi_red",
            owed="ansi_cyan" if theme.dark else "ansi_blue",
            tag="ansi_cyan" if theme.dark else "ansi_blue",
            heading="ansi_default",
            border="ansi_bright_black",
            focus="ansi_blue",
        )
    accent = theme.accent or theme.primary
    return _tones(
        dim="#a8a8a8" if theme.dark else "#555555",
        late=theme.warning or accent,
        soon=theme.warning or accent,
        owe=theme.warning or accent,
        owed=theme.primary,
        tag=theme.primary,
        heading=theme.foreground or ("#e0e0e0" if theme.dark else "#202020"),
        border="#8a8a8a" if theme.dark else "#6a6a6a",
        focus=theme.primary,
    )


def _tones(
    *,
    dim: str,
    late: str,
    soon: str,
    owe: str,
    owed: str,
    tag: str,
    heading: str,
    border: str,
    focus: str,
) -> dict[str, str]:
    return {
        "nj-dim": dim,
        "nj-late": late,
        "nj-soon": soon,
        "nj-owe": owe,
        "nj-owed": owed,
        "nj-tag": tag,
        "nj-heading": heading,
        "nj-border": border,
        "nj-focus": focus,
    }


def _cursor(background: str, foreground: str) -> Mapping[str, str]:
    return {
        "block-cursor-background": background,
        "block-cursor-foreground": foreground,
        "block-cursor-text-style": "bold",
        "input-selection-background": background,
        "input-selection-foreground": foreground,
    }


def _dark() -> Theme:
    tones = _tones(
        dim="#9aa5b4",
        late="#ffb454",
        soon="#f2c987",
        owe="#f0b072",
        owed="#7cc0ff",
        tag="#8fc7e8",
        heading="#c7d3e3",
        border="#6c7787",
        focus="#62b0ff",
    )
    return Theme(
        name="nj-dark",
        primary="#62b0ff",
        secondary="#4a8fd6",
        accent="#ffb454",
        warning="#ffb454",
        error="#ff9b6a",
        success="#7cc0ff",
        foreground="#e4e8ee",
        background="#13161b",
        surface="#191d24",
        panel="#20252e",
        dark=True,
        variables={**tones, **_cursor("#62b0ff", "#0b1118")},
    )


def _light() -> Theme:
    tones = _tones(
        dim="#5a6370",
        late="#9a4600",
        soon="#85520a",
        owe="#8f4a0c",
        owed="#0b5394",
        tag="#17608f",
        heading="#26384f",
        border="#7d8793",
        focus="#0b5cad",
    )
    return Theme(
        name="nj-light",
        primary="#0b5cad",
        secondary="#2f6fb0",
        accent="#9a4600",
        warning="#9a4600",
        error="#9c3a00",
        success="#0b5394",
        foreground="#1d232b",
        background="#fbfaf6",
        surface="#f3f2ed",
        panel="#e9e8e2",
        dark=False,
        variables={**tones, **_cursor("#0b5cad", "#ffffff")},
    )


def _high_contrast() -> Theme:
    tones = _tones(
        dim="#d0d0d0",
        late="#ffc266",
        soon="#ffd999",
        owe="#ffcf8a",
        owed="#a5d4ff",
        tag="#b8e0ff",
        heading="#ffffff",
        border="#c0c0c0",
        focus="#ffd000",
    )
    return Theme(
        name="high-contrast",
        primary="#a5d4ff",
        secondary="#a5d4ff",
        accent="#ffd000",
        warning="#ffc266",
        error="#ffb38a",
        success="#a5d4ff",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#101010",
        dark=True,
        text_alpha=1.0,
        variables={**tones, **_cursor("#ffd000", "#000000")},
    )
