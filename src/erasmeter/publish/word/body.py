"""Writes the blocks of a report into a Word document, each in styles that have a name."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.text.paragraph import Paragraph as WordParagraph

from erasmeter.present import blocks
from erasmeter.present.wording import Wording
from erasmeter.publish.addresses import host
from erasmeter.publish.breaking import is_short
from erasmeter.publish.columns import Widths, widths
from erasmeter.publish.paper import Foreign, Numbered
from erasmeter.publish.word.captions import add_caption
from erasmeter.publish.word.drawings import add_drawing
from erasmeter.publish.word.fields import Bookmarks, add_link, set_language_of
from erasmeter.publish.word.names import locale
from erasmeter.publish.word.runs import add_points, add_prose
from erasmeter.publish.word.tables import add_table


class Body:
    """The text of one document, which begins on a page of its own. ``write`` takes any block; one that it does not
    know raises KeyError."""

    def __init__(self, word: Word, bookmarks: Bookmarks, wording: Wording) -> None:
        self._word, self._bookmarks, self._wording = word, bookmarks, wording
        self._level, self._first = 1, True
        self._writers: dict[type, Callable[[Any], None]] = {
            blocks.Heading: self._heading,
            blocks.Paragraph: self._paragraph,
            blocks.Note: lambda note: self._note(note.text),
            blocks.List: self._list,
            blocks.Tally: self._tally,
            blocks.Statements: self._statements,
            blocks.Prose: lambda prose: add_prose(self._add("Normal"), prose.spans),
            blocks.Points: lambda points: add_points(self._word, points),
            blocks.Commentary: self._commentary,
            Numbered: self._numbered,
            Foreign: self._foreign,
        }

    def write(self, block: object) -> None:
        """Adds the block at the end of the document."""
        self._writers[type(block)](block)

    def _add(self, style: str) -> WordParagraph:
        paragraph = self._word.add_paragraph(style=style)
        if self._first:
            paragraph.paragraph_format.page_break_before, self._first = True, False
        return paragraph

    def _heading(self, heading: blocks.Heading) -> None:
        self._level = heading.level
        paragraph = self._add(f"Heading {min(heading.level - 1, 4)}")
        end = self._bookmarks.begin(paragraph, heading.anchor)
        paragraph.add_run(heading.text)
        paragraph._p.append(end)

    def _paragraph(self, paragraph: blocks.Paragraph) -> None:
        added = self._add("Lead" if paragraph.lead else "Normal")
        added.add_run(paragraph.text)
        if paragraph.address:
            added.add_run(" ")
            add_link(added, host(paragraph.address), address=paragraph.address).style = "Hyperlink"

    def _note(self, text: str) -> None:
        self._add("Note").add_run(text)

    def _list(self, items: blocks.List) -> None:
        for label, text in items.items:
            added = self._add("List Bullet")
            if label:
                added.add_run(f"{label} ", "Strong")
            added.add_run(text)

    def _tally(self, tally: blocks.Tally) -> None:
        """As a table, so that it stays one when somebody edits it."""
        say = self._wording.say
        columns = (
            blocks.Column(say("print.tally.verdict")),
            blocks.Column(say("print.tally.number"), "end"),
            blocks.Column(say("print.tally.targets")),
        )
        rows = tuple(
            (blocks.Cell("", mark=count.mark), blocks.Cell(count.number), blocks.Cell(", ".join(count.targets)))
            for count in tally.counts
        )
        self._plain_table(blocks.Table(tally.title, columns, rows))

    def _statements(self, statements: blocks.Statements) -> None:
        self._add(f"Heading {min(self._level, 4)}").add_run(statements.title)
        say = self._wording.say
        columns = (
            blocks.Column(say("column.target")),
            blocks.Column(say("print.statement")),
            blocks.Column(say("column.verdict")),
        )
        rows = tuple(
            (blocks.Cell(item.target), blocks.Cell(item.text, f"{item.name}."), blocks.Cell("", mark=item.mark))
            for item in statements.items
        )
        self._plain_table(blocks.Table(statements.title, columns, rows))

    def _plain_table(self, table: blocks.Table) -> None:
        add_table(self._word, table, widths(table), together=False)
        self._after_table()

    def _commentary(self, commentary: blocks.Commentary) -> None:
        self._add("Commentary Title").add_run(commentary.title)
        for block in commentary.blocks:
            if isinstance(block, blocks.Heading):
                self._add(f"Heading {min(block.level - 1, 4)}").add_run(block.text)
            elif isinstance(block, blocks.Prose):
                add_prose(self._add("Commentary"), block.spans)
            else:
                add_points(self._word, block)

    def _foreign(self, foreign: Foreign) -> None:
        first = len(self._word.element.body)
        own, self._wording = self._wording, self._wording.in_language(foreign.language)
        for block in foreign.blocks:
            self.write(block)
        self._wording = own
        set_language_of(list(self._word.element.body)[first - 1 :], locale(foreign.language))

    def _numbered(self, numbered: Numbered) -> None:
        if isinstance(numbered.block, blocks.Table):
            self._table(numbered, numbered.block, widths(numbered.block))
        else:
            self._figure(numbered, numbered.block)

    def _table(self, numbered: Numbered, table: blocks.Table, wide: Widths) -> None:
        if wide.on_its_side:
            self._turn()
        add_caption(self._add("Caption"), numbered, table.caption, self._bookmarks)
        add_table(self._word, table, wide, together=is_short(table))
        self._after_table(table.notes)
        if wide.on_its_side:
            self._turn()

    def _after_table(self, notes: tuple[str, ...] = ()) -> None:
        """Word needs a paragraph after a table, or it joins the next one to it."""
        for note in notes:
            self._note(note)
        if not notes:
            self._add("After Table")

    def _figure(self, numbered: Numbered, figure: blocks.Figure) -> None:
        add_caption(self._add("Caption"), numbered, figure.title, self._bookmarks)
        add_drawing(self._add("Figure"), figure, numbered.number)
        for note in figure.notes:
            self._note(note)
        if numbered.data is not None:
            said = self._wording.say("print.data.reference", number=str(numbered.data.number))
            place = self._bookmarks.name(numbered.data.anchor)
            add_link(self._add("Note"), f"{said}.", place=place).style = "Hyperlink"

    def _turn(self) -> None:
        """A new section whose pages lie the other way."""
        section = self._word.add_section(WD_SECTION.NEW_PAGE)
        upright = section.orientation == WD_ORIENT.PORTRAIT
        section.orientation = WD_ORIENT.LANDSCAPE if upright else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
        section.different_first_page_header_footer = False
