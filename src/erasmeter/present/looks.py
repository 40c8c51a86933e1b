"""How each verdict looks, and where it stands among the others: one table for pages, drawings and the terminal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from erasmeter.model.verdicts import (
    ABOVE,
    ACHIEVED,
    AHEAD,
    BEHIND,
    BELOW,
    CLOCKS_DISAGREE,
    FAR_BEHIND,
    NOT_ASSESSABLE,
    ON_COURSE,
    UNDECIDED,
)
from erasmeter.present.figures import palette
from erasmeter.present.figures.palette import Shade

Standing = Literal["well", "ill", "disagree", "undecided", "unknown"]


@dataclass(frozen=True, slots=True)
class Look:
    """``style`` names the terminal's own colours, so that it suits its background. ``standing`` is what the first
    sentence of a report counts."""

    symbol: str
    shade: Shade
    style: str
    standing: Standing


LOOKS: Mapping[str, Look] = {
    ACHIEVED: Look("✓", palette.NAVY, "bold blue", "well"),
    AHEAD: Look("▲", palette.STRONG, "blue", "well"),
    ABOVE: Look("▲", palette.STRONG, "blue", "well"),
    ON_COURSE: Look("●", palette.STEEL, "cyan", "well"),
    CLOCKS_DISAGREE: Look("◆", palette.PURPLE, "magenta", "disagree"),
    BEHIND: Look("▼", palette.ORANGE, "yellow", "ill"),
    BELOW: Look("▼", palette.ORANGE, "yellow", "ill"),
    FAR_BEHIND: Look("▼▼", palette.RED, "bold red", "ill"),
    UNDECIDED: Look("?", palette.GREY, "dim", "undecided"),
    NOT_ASSESSABLE: Look("–", palette.GREY, "dim", "unknown"),
}
"""In the order in which verdicts are tallied."""


def colour(verdict: str) -> str:
    """The colour of a verdict in a drawing, which carries the light ones."""
    return LOOKS[verdict].shade.light
