"""Writes cells of a workbook: texts as texts, numbers with all their digits, rows as high as what they hold."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from erasmeter.base.numbers import whole
from erasmeter.present.figures import palette
from erasmeter.present.wording import Wording
from erasmeter.publish.opendata.storable import storable
from erasmeter.publish.opendata.tables import Value

LONGEST_CELL: Final = 32_767
"""UTF-16 units that a cell can hold."""
_LINE, _MOST_LINES = 15, 8


class Exact(float):
    """A number that is written with all the digits that tell it from its neighbours; the library gives sixteen."""

    def __format__(self, form: str, /) -> str:
        return repr(whole(float(self)))


@dataclass
class Pen:
    """Writes into the sheets of one workbook. ``shortened`` counts the cells that do not hold all of their text."""

    book: Workbook
    wording: Wording
    shortened: int = 0
    _formats: dict[str, Format] = field(default_factory=dict)

    def format(self, **looks: Any) -> Format:
        """A format of these looks, made once."""
        name = repr(looks)
        if name not in self._formats:
            self._formats[name] = self.book.add_format({"valign": "top", **looks})
        return self._formats[name]

    @property
    def heading(self) -> Format:
        """That of the first row of a table."""
        ink, paper = palette.ON_STRONG.light, palette.STRONG.light
        return self.format(bold=True, text_wrap=True, font_color=ink, bg_color=paper, valign="vcenter")

    def value(
        self, sheet: Worksheet, at: tuple[int, int], value: Value, *, number: str = "#,##0", **looks: Any
    ) -> None:
        """One value by its type; a blank is an empty cell. ``number`` is the form of numbers."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(*at, value, self.format(align="center", **looks))
        elif isinstance(value, int | float):
            sheet.write_number(*at, Exact(value), self.format(num_format=number, **looks))
        elif isinstance(value, date):
            sheet.write_datetime(*at, datetime.combine(value, time()), self.format(num_format="yyyy-mm-dd", **looks))
        else:
            self.text(sheet, at, value, self.format(**looks))

    def text(self, sheet: Worksheet, at: tuple[int, int], text: str, looks: Format) -> None:
        """A text as a text. What no cell can hold is shortened, and says so."""
        text = storable(text)
        if len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
            self.shortened += 1
            told = self.wording.say("opendata.shortened", n=self.wording.numbers.number(len(text)))
            room = (LONGEST_CELL - len(told.encode("utf-16-le")) // 2) * 2
            text = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + told
        if text:
            sheet.write_string(*at, text, looks)

    @staticmethod
    def height(sheet: Worksheet, row: int, lines: int) -> None:
        """Makes room for so many lines, up to a limit; to be called before the row is written."""
        if lines > 1:
            sheet.set_row(row, _LINE * min(lines, _MOST_LINES) + 1)


def lines_of(value: Value, width: int) -> int:
    """How many lines a text takes in a column of a width, in characters."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, -(-len(line) // width)) for line in value.split("\n")[:_MOST_LINES])
