"""The figures of a target with where they come from, and the rows behind them as far as they may be published."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from erasmeter.present.blocks import Block, Cell, Column, Heading, List, Note, Paragraph, Table
from erasmeter.present.chapters.appendix import evidence_table
from erasmeter.present.explain import Explanation
from erasmeter.present.facts import EMPTY
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording

Row = Mapping[str, Any]
_MOST_ROWS = 500
_STATED = "observations"


def figures(sentences: Sentences) -> list[Block]:
    """Every figure of the edition's targets, by where it comes from."""
    say = sentences.wording.say
    heading = Heading(say("site.figures"), "figures")
    return [heading, evidence_table(sentences) or Paragraph(say("site.figures.none"))]


def rows_behind(sentences: Sentences, explanation: Explanation) -> list[Block]:
    """The section: which files, then the rows. Rows of a table that is not named here stay unpublished: tables of
    participants hold numbers so small that they could point to a person."""
    wording = sentences.wording
    heading = Heading(wording.say("site.rows"), "rows")
    if not explanation.rows:
        return [heading, Paragraph(wording.say("site.rows.none"))]
    files = [
        (made.snapshot.file, wording.count("site.rows.of_file", made.rows, snapshot=made.snapshot.id))
        for made in explanation.contributions
    ]
    blocks: list[Block] = [heading, Paragraph(wording.say("site.rows.text")), List(tuple(files))]
    counted = explanation.status.indicator.table or ""
    stated = [row for row in explanation.rows if row["feed"] != "records"]
    records = [row for row in explanation.rows if row["feed"] == "records"]
    for table, rows in ((counted, records), (_STATED, stated)):
        if rows:
            blocks += _published(wording, table, rows)
    return blocks


def _published(wording: Wording, table: str, rows: Sequence[Row]) -> list[Block]:
    shown = _SHOWN.get(table)
    if shown is None:
        return [Note(wording.count("site.rows.withheld", len(rows)))]
    columns = tuple(Column(wording.say(f"rows.column.{name}")) for name in shown)
    cells = tuple(tuple(make(wording, row) for make in shown.values()) for row in rows[:_MOST_ROWS])
    caption = wording.count("site.rows.caption", len(cells), what=wording.say(f"site.rows.{table}"))
    blocks: list[Block] = [Table(caption, columns, cells, folds=True)]
    if len(rows) > _MOST_ROWS:
        blocks.append(Note(wording.count("site.rows.more", len(rows) - _MOST_ROWS)))
    return blocks


def _code(column: str) -> Callable[[Wording, Row], Cell]:
    return lambda _, row: Cell(str(row[column] or EMPTY), code=True)


def _text(column: str) -> Callable[[Wording, Row], Cell]:
    return lambda _, row: Cell(str(row[column] or EMPTY))


def _call(_: Wording, row: Row) -> Cell:
    return Cell(f"{row['action'] or EMPTY} {row['call_year']}")


def _place(wording: Wording, row: Row) -> Cell:
    return Cell(wording.say("ledger.line", line=str(row["line"])), detail=str(row["file"]))


def _role(wording: Wording, row: Row) -> Cell:
    return Cell(wording.known(f"rows.role.{row['role']}", str(row["role"] or EMPTY)))


def _indicator(wording: Wording, row: Row) -> Cell:
    part = row["part"]
    return Cell(str(row["indicator"]), detail=wording.known(f"part.{part}", str(part)) if part else None, code=True)


def _stated_value(wording: Wording, row: Row) -> Cell:
    numbers = wording.numbers
    if row["numerator"] is not None and row["denominator"] is not None:
        pair = {"n": numbers.amount(row["numerator"]), "m": numbers.amount(row["denominator"])}
        return Cell(wording.say("value.of", **pair))
    if row["value"] is not None:
        return Cell(numbers.amount(row["value"]))
    direction = row["direction"]
    return Cell(wording.say(f"edition.direction.{direction}") if direction else EMPTY)


def _document(wording: Wording, row: Row) -> Cell:
    document = str(row["document"] or EMPTY)
    if row["document"] and row["page"]:
        document = wording.say("evidence.page", document=document, page=str(row["page"]))
    return Cell(document)


_Make = Callable[[Wording, Row], Cell]
_SHOWN: dict[str, dict[str, _Make]] = {
    "projects": {"project": _code("project"), "title": _text("title"), "call": _call, "place": _place},
    "participations": {
        "project": _code("project"),
        "organisation": _text("name"),
        "town": _text("town"),
        "role": _role,
        "call": _call,
        "place": _place,
    },
    "accreditations": {
        "accreditation": _code("accreditation"),
        "organisation": _text("name"),
        "town": _text("town"),
        "call": _call,
        "place": _place,
    },
    _STATED: {"figure": _indicator, "value": _stated_value, "document": _document, "place": _place},
}
