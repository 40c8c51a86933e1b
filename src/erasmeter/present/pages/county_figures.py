"""What the breakdowns of the edition say of one county or region: every indicator, by call, by sector."""

from collections.abc import Mapping, Sequence

from erasmeter.base.text import Text
from erasmeter.model.breakdowns import PROTECTED, TOTAL, UNKNOWN, Breakdown, BreakdownCell, Dimension
from erasmeter.present.blocks import Block, Cell, Column, Heading, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.protection import protection_note, sign
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import inside

_PLACES = ("county", "region")


def placed(sentences: Sentences) -> dict[str, Text]:
    """The counties or regions that breakdowns know, by code, with their names."""
    return {
        member.code: member.name
        for breakdown in _by_place(sentences)
        for member in breakdown.dimensions[0].members
        if member.code != UNKNOWN
    }


def county_totals(sentences: Sentences, code: str) -> tuple[tuple[str, str], ...]:
    """What each indicator says in all of a county or region, as pairs of its name and the figure; the same indicators
    for every code."""
    found: dict[str, tuple[str, str]] = {}
    for breakdown in _by_place(sentences):
        indicator = breakdown.indicator
        name = indicator.name.in_language(sentences.wording.language)
        found.setdefault(indicator.id, (name, _printed(sentences, breakdown, breakdown.by_code.get((code, TOTAL)))))
    return tuple(found.values())


def totals_table(sentences: Sentences, names: Mapping[str, Text], caption: str, heading: str) -> Table:
    """A row for every county or region, whose name leads to its page."""
    rows = [
        (
            Cell(name.in_language(sentences.wording.language)),
            *(Cell(said) for _, said in county_totals(sentences, code)),
        )
        for code, name in names.items()
    ]
    columns = (Column(heading), *(Column(name, "end") for name, _ in county_totals(sentences, "")))
    note = protection_note(_by_place(sentences), sentences.wording)
    return Table(caption, columns, tuple(rows), (note,) if note else ())


def county_figures(sentences: Sentences, code: str) -> list[Block]:
    """A chapter with a table for each thing that places are also broken down by; nothing where none knows the place."""
    by_axis: dict[str, list[Breakdown]] = {}
    for breakdown in _by_place(sentences):
        if code in breakdown.dimensions[0].codes:
            by_axis.setdefault(breakdown.dimensions[1].column, []).append(breakdown)
    if not by_axis:
        return []
    tables = [_table(sentences, found, code) for found in by_axis.values()]
    name = placed(sentences)[code].in_language(sentences.wording.language)
    return [Heading(sentences.wording.say("site.county.figures", name=name), "figures"), *tables]


def _by_place(sentences: Sentences) -> list[Breakdown]:
    return [
        breakdown
        for breakdown in sentences.edition.breakdowns
        if len(breakdown.dimensions) == 2 and breakdown.dimensions[0].column in _PLACES
    ]


def _table(sentences: Sentences, found: Sequence[Breakdown], code: str) -> Table:
    """A row for every value of what all of them are broken down by, and for the total; a column for every indicator."""
    wording, axis = sentences.wording, found[0].dimensions[1]
    language = wording.language
    columns = (
        Column(axis.name.in_language(language)),
        *(Column(breakdown.indicator.name.in_language(language), "end") for breakdown in found),
    )
    named = {**_members([breakdown.dimensions[1] for breakdown in found]), TOTAL: axis.total}
    rows = tuple(
        (Cell(name.in_language(language)), *(_cell(sentences, breakdown, (code, member)) for breakdown in found))
        for member, name in named.items()
    )
    caption = wording.say("site.county.by", axis=inside(axis.name.in_language(language)))
    note = protection_note(found, wording)
    return Table(caption, columns, rows, (note,) if note else ())


def _members(dimensions: Sequence[Dimension]) -> Mapping[str, Text]:
    """The members of all of them, years in their order and what is not stated last."""
    every = {member.code: member.name for one in dimensions for member in one.members}
    years = all(code.isdecimal() for code in every if code != UNKNOWN)
    order = sorted(every) if years else list(every)
    return {code: every[code] for code in sorted(order, key=lambda code: code == UNKNOWN)}


def _cell(sentences: Sentences, breakdown: Breakdown, at: tuple[str, ...]) -> Cell:
    return Cell(_printed(sentences, breakdown, breakdown.by_code.get(at)))


def _printed(sentences: Sentences, breakdown: Breakdown, cell: BreakdownCell | None) -> str:
    if cell is not None and cell.reason == PROTECTED:
        return sign(sentences.wording)
    if cell is None or cell.value is None:
        return EMPTY
    if breakdown.unit == "share":
        return sentences.wording.numbers.short_percent(cell.value)
    return sentences.facts.quantity(cell.value, breakdown.unit)
