"""The first sheet of a workbook: what it is, its sheets, what blanks mean, its caveats, what is not whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from erasmeter.present.figures import palette
from erasmeter.publish.opendata.about import About
from erasmeter.publish.opendata.pen import Pen, lines_of
from erasmeter.publish.opendata.sheets import Codes
from erasmeter.publish.opendata.tables import Table

_WIDTHS = (36, 84, 34, 9)


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a sheet."""

    text: str
    sheet: str


Line = tuple[str | int | Link, ...]


def write_first_sheet(pen: Pen, sheet: Worksheet, about: About, tables: Mapping[str, Table], codes: Codes) -> None:
    """Writes it; ``tables`` are those of the other sheets, by the names of these."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    blue = {"bold": True, "font_color": palette.STRONG.light}
    sheet.set_row(0, 27)
    pen.text(sheet, (0, 0), about.title, pen.format(font_size=18, **blue))
    pen.text(sheet, (1, 0), about.description, pen.format())
    row = 3
    for label, value in about.facts:
        pen.text(sheet, (row, 0), label, pen.format(bold=True))
        pen.text(sheet, (row, 1), value, pen.format())
        row += 1
    for heading, columns, lines in _lists(pen, tables, codes, about.language):
        row += 1
        sheet.set_row(row, 21)
        pen.text(sheet, (row, 0), pen.wording.say(heading), pen.format(font_size=14, **blue))
        row += 1
        for place, name in enumerate(columns):
            pen.text(sheet, (row, place), pen.wording.say(f"opendata.list.{name}"), pen.heading)
        for line in lines:
            row += 1
            _line(pen, sheet, row, line)
        row += 1


def _line(pen: Pen, sheet: Worksheet, row: int, line: Line) -> None:
    texts = [item.text if isinstance(item, Link) else item for item in line]
    pen.height(sheet, row, max(lines_of(text, width) for text, width in zip(texts, _WIDTHS, strict=False)))
    for place, item in enumerate(line):
        if isinstance(item, Link):
            looks = pen.format(font_color=palette.STRONG.light, underline=1, text_wrap=True)
            target = "internal:'" + item.sheet.replace("'", "''") + "'!A1"
            sheet.write_url(row, place, target, looks, string=item.text)
        else:
            pen.value(sheet, (row, place), item, text_wrap=True)


def _lists(
    pen: Pen, tables: Mapping[str, Table], codes: Codes, language: str
) -> Iterator[tuple[str, tuple[str, ...], list[Line]]]:
    sheets: list[Line] = [
        (Link(table.title[language], name), table.description[language], table.id, len(table.rows))
        for name, table in tables.items()
    ]
    yield "opendata.sheets", ("sheet", "says", "dataset", "rows"), sheets
    statuses: list[Line] = [(code, meaning) for (name, code), meaning in codes.items() if name == "obs_status"]
    if statuses:
        yield "opendata.statuses", ("code", "meaning"), statuses
    caveats: list[Line] = [
        (code, name, codes.get(("effect", effect), effect))
        for code, name, effect in _caveats(tables.values(), language)
    ]
    if caveats:
        yield "opendata.caveats", ("code", "caveat", "effect"), caveats
    if pen.shortened:
        yield "opendata.notes", ("cells", "note"), [(pen.shortened, pen.wording.say("opendata.shortened.told"))]


def _caveats(tables: Iterable[Table], language: str) -> Iterator[tuple[str, str, str]]:
    """Code, name and effect of each."""
    for table in tables:
        if table.id == "caveats":
            code, name, effect = (table.place(one) for one in ("caveat", f"caveat_name_{language}", "effect"))
            yield from ((str(row[code]), str(row[name]), str(row[effect] or "")) for row in table.rows)
