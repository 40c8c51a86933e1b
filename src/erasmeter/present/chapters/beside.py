"""Figures that belong beside a target's own: counted another way, or what would be if applications were granted."""

from erasmeter.model.status import Beside, TargetStatus
from erasmeter.present.blocks import Block, Cell, Column, Heading, Paragraph, Table
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import inside


def beside(sentences: Sentences) -> list[Block]:
    """The chapter with one table; nothing where no records give such figures."""
    say = sentences.wording.say
    rows = tuple(_row(sentences, status, figure) for status in sentences.edition.statuses for figure in status.beside)
    if not rows:
        return []
    columns = (
        Column(say("beside.column.target")),
        Column(say("beside.column.what")),
        Column(say("beside.column.value"), "end"),
        Column(say("beside.column.calls")),
    )
    caption = say("beside.caption", date=sentences.wording.numbers.date(sentences.edition.as_of))
    return [Heading(say("chapter.beside"), "beside"), Paragraph(say("beside.text")), Table(caption, columns, rows)]


def _row(sentences: Sentences, status: TargetStatus, figure: Beside) -> tuple[Cell, ...]:
    wording = sentences.wording
    name = figure.indicator.name.in_language(wording.language)
    what = name if figure.scenario is None else wording.say(f"beside.scenario.{figure.scenario}", name=inside(name))
    unknown = wording.count("beside.unknown", figure.unknown) if figure.unknown else None
    calls = wording.say("beside.no_calls")
    if figure.calls:
        first, last = figure.calls[0], figure.calls[-1]
        calls = str(first) if first == last else f"{first}–{last}"
    caveats = wording.together([inside(sentences.caveat_name(code)) for code in figure.caveats])
    said = wording.say("beside.caveats", names=caveats) if caveats else None
    detail = " ".join(part for part in (unknown, said) if part) or None
    return (Cell(status.target.id), Cell(what, detail=detail), Cell(_value(sentences, figure)), Cell(calls))


def _value(sentences: Sentences, figure: Beside) -> str:
    facts = sentences.facts
    if figure.numerator is not None and figure.denominator is not None:
        return facts.of(figure.numerator, figure.denominator)
    return EMPTY if figure.value is None else facts.quantity(figure.value, figure.indicator.unit)
