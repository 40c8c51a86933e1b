"""How wide the columns of a table are on paper, how large its type, and whether its page must lie on its side.

Widths are worked out as pages on the screen do it: every column gets what its longest word needs, and what is left goes
where the text is longest. How wide a letter is, is roughly known (Source Sans, Calibri), so the layout does not hang on
the fonts of a machine, and is the same for PDF and DOCX.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from erasmeter.present.blocks import Cell, Table

UPRIGHT = 482.0
"""Width of the text on an upright page of A4, in points."""
ON_ITS_SIDE = 730.0
SIZES = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Sizes of type in tables, in points, from the usual to the smallest."""
PADDING = 9.0
"""What stands between two columns, in points."""
_DETAIL = 0.88
_CODE = 0.56
_LONGEST_WORD, _BROKEN_ANYWHERE = 18, 34
_NO_SYLLABLES, _AFTER_HYPHEN = re.compile(r"[\d_]"), re.compile(r"(?<=-)(?=[^\W\d_])")
_MOST_OF_A_LINE = 28
_MOST_OF_A_HEADING, _MOST_OF_A_NUMBERS_HEADING = 11, 6
_BOLD, _NARROWEST = 1.12, 2.2
_SMALL = 0.6
"""A table that needs less than this part of the page is not drawn out over it."""
_WIDE, _NARROW = re.compile(r"[A-ZÆØÅÄÖmwMW%@▲▼●◆✓]"), re.compile(r"[fijlrtI.,:;'!|()\[\]\u00a0\u202f ]")


@dataclass(frozen=True, slots=True)
class Widths:
    """``columns`` in points; ``size`` of the type in points; ``on_its_side`` where an upright page is too narrow."""

    columns: tuple[float, ...]
    size: float
    on_its_side: bool


def widths(table: Table) -> Widths:
    """The largest type, upright if at all possible, in which no word of the table must be broken; where even the
    smallest type on a page on its side is too large, words are broken."""
    needs = [_needs(table, number) for number in range(len(table.columns))]
    for room, on_its_side in ((UPRIGHT, False), (ON_ITS_SIDE, True)):
        for size in SIZES:
            found = _shared(needs, size, room)
            if found is not None:
                return Widths(found, size, on_its_side)
    least = [need.least for need in needs]
    return Widths(_scaled(least, ON_ITS_SIDE), SIZES[-1], True)


@dataclass(frozen=True, slots=True)
class _Need:
    """Of a column, in widths of the type size: its longest word, its longest line and a usual one; ``wordy`` if it may
    break."""

    least: float
    longest: float
    usual: float
    wordy: bool


def _shared(needs: Sequence[_Need], size: float, room: float) -> tuple[float, ...] | None:
    """The room shared among the columns; None where their longest words do not fit."""
    least = [need.least * size + PADDING for need in needs]
    lines = [max(need.longest * size + PADDING, low) for need, low in zip(needs, least, strict=True)]
    if sum(least) > room:
        return None
    if sum(lines) <= room:
        return (
            tuple(lines) if sum(lines) < _SMALL * room else _widened(lines, least, [need.wordy for need in needs], room)
        )
    # A single long line may break; many of them want room.
    lines = [max(need.usual * size + PADDING, low) for need, low in zip(needs, least, strict=True)]
    spare = (room - sum(least)) / (sum(line - low for line, low in zip(lines, least, strict=True)) or 1)
    return tuple(low + (line - low) * spare for line, low in zip(lines, least, strict=True))


def _widened(lines: Sequence[float], least: Sequence[float], wordy: Sequence[bool], room: float) -> tuple[float, ...]:
    """Over the whole page: what is left goes to the columns that hold sentences, else to the first."""
    weights = [line - low if holds else 0.0 for line, low, holds in zip(lines, least, wordy, strict=True)]
    if sum(weights) == 0:
        weights = [1.0, *([0.0] * (len(lines) - 1))]
    left = room - sum(lines)
    return tuple(line + left * weight / sum(weights) for line, weight in zip(lines, weights, strict=True))


def _scaled(parts: Sequence[float], room: float) -> tuple[float, ...]:
    factor = room / sum(parts)
    return tuple(part * factor for part in parts)


def _needs(table: Table, number: int) -> _Need:
    column = table.columns[number]
    whole = column.kept or column.align == "end"
    words = [max(_word(column.heading) * _BOLD, _NARROWEST)]
    lines = [min(_width(column.heading), _MOST_OF_A_NUMBERS_HEADING if column.align == "end" else _MOST_OF_A_HEADING)]
    for row in table.rows:
        cell = row[number]
        text, detail = _width(_main(cell)), _width(cell.detail or "") * _DETAIL
        if cell.code:
            text = len(cell.text) * _CODE
        if cell.mark:
            text *= _BOLD
        words.append(text if whole or cell.mark else _word(_main(cell)))
        words.append(_word(cell.detail or "") * _DETAIL)
        lines.append(max(text, detail * _DETAIL))
    least, longest = max(words), max(lines)
    usual = (longest + sum(lines) / len(lines)) / 2
    return _Need(least, max(longest, least), max(min(usual, _MOST_OF_A_LINE), least), not whole)


def _main(cell: Cell) -> str:
    shown = f"{cell.mark.symbol} {cell.mark.word}" if cell.mark else cell.text
    return f"{cell.label} {shown}" if cell.label else shown


def _word(text: str) -> float:
    """The longest part of the text that stays on one line."""
    return max((_width(part) for word in text.split(" ") for part in _parts(word)), default=0.0)


def _parts(word: str) -> list[str]:
    """Where a word can be broken: anywhere from some length on, by syllables if it has nothing but letters, and else,
    as in the name of a file, only after a hyphen with a letter behind it."""
    if len(word) >= _BROKEN_ANYWHERE or not _NO_SYLLABLES.search(word):
        return [word[:_LONGEST_WORD]]
    return _AFTER_HYPHEN.split(word)


def _width(text: str) -> float:
    wide, narrow = len(_WIDE.findall(text)), len(_NARROW.findall(text))
    return wide * 0.68 + narrow * 0.3 + (len(text) - wide - narrow) * 0.54
