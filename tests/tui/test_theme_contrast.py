"""The colors can be read: measured, for every text and border of our themes."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from netjournal.tui import themes
from netjournal.tui.paint import TONES
from tests.tui.ground import Ground

OWN = {theme.name: theme for theme in themes.own_themes()}
TEXTS = ("dim", "late", "soon", "owe", "owed", "tag", "heading", "focus")


def contrast(one: str, other: str) -> float:
    def light(color: str) -> float:
        parts = [part / 255 for part in Color.parse(color).rgb]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def grounds(theme: Theme) -> list[str]:
    return [color for color in (theme.background, theme.surface) if color]


@pytest.mark.parametrize(
    ("name", "text", "border"),
    [("nj-dark", 4.5, 3.0), ("nj-light", 4.5, 3.0), ("high-contrast", 7.0, 7.0)],
)
def test_text_and_borders_stand_out(name: str, text: float, border: float) -> None:
    theme = OWN[name]
    for ground in grounds(theme):
        assert theme.foreground is not None
        assert contrast(theme.foreground, ground) >= text
        for tone in TEXTS:
            assert contrast(theme.variables[f"nj-{tone}"], ground) >= text, (tone, ground)
        assert contrast(theme.variables["nj-border"], ground) >= border
    cursor = theme.variables["block-cursor-background"]
    assert contrast(theme.variables["block-cursor-foreground"], cursor) >= text
    assert contrast(cursor, grounds(theme)[0]) >= 3.0


@pytest.mark.parametrize(("name", "least"), [("nj-dark", 4.5), ("high-contrast", 7.0)])
def test_without_colors_the_greys_stand_out(name: str, least: float) -> None:
    """NO_COLOR: Textual paints the same in greys."""
    theme = OWN[name]
    grey = {one: Color.parse(one).monochrome.hex for one in theme.variables.values() if "#" in one}
    for tone in TEXTS:
        assert contrast(grey[theme.variables[f"nj-{tone}"]], theme.background or "") >= least, tone
    cursor = grey[theme.variables["block-cursor-background"]]
    assert contrast(grey[theme.variables["block-cursor-foreground"]], cursor) >= least


async def test_every_theme_sets_what_the_tones_and_the_stylesheet_use() -> None:
    app = Ground()
    async with app.run_test() as pilot:
        await pilot.press("j", "?")
        for name in (*OWN, "ansi-dark", "ansi-light", "nord", "textual-light"):
            app.theme = name
            await pilot.pause()
            for style in filter(None, TONES.values()):
                app.stylesheet.parse_style(style)
            assert app.theme == name


def test_the_themes_offered_exist() -> None:
    assert set(themes.NAMES) <= {*OWN, *BUILTIN_THEMES}
