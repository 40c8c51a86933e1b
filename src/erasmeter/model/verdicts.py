"""The words of verdicts. They are codes: other programs script against them, and readers see texts in their stead."""

from typing import Final

ACHIEVED: Final = "achieved"
AHEAD: Final = "ahead"
ON_COURSE: Final = "on course"
BEHIND: Final = "behind"
FAR_BEHIND: Final = "far behind"
ABOVE: Final = "above"
BELOW: Final = "below"
UNDECIDED: Final = "undecided"
NOT_ASSESSABLE: Final = "not assessable"
CLOCKS_DISAGREE: Final = "clocks disagree"
"""Only of all clocks together; each clock for itself has one of the others."""
