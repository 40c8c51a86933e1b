"""Text that can do no harm wherever it is shown: what cannot be seen but acts is shown by its name instead.

Titles and names come from files of others. Control characters are forbidden in XML and have no glyph; marks of
direction turn round what stands after them. Both are shown as ``[U+202E]``, so nothing is lost and nothing acts. Markup
of any kind is left as it is: every output escapes it in its own way.
"""

import re

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_ACTING = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction
    "\ud800-\udfff"  # halves of characters
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # notes between lines, tags
    "]"
)


def harmless_text(text: str) -> str:
    """The text with line ends and tabs as spaces, and characters that act but cannot be seen by their name."""
    return _ACTING.sub(lambda found: named(found.group()), _SPACE.sub(" ", text))


def named(character: str) -> str:
    """A character by its number: ``[U+202E]``."""
    return f"[U+{ord(character):04X}]"
