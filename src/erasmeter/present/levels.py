"""Yardsticks: the level, its course from call to call, and per million inhabitants, as rows, table and chapter."""

from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table as TerminalTable
from rich.text import Text

from erasmeter.base.numbers import Numbers, whole
from erasmeter.model.levels import Level, per_million
from erasmeter.present.blocks import Block, Cell, Column, Heading, Note, Paragraph, Table
from erasmeter.present.edition import Edition
from erasmeter.present.facts import EMPTY
from erasmeter.present.wording import Wording, as_sentence, inside

_FEW_PLACES, _FEW = 2, 10


def level_rows(edition: Edition, language: str) -> list[dict[str, Any]]:
    """One row per yardstick, in the order of the strategy; numbers are exact."""
    return [
        {
            "yardstick": level.yardstick.id,
            "name": level.yardstick.name.in_language(language),
            "indicator": level.indicator.id,
            "as_of": level.as_of.isoformat(),
            "value": level.value,
            "unit": level.indicator.unit,
            "by_call": {str(call): whole(value) for call, value in level.by_call.items()},
            "per_million": level.per_million,
            "per_million_by_call": {
                str(call): per_million(value, level.inhabitants) for call, value in level.by_call.items()
            },
            "inhabitants": level.inhabitants.persons if level.inhabitants else None,
            "inhabitants_on": level.inhabitants.counted_on.isoformat() if level.inhabitants else None,
            "inhabitants_stated_by": level.inhabitants.stated_by if level.inhabitants else None,
            "rank": {"place": level.rank.place, "of": level.rank.of} if level.rank else None,
            "caveats": list(level.figure.caveats) if level.figure else [],
            "snapshots": sorted(level.figure.lines) if level.figure else [],
        }
        for level in edition.levels
    ]


def level_table(edition: Edition, language: str) -> TerminalTable:
    """Yardstick, a column per call, the whole, per million inhabitants and, where it can be told, the place."""
    wording = Wording(edition.texts, language)
    table = TerminalTable(
        title=Text(_caption(edition, wording), style="bold"), title_justify="left", box=SIMPLE_HEAD, pad_edge=False
    )
    columns, rows = _cells(edition, wording)
    table.add_column()
    for column in columns:
        table.add_column(column.heading, justify="right" if column.align == "end" else "left", overflow="fold")
    for level, cells in zip(edition.levels, rows, strict=True):
        table.add_row(Text(level.yardstick.id, style="bold"), *(Text(cell.text) for cell in cells))
    return table


def level_notes(edition: Edition, language: str) -> list[str]:
    """What must be known of the table: that nothing is judged, who lived there, what the figures lack."""
    return _notes(edition, Wording(edition.texts, language))


def levels_chapter(edition: Edition, wording: Wording) -> list[Block]:
    """The chapter; nothing where the strategy has no yardsticks."""
    if not edition.levels:
        return []
    columns, cells = _cells(edition, wording)
    named = zip(edition.levels, cells, strict=True)
    rows = tuple((Cell(f"{level.yardstick.id} {row[0].text}"), *row[1:]) for level, row in named)
    blocks: list[Block] = [
        Heading(wording.say("chapter.levels"), "levels"),
        Paragraph(wording.say("levels.text")),
        Table(_caption(edition, wording), columns, rows),
    ]
    return [*blocks, *(Note(text) for text in _notes(edition, wording)[1:])]


def _caption(edition: Edition, wording: Wording) -> str:
    country = wording.numbers.country(edition.country or "")
    return wording.say("levels.caption", country=country, date=wording.numbers.date(edition.as_of))


def _cells(edition: Edition, wording: Wording) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    calls = sorted({call for level in edition.levels for call in level.by_call})
    is_ranked = any(level.rank for level in edition.levels)
    titles = [*map(str, calls), wording.say("levels.column.all"), wording.say("levels.column.per_million")]
    titles += [wording.say("levels.column.rank")] if is_ranked else []
    columns = (Column(wording.say("levels.column.yardstick")), *(Column(title, "end") for title in titles))
    return columns, tuple(_row(level, calls, wording, is_ranked=is_ranked) for level in edition.levels)


def _row(level: Level, calls: Sequence[int], wording: Wording, *, is_ranked: bool) -> tuple[Cell, ...]:
    numbers = wording.numbers
    by_call = [EMPTY if (value := level.by_call.get(call)) is None else numbers.amount(value) for call in calls]
    shown = rate_in_words(numbers, level.per_million)
    rank = wording.say("value.of", n=str(level.rank.place), m=str(level.rank.of)) if level.rank else EMPTY
    cells = [*by_call, EMPTY if level.value is None else numbers.amount(level.value), shown]
    name = level.yardstick.name.in_language(wording.language)
    return (Cell(name), *(Cell(cell) for cell in [*cells, *([rank] if is_ranked else [])]))


def rate_in_words(numbers: Numbers, rate: float | None) -> str:
    """A number per million inhabitants, low ones to two places."""
    return EMPTY if rate is None else numbers.number(rate, _FEW_PLACES if rate < _FEW else 1)


def _notes(edition: Edition, wording: Wording) -> list[str]:
    if not edition.levels:
        return []
    country = wording.numbers.country(edition.country or "")
    people = edition.levels[0].inhabitants
    notes = [wording.say("levels.text")]
    if people is None:
        notes.append(wording.say("levels.no_inhabitants", country=country))
    else:
        notes.append(
            wording.say(
                "levels.inhabitants",
                country=country,
                persons=wording.numbers.number(people.persons),
                date=wording.numbers.date(people.counted_on),
                source=people.stated_by,
            )
        )
    if not any(level.rank for level in edition.levels):
        notes.append(wording.say("levels.no_rank", country=country))
    for code in dict.fromkeys(code for level in edition.levels if level.figure for code in level.figure.caveats):
        held = [level.yardstick.id for level in edition.levels if level.figure and code in level.figure.caveats]
        ids = wording.say("levels.all") if len(held) == len(edition.levels) else wording.together(held)
        name = inside(edition.caveats[code].name.in_language(wording.language))
        notes.append(as_sentence(wording.say("levels.caveat", ids=ids, caveat=name)))
    return notes
