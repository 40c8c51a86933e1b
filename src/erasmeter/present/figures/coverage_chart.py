"""How many of a set reach the goal: a square for each member, or a matrix where members and values are known."""

from collections.abc import Callable

from erasmeter.present.blocks import Figure, Table
from erasmeter.present.coverage_words import CoverageWords, group_table, groups_of, member_table, members_in_words
from erasmeter.present.edition import Coverage
from erasmeter.present.figures import palette
from erasmeter.present.figures.coverage_matrix import matrix
from erasmeter.present.figures.drawing import HALOS, Canvas, Lettering
from erasmeter.present.figures.pair import figure_of
from erasmeter.present.figures.vega import Naming
from erasmeter.present.sentences import Sentences

Draw = Callable[[CoverageWords, int], Canvas]


def coverage_figure(sentences: Sentences, coverage: Coverage, anchor: str) -> Figure | None:
    """The matrix of the members where they are known, else squares in groups; None where nothing is known."""
    words = CoverageWords(sentences, coverage)
    if coverage.members:
        return _figure(words, anchor, members_in_words(words), matrix, member_table(words))
    if coverage.groups:
        total = sum(group.members for group in coverage.groups)
        described = sentences.wording.say(
            "coverage.description.groups",
            n=sentences.wording.numbers.number(total),
            groups="; ".join(words.group(values, members) for values, members in groups_of(coverage)),
        )
        return _figure(words, anchor, described, _squares, group_table(words))
    return None


def _figure(words: CoverageWords, anchor: str, description: str, draw: Draw, data: Table) -> Figure:
    wording = words.sentences.wording
    title = words.title
    return figure_of(
        Naming(anchor, title, description),
        (draw(words, 760), draw(words, 360)),
        wording.numbers,
        data,
        _notes(words),
    )


def _notes(words: CoverageWords) -> tuple[str, ...]:
    wording, coverage = words.sentences.wording, words.coverage
    notes = []
    groups = groups_of(coverage)
    if not coverage.members:
        notes.append(wording.say("coverage.unnamed"))
    if coverage.pending:
        names = wording.together([name.in_language(wording.language) for name in coverage.pending])
        reached = sum(members for values, members in groups if values >= coverage.at_least) + len(coverage.pending)
        total = sum(members for _, members in groups)
        pending = wording.say("coverage.pending", names=names)
        sum_ = wording.say("coverage.pending.sum", n=wording.numbers.number(reached), m=wording.numbers.number(total))
        notes.append(f"{pending} {sum_}")
    return tuple(notes)


def _squares(words: CoverageWords, width: int) -> Canvas:
    """Groups side by side on a wide page, one above the other on a narrow one."""
    groups = [(values, members) for values, members in groups_of(words.coverage) if members]
    total = sum(members for _, members in groups)
    narrow = width < 500
    longest = max(members for _, members in groups)
    step = min(46.0, (width - 2) / longest if narrow else (width - 40 * (len(groups) - 1)) / total)
    canvas = Canvas(width, int((step + 44) * len(groups) if narrow else step + 24), 0, 0)
    x, y = 1.0, 4.0
    for values, members in groups:
        for place in range(members):
            _square(canvas, x + step * place, y, step - 8, min(values / words.coverage.at_least, 1))
        number = words.sentences.wording.numbers.number(members)
        canvas.text(canvas.pixel(x), y + step + 6, number, Lettering(18, bold=True))
        canvas.text(canvas.pixel(x + 12 + 9 * len(number)), y + step + 7, words.reach(values), Lettering(14))
        x, y = (x, y + step + 44) if narrow else (x + max(step * members, 150) + 24, y)
    return canvas


def _square(canvas: Canvas, x: float, y: float, size: float, filled: float) -> None:
    """A square filled from below as far as its member has come."""
    left, right = canvas.pixel(x), canvas.pixel(x + size)
    canvas.box((left, right), (y, y + size), palette.PAPER.light, outline=palette.STRONG.light)
    if filled:
        canvas.box((left, right), (y + size * (1 - filled), y + size), palette.STRONG.light, plane=HALOS)
