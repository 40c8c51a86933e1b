"""The matrix of a coverage: a row for each member, a column for each value, and at the end who has enough."""

from dataclasses import dataclass

from erasmeter.present.coverage_words import CoverageWords, held
from erasmeter.present.edition import CoverageMember
from erasmeter.present.figures import palette
from erasmeter.present.figures.drawing import GROUND, PLAIN, Canvas, Lettering, Span, Stroke
from erasmeter.present.figures.key import Entry, Key, Sample
from erasmeter.present.figures.typeface import fits, wrapped

_HEADING = Lettering(12, anchor="middle")
_LINE, _ROW, _CELL = 15, 28, 3
"""Pixels: between lines of a heading, of a row, and around a cell."""
_NARROW = 500
_LEAST_FOR_NAMES = 110
"""Pixels of a column in which the longest word of a sector's name fits, in every language shipped."""


@dataclass(frozen=True)
class _Grid:
    """Pixels: where the columns of values begin, how wide each is, where the words at the end of a row begin."""

    words: CoverageWords
    width: int

    @property
    def is_narrow(self) -> bool:
        return self.width < _NARROW

    @property
    def label(self) -> int:
        return 112 if self.is_narrow else 210

    @property
    def end(self) -> int:
        return 44 if self.is_narrow else 190

    @property
    def step(self) -> float:
        return (self.width - self.label - self.end) / max(len(self.words.coverage.values), 1)

    def across(self, column: int) -> Span:
        x = self.label + self.step * column
        return (x + _CELL, x + self.step - _CELL)

    @property
    def names(self) -> list[str]:
        language = self.words.sentences.wording.language
        return [name.in_language(language) for name in self.words.coverage.values.values()]

    @property
    def is_numbered(self) -> bool:
        """Whether columns are too narrow for long words, in whatever language: then they have numbers, and a key."""
        return self.step < _LEAST_FOR_NAMES

    @property
    def headings(self) -> list[list[str]]:
        if self.is_numbered:
            return [[str(number)] for number in range(1, len(self.names) + 1)]
        return [wrapped(name, self.step - 4, _HEADING.size, lines=3) for name in self.names]


def matrix(words: CoverageWords, width: int) -> Canvas:
    """All members and values; a filled cell holds how many, an empty one a dash. Last, how many have each value."""
    grid, coverage = _Grid(words, width), words.coverage
    headings = grid.headings
    key = _key(grid)
    head = key.height + 16 + _LINE * max((len(heading) for heading in headings), default=1)
    canvas = Canvas(width, head + _ROW * (len(coverage.members) + 1) + 10, 0, 0)
    key.draw(canvas, 0)
    for column, heading in enumerate(headings):
        for line, part in enumerate(heading):
            y = head - 10 - _LINE * (len(heading) - 1 - line)
            canvas.text(canvas.pixel(sum(grid.across(column)) / 2), y, part, _HEADING)
    for place, member in enumerate(coverage.members):
        _member(canvas, grid, member, head + _ROW * place)
    _sums(canvas, grid, head + _ROW * len(coverage.members) + 4)
    return canvas


def _key(grid: _Grid) -> Key:
    words, say = grid.words, grid.words.sentences.wording.say
    entries = [Entry(_sample("2"), words.of_counted("some")), Entry(_sample(""), words.of_counted("lacking"))]
    if words.coverage.target is not None:
        reach = words.reach(words.coverage.at_least)
        entries.append(Entry(_sign("✓"), say("coverage.key.reached", values=reach)))
    numbered = enumerate(grid.names, start=1) if grid.is_numbered else ()
    entries += [Entry(_sign(str(number)), name) for number, name in numbered]
    return Key(entries, grid.width, 1 if grid.is_narrow else 3)


def _sample(number: str) -> Sample:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        _cell(canvas, (x, x + 22), (y - 8, y + 8), number)

    return draw


def _sign(sign: str) -> Sample:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.text(canvas.pixel(x + 11), y, sign, Lettering(bold=True, anchor="middle"))

    return draw


def _member(canvas: Canvas, grid: _Grid, member: CoverageMember, top: float) -> None:
    words, middle = grid.words, top + _ROW / 2
    language, numbers = words.sentences.wording.language, words.sentences.wording.numbers
    reached = len(held(member))
    is_enough = words.coverage.target is not None and reached >= words.coverage.at_least
    lettering = Lettering(12 if grid.is_narrow else 13, bold=is_enough)
    _name(canvas, member.name.in_language(language), grid.label - 6, middle, lettering)
    for column, value in enumerate(words.coverage.values):
        count = member.counts.get(value, 0)
        _cell(canvas, grid.across(column), (top + _CELL, top + _ROW - _CELL), numbers.number(count) if count else "")
    shown = numbers.number(reached) if grid.is_narrow else words.counted(reached)
    canvas.text(canvas.pixel(grid.width - grid.end + 10), middle, f"{shown} ✓" if is_enough else shown, lettering)


def _name(canvas: Canvas, name: str, width: float, middle: float, lettering: Lettering) -> None:
    """On two lines where one is not enough; these are set smaller."""
    if fits(name, width, lettering.size, bold=lettering.bold):
        canvas.text(canvas.pixel(0), middle, name, lettering)
        return
    small = Lettering(12, bold=lettering.bold)
    lines = wrapped(name, width, small.size, bold=small.bold)
    for number, line in enumerate(lines):
        canvas.text(canvas.pixel(0), middle + 13 * (number - (len(lines) - 1) / 2), line, small)


def _sums(canvas: Canvas, grid: _Grid, top: float) -> None:
    """How many members have each value."""
    words, middle = grid.words, top + _ROW / 2
    say, numbers = words.sentences.wording.say, words.sentences.wording.numbers
    edges = ((canvas.pixel(0), top), (canvas.pixel(grid.width), top))
    canvas.path(edges, palette.MUTED.light, Stroke(width=1, plane=GROUND))
    canvas.text(canvas.pixel(0), middle, say("coverage.how_many"), PLAIN)
    for column, value in enumerate(words.coverage.values):
        having = sum(bool(member.counts.get(value, 0)) for member in words.coverage.members)
        at = canvas.pixel(sum(grid.across(column)) / 2)
        canvas.text(at, middle, numbers.number(having), Lettering(anchor="middle"))


def _cell(canvas: Canvas, across: Span, down: Span, number: str) -> None:
    """``across`` in pixels."""
    edges = (canvas.pixel(across[0]), canvas.pixel(across[1]))
    canvas.box(edges, down, palette.STRONG.light if number else palette.TRACK.light)
    colour = palette.ON_STRONG if number else palette.MUTED
    lettering = Lettering(bold=bool(number), colour=colour.light, anchor="middle")
    canvas.text(sum(edges) / 2, sum(down) / 2, number or "–", lettering)
