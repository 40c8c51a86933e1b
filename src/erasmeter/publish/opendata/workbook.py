"""A workbook per language: what it is, then a sheet per dataset. Texts are texts, whatever they begin with.

The same publication gives the same bytes: the workbook's date is that of the edition.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from erasmeter.base.numbers import whole
from erasmeter.present import palette
from erasmeter.present.wording import Wording
from erasmeter.publish.opendata.about import About
from erasmeter.publish.opendata.sheets import Codes, Shown, names_of_sheets, shown_columns, width_of
from erasmeter.publish.opendata.storable import storable
from erasmeter.publish.opendata.tables import Table, Value

LONGEST_CELL: Final = 32_767
"""UTF-16 units that a cell can hold."""
_YEARS = ("call_year", "best_call", "last_call")
_WIDTHS_OF_ABOUT = (34, 84, 24, 9)
_WIDEST_ON_ONE_PAGE = 220
_WRAPPED_FROM = 60


class Exact(float):
    """A number that is written with all the digits that tell it from its neighbours; the library gives sixteen."""

    def __format__(self, form: str, /) -> str:
        return repr(whole(float(self)))


def workbook_bytes(tables: Sequence[Table], about: About, codes: Codes, as_of: date, wording: Wording) -> bytes:
    """The workbook as a file."""
    made = io.BytesIO()
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    with Workbook(made, options) as book:
        book.set_properties(
            {"title": about.title, "comments": about.description, "created": datetime.combine(as_of, time())}
        )
        writer = _Writer(book, wording, codes, names_of_sheets(tables, wording.language))
        first = book.add_worksheet(wording.say("opendata.sheet.about"))
        for table in tables:
            writer.table(table)
        writer.about(first, about, tables)
    return made.getvalue()


@dataclass
class _Writer:
    book: Workbook
    wording: Wording
    codes: Codes
    names: dict[str, str]
    shortened: int = 0
    formats: dict[str, Format] = field(default_factory=dict)

    def format(self, **looks: Any) -> Format:
        """A format of these looks, made once."""
        name = repr(looks)
        if name not in self.formats:
            self.formats[name] = self.book.add_format({"valign": "top", **looks})
        return self.formats[name]

    @property
    def heading(self) -> Format:
        """That of the first row of a table."""
        ink, paper = palette.ON_STRONG.light, palette.STRONG.light
        return self.format(bold=True, text_wrap=True, font_color=ink, bg_color=paper, valign="vcenter")

    def table(self, table: Table) -> None:
        """A sheet with a heading that stays, a filter, and as wide as its cells."""
        sheet = self.book.add_worksheet(self.names[table.id])
        columns = shown_columns(table, self.codes, self.wording)
        widths = [width_of(one.heading, (one.of(row) for row in table.rows)) for one in columns]
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)
        sheet.set_row(
            0, 15 * max(-(-len(one.heading) // width) for one, width in zip(columns, widths, strict=True)) + 4
        )
        for place, one in enumerate(columns):
            self.text(sheet, 0, place, one.heading, self.heading)
        for number, row in enumerate(table.rows, 1):
            for place, one in enumerate(columns):
                self.cell(sheet, number, place, one.of(row), one)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        if sum(widths) <= _WIDEST_ON_ONE_PAGE:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.repeat_columns(0)

    def cell(self, sheet: Worksheet, row: int, place: int, value: Value, shown: Shown) -> None:
        """One value by its type; a blank is an empty cell."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value, self.format(align="center"))
        elif isinstance(value, int | float):
            sheet.write_number(row, place, Exact(value), self.format(num_format=_number_format(value, shown)))
        elif isinstance(value, date):
            sheet.write_datetime(row, place, datetime.combine(value, time()), self.format(num_format="yyyy-mm-dd"))
        else:
            muted = {"font_color": palette.MUTED.light} if shown.is_code else {}
            self.text(sheet, row, place, value, self.format(text_wrap=len(value) > _WRAPPED_FROM, **muted))

    def text(self, sheet: Worksheet, row: int, place: int, text: str, looks: Format) -> None:
        """A text as a text. What no cell can hold is shortened, and says so."""
        text = storable(text)
        if len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
            self.shortened += 1
            told = self.wording.say("opendata.shortened", n=self.wording.numbers.number(len(text)))
            room = (LONGEST_CELL - len(told.encode("utf-16-le")) // 2) * 2
            text = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + told
        if text:
            sheet.write_string(row, place, text, looks)

    def about(self, sheet: Worksheet, about: About, tables: Sequence[Table]) -> None:
        """The first sheet: what the workbook is, its sheets, its caveats, what blanks mean."""
        for place, width in enumerate(_WIDTHS_OF_ABOUT):
            sheet.set_column(place, place, width)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        say, plain, strong = self.wording.say, self.format(text_wrap=True), self.format(bold=True)
        row = 0
        self.text(sheet, row, 0, about.title, self.format(bold=True, font_size=18, font_color=palette.STRONG.light))
        row += 1
        self.text(sheet, row, 0, about.description, self.format())
        row += 2
        for label, value in about.facts:
            self.text(sheet, row, 0, label, strong)
            self.text(sheet, row, 1, value, self.format())
            row += 1
        for heading, columns, lines in self._lists(tables):
            row += 1
            self.text(
                sheet, row, 0, say(heading), self.format(bold=True, font_size=14, font_color=palette.STRONG.light)
            )
            row += 1
            for place, name in enumerate(columns):
                self.text(sheet, row, place, say(name), self.heading)
            for line in lines:
                row += 1
                for place, item in enumerate(line):
                    self._of_list(sheet, row, place, item, plain)
            row += 1

    def _of_list(self, sheet: Worksheet, row: int, place: int, value: str | int, plain: Format) -> None:
        if isinstance(value, int):
            sheet.write_number(row, place, value, self.format(num_format="#,##0"))
        elif value.startswith("internal:"):
            name = value.removeprefix("internal:")
            link = self.format(font_color=palette.STRONG.light, underline=1)
            sheet.write_url(row, place, "internal:'" + name.replace("'", "''") + "'!A1", link, string=name)
        else:
            self.text(sheet, row, place, value, plain)

    def _lists(self, tables: Sequence[Table]) -> list[tuple[str, tuple[str, ...], list[tuple[str | int, ...]]]]:
        language, say = self.wording.language, self.wording.say
        sheets: list[tuple[str | int, ...]] = [
            (f"internal:{self.names[one.id]}", one.description[language], one.id, len(one.rows)) for one in tables
        ]
        statuses: list[tuple[str | int, ...]] = [
            (code, meaning) for (name, code), meaning in self.codes.items() if name == "obs_status"
        ]
        caveats: list[tuple[str | int, ...]] = [
            (code, name, self.codes.get(("effect", effect), effect))
            for code, name, effect in caveats_of(tables, language)
        ]
        column = "opendata.list."
        lists = [
            ("opendata.sheets", (f"{column}sheet", f"{column}says", f"{column}dataset", f"{column}rows"), sheets),
            ("opendata.statuses", (f"{column}code", f"{column}meaning"), statuses),
            ("opendata.caveats", (f"{column}code", f"{column}caveat", f"{column}effect"), caveats),
        ]
        if self.shortened:
            told: list[tuple[str | int, ...]] = [(self.shortened, say("opendata.shortened.told"))]
            lists.append(("opendata.notes", (f"{column}cells", f"{column}note"), told))
        return [one for one in lists if one[2]]


def caveats_of(tables: Sequence[Table], language: str) -> list[tuple[str, str, str]]:
    """Code, name and effect of the caveats."""
    found = next((table for table in tables if table.id == "caveats"), None)
    if found is None:
        return []
    places = [found.place(name) for name in ("caveat", f"caveat_name_{language}", "effect")]
    return [tuple(str(row[place]) for place in places) for row in found.rows]  # type: ignore[misc]  # of three places


def _number_format(value: float, shown: Shown) -> str:
    if shown.column.of in _YEARS:
        return "0"
    return "#,##0" if isinstance(whole(value), int) else "#,##0.0###"
