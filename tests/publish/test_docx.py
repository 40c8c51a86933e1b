"""The Word document: real styles and captions that count, the same bytes each time, harmless with hostile text."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from erasmeter.present.blocks import Cell, Column, Figure, Heading, Paragraph, Passage, Statements, Table
from erasmeter.present.looks import LOOKS
from erasmeter.present.wording import Wording
from erasmeter.publish.columns import ON_ITS_SIDE, UPRIGHT
from erasmeter.publish.harmless import harmless
from erasmeter.publish.outputs import docx as output
from erasmeter.publish.paper import Numbered, on_paper
from erasmeter.publish.publication import Publication
from erasmeter.publish.word.blank import blank
from erasmeter.publish.word.body import Body
from erasmeter.publish.word.fields import Bookmarks
from tests.present import norway
from tests.publish.saying import saying, texts
from tests.publish.test_every_block import DOCUMENT, SAID
from tests.publish.test_html import hostile_edition
from tests.publish.word_reader import outlined, text_of

LANGUAGES = ("nb", "en")
EDITION = norway.edition()
DOCUMENTS = Publication(EDITION, LANGUAGES).documents
FILES = {language: output.render(DOCUMENTS[language], EDITION) for language in LANGUAGES}
EVERY = output.render(DOCUMENT, EDITION)
GOLDEN = Path(__file__).parents[1] / "golden"


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def tables(content: bytes) -> list[Any]:
    return list(opened(content).tables)


def test_every_kind_of_block_is_written() -> None:
    said = " ".join(" ".join(outlined(EVERY)).split())
    for text in SAID:
        if text != "4.":  # Word counts itself
            assert " ".join(text.split()) in said, text
    assert said.count("(Figure description)") == 2


def test_a_block_that_the_writer_does_not_know_stops() -> None:
    body = Body(blank("en"), Bookmarks(), Wording(EDITION.texts, "en"))
    with pytest.raises(KeyError):
        body.write(object())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_the_document_says_is_lost(language: str) -> None:
    said = " ".join(" ".join(outlined(FILES[language])).split())
    for text in texts(DOCUMENTS[language]):
        assert " ".join(text.split()) in said, text


def test_all_looks_have_a_name() -> None:
    """Nothing but the size of small tables is set by hand."""
    word = opened(FILES["nb"])
    used = {paragraph.style.name for paragraph in word.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "List Bullet", "Note", "Lead", "toc 1"} <= used
    assert {table.style.name for table in word.tables} == {"Erasmeter"}
    assert {f"Verdict {verdict}" for verdict in LOOKS} <= {style.name for style in word.styles}
    by_hand = {child.tag for run in word.element.iter(qn("w:rPr")) for child in run if run.getparent().tag == qn("w:r")}
    assert by_hand <= {qn("w:rStyle"), qn("w:sz"), qn("w:lang")}


def test_styles_that_are_named_are_there() -> None:
    for content in (FILES["nb"], EVERY):
        word = opened(content)
        tags = [qn(tag) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")]
        named = {found.get(qn("w:val")) for found in word.element.iter(*tags)}
        assert named <= {style.style_id for style in word.styles}


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_rows_repeat_and_are_marked(language: str) -> None:
    for table in tables(FILES[language]):
        first = table.rows[0]._tr.trPr
        assert first is not None and first.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst) <= round(UPRIGHT * 20) + 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_count_and_can_be_referred_to(language: str) -> None:
    wording = Wording(EDITION.texts, language)
    numbered = [block for block in on_paper(DOCUMENTS[language], wording).blocks if isinstance(block, Numbered)]
    word = opened(FILES[language])
    captions = [paragraph for paragraph in word.paragraphs if paragraph.style.name == "Caption"]
    assert [text_of(caption).split("\u2002")[0] for caption in captions] == [block.label for block in numbered]
    for caption, block in zip(captions, numbered, strict=True):
        (instruction,) = caption._p.iter(qn("w:instrText"))
        assert instruction.text.split() == ["SEQ", block.kind, "\\*", "ARABIC"]
    places = {mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))}
    led_to = {link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))} - {None}
    assert led_to and led_to <= places


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_are_a_field_that_is_filled(language: str) -> None:
    word = opened(FILES[language])
    entries = [paragraph for paragraph in word.paragraphs if paragraph.style.name.startswith("toc ")]
    assert "TOC \\o" in next(entries[0]._p.iter(qn("w:instrText"))).text
    headings = [
        paragraph
        for paragraph in word.paragraphs
        if paragraph.style.name in ("Heading 1", "Heading 2") and list(paragraph._p.iter(qn("w:bookmarkStart")))
    ]
    assert [text_of(entry) for entry in entries] == [text_of(heading) for heading in headings]


def test_fields_open_and_close() -> None:
    for content in (FILES["nb"], EVERY):
        parts = zipfile.ZipFile(io.BytesIO(content))
        for name in parts.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                kinds = re.findall(rb'fldCharType="(\w+)"', parts.read(name))
                assert kinds == [b"begin", b"separate", b"end"] * (len(kinds) // 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_properties(language: str) -> None:
    word = opened(FILES[language])
    locale = {"nb": "nb-NO", "en": "en-GB"}[language]
    defaults = word.styles.element.find(qn("w:docDefaults"))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == locale
    properties = word.core_properties
    assert (properties.title, properties.language) == (DOCUMENTS[language].title, locale)
    assert properties.created.date() == properties.modified.date() == norway.AS_OF
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    instructions = [found.text.strip() for found in section.footer._element.iter(qn("w:instrText"))]
    assert instructions == ["PAGE", "NUMPAGES"]


def test_a_passage_in_another_language_has_its_own_words() -> None:
    statements = next(block for block in DOCUMENT.blocks if isinstance(block, Statements))
    made = output.render(replace(DOCUMENT, blocks=(statements, Passage("nb", (statements,)))), EDITION)
    assert [table.rows[0].cells[2].text for table in opened(made).tables] == ["Verdict", "Vurdering"]


def test_another_language_is_said() -> None:
    said = {run.text: run._r.rPr.find(qn("w:lang")).get(qn("w:val")) for run in _runs(EVERY) if _has_language(run)}
    assert said["autre ligne"] == "fr"
    assert said["Skrevet på norsk"] == "nb-NO"
    assert "Plain paragraph" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawings_have_their_description_and_are_sharp(language: str) -> None:
    figures = [block for block in DOCUMENTS[language].blocks if isinstance(block, Figure)]
    shapes = opened(FILES[language]).inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes] == [figure.description for figure in figures]
    for shape in shapes:
        assert abs(shape.width.pt - UPRIGHT) < 1
        part = opened(FILES[language]).part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
        assert part.image.px_width / (UPRIGHT / 72) >= 200


def test_a_wide_table_lies_on_its_side() -> None:
    columns = tuple(Column(f"Heading{number}", "end") for number in range(16))
    table = Table("Wide table", columns, (tuple(Cell(f"1234567{number:02}") for number in range(16)),))
    made = output.render(replace(DOCUMENT, blocks=(Heading("One", "one"), table, Paragraph("After."))), EDITION)
    sections = list(opened(made).sections)
    assert [section.page_width > section.page_height for section in sections] == [False, True, False]
    assert not sections[1].different_first_page_header_footer
    (wide,) = tables(made)
    assert sum(int(column.get(qn("w:w"))) for column in wide._tbl.tblGrid.gridCol_lst) <= round(ON_ITS_SIDE * 20) + 20


def test_numbered_lists_count_by_themselves() -> None:
    numbering = opened(EVERY).part.numbering_part.element
    starts = [found.get(qn("w:val")) for found in numbering.iter(qn("w:startOverride"))]
    assert starts == ["4"]


def test_hostile_text_is_shown_and_does_nothing() -> None:
    hostile = '<w:p/>&amp;]]> {MERGEFIELD x} =cmd|"/c calc"!A1 {{ 7*7 }} \\u{41}'
    made = output.render(saying(hostile), EDITION)
    assert hostile in "\n".join(outlined(made))
    named = output.render(harmless(saying("a\u202eb\x07c\x00d")), EDITION)
    assert "a[U+202E]b[U+0007]c[U+0000]d" in "\n".join(outlined(named))
    assert "x" * 10_000 in "\n".join(outlined(output.render(saying("x" * 10_000), EDITION)))
    publication = Publication(hostile_edition(), ("nb",))
    assert outlined(output.render(publication.documents["nb"], publication.edition))


def test_every_part_is_well_formed_and_nothing_is_left_over() -> None:
    for content in (FILES["nb"], EVERY):
        parts = zipfile.ZipFile(io.BytesIO(content))
        names = parts.namelist()
        assert names[0] == "[Content_Types].xml"
        assert not [name for name in names if "thumbnail" in name or "custom" in name or "app.xml" in name]
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert output.render(DOCUMENTS["nb"], EDITION) == FILES["nb"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_as_it_was_last_looked_at(language: str) -> None:
    """After a change that is meant: look at the pages, then run with ERASMETER_WRITE_GOLDEN=1 and keep that."""
    golden = GOLDEN / f"report.{language}.docx.txt"
    found = "\n".join(outlined(FILES[language])) + "\n"
    if os.environ.get("ERASMETER_WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def _runs(content: bytes) -> Iterator[Any]:
    word = opened(content)
    yield from (run for paragraph in word.paragraphs for run in paragraph.runs)
    for table in word.tables:
        yield from (run for row in table.rows for cell in row.cells for part in cell.paragraphs for run in part.runs)


def _has_language(run: Any) -> bool:
    return run._r.rPr is not None and run._r.rPr.find(qn("w:lang")) is not None
