"""Small Excel workbooks, written without a library: sheets of texts and numbers."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_AT = (2021, 1, 1, 0, 0, 0)
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Cell = str | int | float | None


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Path:
    """Writes a workbook of these sheets, each of rows of cells; None is a blank. The same gives the same bytes."""
    numbers = range(1, len(sheets) + 1)
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for number in numbers
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(
            archive,
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{parts}</Types>',
        )
        _put(archive, "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        names = "".join(
            f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
            for number, name in zip(numbers, sheets, strict=True)
        )
        _put(
            archive,
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        )
        targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        _put(archive, "xl/_rels/workbook.xml.rels", _relations(targets))
        for number, rows in zip(numbers, sheets.values(), strict=True):
            _put(archive, f"xl/worksheets/sheet{number}.xml", _sheet(rows))
    return path


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    # Without a date of its own a part carries the time at which it was written.
    archive.writestr(zipfile.ZipInfo(name, _AT), text, zipfile.ZIP_DEFLATED)


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    stated = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{stated}</Relationships>'


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    stated = "".join(
        f'<row r="{number}">{"".join(_cell(cell, number, place) for place, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{stated}</sheetData></worksheet>'


def _cell(cell: Cell, row: int, place: int) -> str:
    if cell is None:
        return ""
    name = f"{_letters(place)}{row}"
    if isinstance(cell, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{name}"><v>{cell}</v></c>'


def _letters(place: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
