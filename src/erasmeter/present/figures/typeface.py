"""How wide text may be: an estimate that does not hang on the fonts of a machine.

A drawing must look the same wherever it is made, and be read with whatever sans serif a reader has. So text is given
the room that the widest of the usual ones takes: the larger width, letter by letter, of DejaVu Sans and of Liberation
Sans, which is as wide as Arial and Helvetica. Source Sans, with which documents are printed, is a quarter narrower.
"""

import re
from collections.abc import Iterator

_WIDTHS = {
    0.20: "\u202f",
    0.28: "'ijl",
    0.30: "I",
    0.32: ",.·’ \u00a0",
    0.36: "/:;\\|f-",
    0.41: "()[]t!r",
    0.46: '"',
    0.52: "*J`s“”",
    0.55: "zc",
    0.59: "?L_–kvxy",
    0.61: "FTaeoåøéèü«»",
    0.64: "hnu0123456789$bdgpq{}äö",
    0.68: "EKPSYAVÅÄ",
    0.72: "BXZCR",
    0.75: "UHNÜ",
    0.79: "D◆&GOQØÖ",
    0.84: "w#+<=>^~−↑✓",
    0.87: "M●",
    0.97: "%m",
    1.00: "æW▲▼Æ—…→←",
}
"""Width of letters, in ems."""
_OTHERS = 0.8
_BOLD = 1.12
_BY_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
ELLIPSIS = "…"


def room(text: str, size: float, *, bold: bool = False) -> float:
    """The pixels that a line of text takes at most, at a size in pixels."""
    ems = sum(_BY_LETTER.get(letter, _OTHERS) for letter in text)
    return ems * size * (_BOLD if bold else 1)


def fits(text: str, width: float, size: float, *, bold: bool = False) -> bool:
    """Whether a line of text surely fits in ``width`` pixels."""
    return room(text, size, bold=bold) <= width


def wrapped(text: str, width: float, size: float, *, bold: bool = False, lines: int = 2) -> list[str]:
    """Text in at most ``lines`` lines that fit in ``width`` pixels; what does not fit ends in an ellipsis.

    A word that is too long for a line breaks after a hyphen or slash, if it has one, else anywhere, with a hyphen.
    """
    found = [""]
    for glue, part in _pieces(text, width, size, bold=bold):
        longer = f"{found[-1]}{glue if found[-1] else ''}{part}"
        if fits(longer, width, size, bold=bold) or not found[-1]:
            found[-1] = longer
            continue
        if not glue and not found[-1].endswith(("-", "/")):
            found[-1] += "-"
        found.append(part)
        if len(found) > lines:  # The rest would be cut, however long it is.
            break
    if len(found) <= lines:
        return found
    return [*found[: lines - 1], _cut(found[lines - 1].rstrip(" ,;:-"), width, size, bold=bold)]


def _pieces(text: str, width: float, size: float, *, bold: bool) -> Iterator[tuple[str, str]]:
    """What a line may end after, with what stands before it: words, and parts of those too long for a line."""
    for word in text.split(" "):
        glue = " "
        for part in re.findall(r"[^-/]+[-/]*|[-/]+", word):
            if fits(part, width, size, bold=bold):
                yield glue, part
                glue = ""
                continue
            rest = part
            while rest:
                length = 1
                while length < len(rest) and fits(f"{rest[: length + 1]}-", width, size, bold=bold):
                    length += 1
                yield glue, rest[:length]
                glue, rest = "", rest[length:]


def _cut(text: str, width: float, size: float, *, bold: bool) -> str:
    """As much of a line as fits before an ellipsis: whole words, if it is one word its first letters."""
    while text and not fits(f"{text} {ELLIPSIS}", width, size, bold=bold):
        shorter = text.rpartition(" ")[0] if " " in text else text[:-1]
        text = shorter.rstrip(" ,;:-")
    return f"{text} {ELLIPSIS}".strip()
