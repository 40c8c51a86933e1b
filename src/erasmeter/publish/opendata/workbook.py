"""A workbook per language: what it is, then a sheet per dataset.

The same publication gives the same bytes: the workbook's date is that of the edition.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from xlsxwriter import Workbook

from erasmeter.base.numbers import whole
from erasmeter.present.figures import palette
from erasmeter.present.wording import Wording
from erasmeter.publish.opendata.about import About
from erasmeter.publish.opendata.firstsheet import write_first_sheet
from erasmeter.publish.opendata.pen import Pen, lines_of
from erasmeter.publish.opendata.sheets import Codes, Shown, names_of_sheets, shown_columns, width_of
from erasmeter.publish.opendata.tables import Table, Value

_YEARS = ("call_year", "best_call", "last_call")
_WIDEST_ON_ONE_PAGE = 220


def workbook_bytes(tables: Sequence[Table], about: About, codes: Codes, as_of: date, wording: Wording) -> bytes:
    """The workbook as a file."""
    made = io.BytesIO()
    with Workbook(made, {"constant_memory": True}) as book:
        created = datetime.combine(as_of, time())
        book.set_properties({"title": about.title, "comments": about.description, "created": created})
        pen, names = Pen(book, wording), names_of_sheets(tables, wording.language)
        first = book.add_worksheet(wording.say("opendata.sheet.about"))
        for table in tables:
            _write_table(pen, names[table.id], table, shown_columns(table, codes, wording))
        # Written last, since it tells of cells that were too long, it is still the first to be seen.
        write_first_sheet(pen, first, about, {names[table.id]: table for table in tables}, codes)
    return made.getvalue()


def _write_table(pen: Pen, name: str, table: Table, columns: Sequence[Shown]) -> None:
    """A sheet with a heading that stays, a filter, and as wide as its cells."""
    sheet = pen.book.add_worksheet(name)
    widths = [width_of(one.heading, (one.of(row) for row in table.rows)) for one in columns]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    if sum(widths) <= _WIDEST_ON_ONE_PAGE:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.repeat_columns(0)
    pen.height(sheet, 0, 1 + max(lines_of(one.heading, width) for one, width in zip(columns, widths, strict=True)))
    for place, one in enumerate(columns):
        pen.text(sheet, (0, place), one.heading, pen.heading)
    for number, row in enumerate(table.rows, 1):
        values = [one.of(row) for one in columns]
        lines = [_lines(one, value, width) for one, value, width in zip(columns, values, widths, strict=True)]
        pen.height(sheet, number, max(lines))
        for place, (one, value) in enumerate(zip(columns, values, strict=True)):
            looks: dict[str, str | int] = {"font_color": palette.MUTED.light} if one.is_code else {}
            looks |= {"indent": 1} if isinstance(value, str) and place else {}
            looks |= {"text_wrap": True} if lines[place] > 1 else {}
            pen.value(sheet, (number, place), value, number=_number_format(value, one), **looks)


def _lines(shown: Shown, value: Value, width: int) -> int:
    """How many lines a cell takes; codes that follow each other stay on one."""
    return 1 if shown.column.list else lines_of(value, width)


def _number_format(value: Value, shown: Shown) -> str:
    if shown.column.of in _YEARS:
        return "0"
    return "#,##0.0###" if isinstance(value, float) and isinstance(whole(value), float) else "#,##0"
