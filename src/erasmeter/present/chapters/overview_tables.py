"""The chapter on what the records say without any target: by call, as a figure and as a table, and by region."""

from erasmeter.present.blocks import Block, Cell, Column, Heading, Note, Paragraph, Table
from erasmeter.present.edition import Edition, Overview, Series
from erasmeter.present.facts import EMPTY
from erasmeter.present.figures.calls_chart import calls_figure
from erasmeter.present.units import named, printed
from erasmeter.present.wording import Wording

_MONEY = "EUR"


def overview_chapter(edition: Edition, wording: Wording) -> list[Block]:
    """The chapter; nothing where there are no records of projects."""
    overview = edition.overview
    if overview is None:
        return []
    figure = calls_figure(overview, wording, edition.calls_held if edition.strategy else None, "figure-calls")
    blocks: list[Block] = [
        Heading(wording.say("chapter.overview"), "overview"),
        Paragraph(wording.say("overview.text")),
        *([figure] if figure else []),
        _by_call(overview, wording),
    ]
    if any(name is not None for name, _ in overview.regions):
        blocks.append(_by_region(overview, wording))
    if any(series.unit == _MONEY for series in overview.series):
        blocks.append(Note(wording.say("overview.note.money")))
    return blocks


def _by_call(overview: Overview, wording: Wording) -> Table:
    calls = sorted({call for series in overview.series for call in series.by_call})
    columns = (Column(wording.say("overview.column.indicator")), *(Column(str(call), "end") for call in calls))
    rows = tuple(
        (
            Cell(series_name(series, wording)),
            *(Cell(series_value(series.by_call.get(call), series, wording)) for call in calls),
        )
        for series in overview.series
    )
    return Table(wording.say("overview.caption.calls"), columns, rows)


def _by_region(overview: Overview, wording: Wording) -> Table:
    columns = (
        Column(wording.say("overview.column.region")),
        *(Column(series_name(series, wording), "end") for series in overview.by_region),
    )
    rows = tuple(
        (
            Cell(wording.say("overview.region.unknown") if name is None else name.in_language(wording.language)),
            *(Cell(series_value(value, of, wording)) for value, of in zip(values, overview.by_region, strict=True)),
        )
        for name, values in overview.regions
    )
    return Table(wording.say("overview.caption.regions", calls=_span(overview.calls)), columns, rows)


def series_name(series: Series, wording: Wording) -> str:
    """The name of what is counted; of money, in millions."""
    return named(series.name.in_language(wording.language), series.unit, wording)


def series_value(value: float | None, series: Series, wording: Wording) -> str:
    """A value under that name."""
    return EMPTY if value is None else printed(value, series.unit, wording)


def _span(calls: tuple[int, ...]) -> str:
    return str(calls[0]) if len(calls) == 1 else f"{calls[0]}–{calls[-1]}"
