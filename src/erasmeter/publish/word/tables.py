"""Tables in Word: our style, a header row that repeats, fixed widths, rows that stay whole where they can."""

from dataclasses import dataclass

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph

from erasmeter.present.blocks import Cell, Mark, Table
from erasmeter.publish.breaking import has_tall_rows
from erasmeter.publish.columns import SIZES, Widths
from erasmeter.publish.word.blank import TWIPS
from erasmeter.publish.word.fields import element, set_language
from erasmeter.publish.word.names import locale


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the text of a table is set: ``size`` in points where it is not the usual one, and what stays together."""

    size: float | None
    together: bool


def add_table(word: Word, table: Table, widths: Widths, *, together: bool) -> None:
    """The table at the end of the document, without its caption and notes; with ``together`` all of it stays on one
    page, and with what follows."""
    added: WordTable = word.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    _lay_out(added, table.caption, widths)
    setting = _Setting(None if widths.size == SIZES[0] else widths.size, together)
    # Through the elements: the library looks up every cell anew, which takes long in large tables.
    rows = [[WordCell(cell, added) for cell in row._tr.tc_lst] for row in added.rows]
    for column, cell in zip(table.columns, rows[0], strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table Heading"
        _aligned(paragraph, column.align)
        _sized(paragraph, column.heading, setting)
    for cells, row in zip(rows[1:], table.rows, strict=True):
        for number, (cell, content) in enumerate(zip(cells, row, strict=True)):
            _fill(cell, content, table.columns[number].align, setting)
    tall = has_tall_rows(table)
    for number, made in enumerate(added.rows):
        properties = made._tr.get_or_add_trPr()
        if number == 0 or not tall:
            properties.append(element("w:cantSplit"))
        if number == 0:
            properties.append(element("w:tblHeader"))


def add_mark(paragraph: Paragraph, mark: Mark) -> None:
    """A verdict as symbol and word, in its style."""
    paragraph.add_run(f"{mark.symbol}\u00a0{mark.word}").style = f"Verdict {mark.verdict}"


def _lay_out(added: WordTable, caption: str, widths: Widths) -> None:
    added.style = "Erasmeter"
    added.autofit = False
    properties = added._tbl.tblPr
    twips = [round(width * TWIPS) for width in widths.columns]
    width = properties.find(qn("w:tblW"))
    if width is not None:
        properties.remove(width)
    properties.insert_element_before(
        element("w:tblW", w=str(sum(twips)), type="dxa"), "w:jc", "w:tblLayout", "w:tblLook"
    )
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(element("w:tblLook", val="0020", firstRow="1", firstColumn="0", noHBand="1", noVBand="1"))
    properties.append(element("w:tblCaption", val=caption[:255]))
    for column, wide in zip(added._tbl.tblGrid.gridCol_lst, twips, strict=True):
        column.set(qn("w:w"), str(wide))
    for row in added._tbl.tr_lst:
        for cell, wide in zip(row.tc_lst, twips, strict=True):
            cell.width = Pt(wide / TWIPS)


def _fill(cell: WordCell, content: Cell, align: str, setting: _Setting) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    _aligned(paragraph, align)
    paragraph.paragraph_format.keep_with_next = setting.together or None
    if content.label:
        _sized(paragraph, f"{content.label} ", setting, style="Strong")
    if content.mark:
        add_mark(paragraph, content.mark)
    else:
        _sized(paragraph, content.text, setting, style="Code" if content.code else None)
    if content.detail:
        detail = cell.add_paragraph(style="Table Detail")
        _aligned(detail, align)
        detail.paragraph_format.keep_with_next = setting.together or None
        detail.add_run(content.detail)
    if content.language:
        for run in [run for paragraph in cell.paragraphs for run in paragraph.runs]:
            set_language(run, locale(content.language))


def _sized(paragraph: Paragraph, text: str, setting: _Setting, style: str | None = None) -> None:
    run = paragraph.add_run(text, style)
    if setting.size is not None:
        run.font.size = Pt(setting.size)


def _aligned(paragraph: Paragraph, align: str) -> None:
    if align == "end":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
