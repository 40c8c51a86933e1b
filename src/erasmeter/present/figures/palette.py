"""The colours of charts and pages: by role, once for light and once for dark.

Verdicts run from blue (ahead) over grey to orange and red-brown (behind): told apart by colour-blind readers, and in
grey by their lightness and always by symbol and word. A drawing carries the light colours; a page in the dark
replaces each by its counterpart.
"""

from typing import NamedTuple


class Shade(NamedTuple):
    """A colour on a light page and on a dark one."""

    light: str
    dark: str


INK = Shade("#16212c", "#e8edf2")
MUTED = Shade("#55616d", "#a5b1bd")
LINE = Shade("#d4dbe2", "#3a4550")
TRACK = Shade("#edf1f4", "#27313b")
PAPER = Shade("#fefefe", "#141b22")
BAND = Shade("#dbe4ec", "#33414f")
FAN = Shade("#9cb3c7", "#56708a")
STRONG = Shade("#12528a", "#7ab8ea")
ON_STRONG = Shade("#fffffe", "#0f161c")

# Levels of a map, from few to many: each step is seen in grey too.
LEVELS = (
    Shade("#cfdce8", "#2c4054"),
    Shade("#94b0c9", "#4d6d8b"),
    Shade("#456f96", "#86acce"),
    Shade("#0b365f", "#cfe4f6"),
)

# Verdicts; which has which, looks.py says.
NAVY = Shade("#0c3a66", "#a5d0f4")
STEEL = Shade("#3d6b8c", "#8fb4cf")
ORANGE = Shade("#a65200", "#f0a04b")
RED = Shade("#8e1f16", "#f08a7a")
PURPLE = Shade("#6a3d91", "#c5a3e6")
GREY = Shade("#5d6873", "#9faab5")

ALL = (INK, MUTED, LINE, TRACK, PAPER, BAND, FAN, STRONG, ON_STRONG, *LEVELS, NAVY, STEEL, ORANGE, RED, PURPLE, GREY)
