"""Text that a spreadsheet would run as a formula, made safe for files that people open in one.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` (also in full width), be it after space, and one that begins with a
tab or a line end, is written with an apostrophe before it. So is one that begins with an apostrophe: without that first
apostrophe every cell is the original.
"""

GUARD = "'"
_RUN = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", GUARD)
_ENTERED = ("\t", "\r", "\n")


def guarded(text: str) -> str:
    """The text as a harmless cell."""
    return GUARD + text if text.startswith(_ENTERED) or text.lstrip().startswith(_RUN) else text


def unguarded(cell: str) -> str:
    """The text that a harmless cell stands for."""
    return cell.removeprefix(GUARD)
